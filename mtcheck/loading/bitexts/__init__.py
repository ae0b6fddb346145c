"""Bytes -> Bitext: formats that hold originals and translations side by side."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from mtcheck.errors import ReadError
from mtcheck.loading.decoding import decode
from mtcheck.model.bitext import Bitext
from mtcheck.model.text import Format

_FORMATS = {
    ".po": Format.PO,
    ".pot": Format.PO,
    ".xlf": Format.XLIFF,
    ".xliff": Format.XLIFF,
}
SUFFIXES = tuple(_FORMATS)
"""The endings by which files of translations are found in folders."""


def is_bitext(path: Path | None) -> bool:
    """Whether the ending of a file's name is that of a file of translations."""
    return path is not None and path.suffix.lower() in _FORMATS


def load_bitext(data: bytes, name: str, path: Path) -> Bitext:
    """The units of a file of translations.

    Args:
        data: its bytes.
        name: what messages call it.
        path: the file, whose ending says what it is.

    Raises:
        ReadError: it is empty, in an unknown encoding, or not well-formed; the message names the place.
    """
    decoded = decode(data, name)
    if not decoded.text.strip("\ufeff\u200b \t\r\n\f\v"):
        raise ReadError(f"{name}: {'holds only white space' if data else 'is empty'}; there is nothing to check")
    format = _FORMATS[path.suffix.lower()]
    found = _reader(format)(decoded.text, name)
    source, target = (
        replace(side, encoding=decoded.encoding, notes=decoded.notes) for side in (found.source, found.target)
    )
    return replace(found, source=source, target=target)


def _reader(format: Format) -> Callable[[str, str], Bitext]:
    module = import_module(f"mtcheck.loading.bitexts.{format}")
    reader: Callable[[str, str], Bitext] = getattr(module, f"read_{format}")
    return reader
