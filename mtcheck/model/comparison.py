"""Two or more translations of the same articles side by side; the first is what the others are compared with."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from mtcheck.model.finding import Finding
from mtcheck.model.report import Failure, NotChecked
from mtcheck.model.tuples import NamedTuple

SCHEMA = "mtcheck.comparison/1"
_DIGITS = 4


class Outcome(StrEnum):
    """What a measure says of a translation beside the first."""

    BETTER = "better"
    WORSE = "worse"
    UNDECIDED = "undecided"
    """The difference may be chance."""


class Standing(NamedTuple):
    """How one translation does on one measure."""

    value: float
    interval: tuple[float, float] | None = None
    """Where 95% of the resamples lie; None where there is nothing to draw from."""
    difference: float | None = None
    """To the first translation; None for the first itself."""
    p_bootstrap: float | None = None
    p_randomisation: float | None = None
    verdict: Outcome | None = None


class Measure(NamedTuple):
    """A number of every translation, with how it was made."""

    name: str
    signature: str
    higher_is_better: bool
    standings: tuple[Standing, ...]


class Located(NamedTuple):
    """A finding, and the article or segment that it is of."""

    article: str
    finding: Finding


class Changes(NamedTuple):
    """Faults by fingerprint: of the first only, of the other only, of both; page furniture is none."""

    fixed: tuple[Located, ...] = ()
    introduced: tuple[Located, ...] = ()
    unchanged: tuple[Located, ...] = ()


class Contrast(NamedTuple):
    """A segment in the first translation and in another, with what the ranking measure gives each."""

    article: str
    number: int
    """Of the segment in its article, from 1."""
    source: str
    reference: str
    first: str
    other: str
    first_value: float
    other_value: float


class Bucket(NamedTuple):
    """Segments of one kind: how often the other translation wins, loses and draws, and by how much on average."""

    kind: str
    label: str
    wins: int
    losses: int
    ties: int
    difference: float


class Ngram(NamedTuple):
    """Words in a row, and how often each of the two has them: as the reference does, or at all where there is none."""

    text: str
    first: int
    other: int


class Versus(NamedTuple):
    """Another translation beside the first."""

    changes: Changes
    losses: tuple[Contrast, ...] = ()
    """The segments that fell most, the worst first."""
    wins: tuple[Contrast, ...] = ()
    """The segments that rose most, the best first."""
    buckets: tuple[Bucket, ...] = ()
    ngrams: tuple[Ngram, ...] = ()
    undecided: str = ""
    """Why it cannot be said which of the two is better; empty where it can."""
    furniture: tuple[int, int] = (0, 0)
    """How many lines of page furniture the first has and the other; ``changes`` leaves them out."""


class Comparison(NamedTuple):
    """All that is known of several translations of the same articles."""

    systems: tuple[str, ...]
    source_language: str
    target_language: str
    articles: int
    segments: int
    unit: str
    """What is drawn for intervals and tests: ``article`` or ``segment``."""
    measures: tuple[Measure, ...]
    ranked_by: str
    """The measure by which single segments are ordered; empty where there is none."""
    others: tuple[Versus, ...]
    """The second and further translations beside the first."""
    failures: tuple[Failure, ...] = ()
    not_checked: tuple[NotChecked, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The wire form, schema ``mtcheck.comparison/1`` (``docs/comparison.md``)."""
        plain = _plain(self)
        return {"schema": SCHEMA, **plain}


def _plain(value: Any) -> Any:
    if isinstance(value, Located):
        return {"article": value.article, **_finding(value.finding)}
    if isinstance(value, Standing):
        return _standing(value)
    if isinstance(value, StrEnum):
        return value.value
    if hasattr(value, "_asdict"):
        return {key: _plain(each) for key, each in value._asdict().items()}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value


def _standing(standing: Standing) -> Mapping[str, Any]:
    """The numbers without the last digits, which depend on what was encoded together."""
    interval, difference = standing.interval, standing.difference
    return {
        "value": round(standing.value, _DIGITS),
        "interval": [round(end, _DIGITS) for end in interval] if interval else None,
        "difference": None if difference is None else round(difference, _DIGITS),
        "p_bootstrap": standing.p_bootstrap,
        "p_randomisation": standing.p_randomisation,
        "verdict": standing.verdict.value if standing.verdict else None,
    }


def _finding(finding: Finding) -> Mapping[str, Any]:
    place = finding.target
    return {
        "check": finding.check,
        "severity": finding.severity.value,
        "message": finding.message,
        "fingerprint": finding.fingerprint,
        "line": place.line if place else None,
        "text": place.text if place else "",
    }
