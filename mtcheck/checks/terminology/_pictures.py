"""Idioms and compounds that were taken word for word: where they stand on a page, and in the original beside it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Protocol

from mtcheck.checks.base import Article
from mtcheck.language.calques import Strength, Token, tokens
from mtcheck.language.picture_rows import Picture
from mtcheck.language.pictures import SENTENCE_ENDS, WIDEST, PlacedPicture, picture_book
from mtcheck.language.profiles import profile, writes_noun_capitals
from mtcheck.model.bead import Bead
from mtcheck.model.kinds import BlockKind
from mtcheck.model.spans import Span
from mtcheck.model.tags import primary
from mtcheck.model.text import Block
from mtcheck.model.tuples import NamedTuple

PROSE = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE, BlockKind.HEADING)
_OF_SUBSTANCE = 4
"""Letters from which on a word of an original idiom is looked for."""
_AROUND = 40
"""Characters on either side of an idiom that its own words may be in."""
_STEM = 0.7
"""The part of a word that its inflected forms share."""


class Shown(NamedTuple):
    """A picture on the page, with the languages that have it and its words in the original.

    ``denied``: what stands beside it in an original of such a language has other words.
    """

    picture: Picture
    sources: frozenset[str]
    block: Block
    start: int
    end: int
    origin: Span | None = None
    denied: bool = False


class _Window(NamedTuple):
    """A run of words, with those of an original wording that it holds."""

    held: frozenset[str]
    first: int
    last: int


def pictures(article: Article) -> tuple[Shown, ...]:
    """The pictures on a page, the longest where some overlap; beside an original those that it has."""
    if picture_book(article.profile.code) is None:
        return ()
    named = primary(article.source_language)
    own = [block for block in article.blocks if block.kind in PROSE and not block.region.is_chrome]
    found = [
        each for block in own for each in _drop_overlapping(block, _places(block.text, named, article.profile.code))
    ]
    return tuple(found if article.source is None else _keep_backed(found, article))


@lru_cache(maxsize=512)
def _places(text: str, named: str, language: str) -> Sequence[PlacedPicture]:
    book = picture_book(language)
    places = list(book.show(text, named)) if book else []
    found = [each for each in places if (named in each.picture.sources if named else each.picture.sources)]
    usual = [each for each in places if not each.picture.sources and is_own(each, text, language)] if found else []
    return [each for each in found if not any(_is_nested(each, other) for other in usual)]


def is_own(place: PlacedPicture, text: str, language: str) -> bool:
    """Whether an idiom of the text's own language is written with its own words, but for its verb and small words."""
    words = [token.folded for token in tokens(place.picture.original) if token.text.isalpha()]
    small = profile(language).function_words
    words = [word for word in words if word not in small]
    wanted = words[:-1] if writes_noun_capitals(language) else words[1:]
    near = [token.folded for token in tokens(text[max(0, place.start - _AROUND) : place.end + _AROUND])]
    return bool(wanted) and all(any(each.startswith(_stem(word)) for each in near) for word in wanted)


def _is_nested(one: PlacedPicture, other: PlacedPicture) -> bool:
    """Whether one of two places is inside the other."""
    return (one.start <= other.start and other.end <= one.end) or (other.start <= one.start and one.end <= other.end)


def _drop_overlapping(block: Block, places: Sequence[PlacedPicture]) -> Iterator[Shown]:
    """Those of which none overlaps a longer or surer one, with the languages of all that do."""
    by_start = sorted(places, key=_start)
    widest = max((place.end - place.start for place in places), default=0)
    taken: list[PlacedPicture] = []
    for place in sorted(places, key=_rank):
        at = bisect_left(taken, place.start, key=_start)
        if not any(overlap(place, other) for other in taken[max(0, at - 1) : at + 1]):
            taken.insert(at, place)
            first = bisect_left(by_start, place.start - widest, key=_start)
            near = by_start[first : bisect_left(by_start, place.end, key=_start)]
            sources = [other.picture.sources for other in near if overlap(place, other)]
            yield Shown(place.picture, frozenset().union(*sources), block, place.start, place.end)


def _start(place: PlacedPicture) -> int:
    return place.start


def _rank(place: PlacedPicture) -> tuple[int, int, int, str]:
    surest = list(Strength).index(place.picture.strength)
    return surest, place.start - place.end, place.start, place.picture.original


class Placed(Protocol):
    """What is somewhere in a text."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


def overlap(one: Placed, other: Placed) -> bool:
    """Whether two places of a text share one of its characters."""
    return one.start < other.end and one.end > other.start


def _keep_backed(found: Iterable[Shown], article: Article) -> Iterator[Shown]:
    """The pictures whose words the original has where it says the same, and those that nobody would say."""
    beads = _beads_by_block(article.beads)
    for each in found:
        beside = [bead for bead in beads.get(id(each.block), ()) if bead.source and _holds(bead, each)]
        span = _origin(each, beside)
        if span or each.picture.strength is Strength.SURE:
            yield each._replace(origin=span, denied=bool(beside) and not span)


def _beads_by_block(beads: Iterable[Bead]) -> dict[int, list[Bead]]:
    found: dict[int, list[Bead]] = {}
    for bead in beads:
        for block in {id(segment.block) for segment in bead.target}:
            found.setdefault(block, []).append(bead)
    return found


def _origin(shown: Shown, beads: Iterable[Bead]) -> Span | None:
    """Where the original has the words of an idiom, in what stands beside a place."""
    for bead in beads:
        if place := quote(shown.picture.original, bead.sides[0].text):
            return bead.sides[0].span(*place)
    return None


def _holds(bead: Bead, shown: Shown) -> bool:
    return any(each.block is shown.block and each.start <= shown.start < each.end for each in bead.target)


def quote(original: str, text: str) -> tuple[int, int] | None:
    """Where a text has the words of substance of an original wording, or half of them; inflected as they may be."""
    at = text.find(original)
    if at >= 0:
        return at, at + len(original)
    wanted, found = _stems(original), tokens(text)
    best = max(_windows(found, wanted), key=lambda each: (len(each.held), each.first - each.last), default=None)
    if best is None or 2 * len(best.held) < len(wanted):
        return None
    return found[best.first].start, found[best.last].end


def _windows(found: Sequence[Token], wanted: Sequence[str]) -> Iterator[_Window]:
    """From each word that begins as one of those wanted does, how many stand in the next words of its sentence."""
    stems = [frozenset(stem for stem in wanted if token.folded.startswith(stem)) for token in found]
    for first in (at for at, each in enumerate(stems) if each):
        held, last = set[str](), first
        for at in range(first, min(first + WIDEST, len(found))):
            if found[at].text in SENTENCE_ENDS:
                break
            held, last = held | stems[at], at if stems[at] else last
        yield _Window(frozenset(held), first, last)


def _stems(original: str) -> list[str]:
    words = [token.folded for token in tokens(original) if token.text.isalpha()]
    substance = [word for word in words if len(word) >= _OF_SUBSTANCE] or words
    return [_stem(word) for word in substance]


def _stem(word: str) -> str:
    return word[: max(_OF_SUBSTANCE - 1, round(len(word) * _STEM))]
