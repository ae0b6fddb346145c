"""Numbers in Chinese and Japanese characters: ``三十五``, ``二〇二四``, ``两万``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtcheck.language.values.entity import Entity, Kind
from mtcheck.patterns import lazy

_HAN = lazy(r"[〇零一二两兩三四五六七八九十百千万萬億亿兆]{1,14}")
_EITHER = lazy(r"([一二三四五六七八])([二三四五六七八九])(?=[十百千万萬億亿])")
_SHORT_YEAR = 2
_COUNTERS = frozenset("人名个個件家次年月日天小歳岁つ回台辆只隻艘本枚")
_HAN_DIGIT = {c: n for n, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2, "兩": 2}
_HAN_SMALL = {"十": 10, "百": 100, "千": 1000}
_HAN_LARGE = {"万": 1e4, "萬": 1e4, "億": 1e8, "亿": 1e8, "兆": 1e12}


def han_numbers(text: str) -> Iterator[Entity]:
    """The numbers, save a lone one, which is also the article."""
    for match in _HAN.finditer(text):
        if match.start() and text[match.start() - 1].isdigit():
            continue
        for start, end, each in _ends_of_range(match):
            value = _han_value(each)
            if value is not None and value != 1:
                values = (value, *_list_years(value)) if _is_short_year(each) else (value,)
                yield Entity(
                    Kind.NUMBER, values, start, end, text[start:end], digits=False, counted=_counts(text, match)
                )


def _ends_of_range(match: re.Match[str]) -> Iterator[tuple[int, int, str]]:
    """The numeral, or both ends of what two digits in a row leave open: *一万六七千*, 16 or 17 thousand."""
    numeral, start = match[0], match.start()
    found = _EITHER.search(numeral)
    if found is None or _HAN_DIGIT[found[1]] + 1 != _HAN_DIGIT[found[2]]:
        yield *match.span(), numeral
        return
    head, tail, middle = numeral[: found.start()], numeral[found.end() :], start + found.start() + 1
    yield start, middle, head + found[1] + tail
    yield middle, match.end(), head + found[2] + tail


def _is_short_year(numeral: str) -> bool:
    """Whether it may be a year's last two digits: *九二*."""
    return len(numeral) == _SHORT_YEAR and all(character in _HAN_DIGIT for character in numeral)


def _list_years(value: float) -> tuple[float, float]:
    return 1900 + value, 2000 + value


def _counts(text: str, match: re.Match[str]) -> bool:
    """Whether a counter follows, so that the sign is a number and no part of a word."""
    return text[match.end() : match.end() + 1] in _COUNTERS


def _han_value(numeral: str) -> float | None:
    if all(character in _HAN_DIGIT for character in numeral):
        return float("".join(str(_HAN_DIGIT[character]) for character in numeral))
    total = section = digit = 0.0
    for character in numeral:
        if character in _HAN_DIGIT:
            digit = _HAN_DIGIT[character]
        elif character in _HAN_SMALL:
            section += (digit or 1) * _HAN_SMALL[character]
            digit = 0
        else:
            total += ((section + digit) or 1) * _HAN_LARGE[character]
            section = digit = 0
    return total + section + digit
