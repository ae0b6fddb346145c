"""Texts -> pieces of the vocabulary, each with its place in the text."""

from __future__ import annotations

import re

from mtcheck.embeddings.e5.weights import Vocabulary
from mtcheck.model.tuples import NamedTuple

_SPACE = "▁"
_REMEMBERED = 50_000
_UNKNOWN_PENALTY = 10.0
"""How much worse than the rarest piece an unknown character is, in log probability."""
_STRETCH = re.compile(r"[^ ]+")


class Piece(NamedTuple):
    """A piece of a text: its number in the vocabulary, and where it is in the text."""

    number: int
    start: int
    end: int
    is_first: bool
    """Whether a blank or the begin of the text goes before it."""


class Tokenizer:
    """Cuts texts into the pieces that are most probable together; each stretch between blanks once."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self._ids = dict(zip(vocabulary.pieces, range(len(vocabulary.pieces)), strict=True))
        del self._ids[vocabulary.pieces[vocabulary.unknown]]
        self._longest = max(map(len, vocabulary.pieces))
        self._unknown_score = min(vocabulary.scores) - _UNKNOWN_PENALTY
        self._known: dict[str, tuple[Piece, ...]] = {}

    def __call__(self, text: str) -> list[Piece]:
        """The pieces of a text, without marks of begin and end."""
        found = []
        for match in _STRETCH.finditer(text):
            at = match.start()
            own = self._known.get(match[0])
            if own is None:
                own = self._learn(match[0])
            found += [Piece(number, at + start, at + end, first) for number, start, end, first in own]
        return found

    def _learn(self, stretch: str) -> tuple[Piece, ...]:
        if len(self._known) >= _REMEMBERED:
            self._known.clear()
        pieces: list[Piece] = []
        for word, places in self._words(stretch):
            pieces += self._cut(word, places)
        found = self._known[stretch] = tuple(pieces)
        return found

    def _words(self, stretch: str) -> list[tuple[str, list[int]]]:
        """Normalised words, and the place in the stretch that each of their characters has."""
        words: list[tuple[str, list[int]]] = []
        letters: list[str] = []
        places: list[int] = []
        replaced = self.vocabulary.replaced
        for at, letter in enumerate(f"{stretch} "):
            for new in replaced.get(ord(letter), letter):
                if new != " ":
                    letters.append(new)
                    places.append(at)
                elif letters:
                    words.append(("".join(letters), places))
                    letters, places = [], []
        return words

    def _cut(self, word: str, places: list[int]) -> list[Piece]:
        text = _SPACE + word
        places = [places[0] - 1, *places]
        found: list[Piece] = []
        for number, start, end in self._best(text):
            first = places[max(1, start)]
            last = places[end - 1] + 1
            found.append(Piece(number, first, max(first, last), start == 0))
        return found

    def _best(self, text: str) -> list[tuple[int, int, int]]:
        """Viterbi's best path through the pieces; the first found wins among equals."""
        ids, scores, longest = self._ids.get, self.vocabulary.scores, self._longest
        size = len(text)
        best = [0.0] + [float("-inf")] * size
        came: list[tuple[int, int]] = [(0, 0)] * (size + 1)
        for start in range(size):
            base = best[start]
            for end in range(start + 1, min(start + longest, size) + 1):
                number = ids(text[start:end])
                if number is not None and (score := base + scores[number]) > best[end]:
                    best[end] = score
                    came[end] = start, number
            if (score := base + self._unknown_score) > best[start + 1]:
                best[start + 1] = score
                came[start + 1] = start, self.vocabulary.unknown
        path = []
        while size:
            start, number = came[size]
            path.append((number, start, size))
            size = start
        return path[::-1]
