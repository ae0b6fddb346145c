"""Places of a page that links lead to, and the links that lead there."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cached_property
from urllib.parse import unquote

from mtcheck.model.kinds import BlockKind, Format, MarkKind
from mtcheck.model.spans import Span
from mtcheck.model.text import Block, Document
from mtcheck.model.tuples import NamedTuple
from mtcheck.outline.bare import bare_text
from mtcheck.patterns import lazy

_NAMED = lazy(r"\b(?:id|name)\s{0,3}=\s{0,3}(?:\{\s?)?[\"']?([^\"'<>\s{}]{1,200})")
_BRACES = lazy(
    r"\{:?[ \t]*#([\w:.-]{1,200})|\{/\*[ \t]*#([\w:.-]{1,200})|^[ \t]*\(([^\s()]{1,200})\)=[ \t]*\r?$", re.MULTILINE
)
_MARKDOWN_LINK = lazy(r"\]\(\s{0,3}<?(#[^\s()<>]{1,300})>?(?:\s+[\"'][^\r\n]{0,300}?)?\s{0,3}\)")
_REFERENCE = lazy(r"^[ ]{0,3}\[(?!\^)[^\[\]\r\n]{1,300}\]:[ \t]*<?(#[^\s<>]{1,300})", re.MULTILINE)
_HREF = lazy(r"\b(?:href|to)\s{0,3}=\s{0,3}[\"'](#[^\"'<>]{1,300})[\"']")
_COUNTED = lazy(r"[-_]?\d{1,3}$")
_NO_PLACE = lazy(r"#(?:$|top$|[!/:]|:~:|L?\d|fn|user-content|__)")
_PULLED_IN = lazy(
    r"\{[{%<]|^--8<--|^[ \t]*(?:\.\. |!include|import\s)|\{%|<!--\s?#?include|\[TOC\]", re.MULTILINE | re.IGNORECASE
)
_FOOTNOTE = lazy(r"\[\^([^\]\s\[]{1,100})\](:)?")


class LocalLink(NamedTuple):
    """A link to a place of its own page."""

    name: str
    span: Span
    """Its address, with the number sign."""


class Anchors:
    """The names that links can lead to on a page."""

    def __init__(self, document: Document) -> None:
        self._document = document

    @cached_property
    def bare(self) -> str:
        """The page's text without code."""
        return bare_text(self._document)

    @cached_property
    def _names(self) -> frozenset[str]:
        text = self._document.text
        found = {match[1] for match in _NAMED.finditer(text)}
        found.update(match[match.lastindex or 0] for match in _BRACES.finditer(text))
        return frozenset(found)

    @cached_property
    def _headings(self) -> frozenset[str]:
        """Headings without a name of their own, as all generators make names of them: by their letters alone."""
        texts = [block.text for block in self._document.blocks if _is_unnamed(block)]
        return frozenset(key for text in texts for key in (_letters(text), _letters(text, ascii_only=True)) if key)

    @property
    def are_known(self) -> bool:
        """Whether the page has headings, and no part of it is pulled in from elsewhere."""
        return bool(self._headings or self._names) and not _PULLED_IN.search(self._document.text)

    def lead(self, name: str) -> bool:
        """Whether a link with this name leads to a place of the page."""
        name = unquote(name)
        if name in self._names or name.casefold() in {each.casefold() for each in self._names}:
            return True
        if self._document.format is Format.HTML:
            return False
        key = _letters(name)
        return not key or key in self._headings or _letters(_COUNTED.sub("", name)) in self._headings

    def links(self) -> Iterator[LocalLink]:
        """The links of the page to its own places, in order of their kinds."""
        patterns = (_HREF,) if self._document.format is Format.HTML else (_MARKDOWN_LINK, _REFERENCE, _HREF)
        for pattern in patterns:
            for match in pattern.finditer(self.bare):
                if not _NO_PLACE.match(match[1]):
                    yield LocalLink(match[1][1:], Span(*match.span(1)))

    def lost_notes(self) -> Iterator[LocalLink]:
        """The signs of footnotes whose text the page does not have."""
        if self._document.format is not Format.MARKDOWN:
            return
        found = list(_FOOTNOTE.finditer(self.bare))
        notes = {match[1].casefold() for match in found if match[2]}
        for match in found:
            if not match[2] and match[1].casefold() not in notes:
                yield LocalLink(f"^{match[1]}", Span(*match.span()))


def _is_unnamed(block: Block) -> bool:
    return block.kind in (BlockKind.HEADING, BlockKind.TITLE) and not any(
        mark.kind is MarkKind.ANCHOR for mark in block.marks
    )


def _letters(text: str, *, ascii_only: bool = False) -> str:
    """The letters and figures of a heading, without accents; some generators leave out all that is not ASCII."""
    plain = unicodedata.normalize("NFKD", text.casefold() if not ascii_only else text.lower())
    return "".join(sign for sign in plain if sign.isalnum() and (sign.isascii() or not ascii_only))
