"""The signs that a text holds: characters, kinds of characters and of marks, by which checks say what they need."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from mtcheck.model.kinds import BlockKind
from mtcheck.model.text import Block
from mtcheck.model.tuples import NamedTuple

DIGIT, BEYOND_ASCII, PICTURE = "0", "\x80", "\u231a"
"""Signs that stand for many characters: any digit, any that is not ASCII, and any from where emoji begin."""
Signs = str | tuple[str, ...]
_DIGITS = "0123456789"


class Written(NamedTuple):
    """The blocks of one side that are no code, each with the signs that it holds, and the signs of all blocks."""

    blocks: Sequence[tuple[Block, frozenset[str]]]
    signs: frozenset[str]


def read_signs(blocks: Sequence[Block]) -> Written:
    """The signs of the blocks of one side."""
    found = [(each, find_signs(each)) for each in blocks]
    signs = found[0][1] if len(found) == 1 else frozenset().union(*(signs for _, signs in found))
    return Written([each for each in found if each[0].kind is not BlockKind.CODE], signs)


def find_signs(block: Block) -> frozenset[str]:
    """The signs of a block that checks may need."""
    found = _find_in_text(block.text)
    return found.union(mark.kind for mark in block.marks) if block.marks else found


@lru_cache(maxsize=512)
def _find_in_text(text: str) -> frozenset[str]:
    found = set(text)
    if not text.isascii():
        found.add(BEYOND_ASCII)
        if max(found) > PICTURE:
            found.add(PICTURE)
        if any(map(str.isdecimal, found)):
            found.add(DIGIT)
    elif not found.isdisjoint(_DIGITS):
        found.add(DIGIT)
    return frozenset(found)
