"""Pairs as the reader is taught them: numbers of pieces, what people marked there, what they thought of the whole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from mtcheck.embeddings.e5.pieces import Piece, Tokenizer

if TYPE_CHECKING:
    from numpy.typing import NDArray

PLACES = ("any", "major", "edited", "planted", "gap", "source", "source_edited")
"""What is said of each piece: marked by people, marked as major, edited away, planted, something left out before it;
and of a piece of the original: marked, and its translation edited."""
SCORES = ("opinion", "penalty", "sound")
"""What is said of the whole: people's opinion, the penalty of their marks, and whether damage was planted."""
TABLE, ABOUT = "items.npz", "items.json"
"""The files that all of it is kept in."""
UNKNOWN = -1
CERTAIN = 100
LONGEST = 224
"""Pieces of a pair that is learnt from."""


class Span(NamedTuple):
    """A stretch of a text and how surely it is marked, from 0 to 1."""

    start: int
    end: int
    share: float


@dataclass
class Item:
    """An original with a translation, and what is known of it."""

    source: str
    target: str
    origin: str
    """The file it is from."""
    group: str
    """Translations of one original have the same."""
    is_aside: bool = False
    """Kept out of training, to calibrate and to measure."""
    places: dict[str, list[Span]] = field(default_factory=dict)
    """What is known, by the names of ``PLACES``; a name that is absent is unknown everywhere."""
    unsure: list[Span] = field(default_factory=list)
    """Stretches of the translation of which nothing is said."""
    scores: dict[str, float] = field(default_factory=dict)


class Table(NamedTuple):
    """All items as flat arrays."""

    ids: NDArray[np.int32]
    ends: NDArray[np.int64]
    """Where each item's pieces end."""
    turn: NDArray[np.int32]
    """How many pieces of each item come before its translation."""
    labels: NDArray[np.int8]
    """(pieces, PLACES), in hundredths, ``UNKNOWN`` where nothing is said."""
    scores: NDArray[np.float32]
    """(items, SCORES), not a number where unknown."""

    def of(self, item: int) -> slice:
        return slice(int(self.ends[item - 1]) if item else 0, int(self.ends[item]))

    def save(self, path: Path) -> None:
        np.savez(path, allow_pickle=False, **self._asdict())


def load(path: Path) -> Table:
    """What ``Table.save`` wrote."""
    with np.load(path, allow_pickle=False) as file:
        return Table(**{name: file[name] for name in Table._fields})


def lay_out(items: Sequence[Item], tokenizer: Tokenizer) -> Table:
    """The items in pieces; one that is too long has none."""
    laid = [_lay_out(item, tokenizer) for item in items]
    scores = [[item.scores.get(name, np.nan) for name in SCORES] for item in items]
    return Table(
        np.concatenate([ids for ids, _, _ in laid]),
        np.cumsum([len(ids) for ids, _, _ in laid]),
        np.array([turn for _, turn, _ in laid], np.int32),
        np.concatenate([labels for _, _, labels in laid]),
        np.array(scores, np.float32),
    )


def _lay_out(item: Item, tokenizer: Tokenizer) -> tuple[NDArray[np.int32], int, NDArray[np.int8]]:
    begin, end = tokenizer.vocabulary.begin, tokenizer.vocabulary.end
    source, target = tokenizer(item.source), tokenizer(item.target)
    ids = [begin, *(piece.number for piece in source), end, end, *(piece.number for piece in target), end]
    if len(ids) > LONGEST:
        return np.empty(0, np.int32), 0, np.empty((0, len(PLACES)), np.int8)
    labels = np.full((len(ids), len(PLACES)), UNKNOWN, np.int8)
    turn = len(source) + 3
    for at, name in enumerate(PLACES):
        if name in item.places:
            pieces, first = (source, 1) if name.startswith("source") else (target, turn)
            labels[first : first + len(pieces), at] = _shares(pieces, item.places[name])
    if item.unsure:
        unsure = _shares(target, item.unsure) > 0
        labels[turn : turn + len(target), :2][unsure] = UNKNOWN
    return np.array(ids, np.int32), turn, labels


def _shares(pieces: Sequence[Piece], spans: Iterable[Span]) -> NDArray[np.int8]:
    """For each piece the sum of the shares of the spans that touch it; a gap touches the piece that follows it."""
    found = np.zeros(len(pieces))
    starts = np.array([piece.start for piece in pieces])
    ends = np.array([piece.end for piece in pieces])
    for start, end, share in spans:
        if start == end:
            after = np.flatnonzero(starts >= start)
            found[after[:1]] += share
        else:
            found[(starts < end) & (ends > start)] += share
    rounded: NDArray[np.int8] = np.round(CERTAIN * np.minimum(found, 1)).astype(np.int8)
    return rounded
