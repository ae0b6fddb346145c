"""Numbers in digits with what belongs to them: magnitude, unit, currency, decade mark."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from mtcheck.language.values.calendar import dates
from mtcheck.language.values.clock import times
from mtcheck.language.values.digits import NUMERAL, readings
from mtcheck.language.values.entity import Entity, Kind
from mtcheck.language.values.halves import half_after, half_beyond
from mtcheck.language.values.lexicon import lexicon
from mtcheck.language.values.quantities import Tail, counted_unit, currency_before, money_signs, tail
from mtcheck.patterns import lazy, search_before

_DECADE = lazy(r"['’]?s\b|er\b|-?er[n]?[ -]Jahr|-е\b|-х\b|-tal|年代|\s?年代")
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867}
_RANGE = lazy(lambda: rf"\s?(?:[-–—/~～至〜]|([^\W\d_]{{1,12}}(?: [^\W\d_]{{1,12}}){{0,4}}))\s?[{money_signs()}]?")
_CENTURY = lazy(r"(\d{1,2})世[纪紀]$")
_FEET = lazy(r"[ -]?(?:foot|feet|ft)[, -]{0,2}")
_NAME = lazy(r"[A-Z][-‑]$")
_NAMED = lazy(r"[a-z,] [A-Z][a-z]+ $")
_NAME_REACH = 24
_SHORT = {"m": 1e6, "b": 1e9, "k": 1e3}
_LETTERS = lazy(r"[mbk](?![^\W_])")


def numbers(text: str, language: str) -> tuple[Entity, ...]:
    """Everything written in digits, in the order of the text; parts of dates and times first among equals."""
    taken: list[Entity] = []
    for entity in (*dates(text, language), *times(text, language)):
        if not any(entity.start < other.end and other.start < entity.end for other in taken):
            taken.append(entity)
    found, reach = list(taken), 0
    for match in NUMERAL.finditer(text):
        if match.start() < reach or any(each.start < match.end() and match.start() < each.end for each in taken):
            continue
        found += _number(text, match, language)
        reach = found[-1].end
    found.sort(key=lambda entity: entity.start)
    return tuple(_complete_ranges(text, _join_values(text, found), language))


def _number(text: str, match: re.Match[str], language: str) -> Iterator[Entity]:
    values = readings(match.group(), language)
    if not values:
        for part in re.finditer(r"\d+", match.group()):
            start = match.start() + part.start()
            yield Entity(Kind.NUMBER, (float(part.group()),), start, start + len(part.group()), part.group())
        return
    values, following, written = _add_half(text, match, values, language)
    currency = currency_before(text, match.start()) or following.currency
    magnitude = following.magnitude
    shorthand = text[match.end() : match.end() + 1].lower() if currency and magnitude == 1 else ""
    if shorthand in _SHORT and not text[match.end() + 1 : match.end() + 2].isalpha() and shorthand:
        magnitude = _SHORT[shorthand]
        following = Tail(end=match.end() + 1)
    end = written if magnitude == 1 else max(written, following.end)
    if magnitude > 1 and match.group().endswith("0"):
        values = values[:1]
    yield Entity(
        _kind(match.group(), magnitude, following, currency),
        _readings(text, match, tuple(value * magnitude for value in values), language),
        match.start(),
        end,
        text[match.start() : end],
        magnitude=magnitude,
        unit=following.unit,
        currency=currency,
        parts=_components(text, match) if magnitude == 1 else (),
        named=magnitude == 1 and _is_named(text, match, language),
    )


def _is_named(text: str, match: re.Match[str], language: str) -> bool:
    """Whether a figure ends a name: *COVID-19*, and in English, where only names have capitals, *the Livi 11*."""
    before = max(0, match.start() - _NAME_REACH)
    if _NAME.search(text, before, match.start()):
        return True
    return language == "en" and len(match.group()) <= 2 and _NAMED.search(text, before, match.start()) is not None


def _add_half(
    text: str, match: re.Match[str], values: tuple[float, ...], language: str
) -> tuple[tuple[float, ...], Tail, int]:
    """The values with a half that goes on with them, what follows the whole, and where the digits and the half end."""
    half = half_after(text, match.end(), language)
    if half:
        at = match.end() if lexicon(language).unspaced else half.end
        return (values[0] + half.share,), tail(text, at, language), at
    following = tail(text, match.end(), language)
    more = half_after(text, following.end, language) if following.magnitude > 1 else None
    if more:
        unit, currency = counted_unit(text, more.end, following.magnitude, language)
        return (values[0] + more.share,), Tail(following.magnitude, unit, currency, more.end), more.end
    beyond = half_beyond(text, match.end(), language) if following.unit else None
    if beyond:
        return (values[0] + beyond.share,), following, beyond.end
    return values, following, match.end()


def _components(text: str, match: re.Match[str]) -> tuple[float, ...]:
    """The numbers that the digits may be made of; for a decade, its century as well."""
    numeral = match.group()
    if len(numeral) == 4 and numeral.endswith("0") and _DECADE.match(text, match.end()):
        return float(numeral), float(numeral[:2]) + 1, float(numeral[2:])
    if len(numeral) == 2 and numeral.endswith("0") and _DECADE.match(text, match.end()):
        return (float(numeral),)
    parts = re.findall(r"\d+", numeral)
    return tuple(map(float, parts)) if len(parts) > 1 else ()


def _kind(numeral: str, magnitude: float, following: Tail, currency: str) -> Kind:
    bare = magnitude == 1 and not following.unit and not currency
    return (
        Kind.YEAR
        if bare and len(numeral) == 4 and numeral.isdigit() and numeral[:2] in ("17", "18", "19", "20")
        else Kind.NUMBER
    )


def _readings(text: str, match: re.Match[str], values: tuple[float, ...], language: str) -> tuple[float, ...]:
    """The values with those that a decade, a shortened year, a century, an era or a letter may also mean."""
    value, numeral, more = values[0], match.group(), []
    if len(numeral) == 4 and value % 10 == 0 and _DECADE.match(text, match.end()):
        more += [value % 100, *([value // 100 + 1] if value % 100 == 0 else [])]
    elif len(numeral) == 2:
        before = text[max(0, match.start() - 2) : match.start()]
        if _DECADE.match(text, match.end()) or before[-1:] in ("'", "’", "/", "-", "–", "‘") or before[-1:].isupper():
            more += [1900 + value, 2000 + value]
            century = search_before(_CENTURY, text, match.start()) if before[-1:] in ("纪", "紀") else None
            if century:
                more.append((int(century[1]) - 1) * 100 + value)
    letter = _LETTERS.match(text, match.end()) if language == "en" else None
    if letter:
        more.append(value * _SHORT[letter.group()])
    era = _ERAS.get(text[max(0, match.start() - 2) : match.start()])
    if era:
        more.append(era + value)
    return (*values, *more)


def _join_values(text: str, found: Sequence[Entity]) -> list[Entity]:
    """Numbers of one value joined: ``3亿5000万``, ``2 млн 300 тыс.``"""
    joined: list[Entity] = []
    for entity in found:
        last = joined[-1] if joined else None
        if last and last.unit == "foot" and entity.value < 12 and _FEET.fullmatch(text, last.end, entity.start):
            inches = last.value * 12 + entity.value
            whole = text[last.start : entity.end]
            joined[-1] = replace(last, values=(inches,), end=entity.end, text=whole, unit="inch")
        elif (
            last
            and last.magnitude > 1
            and last.digits
            and entity.value < last.magnitude
            and entity.kind is not Kind.TIME
            and not text[last.end : entity.start].strip(" .")
            and (entity.magnitude > 1 or last.end == entity.start)
        ):
            joined[-1] = replace(
                last,
                values=(last.value + entity.value, last.value),
                end=entity.end,
                text=text[last.start : entity.end],
                unit=entity.unit,
                currency=last.currency or entity.currency,
            )
        else:
            joined.append(entity)
    return joined


def _complete_ranges(text: str, found: Sequence[Entity], language: str) -> Iterator[Entity]:
    """The first number of a range gets the magnitude and unit of the second: ``2 to 3 million``."""
    for at, entity in enumerate(found):
        following = found[at + 1] if at + 1 < len(found) else None
        if (
            following
            and entity.kind is Kind.NUMBER
            and entity.magnitude == 1
            and not entity.unit
            and (following.magnitude > 1 or following.unit or following.currency)
            and _is_range(text, entity.end, following.start, language)
        ):
            more = tuple(value * following.magnitude for value in entity.values)
            entity = replace(
                entity,
                values=tuple(dict.fromkeys((*entity.values, *more))),
                unit=following.unit,
                currency=entity.currency or following.currency,
            )
        yield entity


def _is_range(text: str, start: int, end: int, language: str) -> bool:
    """Whether two numbers are joined, so that the second's scale is the first's: *3.7 and in Bonn 1.9 million*."""
    match = _RANGE.fullmatch(text, start, end)
    if match is None:
        return False
    words = match[1].lower().split() if match[1] else []
    return not words or not _joins(language).isdisjoint(words)


@cache
def _joins(language: str) -> frozenset[str]:
    known = lexicon(language)
    return frozenset((*known.ranges.words, *(word for word, role in known.roles.words.items() if role == "to")))
