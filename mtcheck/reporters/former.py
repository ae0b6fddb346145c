"""The wire form as it was, schema ``mtcheck.report/1``: the old score from the same report, for one release.

The old score is MQM's calibrated one over the whole page, furniture among the faults (``docs/report-2.md``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from mtcheck.model.finding import Finding, Severity
from mtcheck.model.kinds import Format
from mtcheck.model.report import SCHEMA, Report
from mtcheck.model.score import Score
from mtcheck.model.wire import article_dict
from mtcheck.reporters import View
from mtcheck.results import scoring
from mtcheck.results.verdict import ENOUGH_WORDS, THRESHOLD

FORMER_SCHEMA = "mtcheck.report/1"
_SIGNATURE = (
    "mqm|weights:0-1-5-25|repeats:once-per-cause|words:target|unspaced:2-characters-a-word"
    "|ref:1000|pt:90|app:10|value:calibrated|version:1"
)


def schema_name(view: View) -> str:
    """The name of the schema that a view asks for."""
    return FORMER_SCHEMA if view.report_version == 1 else SCHEMA


def wire_form(report: Report, view: View) -> dict[str, Any]:
    """An article in the schema that a view asks for."""
    return _former_article(report) if view.report_version == 1 else article_dict(report)


def _former_article(report: Report) -> dict[str, Any]:
    findings = _count_furniture_once(report)
    article = article_dict(replace(report, findings=tuple(findings)))
    article.pop("structure")
    for block in article["blocks"]:
        block.pop("template", None)
    if report.score is None:
        return article
    counting = [each for each in findings if each.counts]
    article["score"] = _former_score(findings, report.score, report)
    if report.counted_score is not None:
        article["counted_score"] = _former_score(counting, report.counted_score, report)
    return article


def _count_furniture_once(report: Report) -> list[Finding]:
    """The findings; of a check's furniture on an HTML page all but the worst were hints."""
    if report.target is None or report.target.format is not Format.HTML:
        return list(report.findings)
    worst: dict[str, Finding] = {}
    for each in report.findings:
        if each.furniture and (each.check not in worst or each.severity.rank > worst[each.check].severity.rank):
            worst[each.check] = each
    return [
        replace(each, severity=Severity.NEUTRAL) if each.furniture and worst[each.check] is not each else each
        for each in report.findings
    ]


def _former_score(findings: Sequence[Finding], score: Score, report: Report) -> dict[str, Any]:
    """The score of the page as a whole, in the wire form."""
    causes = scoring.worst_of_each_cause(findings)
    words, penalty = score.page_words, scoring.points_of(causes)
    value = scoring.calibrate_penalty(penalty, words)
    low, high = scoring.penalty_limits(causes)
    interval = (
        (scoring.calibrate_penalty(high, words), scoring.calibrate_penalty(low, words))
        if words
        else (0.0, scoring.MAXIMUM)
    )
    critical = sum(each.severity is Severity.CRITICAL for each in causes)
    verdict = _former_verdict(value, interval, critical=bool(critical), few=words < ENOUGH_WORDS)
    return {
        "value": value,
        "raw": scoring.raw(penalty, words),
        "calibrated": value,
        "words": words,
        "verdict": "undecided" if report.failures and verdict == "pass" else verdict,
        "signature": _SIGNATURE,
        "by_category": scoring.split_by_category(causes),
        "body": _tally([each for each in findings if not each.region.is_chrome], score.words),
        "chrome": _tally([each for each in findings if each.region.is_chrome], words - score.words),
        "interval": list(interval),
        "too_few_words": words < ENOUGH_WORDS,
        "critical": critical,
    }


def _former_verdict(value: float, interval: tuple[float, float], *, critical: bool, few: bool) -> str:
    if critical:
        return "fail"
    if few and interval[0] < THRESHOLD <= interval[1]:
        return "undecided"
    return "pass" if value >= THRESHOLD else "fail"


def _tally(findings: Sequence[Finding], words: int) -> dict[str, Any]:
    causes = scoring.worst_of_each_cause(findings)
    penalty = scoring.points_of(causes)
    return {
        "words": words,
        "findings": len(findings),
        "causes": len(causes),
        "penalty": float(penalty),
        "per_thousand": round(penalty * scoring.REFERENCE_WORDS / words, 4) if words else 0.0,
    }
