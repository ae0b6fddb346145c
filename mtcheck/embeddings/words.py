"""The words of texts as the embedded model sees them: where they stand, and alone."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

from mtcheck.embeddings.base import Reading, SentenceEncoder, Words
from mtcheck.embeddings.units import Laid, Layout, Unit

if TYPE_CHECKING:
    from mtcheck.embeddings.base import Matrix, Row
    from mtcheck.embeddings.network import Network

_REMEMBERED = 16_384
"""How many words' vectors are kept: 32 MB."""


class Reader:
    """Reads texts and their words.

    The vector of a word is made of two: what the convolutions see of it where it stands, and the word encoded as a
    sentence of its own, in whose space the model was taught to bring translations together.
    """

    def __init__(self, encoder: SentenceEncoder, layout: Layout, network: Network) -> None:
        self._encoder = encoder
        self._layout = layout
        self._network = network
        self._known: dict[str, Row] = {}

    def pieces(self, texts: Sequence[str]) -> list[Laid]:
        """The pieces and words of texts."""
        return [self._layout(text) for text in texts]

    def __call__(self, texts: Sequence[str], laid: Sequence[Laid]) -> Iterator[Reading]:
        """What is seen of texts that are laid out."""
        wanted = [is_word for each in laid for is_word in _wanted(each)]
        rows, inside = self._network.read([_groups(each) for each in laid], wanted)
        names = [text[unit.start : unit.end] for text, each in zip(texts, laid, strict=True) for unit in each.units]
        both = np.concatenate([inside, self._alone(names)], axis=1) * np.float32(math.sqrt(0.5))
        at = 0
        for row, each in zip(rows, laid, strict=True):
            end = at + len(each.units)
            rarity = np.array([unit.rarity for unit in each.units], np.float32)
            yield Reading(row, Words(_places(each.units), rarity, both[at:end]))
            at = end

    def _alone(self, words: Sequence[str]) -> Matrix:
        """The vectors of words as sentences of their own, each computed once as long as it is remembered."""
        known = self._known
        unknown = [word for word in dict.fromkeys(words) if word not in known]
        if len(known) + len(unknown) > _REMEMBERED:
            known.clear()
            unknown = list(dict.fromkeys(words))
        known.update(zip(unknown, self._encoder.encode(unknown), strict=True))
        return np.stack([known[word] for word in words]) if words else np.empty((0, self._network.dimensions), "f")


def _groups(laid: Laid) -> list[list[int]]:
    """The pieces of each word and of what stands between words, in order."""
    groups, at = [], 0
    for unit in laid.units:
        if unit.first > at:
            groups.append(laid.pieces[at : unit.first])
        groups.append(laid.pieces[unit.first : unit.last])
        at = unit.last
    return [*groups, laid.pieces[at:]]


def _wanted(laid: Laid) -> list[bool]:
    """Which of the groups are words."""
    wanted, at = [], 0
    for unit in laid.units:
        wanted += [False, True] if unit.first > at else [True]
        at = unit.last
    return [*wanted, False]


def _places(units: Sequence[Unit]) -> tuple[tuple[int, int], ...]:
    return tuple((unit.start, unit.end) for unit in units)
