"""Whole pages -> rows: every translation and reference is aligned with the original, or with the first reference."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from mtcheck.comparison.files import read_units
from mtcheck.comparison.gathering import Files
from mtcheck.comparison.tables import Row, Table
from mtcheck.config import Config
from mtcheck.engine.checker import Checker
from mtcheck.engine.pairing import Side, read_side, set_beside, set_beside_reference
from mtcheck.engine.units import Sides, units
from mtcheck.errors import ReadError, shown_path
from mtcheck.inputs.model import Input, PagePair
from mtcheck.loading.bitexts import is_bitext
from mtcheck.model.report import Failure, NotChecked, Report
from mtcheck.model.text import Segment
from mtcheck.model.tuples import NamedTuple


class _Article(NamedTuple):
    """An article in all translations, or why it is left out."""

    name: str
    reports: tuple[Report, ...]
    rows: tuple[Row, ...] = ()
    failures: tuple[Failure, ...] = ()


def read_pages(systems: Sequence[str], articles: Sequence[Files], config: Config, jobs: int) -> Table:
    """The rows and reports of all articles; one that cannot be read or aligned in every translation is left out.

    Args:
        systems: what the translations are called.
        articles: the files of each article.
        config: how to check.
        jobs: processes to check in.
    """
    done = list(_read(systems, articles, config, jobs))
    sound = [article for article in done if not article.failures]
    failures = [failure for article in done for failure in article.failures]
    reports = tuple(zip(*(article.reports for article in sound), strict=True)) or ((),) * len(systems)
    first = reports[0][0] if reports[0] else None
    gaps = [NotChecked("articles", f"{len(done) - len(sound)} left out of {len(done)}")] if failures else []
    return Table(
        tuple(systems),
        (first.source_language if first else "") or config.source_language,
        (first.target_language if first else "") or config.target_language,
        tuple(row for article in sound for row in article.rows),
        reports,
        tuple(failures),
        tuple(gaps),
    )


def _read(systems: Sequence[str], articles: Sequence[Files], config: Config, jobs: int) -> Iterator[_Article]:
    pairs = [PagePair(Input(shown_path(path), path), files.source) for files in articles for path in files.outputs]
    reports = Checker(config=config).check_pages(pairs, jobs=jobs)
    for files in articles:
        mine = tuple(replace(next(reports), name=files.name) for _ in systems)
        yield _article(files, mine, config)


def _article(files: Files, reports: tuple[Report, ...], config: Config) -> _Article:
    name = reports[0].name
    broken = [
        Failure(
            each.subject, each.message if shown_path(path) in each.message else f"{shown_path(path)}: {each.message}"
        )
        for path, report in zip(files.outputs, reports, strict=True)
        for each in report.failures
    ]
    if broken:
        return _Article(name, reports, failures=tuple(broken))
    try:
        if all(map(is_bitext, files.outputs)):
            return _Article(name, reports, read_units(name, files, config))
        rows = tuple(_rows(name, files, reports, config))
    except ReadError as error:
        return _Article(name, reports, failures=(Failure("read", str(error)),))
    except _UnalignedError as error:
        return _Article(name, reports, failures=(Failure("align", f"{name}: {error}" if name else str(error)),))
    return _Article(name, reports, rows)


class _UnalignedError(Exception):
    """A text that cannot be set beside the others."""


def _rows(name: str, files: Files, reports: Sequence[Report], config: Config) -> Iterator[Row]:
    outputs = [Side(report.target, report.target_language, report.segments) for report in reports if report.target]
    references = [read_side(path, reports[0].target_language, config) for path in files.references]
    if files.source:
        anchor = _body(read_side(files.source, reports[0].source_language, config))
        alignments = [_beside(anchor, side, config) for side in (*outputs, *references)]
    elif references:
        anchor, *references = [_body(side) for side in references]
        alignments = [_in_one_language(anchor, side, config) for side in (*outputs, *references)]
    else:
        return
    found = units(anchor.segments, alignments)
    count = len(outputs)
    streams = found.others[count:] if files.source else [found.texts, *found.others[count:]]
    for index, (segments, text) in enumerate(zip(found.anchor, found.texts, strict=True)):
        yield Row(
            name,
            index + 1,
            text if files.source else "",
            tuple(stream[index] for stream in streams),
            tuple(stream[index] for stream in found.others[:count]),
            segments[0].region.value,
        )


def _body(side: Side) -> Side:
    return replace(side, segments=tuple(_inside(side.segments)))


def _inside(segments: Iterable[Segment]) -> Iterator[Segment]:
    for each in segments:
        if not each.region.is_chrome and each.block.kind.is_visible:
            yield each


def _beside(original: Side, side: Side, config: Config) -> list[Sides]:
    found = set_beside(original, _body(side), config)
    if not found.is_sound:
        raise _UnalignedError(f"{side.document.name}: {found.notes[-1].reason}")
    return [(bead.source, bead.target) for bead in found.beads]


def _in_one_language(reference: Side, side: Side, config: Config) -> list[Sides]:
    found = set_beside_reference(reference, side, None, config)
    if not found.is_sound:
        raise _UnalignedError(f"{side.document.name}: {found.notes[-1].reason}")
    return [(bead.source, bead.target) for bead in found.beads]
