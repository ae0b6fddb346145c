"""HTML as a run of tags and text, each with its place in the file. Nothing nests here, and nothing is thrown away.

The rules are those by which browsers read broken pages. Two things differ, since a checker must not lose an article to
one missing character: a comment that is never closed ends at its first ``>``, and so does a tag whose last quotation
mark is missing. Every pattern is possessive or bounded, so the time is linear in the size of the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

_OPENER = re.compile(r"<[a-zA-Z/!?]")
_START = re.compile(r"<([a-zA-Z][^\s/>]*+)((?:[^>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')?)*+)>")
_ATTRIBUTE = re.compile(r"([^\s=>/\"'<][^\s=>/]*+)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s>\"'][^\s>]*+)))?")
_RAW = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)
    for name in ("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes")
}


class TokenKind(Enum):
    TEXT = auto()
    START = auto()
    END = auto()
    RAW = auto()
    """The content of an element that holds no tags, such as ``script`` or ``title``; ``name`` is the element's."""


@dataclass(frozen=True, slots=True)
class Token:
    """A stretch of the file; ``name`` is an element's in lower case, ``inner`` where a tag's attributes begin."""

    kind: TokenKind
    start: int
    end: int
    name: str = ""
    inner: int = 0


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute's value as it stands in the file, entities and all, and where it stands."""

    value: str
    start: int


def attributes(text: str, token: Token) -> dict[str, Attribute]:
    """The attributes of a start tag by name in lower case; of a name given twice, the first."""
    found: dict[str, Attribute] = {}
    if token.inner >= token.end - 1:
        return found
    for match in _ATTRIBUTE.finditer(text, token.inner, token.end - 1):
        group = match.lastindex or 1
        value = Attribute(match[group], match.start(group)) if group > 1 else Attribute("", match.end())
        found.setdefault(match[1].lower(), value)
    return found


class Tokenizer:
    """One walk through a page; ``notes`` says where something malformed may have cost text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._absent: set[str] = set()
        self.notes: list[tuple[int, str]] = []
        """Offsets with what is wrong there."""

    def tokens(self) -> Iterator[Token]:
        """All tags and texts in the order of the file."""
        text, at, pending = self._text, 0, 0
        while opener := _OPENER.search(text, at):
            start = opener.start()
            found, at = self._markup(start)
            if at == start:
                at = start + 1
                continue
            if pending < start:
                yield Token(TokenKind.TEXT, pending, start)
            pending = at
            if found:
                yield found
                if found.kind is TokenKind.START and found.name in _RAW and text[at - 2] != "/":
                    raw = self._raw(found)
                    if raw:
                        yield raw
                        at = pending = raw.end
        if pending < len(text):
            yield Token(TokenKind.TEXT, pending, len(text))

    def _markup(self, start: int) -> tuple[Token | None, int]:
        """The tag that begins here, if it is one, and where the text goes on: at ``start`` if it is text after all."""
        char = self._text[start + 1]
        if char == "!":
            return self._declaration(start)
        if char == "?" or (char == "/" and not self._text[start + 2 : start + 3].isalpha()):
            end = self._find(">", start)
            return None, end + 1 if end >= 0 else start
        if char == "/":
            return self._end_tag(start)
        return self._start_tag(start)

    def _start_tag(self, start: int) -> tuple[Token | None, int]:
        match = None if ">" in self._absent else _START.match(self._text, start)
        if match is None:
            self._find(">", start)
            return None, start
        end = match.end()
        inner = match.end(1)
        if "<" in match[2] and self._swallows(match[2]):
            end = self._text.index(">", start) + 1
            self.notes.append(
                (start, f"a quotation mark is missing in the tag <{match[1]}>; it was taken to end at its first '>'")
            )
        return Token(TokenKind.START, start, end, match[1].lower(), inner), end

    def _swallows(self, inner: str) -> bool:
        """Whether what looks like attributes holds the remains of further tags outside any value."""
        outside = _ATTRIBUTE.sub(lambda match: match[1], inner)
        return any(sign in outside for sign in "<\"'")

    def _end_tag(self, start: int) -> tuple[Token | None, int]:
        end = self._find(">", start)
        if end < 0:
            return None, start
        name = self._text[start + 2 : end].lower()
        if not name.isalnum():
            name = name.split(None, 1)[0].partition("/")[0]
        return Token(TokenKind.END, start, end + 1, name), end + 1

    def _declaration(self, start: int) -> tuple[Token | None, int]:
        """A comment, a doctype, or a CDATA section, whose content is text."""
        if self._text.startswith("<!--", start):
            return None, self._comment_end(start)
        if self._text.startswith("<![CDATA[", start):
            end = self._find("]]>", start)
            if end >= 0:
                return Token(TokenKind.RAW, start + 9, end, "cdata"), end + 3
        end = self._find(">", start)
        return None, end + 1 if end >= 0 else start

    def _comment_end(self, start: int) -> int:
        if self._text.startswith((">", "->"), start + 4):
            return self._text.index(">", start) + 1
        end = self._find("-->", start + 4)
        if end >= 0:
            return end + 3
        self.notes.append((start, "a comment is never closed; it was taken to end at its first '>'"))
        end = self._find(">", start)
        return end + 1 if end >= 0 else start + 4

    def _raw(self, tag: Token) -> Token | None:
        """The content of an element without tags; None where it is never closed and is read like any other."""
        closing = None if tag.name in self._absent else _RAW[tag.name].search(self._text, tag.end)
        if closing:
            return Token(TokenKind.RAW, tag.end, closing.start(), tag.name)
        self._absent.add(tag.name)
        if tag.name in ("title", "textarea"):
            return None
        self.notes.append((tag.start, f"<{tag.name}> is never closed; what follows it was not read"))
        return Token(TokenKind.RAW, tag.end, len(self._text), tag.name)

    def _find(self, needle: str, start: int) -> int:
        """``str.find`` that looks for something absent only once."""
        if needle in self._absent:
            return -1
        found = self._text.find(needle, start)
        if found < 0:
            self._absent.add(needle)
        return found
