"""Whether a name of the translation has taken the place of another: the vectors' word on what spelling leaves open.

Three things speak for it. No word of the original lies near the name; the sentence comes nearer to its original when
the name is cut out; and nearer still when a name that the original has lost is put in its place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from mtcheck.alignment.asking import STRANGERS, ask_of_beads
from mtcheck.alignment.kinship import Words
from mtcheck.alignment.logistic import probability_of, weigh_signs
from mtcheck.embeddings import is_e5
from mtcheck.language.values.exchanged import Candidate, Suspect, suspects
from mtcheck.model.bead import Bead, Renaming, text_of
from mtcheck.model.tuples import NamedTuple

if TYPE_CHECKING:
    from mtcheck.embeddings import SentenceEncoder
    from mtcheck.embeddings.base import Matrix

_RENDERED = 0.6
"""Similarity with a word of the translation from which a word of the original is not lost."""


class Signs(NamedTuple):
    """What speaks for a name having taken another's place; similarities are cosines."""

    gain: float
    """How much nearer the sides come with the original's lost name put in."""
    cut: float
    """How much nearer they come with the name cut out."""
    nearest: float
    """Similarity of the name and the original's word that is most like it."""
    ordinary: float
    """1 where the name is made of ordinary words with capitals, else 0."""


_WEIGHTS = Signs(12.7, 25.7, -10.7, -3.0)
_CONSTANT = 4.0
"""Fitted by ``training/naming.py``, but for the weight of ordinary words, which the names put in there are not."""


class Question(NamedTuple):
    """A name in doubt and the two texts."""

    source: str
    target: str
    suspect: Suspect

    def phrases(self) -> Iterator[str]:
        """All that has to be encoded."""
        yield from (self.source, self.target, self.name, self.put(""))
        for lost in map(self.lost, self.suspect.lost):
            yield from (lost, self.put(lost))

    @property
    def name(self) -> str:
        """The name in doubt."""
        return self.target[slice(*self.suspect.name.part)]

    def lost(self, candidate: Candidate) -> str:
        """The words of the original that the name may stand for."""
        return self.source[slice(*candidate.part)]

    def put(self, other: str) -> str:
        """The translation with other words in the name's place."""
        start, end = self.suspect.name.part
        before, after = self.target[:start], self.target[end:]
        return f"{before}{other}{after}" if other else f"{before.rstrip()}{after}"


def find_exchanged_names(
    beads: Sequence[Bead], encoder: SentenceEncoder, source_language: str, target_language: str
) -> tuple[Bead, ...]:
    """The beads with the names that seem to have been put for others.

    Args:
        beads: what was set beside each other, as ``kinship.judge_kinship`` gives it.
        encoder: a model that covers both languages.
        source_language: the original's language as an ISO 639-1 code.
        target_language: the translation's language.
    """
    if is_e5(encoder):
        # No weights were fitted to its vectors, and those below accuse names that people rendered.
        return tuple(beads)
    languages = source_language, target_language
    return ask_of_beads(beads, encoder, languages, _questions, weigh_names, _with_renaming)


def _questions(bead: Bead, here: str, there: str) -> Iterator[Question]:
    if bead.unrelated < STRANGERS and (source := text_of(bead.source)) and (target := text_of(bead.target)):
        for suspect in suspects(source, here, target, there):
            yield Question(source, target, suspect)


def _with_renaming(bead: Bead, question: Question, answer: tuple[Candidate | None, Signs]) -> Bead:
    lost, signs = answer
    probability = probability_of(_CONSTANT + weigh_signs(signs, _WEIGHTS)) if lost else 0.0
    renaming = Renaming((lost or question.suspect.lost[0]).part, question.suspect.name.part, probability)
    return replace(bead, renamed=(*bead.renamed, renaming))


def weigh_names(questions: Sequence[Question], encoder: SentenceEncoder) -> list[tuple[Candidate | None, Signs]]:
    """For each name in doubt, the lost name that fits best in its place, if any, and what speaks for it."""
    if not questions:
        return []
    phrases = list(dict.fromkeys(phrase for question in questions for phrase in question.phrases()))
    rows = dict(zip(phrases, encoder.encode(phrases), strict=True))
    words = Words(encoder, [text for question in questions for text in question[:2]])
    return [_weigh_name(question, rows, words) for question in questions]


def _weigh_name(question: Question, rows: Mapping[str, Matrix], words: Words) -> tuple[Candidate | None, Signs]:
    source, target, name, cut = (rows[each] for each in (*question[:2], question.name, question.put("")))
    before = float(source @ target)
    best, gain = None, 0.0
    for candidate in question.suspect.lost:
        lost = question.lost(candidate)
        risen = float(source @ rows[question.put(lost)]) - before
        if risen > gain and float((words.of(question.target)[0] @ rows[lost]).max()) < _RENDERED:
            best, gain = candidate, risen
    nearest = float((words.of(question.source)[0] @ name).max())
    return best, Signs(
        gain,
        float(source @ cut) - before,
        nearest,
        float(not question.suspect.name.sure),
    )
