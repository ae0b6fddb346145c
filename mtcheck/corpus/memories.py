"""Translation memories (TMX) as a stream: memory depends on the longest unit, not on the file.

Source: GALA, TMX 1.4b Specification.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.parsers import expat

from mtcheck.errors import ReadError
from mtcheck.loading.bitexts.wanted import Wanted, pick_tag

_CODES = frozenset({"bpt", "ept", "it", "ph", "ut"})
"""Inline codes, whose content is no text."""
_CHUNK = 1 << 16

Unit = tuple[int, str | None, str | None]
"""The line of a unit, its original and its translation."""


def read_memory(stream: Any, name: str, wanted: Wanted, longest: int) -> Iterator[Unit]:
    """The units of a memory, in both languages that are wanted.

    Args:
        stream: the bytes.
        name: what messages call the file.
        wanted: the languages.
        longest: characters of a segment after which no more of it is kept than says that it is too long.

    Raises:
        ReadError: it is not well-formed, or declares entities.
    """
    reading = _Reading(name, wanted, longest)
    try:
        while chunk := stream.read(_CHUNK):
            reading.parser.Parse(chunk, False)
            yield from reading.take()
        reading.parser.Parse(b"", True)
    except expat.ExpatError as error:
        reason = expat.ErrorString(error.code)
        raise ReadError(
            f"{name}: line {error.lineno}, column {error.offset + 1}: not well-formed XML: {reason}"
        ) from None
    yield from reading.take()


class _Reading:
    """Collects units until they are taken."""

    def __init__(self, name: str, wanted: Wanted, longest: int) -> None:
        self._name, self._wanted, self._longest = name, wanted, longest
        self._units: list[Unit] = []
        self._texts: dict[str, str] = {}
        self._line, self._language = 0, ""
        self._pieces: list[str] | None = None
        self._length = self._depth = 0
        """Characters of the segment so far, and how many inline codes are open."""
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._open
        self.parser.EndElementHandler = self._close
        self.parser.CharacterDataHandler = self._add
        self.parser.EntityDeclHandler = self._refuse
        self.parser.SkippedEntityHandler = self._refuse

    def take(self) -> list[Unit]:
        """The units since the last time."""
        taken, self._units = self._units, []
        return taken

    def _open(self, name: str, attributes: dict[str, str]) -> None:
        if self._pieces is not None:
            self._depth += name in _CODES
        elif name == "tu":
            self._texts, self._line = {}, self.parser.CurrentLineNumber
        elif name == "tuv":
            self._language = attributes.get("xml:lang") or attributes.get("lang", "")
        elif name == "seg":
            self._pieces, self._length = [], 0

    def _close(self, name: str) -> None:
        if name in _CODES:
            self._depth = max(0, self._depth - 1)
        elif name == "seg" and self._pieces is not None:
            self._texts.setdefault(self._language, "".join(self._pieces))
            self._pieces = None
        elif name == "tu":
            wanted = self._wanted
            self._units.append((self._line, self._find(wanted.source_language), self._find(wanted.target_language)))

    def _add(self, text: str) -> None:
        if self._pieces is not None and not self._depth and self._length <= self._longest:
            self._pieces.append(text[: self._longest + 1])
            self._length += len(text)

    def _find(self, language: str) -> str | None:
        return self._texts.get(pick_tag(language, self._texts))

    def _refuse(self, entity: str, *_: Any) -> None:
        line = self.parser.CurrentLineNumber
        raise ReadError(f"{self._name}: line {line}: the entity '{entity}' is not read; write out its text")
