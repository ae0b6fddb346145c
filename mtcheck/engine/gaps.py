"""Units that lack a side where they should have one, as findings of the checks that tell what is missing or added."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from mtcheck.checks.registry import Entry
from mtcheck.language.plurals import list_plural_forms
from mtcheck.loading.catalogues.pairing import group_forms
from mtcheck.model.bitext import Bitext, Gap, Unit
from mtcheck.model.finding import Finding, Severity
from mtcheck.model.report import CheckInfo
from mtcheck.model.text import Block, Document, Format, Place, Span
from mtcheck.results.severities import apply_severities

_OF_FORMS = frozenset({Format.ANDROID, Format.FLUENT, Format.JSON, Format.PROPERTIES, Format.XCSTRINGS, Format.YAML})
"""Formats whose keys tell the form of a plural."""
_OTHER = "other"
_OMISSION, _ADDITION = "accuracy/omission", "accuracy/addition"


def list_gaps(bitext: Bitext, entries: Sequence[Entry], levels: Mapping[str, str], language: str) -> list[Finding]:
    """A finding for every unit that lacks a side, and for every plural that lacks a form, of those checks that run.

    Args:
        bitext: the units.
        entries: the checks that run.
        levels: severities of the user's own.
        language: that of the translations.
    """
    infos = {entry.info.id: entry.info for entry in entries}
    found = [
        _build_finding(unit, bitext, infos[check], severity)
        for unit in bitext.units
        for check, severity in _name_check(unit)
        if check in infos and not unit.skipped
    ]
    if _OMISSION in infos and bitext.target.format in _OF_FORMS:
        found += _list_missing_forms(bitext, infos[_OMISSION], language)
    return apply_severities(found, list(infos.values()), levels)


def _list_missing_forms(bitext: Bitext, info: CheckInfo, language: str) -> Iterator[Finding]:
    """Plurals without a form that whole numbers take in the language; those of ordinals have other forms."""
    needed = frozenset(list_plural_forms(language)) - {_OTHER}
    units = {unit.key: unit for unit in bitext.units if unit.target and not unit.skipped}
    for stem, forms in group_forms(units).items():
        named = {form for form in forms if not form.isdecimal()} - {_OTHER}
        missing = [form for form in list_plural_forms(language) if form in needed - named]
        if named and named <= needed and missing:
            other = units.get(f"{stem}.{_OTHER}") or units.get(f"{stem}_{_OTHER}")
            place = _place(other.target, bitext.target) if other else None
            message = _say_missing_forms(stem, missing)
            yield Finding(info.id, info.category, Severity.MINOR, message, place, cause=f"{info.id}:{stem}")


def _say_missing_forms(stem: str, missing: Sequence[str]) -> str:
    shown = ", ".join(f"'{form}'" for form in missing)
    what = f"the plural form {shown} is" if len(missing) == 1 else f"the plural forms {shown} are"
    return f"'{stem}': {what} missing, so that programs show the one for 'other'"


def _name_check(unit: Unit) -> Iterator[tuple[str, Severity]]:
    if unit.gap is Gap.EXTRA:
        yield _ADDITION, Severity.MINOR
    elif unit.gap:
        yield _OMISSION, Severity.MAJOR


def _build_finding(unit: Unit, bitext: Bitext, info: CheckInfo, severity: Severity) -> Finding:
    target = _place(unit.target, bitext.target) or bitext.target.place(unit.place)
    source = _place(unit.source, bitext.source)
    named = f"'{unit.key}': {unit.gap}" if unit.key else unit.gap.value
    return Finding(info.id, info.category, severity, named, target, source, cause=f"{info.id}:{unit.key or unit.line}")


def _place(block: Block | None, document: Document) -> Place | None:
    return document.place(Span(block.span.start, block.span.end)) if block else None
