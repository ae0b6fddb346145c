"""GitHub's workflow commands: annotations of the changed files, what changes the meaning first.

Of a step GitHub shows ten errors, ten warnings and ten notices, and fifty annotations of a job; what is beyond is
dropped without a word. So the gravest are picked here, one a cause; one notice names the files that miss a gate, and
the last says how many there are in all.
Escapes and limits: https://github.com/actions/toolkit, ``packages/core/src/command.ts``, ``docs/problem-matchers.md``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from mtcheck.errors import list_some, shorten
from mtcheck.model.finding import Severity
from mtcheck.model.report import Report
from mtcheck.model.score import Verdict
from mtcheck.reporters import Reporter, View
from mtcheck.reporters.causes import Cause, causes
from mtcheck.reporters.counting import UNCHECKED, annotated_gaps, plural, shorten_gap
from mtcheck.reporters.escaping import sound, visible
from mtcheck.reporters.furniture import TITLE, furniture_note, furniture_of
from mtcheck.reporters.shared import Worst, advice, path_of, rank
from mtcheck.reporters.terminal.judgement import say_missed

LIMIT = 10
"""Annotations of each level that GitHub shows of a step."""
_LEVELS = {
    Severity.CRITICAL: "error",
    Severity.MAJOR: "error",
    Severity.MINOR: "warning",
    Severity.NEUTRAL: "notice",
}
_PLACES = 5
_FILES = 20
"""Files whose missed gates are named."""
_QUOTED = 200
_FIRST = (-10.0,)
"""The rank of what could not be checked: before every finding."""
_LAST = (10.0,)


class Writer(Reporter):
    """The gravest of each level, one notice of what misses a gate, and one with the sums."""

    def __init__(self, view: View) -> None:
        super().__init__(view)
        self._worst: dict[str, Worst[str]] = {
            "error": Worst(LIMIT),
            "warning": Worst(LIMIT),
            "notice": Worst(LIMIT - 2),
        }
        self._verdicts: Counter[str] = Counter()
        self._missed: list[str] = []
        self._missing = self._broken = self._uncounted = self._furniture = 0

    def article(self, report: Report) -> Iterator[str]:
        path = sound(path_of(report, self.view))
        self._count(report, path)
        furniture = furniture_of(report)
        for cause in causes(each for each in report.findings if each.counts and not each.furniture):
            level = _LEVELS[cause.worst.severity]
            self._worst[level].add(rank(cause.worst), _annotation(level, path, cause))
        if note := furniture_note(furniture, report):
            self._add_notice(path, TITLE, note, next((each.target.line for each in furniture if each.target), 0))
        for failure in report.failures:
            self._worst["error"].add(
                _FIRST, _command("error", {"file": path, "title": failure.subject}, failure.message)
            )
        for gap in annotated_gaps(report):
            self._add_notice(path, gap.what, f"{gap.label}: {shorten_gap(gap)}")
        yield from ()

    def _count(self, report: Report, path: str) -> None:
        score = report.counted_score or report.score
        self._verdicts[score.verdict if score else UNCHECKED] += 1
        self._furniture += score.furniture.lines if score else 0
        self._broken += bool(report.failures) and score is not None
        self._uncounted += sum(not each.counts for each in report.findings)
        self._missing += bool(report.missed_gates)
        if report.missed_gates and len(self._missed) < _FILES:
            self._missed.append(f"{path}: {', '.join(map(say_missed, report.missed_gates))}")

    def _add_notice(self, path: str, title: str, message: str, line: int = 0) -> None:
        properties = {"file": path} | ({"line": str(line)} if line else {}) | {"title": title}
        self._worst["notice"].add(_LAST, _command("notice", properties, message))

    def closing(self) -> Iterator[str]:
        if self._missing:
            more = self._missing - len(self._missed)
            rows = [*self._missed, *([f"and {more} more"] if more else [])]
            said = f"{plural(self._missing, 'file misses', 'files miss')} a gate"
            yield _command("notice", {"title": "FAIL"}, said, *rows)
        for worst in self._worst.values():
            yield from worst
        yield _command("notice", {"title": "mtcheck"}, self._sum())

    def _sum(self) -> str:
        files = self._verdicts.total()
        verdicts = ", ".join(f"{self._verdicts[each]} {each}" for each in (*Verdict, UNCHECKED) if self._verdicts[each])
        parts = [f"{plural(files, 'file')}: {verdicts or 'nothing to check'}"]
        if self._broken:
            parts.append(f"{self._broken} not wholly checked")
        if self._uncounted:
            parts.append(f"{self._uncounted} known or suppressed")
        if self._furniture:
            parts.append(f"{plural(self._furniture, 'line')} of page furniture")
        hidden = sum(worst.left_out for worst in self._worst.values())
        if hidden:
            parts.append(f"{plural(hidden, 'cause')} not annotated, since GitHub shows {LIMIT} of a level")
        return "; ".join(parts)


def _annotation(level: str, path: str, cause: Cause) -> str:
    """A cause at the place of its worst finding; the places of the others stand in the message."""
    finding = cause.worst
    properties = {"file": path}
    place = finding.target
    if place:
        properties["line"] = str(place.line)
        properties["endLine"] = str(place.end_line)
        if place.line == place.end_line:
            properties["col"] = str(place.column)
            properties["endColumn"] = str(place.end_column)
    properties["title"] = finding.check
    rows = [finding.message, advice(finding)]
    if finding.source:
        rows.append(f"original, line {finding.source.line}: {shorten(finding.source.text, _QUOTED)}")
    others = [each.target for entry in cause.entries for each in entry if each is not finding and each.target]
    if others:
        rows.append(f"also at {list_some([f'{each.line}:{each.column}' for each in others], _PLACES)}")
    return _command(level, properties, *(row for row in rows if row))


def _command(level: str, properties: dict[str, str], *rows: str) -> str:
    given = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{level} {given}::{_data(chr(10).join(map(visible, rows)))}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """A value that does nothing to a terminal; line ends stay, so that a file is found by its name."""
    shown = "".join(char if char in "\r\n\ufffd" else visible(char) for char in text)
    return _data(shown).replace(":", "%3A").replace(",", "%2C")
