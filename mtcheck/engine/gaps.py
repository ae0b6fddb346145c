"""Units that lack a side where they should have one, as findings of the checks that tell what is missing or added."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from mtcheck.checks.registry import Entry
from mtcheck.engine.plurals import list_idle_forms, list_missing_forms
from mtcheck.model.bitext import Bitext, Gap, Unit
from mtcheck.model.finding import Finding, Severity
from mtcheck.model.report import CheckInfo
from mtcheck.model.spans import Place, Span
from mtcheck.model.text import Block, Document
from mtcheck.results.severities import apply_severities

_OMISSION, _ADDITION = "accuracy/omission", "accuracy/addition"


def list_gaps(bitext: Bitext, entries: Sequence[Entry], levels: Mapping[str, str], language: str) -> list[Finding]:
    """The findings of those checks that run: units that lack a side, and plurals with other forms than they need.

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
    if _OMISSION in infos:
        found += list_missing_forms(bitext, infos[_OMISSION], language)
    if _ADDITION in infos:
        found += list_idle_forms(bitext, infos[_ADDITION], language)
    return apply_severities(found, list(infos.values()), levels)


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
