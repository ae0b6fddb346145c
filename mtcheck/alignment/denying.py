"""Whether a negator on one side alone turns the sentence round, or is rendered by other means: the vectors' word on it.

The text that negates and the other one are compared as they are and with the negator cut out or put in: where a *not*
was lost, the two come nearer so. Against it speak words of the other text that render a negation (*unable*, *at large*)
and that nothing else in the first text accounts for; and a free rendering, whose words have no counterparts.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

import numpy as np

from mtcheck.alignment.asking import STRANGERS, ask_of_beads
from mtcheck.alignment.logistic import probability_of, weigh_signs
from mtcheck.embeddings import WordEncoder
from mtcheck.language.kept import prose_of_side
from mtcheck.language.values.denials import Denial, denials, find_unmatched, known_denials
from mtcheck.language.values.lexicon import lexicon
from mtcheck.language.values.negation import find_one_sided, hints, negators
from mtcheck.language.values.tokens import Token
from mtcheck.model.bead import Bead, Negated
from mtcheck.model.tuples import NamedTuple

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from mtcheck.embeddings import Reading, SentenceEncoder
    from mtcheck.embeddings.base import Matrix, Row

    Numbers = NDArray[np.float32]

_ACCOUNTED = 0.55
"""Likeness to a word of the first text, not its negator, from which a word renders that and no negation."""
_RENDERED = 0.6
"""Likeness to a word of the other text from which a wording is not lost."""
_LEANING = 2.0
"""Words between a negator and a wording over which they say less and less of each other."""
_MOST_MILD, _MOST_STRONG, _MOST_WEAK = 2, 2, 3
_BY_THEMSELVES = frozenset(
    {"only", "yet", "stay", "until", "possible", "open", "instead", "leave", "end", "close", "large", "form"}
)
"""Classes whose wordings deny nothing where they stand beside a negator."""
_AFFIRMING = frozenset({"open", "stay", "possible"})
_LEAST_LENGTH = 1e-6
"""What a vector's length is divided by at least, so that one that does not move at all divides by nothing else."""


class Signs(NamedTuple):
    """What speaks for the other text saying the opposite, and what against it."""

    mild: float
    """Negators of single words that the other text has in excess, at most two."""
    more: float
    """Negators that the first text has besides."""
    neighbour: float
    """Likeness of the word after the negator with the nearest of the other text."""
    likeness: float
    """Mean likeness of the other text's words with the nearest of the first."""
    cut: float
    """How far the first text, its negator cut out, moves towards the other, as a share of all that it moves."""
    put: float
    """The same of the other text with a negator put in."""
    hint: float
    """1 where the other text has a word that often renders a negation."""
    twice: float
    """How close the negator leans on a wording that denies and that the other text is without."""
    idiom: float
    """1 where a wording of several words denies in the other text alone."""
    stand_in: float
    """How much more alike a word of the other text is to the negator than to any other word of the first."""
    wordings: float
    """Wordings that deny in the other text alone, a word of the first text."""
    paired: float
    """How close the negator is to a wording that denies and that one of the other text renders."""


_WEIGHTS = Signs(-3.73, 1.91, 3.15, 4.34, 3.15, 5.44, -1.61, -2.12, -0.89, -4.29, -13.2, 1.02)
_CONSTANT = -3.84
"""Fitted by ``training/denying.py`` on sound and damaged segments of NTREX-128, so that figures on these are in-sample
(``docs/constants.md``)."""


LONGEST = 10_000
"""Characters of a text of which all words are compared with all of another; no sentence has more."""


class Question(NamedTuple):
    """A text that negates, its language, and the text and language of the other side."""

    text: str
    language: str
    other: str
    other_language: str
    negators: tuple[Token, ...]
    gained: bool

    @property
    def bare(self) -> str:
        """The text without its first negator."""
        negator = self.negators[0]
        return (self.text[: negator.start].rstrip() + self.text[negator.end :]).strip()

    def holds(self, start: int, end: int) -> bool:
        """Whether a place of the text is that of a negator."""
        return any(each.start < end and start < each.end for each in self.negators)


def find_lost_negations(
    beads: Sequence[Bead], encoder: SentenceEncoder, source_language: str, target_language: str
) -> tuple[Bead, ...]:
    """The beads with the negators that one side alone has.

    Args:
        beads: what was set beside each other, as ``kinship.judge_kinship`` gives it.
        encoder: a model that covers both languages; where it does not read words, nothing is judged.
        source_language: the original's language as an ISO 639-1 code.
        target_language: the translation's language.
    """
    if not isinstance(encoder, WordEncoder):
        return tuple(beads)
    languages = source_language, target_language
    return ask_of_beads(beads, encoder, languages, _questions, weigh_questions, _with_negation)


def _questions(bead: Bead, here: str, there: str) -> Iterator[Question]:
    source, target = bead.sides
    if bead.unrelated >= STRANGERS:
        return
    if question := question_of(prose_of_side(source), here, prose_of_side(target), there):
        yield question


def _with_negation(bead: Bead, question: Question, signs: Signs) -> Bead:
    negator = question.negators[0]
    probability = probability_of(_CONSTANT + weigh_signs(signs, _WEIGHTS))
    return replace(bead, negated=Negated((negator.start, negator.end), question.gained, probability))


@lru_cache(maxsize=512)
def question_of(source: str, here: str, target: str, there: str) -> Question | None:
    """The question whether a negation was lost or gained between two texts; None if both write a negator, or neither.

    Words in code, addresses and the like negate nothing: the texts are without them.
    """
    known = lexicon(here), lexicon(there)
    if not all(each.negators and not each.unspaced for each in known) or max(len(source), len(target)) > LONGEST:
        return None
    found = find_one_sided(source, here, target, there)
    if not found:
        return None
    sides = (target, there, source, here) if found.gained else (source, here, target, there)
    return Question(*sides, *found)


def weigh_questions(questions: Sequence[Question], encoder: WordEncoder) -> list[Signs]:
    """What speaks for and against each negation having been lost."""
    if not questions:
        return []
    texts = list(dict.fromkeys(text for each in questions for text in (each.text, each.other)))
    readings = dict(zip(texts, encoder.read(texts), strict=True))
    pairs = [Pair(each, readings[each.text], readings[each.other]) for each in questions]
    phrases = list(dict.fromkeys(phrase for pair in pairs for phrase in pair.phrases()))
    rows = dict(zip(phrases, encoder.encode(phrases), strict=True))
    return [pair.signs(rows) for pair in pairs]


class Pair:
    """The two texts of a question, word by word."""

    def __init__(self, question: Question, reading: Reading, other: Reading) -> None:
        self.question = question
        self._readings = reading, other
        self._table: Matrix = reading.words.rows @ other.words.rows.T
        inside = [question.holds(*place) for place in reading.words.places]
        self._negating = np.array(inside, bool)

    def phrases(self) -> Iterator[str]:
        """All that has to be encoded."""
        question = self.question
        yield from (question.bare, self._with_negator)
        yield from (question.text[each.start : each.end] for each in self._ours)
        yield from (question.other[each.start : each.end] for each in self._theirs)

    def signs(self, rows: Mapping[str, Row]) -> Signs:
        """What speaks for and against the negation having been lost."""
        question, (reading, other) = self.question, self._readings
        ours, theirs = self._unmatched(rows)
        weak = known_denials(question.other_language).weak
        milder = len(negators(question.text, question.language)) - len(question.negators)
        mild = len(negators(question.other, question.other_language)) - milder
        return Signs(
            mild=min(_MOST_MILD, max(0, mild)),
            more=len(question.negators) - 1,
            neighbour=self._best(self._next) if self._next >= 0 else 0.5,
            likeness=float(self._accounted @ _lengths(other)) if len(self._accounted) else 0.0,
            cut=_measure_move(rows[question.bare], reading.row, other.row),
            put=_measure_move(rows[self._with_negator], other.row, reading.row),
            hint=float(bool(self._hinting)),
            twice=max((self._leans(each) for each in ours if each.classes - _BY_THEMSELVES), default=0.0),
            idiom=float(any(self._is_idiom(each) for each in theirs)),
            stand_in=self._stand_in,
            wordings=_count_wordings(theirs, weak) / max(1, len(reading.words.places)),
            paired=max(
                (self._closeness(each) for each in self._ours if each not in ours and each.classes - _BY_THEMSELVES),
                default=0.0,
            ),
        )

    @cached_property
    def _ours(self) -> list[Denial]:
        question = self.question
        found = denials(question.text, question.language)
        return [
            each for each in found if not any(n.start <= each.start and each.end <= n.end for n in question.negators)
        ]

    @cached_property
    def _theirs(self) -> list[Denial]:
        """The other text's wordings that deny, without those that render something else."""
        question = self.question
        mild = negators(question.other, question.other_language)
        found = denials(question.other, question.other_language)
        return [
            each
            for each in found
            if not any(each.overlaps(word.start, word.end) for word in mild) and not self._is_inside(each)
        ]

    def _is_inside(self, denial: Denial) -> bool:
        """Whether a negator is made of what a wording renders: *kann* is the *can* of *cannot*."""
        known = known_denials(self.question.language)
        return any(denial.classes <= known.classes(each.lower) for each in self.question.negators)

    def _unmatched(self, rows: Mapping[str, Row]) -> tuple[list[Denial], list[Denial]]:
        question = self.question

        def alike(one: Denial, other: Denial) -> float:
            return float(rows[question.text[one.start : one.end]] @ rows[question.other[other.start : other.end]])

        weak = known_denials(question.other_language).weak
        ours, theirs = find_unmatched(self._ours, self._theirs, alike, weak)
        return ours, [each for each in theirs if not self._renders_another(each)]

    def _renders_another(self, denial: Denial) -> bool:
        """Whether each word of a wording renders one of the first text; an *un-* is no part of that word."""
        words = _inside(self._readings[1], denial)
        return "un" not in denial.classes and bool(words) and float(self._accounted_else[words].min()) > _ACCOUNTED

    @cached_property
    def _hinting(self) -> list[Token]:
        """Words that often render a negation, without those whose class the first text has too."""
        question = self.question
        classes = frozenset().union(*(each.classes for each in self._ours)) - {"un"}
        mild = negators(question.other, question.other_language)
        known = [each for each in self._theirs if each.classes & classes]
        return [
            word
            for word in hints(question.other, question.other_language)
            if word not in mild and not any(each.start <= word.start < each.end for each in known)
        ]

    @cached_property
    def _accounted(self) -> Numbers:
        """For each word of the other text, its likeness to the nearest of the first, negators aside."""
        return self._nearest(~self._negating)

    @cached_property
    def _accounted_else(self) -> Numbers:
        """The same without words that go with a negator: the *noch* of *noch nicht* does not account for *yet to*."""
        leaning = [word for each in self._ours if each.classes <= _BY_THEMSELVES for word in self._words_of(each)]
        kept = ~self._negating
        kept[leaning] = False
        return self._nearest(kept)

    def _words_of(self, denial: Denial) -> list[int]:
        return _inside(self._readings[0], denial)

    def _nearest(self, kept: NDArray[np.bool_]) -> Numbers:
        rows = self._table[kept]
        best: Numbers = rows.max(0) if len(rows) else np.zeros(self._table.shape[1], np.float32)
        return best

    @cached_property
    def _stand_in(self) -> float:
        negating = self._table[self._negating]
        if not negating.size:
            return -1.0
        most = float((negating.max(0) - self._accounted).max())
        return (
            min(most, 0.0) if "t" in self.question.negators[0].lower[-2:] and self.question.language == "en" else most
        )

    @cached_property
    def _next(self) -> int:
        """The word after the negator, -1 where there is none."""
        end = self.question.negators[0].end
        places = self._readings[0].words.places
        return next(
            (at for at, (start, _) in enumerate(places) if start >= end and not self._negating[at]),
            -1,
        )

    def _best(self, word: int) -> float:
        return float(self._table[word].max()) if self._table.shape[1] else 0.0

    @cached_property
    def _with_negator(self) -> str:
        """The other text with its language's *not* before the counterpart of the word that is negated."""
        question, places = self.question, self._readings[1].words.places
        at = places[int(self._table[self._next].argmax())][0] if self._next >= 0 and places else 0
        return f"{question.other[:at]}{lexicon(question.other_language).usual_negator} {question.other[at:]}"

    def _leans(self, denial: Denial) -> float:
        """How close a wording is to the negator; 0 where the other text renders it."""
        words = _inside(self._readings[0], denial)
        if words and float(self._table[words].max()) >= _RENDERED:
            return 0.0
        return self._closeness(denial)

    def _closeness(self, denial: Denial) -> float:
        """How close a wording is to a negator: 1 beside it, towards 0 far away."""
        return math.exp(-min(self._between(each, denial) for each in self.question.negators) / _LEANING)

    def _between(self, negator: Token, denial: Denial) -> int:
        """How many words are between a negator and a wording."""
        first, last = min(negator.end, denial.end), max(negator.start, denial.start)
        return sum(first <= start and end <= last for start, end in self._readings[0].words.places)

    def _is_idiom(self, denial: Denial) -> bool:
        phrase = self.question.other[denial.start : denial.end]
        return bool(denial.classes - _AFFIRMING) and (" " in phrase or "-" in phrase)


def _inside(reading: Reading, denial: Denial) -> list[int]:
    return [at for at, (start, _) in enumerate(reading.words.places) if denial.start <= start < denial.end]


_CAPPED = 6
"""Letters from which on a word weighs no more."""


def _lengths(reading: Reading) -> Numbers:
    """What each word weighs, together 1."""
    sizes = np.array([min(end - start, _CAPPED) for start, end in reading.words.places], np.float32)
    weights: Numbers = sizes / sizes.sum()
    return weights


def _measure_move(changed: Row, before: Row, towards: Row) -> float:
    """How far a change of a text brings it nearer to another one, as a share of the change: -1 to 1."""
    step = changed - before
    return float(step @ towards) / max(float(np.linalg.norm(step)), _LEAST_LENGTH)


def _count_wordings(wordings: Sequence[Denial], weak: frozenset[str]) -> int:
    strong = sum(bool(each.classes - weak) for each in wordings)
    return min(_MOST_STRONG, strong) + min(_MOST_WEAK, len(wordings) - strong)
