"""Whether words at the two ends of an axis render each other: *first* for *letzte*, *south* for *Norden*.

Tables say which words of the two texts are the contrary of each other; where each of the two is the nearest of all
words to the other, or all but so, one was put for the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from mtcheck.alignment.asking import STRANGERS, ask_of_beads
from mtcheck.alignment.denying import LONGEST
from mtcheck.embeddings import WordEncoder
from mtcheck.language.kept import prose_of_side
from mtcheck.language.values.reversals import Place, Reversal, find_reversals
from mtcheck.model.bead import Bead, Reversed
from mtcheck.model.tuples import NamedTuple

if TYPE_CHECKING:
    from mtcheck.embeddings import Reading, SentenceEncoder

_LIKE = 0.3
"""Likeness from which two words render each other for certain."""
_NEAR = 0.24
"""The same where one is in doubt."""
_BEHIND = 0.06
"""By how much another word may be nearer where one is in doubt."""


_SHORT = 10
"""Words of a text that is too short for another word to be what one of them renders."""


class _Question(NamedTuple):
    """Two texts, and words of them that cannot render each other."""

    source: str
    target: str
    reversals: tuple[Reversal, ...]


def find_reversed(
    beads: Sequence[Bead], encoder: SentenceEncoder, source_language: str, target_language: str
) -> tuple[Bead, ...]:
    """The beads with the words that one side renders by the other end of their axis.

    Args:
        beads: what was set beside each other, as ``kinship.judge_kinship`` gives it.
        encoder: a model that covers both languages; where it does not read words, nothing is compared.
        source_language: the original's language as an ISO 639-1 code.
        target_language: the translation's language.
    """
    if not isinstance(encoder, WordEncoder):
        return tuple(beads)
    languages = source_language, target_language
    return ask_of_beads(beads, encoder, languages, _questions, _compare_words, _with_reversed)


def _questions(bead: Bead, here: str, there: str) -> Iterator[_Question]:
    if bead.unrelated >= STRANGERS:
        return
    source, target = map(prose_of_side, bead.sides)
    if max(len(source), len(target)) <= LONGEST and (reversals := find_reversals(source, here, target, there)):
        yield _Question(source, target, reversals)


def _compare_words(questions: Sequence[_Question], encoder: WordEncoder) -> list[tuple[Reversed, ...]]:
    """For each question the words of which one was put for the other."""
    texts = list(dict.fromkeys(text for each in questions for text in each[:2]))
    readings = dict(zip(texts, encoder.read(texts), strict=True)) if texts else {}
    answers = (
        (_weigh(each, readings[source], readings[target]) for each in reversals)
        for source, target, reversals in questions
    )
    return [tuple(filter(None, each)) for each in answers]


def _with_reversed(bead: Bead, _question: _Question, found: tuple[Reversed, ...]) -> Bead:
    return replace(bead, reversed=found) if found else bead


def _weigh(reversal: Reversal, reading: Reading, other: Reading) -> Reversed | None:
    """What is said of two wordings, None where other words lie nearer to them."""
    ours, theirs = _words(reading, reversal.source.parts), _words(other, reversal.target.parts)
    if not ours or not theirs:
        return None
    table = reading.words.rows @ other.words.rows.T
    _, at, to = max((float(table[one, two]), one, two) for one in ours for two in theirs)
    likeness = float(table[at, to])
    behind = max(_best(np.delete(table[at], theirs)), _best(np.delete(table[:, to], ours))) - likeness
    if likeness < _NEAR or behind > _BEHIND:
        return None
    is_short = max(len(table), table.shape[1]) <= _SHORT
    sure = likeness >= _LIKE and (behind <= 0 or is_short)
    return Reversed(reversal.source[:2], reversal.target[:2], sure, reversal.is_grave)


def _words(reading: Reading, parts: Sequence[Place]) -> list[int]:
    places = enumerate(reading.words.places)
    return [at for at, (start, end) in places if any(start < last and first < end for first, last in parts)]


def _best(likeness: np.ndarray) -> float:
    return float(likeness.max()) if likeness.size else -1.0
