"""Times of the day. A time's value is hours with minutes as two decimals: 12.49, so that *12.49* can be read as one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from mtcheck.language.entities.entity import Entity, Kind
from mtcheck.language.entities.lexicon import lexicon
from mtcheck.patterns import lazy

_COLON = lazy(r"(?<![\d:.,])(\d{1,2})[:：](\d{2})(?::\d{2})?(?![\d:])(?:\s?([ap])\.?\s?m\b)?", re.IGNORECASE)
_HALF_DAY = lazy(r"(?<![\d:.,])(\d{1,2})(?:[.:](\d{2}))?\s?([ap])\.?\s?m\b", re.IGNORECASE)
_H = lazy(r"(?<![\d:.,])(\d{1,2})\s?[hH](?:\s?(\d{2}))?(?!\w)")
_EAST = lazy(r"(?<!\d)(\d{1,2})[时時点點](?!間|间)(?:(\d{1,2})分|(?P<half>半))?")
_TELLS = lazy(r"\d\s?(?:[:：hH时時点點]|[.:\d]*\s?[apAP]\.?\s?[mM]\b)")


def times(text: str, language: str) -> Iterator[Entity]:
    """The clock times written in digits."""
    if _TELLS.search(text):
        for pattern in (_COLON, _HALF_DAY, *((_H,) if language in ("fr", "pt", "es") else ()), _EAST):
            for match in pattern.finditer(text):
                yield from _time(match)
    clock = lexicon(language).oclock.words
    if clock and any(word in text or word.lower() in text for word in _marks(language)):
        for match in _marked(language).finditer(text):
            yield from _time(match)


def _marks(language: str) -> tuple[str, ...]:
    words = lexicon(language).oclock.words
    return (*words, *(word.capitalize() for word in words))


@cache
def _marked(language: str) -> re.Pattern[str]:
    words = "|".join(map(re.escape, _marks(language)))
    return re.compile(rf"(?<![\d:.,])(\d{{1,2}})(?:[.:](\d{{2}}))?[ \u00a0]?(?:{words})\b")


def _time(match: re.Match[str]) -> Iterator[Entity]:
    hour = int(match[1])
    minute = 30 if match.groupdict().get("half") else int(match[2] or 0)
    if hour <= 24 and minute < 60:
        yield Entity(
            Kind.TIME,
            tuple(round(each + minute / 100, 2) for each in (hour, (hour + 12) % 24, hour + 12)),
            match.start(),
            match.end(),
            match.group(),
            parts=(float(hour), float(minute)),
        )
