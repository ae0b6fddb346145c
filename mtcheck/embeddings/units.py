"""Pieces of the embedded model's vocabulary -> words with their places in the text.

A word is a run of pieces with letters or digits that no blank and no punctuation interrupts; in scripts that are
written without blanks each piece is one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from mtcheck.embeddings.pieces import UNKNOWN, Tokenizer, Vocabulary
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import BRAHMIC_UNSPACED, HAN_AND_KANA, HighPattern, lazy

_UNSPACED = HighPattern("\u0e00", lazy(rf"[{HAN_AND_KANA}{BRAHMIC_UNSPACED}]"))
_SPACE = "▁"
_REMEMBERED = 50_000
_UNKNOWN = 15.0
"""Rarity in nats of a piece that the vocabulary does not have."""


class Unit(NamedTuple):
    """A word: its place in the text, its run of pieces, and how rare it is, in nats."""

    start: int
    end: int
    first: int
    last: int
    rarity: float


class Laid(NamedTuple):
    """A text as numbers of pieces, begin and end marks included, and its words."""

    pieces: list[int]
    units: list[Unit]


class Layout:
    """Cuts texts into pieces and words, each stretch between blanks once."""

    def __init__(self, tokenizer: Tokenizer, vocabulary: Vocabulary, normalize: Callable[[str], str]) -> None:
        self.tokenizer = tokenizer
        self._vocabulary = vocabulary
        self._normalize = normalize
        self._known: dict[str, tuple[Unit, ...]] = {}

    def __call__(self, text: str) -> Laid:
        """The pieces and the words of a text."""
        units = []
        at, first = 0, 1
        for stretch in text.split(" "):
            own = self._known.get(stretch)
            if own is None:
                own = self._learn(stretch)
            units += [Unit(at + a, at + b, first + i, first + j, rarity) for a, b, i, j, rarity in own]
            at += len(stretch) + 1
            first += len(self.tokenizer.pieces_of(stretch))
        return Laid(self.tokenizer(text), units)

    def _learn(self, stretch: str) -> tuple[Unit, ...]:
        if len(self._known) >= _REMEMBERED:
            self._known.clear()
        pieces = self.tokenizer.pieces_of(stretch)
        normal = self._normalize(stretch)
        ends = self._ends(pieces)
        scale = len(stretch) / max(1, len(normal) - 1)
        places = [min(len(stretch), max(0, round((end - 1) * scale))) for end in (0, *ends)]
        found = self._known[stretch] = tuple(self._units(pieces, normal, ends, places))
        return found

    def _ends(self, pieces: Sequence[int]) -> list[int]:
        """Where each piece ends in the normalised stretch; an unknown one is one character."""
        ends, at = [], 0
        for piece in pieces:
            at += 1 if piece == UNKNOWN else self._vocabulary.lengths[piece]
            ends.append(at)
        return ends

    def _units(self, pieces: Sequence[int], normal: str, ends: list[int], places: list[int]) -> list[Unit]:
        units: list[Unit] = []
        joined = False
        for index, (piece, end) in enumerate(zip(pieces, ends, strict=True)):
            text = normal[ends[index - 1] if index else 0 : end]
            if not any(map(str.isalnum, text)):
                joined = False
                continue
            rarity = -self._vocabulary.scores[piece] if piece != UNKNOWN else _UNKNOWN
            alone = _UNSPACED.search(text) is not None
            if joined and not alone and not text.startswith(_SPACE):
                before = units.pop()
                units.append(before._replace(end=places[index + 1], last=index + 1, rarity=before.rarity + rarity))
            else:
                units.append(Unit(places[index], places[index + 1], index, index + 1, rarity))
            joined = not alone
        return units
