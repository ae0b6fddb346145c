"""Blocks of code line by line, without what a translation may change in them: comments, texts in quotes, outputs."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from mtcheck.model.kinds import BlockKind, Format
from mtcheck.model.spans import Span
from mtcheck.model.text import Block, Document
from mtcheck.model.tuples import NamedTuple
from mtcheck.outline.fences import find_fences
from mtcheck.patterns import lazy

_SHELLS = frozenset("sh bash zsh fish shell console terminal session shellsession powershell ps1 pwsh bat cmd".split())
"""What blocks of commands are called."""
_TEXTS = frozenset(
    "text txt plain plaintext output log mermaid plantuml puml dot graphviz d2 markdown md rst csv tsv po tree ascii"
    " diff none".split()
)
"""What blocks of prose and drawings are called, whose words are translated."""
_UNCOMPARED = lazy(
    r'"""[\s\S]{0,2000}?"""|\'\'\'[\s\S]{0,2000}?\'\'\'|/\*[\s\S]{0,2000}?\*/|<!--[\s\S]{0,2000}?-->'
    r'|"(?:[^"\\\r\n]|\\.)*"|\'(?:[^\'\\\r\n]|\\.)*\'|`[^`\r\n]*`'
    r"|(?:(?<=\s)|(?<![\s\S]))(?:#|//|--(?=\s+[^\W\d])|;+(?=\s)|%(?=\s)|REM\b)[^\r\n]*"
)
_LINE = lazy(r"[^\r\n]+")
_TOKEN = lazy(r"(?<![^\s\"'=(\[,])--?[^\W\d][\w-]*|[^\W\d]+(?:-[^\W\d]+)*|\d+|[^\w\s]")
_PROMPT = lazy(r"\s*(?:\$|PS>|[A-Za-z]:\\[\w\\]*>|[\w.-]+@[\w.-]+[:~/\w. -]*[$#])\s+(?=\S)")
_DRAWN = lazy("[\u2500-\u257f]")


class Line(NamedTuple):
    """A line of code: what must stay, its text as it is written, and its place."""

    tokens: tuple[str, ...]
    text: str
    span: Span


class Code(NamedTuple):
    """A block of code."""

    lines: tuple[Line, ...]
    span: Span
    is_shell: bool
    """Whether its lines are commands."""


class Reader:
    """Reads the blocks of code of one page."""

    def __init__(self, document: Document) -> None:
        self._document = document
        fences = find_fences(document.text) if document.format is Format.MARKDOWN else ()
        self._fences = [(each.opening.end, each.end, each.info) for each in fences]
        self._starts = [start for start, _, _ in self._fences]

    def blocks(self) -> list[Block]:
        """The blocks of code, in page order."""
        return [block for block in self._document.blocks if block.kind is BlockKind.CODE]

    def code(self, block: Block) -> Code | None:
        """A block line by line; None where it is prose or a drawing."""
        names = self._names(block)
        text, places = _written(self._document.text, block)
        if not _TEXTS.isdisjoint(names) or _DRAWN.search(text):
            return None
        has_prompts = bool(_PROMPT.match(text))
        lines = tuple(_lines(text, places, has_prompts=has_prompts))
        return Code(lines, block.span, has_prompts or not _SHELLS.isdisjoint(names))

    def _names(self, block: Block) -> frozenset[str]:
        """What a block is called: the word behind its fence, the words of its element's class."""
        at = bisect_right(self._starts, block.span.start) - 1
        if at < 0 or block.span.start >= self._fences[at][1]:
            return frozenset(hint.lower() for hint in block.hints)
        words = self._fences[at][2].replace("{", " ").replace(",", " ").replace(".", " ").lower().split()
        return frozenset(words[:1])


def _written(text: str, block: Block) -> tuple[str, list[int]]:
    """A block's text with its line ends, and where each character is in the document."""
    written: list[str] = []
    places: list[int] = []
    end = block.span.start
    for piece in block.pieces:
        if "\n" in text[end : piece.start] and written:
            written.append("\n")
            places.append(end)
        raw, read = text[piece.start : piece.end], block.text[piece.at : piece.at + piece.length]
        if piece.length == piece.end - piece.start:
            written += ["\n" if was in "\r\n" else char for char, was in zip(read, raw, strict=True)]
            places += range(piece.start, piece.end)
        else:
            written += ["\n" if char == " " and "\n" in raw else char for char in read]
            places += [piece.start] * len(read)
        end = piece.end
    return "".join(written), [*places, end]


def _lines(text: str, places: list[int], *, has_prompts: bool) -> Iterator[Line]:
    kept = _UNCOMPARED.sub(_blank, text)
    goes_on = False
    for line in _LINE.finditer(kept):
        shown = line.group()
        prompt = _PROMPT.match(shown) if has_prompts else None
        if has_prompts and not prompt and not goes_on:
            continue  # what the command answers
        goes_on = shown.rstrip().endswith("\\")
        tokens = tuple(_TOKEN.findall(shown, prompt.end() if prompt else 0))
        if tokens:
            start = line.start() + len(shown) - len(shown.lstrip())
            end = line.start() + len(shown.rstrip())
            yield Line(tokens, text[start:end], Span(places[start], places[end - 1] + 1))


def split_code(text: str) -> tuple[str, ...]:
    """A run of code within a sentence, cut as lines are."""
    return tuple(_TOKEN.findall(_UNCOMPARED.sub(_blank, text)))


def _blank(match: re.Match[str]) -> str:
    """A comment or a text in quotes, blanked; of texts in quotes those without letters stay."""
    found = match.group()
    if found[0] in "\"'`" and not any(map(str.isalpha, found)):
        return found
    return "".join(char if char in "\r\n" else " " for char in found)
