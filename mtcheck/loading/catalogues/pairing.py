"""Two catalogues -> Bitext: what belongs together by its key, or by its time on the screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from mtcheck.loading.catalogues.arms import FORMS
from mtcheck.loading.catalogues.captions import pair_captions
from mtcheck.model.bitext import Bitext, Gap, Unit
from mtcheck.model.catalogue import Catalogue, Message
from mtcheck.model.spans import Span
from mtcheck.patterns import lazy

_FORM = lazy(rf"(?P<stem>.+)(?P<parting>[._])(?P<form>{'|'.join(FORMS)}|\d+|plural)")
_OTHER = "other"
_EMPTY = "without a text"
_FEW = frozenset({"zero", "one", "two", "0", "1", "2"})
"""Forms for single numbers, which texts may say in words."""


def pair_catalogues(source: Catalogue, target: Catalogue) -> Bitext:
    """The units of an original and its translation.

    A key that the translation lacks is a gap, and so is one that the original lacks. Of plurals a form of the
    translation that the original's language has not belongs to the original's ``other``, and a form that the
    translation's language does without is no gap.
    """
    pair = _pair_captions if source.is_timed and target.is_timed else _pair_keys
    return Bitext(source.document, target.document, tuple(pair(source, target)), source.language, target.language)


def _pair_captions(source: Catalogue, target: Catalogue) -> Iterator[Unit]:
    first = min((each.block.span.start for each in target.messages if each.block), default=0)
    place = Span(first, first)
    for original, translation in pair_captions(source.messages, target.messages):
        place = translation.place if translation else Span(place.end, place.end)
        yield _unit(original, translation, place)


def _pair_keys(source: Catalogue, target: Catalogue) -> Iterator[Unit]:
    originals = {message.key: message for message in source.messages}
    translations = {message.key: message for message in target.messages}
    for message in target.messages:
        original = originals.get(message.key) or _other_form(message.key, originals)
        yield _unit(original, message, message.place)
    stems = {stem for key in translations if (stem := _stem(key, translations))}
    place = Span(0, 0)
    for message in source.messages:
        if found := translations.get(message.key):
            place = Span(found.place.end, found.place.end)
        elif _stem(message.key, originals) not in stems:
            yield _unit(message, None, place)


def group_forms(keys: Iterable[str]) -> dict[str, frozenset[str]]:
    """The forms of every plural among some keys, by the key that they share."""
    found: dict[str, set[str]] = {}
    for key in keys:
        if form := _FORM.fullmatch(key):
            found.setdefault(form["stem"], set()).add(form["form"])
    return {stem: frozenset(forms) for stem, forms in found.items() if _OTHER in forms and len(forms) > 1}


def _other_form(key: str, messages: Mapping[str, Message]) -> Message | None:
    """The original's text of a form of plural that it has no own for."""
    form = _FORM.fullmatch(key)
    return messages.get(f"{form['stem']}{form['parting']}{_OTHER}") if form else None


def _stem(key: str, messages: Mapping[str, Message]) -> str | None:
    """The key without its form, where it is one of a plural."""
    form = _FORM.fullmatch(key)
    return form["stem"] if form and f"{form['stem']}{form['parting']}{_OTHER}" in messages else None


def _unit(original: Message | None, translation: Message | None, place: Span) -> Unit:
    said = translation or original
    key, line = (said.key, said.line) if said else ("", 0)
    source, target = (each.block if each else None for each in (original, translation))
    skipped = next((each.skipped for each in (translation, original) if each and each.skipped), "")
    form = _FORM.fullmatch(key)
    is_few = form is not None and form["form"] in _FEW
    return Unit(key, source, target, skipped, line, _gap(original, translation), place, is_few)


def _gap(original: Message | None, translation: Message | None) -> Gap:
    if original and original.block and not (translation and translation.block):
        return Gap.EMPTY if translation else Gap.MISSING
    return Gap.EXTRA if translation and translation.block and not original else Gap.NONE


def list_alone(catalogue: Catalogue) -> Bitext:
    """The units of a catalogue whose original is not given."""
    messages: Iterable[Message] = catalogue.messages
    if catalogue.is_timed:
        messages = (each for _, each in pair_captions((), catalogue.messages) if each)
    units: Sequence[Unit] = [
        Unit(each.key, None, each.block, each.skipped or ("" if each.block else _EMPTY), each.line, place=each.place)
        for each in messages
    ]
    source = replace(catalogue.document, text="", blocks=(), notes=())
    return Bitext(source, catalogue.document, tuple(units), "", catalogue.language)
