"""Texts -> piece numbers of the embedded model's vocabulary.

The same pieces as the package's own tokenizer finds (a test holds this), in a third of the time: a piece never spans
a space, so each word is cut up once; and the vocabulary is laid out once on a machine and mapped from then on.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from mtcheck.caches.arrays import map_arrays, write_arrays
from mtcheck.caches.disk import prepare
from mtcheck.model.tuples import NamedTuple

if TYPE_CHECKING:
    from numpy.typing import NDArray

UNKNOWN, BEGIN, END = 0, 1, 2
_REMEMBERED_WORDS = 50_000
_CODE_BITS = 21
"""Bits of a code point."""
_FORMAT = 1
"""Counts the ways in which prepared vocabularies are laid out."""
_UNKNOWN_PENALTY = 10.0
"""How much worse than the rarest piece an unknown character is, in log probability."""

# A piece in the model file: message tag, its length, text tag, the text's length, the text, score tag, the score.
_TAG, _SCORE_TAG = 0x0A, 0x15
_SHORT, _LONG = 7, 9
"""Bytes of a message beyond its text: with the score alone, and with the piece's type after it."""


class Beginning(NamedTuple):
    """The pieces that begin with the same two characters, and the one that is the first of these alone."""

    numbers: dict[str, int]
    longest: int


class Vocabulary:
    """Pieces with their log probabilities, looked up by how they begin: a text needs few of them.

    Args:
        arrays: what ``lay_out`` made of them.
    """

    def __init__(self, arrays: Mapping[str, NDArray[Any]]) -> None:
        self._beginnings: dict[str, Beginning] = {}
        # Single numbers are read from views in a third of the time.
        views = {name: memoryview(array.data) for name, array in arrays.items()}
        self._text, self._texts = views["text"], views["texts"]
        self._keys, self._firsts, self._numbers = views["keys"], views["firsts"], views["numbers"]
        self.end = int(arrays["end"])
        """Where it ends in the model file, and the table of the normalisation begins."""
        self.lengths, self.scores = views["lengths"], views["scores"]
        """Characters and log probability of each piece."""
        self.unknown_score = float(arrays["scores"].min()) - _UNKNOWN_PENALTY

    def beginning(self, start: str) -> Beginning:
        """The pieces that begin with one or two characters."""
        found = self._beginnings.get(start)
        if found is None:
            found = self._beginnings[start] = self._gather(start)
        return found

    def _gather(self, start: str) -> Beginning:
        numbers = dict(self._pieces(start[0]))
        if len(start) > 1:
            numbers |= self._pieces(start)
        return Beginning(numbers, max(map(len, numbers), default=0))

    def _pieces(self, start: str) -> Iterable[tuple[str, int]]:
        key = _key(start)
        at = bisect_left(self._keys, key)
        if at == len(self._keys) or self._keys[at] != key:
            return ()
        text = bytes(self._text[self._texts[at] : self._texts[at + 1]]).decode()
        numbers = self._numbers[self._firsts[at] : self._firsts[at + 1]].tolist()
        return zip(text.split("\n")[:-1], numbers, strict=True)


def lay_out(pieces: Sequence[str], scores: NDArray[np.float32], end: int = 0) -> dict[str, NDArray[Any]]:
    """Pieces for a ``Vocabulary``: in the order of their beginnings, those with the same one together.

    Args:
        pieces: by their numbers.
        scores: their log probabilities.
        end: where they end in the model file.
    """
    keys = np.fromiter(map(_key, pieces), np.int64, len(pieces))
    order = np.argsort(keys, kind="stable")
    distinct, firsts = np.unique(keys[order], return_index=True)
    lines = [f"{pieces[number]}\n".encode() for number in order.tolist()]
    starts = np.concatenate(([0], np.cumsum([len(line) for line in lines])))
    firsts = np.append(firsts, len(pieces))
    return {
        "text": np.frombuffer(b"".join(lines), np.uint8),
        "texts": starts[firsts],
        "keys": distinct,
        "firsts": firsts,
        "numbers": order,
        "lengths": np.fromiter(map(len, pieces), np.uint8, len(pieces)),
        "scores": scores.astype(np.float32),
        "end": np.array(end),
    }


def _key(piece: str) -> int:
    """The first two characters of a piece as a number."""
    return ord(piece[0]) << _CODE_BITS | (ord(piece[1]) if len(piece) > 1 else 0) if piece else 0


def load_vocabulary(path: Path, version: str) -> Vocabulary:
    """The vocabulary in a SentencePiece model, by way of what was laid out of it on this machine before.

    Raises:
        ValueError: the file has another layout than the embedded model.
    """
    name = f"pieces-{version}-{path.stat().st_size:x}-{_FORMAT}"
    folder = prepare(name, lambda made: write_arrays(read_pieces(path), made))
    if folder is not None:
        with suppress(OSError, ValueError):  # cleared in this moment
            return Vocabulary(map_arrays(folder))
    return Vocabulary(read_pieces(path))


def read_pieces(path: Path) -> dict[str, NDArray[Any]]:
    """The pieces, laid out, in a SentencePiece model of the layout that the embedded model has.

    Raises:
        ValueError: the file has another layout.
    """
    data = np.frombuffer(path.read_bytes(), np.uint8)
    starts, lengths, end = _messages(data)
    scores_at = starts + 5 + lengths
    scores = data[scores_at[:, None] + np.arange(4)].copy().view("<f4")[:, 0]
    edges = np.zeros(len(data) + 1, np.int8)
    edges[starts + 4] += 1
    edges[starts + 5 + lengths] -= 1
    text = data.copy()
    text[starts + 4 + lengths] = ord("\n")
    kept = text[np.cumsum(edges[:-1], dtype=np.int8).view(bool)]
    return lay_out(kept.tobytes().decode("utf-8").split("\n")[:-1], scores, end)


def _messages(data: NDArray[np.uint8]) -> tuple[NDArray[np.int64], NDArray[np.int64], int]:
    """Where the pieces' messages start, how many bytes their texts have, and where the last one ends."""
    head = data[:-4]
    starts = np.flatnonzero((head == _TAG) & (data[2:-2] == _TAG))
    lengths = data[starts + 3].astype(np.int64)
    extra = data[starts + 1] - lengths
    scored = data[np.minimum(starts + 4 + lengths, len(data) - 1)] == _SCORE_TAG
    sound = scored & ((extra == _SHORT) | (extra == _LONG))
    starts, lengths, extra = starts[sound], lengths[sound], extra[sound]
    ends = starts + 2 + lengths + extra
    if not len(starts) or starts[0] != 0 or not np.array_equal(starts[1:], ends[:-1]):
        raise ValueError("the vocabulary is not laid out as expected")
    return starts, lengths, int(ends[-1])


class Tokenizer:
    """Cuts texts into the pieces that are most probable together."""

    def __init__(self, vocabulary: Vocabulary, normalize: Callable[[str], str]) -> None:
        self._vocabulary = vocabulary
        self._normalize = normalize
        self._words: dict[str, tuple[int, ...]] = {}

    def __call__(self, text: str) -> list[int]:
        """The pieces of a text between the marks of its begin and end."""
        found = [BEGIN]
        words = self._words
        for word in text.split(" "):
            pieces = words.get(word)
            found += self._learn(word) if pieces is None else pieces
        if len(found) == 1:
            found.append(UNKNOWN)
        found.append(END)
        return found

    def pieces_of(self, word: str) -> tuple[int, ...]:
        """The pieces of a stretch of text without blanks."""
        pieces = self._words.get(word)
        return self._learn(word) if pieces is None else pieces

    def _learn(self, word: str) -> tuple[int, ...]:
        if len(self._words) >= _REMEMBERED_WORDS:
            self._words.clear()
        pieces = self._words[word] = tuple(self._cut(self._normalize(word)))
        return pieces

    def _cut(self, word: str) -> list[int]:
        """Viterbi's best path through the pieces; the first found wins among equals."""
        vocabulary, scores = self._vocabulary, self._vocabulary.scores
        size = len(word)
        best = [0.0] + [-np.inf] * size
        came: list[tuple[int, int]] = [(0, UNKNOWN)] * (size + 1)
        for start in range(size):
            base = best[start]
            numbers, longest = vocabulary.beginning(word[start : start + 2])
            if word[start] not in numbers and base + vocabulary.unknown_score > best[start + 1]:
                best[start + 1] = base + vocabulary.unknown_score
                came[start + 1] = start, UNKNOWN
            for end in range(start + 1, min(start + longest, size) + 1):
                piece = numbers.get(word[start:end])
                if piece is not None and (score := base + scores[piece]) > best[end]:
                    best[end] = score
                    came[end] = start, piece
        path = []
        while size:
            size, piece = came[size]
            path.append(piece)
        return path[::-1]
