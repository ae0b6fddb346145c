"""Numbers in digits: what they may mean under each customary decimal and group sign."""

from __future__ import annotations

import re
from functools import cache

from mtcheck.language.entries import read_words
from mtcheck.language.packaged import CLDR, text_of
from mtcheck.language.profiles import profile
from mtcheck.patterns import lazy

NUMERAL = lazy(r"(?<![\d])(?:\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3}(?!\d))+(?:[.,]\d+)?|\d+(?:[.,'’٫٬]\d+)*)")
_SPACES = str.maketrans("", "", " \u00a0\u202f\u2009'’٬")
_UNGROUPED = 4
"""The longest run of digits that stays without a sign if it had none."""


def readings(numeral: str, language: str = "") -> tuple[float, ...]:
    """All values that a numeral may have, the language's own convention first.

    >>> readings("1.000", "de")
    (1000.0, 1.0)
    >>> readings("1.234,50")
    (1234.5,)
    """
    plain = numeral.translate(_SPACES).replace("٫", ".")
    signs = [character for character in plain if character in ".,"]
    if not signs:
        return (float(plain),)
    if len(set(signs)) == 2:
        return _two_signs(plain)
    groups = re.split(r"[.,]", plain)
    grouped = float("".join(groups))
    if len(signs) > 1:
        is_grouped = all(len(group) in (2, 3) for group in groups[1:-1]) and len(groups[-1]) == 3
        return (grouped,) if is_grouped else ()
    decimal = float(".".join(groups))
    if len(groups[1]) != 3 or groups[0].startswith("0") or len(groups[0]) > 3:
        return (decimal,)
    own_group = "." if language in _decimal_comma() else ","
    return (grouped, decimal) if signs[0] == own_group else (decimal, grouped)


def _two_signs(plain: str) -> tuple[float, ...]:
    last = max(plain.rfind("."), plain.rfind(","))
    whole, fraction = plain[:last], plain[last + 1 :]
    if plain[last] in whole:
        return ()
    return (float(re.sub(r"[.,]", "", whole) + "." + fraction),)


def localize(numeral: str, value: float, language: str) -> str:
    """A numeral of another language, digit by digit, with the signs that the language has for decimals and groups.

    Args:
        numeral: what the other language writes.
        value: which of its readings is meant.
        language: the language to write it in.

    >>> localize("1.234,50", 1234.5, "en")
    '1,234.50'
    """
    decimal, group = (",", _group_sign(language)) if language in _decimal_comma() else (".", ",")
    groups = re.split(r"[.,٫]", numeral.translate(_SPACES))
    digits = "".join(groups)
    if len(groups) == 1 and len(digits) <= _UNGROUPED:
        return digits
    if value == float(digits):
        return _group(digits, group)
    return _group("".join(groups[:-1]), group) + decimal + groups[-1]


def _group_sign(language: str) -> str:
    """What a language with a decimal comma sets between thousands."""
    own = profile(language)
    return own.group[0] if own.decimal == "," else "."


def _group(digits: str, sign: str) -> str:
    return re.sub(r"(?<=\d)(?=(?:\d{3})+$)", sign, digits)


@cache
def _decimal_comma() -> frozenset[str]:
    """The languages that set a decimal comma."""
    return frozenset(read_words("numbers.txt", text_of(CLDR, "numbers"))["decimal-comma"])
