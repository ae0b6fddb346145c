"""A file of translations: every unit checked as a pair, and one report of them all with places in the file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, zip_longest
from pathlib import Path

from mtcheck.checks.registry import Entry
from mtcheck.config import Config
from mtcheck.engine.addresses import list_mixed_addresses
from mtcheck.engine.cells import name_cells
from mtcheck.engine.gaps import list_gaps
from mtcheck.engine.inspection import page_order
from mtcheck.engine.lengths import LONGEST
from mtcheck.engine.segments import Inspector
from mtcheck.engine.selection import list_plugin_failures, suppress_unwanted
from mtcheck.engine.unit_memory import UnitMemory, as_pair
from mtcheck.errors import ReadError, UsageError, list_some, one_line
from mtcheck.language import identify
from mtcheck.language.codes import language_code
from mtcheck.model.bead import Bead
from mtcheck.model.bitext import Bitext, Unit
from mtcheck.model.finding import Finding
from mtcheck.model.report import Failure, NotChecked, Report, SegmentReport
from mtcheck.model.score import Doubtful, Measurement
from mtcheck.model.text import Block, Document, Segment
from mtcheck.model.tuples import NamedTuple
from mtcheck.qe import NAME
from mtcheck.qe.doubtful import pick_doubtful
from mtcheck.results import scoring
from mtcheck.results.habits import count_habits_once

_NAMED = 5
"""The most lines that a note names."""
_DIGITS = 4
_MADE = "level:file|pairs:given"
"""How the segments were paired, for the signature."""
_UNTRANSLATED, _WITHOUT_ORIGINAL = "not translated", "without an original"


def check_bitext(
    bitext: Bitext,
    path: Path | None,
    config: Config,
    checks: Sequence[Entry] | None = None,
    memory: UnitMemory | None = None,
) -> Report:
    """Check a file of translations.

    Args:
        bitext: its units.
        path: the file, by which suppressions of the configuration go.
        config: how, for this file; languages that it names come before those that the file declares.
        checks: the checks to run instead of those that the configuration selects.
        memory: what is known of its units from before; what is found is added.

    Raises:
        ReadError: no unit can be checked, or it is not certain in which languages they are.
        UsageError: the configuration names an unknown check or language.
    """
    pairs = list(bitext.pairs())
    if not pairs and not any(unit.gap for unit in bitext.units):
        raise ReadError(f"{bitext.target.name}: no unit to check in it; {_count_skipped(bitext) or 'it holds none'}")
    settings = _with_languages(bitext, config)
    if memory:
        inspector = memory.choose_inspector(settings, checks)
        reports = memory.check(inspector, pairs)
    else:
        inspector = Inspector(settings, checks)
        reports = list(inspector.check_all(map(as_pair, pairs)))
    found = _gather(bitext, [unit for unit, _, _ in pairs], reports, inspector, settings)
    return build_report(bitext, found, settings, path)


def _with_languages(bitext: Bitext, config: Config) -> Config:
    sources, targets = [unit.source for unit in bitext.units], [unit.target for unit in bitext.units]
    return replace(
        config,
        source_language=settle_language(config.source_language, bitext.source_language, bitext.source, sources),
        target_language=settle_language(config.target_language, bitext.target_language, bitext.target, targets),
    )


def settle_language(named: str, declared: str, document: Document, blocks: Sequence[Block | None]) -> str:
    """The code of the language that the user names, or else the file, or else of the one that the units are in.

    Raises:
        UsageError: the user names an unknown one.
        ReadError: the file does; or none is named, and the units are too short to say which it is.
    """
    if named:
        return language_code(named)
    if declared:
        try:
            return language_code(declared)
        except UsageError as error:
            raise ReadError(f"{document.name}: declares an {one_line(error)}; or name it with --from or --to") from None
    guess = identify.document_language(replace(document, blocks=tuple(filter(None, blocks))))
    if guess is None:
        raise ReadError(
            f"{document.name}: not certain in which languages its units are; name them with --from and --to"
        )
    return guess.language


class Found(NamedTuple):
    """What came of checking a file's units."""

    entries: Sequence[Entry]
    findings: Sequence[Finding]
    segments: tuple[Segment, ...] = ()
    beads: tuple[Bead, ...] = ()
    failures: tuple[Failure, ...] = ()
    measurements: tuple[Measurement, ...] = ()
    gaps: tuple[NotChecked, ...] = ()
    doubtful: tuple[Doubtful, ...] = ()
    """The units most in doubt."""


def _gather(
    bitext: Bitext, units: list[Unit], reports: list[SegmentReport], inspector: Inspector, config: Config
) -> Found:
    """The units' reports as one."""
    beads = tuple(bead for report in reports for bead in report.beads)
    quality = _quality(units, reports, inspector)
    return Found(
        inspector.entries,
        [finding for report in reports for finding in report.findings],
        tuple(segment for bead in beads for segment in bead.target),
        beads,
        tuple(_failures(units, reports)),
        (*((quality,) if quality else ()), *_measure(units, config)),
        tuple(dict.fromkeys(chain.from_iterable(each.not_checked for each in reports))),
        tuple(_list_doubtful((bitext.target, bitext.source), units, reports, int(config.doubtful or 0))),
    )


def _list_doubtful(
    documents: Sequence[Document], units: list[Unit], reports: list[SegmentReport], most: int
) -> Iterator[Doubtful]:
    """The units of the lowest estimates, with their places in the file of each side."""
    values = [
        report.quality if unit.source and unit.target else None for unit, report in zip(units, reports, strict=True)
    ]
    for at in pick_doubtful(values, most):
        value, sides = values[at], (units[at].target, units[at].source)
        places = [document.place(side.span) for document, side in zip(documents, sides, strict=True) if side]
        if value is not None:
            yield Doubtful(value, *places)


def build_report(bitext: Bitext, found: Found, config: Config, path: Path | None, *, is_alone: bool = False) -> Report:
    """One report of all units, with those that lack a side, and what was not checked.

    Args:
        bitext: the units.
        found: what came of checking them.
        config: how they were checked.
        path: the file.
        is_alone: whether no originals were given, so that none is lacking.
    """
    infos = tuple(entry.info for entry in found.entries)
    told = [*dict.fromkeys(found.findings), *list_gaps(bitext, found.entries, config.levels, config.target_language)]
    if "address" not in config.style:
        told += list_mixed_addresses(bitext, found.entries, config.levels, config.target_language)
    targets, sources = (
        tuple(side for side in sides if side)
        for sides in zip(*((unit.target, unit.source) for unit in bitext.units), strict=True)
    )
    target = replace(bitext.target, blocks=targets)
    in_order = sorted(count_habits_once(told, infos), key=page_order)
    kept, notes = suppress_unwanted(in_order, found.entries, target, path, config)
    findings = name_cells(kept, bitext.cells)
    failures = (*list_plugin_failures(config), *found.failures)
    score = scoring.weigh(findings, sum(scoring.words(block.text) for block in _list_checked(bitext)))
    quality = next((each.value for each in found.measurements if each.name == NAME), None)
    documents = dict.fromkeys((bitext.target, bitext.source))
    return Report(
        name=bitext.target.name,
        target=target,
        source=replace(bitext.source, blocks=sources) if sources else None,
        target_language=config.target_language,
        source_language=config.source_language,
        findings=findings,
        score=scoring.withhold_ready(score) if failures else score,
        quality=quality,
        doubtful=found.doubtful if config.doubtful else None,
        measurements=found.measurements,
        segments=found.segments,
        beads=found.beads,
        failures=failures,
        not_checked=(
            *(NotChecked("document", note) for document in documents for note in document.notes),
            *notes,
            *_skipped(bitext, is_alone=is_alone),
            *found.gaps,
        ),
        checks=infos,
    )


def _list_checked(bitext: Bitext) -> Iterator[Block]:
    """The translations that are checked: those alone say how many words there are for the faults found in them."""
    for unit in bitext.units:
        block = unit.target
        if block and not unit.skipped and len(block.text) <= LONGEST:
            yield block


def _failures(units: list[Unit], reports: list[SegmentReport]) -> Iterator[Failure]:
    for unit, report in zip(units, reports, strict=True):
        for failure in report.failures:
            yield Failure(failure.subject, f"line {unit.line}: {failure.message}")


def _measure(units: list[Unit], config: Config) -> tuple[Measurement, ...]:
    """The metrics of the translations that have references, against these."""
    measured = [unit for unit in units if unit.references and unit.target]
    if not measured:
        return ()
    from mtcheck.engine.references import metrics_of
    from mtcheck.metrics import measure

    streams = [list(each) for each in zip_longest(*(unit.references for unit in measured), fillvalue="")]
    texts = [unit.target.text for unit in measured if unit.target]
    return measure(metrics_of(config.target_language, config), texts, streams, _MADE)


def _quality(units: list[Unit], reports: list[SegmentReport], inspector: Inspector) -> Measurement | None:
    """The mean of the units' estimates, each weighing as much as it is long; None where one has none."""
    found = [
        (len(unit.target.text), report.quality) for unit, report in zip(units, reports, strict=True) if unit.target
    ]
    values = [(size, value) for size, value in found if value is not None]
    if not values or len(values) < len(found):
        return None
    mean = sum(size * value for size, value in values) / sum(size for size, _ in values)
    return Measurement(NAME, round(mean, _DIGITS), inspector.estimator.signature("units"))


def _skipped(bitext: Bitext, *, is_alone: bool) -> Iterator[NotChecked]:
    if said := _count_skipped(bitext, is_alone=is_alone):
        yield NotChecked("units", said)


def _count_skipped(bitext: Bitext, *, is_alone: bool = False) -> str:
    """How many units are not checked, why, and where the first of them are; empty where all are."""
    lines: dict[str, list[int]] = {}
    for unit in bitext.units:
        if why := "" if unit.gap and not unit.skipped else _why_skipped(unit, is_alone=is_alone):
            lines.setdefault(why, []).append(unit.line)
    if not lines:
        return ""
    parts = ", ".join(f"{len(found):,} {why} ({_name_lines(found)})" for why, found in lines.items())
    return f"{sum(map(len, lines.values())):,} of {len(bitext.units):,} not checked: {parts}"


def _why_skipped(unit: Unit, *, is_alone: bool) -> str:
    if unit.skipped or not (unit.source or unit.target):
        return unit.skipped
    if not unit.target:
        return _UNTRANSLATED
    return "" if unit.source or is_alone else _WITHOUT_ORIGINAL


def _name_lines(lines: list[int]) -> str:
    return f"{'line' if len(lines) == 1 else 'lines'} {list_some(list(map(str, lines)), _NAMED)}"
