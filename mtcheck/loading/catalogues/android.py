"""Android's catalogues of texts (strings.xml): texts, plurals and lists.

Source: the Android documentation, String resources.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from mtcheck.errors import ReadError, make_printable, shorten
from mtcheck.loading.catalogues.arms import FORMS
from mtcheck.loading.cells import PAIR, Cell, decode_units, fill, find_half_escape
from mtcheck.loading.xml import refuse_root, walk_xml
from mtcheck.model.catalogue import Catalogue, Message
from mtcheck.model.kinds import Format
from mtcheck.model.spans import Span
from mtcheck.model.text import Document
from mtcheck.patterns import lazy

_HOLDERS = frozenset({"plurals", "string-array"})
_TEXTS = frozenset({"string", "item"})
_ASIDE = "g"
"""``xliff:g``, which tells translators what stands in it, most often a place holder; Android's tools take it out."""
_ESCAPE = lazy(rf"\\u(?P<point>{PAIR})|\\(?P<sign>[\s\S])|\"")
_SIGNS = {"n": "\n", "t": "\t"}
_NOT_WANTED = "not to be translated"


class _Reading:
    """Collects the texts of a document."""

    def __init__(self, document: Document) -> None:
        self.messages: list[Message] = []
        self._document = document
        self._holder = self._key = self._skipped = ""
        self._numbers: Counter[str] = Counter()
        self._cell: Cell | None = None
        self._begin = self._end = self._start = self._depth = 0

    def open(self, name: str, attributes: Mapping[str, str], start: int, end: int) -> None:
        if self._cell is not None:
            self._depth += 1
            if name != _ASIDE:
                self._cell.begin_pair(f"<{name}>")
        elif name in _HOLDERS:
            self._holder = attributes.get("name", "")
            self._skipped = _skipped(attributes)
        elif name in _TEXTS and (name == "string" or self._holder):
            self._start = start
            self._key = self._name(name, attributes)
            self._skipped = _skipped(attributes) or (self._skipped if name == "item" else "")
            self._cell, self._depth = Cell(), 0
            self._begin, self._end = end, end

    def _name(self, element: str, attributes: Mapping[str, str]) -> str:
        if element == "string":
            if not attributes.get("name"):
                raise self._complain("a <string> without a name")
            return attributes["name"]
        self._numbers[self._holder] += 1
        form = attributes.get("quantity")
        if form is not None and form not in FORMS:
            raise self._complain(f"the quantity '{shorten(make_printable(form), 20)}' is not one of {', '.join(FORMS)}")
        return f"{self._holder}.{form}" if form else f"{self._holder}[{self._numbers[self._holder] - 1}]"

    def _complain(self, what: str, at: int | None = None) -> ReadError:
        line = self._document.position(self._start if at is None else at)[0]
        return ReadError(f"{self._document.name}: line {line}: {what}, which Android's tools refuse; mend it")

    def close(self, name: str, start: int, end: int) -> None:
        del end
        if name in _HOLDERS and self._cell is None:
            self._holder = self._skipped = ""
        elif self._cell is not None and self._depth:
            self._depth -= 1
            if name != _ASIDE:
                self._cell.end_pair()
        elif self._cell is not None:
            line = self._document.position(self._start)[0]
            place = Span(self._begin, max(self._begin, start))
            if bad := find_half_escape(self._document.text, place.start, place.end):
                raise self._complain(f"'{bad[0]}' is not the number of a character", bad[1])
            self.messages.append(Message(self._key, self._cell.block(), line, place, self._skipped))
            self._cell = None
            self._skipped = self._skipped if self._holder else ""

    def text(self, text: str, start: int, end: int) -> None:
        if self._cell is None:
            return
        if len(text) == end - start:
            fill(self._cell, text, start, _ESCAPE, _decode)
        else:
            self._cell.substitute(text, start, end)


def _skipped(attributes: Mapping[str, str]) -> str:
    return _NOT_WANTED if attributes.get("translatable") == "false" else ""


def read_android(text: str, name: str) -> Catalogue:
    """Read a catalogue.

    Raises:
        ReadError: the file is not well-formed, or holds no text.
    """
    document = Document(name, text, Format.ANDROID)
    reading = _Reading(document)
    walk_xml(text, name, reading)
    refuse_root(text, name, "resources")
    if not reading.messages:
        raise ReadError(f"{name}: holds no text under a name")
    return Catalogue(document, tuple(reading.messages))


def _decode(match: re.Match[str]) -> str:
    if match["point"]:
        return decode_units(match["point"])
    sign = match["sign"]
    return _SIGNS.get(sign, sign) if sign else ""
