"""Times of the day. A time's value is hours with minutes as two decimals: 12.49, so that *12.49* can be read as one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from mtcheck.language.traits import Trait, has_trait
from mtcheck.language.values.entity import Entity, Kind
from mtcheck.language.values.lexicon import lexicon
from mtcheck.patterns import any_of, lazy

_COLON = lazy(r"(?<![\d:.,])(\d{1,2})[:：](\d{2})(?::\d{2})?(?![\d:])(?:\s?([ap])\.?\s?m\b)?", re.IGNORECASE)
_HALF_DAY = lazy(r"(?<![\d:.,])(\d{1,2})(?:[.:](\d{2}))?\s?([ap])\.?\s?m\b", re.IGNORECASE)
_H = lazy(r"(?<![\d:.,])(\d{1,2})\s?[hH](?:\s?(\d{2}))?(?!\w)")
_EAST = lazy(r"(?<!\d)(\d{1,2})[时時点點](?!間|间)(?:(\d{1,2})分|(?P<half>半))?")
_TELLS = lazy(r"\d\s?(?:[:：hH时時点點]|[.:]*\s?[apAP]\.?\s?[mM]\b)")
_HOURS = 24
_HOUR = re.escape("{h}")
_ANY_HOUR = r"(?P<h>\d{1,2}|[^\W\d_]+)"


def times(text: str, language: str) -> Iterator[Entity]:
    """The clock times written in digits."""
    if _TELLS.search(text):
        for pattern in (_COLON, _HALF_DAY, *((_H,) if has_trait(language, Trait.HOUR_LETTER) else ()), _EAST):
            for match in pattern.finditer(text):
                yield from _time(match)
    clock = lexicon(language).oclock.words
    if clock and any(word in text or word.lower() in text for word in _marks(language)):
        for match in _compile_marked(language).finditer(text):
            yield from _time(match)


def _marks(language: str) -> tuple[str, ...]:
    words = lexicon(language).oclock.words
    return (*words, *(word.capitalize() for word in words))


@cache
def _compile_marked(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\d:.,])(\d{{1,2}})(?:[.:](\d{{2}}))?[ \u00a0]?(?:{any_of(_marks(language))})\b")


def spelt_times(text: str, language: str) -> Iterator[Entity]:
    """The clock times in words: *halb drei*, *half past two*, *las dos y media*."""
    lower = text.lower()
    yield from _named_hours(text, lower, language)
    if not any(word in lower for word in _clock_words(language)):
        return
    for pattern, minutes in _compile_spelt(language):
        for match in pattern.finditer(lower):
            hour = _hour(match["h"], language)
            if hour is not None and len(lower) == len(text):
                yield _entity(*divmod((60 * hour + minutes) % (24 * 60), 60), text, *match.span(), digits=False)


def _named_hours(text: str, lower: str, language: str) -> Iterator[Entity]:
    """The hours that have a name: *noon*, *midnight*."""
    names = lexicon(language).hours.words
    if len(lower) == len(text) and any(name in lower for name in names):
        for match in _any_name(language).finditer(lower):
            yield _entity(int(names[match[0]]) % _HOURS, 0, text, *match.span(), digits=False)


@cache
def _any_name(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(tuple(lexicon(language).hours.words))})\b")


@cache
def _clock_words(language: str) -> frozenset[str]:
    """What stands before the hour in each wording, or after it where nothing telling does."""
    wordings = lexicon(language).clock.words
    return frozenset(max(wording.split("{h}"), key=len).strip() for wording in wordings)


@cache
def _compile_spelt(language: str) -> tuple[tuple[re.Pattern[str], int], ...]:
    return tuple(
        (re.compile(rf"\b{re.escape(wording).replace(_HOUR, _ANY_HOUR)}\b"), int(minutes))
        for wording, minutes in lexicon(language).clock.words.items()
    )


def _hour(word: str, language: str) -> int | None:
    """The hour that digits, a cardinal or an ordinal (*wpół do trzeciej*) name, if any."""
    known = lexicon(language)
    value = word if word.isdigit() else known.ones.get(word) or known.numbers.get(word) or known.ordinals.get(word)
    hour = float(value) if value else 0.0
    return int(hour) if hour == int(hour) and 1 <= hour <= _HOURS else None


def _time(match: re.Match[str]) -> Iterator[Entity]:
    hour = int(match[1])
    minute = 30 if match.groupdict().get("half") else int(match[2] or 0)
    if hour <= _HOURS and minute < 60:
        yield _entity(hour, minute, match.string, *match.span())


def _entity(hour: int, minute: int, text: str, start: int, end: int, *, digits: bool = True) -> Entity:
    values = tuple(round(each + minute / 100, 2) for each in (hour, (hour + 12) % _HOURS, hour + 12, hour or _HOURS))
    parts = (float(hour), float(minute))
    return Entity(Kind.TIME, values, start, end, text[start:end], digits=digits, parts=parts)
