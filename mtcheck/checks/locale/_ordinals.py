"""Ordinal numbers that end as in another language: *3. edition*, *3rd Ausgabe*, *21th*."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from mtcheck.checks.locale._foreign_days import ForeignDay
from mtcheck.language import dictionary
from mtcheck.language.profiles import Profile, profile
from mtcheck.language.wordlists import ANY, any_word_of, word_set, words_of
from mtcheck.patterns import any_of, lazy

_STOPPED = lazy(r"\d\. ")
_TELLS = lazy(r"\d[:-]?[^\W\d_]|\d[º°ª]|\d [cs]\w")
_FOREIGN = "is an ordinal number of another language"
_DEGREE = "°"


def english_ending(number: int) -> str:
    """What English hangs on an ordinal number."""
    if 10 < number % 100 < 14:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def find_ordinals(text: str, own: Profile) -> Iterator[ForeignDay]:
    """The ordinal numbers of a text that are not written as in its language."""
    if not own.ordinal_dot and _STOPPED.search(text):
        yield from _stopped(text, own)
    if not own.date_signs or not _TELLS.search(text):
        return
    yield from _suffixed(text, own)
    yield from _bare_centuries(text, own)
    if own.code == "en":
        yield from _misspelt(text)


def _stopped(text: str, own: Profile) -> Iterator[ForeignDay]:
    matches = [match for pattern in _behind_stop(own.code) for match in pattern.finditer(text)]
    for match in {match.start("n"): match for match in matches}.values():
        number = match["n"]
        written = text[match.start("n") : match.end()]
        if written.rpartition(" ")[2] not in own.function_words:
            instead = f"{_in_figures(int(number), own) or number}{written[len(number) + 1 :]}"
            yield ForeignDay(match.start("n"), match.end(), _FOREIGN, instead)


@cache
def _behind_stop(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """An ordinal number before a month or another noun that is known, and before any word behind an article."""
    own = profile(language)
    nouns = any_of(own.ordinal_nouns if language == "en" else own.months)
    short = any_of(month[:3].capitalize() for month in own.months)
    before = own.determiners or words_of(language, "articles")
    link = "(?:of )?" if language == "en" else "(?:de )?"
    of_month = rf"|of (?:{any_of(map(str.capitalize, own.months))})\b" if language == "en" else ""
    return (
        re.compile(
            rf"(?<![\w.,:/-])(?P<n>[1-9]\d?)\. (?:{link}(?:(?:{nouns})\b|(?:{short})\.?(?= (?:19|20)\d\d\b)){of_month})"
        ),
        re.compile(rf"(?:\b(?i:{any_of(before)})|['’]s) (?P<n>[1-9]\d?)\. [a-zà-ÿ]{{3,}}"),
    )


def _suffixed(text: str, own: Profile) -> Iterator[ForeignDay]:
    """Numbers with the ending that makes them ordinals in another language: *1er*, *3rd*."""
    for match in _endings().finditer(text):
        if _is_foreign(int(match["n"]), match["ending"], match["next"], own):
            number = int(match["n"])
            is_plain = _is_day(match["next"], own) and number > 1 and not own.ordinal_dot
            instead = str(number) if is_plain else _in_figures(number, own)
            yield ForeignDay(*match.span("all"), _FOREIGN, instead or None)


@cache
def _endings() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w.,])(?P<all>(?P<n>\d{{1,2}})(?P<ending>{any_word_of(ANY, 'ordinal-endings')})) (?P<next>[^\W\d_]+)"
    )


def _is_foreign(number: int, ending: str, word: str, own: Profile) -> bool:
    """Whether a number with this ending counts the word behind it, and the language has another or none."""
    lower, is_own = word.lower(), ending in words_of(own.code, "ordinal-endings")
    if _is_day(word, own) and own.code in word_set(ANY, "plain-days"):
        return not (is_own and number == 1 and not own.ordinal_dot)
    if is_own:
        return False
    if _is_day(word, own) or lower in own.ordinal_nouns:
        return True
    if ending == _DEGREE or (ending.isalpha() and ending.isascii() and len(ending) == 1):
        return False
    if lower in own.function_words:
        return True
    return bool(dictionary.holds(word, own.code)) and not dictionary.holds(lower, "en")


def _is_day(word: str, own: Profile) -> bool:
    return word.lower() in own.months


def _in_figures(number: int, own: Profile) -> str:
    """The ordinal number as the language writes it; empty where that takes its noun's gender."""
    if own.code == "en":
        return f"{number}{english_ending(number)}"
    return f"{number}." if own.ordinal_dot else ""


def _bare_centuries(text: str, own: Profile) -> Iterator[ForeignDay]:
    """*18 century*, without an ending."""
    if words_of(own.code, "century-behind"):
        for match in _bare(own.code).finditer(text):
            instead = f"{match['n']}{english_ending(int(match['n'])) if own.code == 'en' else 'e'}"
            yield ForeignDay(*match.span("n"), "has no ending, which a century needs", instead)


@cache
def _bare(language: str) -> re.Pattern[str]:
    words = any_word_of(language, "century-behind")
    return re.compile(rf"(?<![\w.,:/-])(?<!\d )(?P<n>[2-9]|1\d|2[01]) (?:{words})(?![\w-])")


_MISSPELT = lazy(r"(?<![\w.,-])(?P<n>\d{1,3})(?P<ending>st|nd|rd|th)(?![\w-])")
_HYPHENED = lazy(lambda: rf"(?<![\w.,-])(?P<n>\d{{1,4}})-(?P<ending>{any_word_of('en', 'hyphened-endings')})(?![\w-])")
_DOTTED = lazy(r"(?<![\w.,-])(?P<n>\d{1,3})(?P<ending>st|nd|rd|th)\.(?= [a-z]{3})")


def _misspelt(text: str) -> Iterator[ForeignDay]:
    """*21th*; *5-th* and *60-s*; *6th. edition*."""
    for match in _MISSPELT.finditer(text):
        if match["ending"] != (right := english_ending(int(match["n"]))):
            yield ForeignDay(*match.span(), "has the ending of another ordinal number", match["n"] + right)
    for match in _HYPHENED.finditer(text):
        is_ordinal = match["ending"] in ("st", "nd", "rd", "th")
        right = english_ending(int(match["n"])) if is_ordinal else "s"
        if is_ordinal or (match["n"].endswith("0") and len(match["n"]) in (2, 4)):
            yield ForeignDay(
                *match.span(), "has a hyphen before its ending, which English leaves out", match["n"] + right
            )
    for match in _DOTTED.finditer(text):
        yield ForeignDay(*match.span(), "has a full stop behind the ending", match[0][:-1])
