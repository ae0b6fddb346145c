"""Questions that beads raise and an encoder answers: all of a page at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from mtcheck.model.bead import Bead

STRANGERS = 0.5
"""Probability that the sides of a bead are strangers from which their words, names and counts say nothing."""

Encoder = TypeVar("Encoder")
Question = TypeVar("Question")
Answer = TypeVar("Answer")


def ask_of_beads(
    beads: Sequence[Bead],
    encoder: Encoder,
    languages: tuple[str, str],
    list_questions: Callable[[Bead, str, str], Iterable[Question]],
    answer: Callable[[list[Question], Encoder], Iterable[Answer]],
    note: Callable[[Bead, Question, Answer], Bead],
) -> tuple[Bead, ...]:
    """The beads with what was answered.

    Args:
        beads: what was set beside each other.
        encoder: the model that answers.
        languages: those of the original and of the translation, as ISO 639-1 codes.
        list_questions: what a bead with two sides raises, in these languages.
        answer: the answers to all questions, in their order.
        note: a bead with the answer to one of its questions.
    """
    found = list(beads)
    asked = [
        (index, question)
        for index, bead in enumerate(beads)
        if bead.source and bead.target
        for question in list_questions(bead, *languages)
    ]
    answers = answer([question for _, question in asked], encoder)
    for (index, question), each in zip(asked, answers, strict=True):
        found[index] = note(found[index], question, each)
    return tuple(found)
