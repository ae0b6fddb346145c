"""Numbers that count nothing and are carried over digit by digit: accounts, telephones, tax numbers, post codes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtcheck.language.values.entity import Entity, Kind
from mtcheck.language.values.quantities import currency_before, tail
from mtcheck.patterns import lazy

_LETTER = "0-9A-Za-z_\u00c0-\u024f\u0370-\u04ff"
"""What may not touch an identifier; the signs of scripts without spaces may."""
_END = rf"(?![{_LETTER}]|[.,:]\d)"
_AREA = r"0\d{1,5}(?=[ \u00a0/–-]{1,3}\d{3})"
_PATTERN = (
    # an account: DE61 2909 0120 1234 5083 76
    rf"(?<![{_LETTER}])[A-Z]{{2}}\d{{2}}(?:[ \u00a0]?[A-Z]{{4}})?(?:[ \u00a0]?\d{{4}}){{2,7}}"
    rf"(?:[ \u00a0]?\d{{1,3}})?{_END}"
    # a tax number: DE123456789
    rf"|(?<![{_LETTER}])[A-Z]{{2,3}}\d{{8,12}}{_END}"
    # a book: 978-3-16-148410-0
    rf"|(?<![{_LETTER}])97[89][ -]\d{{1,5}}[ -]\d{{1,7}}[ -]\d{{1,7}}[ -][\dX]{_END}"
    # a telephone with its country, or its area in brackets or with a nought
    rf"|(?<![{_LETTER}.,+])\+\d{{7,14}}{_END}"
    rf"|(?<![{_LETTER}.,+])(?:\+\d{{1,14}}|\(0?\d{{2,5}}\)\d{{0,9}}|0(?= \d{{3}} \d{{3}})|{_AREA}|0\d{{2,5}})"
    rf"(?:[ \u00a0/.–-]{{1,3}}\(?\d{{1,9}}\)?){{1,6}}{_END}"
    rf"|(?<![{_LETTER}.,])0\d(?:[ \u00a0.-]\d{{2}}){{4}}{_END}"
    # groups that are no thousands
    rf"|(?<![{_LETTER}.,])\d{{2,5}}(?P<gap>[ \u00a0-])\d{{2,5}}(?:(?P=gap)\d{{2,5}}){{1,4}}{_END}"
    # digits without a break, and those that begin with a nought
    rf"|(?<![{_LETTER}.,])\d{{7,}}{_END}"
    rf"|(?<![{_LETTER}.,:/–-])(?<!\d[ \u00a0])0\d{{2,}}(?!–\d|-\d|/\d){_END}"
)
_IDENTIFIER = lazy(_PATTERN)
_MAYBE = lazy(r"[A-Z]\d|[+(]\d|(?<![0-9])0[\d ]|\d\d[ \u00a0-]\d|\d{7}")
"""What every text has that holds an identifier, tried first: the whole expression takes long to compile."""
_THOUSANDS = lazy(r"[1-9]\d{0,2}(?:[ \u00a0]\d{3})+")
_YEARS = lazy(r"(?:1[5-9]|20)\d\d")
_DATE = lazy(r"\d{4}-\d\d-\d\d|\d\d-\d\d-\d{4}")
_GROUP = 3
_TRUNK = "(0)"
_FEWEST, _SHORT, _LONGEST_COUNTRY = 5, 9, 4


def identifiers(text: str, language: str) -> Iterator[Entity]:
    """The identifiers in a text."""
    for match in _IDENTIFIER.finditer(text) if _MAYBE.search(text) else ():
        if _identifies(match.group()) and not _measures(text, match, language):
            key = _key(match.group())
            number = float(re.sub(r"\D", "", key) or 0)
            yield Entity(Kind.IDENTIFIER, (number,), *match.span(), match.group(), key=key)


def _identifies(text: str) -> bool:
    """Whether it is no number with spaces between its thousands, no date and no list of years."""
    if _THOUSANDS.fullmatch(text) or _DATE.fullmatch(text):
        return False
    groups = re.findall(r"\d+", text)
    if text[0] not in "0+(" and " " in text and len(groups[-1]) == _GROUP and len(groups[-2]) <= _GROUP:
        return False
    if len(groups) > 1 and text[0].isdigit() and sum(map(len, groups)) < _FEWEST + 2:
        return False
    return len(groups[0]) != len("1999") or not _YEARS.fullmatch(groups[0]) or len(groups) == 1


def _measures(text: str, match: re.Match[str], language: str) -> bool:
    """Whether digits without a break have a currency, a scale or a unit, so that they are an amount."""
    following = tail(text, match.end(), language)
    amount = following.currency or following.unit or following.magnitude > 1 or currency_before(text, match.start())
    return bool(amount) and match.group().isdigit() and not match.group().startswith("0")


def _key(text: str) -> str:
    """The letters and digits, a leading plus and no nought that stands for the call from inside the country."""
    international = text.startswith("+") or (text.startswith("00") and len(text) > _SHORT)
    plain = text.replace(_TRUNK, "")
    signs = "".join(str(int(each)) if each.isdigit() else each for each in plain if each.isalnum())
    return f"+{signs.lstrip('0')}" if international else signs


def is_same_identifier(one: Entity, other: Entity) -> bool:
    """Whether two entities, one of them an identifier at least, have the same digits."""
    if not (one.key and other.key):
        return _is_number(*((one, other) if one.key else (other, one)))
    if one.key == other.key or (one.key.isdigit() != other.key.isdigit() and _digits(one.key) == _digits(other.key)):
        return True
    shorter, longer = sorted((one.key, other.key), key=len)
    local = shorter.lstrip("+0")
    return (
        longer.startswith("+")
        and len(local) >= _FEWEST
        and longer.endswith(local)
        and len(longer) - len(local) <= _LONGEST_COUNTRY
    )


def _is_number(identifier: Entity, other: Entity) -> bool:
    """Whether a long number without a break is one that the other text writes as a number."""
    if other.kind is Kind.TIME:
        return float(identifier.key.lstrip("+")) / 100 in other.values if identifier.key.strip("+").isdigit() else False
    digits = _digits(identifier.key)
    return not digits.startswith("0") and any(value == float(digits) for value in other.values)


def _digits(key: str) -> str:
    return "".join(filter(str.isdigit, key)) or "0"
