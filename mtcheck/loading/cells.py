"""The value of a unit: what people read of it, with the way back to the file."""

from __future__ import annotations

import re
from collections.abc import Callable

from mtcheck.errors import make_printable
from mtcheck.loading.reading import Reader, read_regular
from mtcheck.model.kinds import MarkKind
from mtcheck.model.text import Block, Mark
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import lazy

CODE = "\ufffc"
"""What stands in the reading text for an inline code, which is no text: a break, a picture, a field."""

PAIR = r"[Dd][89ABab][0-9A-Fa-f]{2}\\[Uu]+[Dd][C-Fc-f][0-9A-Fa-f]{2}|[0-9A-Fa-f]{4}"
"""The digits after the sign of a character by its number; those of some characters are two numbers."""
_HALF_ESCAPE = lazy(r"(?<!\\)(?:\\\\)*+(?P<escape>\\[Uu]++(?![0-9A-Fa-f]{4})\w{0,4})")
_HEX = frozenset("0123456789abcdefABCDEF")
FLOW = ","
"""The sign of a text without quotation marks among others between brackets, in YAML."""


class Frame(NamedTuple):
    """A value as the file holds it, for those who write into it."""

    start: int
    end: int
    """Without quotation marks around it."""
    sign: str
    """What sets it off: its quotation mark, the sign of its style or, without one, what separates it from the next."""


class Cell:
    """Builds a unit's block, stretch by stretch, in the order of the file."""

    def __init__(self) -> None:
        self._first: tuple[str, int] | None = None
        """The only stretch so far: most cells have one, which needs no reader."""
        self._reader: Reader | None = None
        self._marks: list[Mark] = []
        self._pairs: list[tuple[str, int]] = []
        """Names of the codes that are open, and where their text begins."""

    def add(self, text: str, start: int) -> None:
        """Append a stretch of the file as it is."""
        if self._first is None and self._reader is None:
            self._first = text, start
        elif text:
            self._open().add(text, start)

    def substitute(self, text: str, start: int, end: int) -> None:
        """Append what an escape at ``start..end`` of the file stands for."""
        self._open().substitute(text, start, end)

    def _open(self) -> Reader:
        if self._reader is None:
            self._reader = Reader()
            if self._first:
                self._reader.add(*self._first)
        return self._reader

    def code(self, name: str, start: int, end: int) -> None:
        """Append an inline code by its name."""
        reader = self._open()
        at = reader.length
        reader.substitute(CODE, start, end)
        self._marks.append(Mark(MarkKind.OBJECT, at, reader.length, name))

    def begin_pair(self, name: str) -> None:
        """Open an inline code that holds text, by its name."""
        self._pairs.append((name, self._open().length))

    def is_open(self, name: str) -> bool:
        """Whether the inline code that was opened last has this name."""
        return bool(self._pairs) and self._pairs[-1][0] == name

    def end_pair(self) -> None:
        """Close the inline code that was opened last; nothing, where that was opened in another text."""
        if not self._pairs:
            return
        name, start = self._pairs.pop()
        self._marks.append(Mark(MarkKind.PAIRED, start, self._open().length, name))

    def block(self) -> Block | None:
        """The block; None where there is nothing to read."""
        first = self._first if self._reader is None else None
        if first and (block := read_plain(*first)):
            return block
        text, pieces = self._open().result()
        if not text.strip(f"{CODE} "):
            return None
        return Block(
            text, pieces, marks=tuple(_fit(mark, len(text)) for mark in self._marks if _is_left(mark, len(text)))
        )


def _is_left(mark: Mark, length: int) -> bool:
    return mark.kind is MarkKind.PAIRED or mark.end <= length


def _fit(mark: Mark, length: int) -> Mark:
    return mark._replace(start=min(mark.start, length), end=min(mark.end, length))


def read_plain(text: str, start: int) -> Block | None:
    """The block of a stretch that is read as it stands there; None where it is not, or there is nothing to read."""
    piece = read_regular(text, start)
    return Block(text, (piece,)) if piece and (text[0] != CODE or text.strip(CODE)) else None


def read_whole(text: str, start: int) -> Block | None:
    """The block of a stretch without codes or escapes; None where there is nothing to read."""
    if block := read_plain(text, start):
        return block
    cell = Cell()
    cell.add(text, start)
    return cell.block()


def fill(cell: Cell, text: str, start: int, escape: re.Pattern[str], decode: Callable[[re.Match[str]], str]) -> None:
    """Append a stretch of the file that holds escapes."""
    at = 0
    for match in escape.finditer(text):
        cell.add(text[at : match.start()], start + at)
        cell.substitute(decode(match), start + match.start(), start + match.end())
        at = match.end()
    cell.add(text[at:], start + at)


def find_half_escape(text: str, start: int, end: int, signs: str = "u") -> tuple[str, int] | None:
    """The first escape for a character by its number that has not its four digits, for messages, and where it is."""
    halves = (each for each in _HALF_ESCAPE.finditer(text, start, end) if each["escape"][1] in signs)
    half = next(halves, None)
    return (make_printable(half["escape"]), half.start("escape")) if half else None


def decode_units(digits: str) -> str:
    """What four hexadecimal digits stand for, or the two times four of a character beyond them; no half of one."""
    units = bytes.fromhex("".join(char for char in digits if char in _HEX))
    return units.decode("utf-16-be", "replace")
