"""JSON as a stream of its strings with their places in the file.

Source: RFC 8259.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mtcheck.errors import ReadError
from mtcheck.loading.cells import Cell, fill
from mtcheck.model.text import Block
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import lazy

_STRING = r'"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4}))*+"'
_TOKEN = lazy(
    rf"[ \t\r\n]*+(?:(?P<string>{_STRING})|(?P<sign>[{{}}\[\]:,])"
    r"|(?P<other>-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|true\b|false\b|null\b)|(?P<end>\Z))"
)
_ESCAPE = lazy(r"\\u(?P<high>[Dd][89ABab]..)\\u(?P<low>[Dd][C-Fc-f]..)|\\u(?P<point>.{4})|\\(?P<sign>.)")
_SIGNS = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}
_DEEPEST = 100
_CLOSING = {"{": "}", "[": "]"}
_EMPTY = frozenset({"{}", "[]"})
"""What stands for an object or a list that holds nothing."""


class Text(NamedTuple):
    """A string among the values, or another value that is no text."""

    path: tuple[str | int, ...]
    """The names and numbers that lead to it."""
    inside: str
    """What is between its quotation marks."""
    start: int
    """Where that begins."""
    is_text: bool = True
    names: tuple[int, ...] = ()
    """Where each of the names that lead to it begins; for a number in a list, -1."""

    @property
    def key(self) -> str:
        """Its path as people write it: ``menu.items[2]``."""
        return "".join(f"[{each}]" if isinstance(each, int) else f".{each}" for each in self.path).removeprefix(".")

    @property
    def value(self) -> str:
        """What the string means."""
        return decode_string(self.inside)

    def block(self, stretches: Sequence[tuple[int, int]] = ()) -> Block | None:
        """The reading text of some stretches of it, or of all; None where there is nothing to read."""
        cell = Cell()
        if not stretches and self.is_text and "\\" not in self.inside:
            cell.add(self.inside, self.start)
            return cell.block()
        for start, end in stretches or ((0, len(self.inside)),):
            if self.is_text:
                fill(cell, self.inside[start:end], self.start + start, _ESCAPE, _decode)
        return cell.block()


def read_name(document: str, start: int) -> Text:
    """The name that begins at a place, as a text."""
    match = _TOKEN.match(document, start - 1)
    return Text((), match["string"][1:-1] if match else "", start)


def decode_string(inside: str) -> str:
    """What is between the quotation marks of a string, without escapes."""
    return _ESCAPE.sub(_decode, inside) if "\\" in inside else inside


def _decode(match: re.Match[str]) -> str:
    if match["high"]:
        high, low = int(match["high"], 16), int(match["low"], 16)
        return chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
    if match["point"]:
        code = int(match["point"], 16)
        return "\ufffd" if 0xD800 <= code <= 0xDFFF else chr(code)
    return _SIGNS.get(match["sign"], match["sign"])


def walk_json(
    text: str, name: str, start: int = 0, stop: int | None = None, *, with_empty: bool = False
) -> Iterator[Text]:
    """The values of a document that are no objects and no lists, in their order.

    Args:
        text: the document.
        name: what messages call it.
        start: where it begins in the text.
        stop: where it ends.
        with_empty: whether objects and lists that hold nothing are values as well, which are no texts.

    Raises:
        ReadError: it is no JSON; the message names the place.
    """
    found = _Walk(text, name, start, len(text) if stop is None else stop).run()
    yield from found if with_empty else (each for each in found if each.inside not in _EMPTY or each.is_text)


class _Walk:
    """Reads one document, without recursion."""

    def __init__(self, text: str, name: str, start: int, stop: int) -> None:
        self._text, self._name, self._at, self._stop = text, name, start, stop
        self._open: list[str] = []
        self._path: list[str | int] = []
        self._names: list[int] = []

    def run(self) -> Iterator[Text]:
        if self._text.startswith("\ufeff", self._at):
            self._at += 1
        goes_on = True
        while goes_on:
            match = self._next("a value")
            if found := self._value(match):
                yield found
                goes_on = self._after()
            elif self._enter(match["sign"]):
                goes_on = True
            else:
                empty = match["sign"] + _CLOSING[match["sign"]]
                yield Text(tuple(self._path), empty, match.start("sign"), False, tuple(self._names))
                goes_on = self._after()

    def _value(self, match: re.Match[str]) -> Text | None:
        path = tuple(self._path)
        if match["string"]:
            return Text(path, match["string"][1:-1], match.start("string") + 1, names=tuple(self._names))
        if match["other"]:
            return Text(path, match["other"], match.start("other"), False, tuple(self._names))
        if match["sign"] in ("{", "["):
            return None
        raise self._error("a value", match.start() if match["end"] is not None else match.start("sign"))

    def _enter(self, sign: str) -> bool:
        """Go into an object or a list; False where it is empty."""
        if len(self._open) >= _DEEPEST:
            raise self._complain(f"more than {_DEEPEST:,} objects in one another; nest less deeply", self._at)
        if self._is_next(_CLOSING[sign]):
            return False
        self._open.append(sign)
        self._path.append(0 if sign == "[" else "")
        self._names.append(-1)
        if sign == "{":
            self._name_member()
        return True

    def _name_member(self) -> None:
        match = self._next("a name in quotation marks")
        if not match["string"]:
            raise self._error("a name in quotation marks", match.end() - len(match[0].lstrip()))
        self._path[-1] = decode_string(match["string"][1:-1])
        self._names[-1] = match.start("string") + 1
        if not self._is_next(":"):
            raise self._error("':'", self._at)

    def _after(self) -> bool:
        """Go on to the next value; False at the end."""
        while self._open:
            if self._is_next(","):
                if self._open[-1] == "{":
                    self._name_member()
                else:
                    self._path[-1] = int(self._path[-1]) + 1
                return True
            if not self._is_next(_CLOSING[self._open[-1]]):
                raise self._error(f"',' or '{_CLOSING[self._open[-1]]}'", self._at)
            self._open.pop()
            self._path.pop()
            self._names.pop()
        if self._text[self._at : self._stop].strip(" \t\r\n"):
            raise self._error("nothing more", self._at)
        return False

    def _is_next(self, sign: str) -> bool:
        match = _TOKEN.match(self._text, self._at, self._stop)
        if match is None or match["sign"] != sign:
            return False
        self._at = match.end()
        return True

    def _next(self, expected: str) -> re.Match[str]:
        match = _TOKEN.match(self._text, self._at, self._stop)
        if match is None:
            raise self._error(expected, self._at)
        self._at = match.end()
        return match

    def _error(self, expected: str, at: int) -> ReadError:
        return self._complain(f"not JSON: {expected} was expected here", at)

    def _complain(self, what: str, at: int) -> ReadError:
        while at < self._stop and self._text[at] in " \t\r\n":
            at += 1
        line = self._text.count("\n", 0, at) + 1
        column = at - self._text.rfind("\n", 0, at)
        return ReadError(f"{self._name}: line {line}, column {column}: {what}")
