"""Pieces that are doubted -> passages of whole words."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from mtcheck.model.tuples import NamedTuple

if TYPE_CHECKING:
    from mtcheck.qe.reader import Doubt

_JOINED = 1
"""Characters between two doubted pieces that still make one passage."""


class Span(NamedTuple):
    """A passage and the highest probability in it."""

    start: int
    end: int
    probability: float


def find_spans(text: str, doubts: Sequence[Doubt], head: int, least: float) -> Iterator[Span]:
    """Runs of pieces whose probability is at least so high, extended to whole words."""
    run: Span | None = None
    for start, end, logits in doubts:
        probability = 1 / (1 + math.exp(-float(logits[head])))
        if probability < least or not any(map(str.isalnum, text[start:end])):
            continue
        word = Span(*_whole(text, start, end), probability)
        if run and word.start <= run.end + _JOINED:
            run = Span(run.start, max(run.end, word.end), max(run.probability, probability))
        else:
            if run:
                yield run
            run = word
    if run:
        yield run


def _whole(text: str, start: int, end: int) -> tuple[int, int]:
    """The place extended to the ends of its words, in scripts that write words apart."""
    while start and _joins(text[start - 1]) and _joins(text[start]):
        start -= 1
    while end < len(text) and _joins(text[end - 1]) and _joins(text[end]):
        end += 1
    return start, end


def _joins(letter: str) -> bool:
    return letter.isalnum() and not "\u3040" <= letter <= "\u9fff"
