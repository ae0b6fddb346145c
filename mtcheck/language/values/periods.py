"""Seasons, parts of the day and how often something happens, which are one for one in all languages.

Read from ``data/periods/<code>.txt``. Each key is a period, with the words that name it; ``word=other`` may name
another one as well, ``one_two`` is two words. The units of time are mentioned by their words and say how often by
``adverbs``, or behind a word of ``per``: *täglich*, *a day*. ``innocent`` words name none.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import chain

from mtcheck.language.entries import read_words
from mtcheck.language.packaged import text_of
from mtcheck.language.remembered import remembered
from mtcheck.language.values.facts import Facts, facts
from mtcheck.language.values.lexicon import Keys, Wordings, wordings_of
from mtcheck.model.tuples import NamedTuple

_SEASONS = ("spring", "summer", "autumn", "winter")
_PARTS_OF_DAY = ("morning", "noon", "afternoon", "evening", "night")
_UNITS = ("hour", "day", "week", "month", "quarter", "year")
_BLANK = " "
_OR = "|"


class Named(NamedTuple):
    """A place in a text and the periods that its word or two words may name."""

    start: int
    end: int
    lower: str
    """The word, or the last of the two, in lower case."""
    periods: frozenset[str]


class _Periods(NamedTuple):
    """What one language's file says."""

    names: dict[str, Wordings]
    """For each period its words, with what else they may name."""
    keys: Keys
    adverbs: Wordings
    per: Wordings
    innocent: Wordings


@cache
def _known(language: str) -> _Periods | None:
    table = read_words(f"periods/{language}.txt", text_of("periods", language))
    if not table:
        return None
    names = {each: wordings_of(table.get(each, ())) for each in (*_SEASONS, *_PARTS_OF_DAY, *_UNITS)}
    return _Periods(names, Keys(names), *(wordings_of(table.get(key, ())) for key in ("adverbs", "per", "innocent")))


@remembered
def _periods_of(word: str, language: str) -> frozenset[str]:
    """The periods that a word in lower case, or two words, may name; none mostly."""
    known = _known(language)
    found = known.keys.of(word) if known else ()
    if known is None or not found or known.innocent.get(word) is not None:
        return frozenset()
    others = ((known.names[period].get(word) or "").split(_OR) for period in found)
    return frozenset(filter(None, (*found, *chain.from_iterable(others))))


@cache
def _last_words(language: str) -> frozenset[str]:
    """The last words of names of two words."""
    known = _known(language)
    wordings = (word for words in known.names.values() for word in words.words) if known else ()
    return frozenset(word.rpartition(_BLANK)[2] for word in wordings if _BLANK in word)


def find_exchanged_periods(source: str, here: str, target: str, there: str) -> Iterator[tuple[Named, Named]]:
    """The words of a period that is another in the translation: *Sommer*, *winter*; *täglich*, *weekly*.

    Only what each side names one of is compared, and nothing that the other side names anywhere.
    """
    if _known(here) is None or _known(there) is None:
        return
    ours, theirs = facts(source, here), facts(target, there)
    mine, others = list(_list_named(ours)), list(_list_named(theirs))
    if not mine or not others:
        return
    for periods in (_SEASONS, _PARTS_OF_DAY):
        yield from _compare(_within(mine, periods), _within(others, periods))
    said, spoken = _within(mine, _UNITS), _within(others, _UNITS)
    rates, other_rates = list(_list_rates(said, ours)), list(_list_rates(spoken, theirs))
    if _are_apart(rates, spoken) and _are_apart(other_rates, said):
        yield from _compare(rates, other_rates)


def _list_named(side: Facts) -> Iterator[Named]:
    """The words of a text that name a period."""
    periods_of, last_words = _periods_of(side.language), _last_words(side.language)
    for at, word in enumerate(side.tokens):
        before = side.tokens[at - 1] if at and word.lower in last_words else None
        if before and (found := periods_of[f"{before.lower}{_BLANK}{word.lower}"]):
            yield Named(before.start, word.end, word.lower, found)
        elif found := periods_of[word.lower]:
            yield Named(word.start, word.end, word.lower, found)


def _within(named: list[Named], periods: tuple[str, ...]) -> list[Named]:
    return [each for each in named if not each.periods.isdisjoint(periods)]


def _list_rates(named: list[Named], side: Facts) -> Iterator[Named]:
    """Those units that say how often."""
    known = _known(side.language)
    before = {word.start: other for other, word in zip(side.lower, side.tokens[1:], strict=False)}
    for each in named:
        if known and (
            known.adverbs.get(each.lower) is not None or known.per.get(before.get(each.start, "")) is not None
        ):
            yield each


def _compare(mine: list[Named], others: list[Named]) -> Iterator[tuple[Named, Named]]:
    if len({each.periods for each in mine}) == len({each.periods for each in others}) == 1 and _are_apart(mine, others):
        yield mine[0], others[0]


def _are_apart(mine: list[Named], others: list[Named]) -> bool:
    """Whether two lists have no period in common."""
    return _all_periods(mine).isdisjoint(_all_periods(others))


def _all_periods(named: list[Named]) -> frozenset[str]:
    return frozenset().union(*(each.periods for each in named))
