"""XML as a stream of tags and texts with their places in the file.

Nothing is fetched, and no entity is declared: a document that declares its own is refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Protocol
from xml.parsers import expat

from mtcheck.errors import ReadError, shorten
from mtcheck.patterns import lazy

_CHUNK = 1 << 16
_CAN_PASS_OVER = expat.version_info < (2, 6, 0) or hasattr(expat.ParserCreate(), "SetReparseDeferralEnabled")
"""Whether all that was given to the parser has been told: newer ones wait for more unless they are asked not to."""
_BREAK = lazy(r"\r\n|[\r\n\t]")
_ATTRIBUTE = lazy(r"""(?P<name>[^\s=]+)\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)')""")
_HANDLERS = ("StartElementHandler", "EndElementHandler", "CharacterDataHandler")
_MOST_MISSES = 64
"""Elements in a row that cannot be taken whole from which on all others are told tag by tag."""
_DEFAULTS = "<!ATTLIST"
"""What declares attributes that tags are without."""
_NOT_ELEMENTS = ("<!", "-->", "]]>", "<?", "?>")
"""Where comments, sections of mere text and instructions begin or end, in which a tag is none."""
_ROOT = lazy(r"<(?:!--(?:[^-]|-(?!->))*+-->|[?!][^>]*+>|(?P<name>[^\s!?/>][^\s/>]*+))")


class Visitor(Protocol):
    """What is told of a document, in its order; places are code points."""

    def open(self, name: str, attributes: Mapping[str, str], start: int, end: int) -> None:
        """A tag opens; names are without their prefix, but for those of attributes such as ``xml:lang``."""

    def close(self, name: str, start: int, end: int) -> None:
        """A tag closes."""

    def text(self, text: str, start: int, end: int) -> None:
        """A stretch of text; it is ``file[start:end]``, or what an entity there stands for."""


class Taker(Protocol):
    """A visitor that takes the usual elements of its format whole, which is several times as fast as tag by tag."""

    opening: re.Pattern[str]
    """How such an element begins."""
    whole: re.Pattern[str]
    """All of one that holds no entity, no line end in its texts and no other element, with the white space before."""

    def take(self, match: re.Match[str]) -> bool:
        """Read an element; False where it is to be told tag by tag after all, and nothing was read."""


def walk_xml(text: str, name: str, visitor: Visitor, taker: Taker | None = None) -> None:
    """Tell a visitor all of a document, but for what it takes whole.

    Raises:
        ReadError: the document is not well-formed, or declares entities.
    """
    _Walk(text, name, visitor).run(taker if _CAN_PASS_OVER and _DEFAULTS not in text else None)


def attributes_of(head: str) -> dict[str, str]:
    """The attributes of a tag without entities, from what stands in it behind its name."""
    if "\n" in head or "\t" in head or "\r" in head:
        head = _BREAK.sub(" ", head)
    return {name: double or single for name, double, single in _ATTRIBUTE.findall(head)} if head else {}


def refuse_root(text: str, name: str, wanted: str) -> None:
    """Say of a well-formed document what it is, where it is not what it should be.

    Raises:
        ReadError: its outermost element is another one.
    """
    found = next((each for each in _ROOT.finditer(text) if each["name"]), None)
    if found and _local(found["name"]) != wanted:
        line = text.count("\n", 0, found.start()) + 1
        said = f"the outermost element is <{shorten(found['name'], 40)}>, and not <{wanted}>"
        raise ReadError(f"{name}: line {line}: {said}; give a file of the kind that its name says, or rename it")


class _Walk:
    """Turns the parser's events into events that know where they end: each ends where the next begins."""

    def __init__(self, text: str, name: str, visitor: Visitor) -> None:
        self._text = text
        self._is_ascii = text.isascii()
        self._data, self._base, self._fed = b"", 0, 0
        """The bytes that are being read, where they begin, and where those end that the parser has."""
        self._name = name
        self._told_open, self._told_close, self._told_text = visitor.open, visitor.close, visitor.text
        self._tell: Callable[..., None] = _tell_nothing
        """What tells the visitor of the event before, with what it was and where it began."""
        self._told: tuple[Any, ...] = ()
        self._begun = self._bytes = self._points = 0
        self._parser = expat.ParserCreate("utf-8")
        self._parser.StartElementHandler = self._open
        self._parser.EndElementHandler = self._close
        self._parser.CharacterDataHandler = self._hear
        self._parser.StartCdataSectionHandler = self._pass_over
        self._parser.EndCdataSectionHandler = self._pass_over
        self._parser.CommentHandler = self._pass_over
        self._parser.ProcessingInstructionHandler = self._pass_over
        self._parser.EntityDeclHandler = self._refuse
        self._parser.SkippedEntityHandler = self._refuse

    def run(self, taker: Taker | None) -> None:
        """Tell what is not taken whole. The parser sees all of it, so that it refuses what is not well-formed."""
        with self._refusing():
            at = self._take_all(taker) if taker else 0
            self._tell_stretch(at, len(self._text))
            self._parser.Parse(b"", True)
        self._pass_over()

    def _take_all(self, taker: Taker) -> int:
        """Have what can be taken whole taken and all between told; where that ends, and the rest is to be told."""
        if hasattr(self._parser, "SetReparseDeferralEnabled"):
            self._parser.SetReparseDeferralEnabled(False)
        at = misses = 0
        first = max(map(self._text.rfind, _NOT_ELEMENTS), default=0) + 1
        while misses < _MOST_MISSES and (opening := taker.opening.search(self._text, max(at, first))):
            self._tell_stretch(at, opening.start())
            at = self._take(opening.start(), taker)
            misses = 0 if at > opening.start() else misses + 1
            if misses:
                self._tell_stretch(at, opening.end())
                at = opening.end()
        return at

    @contextmanager
    def _refusing(self) -> Iterator[None]:
        try:
            yield
        except expat.ExpatError as error:
            reason = expat.ErrorString(error.code)
            raise ReadError(
                f"{self._name}: line {error.lineno}, column {error.offset + 1}: not well-formed XML: {reason}"
            ) from None

    def _tell_stretch(self, start: int, end: int) -> None:
        for at in range(start, end, _CHUNK):
            self._feed(self._text[at : min(end, at + _CHUNK)].encode())

    def _take(self, start: int, taker: Taker) -> int:
        """Where the elements end that are taken whole from a place on; the same place where none is."""
        if not (match := taker.whole.match(self._text, start)):
            return start
        self._tell(*self._told, self._begun, start)
        self._tell, self._told = _tell_nothing, ()
        end = start
        while match and taker.take(match):
            end = match.end()
            match = taker.whole.match(self._text, end)
        if end > start:
            self._pass_by(start, end)
        return end

    def _pass_by(self, start: int, end: int) -> None:
        """Have the parser read a stretch that needs not be told, and ends with a tag: it keeps nothing of it back."""
        handlers = {name: getattr(self._parser, name) for name in _HANDLERS}
        for name in _HANDLERS:
            setattr(self._parser, name, None)
        for at in range(start, end, _CHUNK):
            chunk = self._text[at : min(end, at + _CHUNK)].encode()
            self._fed += len(chunk)
            self._parser.Parse(chunk, False)
        for name, handler in handlers.items():
            setattr(self._parser, name, handler)
        self._data, self._base, self._bytes = b"", self._fed, self._fed
        self._begun = self._points = end

    def _feed(self, chunk: bytes) -> None:
        """Give the parser the next bytes, and let go of those whose places are known: a whole copy would be large."""
        if not self._is_ascii:
            self._data = self._data[self._bytes - self._base :] + chunk
            self._base = self._bytes
        self._fed += len(chunk)
        self._parser.Parse(chunk, False)

    def _refuse(self, entity: str, *_: Any) -> None:
        line = self._parser.CurrentLineNumber
        raise ReadError(f"{self._name}: line {line}: the entity '{entity}' is not read; write out its text")

    def _open(self, name: str, attributes: Mapping[str, str]) -> None:
        self._end_event()
        self._tell, self._told = self._told_open, (_local(name) if ":" in name else name, attributes)

    def _close(self, name: str) -> None:
        self._end_event()
        self._tell, self._told = self._told_close, (_local(name) if ":" in name else name,)

    def _hear(self, text: str) -> None:
        self._end_event()
        self._tell, self._told = self._told_text, (text,)

    def _pass_over(self, *_: Any) -> None:
        self._end_event()
        self._tell, self._told = _tell_nothing, ()

    def _end_event(self) -> None:
        """Tell of the event that ends where another begins now."""
        index = self._parser.CurrentByteIndex
        here = index if self._is_ascii and index >= 0 else self._place(self._fed if index < 0 else index)
        self._tell(*self._told, self._begun, here)
        self._begun = here

    def _place(self, index: int) -> int:
        """The code point at a byte, which is never before the last one asked for."""
        if self._is_ascii:
            return index
        self._points += len(self._data[self._bytes - self._base : index - self._base].decode())
        self._bytes = index
        return self._points


def _tell_nothing(*_: Any) -> None:
    """Take what nobody is told of."""


def _local(name: str) -> str:
    return name.rpartition(":")[2]
