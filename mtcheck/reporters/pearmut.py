"""A campaign for Pearmut in which people go over the findings: an ESA task with error spans filled in.

An article is a document, a bead or segment an item. Pearmut counts in UTF-16 code units, both ends inclusive, and takes
one span for one character; a missing passage is marked at the ``[missing]`` that it shows after each text. Spans that
overlap a graver one stand in the item's ``findings`` alone. https://github.com/zouharvi/pearmut
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from typing import Any

from mtcheck.model.finding import Severity
from mtcheck.model.report import Report
from mtcheck.model.wire import dump
from mtcheck.patterns import lazy
from mtcheck.reporters import Reporter, View
from mtcheck.reporters.escaping import sound
from mtcheck.reporters.passages import Mark, Passage, passages
from mtcheck.reporters.shared import rank

_MODEL = "translation"
_SEVERITIES = {
    Severity.CRITICAL: "major",
    Severity.MAJOR: "major",
    Severity.MINOR: "minor",
    Severity.NEUTRAL: "neutral",
}
_INFO = {
    "assignment": "single-stream",
    "protocol": "ESA",
    "shuffle": False,
    "users": 1,
    "special_tokens": ["[missing]"],
}
_TAG = lazy(r"<(?=[a-zA-Z/!?])")


class Writer(Reporter):
    """The campaign, a document an article."""

    def __init__(self, view: View) -> None:
        super().__init__(view)
        self._digest = hashlib.sha256()
        self._gaps: list[dict[str, str]] = []
        self._separator = "\n"

    def opening(self) -> Iterator[str]:
        yield f'{{\n"info": {dump(_INFO)},\n"data": ['

    def article(self, report: Report) -> Iterator[str]:
        unchecked = [
            *((each.subject, each.message) for each in report.failures),
            *((each.what, each.reason) for each in report.not_checked),
        ]
        self._gaps += [
            {"file": sound(report.name), "what": sound(what), "reason": sound(reason)} for what, reason in unchecked
        ]
        rows = [each for each in passages(report) if each.target or each.source]
        if rows:
            items = [_item(f"{sound(report.name)} #{number}", each) for number, each in enumerate(rows, 1)]
            text = "[\n" + ",\n".join(map(dump, items)) + "\n]"
            self._digest.update(text.encode())
            yield self._separator + text
            self._separator = ",\n"

    def closing(self) -> Iterator[str]:
        name = f"mtcheck-{self._digest.hexdigest()[:12]}"
        yield f'\n],\n"not_checked": {dump(self._gaps)},\n"campaign_id": "{name}"\n}}\n'


def _item(name: str, passage: Passage) -> dict[str, Any]:
    findings = [
        {
            "check": mark.finding.check,
            "category": str(mark.finding.category),
            "severity": mark.finding.severity.value,
            "message": sound(mark.finding.message),
            "suggestion": None if mark.finding.suggestion is None else sound(mark.finding.suggestion),
        }
        for mark in passage.marks
    ]
    item: dict[str, Any] = {"item_id": name, "tgt": {_MODEL: _shown(passage.target)}}
    if passage.source:
        item["src"] = _shown(passage.source)
    return item | {"error_spans": {_MODEL: _spans(passage)}, "findings": findings}


def _spans(passage: Passage) -> list[dict[str, Any]]:
    """The marks, the gravest of those that overlap, in the order of the text."""
    kept: list[tuple[int, int, Mark]] = []
    for mark in sorted(passage.marks, key=lambda each: rank(each.finding)):
        start, end = _inclusive(passage.target, mark)
        if all(end < other or start > last for other, last, _ in kept):
            kept.append((start, end, mark))
    return [
        {"start_i": start, "end_i": end, "severity": _SEVERITIES[mark.finding.severity], "category": None}
        for start, end, mark in sorted(kept, key=lambda each: each[0])
    ]


def _inclusive(text: str, mark: Mark) -> tuple[int, int]:
    if mark.start == mark.end:
        whole = _units(text)
        return whole, whole
    start = _units(text[: mark.start])
    return start, start + _units(text[mark.start : mark.end]) - 1


def _units(text: Sequence[str]) -> int:
    return len(text) + sum(char > "\uffff" for char in text)


def _shown(text: str) -> str:
    """The text as it stands, save that nothing in it begins a tag: Pearmut puts texts into its page as they are."""
    return _TAG.sub("\uff1c", sound(text))
