"""Numbers in digits: what they may mean under each customary decimal and group sign."""

from __future__ import annotations

import re

from mtcheck.patterns import lazy

NUMERAL = lazy(r"(?<![\d])(?:\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3}(?!\d))+(?:[.,]\d+)?|\d+(?:[.,'’٫٬]\d+)*)")
_SPACES = str.maketrans("", "", " \u00a0\u202f\u2009'’٬")
_DECIMAL_COMMA = frozenset("de fr es it pt nl pl cs ru uk sv tr da nb no fi id ro hu el bg sk hr sl".split())


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
    own_group = "." if language in _DECIMAL_COMMA else ","
    return (grouped, decimal) if signs[0] == own_group else (decimal, grouped)


def _two_signs(plain: str) -> tuple[float, ...]:
    last = max(plain.rfind("."), plain.rfind(","))
    whole, fraction = plain[:last], plain[last + 1 :]
    if plain[last] in whole:
        return ()
    return (float(re.sub(r"[.,]", "", whole) + "." + fraction),)


def written(value: float, language: str, decimals: int | None = None) -> str:
    """A value as the language writes it in digits.

    >>> written(1234.5, "de")
    '1.234,5'
    """
    text = f"{value:,.{decimals}f}" if decimals is not None else f"{value:,.15g}"
    if language in _DECIMAL_COMMA:
        return text.translate(str.maketrans(",.", ".,"))
    return text
