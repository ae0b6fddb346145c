"""The reading text of a stretch of a document, with the pieces that lead home.

What readers do not see is left out (soft hyphens, zero-width characters), what they see as one space is one space, and
letters are composed (NFC); every offset still leads to the code points of the document.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from mtcheck.errors import ReadError
from mtcheck.model.text import Piece
from mtcheck.patterns import SURROGATE, lazy

_BREAK = "\t\r\n\f\v\u0085\u2028\u2029"
_HIDDEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069"
_IRREGULAR = lazy(rf"(?P<space>(?:[{_BREAK}]| [ {_BREAK}])[ {_BREAK}]*+)|(?P<hidden>[{_HIDDEN}]+)")
_ONLY_SPACE = lazy(rf"[ {_BREAK}]+")
_ONLY_HIDDEN = lazy(rf"[{_HIDDEN}]+")


def refuse_surrogates(text: str, name: str) -> None:
    """Refuse a text that cannot be written: it was decoded wrongly, or cut inside a character.

    Raises:
        ReadError: it holds a surrogate.
    """
    if found := None if text.isascii() else SURROGATE.search(text):
        code = f"U+{ord(found[0]):04X}"
        raise ReadError(f"{name}: character {found.start() + 1} is half a character ({code}); decode the text again")


_LONGEST_CLUSTER = 64
"""A letter and its marks; no script stacks as many."""


class Reader:
    """Builds a block's text piece by piece, in document order."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._pieces: list[list[int]] = []
        """The fields of pieces, which grow until the text is done."""
        self.length = 0

    def add(self, text: str, start: int) -> None:
        """Append a stretch of the document as it stands there."""
        at = 0
        if text == " ":
            self.space(start, start + 1)
            return
        if text.isprintable() and "  " not in text:
            self._stretch(text, start)
            return
        for match in _IRREGULAR.finditer(text):
            self._stretch(text[at : match.start()], start + at)
            at = match.end()
            if match.lastgroup == "space":
                self.space(start + match.start(), start + at)
        self._stretch(text[at:] if at else text, start + at)

    def substitute(self, text: str, start: int, end: int) -> None:
        """Append what stands for ``start..end`` of the document as a whole, such as a decoded entity."""
        if _ONLY_SPACE.fullmatch(text):
            self.space(start, end)
        elif not _ONLY_HIDDEN.fullmatch(text):
            self._put(text, start, end)

    def space(self, start: int, end: int) -> None:
        """Append one space for a stretch of white space, unless one stands there or nothing does yet."""
        if self.length and not self._parts[-1].endswith(" "):
            self._put(" ", start, end)

    def tail(self, length: int) -> str:
        """The last characters of the text so far, white space at its end left out."""
        return "".join(self._parts[-length:]).rstrip(" ")[-length:] if self._parts else ""

    def since(self, start: int) -> str:
        """The text from an offset at which a stretch was added."""
        at, parts = self.length, []
        for part in reversed(self._parts):
            if at <= start:
                break
            at -= len(part)
            parts.append(part)
        return "".join(reversed(parts))

    def _stretch(self, text: str, start: int) -> None:
        """Append what holds no break, no run of spaces and nothing hidden."""
        if text.startswith(" "):
            self.space(start, start + 1)
            text, start = text[1:], start + 1
        if text.isascii() or unicodedata.is_normalized("NFC", text):
            self._put(text, start, start + len(text))
            return
        for first, last, composed in _clusters(text):
            self._put(composed, start + first, start + last)

    def _put(self, text: str, start: int, end: int) -> None:
        if not text:
            return
        length = len(text)
        last = self._pieces[-1] if self._pieces else None
        if last and length == end - start and last[3] == start and last[1] == start - last[2]:
            last[1] += length
            last[3] = end
        else:
            self._pieces.append([self.length, length, start, end])
        self._parts.append(text)
        self.length += length

    def result(self) -> tuple[str, tuple[Piece, ...]]:
        """The text without a space at its end, and its pieces."""
        text = "".join(self._parts)
        kept = len(text.rstrip(" "))
        pieces = [piece for piece in self._pieces if piece[0] < kept] if kept < len(text) else self._pieces
        if pieces and (over := sum(pieces[-1][:2]) - kept) > 0:
            at, length, start, end = pieces[-1]
            pieces = [*pieces[:-1], [at, length - over, start, end - over]]
        return text[:kept], tuple(Piece(*fields) for fields in pieces)


def read_regular(text: str, start: int) -> Piece | None:
    """The piece of a stretch that is read as it stands there; None where it is empty or partly read otherwise."""
    if not text or text[0] == " " or text[-1] == " ":
        return None
    if not ((text.isprintable() and "  " not in text) or _is_even(text)):
        return None
    if not text.isascii() and not unicodedata.is_normalized("NFC", text):
        return None
    return Piece(0, length := len(text), start, start + length)


def _is_even(text: str) -> bool:
    """Whether a text holds no break, no run of spaces and nothing hidden, most often told at a glance."""
    return (text.isprintable() and "  " not in text) or not _IRREGULAR.search(text)


def read(text: str, start: int) -> tuple[str, tuple[Piece, ...]]:
    """The reading text of a stretch of the document that begins at ``start``."""
    reader = Reader()
    reader.add(text, start)
    return reader.result()


def _clusters(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and composed form of the shortest runs that compose independently of their neighbours."""
    start = 0
    for at in range(1, len(text)):
        if not _joins(text[max(start, at - 2) : at], text[at]):
            yield start, at, _composed(text, start, at)
            start = at
    yield start, len(text), _composed(text, start, len(text))


def _composed(text: str, start: int, end: int) -> str:
    """A run composed, without the marks that are too many: to put them in order takes time by the square of them."""
    return unicodedata.normalize("NFC", text[start : min(end, start + _LONGEST_CLUSTER)])


def _joins(before: str, char: str) -> bool:
    """Whether a character composes or reorders with what stands before it, of which the last two are looked at."""
    if char.isascii():
        return False
    if unicodedata.combining(char):
        return True
    normal = unicodedata.normalize
    return normal("NFC", before + char) != normal("NFC", before) + normal("NFC", char)
