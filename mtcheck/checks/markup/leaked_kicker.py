"""The name of a section or a kicker stands above the headline as a line of its own.

## What is wrong
*SPORT*, *Culture & Media* or *INTERVIEW | A day with the pilot* is what the original page set in small letters over its
headline. Saved as text, it has become the first line of the article.

## Why it matters
Readers take it for the headline or for a paragraph without a verb, and section names are translated badly because they
come alone.

## Example
*Culture* above the headline of a report about a theatre.

## Known false alarms
Plain text only, and only on pages that have more of the page around the article in their text, as where everything was
saved with it. A title in two lines may be among what is found.

## Source
MQM: design and markup. Observed on pages of sites that republish machine translations.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, article_check, remark
from mtcheck.checks.markup._page import STRAY, is_furnished
from mtcheck.checks.markup._placed import is_thread
from mtcheck.language.lines import ends
from mtcheck.language.menus import is_section
from mtcheck.language.wordlists import ANY, any_word_of
from mtcheck.model.finding import Category, Fix, Furniture, Severity
from mtcheck.model.kinds import Format, Region
from mtcheck.patterns import lazy

_BARRED = lazy(r"(?:[^\W\d_a-zß-ÿ]{4,}(?: [^\W\d_a-zß-ÿ]{2,}){0,2}) ?[|•] \S.*|\[[^\W\d_][^\[\]]{2,20}\]")
_PART = r"[^\W\d_a-zß-ÿ][\w'’&-]*(?: [\w'’&.-]+){0,3}"
_PARTED = lazy(rf"{_PART} ?[|•·] ?(?:\d{{1,3}}(?:\.|st|nd|rd|th|ª|º|e)? )?{_PART}")
"""Two short names apart by a bar: a league and its matchday, a section and a town."""
_SIGNED = frozenset({Region.BYLINE, Region.TIMESTAMP})
_CODED = lazy(lambda: rf"(?:{any_word_of(ANY, 'senders-of-reports')})-[A-ZÄÖÜ]{{1,6}}:(?= )")
"""Who sends a report, as the police and fire brigades of German towns do: *POL-HW: Two hurt*."""
_BRACKETED = lazy(r"(\[[^\W\d_][^\[\]\d]{2,20}\])\s?(?=[\"“'‘]?[^\W\d_a-zß-ÿ])")
_FURNISHED = 3
"""Lines of the page around an article from which on a text is a page that was saved whole."""


@article_check(Category.LEAKED_CHROME, Severity.MINOR, silences=STRAY, fix=Fix.REMOVAL, furniture=Furniture.ALWAYS)
def leaked_kicker(article: Article) -> Iterator[Remark]:
    if article.target.format is not Format.PLAIN or not is_furnished(article):
        return
    above = True
    for at, block in enumerate(article.blocks):
        if block.region is Region.BODY and ends(block.text):
            return
        above = above and block.region is not Region.HEADLINE
        is_headline = block.region is Region.HEADLINE
        mark = (_BRACKETED.match(block.text) or _CODED.match(block.text)) if is_headline else None
        if mark and not is_thread(article):
            message = f"'{mark[0].strip()}' is a kicker, not a part of the headline"
            yield remark(block, *mark.span(), message, suggestion="", cause="markup/leaked-kicker")
        what = _what(at, article, above)
        if what:
            sure = what == "a section of the site"
            message = f"'{block.text}' is {what}, not a part of the article"
            yield remark(
                block, 0, len(block.text), message, suggestion="" if sure else None, cause="markup/leaked-kicker"
            )


def _is_signed(at: int, article: Article) -> bool:
    """Whether the line under one names the author or says when the page was published."""
    return any(below.region in _SIGNED for below in article.blocks[at + 1 : at + 2])


def _what(at: int, article: Article, above: bool) -> str:
    """What a line above the text is, or nothing where it may be the article's own."""
    block = article.blocks[at]
    if block.region is Region.BYLINE:
        return "a section of the site" if is_section(block.text, article.target_language) else ""
    if block.region not in (Region.KICKER, Region.SUBHEADING):
        return ""
    if _BARRED.fullmatch(block.text) or _PARTED.fullmatch(block.text):
        return "a kicker"
    if (above or _is_signed(at, article)) and is_section(block.text, article.target_language):
        return "a section of the site"
    if block.region is Region.KICKER and is_furnished(article, _FURNISHED):
        return "a kicker"
    return ""
