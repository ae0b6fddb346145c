"""A sentence left alone goes to its neighbour where the neighbour's other side tells both.

Translators make one sentence of two. The aligner sets the longer of the two beside it and leaves the shorter alone,
since that costs least; the vectors know better: with the lone sentence added the two sides come no further apart, and
words of the other side are nearer to it than to the sentence that stands beside them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from mtcheck.alignment.kinship import Words
from mtcheck.language.values.compare import counterparts
from mtcheck.model.bead import Bead, text_of
from mtcheck.model.tags import primary
from mtcheck.model.text import Segment
from mtcheck.model.tuples import NamedTuple

if TYPE_CHECKING:
    from mtcheck.embeddings import SentenceEncoder

_LEAST_GAIN = -0.05
"""How much further apart the sides may come: a short sentence says little, and vectors are not exact."""
_LEAST_TOLD = 0.2
"""How much of the lone sentence has to be told, after what the sides come nearer or further apart."""
_OF_GAIN = 2.0
"""What the sides' coming nearer counts for."""
_OF_NUMBER = 0.3
"""What a number of the lone sentence counts for that the other side has and its neighbour does not."""
_NEARER = 0.05
"""How much nearer to the lone sentence than to its neighbour a word has to be to tell something of it."""


class Question(NamedTuple):
    """A sentence alone at one place of the beads, and the bead beside it that may tell it too."""

    lone: int
    neighbour: int
    number: int
    """The side that the lone sentence is on: 0 for the original."""
    sentence: str
    beside: str
    other: str

    @property
    def joined(self) -> str:
        """The two sentences of one side in their order."""
        return " ".join((self.beside, self.sentence) if self.neighbour < self.lone else (self.sentence, self.beside))


def fold_lone_sentences(
    beads: Sequence[Bead], encoder: SentenceEncoder, source_language: str, target_language: str
) -> list[Bead]:
    """The beads, lone sentences put to the neighbour of their block whose other side tells them as well.

    Args:
        beads: what was set beside each other, in order.
        encoder: a model that covers both languages.
        source_language: the original's language as an ISO 639-1 code.
        target_language: the translation's language.
    """
    asked = list(_questions(beads))
    if not asked:
        return list(beads)
    found: dict[int, Bead] = dict(enumerate(beads))
    taken: set[int] = set()
    shares = _shares_told(asked, encoder, (primary(source_language), primary(target_language)))
    for told, question in sorted(zip(shares, asked, strict=True), reverse=True):
        if told > _LEAST_TOLD and taken.isdisjoint((question.lone, question.neighbour)):
            taken |= {question.lone, question.neighbour}
            found[question.neighbour] = _join_lone(found[question.neighbour], found.pop(question.lone), question)
    return list(found.values())


def _questions(beads: Sequence[Bead]) -> Iterator[Question]:
    for lone, bead in enumerate(beads):
        if bool(bead.source) == bool(bead.target) or len(bead.source) + len(bead.target) > 1:
            continue
        number = int(not bead.source)
        for neighbour in (lone - 1, lone + 1):
            if 0 <= neighbour < len(beads) and _is_of_block(beads[neighbour], bead, number, before=neighbour < lone):
                sides = _side(bead, number), _side(beads[neighbour], number), _side(beads[neighbour], 1 - number)
                yield Question(lone, neighbour, number, *map(text_of, sides))


def _is_of_block(neighbour: Bead, lone: Bead, number: int, *, before: bool) -> bool:
    """Whether the neighbour has both sides and the lone sentence goes on with it in one block."""
    if not neighbour.source or not neighbour.target:
        return False
    segment, own = _side(lone, number)[0], _side(neighbour, number)
    return own[-1 if before else 0].block is segment.block


def _side(bead: Bead, number: int) -> tuple[Segment, ...]:
    return bead.target if number else bead.source


def _join_lone(bead: Bead, lone: Bead, question: Question) -> Bead:
    parts = (bead, lone) if question.neighbour < question.lone else (lone, bead)
    own = tuple(segment for part in parts for segment in _side(part, question.number))
    return replace(bead, target=own) if question.number else replace(bead, source=own)


def _shares_told(questions: Sequence[Question], encoder: SentenceEncoder, languages: tuple[str, str]) -> list[float]:
    """For each question the share of the lone sentence that the other side tells; none where it does not fit there."""
    texts = list(dict.fromkeys(text for each in questions for text in (each.beside, each.joined, each.other)))
    rows = dict(zip(texts, encoder.encode(texts), strict=True))
    gains = [float((rows[each.joined] - rows[each.beside]) @ rows[each.other]) for each in questions]
    asked = [each for each, gain in zip(questions, gains, strict=True) if gain > _LEAST_GAIN]
    words = Words(encoder, [text for each in asked for text in (each.sentence, each.beside, each.other)])
    return [
        _share_told(each, words) + _OF_GAIN * gain + _OF_NUMBER * _shares_number(each, languages)
        if gain > _LEAST_GAIN
        else 0.0
        for each, gain in zip(questions, gains, strict=True)
    ]


def _shares_number(question: Question, languages: tuple[str, str]) -> bool:
    """Whether a number of the lone sentence is on the other side, which does not have it from the neighbour."""
    mine, theirs = languages[:: -1 if question.number else 1]
    found, known = (
        {other.start for one, other in counterparts(text, question.other, mine, theirs) if one.digits and other.digits}
        for text in (question.sentence, question.beside)
    )
    return bool(found - known)


def _share_told(question: Question, words: Words) -> float:
    """How much of the sentence's words is rendered by words of the other side that its neighbour explains worse."""
    (sentence, weights), (beside, _), (other, _) = map(words.of, (question.sentence, question.beside, question.other))
    table, rival = other @ sentence.T, (other @ beside.T).max(1)
    chosen = table.argmax(0)
    likeness = table.max(0)
    return float(weights @ (likeness * (table.max(1)[chosen] > rival[chosen] + _NEARER)))
