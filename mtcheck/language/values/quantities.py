"""What stands beside a number and belongs to it: magnitude, unit, currency."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from mtcheck.language.packaged import CLDR, rows_of
from mtcheck.language.values.lexicon import Wordings, lexicon
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import any_of, lazy

_BEFORE = lazy(lambda: rf"([{money_signs()}]|{any_of(money_codes())})[ \u00a0]?$")
_DEGREES = {"C": "celsius", "F": "fahrenheit"}
_FILLERS = tuple(" 多余餘")
_FOLLOWING = lazy(
    lambda: (
        r"[ \u00a0\u202f\u2011-]?([°º]?%|％|[°º](?:[ ]?[CF]\b)?|(?<=\d)[CF]\b|"
        rf"[{money_signs()}]|[^\W\d_][^\W_]*(?:/[hu]\b)?)"
    )
)

_COUNTRY = lazy(r"[ \u00a0][A-ZÄÖÜ][\w.]{1,14}(?=[ \u00a0-])")
_SHORT_SCALE = 2
_MONEY = lazy(lambda: rf"[{money_signs()}]|[^\W\d_]+(?:-[^\W\d_]+)*")
_REACH = 40
"""How many characters behind a figure its currency is looked for."""


class Tail(NamedTuple):
    """What follows the digits of a number; ``end`` is where digits and magnitude end."""

    magnitude: float = 1.0
    unit: str = ""
    currency: str = ""
    end: int = 0


def money_signs() -> str:
    """The signs of currencies, to stand between the brackets of a class of characters."""
    return "".join(each for each in _money() if len(each) == 1)


def money_codes() -> frozenset[str]:
    """The codes of currencies: ``EUR``."""
    return frozenset(each for each in _money() if len(each) > 1)


@cache
def _money() -> Mapping[str, str]:
    """The signs and codes of currencies, each with the name of the money."""
    rows = rows_of(CLDR, "currencies")
    return {each: name for code, signs, name in rows for each in (code, *signs.strip("-").split())}


def currency_of(sign: str) -> str:
    """The name of the money that a sign or code stands for, or nothing."""
    return _money().get(sign, "")


def currency_before(text: str, start: int) -> str:
    """The currency whose sign or code stands before ``start``, or nothing."""
    match = _BEFORE.search(text, max(0, start - 5), start)
    return _money()[match[1]] if match else ""


def currency_place(text: str, start: int, end: int, currency: str, language: str) -> tuple[int, int] | None:
    """Where the sign, code or name of a sum's currency is, before or behind the figure that stands at these offsets."""
    before = _BEFORE.search(text, max(0, start - 5), start)
    if before and _money().get(before[1]) == currency:
        return before.span(1)
    for word in _MONEY.finditer(text, end, end + _REACH):
        if (_money().get(word[0]) or lexicon(language).currencies.get(word[0].lower())) == currency:
            return word.span()
    return None


def tail(text: str, end: int, language: str) -> Tail:
    """What follows the digits and belongs to them."""
    known = lexicon(language)
    if known.unspaced:
        return _unspaced_tail(text, end, language)
    magnitude, unit, currency = 1.0, "", ""
    word, at = _wording(text, end, known.magnitudes)
    if word and _is_scale(text, word, at) and not is_byte_unit(text, at - len(word), at, language):
        magnitude, end = float(known.magnitudes.get(word) or 1), at + (text[at : at + 1] == "." and len(word) < 4)
    reach = end
    match = _FOLLOWING.match(text, end)
    if match and match[1][-1] in "%％":
        unit, reach = "percent", match.end()
    elif match and (match[1][0] in "°º" or match[1] in _DEGREES):
        unit, reach = _DEGREES.get(match[1][-1], "degree"), match.end()
    elif match and match[1] in _money():
        currency, reach = _money()[match[1]], match.end()
    elif match:
        unit, currency = counted_unit(text, end, magnitude, language)
    return Tail(magnitude, unit, currency, max(end, reach) if magnitude == 1 else end)


def _is_scale(text: str, word: str, end: int) -> bool:
    """Whether a wording for a scale is one here; a single letter only before a currency's sign: ``12 M€``."""
    following = text[end : end + 1]
    if len(word) == 1:
        return following != "" and following in money_signs()
    return len(word) > _SHORT_SCALE or not following.isalpha()


def is_byte_unit(text: str, start: int, end: int, language: str) -> bool:
    """Whether what may be a scale is a unit of memory here: with a capital, no full stop and no money behind it."""
    word = text[start:end]
    if word.lower() not in lexicon(language).byte_units.words or word.islower() or text[end : end + 1] == ".":
        return False
    return not named_unit(text, end, language)[1] and not _names_money(text, end)


def _names_money(text: str, end: int) -> bool:
    match = _FOLLOWING.match(text, end)
    return match is not None and match[1] in _money()


def counted_unit(text: str, end: int, magnitude: float, language: str) -> tuple[str, str]:
    """The unit or else the currency of what is counted, past what may stand between a scale and it."""
    unit, currency = named_unit(text, end, language)
    if magnitude > 1:
        if unit and (money := _name_after(text, end, lexicon(language).currencies)):
            return "", money
        link = None if unit or currency else _link(language).match(text, end)
        if link:
            return counted_unit(text, link.end(), magnitude, language)
    return unit, currency


def named_unit(text: str, end: int, language: str) -> tuple[str, str]:
    """The unit or else the currency whose name follows ``end``, at once or after the name of its country."""
    known = lexicon(language)
    if unit := _name_after(text, end, known.units):
        return unit, ""
    if currency := _name_after(text, end, known.currencies):
        return "", currency
    country = _COUNTRY.match(text, end)
    return "", _name_after(text, country.end(), known.currencies) if country else ""


def _name_after(text: str, end: int, wordings: Wordings) -> str:
    wording, _ = _wording(text, end, wordings)
    return (wordings.get(wording) or "") if wording else ""


@cache
def _link(language: str) -> re.Pattern[str]:
    """What joins a scale to what it counts; the space after it is left for the word that follows."""
    return re.compile(rf"[ \u00a0](?:{any_of(lexicon(language).links.words)})", re.IGNORECASE)


_WORDS_AFTER = lazy(
    r"[ \u00a0\u202f\u2011-]?([^\W\d_](?:[^\W_]|[\u0900-\u0963])*(?:/[hu]\b)?)(?:[ ]([^\W\d_]+))?(?:[ ]([^\W\d_]+))?"
)


@lru_cache(maxsize=16)
def _phrases(text: str, end: int) -> tuple[tuple[str, int], ...]:
    """The one to three words that follow, the most first, and where they end."""
    match = _WORDS_AFTER.match(text, end)
    if match is None:
        return ()
    start = match.start(1)
    return tuple((text[start : match.end(n)].lower(), match.end(n)) for n in (3, 2, 1) if match[n] is not None)


def _wording(text: str, end: int, wordings: Wordings) -> tuple[str, int]:
    """The longest of the wordings that follows, and where it ends."""
    phrases = _phrases(text, end)
    for phrase, reach in phrases:
        if phrase in wordings.words:
            return phrase, reach
    if phrases and wordings.prefixes and wordings.get(phrases[-1][0]) is not None:
        return phrases[-1]
    return "", end


def _unspaced_tail(text: str, end: int, language: str) -> Tail:
    known = lexicon(language)
    magnitude = 1.0
    gap = text[end : end + 1] in _FILLERS
    while (
        (step := known.magnitudes.words.get(text[end + gap : end + gap + 1]))
        and magnitude * float(step) <= 1e16
        and text[end + gap : end + gap + 2] not in known.units.words
    ):
        magnitude, end, gap = magnitude * float(step), end + gap + 1, False
    if text[end : end + 1] in ("%", "％"):
        return Tail(magnitude, "percent", "", end)
    rest = text[end : end + 7].lstrip(" 多余餘")
    unit, currency = _longest_start(rest, known.units), _longest_start(rest, known.currencies)
    if unit and currency:
        unit, currency = ("", currency) if magnitude > 1 else (unit, "")
    return Tail(magnitude, unit, currency, end)


def _longest_start(text: str, wordings: Wordings) -> str:
    name = max((word for word in wordings.words if text.startswith(word)), key=len, default="")
    return wordings.words[name] if name else ""
