"""What every report of a comparison for people says, as tables and records that each format sets in its own way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtcheck.errors import shorten
from mtcheck.model.comparison import Bucket, Comparison, Contrast, Located, Measure, Ngram, Standing, Versus
from mtcheck.model.tuples import NamedTuple
from mtcheck.reporters.counting import plural, severities
from mtcheck.reporters.differences import Piece, differences

_FINDINGS = 15
_QUOTED = 60
_MARKED = "marked: what only one of the two has"
_LEGEND = (
    "change: to the first translation; p: how probable so large a change is by chance, by paired bootstrap and by "
    "approximate randomisation; ↓: lower is better"
)


class Record(NamedTuple):
    """A few texts with what they are, under a heading; of the last two, what the other does not have is marked."""

    heading: str
    texts: tuple[tuple[str, tuple[Piece, ...]], ...]


class Section(NamedTuple):
    """A part of the report."""

    title: str
    level: int = 2
    notes: tuple[str, ...] = ()
    header: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    numbers: frozenset[int] = frozenset()
    """Columns of numbers, which are set to the right."""
    records: tuple[Record, ...] = ()


def sections(comparison: Comparison) -> Iterator[Section]:
    """All parts in their order."""
    yield _measures(comparison)
    for name, versus in zip(comparison.systems[1:], comparison.others, strict=True):
        yield Section(f"{name} against {comparison.systems[0]}", notes=tuple(_summary(versus, _checked(comparison))))
        yield from _findings(versus)
        yield from _segments(comparison, name, versus)
        if versus.buckets:
            yield _buckets(comparison, versus.buckets)
        if versus.ngrams:
            yield _ngrams(comparison, name, versus.ngrams)
    yield from _made(comparison)


def size(comparison: Comparison) -> str:
    """How much was compared, and what is drawn."""
    segments = f", {plural(comparison.segments, 'segment')}" if comparison.segments else ""
    drawn = f"; resampled by {comparison.unit}" if comparison.segments or comparison.articles > 1 else ""
    return f"{plural(comparison.articles, 'article')}{segments}{drawn}"


def _measures(comparison: Comparison) -> Section:
    rows = [
        (_named(measure) if not number else "", system, *_standing(standing))
        for measure in comparison.measures
        for number, (system, standing) in enumerate(zip(comparison.systems, measure.standings, strict=True))
    ]
    header = ("measure", "translation", "value", "95% interval", "change", "p boot.", "p rand.", "verdict")
    return Section("Measures", 2, (size(comparison), _LEGEND), header, tuple(rows), frozenset({2, 4, 5, 6}))


def _named(measure: Measure) -> str:
    return measure.name if measure.higher_is_better else f"{measure.name} ↓"


def _standing(standing: Standing) -> tuple[str, ...]:
    return (
        f"{standing.value:.2f}",
        f"{standing.interval[0]:.2f} to {standing.interval[1]:.2f}" if standing.interval else "",
        f"{standing.difference:+.2f}" if standing.difference is not None else "",
        *(f"{p:.4f}" if p is not None else "" for p in (standing.p_bootstrap, standing.p_randomisation)),
        standing.verdict.value if standing.verdict else "",
    )


def _checked(comparison: Comparison) -> bool:
    """Whether anything was looked for: the score is made of what was found."""
    return any(measure.name == "score" for measure in comparison.measures)


def _summary(versus: Versus, checked: bool) -> Iterator[str]:
    if versus.undecided:
        yield f"Cannot be decided: {versus.undecided}."
    if not checked:
        return
    changes = versus.changes
    parts = [
        f"{len(found)} {what}" + (f" ({severities([each.finding for each in found])})" if found else "")
        for what, found in (
            ("fixed", changes.fixed),
            ("introduced", changes.introduced),
            ("unchanged", changes.unchanged),
        )
    ]
    yield f"Faults: {', '.join(parts)}."
    if any(versus.furniture):
        first, other = versus.furniture
        yield f"Page furniture, counted apart: {plural(first, 'line')}, then {plural(other, 'line')}."


def _findings(versus: Versus) -> Iterator[Section]:
    for title, found in (("Introduced", versus.changes.introduced), ("Fixed", versus.changes.fixed)):
        if found:
            rows = tuple(_finding(each) for each in found[:_FINDINGS])
            notes = (f"{len(found) - len(rows)} more are in the JSON report.",) if len(found) > len(rows) else ()
            yield Section(title, 3, notes, ("place", "severity", "check", "text"), rows)


def _finding(located: Located) -> tuple[str, ...]:
    finding = located.finding
    place = finding.target if finding.target and finding.target.text else finding.source
    where = ":".join(filter(None, (located.article, f"{place.line}" if place else "")))
    return (
        where,
        finding.severity.value,
        finding.check,
        shorten(" ".join((place.text if place else "").split()), _QUOTED),
    )


def _segments(comparison: Comparison, name: str, versus: Versus) -> Iterator[Section]:
    for title, found in (("Segments that fell most", versus.losses), ("Segments that rose most", versus.wins)):
        if found:
            records = tuple(_record(comparison, name, each) for each in found)
            yield Section(f"{title} ({comparison.ranked_by})", 3, notes=(_MARKED,), records=records)


def _record(comparison: Comparison, name: str, contrast: Contrast) -> Record:
    where = f"{contrast.article}, segment {contrast.number}" if contrast.article else f"segment {contrast.number}"
    given = (("original", contrast.source), ("reference", contrast.reference))
    first, other = differences(contrast.first, contrast.other)
    nothing = (Piece("(nothing)"),)
    heading = f"{where}: {contrast.first_value:.1f} to {contrast.other_value:.1f}"
    return Record(
        heading,
        (
            *((label, (Piece(text),)) for label, text in given if text),
            (comparison.systems[0], first or nothing),
            (name, other or nothing),
        ),
    )


def bracket_changes(text: Sequence[Piece]) -> str:
    """A text with what differs in brackets, for formats without colours."""
    return "".join(_bracketed(piece) if piece.differs else piece.text for piece in text)


def _bracketed(piece: Piece) -> str:
    """The blanks at the ends stay outside, so that lines can be folded there."""
    inner = piece.text.strip()
    return piece.text.replace(inner, f"[{inner}]", 1) if inner else piece.text


def _buckets(comparison: Comparison, buckets: Sequence[Bucket]) -> Section:
    rows = []
    seen = ""
    for each in buckets:
        counts = (f"{each.wins}", f"{each.losses}", f"{each.ties}", f"{each.difference:+.2f}")
        rows.append((each.kind if each.kind != seen else "", each.label, *counts))
        seen = each.kind
    header = ("segments by", "kind", "wins", "losses", "even", f"mean difference of {comparison.ranked_by}")
    return Section("Wins and losses", 3, (), header, tuple(rows), frozenset({2, 3, 4, 5}))


def _ngrams(comparison: Comparison, name: str, found: Sequence[Ngram]) -> Section:
    shared = "as a reference has them" if comparison.ranked_by == "chrf" else "at all"
    rows = tuple((each.text, f"{each.first}", f"{each.other}", f"{each.other - each.first:+d}") for each in found)
    header = ("words", comparison.systems[0], name, "difference")
    return Section("Words in a row", 3, (f"How often each has them, {shared}.",), header, rows, frozenset({1, 2, 3}))


def _made(comparison: Comparison) -> Iterator[Section]:
    gaps = [f"failed: {each.subject}: {each.message}" for each in comparison.failures]
    gaps += [f"not checked: {each.what}: {each.reason}" for each in comparison.not_checked]
    if gaps:
        yield Section("What is missing", 2, tuple(gaps))
    rows = tuple((each.name, each.signature) for each in comparison.measures)
    yield Section("How the numbers were made", 2, (), ("measure", "signature"), rows)
