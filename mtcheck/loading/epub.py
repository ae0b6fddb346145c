"""Electronic books (.epub): their chapters, one after another, as one page.

Source: W3C, EPUB 3.3.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import unquote

from mtcheck.errors import ReadError, list_some
from mtcheck.loading.decoding import decode
from mtcheck.loading.html import html
from mtcheck.loading.packed import Archive
from mtcheck.loading.xml import walk_xml
from mtcheck.model.text import Document
from mtcheck.patterns import lazy

_CONTAINER = "META-INF/container.xml"
_PAGES = frozenset({"application/xhtml+xml", "text/html"})
_EMPTY = lazy(r"<(title|script|style|textarea|iframe)((?:\s[^<>]*)?)/>")
"""Elements that XML closes at once and that HTML reads on to the end of."""
_MOST_NAMED = 20


class _Tags:
    """Collects the attributes of a document's tags."""

    def __init__(self) -> None:
        self.found: list[tuple[str, Mapping[str, str]]] = []

    def open(self, name: str, attributes: Mapping[str, str], start: int, end: int) -> None:
        del start, end
        self.found.append((name, attributes))

    def close(self, name: str, start: int, end: int) -> None:
        """Nothing is asked of the ends."""

    def text(self, text: str, start: int, end: int) -> None:
        """Nothing is asked of the texts."""


def read_epub(data: bytes, name: str, limit: int) -> Document:
    """Read a book in the order in which it is read.

    Raises:
        ReadError: it is damaged, protected, unpacks to more than ``limit`` bytes, or holds no chapter.
    """
    archive = Archive(data, name, limit)
    if "META-INF/encryption.xml" in archive.names and "META-INF/rights.xml" in archive.names:
        raise ReadError(f"{name}: is protected; give a copy without protection")
    package = next((each["full-path"] for tag, each in _tags(archive, _CONTAINER, name) if tag == "rootfile"), "")
    chapters = _list_chapters(archive, package, name)
    texts = [_EMPTY.sub(r"<\1\2></\1>", decode(archive.read(each), f"{name}: {each}").text) for each in chapters]
    if not texts:
        raise ReadError(f"{name}: holds no chapter")
    document = html("\n".join(texts), name)
    return replace(document, encoding="utf-8", notes=(*document.notes, _say_places(chapters, texts)))


def _tags(archive: Archive, part: str, name: str) -> list[tuple[str, Mapping[str, str]]]:
    tags = _Tags()
    walk_xml(decode(archive.read(part), f"{name}: {part}").text, f"{name}: {part}", tags)
    return tags.found


def _list_chapters(archive: Archive, package: str, name: str) -> list[str]:
    """The parts of the book that are read, in their order."""
    tags = _tags(archive, package, name)
    items = {each.get("id", ""): each for tag, each in tags if tag == "item"}
    spine = [items.get(each.get("idref", ""), {}) for tag, each in tags if tag == "itemref"]
    folder = posixpath.dirname(package)
    parts = [
        posixpath.normpath(posixpath.join(folder, unquote(each.get("href", ""))))
        for each in spine
        if each.get("media-type") in _PAGES and "nav" not in each.get("properties", "").split()
    ]
    return list(dict.fromkeys(parts))


def _say_places(chapters: list[str], texts: list[str]) -> str:
    line, said = 1, []
    for chapter, text in zip(chapters, texts, strict=True):
        said.append(f"{chapter} from line {line:,}")
        line += text.count("\n") + 1
    return f"places are lines of its chapters one after another: {list_some(said, _MOST_NAMED)}"
