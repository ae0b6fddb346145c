"""A page's habit is one finding: what is written the same way throughout is one decision, not a hundred slips.

The first place counts; the others are hints with the same cause, so that each is marked and can be mended.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
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


def count_habits_once(findings: Sequence[Finding]) -> list[Finding]:
    """The findings in their order, the repetitions of a habit as hints."""
    numbers = Counter(_habit(each) for each in findings if each.check in _TYPOGRAPHY)
    habits = {habit for habit, number in numbers.items() if number >= _fewest(habit)}
    if not habits:
        return list(findings)
    caused = [replace(each, cause=_cause(each)) if _habit(each) in habits else each for each in findings]
    return _hint_at_repetitions(caused, lambda each: _habit(each) if _habit(each) in habits else None)


def count_furniture_once(findings: Sequence[Finding], document: Document) -> list[Finding]:
    """The findings in their order; on an HTML page all of a check's furniture but the first is a hint.

    Its markup tells furniture from the article: that some of it got in is one flaw, however many lines it has.
    """
    if document.format is not Format.HTML:
        return list(findings)
    return _hint_at_repetitions(findings, lambda each: each.check if _is_furniture(each) else None)


def _is_furniture(finding: Finding) -> bool:
    return finding.furniture or (finding.check == "locale/wrong-language" and finding.region.is_chrome)


def _hint_at_repetitions(findings: Sequence[Finding], key: Callable[[Finding], Hashable]) -> list[Finding]:
    """The findings in their order; of those with one key all but the first are hints, and those without one stay."""
    met: set[Hashable] = set()
    settled = []
    for finding in findings:
        name = key(finding)
        settled.append(replace(finding, severity=Severity.NEUTRAL) if name in met else finding)
        if name is not None:
            met.add(name)
    return settled


def _fewest(habit: tuple[str, str]) -> int:
    return _FEWEST_OF_STYLE if _is_of_page(habit[0]) else _FEWEST


def _is_of_page(check: str) -> bool:
    """Whether a check finds what a whole page's making does: its style, its characters."""
    return check.startswith("style/") or check in ("linguistic/html-entity", "linguistic/invisible-character")


def _cause(finding: Finding) -> str:
    return f"{finding.check}:{finding.message}:the page"


def _habit(finding: Finding) -> tuple[str, str]:
    """What tells a habit from others: the check, and for marks which one."""
    return finding.check, "" if _is_of_page(finding.check) else finding.message
