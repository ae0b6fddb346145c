"""Rows: lines whose parts tabs, several blanks or bars keep apart, as menus of a site are in plain text, and tables."""

from __future__ import annotations

from collections.abc import Sequence

from mtcheck.model.kinds import BlockKind
from mtcheck.model.text import Block
from mtcheck.patterns import BARS, STEPS, lazy

_APART = lazy(rf"[ \u00a0]*(?:\t+|[ \u00a0]{{2,}}|[ \u00a0][{BARS}{STEPS}][ \u00a0])[ \u00a0]*")
_DASHED = lazy(r" - ")
_SENTENCE = lazy(r"[.!?…,;:]\Z|\d")
_LONGEST, _LONGEST_PART = 160, 3
_FEWEST = 3
"""Parts that make a menu; of two one is known as a part of a menu."""
_FEWEST_DASHED = 4
_KINDS = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM})


def parts(block: Block, text: str) -> tuple[str, ...]:
    """The parts of a row; nothing where a block is none.

    Args:
        block: as it was read, with its white space collapsed.
        text: that of the document, where white space is as it was written.
    """
    if block.kind not in _KINDS or len(block.text) > _LONGEST:
        return ()
    written = text[block.span.start : block.span.end].strip()
    found = tuple(_APART.split(written))
    if len(found) == 1 and len(dashed := _DASHED.split(written)) >= _FEWEST_DASHED:
        found = tuple(dashed)
    return found if len(found) > 1 and "\n" not in "".join(found) else ()


def is_dashed(row: Sequence[str], text: str) -> bool:
    """Whether hyphens part a row, as they part towns of a headline as well."""
    return len(row) > 1 and len(_DASHED.split(text)) == len(row)


def is_menu(row: Sequence[str], known: Sequence[bool]) -> bool:
    """Whether the parts of a row are entries of a menu: short names in a row, or two of which one is known.

    Args:
        row: the parts.
        known: which of them are known to be labels of a page.
    """
    if any(len(part.split()) > _LONGEST_PART or _SENTENCE.search(part) for part in row):
        return False
    titled = sum(part[:1].isupper() for part in row)
    return row[0][:1].isupper() and titled * 2 > len(row) and (len(row) >= _FEWEST or any(known))
