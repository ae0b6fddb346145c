"""A stamp that says when the page was published or changed is in the article's text.

## What is wrong
*Published 2 May 2021*, *Updated at 9:40 p.m. local time* or *02.05.2021, 21:40* was saved with the article, often with
the counters of readers and comments behind it.

## Why it matters
It says when another site changed its page, in that site's time and often in its form of dates, and is read as a line of
the article.

## Example
*Updated at 21:40 local time* between headline and text.

## Known false alarms
Only pages that have more of the page around the article in their text are looked at. Dates without a label or a time of
day are passed over, and so are the stamps above the text of HTML pages. House style may want the date under the
headline: `--skip markup/leaked-stamp`.

## Source
MQM: design and markup. Observed on pages of sites that republish machine translations.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, article_check, remark
from mtcheck.checks.markup._labels import label_lines
from mtcheck.checks.markup._page import STRAY, can_leak, is_furnished, is_saved_whole
from mtcheck.checks.markup._placed import soften
from mtcheck.language.lines import ends
from mtcheck.language.wording import wording
from mtcheck.model.finding import Category, Fix, Furniture, Severity
from mtcheck.model.kinds import Format, Region

_PLACES = (Region.HEADLINE, Region.SUBHEADING, Region.BODY)
_LONGEST_PLACE = 8
_MESSAGE = "a stamp of the page is in the text; it is not part of the article"


@article_check(Category.LEAKED_CHROME, Severity.MINOR, silences=STRAY, fix=Fix.REMOVAL, furniture=Furniture.ALWAYS)
def leaked_stamp(article: Article) -> Iterator[Remark]:
    amid = frozenset() if is_furnished(article) else _amid_text(article)
    if not (amid or is_furnished(article)):
        return
    words = wording(article.target_language)
    wrong = {line.block.span for line, _ in article.once(label_lines).mistranslated}
    is_read = article.target.format is Format.PLAIN or is_saved_whole(article)
    for at, block in enumerate(article.blocks):
        is_read = is_read or (article.target.format is Format.HTML and block.region is Region.BODY)
        if not is_read or block.region is not Region.TIMESTAMP or not can_leak(block, article):
            continue
        if amid and not (at in amid and words.is_stamp(block.text)):
            continue
        if block.span not in wrong and (words.is_stamp(block.text) or words.may_be_stamp(block.text)):
            severity = Severity.NEUTRAL if _dates_event(at, article) else soften(at, article)
            yield remark(
                block, 0, len(block.text), _MESSAGE, suggestion="", severity=severity, cause="markup/leaked-stamp"
            )


def _dates_event(at: int, article: Article) -> bool:
    """Whether a line says when an event is: the next one says where, or what it costs."""
    if wording(article.target_language).has_stamp_label(article.blocks[at].text):
        return False
    following = article.blocks[at + 1 : at + 2]
    return any(
        not block.gap
        and (block.region in _PLACES or (block.region is Region.BYLINE and "," in block.text))
        and not ends(block.text)
        and len(block.text.split()) <= _LONGEST_PLACE
        for block in following
    )


def _amid_text(article: Article) -> frozenset[int]:
    """The numbers of the blocks between paragraphs of the article, where a page of it alone has no stamp of its own."""
    texts = [at for at, block in enumerate(article.blocks) if block.region is Region.BODY and ends(block.text)]
    return frozenset(range(texts[0] + 1, texts[-1])) if texts else frozenset()
