"""The wire form of the nouns: what ``to_dict`` gives and how it is written as JSON, on lines that can be printed."""

from __future__ import annotations

import json
from typing import Any

from mtcheck.model.bead import Bead
from mtcheck.model.finding import Finding
from mtcheck.model.report import KnownFinding, Report
from mtcheck.model.score import Doubtful, Measurement, Reason, Score
from mtcheck.model.site import Site, SiteCause
from mtcheck.model.spans import Place
from mtcheck.model.text import Document
from mtcheck.patterns import lazy

_UNPRINTABLE = lazy("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")
_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode


def article_dict(report: Report) -> dict[str, Any]:
    """One entry of ``articles`` in the wire form."""
    return {
        "name": report.name,
        "target_language": report.target_language or None,
        "source_language": report.source_language or None,
        "language_confidence": report.language_confidence,
        "score": score_dict(report.score) if report.score else None,
        "counted_score": score_dict(report.counted_score) if report.counted_score else None,
        "quality": report.quality,
        **({} if report.reasons is None else {"quality_reasons": [_reason(each) for each in report.reasons]}),
        **({} if report.doubtful is None else {"doubtful": [_doubtful(each) for each in report.doubtful]}),
        "measurements": [_measurement(each) for each in report.measurements],
        "findings": [finding_dict(each) for each in report.findings],
        "blocks": _blocks(report.target),
        "coverage": None if report.coverage is None else round(report.coverage, 4),
        "structure": [each._asdict() for each in report.structure],
        "beads": [_bead(each) for each in report.beads],
        "failures": [{"subject": each.subject, "message": each.message} for each in report.failures],
        "not_checked": [{"what": each.what, "reason": each.reason} for each in report.not_checked],
        "missed_gates": [each._asdict() for each in report.missed_gates],
        "absent": [_known(each) for each in report.absent],
    }


def site_dict(site: Site) -> dict[str, Any]:
    """One entry of ``sites`` in the wire form."""
    return {
        "name": site.name,
        "language": site.language or None,
        "pages": site.pages,
        "verdicts": dict(site.verdicts),
        "template": [{"line": line, "pages": pages} for line, pages in site.template.items()],
        "causes": [_site_cause(each) for each in site.shared],
    }


def _site_cause(cause: SiteCause) -> dict[str, Any]:
    example = cause.example
    return {
        "check": example.check,
        "severity": example.severity.value,
        "message": example.message,
        "text": example.target.text if example.target else None,
        "suggestion": example.suggestion,
        "furniture": example.furniture,
        "pages": cause.pages,
        "findings": cause.findings,
        "in_template": cause.in_template,
        "places": [each._asdict() for each in cause.places],
    }


def _blocks(document: Document | None) -> list[dict[str, Any]]:
    if document is None:
        return []
    return [
        {"region": block.region.value, "start": block.span.start, "end": block.span.end}
        | ({"template": True} if block.is_template else {})
        for block in document.blocks
    ]


def finding_dict(finding: Finding) -> dict[str, Any]:
    """A finding in the wire form."""
    return {
        "check": finding.check,
        "category": str(finding.category),
        "its": finding.category.its,
        "severity": finding.severity.value,
        "confidence": round(finding.confidence, 3),
        "message": finding.message,
        "suggestion": finding.suggestion,
        "fingerprint": finding.fingerprint,
        "region": finding.region.value,
        "cause": finding.cause,
        "furniture": finding.furniture,
        "target": _place(finding.target),
        "source": _place(finding.source),
        "baseline_state": finding.baseline_state.value if finding.baseline_state else None,
        "suppression": finding.suppression._asdict() if finding.suppression else None,
    }


def _known(known: KnownFinding) -> dict[str, Any]:
    entry = known._asdict()
    del entry["context"]
    return entry


def _place(place: Place | None) -> dict[str, Any] | None:
    if place is None:
        return None
    return {
        "start": place.start,
        "end": place.end,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "text": place.text,
    }


def score_dict(score: Score) -> dict[str, Any]:
    """A score in the wire form."""
    return {
        "value": score.value,
        "verdict": score.verdict.value,
        "reason": score.reason,
        "interval": list(score.interval),
        "words": score.words,
        "page_words": score.page_words,
        "too_few_words": score.too_few_words,
        "penalty": score.penalty,
        "critical": score.critical,
        "by_category": dict(score.by_category),
        "raw": score.raw,
        "calibrated": score.calibrated,
        "furniture": score.furniture._asdict(),
        "signature": score.signature,
    }


def _reason(reason: Reason) -> dict[str, Any]:
    return {
        "kind": reason.kind,
        "message": reason.message,
        "points": round(reason.points, 2),
        "target": [_place(each) for each in reason.target],
        "source": [_place(each) for each in reason.source],
    }


def _doubtful(doubtful: Doubtful) -> dict[str, Any]:
    return {
        "quality": doubtful.quality,
        "target": _place(doubtful.target),
        "source": _place(doubtful.source),
    }


def _measurement(measurement: Measurement) -> dict[str, Any]:
    return {
        "name": measurement.name,
        "value": measurement.value,
        "signature": measurement.signature,
        "interval": list(measurement.interval) if measurement.interval else None,
    }


def _bead(bead: Bead) -> dict[str, Any]:
    return {
        "kind": bead.kind,
        "source": [[segment.span.start, segment.span.end] for segment in bead.source],
        "target": [[segment.span.start, segment.span.end] for segment in bead.target],
        "similarity": round(bead.similarity, 4),
        "moved": bead.moved,
    }


def table(article: dict[str, Any]) -> str:
    """An object with a line for each field, and for each entry of a list."""
    fields = ",\n".join(f"  {dump(key)}: {_value(value)}" for key, value in article.items())
    return f"{{\n{fields}\n}}"


def _value(value: Any) -> str:
    if not isinstance(value, list) or not value:
        return dump(value)
    return "[\n    " + ",\n    ".join(map(dump, value)) + "\n  ]"


def dump(value: Any) -> str:
    """A value as JSON on one line, with everything escaped that cannot be printed."""
    return _UNPRINTABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", _encode(value))
