"""A unit, currency or counter beside a figure was left in another language.

## What is wrong
*400 грн*, *60 tys. zloty*, *1 год. 40 minutes*, *20 szt.*, *1500円*, *in 1932 r.*, *in the oven at th. 6*: what stands
beside the figure is an abbreviation or a word of the original's language.

## Why it matters
The figure says nothing without it: readers do not learn whether it counts hours, people, thousands or money.

## Example
*Tickets cost 400 грн at the door.*

## Known false alarms
Abbreviations that the translation's own language has as well are passed over, and without an original so are words that
it knows. Names that begin with such letters are no units: what is looked at must be the whole word beside the figure.

## Source
Written from knowledge of the languages, `data/units`; MQM: locale conventions, measurement format.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import chain

from mtcheck.checks.base import Article, Remark, block_check, remark
from mtcheck.checks.origins import origin
from mtcheck.language import dictionary
from mtcheck.language.left_units import LeftUnit, UnitPlace, is_known, left_units, render_unit
from mtcheck.language.lm.vocabulary import vocabulary
from mtcheck.language.profiles import profile, writes_noun_capitals
from mtcheck.language.values.lexicon import lexicon
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.tags import primary
from mtcheck.model.text import Block
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import lazy

_FIGURE = lazy(r"(?<![\w.,:-])\d+(?:[.,:]\d+)*")
_ROMAN = lazy(r"(?<!\w)[IVX]{1,5}(?= [^\W\d_])")
_MINUTES = lazy(r"\.?[ \u00a0]?\d{1,2}[ \u00a0]?(?:min|mn|мин|хв)")
_STRANGE = lazy(
    r"[\u0391-\u03c9\u0400-\u04ff\u05d0-\u05ea\u0620-\u064a\uac00-\ud7a3]{2,15}|[\u3040-\u30ff\u4e00-\u9fff]{1,3}"
)
"""Letters in which no language with Latin ones writes a unit."""
_LAST_LATIN = "\u036f"
_LATIN = lazy(r"[A-Za-z]{3}")
_AROUND, _NEAR = 24, 6
_BLANKS = " \u00a0\u202f"
_CLOSING = "\"'”’»“)"
_EARLIEST, _LATEST = 1700, 2100
_LONGEST = 8
"""Letters of the longest unit that stands before a figure, with its blank."""
_MOST = 120
"""Minutes of the longest match, and more than any mark of an oven."""


class _Found(NamedTuple):
    unit: LeftUnit
    start: int
    end: int
    is_one: bool


@block_check(Category.MEASUREMENT_FORMAT, Severity.MINOR, fix=Fix.UNSAFE, needs="0IVX")
def foreign_unit(block: Block, article: Article) -> Iterator[Remark]:
    severity = None if is_known(article.profile.code) else Severity.NEUTRAL
    told: set[int] = set()
    for each in chain.from_iterable(_find(block.text, article.profile.code, code) for code in _sources(article)):
        if each.start not in told and not block.is_code_at(each.start):
            told.add(each.start)
            suggestion = render_unit(each.unit.meaning, article.profile.code, is_one=each.is_one)
            yield _remark(block, each, suggestion, article.profile.code)._replace(severity=severity)


def _sources(article: Article) -> tuple[str, ...]:
    """The language of the original where that is known; else none, and those that the page shows to come from."""
    if named := primary(article.source_language):
        return (named,)
    told = article.once(origin)
    return ("", *told.languages) if told.is_suspect else ("",)


def _remark(block: Block, found: _Found, suggestion: str | None, language: str) -> Remark:
    start, end = found.start, found.end
    who = profile(found.unit.languages[0]).name if len(found.unit.languages) == 1 else "the original"
    message = f"'{block.text[start:end].strip()}' next to the figure comes from {who}"
    if suggestion == "":
        start, end = _with_blank(block.text, found)
        suggestion = "." if _ends_sentence(block.text, found, language) else ""
    elif suggestion:
        message += f"; it means '{suggestion}'"
        suggestion = _joined(block.text, found, suggestion, language)
    return remark(block, start, end, message, suggestion=suggestion)


def _with_blank(text: str, found: _Found) -> tuple[int, int]:
    """The place of what is left out, with the blank that parts it from its figure."""
    if found.unit.place is UnitPlace.BEFORE:
        return found.start, found.end + (text[found.end : found.end + 1] in tuple(_BLANKS))
    return found.start - (text[found.start - 1] in _BLANKS), found.end


def _ends_sentence(text: str, found: _Found, language: str) -> bool:
    """Whether the full stop of an abbreviation ends its sentence as well."""
    if not text[found.start : found.end].endswith("."):
        return False
    after = text[found.end :].lstrip(_CLOSING)
    return not after or (after[0].isspace() and after.lstrip()[:1].isupper() and not writes_noun_capitals(language))


def _joined(text: str, found: _Found, suggestion: str, language: str) -> str:
    """What is said instead, with a blank where the unit had none, and the full stop that ends the sentence as well."""
    if _ends_sentence(text, found, language):
        suggestion = f"{suggestion.rstrip('.')}."
    if found.unit.place is UnitPlace.BEFORE:
        return suggestion if text[found.end : found.end + 1] in tuple(_BLANKS) else f"{suggestion} "
    return suggestion if text[found.start - 1] in _BLANKS else f" {suggestion}"


def _find(text: str, language: str, source: str) -> Iterator[_Found]:
    last = 0
    for match in _FIGURE.finditer(text):
        found = _behind(text, match[0], match.end(), language, source) or _before(text, *match.span(), language, source)
        if found and found.start >= last:
            last = found.end
            yield found
    for match in _ROMAN.finditer(text) if any(map(text.__contains__, _centuries(language, source))) else ():
        unit = _at(text, match.end() + 1, UnitPlace.CENTURY, language, source)
        if unit:
            yield _Found(unit, match.end() + 1, match.end() + 1 + len(unit.written), is_one=False)


@cache
def _centuries(language: str, source: str) -> tuple[str, ...]:
    """What a text must hold if one of the units of centuries is in it."""
    units = (
        each
        for (place, _), units in left_units(language, source).items()
        if place is UnitPlace.CENTURY
        for each in units
    )
    return tuple(f" {unit.written}" for unit in units)


def _behind(text: str, figure: str, end: int, language: str, source: str) -> _Found | None:
    at = end + (text[end : end + 1] in tuple(_BLANKS))
    if not text[at : at + 1].isalpha():
        return None
    unit = _at(text, at, UnitPlace.YEAR, language, source) if _is_year(figure) else None
    unit = unit or _at(text, at, UnitPlace.BEHIND, language, source) or _hour(text, at, language, source)
    if unit:
        is_one = figure == "1" and not text[max(0, end - 3) : end - 1].strip(_BLANKS).isdigit()
        return _Found(unit, at, at + len(unit.written), is_one)
    return _behind_scale(text, at, language, source) or _in_letters(text, at, end, language)


def _behind_scale(text: str, at: int, language: str, source: str) -> _Found | None:
    """A unit behind a word of scale: *48 million Ft*."""
    word = text[at : at + 12].split(" ")[0]
    if word.lower() not in _scales(language):
        return None
    at += len(word) + 1
    unit = _at(text, at, UnitPlace.BEHIND, language, source)
    return _Found(unit, at, at + len(unit.written), is_one=False) if unit else None


def _in_letters(text: str, at: int, end: int, language: str) -> _Found | None:
    """Any word in letters that are not those of the text, which are behind it or before its figure."""
    match = _STRANGE.match(text, at) if text[at] > _LAST_LATIN else None
    if not match or text[match.end() : match.end() + 1].isalnum() or profile(language).script != "Latin":
        return None
    is_alone = _LATIN.search(text[max(0, end - _AROUND) : match.end() + _AROUND]) and not _STRANGE.search(
        text[max(0, end - _NEAR) : end] + text[match.end() : match.end() + _NEAR]
    )
    return _Found(LeftUnit((), UnitPlace.BEHIND, match[0], ""), *match.span(), is_one=False) if is_alone else None


@cache
def _scales(language: str) -> frozenset[str]:
    return frozenset({*lexicon(language).multipliers.words, *lexicon(language).magnitudes.words})


def _hour(text: str, at: int, language: str, source: str) -> LeftUnit | None:
    unit = _at(text, at, UnitPlace.HOUR, language, source)
    return unit if unit and _MINUTES.match(text, at + len(unit.written)) else None


def _is_year(figure: str) -> bool:
    return figure.isdigit() and _EARLIEST <= int(figure[:5]) < _LATEST


def _before(text: str, start: int, end: int, language: str, source: str) -> _Found | None:
    head = text[max(0, start - _LONGEST - 1) : start]
    words = head.rstrip(_BLANKS).rsplit(" ", 1)
    word = words[-1].lstrip("(")
    if not word or (len(words) == 1 and start > _LONGEST):
        return None
    at = start - len(head) + head.rindex(word)
    for unit in left_units(language, source).get((UnitPlace.BEFORE, word[0]), ()):
        own = source or word.endswith(".") or _is_foreign(unit, text, at + len(word), language, source)
        if unit.written == word and own and _fits(unit, text, at, text[start:end]):
            return _Found(unit, at, at + len(word), is_one=False)
    return None


def _fits(unit: LeftUnit, text: str, at: int, figure: str) -> bool:
    """Whether a number may be what a unit says: that of a minute or an oven is small and alone behind a comma."""
    if unit.meaning not in ("match-minute", "gas-mark"):
        return True
    is_small = figure.isdigit() and int(figure[:4]) <= _MOST
    return is_small and (unit.meaning == "gas-mark" or text[max(0, at - 2) : at].endswith((", ", "(")))


def _at(text: str, at: int, place: UnitPlace, language: str, source: str) -> LeftUnit | None:
    """The unit that begins at a place and is the whole word there."""
    for unit in left_units(language, source).get((place, text[at : at + 1]), ()):
        end = at + len(unit.written)
        if (
            text.startswith(unit.written, at)
            and _is_whole(text, end)
            and _is_foreign(unit, text, end, language, source)
        ):
            return unit
    return None


def _is_whole(text: str, end: int) -> bool:
    after = text[end : end + 1]
    return not (after.isalnum() or after in ("_", "-", "'", "’")) or (after.isdigit() and text[end - 1] == ".")


def _is_foreign(unit: LeftUnit, text: str, end: int, language: str, source: str) -> bool:
    """Whether it is no word of the language, where it is not known what it was translated from.

    A full stop inside a sentence shows that it is no word.
    """
    if source or not unit.is_latin():
        return True
    after = text[end : end + 2].lstrip()[:1]
    is_cut = unit.written.endswith(".") and (after.islower() or after.isdigit() or after in (",", ";", ")"))
    return (is_cut and after != "") or not _is_word(unit, language)


def _is_word(unit: LeftUnit, language: str) -> bool:
    word = unit.written.rstrip(".")
    lists = vocabulary(language)
    is_frequent = lists is not None and lists.holds(word.lower())
    return is_frequent or (word.islower() and dictionary.knows(word, language) is True)
