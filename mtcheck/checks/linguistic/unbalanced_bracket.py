"""A bracket has no partner in its paragraph.

## What is wrong
A bracket is opened and never closed, or closed and never opened.

## Why it matters
The aside has no end, or its beginning was lost with a piece of the sentence.

## Example
*The dam (built in 1911 is to be repaired.*

## Known false alarms
List marks (a) or 1.), smileys, and a bracket that one of the next paragraphs closes are right.

## Source
MQM: linguistic conventions, punctuation.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from mtcheck.checks.base import Article, Remark, article_check, remark
from mtcheck.model.finding import Category, Severity
from mtcheck.model.kinds import BlockKind
from mtcheck.model.text import Block
from mtcheck.patterns import lazy

_BRACKET = lazy(r"[()\[\]（）［］]")
_NARROW = str.maketrans("（）［］", "()[]")
"""Wide brackets, each of which may be the partner of a narrow one."""
_LIST_MARK = lazy(r"(?:^|[\s(;,:])(?:[a-zA-Z]{1,2}|\d{1,2}|[ivxIVX]{1,4})\.?$")
_SMILEY = lazy(r"(?:^|\s)[:;=8Xx]['’]?-?$")
_FACELESS = "8Xx"
"""Eyes that are words of their own: a bracket behind them closes an open one."""
_PARTNERS = {")": "(", "]": "["}
_REACH = 3
"""In how many of the next paragraphs a bracket may be closed."""

Place = tuple[int, Block, int]


@article_check(Category.PUNCTUATION, Severity.MINOR, page_only=False, needs="()[]（）［］")
def unbalanced_bracket(article: Article) -> Iterator[Remark]:
    if article.is_pair and any(_lone(block.text) for block in article.original_blocks):
        return
    pending: dict[str, list[Place]] = {sign: [] for sign in _PARTNERS.values()}
    alone: list[Place] = []
    for number, block in enumerate(article.blocks):
        if block.kind is BlockKind.CODE or not _BRACKET.search(block.text):
            continue
        for at in _lone(block.text):
            sign = block.text[at].translate(_NARROW)
            partner = _PARTNERS.get(sign)
            if partner is None:
                pending[sign].append((number, block, at))
            elif pending[partner] and number - pending[partner][-1][0] <= _REACH:
                pending[partner].pop()
            else:
                alone.append((number, block, at))
    for _, block, at in chain(alone, *pending.values()):
        deed = (
            "closed and never opened" if block.text[at].translate(_NARROW) in _PARTNERS else "opened and never closed"
        )
        yield remark(block, at, at + 1, f"a bracket is {deed}")


def _lone(text: str) -> list[int]:
    """Offsets of the brackets that have no partner in the text, in order."""
    opened: dict[str, list[int]] = {sign: [] for sign in _PARTNERS.values()}
    lone: list[int] = []
    for match in _BRACKET.finditer(text):
        at, sign = match.start(), match[0].translate(_NARROW)
        partner = _PARTNERS.get(sign)
        if _is_smiley(text, at, is_open=bool(partner and opened[partner])):
            continue
        if partner is None:
            opened[sign].append(at)
        elif opened[partner]:
            opened[partner].pop()
        elif not _LIST_MARK.search(text[max(0, at - 6) : at]):
            lone.append(at)
    return sorted(chain(lone, *opened.values()))


def _is_smiley(text: str, at: int, *, is_open: bool) -> bool:
    """Whether a bracket is a mouth."""
    eyes = _SMILEY.search(text[max(0, at - 4) : at])
    return eyes is not None and not (is_open and eyes[0].strip() in _FACELESS)
