"""Where files hold their values, for formats that set values off in several ways."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module

from mtcheck.errors import ReadError
from mtcheck.loading.cells import Frame
from mtcheck.model.kinds import Format
from mtcheck.model.text import Document

_READERS = {
    Format.CSV: "bitexts.rows",
    Format.PROPERTIES: "catalogues.properties",
    Format.TSV: "bitexts.rows",
    Format.YAML: "catalogues.yaml",
}


def list_frames(document: Document) -> Sequence[Frame]:
    """The values of a document in their order; none where its format writes all values alike, or it is unreadable."""
    reader = _READERS.get(document.format)
    if reader is None:
        return ()
    frames: Callable[[Document], Sequence[Frame]] = import_module(f"mtcheck.loading.{reader}").list_frames
    try:
        return frames(document)
    except ReadError:
        return ()
