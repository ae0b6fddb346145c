"""What a reader loses by a finding: the one order in which reports show findings, the gravest first.

A fault that changes the meaning comes before one of language, that before a label or a torn sentence, and that before a
fault of form; hints follow, and last what came along with the page. Within each the worse comes before the lesser.
"""

from __future__ import annotations

from enum import IntEnum

from mtcheck.model.finding import Category, Finding, Severity


class Loss(IntEnum):
    """What a reader loses, the gravest first."""

    MEANING = 0
    LANGUAGE = 1
    """The passage is hard to read, or in another language."""
    LAYOUT = 2
    """A label says something else, a sentence is torn, a link is gone, a program's own words are in the text."""
    FORM = 3
    NOTHING = 4
    """A hint."""
    FURNITURE = 5


_PRIORITIES = {
    Loss.MEANING: 85,
    Loss.LANGUAGE: 65,
    Loss.LAYOUT: 45,
    Loss.FORM: 25,
    Loss.NOTHING: 20,
    Loss.FURNITURE: 0,
}
_OF_MEANING = frozenset({"accuracy", "terminology"})
_OF_FORM = frozenset(
    {
        Category.PUNCTUATION,
        Category.WHITESPACE,
        Category.CAPITALIZATION,
        Category.TEXTUAL_CONVENTIONS,
        Category.AWKWARD,
        Category.INCONSISTENT_STYLE,
        Category.REGISTER,
        Category.DATE_FORMAT,
        Category.TIME_FORMAT,
        Category.CURRENCY_FORMAT,
        Category.MEASUREMENT_FORMAT,
        Category.QUOTE_FORMAT,
    }
)


def loss(finding: Finding) -> Loss:
    """What a reader loses by a finding."""
    if finding.furniture:
        return Loss.FURNITURE
    if finding.severity is Severity.NEUTRAL:
        return Loss.NOTHING
    if finding.severity is Severity.CRITICAL:
        return Loss.MEANING
    if finding.check.startswith("markup/") or finding.category.dimension == "design-and-markup" or _is_talk(finding):
        return Loss.LAYOUT
    return _loss_of_wording(finding)


def _is_talk(finding: Finding) -> bool:
    """Whether somebody speaks of the translation beside it: the article itself says what it should."""
    return finding.check.startswith("style/") and finding.category is Category.ADDITION


def _loss_of_wording(finding: Finding) -> Loss:
    if finding.category in _OF_FORM:
        return Loss.FORM
    is_grave = finding.severity.rank >= Severity.MAJOR.rank
    says_otherwise = finding.category.dimension in _OF_MEANING and finding.category is not Category.UNTRANSLATED
    return Loss.MEANING if is_grave and says_otherwise else Loss.LANGUAGE


def gravity(finding: Finding) -> tuple[int, int]:
    """What findings are ordered by: the smaller, the graver; those that are equal stay in page order."""
    return loss(finding), -finding.severity.rank


def priority(finding: Finding) -> float:
    """The order as a number from 0 to 100, the graver the higher."""
    return float(_PRIORITIES[loss(finding)] + 5 * finding.severity.rank)
