"""Numbers in foreign form beside what they measure: a unit's sign, another side, the best mark, money."""

from __future__ import annotations

import re
from functools import cache

from mtcheck.checks.locale._number_forms import (
    COMMA,
    EDGE,
    GROUPED,
    GROUPED_BY_COMMAS,
    NUMBER,
    POINT,
    Form,
    swap_signs,
)
from mtcheck.language.profiles import profile
from mtcheck.language.values.lexicon import lexicon
from mtcheck.language.wordlists import ANY, any_word_of, words_of
from mtcheck.patterns import any_of, lazy

_BEGIN = r"(?<![\w.,:/])(?<!\w[-–])(?<![Vv]ersion )"
"""As of other numbers, but with a minus before it."""
_BLANK = "[ \u00a0\u202f]"
_POSTED_COMMA, _POSTED_POINT = "has a comma for the decimal point", "has a point for the decimal comma"
_DOTTED = "has points for blanks between thousands"
_SELDOM = lazy(r"\d(?:[.:]\d\d,\d|['’]\d{3})|[gmlq]\.? \d|[^\W\d_]: ?\d")
"""What every text has that holds one of the less frequent forms."""


@cache
def measured_forms(language: str) -> tuple[Form, ...]:
    """What is foreign to a language in numbers that measure something."""
    own = profile(language)
    forms = (*_decimals(language, own.decimal), *_unit_first(own.decimal))
    if language == "en":
        return (*forms, *_dotted_counts(), _clocked(), _apostrophes(","))
    return (*forms, *_money(language, own.group[0]))


def _decimals(language: str, decimal: str) -> tuple[Form, ...]:
    """Decimals with the other sign before the sign of a unit, between two sides, before the best mark there is."""
    wrong, tells, says = (",", COMMA, _POSTED_COMMA) if decimal == "." else (r"\.", POINT, _POSTED_POINT)
    number = rf"{_BEGIN}\d{{1,4}}{wrong}\d{{1,2}}"
    best = rf"(?:{_BLANK}(?:{any_word_of(language, 'out-of')}){_BLANK}|/)(?:5|10)(?![\w.,]\w|\w)"
    return tuple(
        Form(tells, lazy(pattern), says, swap_signs)
        for pattern in (
            rf"{number}(?={_BLANK}?(?:{any_word_of(ANY, 'unit-signs')})(?![\w/]))",
            rf"{number}(?={_BLANK}?[x×]{_BLANK}?\d)|(?<=[x×][ \u00a0\u202f])\d{{1,4}}{wrong}\d{{1,2}}(?![\w.,]\w|\w)",
            rf"{_BEGIN}\d{wrong}\d{{1,2}}(?={best})",
        )
    )


def _unit_first(decimal: str) -> tuple[Form, ...]:
    """The unit before its number, as in Italian: *cm 21,5*."""
    wrong = "," if decimal == "." else "."

    def instead(match: re.Match[str]) -> str:
        return f"{match['figure'].replace(wrong, decimal)}\u00a0{match['unit']}"

    pattern = (
        r"(?:(?<=[^\W\d_]{2}[ :])|\A)(?<!\bin )(?<!\ben )(?<!\bper )(?<!\bpro )(?P<unit>cm|mm|km|kg|ml|mq)\.? "
        r"(?P<figure>\d{1,4}(?:[.,]\d{1,2})?)(?![\w%°/²³]|[.,:-]\w| ?[x×]|[ \u00a0](?:cm|mm|km|kg|ml|m|g|l)\b)"
    )
    return (Form(_SELDOM, lazy(pattern), "has the unit before its number", instead),)


def _dotted_counts() -> tuple[Form, ...]:
    """Dots between thousands behind what is counted, or before what nobody measures to the thousandth."""
    counted = any_of({*profile("en").counted, *words_of("en", "counted-before")})
    never, above = any_word_of("en", "never-thousandths"), any_word_of("en", "above-sea")
    group = r"[1-9]\d{0,2}\.\d{3}"
    says = "reads as a decimal; a comma separates the thousands"
    return (
        Form(
            _SELDOM,
            lazy(rf"(?i:\b(?:{counted})): ?(?P<{NUMBER}>[1-9]\d{{0,2}}(?:\.\d{{3}})+)(?![\w%]|[.,:-]\w)"),
            says,
            swap_signs,
        ),
        Form(
            _SELDOM,
            lazy(
                r"(?<![Pp]hone)(?<![Tt]el)(?<![Ff]ax)(?<![Cc]ode)(?<=[a-z]{4}): "
                rf"(?P<{NUMBER}>[1-9]\d{{0,2}}(?: \d{{3}})+)\Z"
            ),
            "has blanks between thousands",
            lambda match: match[NUMBER].replace(" ", ","),
        ),
        Form(GROUPED, lazy(rf"{EDGE}{group}(?={_BLANK}(?:{never})\b)"), says, swap_signs),
        Form(GROUPED, lazy(rf"{EDGE}{group}(?={_BLANK}(?:m|metres?|meters?|ft|feet) (?:{above})\b)"), says, swap_signs),
    )


def _clocked() -> Form:
    """The time of a race."""

    def instead(match: re.Match[str]) -> str:
        return match[0].replace(".", ":").replace(",", ".")

    return Form(
        _SELDOM,
        lazy(rf"{EDGE}\d{{1,2}}[.:][0-5]\d,\d{{1,3}}(?!\w|[.,:]\d)"),
        "is a time with a decimal comma",
        instead,
    )


def _apostrophes(group: str) -> Form:
    def instead(match: re.Match[str]) -> str:
        return re.sub("['’]", group, match[0])

    pattern = r"(?<![\w.,:/'’-])[1-9]\d{0,2}(?:['’]\d{3})+(?![\w'’\"])"
    return Form(_SELDOM, lazy(pattern), "has apostrophes between thousands, as in Switzerland", instead)


def _money(language: str, group: str) -> tuple[Form, ...]:
    """Thousands of money parted by commas; of less than ten, where fuel has three decimals, round ones alone."""
    names = any_of(word for word in lexicon(language).currencies.words if len(word) > 2)
    amount = r"(?:[1-9]\d{1,2}(?:,\d{3})+|[1-9],\d00)"
    behind = rf"(?={_BLANK}?[€$£]|{_BLANK}(?i:{names})(?!\w))"

    def instead(match: re.Match[str]) -> str:
        return match[0].replace(",", group)

    def undotted(match: re.Match[str]) -> str:
        return match[0].replace(".", group)

    dotted = (Form(GROUPED, lazy(rf"{EDGE}[1-9]\d{{0,2}}(?:\.\d{{3}})+{behind}"), _DOTTED, undotted),)
    return (
        *(dotted if group.isspace() else ()),
        Form(
            GROUPED_BY_COMMAS,
            lazy(rf"{EDGE}{amount}{behind}|(?<=[€$£]){amount}(?![\w]|[.,]\d)"),
            "has English commas between thousands",
            instead,
        ),
    )


@cache
def doubtful_groups() -> Form:
    """A number that by itself may be given to the thousandth."""
    measured = any_word_of("en", "measured-to-the-thousandth")
    return Form(
        GROUPED,
        lazy(rf"{EDGE}[1-9]\d{{0,2}}\.\d{{3}}(?![\w%°€$£]|[.,:-]\w|[ \u00a0-](?:{measured}|[A-ZµΩ°%])(?!\w))"),
        "has a dot between thousands, as others on this page",
        swap_signs,
    )


@cache
def scaled_groups() -> Form:
    """Thousands of millions, which Spanish has for billions: *2.145 million euros*."""
    return Form(
        GROUPED,
        lazy(rf"{EDGE}[1-9]\d{{0,2}}\.\d{{3}}(?=[ \u00a0](?:{any_word_of('en', 'scales')})\b)"),
        "may have a dot for the comma between thousands, as in Spanish",
        swap_signs,
    )


@cache
def parted_amounts() -> Form:
    """Amounts of East Asian languages whose tens of thousands were translated apart: *80,000 9,000 won*."""
    money = any_word_of("en", "east-asian-money")
    return Form(
        GROUPED_BY_COMMAS,
        lazy(
            rf"{EDGE}(?P<large>[1-9]\d{{0,2}}(?:,\d{{3}})*,000|[1-9]\d{{0,3}} (?P<scale>million))"
            rf"[ \u00a0](?P<small>[1-9]\d{{0,2}}(?:,\d{{3}})+)(?=[ \u00a0](?:{money})\b)"
        ),
        "is one amount in two figures, as the original counts in tens of thousands",
        _add_up,
    )


def _add_up(match: re.Match[str]) -> str:
    large = int("".join(filter(str.isdigit, match["large"]))) * (1_000_000 if match["scale"] else 1)
    return f"{large + int(match['small'].replace(',', '')):,}"
