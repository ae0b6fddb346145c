r"""A segment has other blanks at its edges, or other lines and tabs, than the original's.

## What is wrong
The original has no blank at its edge and the translation has one, or the other way round; lines or tabs within differ.

## Why it matters
Programs put segments together as they are: words run together, or a gap is shown. In gettext's files a line's end
(`\n`) at one edge alone is a fault: `msgfmt --check` refuses the file.

## Example
*The ferry leaves.* with three blanks behind it, for the original's *Die Fähre legt ab.*

## Known false alarms
Only pairs of segments are compared, and what is found in them is a hint.

## Source
MQM: linguistic conventions, whitespace.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, article_check
from mtcheck.model.finding import Category, Severity
from mtcheck.model.kinds import Format
from mtcheck.model.spans import Span
from mtcheck.model.text import Block
from mtcheck.patterns import lazy

_LINE_END = r"\n"
_NO_TEXT = r'(?:\\[nrtfv]|[ \t]|"[ \t]*(?:\r\n|\r|\n)[ \t]*")*'
"""What can stand in gettext's strings before the first letter and after the last: escapes, and where lines meet."""
_BEFORE, _AFTER = lazy(rf"{_NO_TEXT}\Z"), lazy(_NO_TEXT)
_REACH = 120


@article_check(Category.WHITESPACE, Severity.NEUTRAL, needs_source=True, page_only=False)
def edge_space(article: Article) -> Iterator[Remark]:
    if not article.is_pair or article.source is None:
        return
    if article.target.format is Format.PO:
        yield from _compare_line_ends(article)
    if article.target.format.is_bitext:
        return  # a unit's document has the text of its whole file
    if not article.source.blocks or not article.target.blocks:
        return  # there is nothing between the edges
    mine, theirs = article.source.text, article.target.text
    end = len(theirs)
    start = end - len(theirs.lstrip())
    stop = len(theirs.rstrip())
    if theirs[:start] != mine[: len(mine) - len(mine.lstrip())]:
        yield Remark("it begins with other blanks than the original", target=Span(0, max(start, min(1, end))))
    if theirs[stop:] != mine[len(mine.rstrip()) :]:
        yield Remark("it ends with other blanks than the original", target=Span(min(stop, max(end - 1, 0)), end))
    for sign, name in (("\n", "lines"), ("\t", "tabs")):
        if mine.strip().count(sign) != theirs.strip().count(sign):
            yield Remark(f"it has other {name} than the original", target=Span(start, max(start, stop)))


def _compare_line_ends(article: Article) -> Iterator[Remark]:
    """Entries that begin or end with a line's end on one side alone."""
    if article.source is None or not (article.original_blocks and article.blocks):
        return
    source, target = article.original_blocks[0], article.blocks[0]
    sides = zip(_edges(source, article.source.text), _edges(target, article.target.text), strict=True)
    for verb, (has_theirs, has_mine) in zip(("begins", "ends"), sides, strict=True):
        if has_theirs != has_mine:
            what = "does not" if has_theirs else "does"
            message = f"the original {verb} with{'' if has_theirs else 'out'} '{_LINE_END}', the translation {what}"
            yield Remark(message, target=target.span, source=source.span, severity=Severity.MAJOR)


def _edges(block: Block, text: str) -> tuple[bool, bool]:
    """Whether a string of gettext's begins and ends with a line's end."""
    start, end = block.span.start, block.span.end
    found = _BEFORE.search(text, max(0, start - _REACH), start), _AFTER.match(text, end)
    before, after = (each is not None and _LINE_END in each[0] for each in found)
    return before, after
