"""Quotation marks, apostrophes and inch marks: what each such character does in its text, and which belong together."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache

from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import lazy

DOUBLE = '"“”„‟«»″'
SINGLE = "'‘’‚‛‹›′"
_ANY = lazy(f"[{DOUBLE}{SINGLE}]")
_BEFORE_OPENING = "([{-‐‑–—/+*=:¿¡…" + DOUBLE + SINGLE
_AFTER_CLOSING = ".,;:!?)]}-‐‑–—/…*%" + DOUBLE + SINGLE
_DECADE = lazy(r"\d0(?:s|er)?\b|\d\d\b")


class Role(StrEnum):
    """What a mark does where it stands."""

    OPENING = "opening"
    CLOSING = "closing"
    APOSTROPHE = "apostrophe"
    MEASURE = "measure"


class QuoteMark(NamedTuple):
    """A mark at an offset of its text."""

    at: int
    sign: str
    role: Role


class Quotation(NamedTuple):
    """Two marks that enclose a passage."""

    opening: QuoteMark
    closing: QuoteMark
    nested: bool = False

    @property
    def signs(self) -> tuple[str, str]:
        """The opening and the closing character."""
        return self.opening.sign, self.closing.sign


class Quotes(NamedTuple):
    """All marks of a text in order, the quotations they make, and the quotation marks that found no partner."""

    marks: tuple[QuoteMark, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    unmatched: tuple[QuoteMark, ...] = ()


_NONE = Quotes()


@lru_cache(maxsize=512)
def read_quotes(text: str) -> Quotes:
    """The quotation marks and apostrophes of a text."""
    found = [match.start() for match in _ANY.finditer(text)]
    if not found:
        return _NONE
    double = _Pairing(text)
    single = _Pairing(text)
    for at in found:
        if text[at] in DOUBLE:
            double.take(at, _double_role(text, at, double.opened(text[at])))
        else:
            single.take(at, _single_role(text, at, bool(single.open)))
    lone_singles = [_as_apostrophe(mark) for mark in single.unmatched()]
    in_pairs = [mark for pair in single.pairs for mark in pair] + [mark for pair in double.pairs for mark in pair]
    lone = sorted(double.unmatched(), key=_offset)
    marks = sorted([*double.other, *single.other, *lone_singles, *in_pairs, *lone], key=_offset)
    return Quotes(tuple(marks), tuple(_quotations([*double.pairs, *single.pairs])), tuple(lone))


def _offset(mark: QuoteMark) -> int:
    return mark.at


_ROLES = {"«": Role.OPENING, "„": Role.OPENING, "»": Role.CLOSING, "”": Role.CLOSING}
"""What a mark does where its neighbours do not tell, as between no-break spaces."""


_WIDE = "\u2e80"
"""From where on letters and marks are those of scripts without spaces."""
_OF_UNSPACED = {"“": Role.OPENING, "”": Role.CLOSING}
"""What a mark does in these, whatever its neighbours are; “ closes in German alone."""


class _Pairing:
    """Pairs the marks of one family from left to right."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.open: list[QuoteMark] = []
        self.stray: list[QuoteMark] = []
        self.other: list[QuoteMark] = []
        self.pairs: list[tuple[QuoteMark, QuoteMark]] = []

    def opened(self, sign: str) -> bool:
        """Whether a mark that this sign can close is open."""
        return any(mark.sign == sign or sign != '"' for mark in self.open)

    def take(self, at: int, role: Role) -> None:
        mark = QuoteMark(at, self.text[at], role)
        if role is Role.OPENING:
            self.open.append(mark)
        elif role is not Role.CLOSING:
            self.other.append(mark)
        elif self.open:
            self.pairs.append((self.open.pop(self._partner(mark)), mark))
        else:
            self.stray.append(mark)

    def _partner(self, mark: QuoteMark) -> int:
        """The nearest open mark of the same style, or simply the nearest."""
        straight = mark.sign in "\"'"
        for index in range(len(self.open) - 1, -1, -1):
            if (self.open[index].sign in "\"'") == straight:
                return index
        return -1

    def unmatched(self) -> list[QuoteMark]:
        return [*self.open, *self.stray]


def _double_role(text: str, at: int, opened: bool) -> Role:
    left, right = text[at - 1 : at], text[at + 1 : at + 2]
    if text[at] in "«»" and _stands_off(text[at], left, right):
        return _ROLES[text[at]]
    if text[at] in _OF_UNSPACED and (left >= _WIDE or right >= _WIDE):
        return _OF_UNSPACED[text[at]]
    opens = _solid(right) and (not _solid(left) or left in _BEFORE_OPENING)
    closes = _solid(left) and (not _solid(right) or right in _AFTER_CLOSING)
    if left.isdigit() and not opened and not opens and text[at] in '"”″':
        return Role.MEASURE
    if opens == closes or (opens and opened and text[at] == "”"):
        return _ROLES.get(text[at]) or (Role.CLOSING if opened else Role.OPENING)
    return Role.OPENING if opens else Role.CLOSING


def _stands_off(sign: str, left: str, right: str) -> bool:
    """Whether a guillemet is set with a space on its inner side, as in French."""
    if sign == "«":
        return not _solid(right) and (not _solid(left) or left in "’'(")
    return not _solid(left) and (not _solid(right) or right in ".,;:!?)…")


def _single_role(text: str, at: int, opened: bool) -> Role:
    left, right = text[at - 1 : at], text[at + 1 : at + 2]
    if left.isalnum() and right.isalnum():
        return Role.MEASURE if left.isdigit() and right.isdigit() else Role.APOSTROPHE
    if left.isdigit() and not opened:
        return Role.MEASURE
    if left.isalnum() or (left and left in ".,!?…") or (_solid(left) and not _solid(right)):
        return Role.CLOSING if opened else Role.APOSTROPHE
    if _DECADE.match(text, at + 1) and text[at] in "'’":
        return Role.APOSTROPHE
    if _solid(right) and (not _solid(left) or left in _BEFORE_OPENING):
        return Role.OPENING
    return Role.CLOSING if opened else Role.APOSTROPHE


def _solid(character: str) -> bool:
    return bool(character) and not character.isspace()


def _as_apostrophe(mark: QuoteMark) -> QuoteMark:
    return QuoteMark(mark.at, mark.sign, Role.APOSTROPHE)


def _quotations(pairs: list[tuple[QuoteMark, QuoteMark]]) -> Iterator[Quotation]:
    end = -1
    for opening, closing in sorted(pairs, key=lambda pair: pair[0].at):
        yield Quotation(opening, closing, nested=closing.at < end)
        end = max(end, closing.at)
