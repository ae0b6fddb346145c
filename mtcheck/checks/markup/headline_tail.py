"""A section, paper or agency is stuck to the end of a headline.

## What is wrong
The title of the original's page was taken for its headline: behind a dash or bar stands the section of the site, the
name of the paper or agency, or of the site that republished the article.

## Why it matters
Readers take the words for a part of the headline, and a machine translates them as such.

## Example
*Striker leaves the club in summer – sport*.

## Known false alarms
Only known sections and media, names made like those of papers (*Harbour Courier*), what follows a bar, and what the
same headline lacks elsewhere on the page are reported. The title of an HTML page rightly names its site.

## Source
MQM: design and markup. Observed on pages of sites that republish machine translations.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, article_check, remark
from mtcheck.language.headlines import names_section, names_source
from mtcheck.language.repeats import key
from mtcheck.language.wordlists import ANY, any_word_of
from mtcheck.model.finding import Category, Fix, Furniture, Severity
from mtcheck.model.kinds import Region
from mtcheck.model.text import Block
from mtcheck.patterns import lazy

_TAIL = lazy(r"\s+([–—|·»›-])\s+([^–—|·»›]{2,40})$")
_MEDIA = lazy(
    lambda: (
        rf"(?P<blank>\s*)(?P<tail>(?:[–—|·+/-]\s*|\[|\()(?P<word>{any_word_of(ANY, 'headline-media')})"
        rf"(?:(?:\s?[+,/&]\s?|\s)(?:{any_word_of(ANY, 'headline-media')}))*[\])]?)$"
    )
)
_MEDIA_FIRST = lazy(lambda: rf"(?P<word>{any_word_of(ANY, 'headline-media')})(?: ?[–—|-]|[.:]) (?=[^\W\d_]\S* \S)")
_REACH = 60
_FEWEST, _MOST = 4, 4


@article_check(Category.LEAKED_CHROME, Severity.MINOR, fix=Fix.REMOVAL, furniture=Furniture.ALWAYS)
def headline_tail(article: Article) -> Iterator[Remark]:
    for block in article.blocks:
        if block.region is not Region.HEADLINE or not block.kind.is_visible:
            continue
        if block.text.isupper():
            continue
        yield from _media(block)
        match = _TAIL.search(block.text, max(0, len(block.text) - _REACH))
        if match and len(block.text[: match.start()].split()) >= _FEWEST and len(match[2].split()) <= _MOST:
            what = _what(block, match.start(), match[1], match[2], article)
            if what:
                yield remark(
                    block,
                    match.start(1),
                    len(block.text),
                    f"'{match[2]}' is {what}, not a part of the headline",
                    suggestion="",
                    fixes=block.locate(match.start(), len(block.text)),
                )


def _media(block: Block) -> Iterator[Remark]:
    """What says that there are pictures as well: *– VIDEO*, *+ PHOTOS*, *LIVE -*."""
    if match := _MEDIA.search(block.text, max(0, len(block.text) - _REACH)):
        fixes = block.locate(match.start(), len(block.text))
        message = f"'{match['word']}' says what the page shows as well; it is not a part of the headline"
        yield remark(block, match.start("tail"), len(block.text), message, suggestion="", fixes=fixes)
    elif match := _MEDIA_FIRST.match(block.text):
        message = f"'{match['word']}' says what the page shows as well; it is not a part of the headline"
        yield remark(block, 0, match.end() - 1, message, suggestion="", fixes=block.locate(0, match.end()))


def _what(block: Block, end: int, mark: str, tail: str, article: Article) -> str:
    """What stands behind a headline, or nothing where it may be the headline's own."""
    if names_section(tail, article.target_language):
        return "a section of the site"
    if mark in "»›":
        return ""
    if names_source(tail, article.target_language) or mark == "|":
        return "who published it"
    head = key(block.text[:end])
    again = any(key(other.text) == head for other in article.blocks if other is not block and other.kind.is_visible)
    return "the site's addition to its title" if again else ""
