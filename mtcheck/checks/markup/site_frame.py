"""The frame of a site is in the text: its name, archive links, copyright or disclaimer.

## What is wrong
Lines that belong to the site around an article were saved together with it: the republisher's name and motto, the label
of an automatic summary, *Source: …*, links to an archive, headings of empty boxes, the copyright line, disclaimers.
Where several pages of a site are checked in one call, lines that recur on them at the same place are its frame as well,
whatever they say.

## Why it matters
Readers take them for part of the article, and they are translated and counted with it.

## Example
*All news articles on 12 May 2023* under the last paragraph of a report.

## Known false alarms
A short article may rightly end with a line about its source; `--skip markup/site-frame` where that is house style.
In HTML, navigation and footers that are marked up as such are not reported, and whatever else is above or below the
article's text is a hint; so are the counters and rows of buttons in the posts of a thread.

## Source
MQM: design and markup. Observed on pages of sites that republish machine translations.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, article_check, remark
from mtcheck.checks.markup._page import STRAY, can_leak, find_leaked, is_rights, removal
from mtcheck.checks.markup._placed import soften
from mtcheck.language.wording import wording
from mtcheck.model.finding import Category, Fix, Furniture, Severity
from mtcheck.model.kinds import Format, Region
from mtcheck.model.text import Block

_MESSAGES = {
    Region.FRAME: "the site's own frame is in the text; it is not part of the article",
    Region.FOOTER: "a line of the site's footer is in the text; it is not part of the article",
}

_RECURS = "this line recurs on other pages of the site; it is not part of the article"


@article_check(Category.LEAKED_CHROME, Severity.MINOR, silences=STRAY, fix=Fix.REMOVAL, furniture=Furniture.ALWAYS)
def site_frame(article: Article) -> Iterator[Remark]:
    closed = False
    for at, block in find_leaked(article, *_MESSAGES):
        cause = f"markup/site-frame:{'template' if block.is_template else block.region}"
        closed = closed or (block.region is Region.FOOTER and is_rights(block, article))
        text = "" if closed and article.target.format is not Format.HTML else removal(block, article)
        message = _RECURS if block.is_template else _MESSAGES[block.region]
        severity = None if block.is_template else soften(at, article)
        yield remark(block, 0, len(block.text), message, suggestion=text, severity=severity, cause=cause)
    for block in article.blocks:
        if block.region is Region.SUMMARY and can_leak(block, article):
            yield from _summary_label(block, article)


def _summary_label(block: Block, article: Article) -> Iterator[Remark]:
    words = wording(article.target_language)
    label = words.leads(block.text, words.summary)
    if label:
        message = "the label of an automatic summary that the site has put before the article"
        yield remark(block, 0, label, message, suggestion="", cause="markup/site-frame:summary")
