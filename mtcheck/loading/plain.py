"""Plain text: a block a line, or a paragraph where lines are wrapped."""

from __future__ import annotations

import re

from mtcheck.loading.reading import read
from mtcheck.model.text import Block, BlockKind, Document, Format

_LINE = re.compile(r"[^\r\n]+")
_BULLET = re.compile(r"([ \t]*)([•·▪‣◦*–-]|\d{1,2}[.)])[ \t]+(?=\S)")


def plain(text: str, name: str) -> Document:
    """A plain text's blocks; list items lose their bullet, not their place."""
    blocks: list[Block] = []
    end = 0
    for match in _LINE.finditer(text):
        line = match.group()
        if not line.strip():
            continue
        bullet = _BULLET.match(line)
        skipped = bullet.end() if bullet else len(line) - len(line.lstrip())
        reading, pieces = read(line[skipped:], match.start() + skipped)
        if reading:
            gap = text.count("\n", end, match.start()) != 1 or not blocks
            kind = BlockKind.LIST_ITEM if bullet else BlockKind.PARAGRAPH
            blocks.append(Block(reading, pieces, kind, indent=len(line) - len(line.lstrip()), gap=gap))
        end = match.end()
    return Document(name, text, Format.PLAIN, tuple(blocks))
