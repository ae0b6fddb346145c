"""Two who mark the same fault: one finding, and surer than either."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from mtcheck.model.finding import Finding, Severity
from mtcheck.model.spans import Place, Span

JUDGES = "judge"
"""The family of the checks that are verdicts of judges."""
_DIGITS = 4


def join_agreeing(findings: Sequence[Finding]) -> list[Finding]:
    """The findings, without those of judges that a rule, or a judge before, has found at the same place.

    What is agreed on has the confidence that at least one of the two is right, were they independent.
    """
    kept: list[Finding] = [each for each in findings if not _is_judge(each.check)]
    if len(kept) == len(findings):
        return kept
    for verdict in findings:
        if not _is_judge(verdict.check):
            continue
        at = next((at for at, each in enumerate(kept) if _agree(each, verdict)), None)
        if at is None:
            kept.append(verdict)
        else:
            sure = 1 - (1 - kept[at].confidence) * (1 - verdict.confidence)
            kept[at] = replace(kept[at], confidence=round(sure, _DIGITS))
    return kept


def list_verdicts(findings: Sequence[Finding]) -> list[Finding]:
    """The findings of judges."""
    return [each for each in findings if _is_judge(each.check)]


def _is_judge(check: str) -> bool:
    return check.startswith(f"{JUDGES}/")


def _agree(known: Finding, verdict: Finding) -> bool:
    """Whether both mark the same place of the side that they speak of."""
    is_hint = known.severity is Severity.NEUTRAL and verdict.severity is not Severity.NEUTRAL
    if known.check == verdict.check or is_hint:  # a hint takes no fault's place
        return False
    if verdict.target and verdict.target.text:
        return _meet(known.target, verdict.target)
    return _meet(known.source, verdict.source)


def _meet(known: Place | None, said: Place | None) -> bool:
    """Whether two places share at least half of the shorter, and neither is many times the other."""
    if known is None or said is None:
        return False
    one, other = known.span, said.span
    shared = min(one.end, other.end) - max(one.start, other.start)
    lengths = sorted((_length(one), _length(other)))
    return shared * 2 >= lengths[0] > 0 and lengths[1] <= lengths[0] * 4


def _length(span: Span) -> int:
    return span.end - span.start
