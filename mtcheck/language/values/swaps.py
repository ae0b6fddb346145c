"""Figures that the translation kept and gave to each other's place: *from 4.1 to 5.6* for *von 5,6 auf 4,1*."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations

from mtcheck.language.values.entity import Entity, Kind
from mtcheck.language.values.facts import Facts
from mtcheck.language.values.lexicon import lexicon
from mtcheck.language.values.places import places_of
from mtcheck.language.values.quantities import money_signs
from mtcheck.patterns import any_of, lazy

Pair = tuple[Entity, Entity]
"""A value of the original and the same value in the translation."""

_REACH = 28
"""How many characters before a figure, or between two, the words that give its role are looked for."""
_NAME = lazy(r"[^\W\d_][\w’'-]{2,}")
_SPLIT = lazy(r"[;:–—()]|,(?=\s)|、|，|。")
_FEWEST, _MOST = 2, 16
"""How many figures a sentence has whose places are compared; a table has more."""
_ALONE = ("instead",)
"""Roles that a figure has by itself; the others only beside a figure of another role."""


def find_swaps(pairs: Sequence[Pair], here: Facts, there: Facts) -> Iterator[tuple[Pair, Pair]]:
    """Two figures of the original, each with the one that stands in its place in the translation."""
    figures = [pair for pair in pairs if all(_is_figure(entity) for entity in pair)]
    times = Counter(one.value for one, _ in figures)
    figures = [pair for pair in figures if times[pair[0].value] == 1]
    if not _FEWEST <= len(figures) <= _MOST:
        return
    clauses = _Clauses(pairs, here, there)
    for one, other in combinations(figures, 2):
        if _are_alike(one[0], other[0]) and (
            _have_each_others_roles(one, other, here, there) or clauses.are_crossed(one, other)
        ):
            yield (one[0], other[1]), (other[0], one[1])
            return


def _is_figure(entity: Entity) -> bool:
    return entity.kind in (Kind.NUMBER, Kind.YEAR) and (entity.digits or entity.counted)


def _are_alike(one: Entity, other: Entity) -> bool:
    """Whether two figures could stand for each other."""
    measures = [(entity.unit, entity.currency) for entity in (one, other)]
    bare = any(measure == ("", "") for measure in measures)
    return one.kind is other.kind and (measures[0] == measures[1] or bare)


def _have_each_others_roles(one: Pair, other: Pair, here: Facts, there: Facts) -> bool:
    roles = [(_role(a, b, here), _role(c, d, there)) for (a, c), (b, d) in ((one, other), (other, one))]
    (one_source, one_target), (other_source, other_target) = roles
    if {one_source, other_source} & set(_ALONE):
        return (one_source in _ALONE) == (other_target in _ALONE) != (one_target in _ALONE) and (
            one_source in _ALONE
        ) != (other_source in _ALONE)
    told = all((one_source, other_source, one_target, other_target)) and one_source != other_source
    return told and (one_source, other_source) == (other_target, one_target) and _are_near(one, other)


def _are_near(one: Pair, other: Pair) -> bool:
    """Whether the two figures stand together on both sides, so that their roles are of one change."""
    return all(max(a.start, b.start) - min(a.end, b.end) <= _REACH for a, b in zip(one, other, strict=True))


def _role(entity: Entity, other: Entity, side: Facts) -> str:
    """The role that the words at a figure give it, or nothing."""
    known = lexicon(side.language)
    before, behind = _role_patterns(side.language)
    start = other.end if other.end <= entity.start else 0
    start = max(start, entity.start - _REACH)
    match = before.search(side.text[start : entity.start].lower()) if before else None
    if match:
        return known.roles.words[match["role"]]
    match = behind.match(side.text[entity.end : entity.end + _REACH].lower()) if behind else None
    return known.roles_after.words[match["role"]] if match else ""


@cache
def _role_patterns(language: str) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    known = lexicon(language)
    edge = "" if known.unspaced else r"(?<!\w)"
    gap = r"[^\w]*" if known.unspaced else rf"(?:(?<=['’])|\s)(?:[^\W\d_]{{1,10}}[ \u00a0]){{0,2}}[{money_signs()}]?\s?"
    return (
        _pattern(known.roles.words, edge, gap + "$"),
        _pattern(known.roles_after.words, r"[^\d、。,]{0,6}?", ""),
    )


def _pattern(words: Mapping[str, str], before: str, behind: str) -> re.Pattern[str] | None:
    return re.compile(rf"{before}(?P<role>{any_of(words)}){behind}") if words else None


class _Clauses:
    """Which names and dates each figure shares its clause with, on both sides."""

    def __init__(self, pairs: Sequence[Pair], here: Facts, there: Facts) -> None:
        self._anchors = [*_names(here, there), *(pair for pair in pairs if pair[0].kind.is_calendar)]
        self._figures = [pair for pair in pairs if not pair[0].kind.is_calendar]
        self._splits = [self._parted(_splits(each), side) for side, each in enumerate((here, there))]

    def _parted(self, splits: list[int], side: int) -> list[int]:
        """The places between clauses; what comes before a comma without a figure belongs to what follows it."""
        figures = [pair[side].start for pair in self._figures]
        return [
            split
            for last, split in zip([-1, *splits], splits, strict=False)
            if any(last < figure < split for figure in figures)
        ]

    def are_crossed(self, one: Pair, other: Pair) -> bool:
        """Whether each figure shares its clause in the translation with what the other shares its with."""
        if len(self._anchors) < _FEWEST:
            return False
        mine, theirs = ([self._company(pair, side) for side in (0, 1)] for pair in (one, other))
        return bool(mine[0]) and bool(theirs[0]) and mine == theirs[::-1] and not mine[0] & mine[1]

    def _company(self, pair: Pair, side: int) -> frozenset[int]:
        """The anchors in a figure's clause; none where another figure is there too."""
        clause = self._clause(pair[side], side)
        if any(each is not pair and self._clause(each[side], side) == clause for each in self._figures):
            return frozenset()
        return frozenset(n for n, each in enumerate(self._anchors) if self._clause(each[side], side) == clause)

    def _clause(self, entity: Entity, side: int) -> int:
        return sum(split < entity.start for split in self._splits[side])


def _splits(side: Facts) -> list[int]:
    words = lexicon(side.language).splits.words
    inside = [(entity.start, entity.end) for entity in side.entities]
    places = [match.start() for match in _SPLIT.finditer(side.text)]
    places += [word.start for word in side.tokens if word.lower in words]
    return sorted(place for place in places if not any(start < place < end for start, end in inside))


def _names(here: Facts, there: Facts) -> Iterator[Pair]:
    """The names that both texts have once, as spelt or as the name of one place in both languages."""
    ours, theirs = _capitals(here), _capitals(there)
    for word, entity in ours.items():
        if entity and (other := theirs.get(word) or _same_place(word, theirs)):
            yield entity, other


def _same_place(word: str, names: Mapping[str, Entity | None]) -> Entity | None:
    places = places_of(word.lower())
    if not places:
        return None
    return next((entity for name, entity in names.items() if not places.isdisjoint(places_of(name.lower()))), None)


def _capitals(side: Facts) -> dict[str, Entity | None]:
    """Words with a capital and where they stand; those that stand twice without a place."""
    found: dict[str, Entity | None] = {}
    for match in _NAME.finditer(side.text):
        word = match.group()
        if word[0].isupper():
            found[word] = None if word in found else Entity(Kind.NUMBER, (), *match.span(), word)
    return found
