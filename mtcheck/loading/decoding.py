"""Bytes -> text: byte order marks, declared charsets, strict UTF-8, and what to say where none of them holds."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress

from mtcheck.errors import ReadError
from mtcheck.loading.charsets import LEGACY, find_codec
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import lazy

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF file", "export its text or HTML and check that"),
    (b"PK\x03\x04", "a ZIP archive or office file (docx, odt)", "export it as text, Markdown or HTML"),
    (b"\xd0\xcf\x11\xe0", "an old office file (doc, xls)", "export it as text, Markdown or HTML"),
    (b"{\\rtf", "an RTF file", "export it as text, Markdown or HTML"),
    (b"\x1f\x8b", "a gzip archive", "unpack it first"),
    (b"BZh", "a bzip2 archive", "unpack it first"),
    (b"\xfd7zXZ\0", "an xz archive", "unpack it first"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive", "unpack it first"),
    (b"7z\xbc\xaf", "a 7-Zip archive", "unpack it first"),
    (b"Rar!\x1a", "a RAR archive", "unpack it first"),
    (b"\x89PNG", "a PNG picture", "give the page that shows it"),
    (b"\xff\xd8\xff", "a JPEG picture", "give the page that shows it"),
    (b"GIF8", "a GIF picture", "give the page that shows it"),
    (b"RIFF", "a picture, sound or film", "give the page that shows it"),
    (b"II*\0", "a TIFF picture", "give the page that shows it"),
    (b"MM\0*", "a TIFF picture", "give the page that shows it"),
    (b"OggS", "a sound or film", "give its transcript as text"),
    (b"ID3", "a sound", "give its transcript as text"),
    (b"\x7fELF", "a program", "give a text, Markdown or HTML file"),
    (b"MZ\x90\0", "a program", "give a text, Markdown or HTML file"),
    (b"bplist00", "a binary property list", "turn it into text with: plutil -convert xml1"),
    (b"SQLite format 3\0", "an SQLite database", "give a text, Markdown or HTML file"),
    (b"PAR1", "a Parquet file", "write the texts to be checked into a text file"),
    (b"\xde\x12\x04\x95", "a compiled gettext catalogue (MO)", "give a text, Markdown or HTML file"),
    (b"\x95\x04\x12\xde", "a compiled gettext catalogue (MO)", "give a text, Markdown or HTML file"),
)
_IN_ZIP = (
    (b"mimetypeapplication/epub+zip", "an electronic book (EPUB)"),
    (b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "a spreadsheet (ODS)"),
    (b"mimetypeapplication/vnd.oasis.opendocument.presentation", "a presentation (ODP)"),
    (b"mimetypeapplication/vnd.oasis.opendocument", "a word processor's document (ODT)"),
    (b"word/", "a Word document (DOCX)"),
    (b"xl/", "an Excel workbook (XLSX)"),
    (b"ppt/", "a PowerPoint presentation (PPTX)"),
)
"""What stands near the beginning or the end of archives that are documents."""
_TAR = b"ustar", 257
_HEAD = 4096
_DECLARED = re.compile(
    rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})|<meta[^>]{0,400}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""",
    re.IGNORECASE,
)
_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}")
_ASCII = bytes(range(0x80))
_NO_LETTER = lazy(r"(?<![^\W\d_])[^\W\d_\x00-\x7f](?![^\W\d_])")
_LETTERS = "ÄÖÜäöüßÀÁÂÃÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕØÙÚÛÝàáâãåæçèéêëìíîïñòóôõøùúûýÿŒœŠšŽž"
_SIGNS = "\u201e\u201c\u201d\u201a\u2018\u2019«»‹›–—…€•™£§°©®·¿¡º\xaa²³½¼¾µ\xa0\xad\xb4"
_EXPECTED = frozenset(_LETTERS + _SIGNS)


class Decoded(NamedTuple):
    """A text, the encoding it was read in, and what had to be assumed."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def looks_binary(data: bytes) -> bool:
    """Whether bytes are plainly no text in any encoding that is read here."""
    if data.startswith(tuple(mark for mark, _ in _MARKS)):
        return False
    return b"\0" in data or any(_is_signed(data, signature) for signature, _, _ in _SIGNATURES)


def decode(data: bytes, name: str) -> Decoded:
    """The text of a file.

    A byte order mark decides and is no part of the text; then UTF-8, if all of the file is that; then the charset that
    the page declares; then windows-1252, if its letters make words. Whatever is not UTF-8 is said in a note.

    Raises:
        ReadError: the bytes are no text, or their encoding cannot be told.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(_strictly(data[len(mark) :], encoding, name, len(mark)), encoding)
    _refuse_binary(data, name)
    declared = _declared(data)
    try:
        return Decoded(data.decode("utf-8"), "utf-8", _contradiction(data, declared, name))
    except UnicodeDecodeError as error:
        return _otherwise(data, declared, name, error)


def decode_as(data: bytes, charset: str, name: str, teller: str) -> Decoded:
    """The text of a page whose encoding is said beside it.

    Args:
        data: the page; a byte order mark in it is believed before all else.
        charset: what is said, or nothing. What is no encoding of the web's, or not that of the page, is passed over.
        name: what messages call the page.
        teller: who says it, as *its server*.

    Raises:
        ReadError: as for ``decode``.
    """
    codec = "" if data.startswith(tuple(mark for mark, _ in _MARKS)) else find_codec(charset)
    if codec and codec != "utf-8":
        with suppress(UnicodeDecodeError):
            return Decoded(data.decode(codec), codec, (f"{name}: decoded as {codec}, as {teller} declares",))
    return decode(data, name)


def encode(decoded: str, encoding: str, data: bytes) -> bytes | None:
    """The bytes of a text, with the byte order mark of those that it was read from.

    Args:
        decoded: the text.
        encoding: the one that it was read in.
        data: the bytes that it was read from.

    Returns:
        Nothing where the text cannot be written in its encoding.
    """
    mark = next((mark for mark, _ in _MARKS if data.startswith(mark)), b"")
    try:
        return mark + decoded.encode(encoding)
    except UnicodeEncodeError:
        return None


def _strictly(data: bytes, encoding: str, name: str, skipped: int) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReadError(
            f"{name}: byte {skipped + error.start}: begins with the byte order mark of {encoding.upper()} but is not "
            "valid in it; save the file as UTF-8"
        ) from error


def _refuse_binary(data: bytes, name: str) -> None:
    for signature, kind, cure in _SIGNATURES:
        if _is_signed(data, signature):
            raise ReadError(f"{name}: this is {_document(data) or f'{kind}, not a text; {cure}'}")
    if data.startswith(*_TAR):
        raise ReadError(f"{name}: this is a tar archive, not a text; unpack it first")
    if (at := data.find(b"\0")) < 0:
        return
    if max(data[::2].count(0), data[1::2].count(0)) > 0.3 * len(data):
        raise ReadError(f"{name}: looks like UTF-16 without a byte order mark; save the file as UTF-8")
    raise ReadError(f"{name}: byte {at}: a NUL byte, so this is a binary file; give a text, Markdown or HTML file")


def _is_signed(data: bytes, signature: bytes) -> bool:
    """Whether data begins so and is no text that happens to: an article may begin with 'GIF87'."""
    return data.startswith(signature) and (not signature.isalnum() or b"\0" in data)


def _document(data: bytes) -> str:
    """What is said of an archive that is a document; empty of all else."""
    ends = data[:_HEAD] + data[-_HEAD:] if data.startswith(b"PK") else b""
    found = next((kind for sign, kind in _IN_ZIP if sign in ends), "")
    return f"{found}, not a text; export it as text, Markdown or HTML" if found else ""


def _declared(data: bytes) -> str:
    """The charset that a page names, as Python calls it; empty where it names none that is known."""
    match = _DECLARED.search(data, 0, _HEAD) if b"<" in data[:_HEAD] else None
    if not match:
        return ""
    found = find_codec((match[1] or match[2]).decode("ascii", "replace"))
    return "" if found.startswith("utf-16") else found  # which could not have been read up to here


def _contradiction(data: bytes, declared: str, name: str) -> tuple[str, ...]:
    if declared in ("", "utf-8") or data.isascii():
        return ()
    return (f"{name}: declares {declared} but is valid UTF-8; read as UTF-8",)


def _otherwise(data: bytes, declared: str, name: str, error: UnicodeDecodeError) -> Decoded:
    """Text that is not UTF-8."""
    place = _place(data, error.start, name)
    if declared in ("", "utf-8", LEGACY) and _is_mixed(data):
        raise ReadError(f"{place}: mixes UTF-8 with another encoding; save the whole file as UTF-8")
    if declared not in ("", "utf-8"):
        return _as_declared(data, declared, name)
    text = data.decode(LEGACY, "replace")
    if not _is_plausible(text):
        raise ReadError(f"{place}: not valid UTF-8 (byte 0x{data[error.start]:02x}); save the file as UTF-8")
    contrary = " although the page declares utf-8" if declared else ""
    return Decoded(text, LEGACY, (f"{place}: not valid UTF-8; decoded as {LEGACY}{contrary}",))


def _as_declared(data: bytes, declared: str, name: str) -> Decoded:
    try:
        text = data.decode(declared)
    except UnicodeDecodeError as error:
        place = _place(data, error.start, name)
        raise ReadError(f"{place}: declares {declared} but is not valid in it; save the file as UTF-8") from error
    return Decoded(text, declared, (f"{name}: decoded as {declared}, as the page declares",))


def _place(data: bytes, at: int, name: str) -> str:
    line = data.count(b"\n", 0, at) + 1
    return f"{name}: byte {at}, line {line}"


def _is_mixed(data: bytes) -> bool:
    """Whether a text that is not UTF-8 holds western letters in UTF-8 beside bytes that are not."""
    sequences = [match.group() for match in _SEQUENCE.finditer(data)]
    within = sum(len(each) for each in sequences if each.decode("utf-8", "replace") in _EXPECTED)
    return 0 < within < len(data.translate(None, _ASCII))


def _is_plausible(text: str) -> bool:
    """Whether windows-1252 gives letters and signs that western European texts use, at the places they use them."""
    foreign = [char for char in text if not char.isascii()]
    alone = len(_NO_LETTER.findall(text))
    return _EXPECTED.issuperset(foreign) and alone <= 0.1 * len(foreign)
