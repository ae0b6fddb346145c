"""Words in a row that nothing on the other side renders: a clause left out inside a sentence, or one put in.

The lengths say which of two texts may say more than the other. There the run is looked for whose words have no
counterparts while those before and after it have. Where the two texts come nearer to each other without it, the longer
one says more.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from mtcheck.alignment.asking import ask_of_beads
from mtcheck.alignment.kinship import DOUBTFUL
from mtcheck.alignment.logistic import probability_of, weigh_signs
from mtcheck.embeddings import WordEncoder, is_e5
from mtcheck.language.kept import prose_of_side
from mtcheck.language.lengths import expected_length, room_for_acronyms
from mtcheck.model.bead import Bead, Surplus
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import lazy

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from mtcheck.embeddings import Reading, SentenceEncoder, Words
    from mtcheck.embeddings.base import Matrix, Row

    Numbers = NDArray[np.float32]

_LINKED = np.float32(0.4)
"""Likeness to a counterpart from which on a word is rendered."""
_SEEN = np.float32(0.2)
"""Likeness from which on a counterpart says where a word would stand."""
_COMMON, _RARE, _LEAST = np.float32(5), np.float32(15), np.float32(0.1)
"""Rarity in nats from which on a word weighs anything and from which on no more, and what the commonest weigh."""
_TELLING = 0.3
"""Weight from which on a word says something of its own."""
_FEWEST = 4
"""Words that say something, below which a run is too short to be judged."""
_MOST_OF_TEXT = 0.75
"""Share of a text from which on a run is no clause of it."""
_LEAST_MASS = 0.8
_SHORTER = 0.9
"""How long the other text is at most, as a share of what is expected of it."""
_SHORTEST, _MOST_WORDS = 40, 400
"""Characters from which on a text may have a clause too many, and words up to which it is read."""
_ADDED = 8
"""Characters that are added to both lengths, since short texts vary freely."""
_MOST_ANNEXED = 2
_EDGE = lazy(r"[,;:.!?…()\[\]–—\u3001\u3002\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f\u061b\u061f\u060c]|\s-\s")
"""What a clause begins or ends with."""


class Signs(NamedTuple):
    """What speaks for a run of words being rendered nowhere."""

    mass: float
    """How far its words are from being rendered, by weight, summed."""
    gain: float
    """How much nearer the two texts come without it."""
    length: float
    """Logarithm of the ratio between the other text's length and the one that is expected of it."""
    edges: float
    """How many of its ends are those of a clause."""


_WEIGHTS = Signs(0.96, 18.29, -5.47, 0.29)
_CONSTANT = -0.56
"""Fitted by ``training/surplus.py``."""
_LEAST_PROBABILITY, _LEAST_GAIN = 0.92, 0.03
_MOST_WITHIN = 0.95
"""How probable it can be at most of words that neither begin nor end where a clause does."""
_GAINS = -0.05, 0.12
"""Between which how much nearer the texts come says anything."""


class Question(NamedTuple):
    """A text that may say more than its counterpart, and that."""

    text: str
    other: str
    length: float
    """As in ``Signs``."""
    added: bool
    """Whether the text is the translation."""


class Run(NamedTuple):
    """The words of a text that nothing renders, and where the other text would have them."""

    place: tuple[int, int]
    gap: int
    mass: float
    edges: int


def find_surplus(
    beads: Sequence[Bead], encoder: SentenceEncoder, source_language: str, target_language: str
) -> tuple[Bead, ...]:
    """The beads with the words that one side has and the other does not render.

    A pair that comes close to its counterpart without them is no pair of strangers.

    Args:
        beads: what was set beside each other, as ``kinship.judge_kinship`` gives it.
        encoder: a model that covers both languages; where it does not read words, nothing is judged.
        source_language: the original's language as an ISO 639-1 code.
        target_language: the translation's language.
    """
    if not isinstance(encoder, WordEncoder) or is_e5(encoder):
        return tuple(beads)
    languages = source_language, target_language
    return ask_of_beads(beads, encoder, languages, _questions, weigh_surplus, _with_surplus)


def _questions(bead: Bead, here: str, there: str) -> Iterator[Question]:
    source, target = bead.sides
    if not question_of(source.text, here, target.text, there):
        return
    if question := question_of(prose_of_side(source), here, prose_of_side(target), there):
        yield question


@lru_cache(maxsize=512)
def question_of(source: str, here: str, target: str, there: str) -> Question | None:
    """The question whether one of two texts says more, or None where the lengths do not speak for it."""
    if len(source) < _SHORTEST > len(target):
        return None
    for added, text, language, other, to in ((False, source, here, target, there), (True, target, there, source, here)):
        expected = expected_length(text, language, to) + _ADDED
        if len(text) >= _SHORTEST and len(other) + _ADDED < _SHORTER * expected:
            length = (len(other) + room_for_acronyms(text, other) + _ADDED) / expected
            return Question(text, other, math.log(length), added) if length < _SHORTER else None
    return None


class Answer(NamedTuple):
    """A run and what speaks for its being rendered nowhere."""

    run: Run
    signs: Signs
    similarity: float
    """Cosine of the two texts without the run."""

    @property
    def probability(self) -> float:
        """How probable it is that nothing renders the run."""
        probability = probability_of(_CONSTANT + weigh_signs(self.signs, _WEIGHTS))
        return probability if self.signs.edges else min(probability, _MOST_WITHIN)


def weigh_surplus(questions: Sequence[Question], encoder: WordEncoder) -> list[Answer | None]:
    """For each question the run that is least rendered, if it is long enough, and what speaks for it."""
    if not questions:
        return []
    texts = list(dict.fromkeys(text for each in questions for text in (each.text, each.other)))
    readings = dict(zip(texts, encoder.read(texts), strict=True))
    runs = [find_run(each.text, readings[each.text], readings[each.other]) for each in questions]
    cuts = [_cut(each.text, *run.place) for each, run in zip(questions, runs, strict=True) if run]
    rows = iter(encoder.encode(cuts) if cuts else ())
    return [_weigh(each, run, next(rows), readings) if run else None for each, run in zip(questions, runs, strict=True)]


def _weigh(question: Question, run: Run, cut: Row, readings: dict[str, Reading]) -> Answer:
    other = readings[question.other].row
    before, after = float(readings[question.text].row @ other), float(cut @ other)
    gain = min(max(after - before, _GAINS[0]), _GAINS[1])
    return Answer(run, Signs(run.mass, gain, question.length, run.edges), after)


def find_run(text: str, reading: Reading, other: Reading) -> Run | None:
    """The run of words of a text that is least rendered, if it says enough."""
    words, theirs = reading.words, other.words
    if not (0 < len(theirs.places) <= _MOST_WORDS and _FEWEST < len(words.places) <= _MOST_WORDS):
        return None
    weights = weigh_words(words)
    table = words.rows @ theirs.rows.T
    missing = weights * (_LINKED - link_words(table))
    first, last = find_heaviest(missing)
    if (weights[first:last] >= _TELLING).sum() < _FEWEST:
        return None
    mass = float(missing[first:last].sum())
    if mass < _LEAST_MASS:
        return None
    first, last = _reach_edges(text, words.places, weights, first, last)
    place = words.places[first][0], words.places[last - 1][1]
    if place[1] - place[0] > _MOST_OF_TEXT * len(text):
        return None
    edges = _is_edge(text, words.places, first) + _is_edge(text, words.places, last)
    return Run(place, _find_gap(table, weights, theirs, first, last), mass, edges)


def weigh_words(words: Words) -> Numbers:
    """How much each word tells, 0.1 to 1."""
    weights: Numbers = np.minimum(np.maximum((words.rarity - _COMMON) / (_RARE - _COMMON), _LEAST), np.float32(1))
    return weights


def link_words(table: Matrix) -> Numbers:
    """How well each word of a text is rendered; a word that renders another one better counts for less."""
    links: Numbers = (2 * table - np.maximum(table.max(0), table)).max(1)
    return links


def find_heaviest(numbers: Numbers) -> tuple[int, int]:
    """Where the neighbours begin and end that have the largest sum."""
    best, found, total, first = 0.0, (0, 0), 0.0, 0
    for index, number in enumerate(numbers.tolist()):
        if total <= 0:
            total, first = 0.0, index
        total += number
        if total > best:
            best, found = total, (first, index + 1)
    return found


def _reach_edges(
    text: str, places: Sequence[tuple[int, int]], weights: Numbers, first: int, last: int
) -> tuple[int, int]:
    """The run from one end of a clause to another, where these are no more than a few words off."""
    start = _nearest_edge(text, places, first, 1, weights)
    end = _nearest_edge(text, places, last, -1, weights)
    return (start, end) if end - start >= _FEWEST else (first, last)


def _nearest_edge(text: str, places: Sequence[tuple[int, int]], index: int, inwards: int, weights: Numbers) -> int:
    """The end of a clause that is nearest to that of a run, if only common words part them; else that of the run."""
    for at in range(index, index + inwards * (_MOST_ANNEXED + 1), inwards):
        if 0 < at < len(places) and _is_edge(text, places, at):
            return at
    for at in range(index, index - inwards * (_MOST_ANNEXED + 1), -inwards):
        if _is_edge(text, places, at):
            return at
        if weights[at - 1 if inwards > 0 else at] >= _TELLING:
            break
    return index


def _is_edge(text: str, places: Sequence[tuple[int, int]], index: int) -> bool:
    """Whether a clause may begin with this word, or end before it."""
    if index in (0, len(places)):
        return True
    return _EDGE.search(text, places[index - 1][1], places[index][0]) is not None


def _find_gap(table: Matrix, weights: Numbers, theirs: Words, first: int, last: int) -> int:
    """Where in the other text the run would stand: what renders the words before it is mostly before that place."""
    strength = weights[:, None] * np.maximum(table - _SEEN, np.float32(0))
    before, after = strength[:first].max(0, initial=0), strength[last:].max(0, initial=0)
    lead = np.concatenate([[0], np.cumsum(before - after)])
    at = int(lead.argmax())
    return theirs.places[at - 1][1] if at else theirs.places[0][0]


def _cut(text: str, start: int, end: int) -> str:
    return f"{text[:start].rstrip()} {text[end:].lstrip()}".strip()


def _with_surplus(bead: Bead, question: Question, answer: Answer | None) -> Bead:
    if not answer or answer.signs.gain < _LEAST_GAIN or answer.probability < _LEAST_PROBABILITY:
        return bead
    place, gap = answer.run.place, (answer.run.gap, answer.run.gap)
    source, target = (gap, place) if question.added else (place, gap)
    unrelated = 0.0 if answer.similarity >= DOUBTFUL else bead.unrelated
    return replace(bead, surplus=Surplus(source, target, question.added, answer.probability), unrelated=unrelated)
