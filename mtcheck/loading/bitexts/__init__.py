"""Bytes -> Bitext: formats that hold originals and translations side by side."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from importlib import import_module
from io import BytesIO
from pathlib import Path

from mtcheck.errors import ReadError
from mtcheck.loading.bitexts.lines import is_output, read_outputs
from mtcheck.loading.bitexts.wanted import ANY, Wanted
from mtcheck.loading.decoding import decode
from mtcheck.loading.packed import name_unpacked
from mtcheck.model.bitext import Bitext
from mtcheck.model.kinds import Format
from mtcheck.patterns import lazy
from mtcheck.processes.collector import pause_collection

_FORMATS = {
    ".csv": Format.CSV,
    ".jsonl": Format.JSONL,
    ".ndjson": Format.JSONL,
    ".po": Format.PO,
    ".pot": Format.PO,
    ".psv": Format.CSV,
    ".ssv": Format.CSV,
    ".tmx": Format.TMX,
    ".tsv": Format.TSV,
    ".xcstrings": Format.XCSTRINGS,
    ".xlf": Format.XLIFF,
    ".xliff": Format.XLIFF,
    ".xlsm": Format.XLSX,
    ".xlsx": Format.XLSX,
    ".xml": Format.WMT,
}
SUFFIXES = (".po", ".pot", ".tmx", ".xcstrings", ".xlf", ".xliff")
"""The endings by which files of translations are found in folders; tables may hold anything and are to be named."""
_MODULES = {Format.CSV: "tables", Format.JSONL: "tables", Format.TSV: "tables"}
_CHOOSING = frozenset({Format.CSV, Format.JSONL, Format.TMX, Format.TSV, Format.WMT, Format.XCSTRINGS})
"""Formats that may hold more than one pair of sides."""
_SET = lazy(r"\ufeff?\s*+(?:<\?xml[^>]*+>\s*+|<!--(?:[^-]|-(?!->))*+-->\s*+)*+<dataset\b")
_HEAD = 4096
_LIMIT = 32_000_000


def is_bitext(path: Path | None) -> bool:
    """Whether a file is one of translations, by its ending, its folder or, of XML, its beginning."""
    if path is None:
        return False
    format = _FORMATS.get(name_unpacked(path).suffix.lower())
    return _is_set(path) if format is Format.WMT else format is not None or is_output(path)


def _is_set(path: Path) -> bool:
    """Whether a file of XML is a test set of WMT."""
    try:
        with path.open("rb") if path.is_file() else BytesIO() as file:
            return bool(_SET.match(file.read(_HEAD).decode("utf-8", "replace")))
    except OSError:
        return False


def is_workbook(path: Path) -> bool:
    """Whether the ending of a file's name is that of a workbook, which is no text."""
    return _FORMATS.get(name_unpacked(path).suffix.lower()) is Format.XLSX


def load_bitext(data: bytes, name: str, path: Path, wanted: Wanted = ANY, limit: int = _LIMIT) -> Bitext:
    """The units of a file of translations.

    Args:
        data: its bytes.
        name: what messages call it.
        path: the file, whose ending says what it is.
        wanted: the languages and columns that are asked for, where it holds several.
        limit: the most bytes that it may unpack to, where it is an archive.

    Raises:
        ReadError: it is empty, in an unknown encoding or not well-formed, with the place in the message; or it cannot
            be told which of its languages or columns are meant.
    """
    with pause_collection():
        return _load(data, name, path, wanted, limit)


def _load(data: bytes, name: str, path: Path, wanted: Wanted, limit: int) -> Bitext:
    if data and is_workbook(path):
        from mtcheck.loading.bitexts.xlsx import read_xlsx

        return read_xlsx(data, name, limit, wanted)
    if is_output(path):
        return read_outputs(data, name, path, limit)
    decoded = decode(data, name)
    if not decoded.text.strip("\ufeff\u200b \t\r\n\f\v"):
        raise ReadError(f"{name}: {'holds only white space' if data else 'is empty'}; there is nothing to check")
    format = _FORMATS[name_unpacked(path).suffix.lower()]
    found = _reader(format, wanted)(decoded.text, name)
    sides = found.source, found.target
    source, target = (replace(side, encoding=decoded.encoding, notes=(*decoded.notes, *side.notes)) for side in sides)
    return replace(found, source=source, target=target)


def _reader(format: Format, wanted: Wanted) -> Callable[[str, str], Bitext]:
    module = import_module(f"mtcheck.loading.bitexts.{_MODULES.get(format, format)}")
    reader: Callable[..., Bitext] = getattr(module, f"read_{format}")
    return partial(reader, wanted=wanted) if format in _CHOOSING else reader
