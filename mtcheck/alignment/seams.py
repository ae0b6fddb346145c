"""Every place in a segment where another sentence might begin, and what it costs to believe that one does.

Where a sentence begins with a name, nothing in its own text tells that the headline before it has ended. Such places
are only looked at where the other side leaves a doubt.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter

from mtcheck.alignment.cuts import Words, may_begin
from mtcheck.model.text import Segment
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import lazy

_ENDED = lazy(r"[.!?…。！？．؟][^\w\s]*$")
_START = lazy(r"(?<=\S)\s(?=[^\w\s]*\w)")
_SHORTEST = 4
_WORD = lazy(r"[^\W\d_]+")
_GOES_ON = ",;:"
_HEADLINE = 12
"""Letters of a headline at least, where neither side alone shows where it ends."""
_LEAD = 0.7
"""Where in the first line its headline ends at the latest."""
_STEM = 4
"""Letters by which a word is known again."""
_MOST = 10
"""Places that are looked at in a segment."""


@dataclass(frozen=True)
class Seams:
    """What it costs to begin a sentence inside a segment, in units of the path's prices."""

    ended: float = 0.0
    """After an end mark."""
    likely: float = 0.1
    """Where the text itself lets a sentence begin."""
    bare: float = 0.25
    """Where nothing but a capital says so."""
    name: float = 0.3
    """How much more behind a capital or a number, with which the word may be one name or quantity."""
    opening: float = -0.55
    """How much less in the first line of a page, where a headline may have run into the lead: it takes up the
    headline's words, or begins as sentences do."""
    perhaps: float = -0.25
    """The same where nothing but the place speaks for a headline."""


class Piece(NamedTuple):
    """A stretch of a segment, from a place where a sentence may begin to the next."""

    segment: Segment
    number: int
    """Of the segment within its side."""
    seam: float
    """What it costs to begin a sentence here; nothing where a segment begins."""


def pieces(segments: Sequence[Segment], words: Words, prices: Seams, opening: bool) -> list[Piece]:
    """All segments of a side, cut wherever a sentence might begin.

    Args:
        segments: neighbours, in order.
        words: by which a begin is known.
        prices: what a seam costs.
        opening: whether the first segment opens the article.
    """
    found: list[Piece] = []
    for number, segment in enumerate(segments):
        places = sorted(sorted(_places(segment, words, prices, opening and not number), key=itemgetter(1))[:_MOST])
        edges = [(0, 0.0), *places, (len(segment.text), 0.0)]
        for (start, seam), (end, _) in pairwise(edges):
            stop = start + len(segment.text[start:end].rstrip())
            part = Segment(segment.block, segment.start + start, segment.start + stop)
            found.append(Piece(part, number, seam))
    return found


def _places(segment: Segment, words: Words, prices: Seams, opening: bool) -> Iterator[tuple[int, float]]:
    text = segment.text
    opening = opening and not segment.start and bool(_ENDED.search(text))
    last = 0
    for match in _START.finditer(text):
        at = match.end()
        if at - last < _SHORTEST or len(text) - at < _SHORTEST:
            continue
        price = _price(text, at, words, prices)
        if price is not None:
            headline = opening and _HEADLINE <= at <= len(text) * _LEAD
            yield at, price + (_opening(text, at, words, prices) if headline else 0.0)
            last = at


def _opening(text: str, at: int, words: Words, prices: Seams) -> float:
    """How much less a cut costs where a headline may end."""
    shown = may_begin(text, at, words) or _takes_up(text[:at], text[at:], words)
    return prices.opening if shown else prices.perhaps


def _takes_up(headline: str, lead: str, words: Words) -> bool:
    """Whether a word of the one comes again in the other, as it hardly ever does within a sentence."""
    return not _stems(headline, words).isdisjoint(_stems(lead, words))


def _stems(text: str, words: Words) -> set[str]:
    found = (word.casefold() for word in _WORD.findall(text))
    return {word[:_STEM] for word in found if len(word) >= _STEM and word not in words.function}


def _price(text: str, at: int, words: Words, prices: Seams) -> float | None:
    """What a sentence's begin at this place costs, or nothing where none can be."""
    before = text[:at].rstrip()
    if _ENDED.search(before):
        return prices.ended
    if next(char for char in text[at:] if char.isalnum()).islower():
        return None
    if before[-1] in _GOES_ON:
        begin = _WORD.match(text, at)
        return prices.bare if begin and begin[0].lower() in words.function else None
    last = before.rpartition(" ")[2]
    if last.lower() in words.function or last[-1] == "(":
        return None
    if may_begin(text, at, words):
        return prices.likely
    return prices.bare + (prices.name if not last[0].islower() and last[-1].isalnum() else 0.0)
