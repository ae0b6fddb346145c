"""A mark is not the one that the configuration says the house uses.

## What is wrong
`[style]` in the configuration names the house's quotation marks, dash, apostrophe or ellipsis, and the page has
another here; descriptions, titles and tooltips are read as well.

## Why it matters
A house's pages look as if one hand had made them; what a translator's tool puts in instead is seen in every line.

## Example
With `quotes = "»«"`: *Sie nannte den Plan „mutig“.*

## Known false alarms
Nothing is said unless the configuration names a choice. Quotations inside quotations, inch marks, ranges between
numbers, code and the page around the article are passed over.

## Source
The house's own style guide, named in `mtcheck.toml`; MQM: style, organizational style.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import MARK_HABIT, Article, Remark, block_check, remark
from mtcheck.checks.style._majority import DASH, is_own_text, list_apostrophes
from mtcheck.language.house import APOSTROPHES, DASHES, ELLIPSES, pair_of
from mtcheck.language.quotation import DOUBLE, read_quotes
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.kinds import BlockKind
from mtcheck.model.text import Block
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import lazy

_ELLIPSIS = lazy(r"(?<![.…])(?:\.{3}|…)(?![.…])")
_BLANKS = "\u00a0\u202f "
_IN_ATTRIBUTES = (BlockKind.META, BlockKind.TITLE, BlockKind.ALT, BlockKind.TOOLTIP)
"""What stands between quotation marks in the file, so that the marks of a keyboard would end it."""
_TYPED = ('"', "'")
_NAMED = ("quotes", "dash", "apostrophe", "ellipsis")


class _Odd(NamedTuple):
    """A mark that is not the house's, and what is."""

    start: int
    end: int
    wanted: str


@block_check(
    Category.ORGANIZATIONAL_STYLE,
    Severity.MINOR,
    silences=(
        "locale/straight-quotes",
        "locale/foreign-quotes",
        "locale/typed-dash",
        "style/mixed-quotes",
        "style/mixed-dashes",
        "style/mixed-apostrophes",
    ),
    fix=Fix.SAFE,
    habit=MARK_HABIT,
)
def house_style(block: Block, article: Article) -> Iterator[Remark]:
    if not article.style or not (is_own_text(block) or block.kind in _IN_ATTRIBUTES):
        return
    for name in _NAMED:
        if name in article.style:
            for odd in _LISTS[name](block, article):
                if not block.is_code_at(odd.start) and not (block.kind in _IN_ATTRIBUTES and odd.wanted in _TYPED):
                    written = block.text[odd.start : odd.end].strip() or block.text[odd.start : odd.end]
                    message = f"the house's style has '{odd.wanted.strip()}' and not '{written}'"
                    yield remark(block, odd.start, odd.end, message, suggestion=odd.wanted)


def _list_quotes(block: Block, article: Article) -> Iterator[_Odd]:
    wanted = pair_of(article.profile, article.style["quotes"])
    for quotation in read_quotes(block.text).quotations:
        if quotation.opening.sign not in DOUBLE and quotation.opening.sign != wanted[0]:
            continue
        if quotation.signs != wanted and not quotation.nested:
            blank = "\u00a0" if wanted[1] in article.profile.spaced_marks else ""
            yield _open(block.text, quotation.opening.at, wanted[0] + blank)
            yield _close(block.text, quotation.closing.at, blank + wanted[1])


def _open(text: str, at: int, wanted: str) -> _Odd:
    """A mark that opens, with the blank behind it where its language sets one."""
    end = at + 1 + (text[at] == "«" and text[at + 1] in _BLANKS)
    return _Odd(at, end, wanted)


def _close(text: str, at: int, wanted: str) -> _Odd:
    start = at - (text[at] == "»" and text[at - 1] in _BLANKS)
    return _Odd(start, at + 1, wanted)


def _list_dashes(block: Block, article: Article) -> Iterator[_Odd]:
    wanted = DASHES[article.style["dash"]]
    return (_Odd(*match.span(), wanted) for match in DASH.finditer(block.text) if match[0] != wanted)


def _list_apostrophes(block: Block, article: Article) -> Iterator[_Odd]:
    wanted = APOSTROPHES[article.style["apostrophe"]]
    return (_Odd(at, at + 1, wanted) for at in list_apostrophes(block) if block.text[at] != wanted)


def _list_ellipses(block: Block, article: Article) -> Iterator[_Odd]:
    wanted = ELLIPSES[article.style["ellipsis"]]
    return (_Odd(*match.span(), wanted) for match in _ELLIPSIS.finditer(block.text) if match[0] != wanted)


_LISTS = {
    "quotes": _list_quotes,
    "dash": _list_dashes,
    "apostrophe": _list_apostrophes,
    "ellipsis": _list_ellipses,
}
