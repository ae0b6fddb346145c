"""Two or more spaces stand where one belongs.

## What is wrong
*The  bridge is  closed*: something was taken out, or the machine joined pieces with a space of their own each.

## Why it matters
The gap shows in plain text, in mails and in print.

## Example
*The  bridge is  closed today.*

## Known false alarms
A single gap among many words is any typist's slip, and a hint. Two spaces behind a full stop, a colon or the number of
a list are a custom of typists; columns of tables, aligned lines and code are passed over, and so are HTML and Markdown,
which show every run of spaces as one.

## Source
MQM: linguistic conventions, whitespace.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, block_check, remark
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.kinds import Format
from mtcheck.model.text import Block
from mtcheck.patterns import lazy

_FEWEST_WORDS = 4
_WORDS_A_GAP = 8
"""Where gaps are rarer they are slips of a hand and no trace of a machine's joints."""
_MOST_SPACES = 3
"""More of them align something."""
_WORDS = lazy(r"[^\W\d_]{2,}")


@block_check(Category.WHITESPACE, Severity.MINOR, fix=Fix.SAFE)
def extra_space(block: Block, article: Article) -> Iterator[Remark]:
    if article.target.format is not Format.PLAIN or block.span.end - block.span.start == len(block.text):
        return
    if block.region.is_chrome:  # there they keep the entries of a menu apart
        return
    gaps = [piece for piece in block.pieces if piece.length == 1 and piece.end - piece.start > 1]
    runs = [piece for piece in gaps if not article.target.text[piece.start : piece.end].strip(" ")]
    if not runs or len(_WORDS.findall(block.text)) < _FEWEST_WORDS:
        return
    if any(piece.end - piece.start > _MOST_SPACES for piece in runs):
        return
    inside = [piece for piece in runs if _is_inside(block.text, piece.at)]
    dense = len(inside) > 1 and len(inside) * _WORDS_A_GAP >= len(block.text.split())
    severity = Severity.MINOR if dense else Severity.NEUTRAL
    for piece in inside:
        message = f"{piece.end - piece.start} spaces instead of one"
        yield remark(block, piece.at, piece.at + 1, message, suggestion=" ", severity=severity)


def _is_inside(text: str, at: int) -> bool:
    """Whether the space parts two words of a clause."""
    return (text[at - 1].isalpha() or text[at - 1] == ",") and text[at + 1].isalpha()
