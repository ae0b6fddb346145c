"""A sentence left alone goes to its neighbour where the neighbour's other side tells both.

Translators make one sentence of two. The aligner sets the longer of the two beside it and leaves the shorter alone,
since that costs least; the vectors know better: with the lone sentence added the two sides come no further apart, and
words of the other side are nearer to it than to the sentence that stands beside them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.alignment.kinship import Words, text_of
from mtcheck.model.bead import Bead
from mtcheck.model.text import Segment

if TYPE_CHECKING:
    from mtcheck.embeddings import SentenceEncoder

_LEAST_GAIN = -0.06
"""How much further apart the sides may come: a short sentence says little, and vectors are not exact."""
_LEAST_TOLD = 0.18
"""How much of the lone sentence has to be told."""
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


def folded(beads: Sequence[Bead], encoder: SentenceEncoder) -> list[Bead]:
    """The beads, lone sentences put to the neighbour of their block whose other side tells them as well.

    Args:
        beads: what was set beside each other, in order.
        encoder: a model that covers both languages.
    """
    asked = list(_questions(beads))
    if not asked:
        return list(beads)
    found: dict[int, Bead] = dict(enumerate(beads))
    taken: set[int] = set()
    for told, question in sorted(zip(_shares_told(asked, encoder), asked, strict=True), reverse=True):
        if told > _LEAST_TOLD and taken.isdisjoint((question.lone, question.neighbour)):
            taken |= {question.lone, question.neighbour}
            found[question.neighbour] = _joined(found[question.neighbour], found.pop(question.lone), question)
    return list(found.values())


def _questions(beads: Sequence[Bead]) -> Iterator[Question]:
    for lone, bead in enumerate(beads):
        if bool(bead.source) == bool(bead.target) or len(bead.source) + len(bead.target) > 1:
            continue
        number = int(not bead.source)
        for neighbour in (lone - 1, lone + 1):
            if 0 <= neighbour < len(beads) and _is_of_block(beads[neighbour], bead, number, before=neighbour < lone):
                texts = text_of(bead, number), text_of(beads[neighbour], number), text_of(beads[neighbour], 1 - number)
                yield Question(lone, neighbour, number, *texts)


def _is_of_block(neighbour: Bead, lone: Bead, number: int, *, before: bool) -> bool:
    """Whether the neighbour has both sides and the lone sentence goes on with it in one block."""
    if not neighbour.source or not neighbour.target:
        return False
    segment, own = _side(lone, number)[0], _side(neighbour, number)
    return own[-1 if before else 0].block is segment.block


def _side(bead: Bead, number: int) -> tuple[Segment, ...]:
    return bead.target if number else bead.source


def _joined(bead: Bead, lone: Bead, question: Question) -> Bead:
    parts = (bead, lone) if question.neighbour < question.lone else (lone, bead)
    own = tuple(segment for part in parts for segment in _side(part, question.number))
    return replace(bead, target=own) if question.number else replace(bead, source=own)


def _shares_told(questions: Sequence[Question], encoder: SentenceEncoder) -> list[float]:
    """For each question the share of the lone sentence that the other side tells; none where it does not fit there."""
    texts = list(dict.fromkeys(text for each in questions for text in (each.beside, each.joined, each.other)))
    rows = dict(zip(texts, encoder.encode(texts), strict=True))
    fitting = [float((rows[each.joined] - rows[each.beside]) @ rows[each.other]) > _LEAST_GAIN for each in questions]
    asked = [each for each, fits in zip(questions, fitting, strict=True) if fits]
    words = Words(encoder, [text for each in asked for text in (each.sentence, each.beside, each.other)])
    return [_share_told(each, words) if fits else 0.0 for each, fits in zip(questions, fitting, strict=True)]


def _share_told(question: Question, words: Words) -> float:
    """How much of the sentence's words is rendered by words of the other side that its neighbour explains worse."""
    (sentence, weights), (beside, _), (other, _) = map(words.of, (question.sentence, question.beside, question.other))
    table, rival = other @ sentence.T, (other @ beside.T).max(1)
    chosen = table.argmax(0)
    likeness = table.max(0)
    return float(weights @ (likeness * (table.max(1)[chosen] > rival[chosen] + _NEARER)))
