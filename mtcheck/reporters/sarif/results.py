"""Findings as SARIF's results: places, the original's as a related one, fingerprints and fixes."""

from __future__ import annotations

import html
from typing import Any

from mtcheck.model.finding import Finding, Suppression
from mtcheck.model.kinds import Format
from mtcheck.model.report import Report
from mtcheck.model.spans import Place
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import lazy
from mtcheck.reporters import View
from mtcheck.reporters.escaping import visible
from mtcheck.reporters.sarif.rules import LEVELS
from mtcheck.reporters.shared import relative, uri
from mtcheck.results.order import priority

_LINKS = lazy(r"[\[\]\\]")
_ROOT = "%SRCROOT%"
"""The name that platforms give the root of the checkout."""
_SOURCE = 1
"""The id of the original's place, which the message links to."""


class Artifact(NamedTuple):
    """A file and where it stands in the run's list of files; none where it is not in it."""

    path: str
    number: int | None = None


def artifact_location(artifact: Artifact) -> dict[str, Any]:
    """An ``artifactLocation``: relative to the checkout where the path is."""
    location: dict[str, Any] = {"uri": uri(artifact.path)}
    if not artifact.path.startswith("/"):
        location["uriBaseId"] = _ROOT
    return location | ({} if artifact.number is None else {"index": artifact.number})


def result(
    finding: Finding, rule: int, taxon: dict[str, Any], artifact: Artifact, report: Report, view: View
) -> dict[str, Any]:
    """A ``result`` object.

    Args:
        finding: what was found.
        rule: the index of its rule.
        taxon: the reference to its error type.
        artifact: the article's file.
        report: the report that the finding is of.
        view: tells what paths are relative to.
    """
    entry: dict[str, Any] = {
        "ruleId": finding.check,
        "ruleIndex": rule,
        "level": "note" if finding.furniture else LEVELS[finding.severity],
        "rank": priority(finding),
        "message": {"text": _message(finding)},
        "locations": [_location(artifact, finding.target, finding.region.value)],
        "partialFingerprints": {"mtcheckFingerprint/v1": finding.fingerprint},
        "taxa": [taxon],
        "suppressions": [_suppression(finding.suppression)] if finding.suppression else [],
        "properties": {
            "severity": finding.severity.value,
            "category": str(finding.category),
            "its": finding.category.its,
            "confidence": round(finding.confidence, 3),
            "cause": finding.cause,
            "furniture": finding.furniture,
        },
    }
    if finding.baseline_state:
        entry["baselineState"] = finding.baseline_state.value
    if finding.source and report.source:
        origin = Artifact(relative(report.source.name, view.root))
        said = {"id": _SOURCE, "message": {"text": "the original"}}
        entry["relatedLocations"] = [said | _location(origin, finding.source)]
    fix = _fix(finding, artifact, report)
    return entry | ({"fixes": [fix]} if fix else {})


def _suppression(why: Suppression) -> dict[str, Any]:
    given = {"where": why.where, "author": why.author, "expires": why.expires}
    entry: dict[str, Any] = {"kind": why.kind, "status": "accepted"}
    entry |= {"justification": why.reason} if why.reason else {}
    return entry | {"properties": {name: value for name, value in given.items() if value}}


def _message(finding: Finding) -> str:
    """The message with square brackets that would make a link of it escaped, and a link to the original."""
    text = _LINKS.sub(lambda match: "\\" + match[0], visible(finding.message))
    return f"{text} ([original]({_SOURCE}))" if finding.source else text


def _location(artifact: Artifact, place: Place | None, region: str = "") -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": artifact_location(artifact)}
    if place is not None:
        physical["region"] = _region(place) | {"snippet": {"text": place.text}}
    location: dict[str, Any] = {"physicalLocation": physical}
    return location | ({"logicalLocations": [{"name": region, "kind": "region"}]} if region else {})


def _region(place: Place) -> dict[str, Any]:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
        "charOffset": place.start,
        "charLength": place.end - place.start,
    }


def _fix(finding: Finding, artifact: Artifact, report: Report) -> dict[str, Any] | None:
    """The suggestion as a replacement; none where it would take tags away."""
    place = finding.fixes or finding.target
    if finding.suggestion is None or place is None:
        return None
    text = finding.suggestion
    if report.target and report.target.format is Format.HTML:
        if "<" in place.text:
            return None
        text = html.escape(text, quote=False)
    replacement = {"deletedRegion": _region(place), "insertedContent": {"text": text}}
    change = {"artifactLocation": artifact_location(artifact), "replacements": [replacement]}
    return {"description": {"text": f"write {text!r}" if text else "remove it"}, "artifactChanges": [change]}
