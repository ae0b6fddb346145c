"""How severities and verdicts look."""

from __future__ import annotations

from mtcheck.model.finding import Severity
from mtcheck.model.score import Verdict
from mtcheck.reporters.terminal.lines import Style

SEVERITY_STYLES = {
    Severity.CRITICAL: Style.CRITICAL,
    Severity.MAJOR: Style.MAJOR,
    Severity.MINOR: Style.MINOR,
    Severity.NEUTRAL: Style.NEUTRAL,
}
VERDICT_STYLES = {
    Verdict.READY: Style.GOOD,
    Verdict.NEEDS_EDITING: Style.MINOR,
    Verdict.TRANSLATE_AGAIN: Style.MAJOR,
    Verdict.CANNOT_TELL: Style.NEUTRAL,
}
