"""Catalogues in JSON, however deep, and in Flutter's form of it (ARB)."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.errors import ReadError
from mtcheck.loading.catalogues.arms import keep_counts, split_arms
from mtcheck.loading.catalogues.entries import ID, name_text
from mtcheck.loading.json_values import Text, walk_json
from mtcheck.model.catalogue import Catalogue, Message
from mtcheck.model.kinds import Format
from mtcheck.model.spans import Span
from mtcheck.model.text import Document

_LOCALE = "@@locale"
_MESSAGE = "message"
_OF_MESSAGES = frozenset({_MESSAGE, "description", "placeholders"})
_DEPTH = 2


def read_json(text: str, name: str) -> Catalogue:
    """Read a catalogue: a text for every string, named by the way to it.

    Raises:
        ReadError: it is no JSON, or holds no text.
    """
    texts = list(walk_json(text, name))
    return _read(text, name, _name_entries(texts) or _without_descriptions(texts))


def read_arb(text: str, name: str) -> Catalogue:
    """Read a catalogue of Flutter's, without what describes its messages.

    Raises:
        ReadError: as for ``read_json``.
    """
    texts = list(walk_json(text, name))
    locale = next((each.value for each in texts if each.path == (_LOCALE,)), "")
    return _read(text, name, [each for each in texts if not str(each.path[:1]).startswith("('@")], locale)


def _name_entries(texts: list[Text]) -> list[Text]:
    """What the entries of a list hold that have ids, named by these; nothing where it is no such list."""
    ids: dict[str | int, str] = {
        each.path[0]: each.value for each in texts if each.path[1:] == (ID,) and isinstance(each.path[0], int)
    }
    if any(not each.path or each.path[0] not in ids for each in texts):
        return []
    ways = ((each, name_text(ids[each.path[0]], str(each.path[1]))) for each in texts)
    return [each._replace(path=(*way, *each.path[2:])) for each, way in ways if way]


def _without_descriptions(texts: list[Text]) -> list[Text]:
    """The messages alone where every key of the file has one beside what describes it, as Docusaurus and Chrome do."""
    paths = [each.path for each in texts]
    if any(len(path) < _DEPTH or path[1] not in _OF_MESSAGES for path in paths):
        return texts
    described = {path[0] for path in paths if path[1] == _MESSAGE and len(path) == _DEPTH}
    if described != {path[0] for path in paths}:
        return texts
    return [each for each in texts if each.path[1] == _MESSAGE]


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
        yield Message(found.key + arm.key, keep_counts(found.block(arm.stretches), arm, found.start), line, place)
