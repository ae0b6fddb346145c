"""Texts -> piece numbers of the embedded model's vocabulary.

The same pieces as the package's own tokenizer finds (a test holds this), in a third of the time: a piece never spans
a space, so each word is cut up once; and the vocabulary is read with numpy instead of byte by byte.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

UNKNOWN, BEGIN, END = 0, 1, 2
_REMEMBERED_WORDS = 50_000
_UNKNOWN_PENALTY = 10.0
"""How much worse than the rarest piece an unknown character is, in log probability."""

# A piece in the model file: message tag, its length, text tag, the text's length, the text, score tag, the score.
_TAG, _SCORE_TAG = 0x0A, 0x15
_SHORT, _LONG = 7, 9
"""Bytes of a message beyond its text: with the score alone, and with the piece's type after it."""


class Vocabulary:
    """Pieces with their log probabilities."""

    def __init__(self, pieces: list[str], scores: NDArray[np.float32], end: int = 0) -> None:
        self.pieces = pieces
        self.end = end
        """Where it ends in the model file, and the table of the normalisation begins."""
        self.scores: list[float] = scores.tolist()
        self.ids = dict(zip(pieces, range(len(pieces)), strict=True))
        self.longest = max(map(len, pieces))
        self.unknown_score = float(scores.min()) - _UNKNOWN_PENALTY


def read_vocabulary(path: Path) -> Vocabulary:
    """The vocabulary in a SentencePiece model of the layout that the embedded model has.

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
    return Vocabulary(kept.tobytes().decode("utf-8").split("\n")[:-1], scores, end)


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
        ids, scores, longest = self._vocabulary.ids.get, self._vocabulary.scores, self._vocabulary.longest
        size = len(word)
        best = [0.0] + [-np.inf] * size
        came: list[tuple[int, int]] = [(0, UNKNOWN)] * (size + 1)
        for start in range(size):
            base = best[start]
            if word[start] not in self._vocabulary.ids and base + self._vocabulary.unknown_score > best[start + 1]:
                best[start + 1] = base + self._vocabulary.unknown_score
                came[start + 1] = start, UNKNOWN
            for end in range(start + 1, min(start + longest, size) + 1):
                piece = ids(word[start:end])
                if piece is not None and (score := base + scores[piece]) > best[end]:
                    best[end] = score
                    came[end] = start, piece
        path = []
        while size:
            size, piece = came[size]
            path.append(piece)
        return path[::-1]
