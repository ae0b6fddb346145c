"""What the checks of numbers, dates and quantities share: differences of a bead, and how to speak of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from mtcheck.checks.base import Article, Remark, beside
from mtcheck.language.values.compare import Change, Difference, are_equal, compare
from mtcheck.language.values.digits import NUMERAL, localize
from mtcheck.language.values.entity import Entity, Kind
from mtcheck.language.values.quantities import currency_place
from mtcheck.model.bead import Bead, Side
from mtcheck.model.finding import Severity
from mtcheck.model.kinds import MarkKind
from mtcheck.patterns import HAN_AND_KANA, lazy

_SECTION = lazy(r"(?:[^\W\d_]+\.?\s)?\d+(?:\.\d+)*(?=[.,:)](?!\d)|$)")
"""*Section 2.1*, *3.4.* at the beginning of a cross-reference."""
_NUMBERING = lazy(rf"(?:[^\W\d_]+\s)?\d+(?:\.\d+)+\.(?=\s)|[{HAN_AND_KANA}]\d+(?:\.\d+)+")
"""*3.4. *, *Table 1.2. * and *表1.2* at the beginning of a block: on the other side it may be a sentence of its own."""
_LAST_DAY = 31
_BASE = ("進", "进")
_SWAP = "two figures changed places"


def remarks(bead: Bead, article: Article, wanted: Callable[[Difference], bool]) -> Iterator[Remark]:
    """A remark on every difference that the check asks for."""
    source, target = bead.sides
    found = compare(source.text, target.text, article.source_language, article.target_language)
    is_other_month = any(_has_other_month(each) for each in found)
    for difference in found:
        if wanted(difference) and not (
            _is_of_reference(difference, source, target) or _is_next_door(difference, bead, article)
        ):
            made = _remark(difference, source, target, article)
            yield made._replace(suggestion=None) if is_other_month and _is_of_day(difference) else made


def _has_other_month(difference: Difference) -> bool:
    one, other = difference.source, difference.target
    return one is not None and other is not None and Kind.MONTH in (one.kind, other.kind)


def _is_of_day(difference: Difference) -> bool:
    """Whether a figure of a day's length differs, which is half a date where its month is another one as well."""
    return all(each is not None and each.value <= _LAST_DAY for each in (difference.source, difference.target))


def exchanges(bead: Bead) -> Iterator[Remark]:
    """A remark on each of two counts that changed places."""
    source, target = bead.sides
    for here, there in bead.exchanged:
        message = (
            f"the original says '{source.text[slice(*here)]}' here, the translation '{target.text[slice(*there)]}'"
        )
        yield beside(source, here, target, there, message, severity=Severity.MAJOR, confidence=0.8, cause=_SWAP)


def _is_next_door(difference: Difference, bead: Bead, article: Article) -> bool:
    """Whether a value that one side alone has here is what the other side alone has in the bead before or after."""
    if (difference.source is None) == (difference.target is None):
        return False
    at = article.once(_places).get(id(bead), -1)
    near = [article.beads[n] for n in (at - 1, at + 1) if at >= 0 and 0 <= n < len(article.beads)]
    return any(_completes(difference, other) for each in near for other in _lone(each, article))


def _places(article: Article) -> dict[int, int]:
    return {id(bead): at for at, bead in enumerate(article.beads)}


def _lone(bead: Bead, article: Article) -> Iterator[Difference]:
    source, target = bead.sides
    for difference in compare(source.text, target.text, article.source_language, article.target_language):
        if (difference.source is None) != (difference.target is None):
            yield difference


def _completes(one: Difference, other: Difference) -> bool:
    return (one.source is None) != (other.source is None) and are_equal(one.entity, other.entity)


def _is_of_reference(difference: Difference, source: Side, target: Side) -> bool:
    """Whether all that differs is a section's number, in its link or before its title.

    One side may be without it, and where both have it a language may take *7.1. * for a date.
    """
    one, other = difference.source, difference.target
    if (one is None) != (other is None) and _is_base(source if one else target, difference.entity):
        return True
    found = [_section(side, entity) for side, entity in ((source, one), (target, other)) if entity is not None]
    return bool(found[0]) and found[0] == found[-1]


def _is_base(side: Side, entity: Entity) -> bool:
    """Whether a number says to which base others are written, as in *16進*, for which others have a word."""
    return side.text[entity.end :].lstrip().startswith(_BASE)


def _section(side: Side, entity: Entity) -> str:
    """The section's number of which a number is a part, in figures and dots; empty where it is of none."""
    segment, start, end = side.at(entity.start, entity.end)
    start, end = start + segment.start, end + segment.start
    block = segment.block
    labels = (mark for mark in block.marks if mark.kind is MarkKind.LINK and mark.start <= start and end <= mark.end)
    matches = (_NUMBERING.match(block.text), *(_SECTION.match(block.text, mark.start, mark.end) for mark in labels))
    number = next((match[0] for match in matches if match and end <= match.end()), "")
    return "".join(sign for sign in number if sign.isdigit() or sign == ".").strip(".")


def is_quantity(difference: Difference) -> bool:
    """Whether the number survived and what it measures did not."""
    return difference.change in (Change.MAGNITUDE, Change.UNIT)


def is_date(difference: Difference) -> bool:
    """Whether a part of a date or a time of the day changed."""
    kinds = [entity.kind for entity in (difference.source, difference.target) if entity]
    return not is_quantity(difference) and any(kind.is_calendar or kind is Kind.TIME for kind in kinds)


def is_number(difference: Difference) -> bool:
    """Whether a plain number changed."""
    return not is_quantity(difference) and not is_date(difference)


def _remark(difference: Difference, source: Side, target: Side, article: Article) -> Remark:
    one, other = difference.source, difference.target
    source_range = _place(one, difference, source, article.source_language) if one else source.whole
    target_range = _place(other, difference, target, article.target_language) if other else target.whole
    return beside(
        source,
        source_range,
        target,
        target_range,
        _message(difference),
        suggestion=_suggestion(difference, article.target_language),
        severity=Severity.MAJOR,
        confidence=0.95 if one and other else 0.8,
        cause=_SWAP if difference.change is Change.SWAPPED else "",
    )


def _place(entity: Entity, difference: Difference, side: Side, language: str) -> tuple[int, int]:
    """Where a value is, or its currency if that alone differs."""
    place = None
    if difference.change is Change.UNIT and entity.currency:
        place = currency_place(side.text, entity.start, entity.end, entity.currency, language)
    return place or (entity.start, entity.end)


def _message(difference: Difference) -> str:
    one, other = difference.source, difference.target
    if one and other:
        if difference.change is Change.UNIT:
            return f"the original says '{_full(one)}', the translation '{_full(other)}'"
        place = " here" if difference.change is Change.SWAPPED else ""
        return f"the original says '{one.text}'{place}, the translation '{other.text}'"
    if one:
        return f"'{one.text}' of the original is missing"
    return f"'{difference.entity.text}' is not in the original"


def _full(entity: Entity) -> str:
    unit = "percentage points" if entity.unit == "point" else entity.unit
    return f"{entity.text} {entity.currency or unit}"


def _suggestion(difference: Difference, language: str) -> str | None:
    """The original's value as the translation's language writes it, unless that is what it writes already."""
    one, other = difference.source, difference.target
    if one is None or other is None or difference.change not in (Change.VALUE, Change.SWAPPED):
        return None
    text = suggestion(one, other, language)
    return None if text == other.text else text


def _pad_as(digits: str, other: str) -> str:
    """The figures of a day with as many noughts before them as the translation writes there."""
    return digits.lstrip("0").rjust(len(other), "0") if other.startswith("0") else digits.lstrip("0") or digits


def suggestion(one: Entity, other: Entity, language: str) -> str | None:
    """The original's value as the translation's language writes it, where it fits into the marked place."""
    if one.kind is Kind.IDENTIFIER:
        return one.text
    if one.kind is Kind.SCORE:
        numbers = iter(re.findall(r"\d+", one.text))
        return re.sub(r"\d+", lambda _: next(numbers), other.text)
    if not (one.digits and other.digits) or one.magnitude != other.magnitude or one.kind is Kind.TIME:
        return None
    if one.magnitude != 1 or one.text == other.text:
        return None
    if one.kind is not Kind.NUMBER or not NUMERAL.fullmatch(one.text):
        return _pad_as(one.text, other.text) if one.text.isdigit() else None
    return localize(one.text, one.value, language)
