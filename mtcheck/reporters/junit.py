"""JUnit XML, which every CI system shows as tests: an article is a suite, a check a case.

There is no official schema; this is the dialect that https://github.com/testmoapp/junitxml writes down. A check with
findings fails, save where all are hints (neutral), furniture, known or suppressed, which are in the case's output; a
missed gate fails. What crashed is an error, what was left out is skipped.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtcheck.model.finding import Finding, Severity
from mtcheck.model.report import Failure, Report
from mtcheck.model.tuples import NamedTuple
from mtcheck.reporters import Reporter
from mtcheck.reporters.counting import plural, severities
from mtcheck.reporters.escaping import TURNING, visible, xml_attribute, xml_text
from mtcheck.reporters.shared import advice, path_of
from mtcheck.reporters.terminal.judgement import say_missed, state
from mtcheck.results.order import gravity


class _Case(NamedTuple):
    """A test case; ``kind`` is one of ``failure``, ``error``, ``skipped`` and ``system-out``, or nothing."""

    name: str
    kind: str = ""
    message: str = ""
    type: str = ""
    text: str = ""
    line: int = 0


class Writer(Reporter):
    """A suite an article, as they come."""

    def opening(self) -> Iterator[str]:
        yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="mtcheck">\n'

    def article(self, report: Report) -> Iterator[str]:
        name, path = (text.translate(TURNING) for text in (report.name, path_of(report, self.view)))
        cases = list(_cases(report))
        counts = {"tests": len(cases)}
        for kind, sums in (("failure", "failures"), ("error", "errors"), ("skipped", "skipped")):
            counts[sums] = sum(case.kind == kind for case in cases)
        numbers = " ".join(f'{name}="{count}"' for name, count in counts.items())
        yield f"  <testsuite name={xml_attribute(name)} file={xml_attribute(path)} {numbers}>\n"
        yield from _properties(report)
        for case in cases:
            yield _written(case, path)
        yield "  </testsuite>\n"

    def closing(self) -> Iterator[str]:
        yield "</testsuites>\n"


def _properties(report: Report) -> Iterator[str]:
    facts = {"language": report.target_language, "source-language": report.source_language}
    if report.score:
        facts |= {"score": f"{report.score.value:g}", "verdict": report.score.verdict}
    if report.quality is not None:
        facts["quality"] = f"{report.quality:g}"
    given = {name: value for name, value in facts.items() if value}
    if given:
        yield "    <properties>\n"
        for name, value in given.items():
            yield f'      <property name="{name}" value={xml_attribute(value)}/>\n'
        yield "    </properties>\n"


def _cases(report: Report) -> Iterator[_Case]:
    """What crashed, the missed gates, the checks that found something, the gravest first, those that found nothing, and
    what was not checked."""
    yield from map(_crash, report.failures)
    for gate in report.missed_gates:
        yield _Case(f"gate/{gate.gate}", "failure", f"FAIL {say_missed(gate)}", "gate", say_missed(gate))
    found: dict[str, list[Finding]] = {}
    for finding in sorted(report.findings, key=gravity):
        found.setdefault(finding.check, []).append(finding)
    crashed = {failure.subject for failure in report.failures}
    for check in dict.fromkeys((*found, *(info.id for info in report.checks))):
        if check not in crashed or check in found:
            yield _case(check, found.get(check, []))
    for gap in report.not_checked:
        yield _Case(gap.what, "skipped", gap.reason)


def _crash(failure: Failure) -> _Case:
    return _Case(failure.subject, "error", failure.message, "unchecked", failure.message)


def _case(check: str, findings: Sequence[Finding]) -> _Case:
    if not findings:
        return _Case(check)
    counting = [each for each in findings if each.counts and not each.furniture]
    worst = (counting or findings)[0]
    text = "\n".join(_line(each) for each in findings)
    line = findings[0].target.line if findings[0].target else 0
    if not counting or worst.severity is Severity.NEUTRAL:
        return _Case(check, "system-out", text=text, line=line)
    sums = f"{plural(len(counting), 'finding')}: {severities(counting)}"
    message = worst.message if len(counting) == 1 else sums
    return _Case(check, "failure", message, worst.severity.value, text, line)


def _line(finding: Finding) -> str:
    place = f"{finding.target.line}:{finding.target.column}: " if finding.target else ""
    quoted = f" '{finding.target.text}'" if finding.target and finding.target.text else ""
    instead = advice(finding)
    why = f" [{state(finding)}]" if not finding.counts else ""
    return visible(f"{place}{finding.severity}:{quoted} {finding.message}{'; ' + instead if instead else ''}{why}")


def _written(case: _Case, path: str) -> str:
    family, _, _ = case.name.rpartition("/")
    attributes = f"name={xml_attribute(case.name)} classname={xml_attribute(family or 'mtcheck')}"
    attributes += f" file={xml_attribute(path)}" + (f' line="{case.line}"' if case.line else "")
    if not case.kind:
        return f"    <testcase {attributes}/>\n"
    inner = f"<{case.kind}"
    inner += f" message={xml_attribute(visible(case.message))}" if case.message else ""
    inner += f" type={xml_attribute(case.type)}" if case.type else ""
    inner += f">{xml_text(visible_lines(case.text))}</{case.kind}>" if case.text else "/>"
    return f"    <testcase {attributes}>\n      {inner}\n    </testcase>\n"


def visible_lines(text: str) -> str:
    """The text with its line ends as they are and everything else escaped that cannot be printed."""
    return "\n".join(map(visible, text.split("\n")))
