"""A page's habit is one finding: what is written the same way throughout is one decision, not a hundred slips.

The first place counts; the others stand beside it as hints with the same cause, so that each is marked and can be
mended.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from mtcheck.model.finding import Finding, Severity
from mtcheck.model.text import Document, Format

_TYPOGRAPHY = frozenset(
    {
        "linguistic/half-width-mark",
        "linguistic/html-entity",
        "linguistic/invisible-character",
        "linguistic/lost-capital",
        "linguistic/lost-end-mark",
        "linguistic/missing-space",
        "linguistic/space-before-punctuation",
        "linguistic/unbalanced-quote",
        "locale/foreign-number-format",
        "locale/foreign-quotes",
        "locale/kept-number-format",
        "style/mixed-apostrophes",
        "style/mixed-dashes",
        "style/mixed-quotes",
    }
)
_FEWEST, _FEWEST_OF_STYLE = 12, 4
"""Places from which on one fault of typography is a habit, and of style, which is one by its nature."""


def as_habits(findings: Sequence[Finding]) -> list[Finding]:
    """The findings in their order, the repetitions of a habit as hints."""
    numbers = Counter(_habit(each) for each in findings if each.check in _TYPOGRAPHY)
    habits = {habit for habit, number in numbers.items() if number >= _fewest(habit)}
    if not habits:
        return list(findings)
    met: set[tuple[str, str]] = set()
    told = []
    for each in findings:
        habit = _habit(each)
        if habit in habits:
            severity = Severity.NEUTRAL if habit in met else each.severity
            each = replace(each, severity=severity, cause=f"{each.check}:{each.message}:the page")
            met.add(habit)
        told.append(each)
    return told


def count_furniture_once(findings: Sequence[Finding], document: Document) -> list[Finding]:
    """The findings in their order; on an HTML page a check's furniture behind the first place is a hint.

    Its markup tells furniture from the article: that some of it stands within is one flaw, however many its lines are.
    """
    if document.format is not Format.HTML:
        return list(findings)
    met: set[str] = set()
    told = []
    for each in findings:
        around = each.furniture or (each.check == "locale/wrong-language" and each.region.is_chrome)
        again = around and each.check in met
        if around:
            met.add(each.check)
        told.append(replace(each, severity=Severity.NEUTRAL) if again else each)
    return told


def _fewest(habit: tuple[str, str]) -> int:
    return _FEWEST_OF_STYLE if _is_of_page(habit[0]) else _FEWEST


def _is_of_page(check: str) -> bool:
    """Whether a check finds what a whole page's making does: its style, its characters."""
    return check.startswith("style/") or check in ("linguistic/html-entity", "linguistic/invisible-character")


def _habit(finding: Finding) -> tuple[str, str]:
    """What a habit is told by: the check, and for marks which one."""
    return finding.check, "" if _is_of_page(finding.check) else finding.message
