"""How a number in foreign form is found, what is said of it and what stands for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from mtcheck.model.finding import Severity
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import lazy

_SWAP = str.maketrans(".,", ",.")
EDGE = r"(?:(?<![\w.,:/-])|(?<=[ \u00a0(]-))(?<![Vv]ersion )"
"""What stands before a number: no part of another, of an address or of a version, but a minus that was typed."""
STOP = r"(?![\w/]|[.,:-]\w)"
"""What stands behind one."""
NUMBER = "number"
"""The group of an expression that has more than the number, which is what is wrong."""
GROUPED = lazy(r"\d\.\d{3}")
GROUPED_BY_COMMAS = lazy(r"\d,\d{3}")
COMMA = lazy(r"\d,\d\d?(?!\d)")
POINT = lazy(r"\d\.\d\d?(?!\d)")


class Form(NamedTuple):
    """A foreign form."""

    tells: re.Pattern[str]
    """What every text has that holds the form: shared with others and searched first."""
    pattern: re.Pattern[str]
    says: str
    instead: Callable[[re.Match[str]], str]
    severity: Severity | None = None


Found = tuple[int, int, Form, re.Match[str]]


def swap_signs(match: re.Match[str]) -> str:
    """The number with points for commas and commas for points."""
    return match[NUMBER if NUMBER in match.re.groupindex else 0].translate(_SWAP)


def find(text: str, forms: Iterable[Form]) -> Iterator[Found]:
    """Every place of a text that is in one of the forms."""
    told: dict[re.Pattern[str], bool] = {}
    for form in forms:
        if form.tells not in told:
            told[form.tells] = form.tells.search(text) is not None
        if told[form.tells]:
            for match in form.pattern.finditer(text):
                yield *match.span(NUMBER if NUMBER in form.pattern.groupindex else 0), form, match
