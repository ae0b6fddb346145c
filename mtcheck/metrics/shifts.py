"""Edits of TER: words inserted, deleted, replaced, and runs of words moved, as many as sacrebleu counts.

The search is tercom's as sacrebleu has it, with its limits and its order of preference (Snover et al. 2006; sacrebleu's
``lib_ter``). What differs is how the distance after a shift is found: from one integer a row (``edits``), only for the
shifts that can still win, and no further than where the table becomes what it was before the shift.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import islice

from mtcheck.metrics.edits import Alignment, Reference, Table
from mtcheck.model.tuples import NamedTuple

_LONGEST = 10
_FARTHEST = 50
_CANDIDATES = 1000
_BEAM = 25
"""Cells on either side of the diagonal that sacrebleu computes."""


class _Shift(NamedTuple):
    """A run of words that is moved to before the word ``to``; larger ones are tried first."""

    length: int
    start: int
    to: int


class _OutsideTheBeamError(Exception):
    """The best way leaves the cells that sacrebleu computes, so that its figure may be another."""


def edits(hypothesis: Sequence[str], reference: Sequence[str]) -> int:
    """How many edits and shifts turn the hypothesis into the reference, by sacrebleu's greedy search."""
    words = list(hypothesis)
    if words == list(reference):
        return 0
    if not words or not reference:
        return len(words) + len(reference)
    try:
        return _shifted(words, Reference(reference))
    except _OutsideTheBeamError:
        from sacrebleu.metrics.lib_ter import translation_edit_rate

        return translation_edit_rate(words, list(reference))[0]


def _shifted(words: list[str], reference: Reference) -> int:
    table = reference.table(words)
    least = _least(words, reference)
    shifts = tried = 0
    while True:
        found = reference.alignment(table)
        _stay_near(table, found, reference)
        if table.distance == least:
            break
        candidates = list(islice(_candidates(words, reference, found), _CANDIDATES - tried))
        tried += len(candidates)
        if tried >= _CANDIDATES:
            break
        best = _best(words, reference, table, set(candidates), table.distance - least)
        if best is None:
            break
        words = _moved(words, best)
        table = reference.table(words)
        shifts += 1
    return shifts + table.distance


def _stay_near(table: Table, found: Alignment, reference: Reference) -> None:
    """Make sure that sacrebleu sees this way too.

    Raises:
        _OutsideTheBeamError: it may not.
    """
    words, length = len(table.rows) - 1, reference.length
    if table.distance + abs(words - length) <= 2 * (_BEAM - 2):
        return
    ratio = length / words
    beam = math.ceil(ratio / 2 + _BEAM) if ratio / 2 > _BEAM else _BEAM
    rows = [-1, *found.beside, words - 1]
    for column in range(length + 1):
        for row in (rows[column] + 1, rows[column + 1] + 1):
            diagonal = math.floor(row * ratio)
            if row > 0 and not diagonal - beam <= column < (diagonal + beam if row < words else length + 1):
                raise _OutsideTheBeamError


def _least(words: Sequence[str], reference: Reference) -> int:
    """What no shift can bring the distance below: words that the other side does not have."""
    counts: dict[str, int] = {}
    for word in words:
        counts[word] = counts.get(word, 0) + 1
    common = sum(min(count, reference.places.get(word, 0).bit_count()) for word, count in counts.items())
    return max(len(words), reference.length) - common


def _candidates(words: Sequence[str], reference: Reference, found: Alignment) -> Iterator[_Shift]:
    """The shifts that tercom tries, with those that it tries twice."""
    beside, last = found.beside, reference.length
    for start, there, length in _matches(words, reference):
        run = (1 << length) - 1
        if not found.wrong_hypothesis >> start & run or not found.wrong_reference >> there & run:
            continue
        if start <= beside[there] < start + length:
            continue
        previous = -1
        for place in range(there - 1, min(there + length, last)):
            to = 0 if place < 0 else beside[place] + 1
            if to != previous:
                yield _Shift(length, start, to)
                previous = to


def _matches(words: Sequence[str], reference: Reference) -> Iterator[tuple[int, int, int]]:
    """Runs of words that stand on both sides: where in the hypothesis, where in the reference, how many."""
    theirs = reference.words
    for start, word in enumerate(words):
        places = reference.places.get(word, 0)
        while places:
            there = (places & -places).bit_length() - 1
            places &= places - 1
            if abs(there - start) > _FARTHEST:
                continue
            longest = min(_LONGEST, len(words) - start, len(theirs) - there)
            length = 1
            yield start, there, length
            while length < longest and words[start + length] == theirs[there + length]:
                length += 1
                yield start, there, length


def _best(
    words: Sequence[str], reference: Reference, table: Table, candidates: set[_Shift], possible: int
) -> _Shift | None:
    """The shift that saves most; of several the longest, then the earliest, then the one to the earliest place.

    A shift of ``n`` words saves at most ``2 n`` edits, and none saves more than ``possible``.
    """
    best, saved = None, 0
    for shift in sorted(candidates, key=lambda each: (-each.length, each.start, each.to)):
        if saved >= min(possible, 2 * shift.length):
            break
        distance = _after(words, reference, table, shift)
        if table.distance - distance > saved:
            _verify(words, reference, table, shift)
            best, saved = shift, table.distance - distance
    return best


def _verify(words: Sequence[str], reference: Reference, table: Table, shift: _Shift) -> None:
    if table.distance + abs(len(words) - reference.length) > 2 * (_BEAM - 2):
        after = reference.table(_moved(words, shift))
        _stay_near(after, reference.alignment(after), reference)


def _after(words: Sequence[str], reference: Reference, table: Table, shift: _Shift) -> int:
    """The distance after a shift."""
    length, start, to = shift
    first = min(start, to)
    last = max(start + length, to if to > start + length else length + to)
    row = reference.distance_from(table.rows[first], _moved(words, shift)[first:], table.rows[min(last, len(words)) :])
    return table.distance if row is None else reference.distance(row, len(words))


def _moved(words: Sequence[str], shift: _Shift) -> list[str]:
    """The words after a shift; a place within the run itself counts from after it, as in tercom."""
    length, start, to = shift
    end = start + length
    run = [*words[start:end]]
    if to < start:
        return [*words[:to], *run, *words[to:start], *words[end:]]
    stop = to if to > end else length + to
    return [*words[:start], *words[end:stop], *run, *words[stop:]]
