"""Plurals whose forms are not those that the language of the translation needs, by the rules of CLDR and gettext.

Source: Unicode CLDR, Language Plural Rules; the GNU gettext manual, "Additional functions for plural forms".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from mtcheck.language.plurals import list_plural_forms
from mtcheck.loading.catalogues.arms import list_plurals
from mtcheck.loading.catalogues.pairing import group_forms
from mtcheck.model.bitext import Bitext, Plurals, Unit
from mtcheck.model.finding import Finding, Severity
from mtcheck.model.kinds import Format
from mtcheck.model.report import CheckInfo
from mtcheck.model.spans import Place, Span
from mtcheck.model.text import Block, Document

_OF_KEYS = frozenset({Format.ANDROID, Format.FLUENT, Format.JSON, Format.PROPERTIES, Format.XCSTRINGS, Format.YAML})
"""Formats whose keys tell the form of a plural, and whose arms are read one by one."""
_OTHER = "other"
_NEVER = frozenset({"two", "few", "many"})
"""Forms that no program asks for in a language without them; ``zero`` and ``one`` some ask for in every language."""
_FOR_ONE = {"1": "one"}
_FEW, _LEAST = "few", 3
"""Languages with a form for a few have three forms at least."""
_MISSING = "missing, so that programs show the one for 'other'"
_IDLE, _EXTRA = "not used in this language", "more than 'nplurals' says"
_EMPTY = "missing or empty"


def list_missing_forms(bitext: Bitext, info: CheckInfo, language: str) -> Iterator[Finding]:
    """Plurals without a form that whole numbers take in the language; those of ordinals have other forms."""
    needed = frozenset(list_plural_forms(language)) - {_OTHER}
    for stem, forms, place in _forms_of(bitext):
        named = {form for form in forms if not form.isdecimal()} - {_OTHER}
        missing = [form for form in list_plural_forms(language) if form in needed - named]
        if named and missing and named <= needed:
            yield _build(info, Severity.MINOR, _say(stem, missing, _MISSING), place, stem)
    if bitext.plurals:
        yield from _list_missing_strings(bitext, bitext.plurals, info, language)


def list_idle_forms(bitext: Bitext, info: CheckInfo, language: str) -> Iterator[Finding]:
    """Plurals with a form that no number takes in the language."""
    known = frozenset(list_plural_forms(language))
    for stem, forms, place in _forms_of(bitext) if known else ():
        idle = [form for form in forms if form in _NEVER - known]
        if idle:
            yield _build(info, Severity.NEUTRAL, _say(stem, idle, _IDLE), place, stem)
    count = bitext.plurals.number if bitext.plurals else 0
    for name, units in _group_strings(bitext) if count else ():
        if extra := [unit for unit in units if _number(unit) >= count and unit.target]:
            message, place = _say(name, _strings(map(_number, extra)), _EXTRA), _find(extra[0].target, bitext.target)
            yield _build(info, Severity.MINOR, message, place, f"{name}:{extra[0].line}")


def _needs_few(language: str) -> bool:
    return _FEW in list_plural_forms(language)


def _forms_of(bitext: Bitext) -> Iterator[tuple[str, Sequence[str], Place | None]]:
    """The plurals by what they are called, their forms, and where they are."""
    units = {unit.key: unit for unit in bitext.units if unit.target and not unit.skipped}
    if bitext.target.format not in _OF_KEYS:
        yield from _arms_of(units.values(), bitext.target)
        return
    for stem, forms in group_forms(units).items():
        other = units.get(f"{stem}.{_OTHER}") or units.get(f"{stem}_{_OTHER}")
        yield stem, sorted(forms), _find(other.target, bitext.target) if other else None


def _arms_of(units: Iterable[Unit], document: Document) -> Iterator[tuple[str, Sequence[str], Place | None]]:
    """The plurals that are written out in texts as messages with arms."""
    for unit in units:
        block = unit.target
        for plural in list_plurals(block.text) if block and "plural" in block.text else ():
            place = document.place(block.locate(plural.start, plural.end)) if block else None
            yield unit.key or plural.name, [_FOR_ONE.get(form, form) for form in plural.forms], place


# gettext


def _list_missing_strings(bitext: Bitext, plurals: Plurals, info: CheckInfo, language: str) -> Iterator[Finding]:
    """Entries with fewer forms than the catalogue says, and a catalogue that says fewer than its language has."""
    if plurals.number < _LEAST and _needs_few(language) and any(unit.form for unit in bitext.units):
        needed = ", ".join(f"'{form}'" for form in list_plural_forms(language))
        said = f"the catalogue has {plurals.number} forms of plurals, and its language needs those for {needed}"
        yield _build(info, Severity.MINOR, said, bitext.target.place(plurals.place), "nplurals")
    for name, units in _group_strings(bitext):
        missing = sorted(set(range(plurals.number)) - {_number(unit) for unit in units if unit.target})
        if missing and len(missing) < plurals.number:
            message = _say(name, _strings(missing), _EMPTY)
            place = next(_find(unit.target, bitext.target) for unit in reversed(units) if unit.target)
            yield _build(info, Severity.MAJOR, message, place, f"{name}:{units[0].line}")


def _group_strings(bitext: Bitext) -> Iterator[tuple[str, list[Unit]]]:
    """The entries with plurals of a catalogue, each with its forms."""
    forms = (unit for unit in bitext.units if unit.form and not unit.skipped)
    for _, units in groupby(forms, key=lambda unit: unit.line):
        found = list(units)
        yield found[0].key, found


def _number(unit: Unit) -> int:
    return int(unit.form)


# what is said


def _build(info: CheckInfo, severity: Severity, message: str, place: Place | None, cause: str) -> Finding:
    return Finding(info.id, info.category, severity, message, place, cause=f"{info.id}:{cause}")


def _say(name: str, forms: Sequence[str], what: str) -> str:
    shown = ", ".join(f"'{form}'" for form in forms)
    named = f"the plural form {shown} is" if len(forms) == 1 else f"the plural forms {shown} are"
    return f"'{name}': {named} {what}"


def _strings(numbers: Iterable[int]) -> list[str]:
    return [f"msgstr[{number}]" for number in numbers]


def _find(block: Block | None, document: Document) -> Place | None:
    return document.place(Span(block.span.start, block.span.end)) if block else None
