"""Bytes -> Catalogue: formats that hold the texts of one language by their keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from mtcheck.errors import ReadError
from mtcheck.loading.decoding import decode
from mtcheck.loading.doubles import find_doubles, note_doubles
from mtcheck.loading.packed import name_unpacked
from mtcheck.model.catalogue import Catalogue, Message
from mtcheck.processes.collector import pause_collection

_FORMATS = {
    ".arb": "arb",
    ".ftl": "fluent",
    ".json": "json",
    ".properties": "properties",
    ".srt": "subtitles",
    ".strings": "strings",
    ".vtt": "webvtt",
    ".yaml": "yaml",
    ".yml": "yaml",
}
_ANDROID = frozenset({"arrays.xml", "plurals.xml", "strings.xml"})
"""Names of files that Android's programs keep their texts in."""


def is_catalogue(path: Path | None) -> bool:
    """Whether a file is one of texts by key, by its name."""
    if path is None:
        return False
    plain = name_unpacked(path)
    return plain.suffix.lower() in _FORMATS or plain.name.lower() in _ANDROID


def load_catalogue(data: bytes, name: str, path: Path) -> Catalogue:
    """The texts of a file.

    Args:
        data: its bytes.
        name: what messages call it.
        path: the file, whose name says what it is.

    Raises:
        ReadError: it is empty, in an unknown encoding, or not well-formed, with the place in the message.
    """
    decoded = decode(data, name)
    if not decoded.text.strip("\ufeff\u200b \t\r\n\f\v"):
        raise ReadError(f"{name}: {'holds only white space' if data else 'is empty'}; there is nothing to check")
    with pause_collection():
        found = _reader(path)(decoded.text, name)
    notes = (*decoded.notes, *_list_doubles(found.messages))
    document = replace(found.document, encoding=decoded.encoding, notes=notes)
    last = {message.key: message for message in found.messages}
    kept = found.messages if found.is_timed else tuple(last.values())
    return replace(found, document=document, messages=kept)


def _reader(path: Path) -> Callable[[str, str], Catalogue]:
    plain = name_unpacked(path)
    format = "android" if plain.name.lower() in _ANDROID else _FORMATS[plain.suffix.lower()]
    module = import_module(f"mtcheck.loading.catalogues.{_MODULES.get(format, format)}")
    reader: Callable[[str, str], Catalogue] = getattr(module, f"read_{format}")
    return reader


_MODULES = {"arb": "json", "strings": "apple", "webvtt": "subtitles"}


def _list_doubles(messages: Sequence[Message]) -> tuple[str, ...]:
    """A note where keys are there more than once, of which programs take the last."""
    twice = find_doubles(message.key for message in messages if message.begins < 0)
    return note_doubles(twice, "the key is there more than once; the last text counts")
