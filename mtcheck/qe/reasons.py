"""What pulled an estimate down: losses and signs by what they say, with the places that bear them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from mtcheck.model.tuples import NamedTuple
from mtcheck.qe import DOUBT, UNLIKE, Estimate, Estimator
from mtcheck.qe.evidence import Evidence
from mtcheck.qe.likeness import Alignment

_LEAST = 0.5
"""Points below which a reason is not worth a line."""
_MISSED = 0.3
"""How much of a word has to be missed for it to be shown."""
_SURPRISING = 9.0
"""Nats of surprisal from which on a word is shown."""
_MOST_PLACES = 8
_CAPPED = "capped"

_LOST, _ADDED, _OTHER, _ORDER, _STRANGE = "lost", "added", "unlike", "order", "surprising"
_GROUPS: Mapping[str, str] = {
    **dict.fromkeys(("recall", "unaligned_here", "lost", "lost_run"), _LOST),
    **dict.fromkeys(("precision", "unaligned_there", "gained", "gained_run"), _ADDED),
    **dict.fromkeys(("distance", "weakest"), _OTHER),
    **dict.fromkeys(("disorder", "crossing"), _ORDER),
    **dict.fromkeys(("surprise", "peak"), _STRANGE),
    "unknown_share": "unknown",
    "minor": "findings",
    "major": "findings",
    "critical": "findings",
}
MEANINGS: Mapping[str, str] = {
    _LOST: "of the original, little is found in the translation",
    _ADDED: "little of this is found in the original",
    _OTHER: "the sentences lie apart in meaning",
    _ORDER: "the words' counterparts are in another order",
    _STRANGE: "unusual in the language",
    DOUBT: "the reader doubts it",
    UNLIKE: "unlike the reference",
    _CAPPED: "a finding proves a defect",
    "findings": "findings of the checks",
    "short": "shorter than expected",
    "long": "longer than expected",
    "numbers": "numbers or dates on one side only",
    "negation": "negation on one side only",
    "copied": "left as in the original",
    "unknown": "in no dictionary",
    "unknown_names": "names that neither the original nor a dictionary has",
    "foreign_script": "letters of another script",
    "repeated": "repeated on the spot",
    "recurring": "appears twice",
    "end": "one side ends like a sentence and the other does not",
    "question": "one side asks or exclaims and the other does not",
    "commas": "more or fewer commas",
    "marks_lost": "marks of the original are missing",
    "marks_gained": "marks that the original has not",
    "piled": "marks piled up",
    "stray_blanks": "superfluous blanks",
    "missing_blanks": "blanks missing",
    "first_lower": "begins with a small letter",
    "all_lower": "small letters throughout",
    "lost_capitals": "capital lost",
    "stray_capitals": "capital amid the sentence",
    "shouted": "in capitals",
    "article": "'a' and 'an' mistaken",
}
"""What each kind of reason says."""


class Because(NamedTuple):
    """A reason: how many of the 100 points it took, and the places in both texts (half-open, code points)."""

    kind: str
    points: float
    target: tuple[tuple[int, int], ...] = ()
    source: tuple[tuple[int, int], ...] = ()


def reasons(estimator: Estimator, estimate: Estimate) -> list[Because]:
    """Why an estimate is no better, the weightiest reason first; points add up to what is missing from 100."""
    evidence = estimate.evidence
    if evidence.empty or estimate.value is None:
        return []
    shares: dict[str, float] = {}
    for name, share in estimator.shares(evidence).items():
        kind = UNLIKE if name.startswith(UNLIKE) else _GROUPS.get(name, name)
        shares[kind] = shares.get(kind, 0.0) + share
    uncapped = estimator.uncapped(evidence)
    found = [Because(_CAPPED, uncapped - estimate.value)] if uncapped - estimate.value > _LEAST else []
    total = sum(shares.values()) or 1.0
    for kind, share in shares.items():
        points = (100 - uncapped) * share / total
        if points >= _LEAST:
            found.append(Because(kind, points, *_places(kind, evidence)))
    return sorted(found, key=lambda each: -each.points)


def _places(kind: str, evidence: Evidence) -> tuple[tuple[tuple[int, int], ...], tuple[tuple[int, int], ...]]:
    if kind == _LOST:
        return (), _find_missed(evidence.meaning, there=False)
    if kind == _ADDED:
        return _find_missed(evidence.meaning, there=True), ()
    if kind == UNLIKE:
        return _find_missed(evidence.agreement, there=True), ()
    if kind == _STRANGE:
        worst = sorted(evidence.surprises, key=lambda each: -each.nats)[:_MOST_PLACES]
        return _join_places((each.start, each.end) for each in worst if each.nats >= _SURPRISING), ()
    return _join_places((flaw.start, flaw.end) for flaw in evidence.flaws if flaw.sign == kind), ()


def _find_missed(alignment: Alignment | None, *, there: bool) -> tuple[tuple[int, int], ...]:
    """The words that are missed on the other side, neighbours joined."""
    if alignment is None:
        return ()
    missed, places = (alignment.there, alignment.places_there) if there else (alignment.here, alignment.places_here)
    return _join_places(place for share, place in zip(missed.tolist(), places, strict=True) if share > _MISSED)


def _join_places(places: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    found: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if found and start <= found[-1][1] + 1:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return tuple(found[:_MOST_PLACES])
