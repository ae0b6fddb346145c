"""Everything found in one text, found when first asked for and remembered."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import accumulate

from mtcheck.language.kept import fill_ins
from mtcheck.language.values.calendar import find_named_dates
from mtcheck.language.values.clock import spelt_times
from mtcheck.language.values.entity import Entity
from mtcheck.language.values.identifiers import identifiers
from mtcheck.language.values.numbers import numbers
from mtcheck.language.values.tokens import Token, tokens
from mtcheck.language.values.words import number_words
from mtcheck.model.properties import cached_property
from mtcheck.model.records import record
from mtcheck.patterns import lazy

_DIGIT = lazy(r"\d")


@record
class Facts:
    """The entities of a text in a language."""

    text: str
    language: str

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The words."""
        return tokens(self.text)

    @cached_property
    def lower(self) -> tuple[str, ...]:
        """The words in lower case."""
        return tuple([word.lower for word in self.tokens])

    @cached_property
    def has_digits(self) -> bool:
        """Whether a digit of any script stands in the text."""
        return _DIGIT.search(self.text) is not None

    @cached_property
    def entities(self) -> tuple[Entity, ...]:
        """Numbers, dates and times in digits and words, in the order of the text; place holders hold none."""
        found = tuple(spelt_times(self.text, self.language))
        if self.has_digits:
            held = fill_ins(self.text, self.language)
            found += tuple(_beside(found, _outside(held, identifiers(self.text, self.language))))
            found += tuple(_beside(found, _outside(held, numbers(self.text, self.language))))
        spelt = (
            *number_words(self.text, self.tokens, self.language),
            *find_named_dates(self.text, self.tokens, self.language),
        )
        return tuple(sorted((*found, *_beside(found, spelt)), key=lambda entity: entity.start))


def _beside(taken: Sequence[Entity], others: Iterable[Entity]) -> list[Entity]:
    """The others, without those that share a place with what is taken."""
    places = sorted((one.start, one.end) for one in taken)
    reaches = list(accumulate((end for _, end in places), max))
    return [each for each in others if not _is_taken(each, places, reaches)]


def _outside(held: Sequence[tuple[int, int]], others: Iterable[Entity]) -> list[Entity]:
    """The others, without those that lie in a stretch which a program fills in."""
    return [each for each in others if not any(start <= each.start and each.end <= end for start, end in held)]


def _is_taken(entity: Entity, places: Sequence[tuple[int, int]], reaches: Sequence[int]) -> bool:
    before = bisect_left(places, (entity.end, 0))
    return before > 0 and reaches[before - 1] > entity.start


@lru_cache(maxsize=4096)
def facts(text: str, language: str) -> Facts:
    """What a text says, in a language given by its ISO 639-1 code; one object a text."""
    return Facts(text, language)
