"""Decisions and added findings -> MQM ratings by those who decided (``docs/formats.md``)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from mtcheck.model.finding import Finding
from mtcheck.model.report import Report
from mtcheck.model.spans import Span
from mtcheck.reporters.counting import plural
from mtcheck.reporters.mqm import Opinion, opinions
from mtcheck.review.binding import Judged
from mtcheck.review.model import Added, Decision
from mtcheck.review.outputs import Output

_NOBODY = "editor"
"""The rater, where the file names no author."""


def ratings(_path: Path, judged: Sequence[Judged]) -> Output:
    """The ratings of all pages; what was in the file before is no part of them."""
    pages = [_page(each) for each in judged]
    said = sum(len(found) for _, found, _ in pages)
    return Output("".join(opinions(pages)), plural(said, "rating"))


def _page(page: Judged) -> tuple[Report, dict[int, Opinion], str]:
    said = {id(finding): _opinion(decision) for finding, decision in page.verdicts}
    added = [(_finding(each, page), each) for each in page.review.added]
    said |= {id(finding): _addition(each) for finding, each in added}
    report = replace(page.report, findings=(*page.report.findings, *(finding for finding, _ in added)))
    authors = dict.fromkeys(opinion.rater for opinion in said.values())
    return report, said, ", ".join(authors) or _NOBODY


def _opinion(decision: Decision) -> Opinion:
    data: dict[str, Any] = {"decision": "accepted" if decision.accepted else "dismissed"}
    if decision.reason:
        data["reason"] = decision.reason
    return Opinion(decision.origin.author or _NOBODY, decision.accepted, data | _written(decision.replacement))


def _addition(added: Added) -> Opinion:
    return Opinion(added.origin.author or _NOBODY, True, {"decision": "added"} | _written(added.replacement))


def _written(replacement: str | None) -> dict[str, str]:
    return {} if replacement is None else {"replacement": replacement}


def _finding(added: Added, page: Judged) -> Finding:
    source = page.report.source
    return Finding(
        "",
        added.category,
        added.severity,
        added.comment,
        page.target.document.place(Span(added.start, added.end)),
        source.place(Span(*added.source)) if source and added.source else None,
    )
