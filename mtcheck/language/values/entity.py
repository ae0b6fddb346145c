"""What an entity is: a place in a text with a value that can be compared across languages."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

_HALVES = 2
"""What a decimal sign leaves of a number."""


class Kind(StrEnum):
    """What a value is a value of."""

    NUMBER = "number"
    YEAR = "year"
    DAY = "day"
    MONTH = "month"
    WEEKDAY = "weekday"
    TIME = "time"
    IDENTIFIER = "identifier"
    SCORE = "score"

    @property
    def is_calendar(self) -> bool:
        """Whether the value belongs to a date."""
        return self in (Kind.YEAR, Kind.DAY, Kind.MONTH, Kind.WEEKDAY)


@dataclass(frozen=True, slots=True)
class Entity:
    """A value and where it stands.

    Two entities may mean the same where they share one of their ``values``: a value that can be read in several ways
    (``1.000``, ``03/04``) holds them all, the likeliest first. Months are 1 to 12, weekdays 1 (Monday) to 7, times are
    hours with the minutes as two decimals: 12.49 is eleven minutes to one.
    """

    kind: Kind
    values: tuple[float, ...]
    start: int
    end: int
    text: str
    digits: bool = True
    """Whether it is written in digits; words may be paraphrased away, digits may not."""
    counted: bool = False
    """Whether it is a plain cardinal in words, which cannot but count: *three*, not *both* and not *third*."""
    ordinal: bool = False
    """Whether it is an ordinal in words, which says which of several: *third*, but of no storey, which countries count
    differently."""
    magnitude: float = 1.0
    """What the digits are multiplied by: 1e9 in ``2.8 billion``."""
    unit: str = ""
    """The unit of measurement, or ``percent``, or ``point`` for percentage points."""
    currency: str = ""
    parts: tuple[float, ...] = ()
    """The single numbers in it, where the whole may also be read as several: 20 and 30 in ``20:30``."""

    named: bool = False
    """Whether it belongs to a name, which may be replaced by another: *COVID-19*."""
    key: str = ""
    """The digits and letters of an identifier, by which it is compared."""

    @property
    def value(self) -> float:
        """The likeliest reading."""
        return self.values[0]

    @property
    def is_decimal(self) -> bool:
        """Whether it is one number with a decimal sign, so that no other number stands in it."""
        return self.kind is Kind.NUMBER and len(self.parts) == _HALVES and not self.text.isdigit()

    @property
    def is_weighty(self) -> bool:
        """Whether its loss is a loss: two digits or more, a decimal, a magnitude, a percentage or money."""
        written = sum(character.isdigit() for character in self.text)
        return (self.digits and not self.named) and (
            written >= 2 or self.magnitude != 1 or bool(self.currency) or self.unit in ("percent", "point")
        )
