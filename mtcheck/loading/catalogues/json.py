"""Catalogues in JSON, however deep, and in Flutter's form of it (ARB)."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.errors import ReadError
from mtcheck.loading.catalogues.arms import split_arms
from mtcheck.loading.json_values import Text, walk_json
from mtcheck.model.catalogue import Catalogue, Message
from mtcheck.model.text import Document, Format, Span

_LOCALE = "@@locale"


def read_json(text: str, name: str) -> Catalogue:
    """Read a catalogue: a text for every string, named by the way to it.

    Raises:
        ReadError: it is no JSON, or holds no text.
    """
    return _read(text, name, list(walk_json(text, name)))


def read_arb(text: str, name: str) -> Catalogue:
    """Read a catalogue of Flutter's, without what describes its messages.

    Raises:
        ReadError: as for ``read_json``.
    """
    texts = list(walk_json(text, name))
    locale = next((each.value for each in texts if each.path == (_LOCALE,)), "")
    return _read(text, name, [each for each in texts if not str(each.path[:1]).startswith("('@")], locale)


def _read(text: str, name: str, texts: list[Text], language: str = "") -> Catalogue:
    document = Document(name, text, Format.JSON)
    messages = tuple(message for each in texts if each.is_text and each.path for message in _messages(each, document))
    if not messages:
        raise ReadError(f"{name}: holds no text under a key")
    return Catalogue(document, messages, language)


def _messages(found: Text, document: Document) -> Iterator[Message]:
    line = document.position(found.start)[0]
    place = Span(found.start, found.start + len(found.inside))
    for arm in split_arms(found.inside):
        yield Message(found.key + arm.key, found.block(arm.stretches), line, place)
