"""The reading text of a stretch of a document, with the pieces that lead home.

What readers do not see is left out (soft hyphens, zero-width characters), what they see as one space is one space, and
letters are composed (NFC); every offset still leads to the code points of the document.
"""

from __future__ import annotations

import re
import unicodedata

from mtcheck.model.text import Piece

_SPACE = r"[ \t\r\n\f\v\u0085\u2028\u2029]"
_HIDDEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069"
_IRREGULAR = re.compile(rf"(?P<space>{_SPACE}+)|(?P<hidden>[{_HIDDEN}]+)|(?P<composed>\w?[\u0300-\u036f]+)")


class Reader:
    """Builds a block's text piece by piece, in document order."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._pieces: list[Piece] = []
        self.length = 0

    def add(self, text: str, start: int) -> None:
        """Append a stretch of the document as it stands there."""
        at = 0
        for match in _IRREGULAR.finditer(text):
            self._put(text[at : match.start()], start + at, start + match.start())
            at = match.end()
            if match.lastgroup == "space":
                self.space(start + match.start(), start + at)
            elif match.lastgroup == "composed":
                self._put(unicodedata.normalize("NFC", match.group()), start + match.start(), start + at)
        self._put(text[at:], start + at, start + len(text))

    def substitute(self, text: str, start: int, end: int) -> None:
        """Append what stands for ``start..end`` of the document as a whole, such as a decoded entity."""
        self._put(text, start, end)

    def space(self, start: int, end: int) -> None:
        """Append one space for a stretch of white space, unless one stands there or nothing does yet."""
        if self.length and not self._parts[-1].endswith(" "):
            self._put(" ", start, end)

    def _put(self, text: str, start: int, end: int) -> None:
        if not text:
            return
        last = self._pieces[-1] if self._pieces else None
        regular = len(text) == end - start
        if last and regular and last.end == start and last.length == last.end - last.start:
            self._pieces[-1] = Piece(last.at, last.length + len(text), last.start, end)
        else:
            self._pieces.append(Piece(self.length, len(text), start, end))
        self._parts.append(text)
        self.length += len(text)

    def result(self) -> tuple[str, tuple[Piece, ...]]:
        """The text without a space at its end, and its pieces."""
        text = "".join(self._parts)
        kept = len(text.rstrip(" "))
        pieces = [piece for piece in self._pieces if piece.at < kept]
        if pieces and (over := pieces[-1].at + pieces[-1].length - kept) > 0:
            last = pieces[-1]
            pieces[-1] = Piece(last.at, last.length - over, last.start, last.end - over)
        return text[:kept], tuple(pieces)


def read(text: str, start: int) -> tuple[str, tuple[Piece, ...]]:
    """The reading text of a stretch of the document that begins at ``start``."""
    reader = Reader()
    reader.add(text, start)
    return reader.result()
