"""Links to other articles are in the middle of this one.

## What is wrong
A box of further articles was saved as text: its heading, and the headlines of articles about something else.

## Why it matters
Readers meet unrelated headlines inside the report, and cannot tell where it goes on.

## Example
*More on this topic* and three headlines between two paragraphs.

## Known false alarms
An article's own lists are passed over when a colon announces them or their items are sentences, and so is a sentence
that refers readers elsewhere (*See also: the guide and the FAQ.*). In HTML, boxes that are marked up as such are not
reported, and in a file that is written by hand (Markdown, AsciiDoc, reStructuredText) neither are headings and lists,
unless they are links that lead away or more of a page was saved with them.

## Source
MQM: design and markup. Observed on pages of sites that republish machine translations.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, article_check, remark
from mtcheck.checks.markup._page import STRAY, find_leaked, group_runs, removal
from mtcheck.language.wording import Wording, wording
from mtcheck.model.finding import Category, Fix, Furniture, Severity
from mtcheck.model.kinds import Region
from mtcheck.patterns import lazy

_KICKER = lazy(r"^((?:[^\W\d_][\w-]+ ){1,2})([^\W\d_][\w’']*) ")


@article_check(Category.LEAKED_CHROME, Severity.MINOR, silences=STRAY, fix=Fix.REMOVAL, furniture=Furniture.ALWAYS)
def related_links(article: Article) -> Iterator[Remark]:
    words = wording(article.target_language)
    for run in group_runs(find_leaked(article, Region.RELATED)):
        cause = f"markup/related-links:{run[0].text.casefold()}"
        for block in run:
            if not words.is_relative_time(block.text):
                message = _message(block.text, words)
                yield remark(block, 0, len(block.text), message, suggestion=removal(block, article), cause=cause)


def _message(text: str, words: Wording) -> str:
    message = "a link to another article is in the middle of this one"
    match = _KICKER.match(text)
    if match and match[2][0].isupper() and match[2].lower() in words.open | words.continuers:
        return f"{message}; its section name '{match[1].strip()}' has run into its headline"
    return message
