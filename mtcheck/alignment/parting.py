"""Segments that hold two sentences whose counterparts stand apart on the other side: found and cut.

Where a sentence begins with a name, nothing in its own text tells that the headline before it has ended. The other
side does: one part is the counterpart of one segment and the rest that of its neighbour.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from mtcheck.language.profiles import profile
from mtcheck.model.text import Segment
from mtcheck.patterns import lazy

if TYPE_CHECKING:
    from mtcheck.encoding import SentenceEncoder

Pair = tuple[tuple[Segment, ...], tuple[Segment, ...]]

_ENDED = lazy(r"[.!?…。！？．؟][^\w\s]*$")
_START = re.compile(r"(?<=\S)\s(?=[^\w\s]*\w)")
_SHORTEST = 4
_MOST = 3
"""Places that are tried in a segment: those nearest to where the lengths of its counterparts would put the cut."""
_LEAST = 0.35
"""Similarity that both parts must have with their counterparts."""
_GAIN = 0.4
"""What a counterpart found for a segment without one must be worth beyond what the cut costs the other."""
_FITS = (0.7, 1.5)
"""How long a segment may be, against what is usual for translations of both, to be thought to hold both."""
_BOTH = 0.0
"""How much more a segment must resemble the sum of both than the one it is paired with, before it is cut for trial."""
_EVEN = -0.1
"""How much better two pairs must be than one bead of three segments; longer texts are always more alike."""
_JOINED = 0.05
"""The same where no text tells of the cut: sentences that were joined in translation are left together."""
_CHUNK = 256
"""Pairs whose trials are encoded together."""

_HEADLINE = 30
"""Letters of a headline, and of a lead, at least, where neither side alone shows where it ends."""
_OPENING = 0.55
_TRIED = 6


@dataclass(frozen=True)
class _Cut:
    """A place in a segment, and how much both parts resemble their counterparts."""

    place: int
    similarities: tuple[float, float]

    @property
    def sound(self) -> bool:
        return min(self.similarities) >= _LEAST


@dataclass(frozen=True)
class _Trial:
    """A segment that may hold the counterparts of two others."""

    whole: Segment
    first: Segment
    second: Segment
    side: int
    """Where the whole stands: 0 in the original, 1 in the translation."""
    places: tuple[int, ...]

    @property
    def together(self) -> str:
        return f"{self.first.text} {self.second.text}"

    def shown(self, at: _Cut) -> bool:
        """Whether a text tells of the cut: one part may be a headline, or the first ends in a mark."""
        before = self.whole.text[: at.place].rstrip()
        return not self.whole.start or not _ENDED.search(self.first.text) or not before[-1].isalnum()

    @property
    def halves(self) -> list[str]:
        text = self.whole.text
        return [half for place in self.places for half in (text[:place].rstrip(), text[place:])]

    @property
    def texts(self) -> list[str]:
        return [self.whole.text, self.first.text, self.second.text, *self.halves]

    def cut(self, at: _Cut) -> list[Pair]:
        whole = self.whole
        left = Segment(whole.block, whole.start, whole.start + len(whole.text[: at.place].rstrip()))
        right = Segment(whole.block, whole.start + at.place, whole.end)
        return [_pair(left, self.first, self.side), _pair(right, self.second, self.side)]


def part(pairs: Sequence[Pair], languages: tuple[str, str], encoder: SentenceEncoder) -> list[Pair]:
    """The pairs, with every segment cut that the other side shows to be two.

    Args:
        pairs: segments beside each other, in order.
        languages: the languages of both sides as ISO 639-1 codes.
        encoder: compares the parts; asked for the same texts several times, it should be one that remembers.
    """
    lengths = [sum(len(each.text) for pair in pairs if all(pair) for each in pair[side]) + 1 for side in (0, 1)]
    words = profile(languages[0]).function_words, profile(languages[1]).function_words
    parting = _Parting(encoder, words, lengths[1] / lengths[0])
    parted: list[Pair] = []
    lead = next((pair for pair in pairs if all(pair)), None)
    for start in range(0, len(pairs), _CHUNK):
        parting.foresee(pairs[max(0, start - 1) : start + _CHUNK])
        for pair in pairs[start : start + _CHUNK]:
            parted += parting.apart(pair) or (parting.opening(pair) if pair is lead else None) or [pair]
            if len(parted) > 1:
                parted[-2:] = parting.shared(parted[-2], parted[-1]) or parted[-2:]
    return parted


@dataclass(frozen=True)
class _Parting:
    encoder: SentenceEncoder
    words: tuple[frozenset[str], frozenset[str]]
    """Function words of both sides: a headline does not end in one."""
    ratio: float
    """Length of a translation as a multiple of its original's."""

    def foresee(self, pairs: Sequence[Pair]) -> None:
        """Encode what will be compared in some pairs: all of it together is much faster than one after the other."""
        divided = [trial for pair in pairs if (trial := self._divided(pair))]
        held = [trial for before, after in pairwise(pairs) if (trial := self._held(before, after))]
        together = [trial.together for trial in divided]
        self.encoder.encode([*together, *(text for trial in (*divided, *held) for text in trial.texts)])

    def apart(self, pair: Pair) -> list[Pair] | None:
        """A bead of one segment and two, as two beads."""
        trial = self._divided(pair)
        best = trial and self._best(trial)
        if not trial or not best or not best.sound:
            return None
        margin = _EVEN if trial.shown(best) else _JOINED
        if sum(best.similarities) / 2 < self._alike(trial.whole.text, trial.together) + margin:
            return None
        return trial.cut(best)

    def shared(self, before: Pair, after: Pair) -> list[Pair] | None:
        """A segment without a counterpart beside a pair one of whose segments holds it too."""
        trial = self._held(before, after)
        best = trial and self._best(trial)
        if not trial or not best or not best.sound:
            return None
        paired = trial.first if before[trial.side] else trial.second
        if sum(best.similarities) < self._alike(trial.whole.text, paired.text) + _GAIN:
            return None
        return trial.cut(best)

    def _divided(self, pair: Pair) -> _Trial | None:
        kinds = tuple(map(len, pair))
        if kinds not in ((1, 2), (2, 1)):
            return None
        side = kinds.index(1)
        first, second = pair[1 - side]
        return self._trial(pair[side][0], first, second, side)

    def _held(self, before: Pair, after: Pair) -> _Trial | None:
        kinds = sorted((tuple(map(len, before)), tuple(map(len, after))))
        if kinds not in ([(0, 1), (1, 1)], [(1, 0), (1, 1)]):
            return None
        side = 0 if (0, 1) in kinds else 1
        whole = (before[side] or after[side])[0]
        first, second = before[1 - side][0], after[1 - side][0]
        expected = (len(first.text) + len(second.text)) * self.ratio ** (2 * side - 1)
        if not _FITS[0] * expected < len(whole.text) < _FITS[1] * expected:
            return None
        rows = self.encoder.encode([whole.text, first.text, second.text])
        both = float(rows[0] @ (rows[1] + rows[2]) / np.linalg.norm(rows[1] + rows[2]))
        if both < float(rows[0] @ rows[1 if before[side] else 2]) + _BOTH:
            return None
        return self._trial(whole, first, second, side)

    def _trial(self, whole: Segment, first: Segment, second: Segment, side: int) -> _Trial:
        middle = len(first.text) / (len(first.text) + len(second.text)) * len(whole.text)
        places = sorted(_places(whole.text, self.words[side]), key=lambda place: abs(place - middle))
        return _Trial(whole, first, second, side, tuple(places[:_MOST]))

    def _alike(self, one: str, other: str) -> float:
        rows = self.encoder.encode([one, other])
        return float(rows[0] @ rows[1])

    def _best(self, trial: _Trial) -> _Cut | None:
        if not trial.places:
            return None
        rows = self.encoder.encode([trial.first.text, trial.second.text, *trial.halves])
        left, right = rows[2::2] @ rows[0], rows[3::2] @ rows[1]
        at = int((left + right).argmax())
        return _Cut(trial.places[at], (float(left[at]), float(right[at])))

    def opening(self, pair: Pair) -> list[Pair] | None:
        """The first lines of two pages, where on both sides the headline ran into the lead."""
        if tuple(map(len, pair)) != (1, 1):
            return None
        whole = pair[0][0], pair[1][0]
        if any(each.start or len(each.text) < 2 * _HEADLINE for each in whole):
            return None
        tried = [_halves(each, words) for each, words in zip(whole, self.words, strict=True)]
        if not all(tried):
            return None
        texts = [half for side in tried for cut in side for half in (cut[0].text, cut[1].text)]
        rows = self.encoder.encode([*texts, whole[0].text, whole[1].text])
        size = 2 * len(tried[0])
        left, right = rows[:size:2] @ rows[size:-2:2].T, rows[1:size:2] @ rows[size + 1 : -2 : 2].T
        at = divmod(int((left + right).argmax()), len(tried[1]))
        similarities = float(left[at]), float(right[at])
        if min(similarities) < _OPENING or sum(similarities) / 2 < float(rows[-2] @ rows[-1]) + _EVEN / 2:
            return None
        one, other = tried[0][at[0]], tried[1][at[1]]
        return [((one[0],), (other[0],)), ((one[1],), (other[1],))]


def _halves(whole: Segment, words: frozenset[str]) -> list[tuple[Segment, Segment]]:
    """A segment cut at each of the first places where a lead may begin."""
    text = whole.text
    places = [
        at for at in _places(text, words) if at >= _HEADLINE and len(text) - at >= _HEADLINE and text[at - 2].isalnum()
    ]
    return [
        (
            Segment(whole.block, whole.start, whole.start + at - 1),
            Segment(whole.block, whole.start + at, whole.end),
        )
        for at in places[:_TRIED]
    ]


def _pair(own: Segment, other: Segment, side: int) -> Pair:
    return ((own,), (other,)) if side == 0 else ((other,), (own,))


def _places(text: str, words: frozenset[str]) -> Iterator[int]:
    """Where a sentence may begin: at a word that is not in lower case, where the one before may stand last."""
    for match in _START.finditer(text):
        at = match.end()
        first = next(char for char in text[at:] if char.isalnum())
        last = text[: match.start()].rpartition(" ")[2]
        ends = last.lower() not in words and not last.endswith(",")
        if ends and not first.islower() and at >= _SHORTEST and len(text) - at >= _SHORTEST:
            yield at
