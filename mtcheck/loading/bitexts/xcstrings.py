"""Xcode's catalogues of texts (.xcstrings), which hold all languages in one file.

Source: the JSON that Xcode 15 writes; Apple publishes no schema.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.errors import ReadError
from mtcheck.loading.bitexts.wanted import ANY, Wanted, pick_tag
from mtcheck.loading.json_values import Text, read_name, walk_json
from mtcheck.model.bitext import Bitext, Gap, Unit
from mtcheck.model.kinds import Format
from mtcheck.model.spans import Span
from mtcheck.model.tags import primary
from mtcheck.model.text import Document
from mtcheck.model.tuples import NamedTuple

_STRINGS, _LOCALIZATIONS, _UNIT, _VALUE, _STATE = "strings", "localizations", "stringUnit", "value", "state"
_EXTRACTION = ("extractionState",)
_NOT_DONE = {"new": "marked as not translated yet"}
_NOT_WANTED, _NOT_USED = "not to be translated", "no longer used"
_SOURCE, _WANTED, _OTHER = "sourceLanguage", "shouldTranslate", "other"


class _Place(NamedTuple):
    """What a text is of."""

    language: str
    variation: tuple[str, ...]
    """As in ``plural``, ``one``; none for a text without variations."""


class _Message:
    """What the file holds under one key."""

    def __init__(self, key: str, start: int) -> None:
        self.key, self.start = key, start
        self.values: dict[_Place, Text] = {}
        self.states: dict[_Place, str] = {}
        self.skipped = ""
        """Why none of its texts is checked."""

    def add(self, path: tuple[str, ...], value: Text) -> None:
        """Note a value by the names that lead to it from the key."""
        if path == (_WANTED,) and value.inside == "false":
            self.skipped = _NOT_WANTED
        elif path == _EXTRACTION and value.value == "stale":
            self.skipped = self.skipped or _NOT_USED
        elif path[:1] == (_LOCALIZATIONS,) and path[-2:] == (_UNIT, _VALUE):
            self.values[_Place(path[1], path[2:-2])] = value
        elif path[:1] == (_LOCALIZATIONS,) and path[-2:] == (_UNIT, _STATE):
            self.states[_Place(path[1], path[2:-2])] = _NOT_DONE.get(value.value, "")


def read_xcstrings(text: str, name: str, wanted: Wanted = ANY) -> Bitext:
    """Read a catalogue; of several translations, the one in the language that is wanted.

    Raises:
        ReadError: it is no JSON, or holds several translations of which none was named.
    """
    document = Document(name, text, Format.XCSTRINGS)
    messages: dict[str, _Message] = {}
    source = ""
    for each in walk_json(text, name, with_empty=True):
        path = tuple(map(str, each.path))
        if path == (_SOURCE,):
            source = each.value
        elif path[:1] == (_STRINGS,) and len(path) > 1:
            message = messages.setdefault(path[1], _Message(path[1], each.names[1]))
            message.add(path[2:], each)
    source = wanted.source_language or source
    languages = dict.fromkeys(place.language for each in messages.values() for place in each.values)
    target = _pick_target(list(languages), source, wanted, name)
    units = tuple(unit for each in messages.values() for unit in _units(each, source, target, document))
    return Bitext(document, document, units, primary(source), primary(target))


def _pick_target(languages: list[str], source: str, wanted: Wanted, name: str) -> str:
    others = [tag for tag in languages if tag != pick_tag(source, languages)]
    found = pick_tag(wanted.target_language, others) if wanted.target_language else ""
    if found or (not wanted.target_language and len(others) == 1):
        return found or others[0]
    if not others:
        raise ReadError(
            f"{name}: holds no translation: nothing in its 'strings' has 'localizations' in another language"
        )
    raise ReadError(f"{name}: its translations are in {', '.join(others)}; name one with --to")


def _units(message: _Message, source: str, target: str, document: Document) -> Iterator[Unit]:
    """A unit for each variation of the translation, and one for what is not translated."""
    places = [place for place in message.values if place.language == target]
    for place in places:
        yield _unit(message, place, source, document)
    if not places and (original := _original(message, (), source, document).block()):
        line = document.position(message.start)[0]
        yield Unit(message.key, original, None, message.skipped, line, place=Span(message.start, message.start))


def _unit(message: _Message, place: _Place, source: str, document: Document) -> Unit:
    text = message.values[place]
    source_text, target_text = _original(message, place.variation, source, document).block(), text.block()
    skipped = message.skipped or message.states.get(place, "")
    gap = Gap.EMPTY if source_text and not target_text else Gap.NONE
    named = ".".join((message.key, *place.variation[-1:]))
    line = document.position(text.start)[0]
    return Unit(named, source_text, target_text, skipped, line, gap, Span(text.start, text.start))


def _original(message: _Message, variation: tuple[str, ...], source: str, document: Document) -> Text:
    """The original of a variation; one that is not written out is the key itself."""
    values = message.values
    variations = (variation, (*variation[:-1], _OTHER), ())
    found = next((found for each in variations if (found := values.get(_Place(source, each)))), None)
    return found or read_name(document.text, message.start)
