"""SARIF 2.1.0 (OASIS): what code scanning of GitHub and other platforms reads.

Columns and offsets count code points, the original's place is a related location that the message links to, and a
suggestion is a fix. GitHub keeps the 5,000 gravest results of a run; they are chosen here, and a notification says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mtcheck import __version__
from mtcheck.model.report import Report
from mtcheck.model.wire import dump
from mtcheck.reporters import Reporter, View
from mtcheck.reporters.escaping import clean
from mtcheck.reporters.sarif.results import Artifact, artifact_location, result
from mtcheck.reporters.sarif.rules import Rules
from mtcheck.reporters.shared import Worst, path_of, rank
from mtcheck.reporters.terminal.judgement import say_missed

SCHEMA_URI = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LIMIT = 5_000
"""Results that GitHub keeps of a run."""
_FORMATS = {
    "plain": "text/plain",
    "markdown": "text/markdown",
    "html": "text/html",
    "asciidoc": "text/asciidoc",
    "restructuredtext": "text/x-rst",
    "android": "application/xml",
    "csv": "text/csv",
    "fluent": "text/plain",
    "json": "application/json",
    "jsonl": "application/x-ndjson",
    "lines": "text/plain",
    "po": "text/x-gettext-translation",
    "properties": "text/x-java-properties",
    "strings": "text/plain",
    "subtitles": "text/vtt",
    "tmx": "application/x-tmx+xml",
    "tsv": "text/tab-separated-values",
    "wmt": "application/xml",
    "xcstrings": "application/json",
    "xliff": "application/xliff+xml",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "yaml": "application/yaml",
}


class Writer(Reporter):
    """One run; its results are written at the end, the worst first."""

    def __init__(self, view: View) -> None:
        super().__init__(view)
        self._results: Worst[dict[str, Any]] = Worst(LIMIT)
        self._artifacts: list[dict[str, Any]] = []
        self._notifications: list[dict[str, Any]] = []
        self._rules = Rules()
        self._sound = True

    def article(self, report: Report) -> Iterator[str]:
        artifact = Artifact(path_of(report, self.view), len(self._artifacts))
        self._artifacts.append(_artifact(report, artifact))
        self._rules.add(report.checks)
        fixes: set[str] = set()
        for finding in report.findings:
            index = self._rules.index(finding)
            entry = result(finding, index, self._rules.taxon(finding), artifact, report, self.view)
            self._results.add(rank(finding), _fixed_once(entry, fixes))
        self._sound = self._sound and report.score is not None and not report.failures
        self._notifications += _gaps(report, artifact)
        yield from ()

    def closing(self) -> Iterator[str]:
        if self._results.left_out:
            said = f"{self._results.left_out} of {self._results.seen} results are left out: the worst {LIMIT} are kept"
            self._notifications.append(_notification("warning", "cut", said))
        yield f'{{\n"$schema": {dump(SCHEMA_URI)},\n"version": "2.1.0",\n"runs": [{{\n"tool": {{"driver": '
        driver = {
            "name": "mtcheck",
            "semanticVersion": __version__,
            "language": "en",
            "supportedTaxonomies": [{"name": Rules.TAXONOMY, "index": 0}],
        }
        yield f'{dump(driver)[:-1]}, "rules": {_lines(self._rules.described())}}}}},\n'
        yield f'"taxonomies": [{dump(clean(self._rules.taxonomy()))}],\n'
        yield '"columnKind": "unicodeCodePoints",\n"newlineSequences": ["\\r\\n", "\\n", "\\r"],\n'
        yield f'"artifacts": {_lines(self._artifacts)},\n'
        invocation = {"executionSuccessful": self._sound, "toolExecutionNotifications": clean(self._notifications)}
        yield f'"invocations": [{dump(invocation)}],\n'
        yield f'"results": {_lines(list(self._results))}\n}}]\n}}\n'


def _fixed_once(entry: dict[str, Any], seen: set[str]) -> dict[str, Any]:
    """A result without a fix that another of its article has already: a torn sentence is joined once."""
    fix = dump(clean(entry.get("fixes")))
    kept = {name: value for name, value in entry.items() if name != "fixes"} if fix in seen else entry
    seen.add(fix)
    return kept


def _lines(entries: list[dict[str, Any]]) -> str:
    return "[\n" + ",\n".join(dump(clean(each)) for each in entries) + "\n]" if entries else "[]"


def _artifact(report: Report, artifact: Artifact) -> dict[str, Any]:
    entry: dict[str, Any] = {"location": artifact_location(artifact), "roles": ["analysisTarget"]}
    if report.target is not None:
        entry["mimeType"] = _FORMATS[report.target.format.value]
    facts = {
        "score": report.score and report.score.value,
        "verdict": report.score and report.score.verdict,
        "quality": report.quality,
    }
    known = {name: value for name, value in facts.items() if value is not None}
    return entry | ({"properties": known} if known else {})


def _gaps(report: Report, artifact: Artifact) -> Iterator[dict[str, Any]]:
    for failure in report.failures:
        yield _notification("error", failure.subject, failure.message, artifact)
    for gate in report.missed_gates:
        yield _notification("error", gate.gate, f"missed {say_missed(gate)}", artifact)
    for gap in report.not_checked:
        yield _notification("note", gap.label, f"{gap.what}: {gap.reason}", artifact)


def _notification(level: str, subject: str, text: str, artifact: Artifact | None = None) -> dict[str, Any]:
    entry: dict[str, Any] = {"level": level, "descriptor": {"id": subject}, "message": {"text": text}}
    if artifact:
        entry["locations"] = [{"physicalLocation": {"artifactLocation": artifact_location(artifact)}}]
    return entry
