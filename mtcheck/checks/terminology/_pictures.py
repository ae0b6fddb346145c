"""Idioms and compounds that were taken word for word: where they stand on a page, and in the original beside it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from mtcheck.checks.base import Article
from mtcheck.language.calques import Strength, tokens
from mtcheck.language.picture_rows import Picture
from mtcheck.language.pictures import PictureBook, Place, picture_book
from mtcheck.language.profiles import primary
from mtcheck.model.bead import Bead
from mtcheck.model.text import Block, BlockKind, Span
from mtcheck.model.tuples import NamedTuple

_PROSE = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE, BlockKind.HEADING)
_OF_SUBSTANCE = 4
"""Letters from which on a word of an original idiom is looked for."""
_STEM = 0.7
"""The part of a word that its inflected forms share."""


class Shown(NamedTuple):
    """A picture on the page, with the languages that have it and its words in the original."""

    picture: Picture
    sources: frozenset[str]
    block: Block
    start: int
    end: int
    origin: Span | None = None


def pictures(article: Article) -> tuple[Shown, ...]:
    """The pictures on a page, the longest where some overlap; beside an original those that it has."""
    book = picture_book(article.profile.code)
    if book is None:
        return ()
    named = primary(article.source_language)
    own = [block for block in article.blocks if block.kind in _PROSE and not block.region.is_chrome]
    found = [each for block in own for each in _drop_overlapping(block, _places(block, book, named))]
    return tuple(found if article.source is None else _keep_backed(found, article))


def _places(block: Block, book: PictureBook, named: str) -> list[Place]:
    return [place for place in book.show(block.text) if not named or named in place.picture.sources]


def _drop_overlapping(block: Block, places: Sequence[Place]) -> Iterator[Shown]:
    """Those of which none overlaps a longer or surer one, with the languages of all that do."""
    by_start = sorted(places, key=_start)
    widest = max((place.end - place.start for place in places), default=0)
    taken: list[Place] = []
    for place in sorted(places, key=_rank):
        at = bisect_left(taken, place.start, key=_start)
        if not any(_overlap(place, other) for other in taken[max(0, at - 1) : at + 1]):
            taken.insert(at, place)
            first = bisect_left(by_start, place.start - widest, key=_start)
            near = by_start[first : bisect_left(by_start, place.end, key=_start)]
            sources = [other.picture.sources for other in near if _overlap(place, other)]
            yield Shown(place.picture, frozenset().union(*sources), block, place.start, place.end)


def _start(place: Place) -> int:
    return place.start


def _rank(place: Place) -> tuple[int, int, int, str]:
    surest = list(Strength).index(place.picture.strength)
    return surest, place.start - place.end, place.start, place.picture.original


def _overlap(one: Place, other: Place) -> bool:
    return one.start < other.end and one.end > other.start


def _keep_backed(found: Iterable[Shown], article: Article) -> Iterator[Shown]:
    """The pictures whose words the original has where it says the same, and those that nobody would say."""
    beads = _beads_by_block(article.beads)
    for each in found:
        span = _origin(each, beads.get(id(each.block), ()))
        if span or each.picture.strength is Strength.SURE:
            yield each._replace(origin=span)


def _beads_by_block(beads: Iterable[Bead]) -> dict[int, list[Bead]]:
    found: dict[int, list[Bead]] = {}
    for bead in beads:
        for block in {id(segment.block) for segment in bead.target}:
            found.setdefault(block, []).append(bead)
    return found


def _origin(shown: Shown, beads: Iterable[Bead]) -> Span | None:
    """Where the original has the words of an idiom, in what stands beside a place."""
    for bead in beads:
        holds = any(each.block is shown.block and each.start <= shown.start < each.end for each in bead.target)
        if holds and bead.source and (place := quote(shown.picture.original, bead.sides[0].text)):
            return bead.sides[0].span(*place)
    return None


def quote(original: str, text: str) -> tuple[int, int] | None:
    """Where a text has the words of substance of an original wording, or half of them; inflected as they may be."""
    at = text.find(original)
    if at >= 0:
        return at, at + len(original)
    wanted = _stems(original)
    held = [(token, stem) for token in tokens(text) for stem in wanted if token.folded.startswith(stem)]
    if not wanted or 2 * len({stem for _, stem in held}) < len(wanted):
        return None
    return held[0][0].start, held[-1][0].end


def _stems(original: str) -> list[str]:
    words = [token.folded for token in tokens(original) if token.text.isalpha()]
    substance = [word for word in words if len(word) >= _OF_SUBSTANCE] or words
    return [word[: max(_OF_SUBSTANCE - 1, round(len(word) * _STEM))] for word in substance]
