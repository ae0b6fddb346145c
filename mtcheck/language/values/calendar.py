"""Dates: days, months, years and weekdays, in digits and words, as comparable parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mtcheck.language.remembered import remembered
from mtcheck.language.traits import Trait, has_trait
from mtcheck.language.values.entity import Entity, Kind
from mtcheck.language.values.lexicon import lexicon, sets_of
from mtcheck.language.values.tokens import Token
from mtcheck.patterns import lazy

_DAY_FIRST = lazy(r"(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})(?!\d)")
_ISO = lazy(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_SLASHED = lazy(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})(?![\d/])")
_DAY_MONTH = lazy(r"(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.(?![\d])")
_EAST_MONTH = lazy(r"(?<!\d)(\d{1,2}) ?月")
_HYPHENATED = ("pt", "feira")
_VERBS = frozenset({"may", "march"})
_LONGEST_EVE = 24


def dates(text: str, language: str) -> Iterator[Entity]:
    """The parts of dates written in digits alone."""
    for match in _ISO.finditer(text):
        yield from _parts(match, 3, 2, 1)
    if text.count(".") > 1:
        yield from _read_dotted(text, language)
    if text.count("/") > 1:
        for match in _SLASHED.finditer(text):
            yield from _either_order(match)
    if "月" in text:
        for match in _EAST_MONTH.finditer(text):
            if 1 <= int(match[1]) <= 12:
                yield _part(match, 1, Kind.MONTH, (float(match[1]),))


def _read_dotted(text: str, language: str) -> Iterator[Entity]:
    for match in _DAY_FIRST.finditer(text):
        yield from _parts(match, 1, 2, 3)
    if has_trait(language, Trait.DOTTED_DATES):
        for match in _DAY_MONTH.finditer(text):
            yield from _parts(match, 1, 2, 0)


def _parts(match: re.Match[str], day: int, month: int, year: int) -> Iterator[Entity]:
    if not (1 <= int(match[month]) <= 12 and 1 <= int(match[day]) <= 31):
        return
    yield _part(match, day, Kind.DAY, (float(match[day]),))
    yield _part(match, month, Kind.MONTH, (float(match[month]),))
    if year:
        yield _part(match, year, Kind.YEAR, _years(match[year]))


def _either_order(match: re.Match[str]) -> Iterator[Entity]:
    both = (float(match[1]), float(match[2]))
    if max(both) > 31 or min(both) > 12:
        return
    yield _part(match, 1, Kind.DAY, both)
    yield _part(match, 2, Kind.MONTH, tuple(value for value in reversed(both) if value <= 12))
    yield _part(match, 3, Kind.YEAR, _years(match[3]))


def _part(match: re.Match[str], group: int, kind: Kind, values: tuple[float, ...]) -> Entity:
    return Entity(kind, values, match.start(group), match.end(group), match[group])


def _years(digits: str) -> tuple[float, ...]:
    year = float(digits)
    return (year,) if len(digits) == 4 else (year, 2000 + year, 1900 + year)


def find_named_dates(text: str, words: Sequence[Token], language: str) -> Iterator[Entity]:
    """Months and weekdays in words."""
    known = lexicon(language)
    if known.unspaced:
        yield from _substrings(text, language)
        return
    dated = list(map(_of_calendar(language).__getitem__, _join_hyphenated(text, words, language)))
    for at, (word, found) in enumerate(zip(words, dated, strict=True)) if any(dated) else ():
        if found and _is_named(text, words, at, language, found[0]):
            values = _nights(found[1]) if _ends_night(text, word, found[0], language) else (found[1],)
            yield Entity(found[0], values, word.start, word.end, word.text, digits=False)


def _ends_night(text: str, word: Token, kind: Kind, language: str) -> bool:
    """Whether a weekday names the night that ends in it: *in der Nacht zum Dienstag* is Monday night."""
    if kind is not Kind.WEEKDAY:
        return False
    before = text[max(0, word.start - _LONGEST_EVE) : word.start].lower().rstrip()
    return any(before.endswith(f" {eve}") for eve in lexicon(language).eves.words)


def _nights(weekday: float) -> tuple[float, float]:
    """A weekday and the one before."""
    return weekday, (weekday - 2) % 7 + 1


def _join_hyphenated(text: str, words: Sequence[Token], language: str) -> list[str]:
    """The words in lower case; the first of two that make up a weekday with both: *segunda-feira*."""
    lower = [word.lower for word in words]
    if language == _HYPHENATED[0]:
        for at, second in enumerate(lower[1:]):
            if second.startswith(_HYPHENATED[1]) and text[words[at].end : words[at + 1].start] == "-":
                lower[at] = f"{lower[at]}-{second}"
    return lower


@remembered
def _of_calendar(word: str, language: str) -> tuple[Kind, float] | None:
    if not sets_of(language)[word]:
        return None
    known = lexicon(language)
    for kind, wordings in ((Kind.MONTH, known.months), (Kind.WEEKDAY, known.weekdays)):
        value = wordings.get(word)
        if value is not None:
            return kind, float(value)
    return None


def _is_named(text: str, words: Sequence[Token], at: int, language: str, kind: Kind) -> bool:
    word = words[at]
    if has_trait(language, Trait.DATE_CAPITALS) and not word.text[0].isupper():
        return kind is Kind.WEEKDAY and language == "de" and word.lower.endswith("s")
    beside_digit = text[max(0, word.start - 4) : word.start].rstrip(" .a-zºª").endswith(tuple("0123456789")) or (
        text[word.end : word.end + 6].lstrip(" .,de")[:1].isdigit()
    )
    if len(word.lower) < 4 and kind is Kind.MONTH:
        return beside_digit or (word.lower in ("mai", "may", "maj", "mei", "май", "мая", "मई", "जून") and word.start > 0)
    return beside_digit or not (word.lower in _VERBS and word.start == 0)


def _substrings(text: str, language: str) -> Iterator[Entity]:
    known = lexicon(language)
    for kind, wordings in ((Kind.MONTH, known.months), (Kind.WEEKDAY, known.weekdays)):
        for wording, value in wordings.words.items():
            at = text.find(wording)
            if at >= 0 and not (kind is Kind.MONTH and at and text[at - 1] in "十"):
                yield Entity(kind, (float(value),), at, at + len(wording), wording, digits=False)
