"""Plain text: a block a line, or a paragraph where lines are wrapped.

Bullets are no part of the reading text. Nothing else is left out: every other visible character of the file lies in
the span of a block.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from mtcheck.loading.reading import Reader
from mtcheck.model.kinds import BlockKind, Format
from mtcheck.model.text import Block, Document
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import lazy

_LINE = lazy(r"[^\r\n\u0085\u2028\u2029]+")
_BULLET = lazy(r"[ \t]*([•·▪▸►‣●○◦■□✓*+-]|–|—|\(?\d{1,2}[.)]|[a-z]\))[ \t]+(?=\S)")
_PLAIN_DASHES = "–—-"
_SPEECH_END = lazy(r"[.!?…:,;][\"”’»«]?\s*$")
_NARROWEST, _WIDEST = 40, 132
"""Widths in characters at which lines are wrapped by hand or by a program."""
_SHORTEST_WRAPPED = 0.7
"""How full, against the widest, a line is at least that goes on in the next."""
_LIST_LINE = 90
"""Characters above which a line that begins with a dash is speech and no list item."""


class _Line(NamedTuple):
    start: int
    text: str
    indent: int
    gap: bool
    bullet: str = ""
    skipped: int = 0
    """Characters before the text that is read: indent and bullet."""


def plain(text: str, name: str) -> Document:
    """A plain text's blocks."""
    lines = list(_lines(text))
    groups = _unwrapped(_without_false_bullets(lines))
    return Document(name, text, Format.PLAIN, tuple(block for group in groups if (block := _block(group, text))))


def _lines(text: str) -> Iterator[_Line]:
    end = 0
    for match in _LINE.finditer(text):
        line = match.group()
        if line.isspace():
            continue
        indent = len(line) - len(line.lstrip())
        bullet = _BULLET.match(line)
        gap = not end or _breaks(text, end, match.start()) > 1
        if bullet:
            yield _Line(match.start(), line, indent, gap, bullet[1], bullet.end())
        else:
            yield _Line(match.start(), line, indent, gap, "", indent)
        end = match.end()


def _breaks(text: str, start: int, end: int) -> int:
    """How many line ends stand in a stretch of white space; CR LF is one."""
    between = text[start:end]
    if between in ("\n", "\n\n"):
        return end - start
    return sum(map(between.count, "\n\r\u0085\u2028\u2029")) - between.count("\r\n")


def _without_false_bullets(lines: Sequence[_Line]) -> list[_Line]:
    """Take back the bullets of speech and dates: a dash or number makes a list only beside its like."""
    kept = []
    for number, line in enumerate(lines):
        neighbours = (*lines[max(0, number - 1) : number], *lines[number + 1 : number + 2])
        if line.bullet and not _is_item(line, neighbours):
            kept.append(_Line(line.start, line.text, line.indent, line.gap, "", line.indent))
        else:
            kept.append(line)
    return kept


def _is_item(line: _Line, neighbours: Sequence[_Line]) -> bool:
    bullets = [other.bullet for other in neighbours]
    if any(char.isalnum() for char in line.bullet):
        ordinal = _ordinal(line.bullet)
        return any(other and abs(_ordinal(other) - ordinal) == 1 for other in bullets)
    if line.bullet not in _PLAIN_DASHES:
        return True
    if line.bullet not in bullets:
        return False
    return not _is_speech(line) or not all(_is_speech(other) for other in neighbours if other.bullet == line.bullet)


def _is_speech(line: _Line) -> bool:
    """Whether a line that begins with a dash may be what somebody says."""
    return len(line.text) > _LIST_LINE or bool(_SPEECH_END.search(line.text))


def _ordinal(bullet: str) -> int:
    """A bullet's number; letters count from 1001, and signs are far from any number."""
    digits = bullet.strip("().")
    if digits.isdigit():
        return int(digits)
    return 1000 + ord(digits) - ord("a") + 1 if digits.isascii() and digits.isalpha() else -100


def _unwrapped(lines: Sequence[_Line]) -> Iterator[list[_Line]]:
    """Groups of lines that are one block."""
    widest = _wrap_width(lines)
    group: list[_Line] = []
    for line in lines:
        if group and not (widest and _goes_on(group[-1], line, widest)):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _wrap_width(lines: Sequence[_Line]) -> int:
    """The width at which the text is wrapped, or 0 where it is not.

    It is wrapped where most lines that another follows without a blank line are nearly as long as the longest, and a
    good part of them end inside a sentence.
    """
    inner = [line for line, after in pairwise(lines) if not after.gap]
    if len(inner) < 2:
        return 0
    width = max(len(line.text.rstrip()) for line in lines)
    if not _NARROWEST <= width <= _WIDEST:
        return 0
    full = [line for line in inner if len(line.text.rstrip()) >= _SHORTEST_WRAPPED * width]
    open_ended = [line for line in full if not _SPEECH_END.search(line.text) or line.text.rstrip()[-1] in ",;"]
    return width if len(full) >= 0.6 * len(inner) and len(open_ended) >= 0.5 * len(full) else 0


def _goes_on(line: _Line, after: _Line, width: int) -> bool:
    if after.gap or after.bullet:
        return False
    return len(line.text.rstrip()) >= _SHORTEST_WRAPPED * width and _first_word_misses(line, after, width)


def _first_word_misses(line: _Line, after: _Line, width: int) -> bool:
    """Whether the next line's first word had no room on this one."""
    word = after.text.split(None, 1)[0]
    return len(line.text.rstrip()) + 1 + len(word) > 0.9 * width


def _block(group: Sequence[_Line], text: str) -> Block | None:
    first = group[0]
    reader = Reader()
    start = first.start + first.skipped
    last = group[-1]
    reader.add(text[start : last.start + len(last.text)], start)
    reading, pieces = reader.result()
    if not reading:
        return None
    kind = BlockKind.LIST_ITEM if first.bullet else BlockKind.PARAGRAPH
    return Block(reading, pieces, kind, indent=first.indent, gap=first.gap)
