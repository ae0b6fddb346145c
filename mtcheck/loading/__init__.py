"""Bytes -> Document: plain text, Markdown, HTML."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from mtcheck import plugins
from mtcheck.errors import ReadError, UsageError, shown_path, warn_caller
from mtcheck.loading import bitexts
from mtcheck.loading.bitexts import is_bitext
from mtcheck.loading.catalogues import is_catalogue
from mtcheck.loading.decoding import decode, encode
from mtcheck.loading.foreign import find_promised
from mtcheck.loading.opening import MAX_BYTES, read_bytes, read_stream
from mtcheck.loading.packed import is_web_archive, name_unpacked
from mtcheck.loading.reading import refuse_surrogates
from mtcheck.loading.sniffing import refuse_foreign
from mtcheck.model.kinds import Format
from mtcheck.model.text import Document
from mtcheck.patterns import lazy
from mtcheck.plugins import Plugin, PluginError

__all__ = [
    "MAX_BYTES",
    "MAX_LINE",
    "SUFFIXES",
    "encode",
    "find_promised",
    "is_read",
    "load",
    "load_bytes",
    "load_record",
    "parse",
    "parse_again",
    "read_bytes",
    "read_stream",
    "refuse_foreign",
]

MAX_LINE = 1_000_000
"""The length in characters above which a line of plain text or Markdown is refused: no paragraph is so long."""

_LONGEST_NAME = 1_000

_SUFFIXES = {
    ".adoc": Format.ASCIIDOC,
    ".asciidoc": Format.ASCIIDOC,
    ".rst": Format.REST,
    ".htm": Format.HTML,
    ".html": Format.HTML,
    ".xhtml": Format.HTML,
    ".markdown": Format.MARKDOWN,
    ".md": Format.MARKDOWN,
    ".mdx": Format.MARKDOWN,
}
SUFFIXES = (".txt", ".md", ".mdx", ".markdown", ".html", ".htm", ".xhtml", ".adoc", ".asciidoc", ".rst")
"""The endings by which articles are found in folders."""
_ARCHIVES = (".docx", ".epub", ".mht", ".mhtml")
"""The endings of documents that are archives."""

_START_OF_PAGE = 4096
_PAGE = lazy(r"\s*+(?:<\?xml[^>]*+>\s*+|<!--(?:[^-]|-(?!->))*+-->\s*+)*+<(?:!doctype\s+html|html[\s>])", re.IGNORECASE)


def parse(text: str, name: str, format: Format = Format.PLAIN) -> Document:
    """The document of a text that is already decoded; the text is kept as it is given."""
    if format is Format.HTML:
        from mtcheck.loading.html import html

        return html(text, name)
    if format is Format.MARKDOWN:
        from mtcheck.loading.markdown import markdown

        return markdown(text, name)
    if format is Format.ASCIIDOC:
        from mtcheck.loading.asciidoc import asciidoc

        return asciidoc(text, name)
    if format is Format.REST:
        from mtcheck.loading.restructured import restructured

        return restructured(text, name)
    if format is Format.SUBTITLES:
        from mtcheck.loading.catalogues.subtitles import read_document

        if captions := read_document(text, name):
            return captions
    from mtcheck.loading.plain import plain

    return plain(text, name)


def parse_again(document: Document, text: str) -> Document:
    """The document of another text in the same format, read in the same way.

    Of a file of texts that stand one by one it has no blocks: those are known to its own readers alone.

    Raises:
        ReadError: the plug-in that read the document is gone, or cannot read the text.
    """
    if document.format.is_bitext:
        return replace(document, text=text, blocks=())
    if not document.loader:
        return parse(text, document.name, document.format)
    plugin, data = _find_loader(Path(f"_{document.loader}")), encode(text, document.encoding, b"")
    if plugin is None or data is None:
        raise ReadError(f"{document.name}: the plug-in that read it cannot read it again")
    return _load_plugged(plugin, data, document.name, document.loader)


def document(given: str | Path | Document, max_bytes: int = MAX_BYTES) -> Document:
    """What a caller gives in whatever form: a text (``str``), a file (``Path``) or a ``Document``.

    Raises:
        ReadError: the file cannot be read, or the text is of a format that is not, or holds half a character.
    """
    if isinstance(given, Document):
        return given
    if isinstance(given, Path):
        return load(given, max_bytes)
    if not isinstance(given, str):
        raise UsageError(f"a page is a text, a Path or a Document, and not of type {type(given).__name__}")
    refuse_surrogates(given, "<text>")
    _warn_of_names(given)
    refuse_foreign(given, "<text>")
    return parse(given, "<text>")


def _warn_of_names(text: str) -> None:
    """Say that a text is a file's name, for those who are used to libraries that open it."""
    if len(text) > _LONGEST_NAME or "\n" in text or "\0" in text:
        return
    try:
        is_file = Path(text).is_file()
    except (OSError, ValueError):
        return
    if is_file:
        said = f"{text!r} is checked as text, but a file has that name; to check the file, pass Path({text!r})"
        warn_caller(said, UserWarning)


def load(path: Path, max_bytes: int = MAX_BYTES) -> Document:
    """A file, its format told from its name and content.

    Raises:
        ReadError: it is missing, unreadable, larger than ``max_bytes``, binary, empty, in an unknown encoding or of a
            format that is not read; the message is one line that names the file.
    """
    return load_bytes(read_bytes(path, max_bytes), shown_path(path), max_bytes, path)


def lines(path: Path, max_bytes: int = MAX_BYTES) -> list[str]:
    """The lines of a text file, empty ones too, without their ends.

    Raises:
        ReadError: it is missing, unreadable, larger than ``max_bytes``, binary, empty, in an unknown encoding or of a
            format that is not read.
    """
    name = shown_path(path)
    data = read_bytes(path, max_bytes)
    _refuse_by_name(data, name, path)
    text = decode(data, name).text.removeprefix("\ufeff")
    if not text.strip():
        raise ReadError(f"{name}: holds no line of text")
    refuse_foreign(text, name)
    _refuse_endless_lines(text, name)
    return [line.removesuffix("\r") for line in text.removesuffix("\n").split("\n")]


def load_record(path: Path, spot: tuple[int, int], name: str, max_bytes: int = MAX_BYTES) -> Document:
    """A page of a web archive.

    Args:
        path: the archive.
        spot: where the record of the page begins (``loading.warc``).
        name: what messages call it.
        max_bytes: the most that it may have.

    Raises:
        ReadError: the archive is damaged, or the page cannot be read.
    """
    from mtcheck.loading.warc import read_record
    from mtcheck.loading.warc_stream import Spot

    found = read_record(path, Spot(*spot), name, max_bytes)
    refuse_foreign(found.text, name)
    if found.format is not Format.HTML:
        _refuse_endless_lines(found.text, name)
    document = parse(found.text, name, found.format)
    _refuse_endless_blocks(document)
    return replace(document, encoding="utf-8", notes=(*found.notes, *document.notes))


def load_bytes(data: bytes, name: str, max_bytes: int = MAX_BYTES, path: Path | None = None) -> Document:
    """Bytes that are already here, as from standard input.

    Args:
        data: the bytes.
        name: what messages call them.
        max_bytes: the most that there may be.
        path: the file that they are from, whose ending says what they are; without it they say so themselves.

    Raises:
        ReadError: they are more than ``max_bytes``, binary, empty, in an unknown encoding or of a format that is not
            read.
    """
    if len(data) > max_bytes:
        raise ReadError(f"{name}: larger than {max_bytes / 1_000_000:g} MB; split it, or raise max-megabytes")
    path = name_unpacked(path) if path else None
    if is_web_archive(path):
        raise ReadError(f"{name}: holds many pages; 'mtcheck check' reads it, this command reads one page a file")
    if is_bitext(path):
        raise ReadError(f"{name}: holds originals and translations; 'mtcheck check' reads it, this command reads pages")
    if is_catalogue(path):
        raise ReadError(f"{name}: holds texts by key; 'mtcheck check' reads it, this command reads pages")
    if path and (unpacker := _find_unpacker(path)):
        document = unpacker(data, name, max_bytes)
        _refuse_endless_blocks(document)
        return document
    if path and (plugin := _find_loader(path)):
        return _load_plugged(plugin, data, name, path.suffix)
    _refuse_by_name(data, name, path)
    decoded = decode(data, name)
    if not decoded.text.strip("\ufeff\u200b \t\r\n\f\v"):
        raise ReadError(f"{name}: {'holds only white space' if data else 'is empty'}; there is nothing to check")
    refuse_foreign(decoded.text, name)
    format = (_SUFFIXES.get(path.suffix.lower()) if path else None) or _told(decoded.text)
    if format is not Format.HTML:
        _refuse_endless_lines(decoded.text, name)
    document = parse(decoded.text, name, format)
    _refuse_endless_blocks(document)
    return replace(document, encoding=decoded.encoding, notes=decoded.notes + document.notes)


def _find_unpacker(path: Path) -> Callable[[bytes, str, int], Document] | None:
    """What reads a document that is an archive."""
    match path.suffix.lower():
        case ".docx":
            from mtcheck.loading.word import read_word

            return read_word
        case ".epub":
            from mtcheck.loading.epub import read_epub

            return read_epub
        case ".mhtml" | ".mht":
            from mtcheck.loading.mhtml import read_mhtml

            return read_mhtml
        case _:
            return None


def is_read(path: Path) -> bool:
    """Whether the ending of a file's name is that of an article or of translations, for mtcheck or for a plug-in."""
    suffix = path.suffix.lower()
    return (
        suffix in (*SUFFIXES, *_ARCHIVES)
        or suffix in bitexts.SUFFIXES
        or any(f".{each.name.lower()}" == suffix for each in plugins.list_installed(plugins.LOADERS))
    )


def _find_loader(path: Path) -> Plugin | None:
    """The plug-in that reads a file; what mtcheck reads itself is never left to one.

    Raises:
        ReadError: several packages bring one.
    """
    if path.suffix.lower() in (*SUFFIXES, *_ARCHIVES) or not path.suffix:
        return None
    try:
        return plugins.find(plugins.LOADERS, path.suffix.removeprefix("."))
    except PluginError as error:
        raise ReadError(f"{shown_path(path)}: {error}") from error


def _load_plugged(plugin: Plugin, data: bytes, name: str, suffix: str) -> Document:
    from mtcheck.loading.plugged import load_plugged

    document = replace(load_plugged(plugin, data, name), name=name, loader=suffix)
    _refuse_endless_blocks(document)
    return document


def _refuse_by_name(data: bytes, name: str, path: Path | None) -> None:
    """Let a file pass whose ending promises nothing foreign, or that is a page all the same."""
    is_known = path is None or path.suffix.lower() in SUFFIXES
    foreign = find_promised(path.suffix) if path and not is_known and data.strip() else None
    if foreign and not _PAGE.match(data[:_START_OF_PAGE].decode("latin-1").removeprefix("ï»¿")):
        raise foreign.error(name)


def _told(text: str) -> Format:
    return Format.HTML if _PAGE.match(text) else Format.PLAIN


def _refuse_endless_blocks(document: Document) -> None:
    for block in document.blocks:
        if len(block.text) > MAX_LINE:
            line = document.text.count("\n", 0, block.span.start) + 1
            raise ReadError(
                f"{document.name}: line {line}: {len(block.text):,} characters in one paragraph are more than "
                f"{MAX_LINE:,}; this is not an article, or its line ends are lost"
            )


def _refuse_endless_lines(text: str, name: str) -> None:
    if len(text) <= MAX_LINE:
        return
    for number, line in enumerate(text.splitlines(), 1):
        if len(line) > MAX_LINE:
            raise ReadError(
                f"{name}: line {number}: {len(line):,} characters in one line are more than {MAX_LINE:,}; "
                "this is not an article, or its line ends are lost"
            )
