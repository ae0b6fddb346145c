"""Fix, check again, and so on until nothing more is to be done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from mtcheck.errors import MtcheckError
from mtcheck.fixing.edits import Edit, apply, clash
from mtcheck.fixing.lines import close_text, tidy_edits
from mtcheck.fixing.plans import Kept, Plan, plans
from mtcheck.fixing.rereading import Change, is_read_as_meant
from mtcheck.loading import parse_again
from mtcheck.model.finding import Finding, Fix
from mtcheck.model.report import Report
from mtcheck.model.text import Document
from mtcheck.model.tuples import NamedTuple

Inspect = Callable[[Document], Report]

MOST_ROUNDS = 8
_FEWEST_WORDS = 60
"""Of pages that can be said to lose much."""

_REASONS = {
    Fix.NONE: "nothing to write is known",
    Fix.REMOVAL: "not part of the article; --furniture removes it",
    Fix.CAPTION: "a caption; --captions removes it",
    Fix.UNSAFE: "may need a second look; --unsafe follows it",
}

_Key = tuple[str, str]
"""A finding's check and fingerprint."""


class Fixed(NamedTuple):
    """A finding that was fixed, and in which round, counted from 0."""

    finding: Finding
    round: int


@dataclass(frozen=True)
class Outcome:
    """A text after its fixes."""

    document: Document
    """The corrected text (``.text``) with what is known of it."""
    before: Report
    """Of the text as it was."""
    report: Report
    """Of the text as it is now."""
    fixed: tuple[Fixed, ...] = ()
    """What was done, in order; the places are those of the text as it was in that round."""
    kept: tuple[Kept, ...] = ()
    """What was left alone, and why; the places are those of the text as it is now."""
    rounds: tuple[tuple[Edit, ...], ...] = ()
    """The edits of each round, in the text that the round before it left."""


class _Step(NamedTuple):
    document: Document
    report: Report
    edits: tuple[Edit, ...] = ()


def run_rounds(document: Document, inspect: Inspect, allowed: Collection[Fix] = (Fix.SAFE,)) -> Outcome:
    """The document after all fixes that are allowed, checked after each round of them until nothing changes.

    A fix that brings up a new finding, save one that the fixed finding had silenced, is not made. A text that
    could not be checked in all its parts is left as it is.

    Args:
        document: the text as it was read.
        inspect: checks a text in memory.
        allowed: which checks' suggestions are followed.

    Raises:
        MtcheckError: the document as given cannot be checked.
    """
    before = inspect(document)
    step = _Step(_read(document, before), before)
    if before.failures:
        return Outcome(document, before, before)
    made: list[Fixed] = []
    rounds: list[tuple[Edit, ...]] = []
    refused: dict[_Key, str] = {}
    stale, is_bitext = False, document.format.is_bitext
    while len(rounds) < MOST_ROUNDS:
        wanted, _ = _sorted_out(step.report, allowed, refused)
        planned, _ = plans(step.document, wanted)
        taken, after, harmful = _without_harm(step, _compatible(planned, is_bitext=is_bitext), inspect, allowed)
        refused |= harmful
        if not taken:
            if not stale:
                break
            refused, stale = {}, False  # what did harm in an earlier text may do none in this one
            continue
        stale = bool(refused)
        made += [Fixed(each, len(rounds)) for plan in taken for each in plan.findings]
        rounds.append(after.edits)
        step = after
    return Outcome(step.document, before, step.report, tuple(made), _kept(step, allowed, refused), tuple(rounds))


def _key(finding: Finding) -> _Key:
    return finding.check, finding.fingerprint


def _sorted_out(report: Report, allowed: Collection[Fix], refused: dict[_Key, str]) -> tuple[list[Finding], list[Kept]]:
    """The findings to fix, and those to leave alone."""
    fixes = {info.id: info.fix for info in report.checks}
    wanted: list[Finding] = []
    kept: list[Kept] = []
    for each in report.findings:
        if reason := _reason(each, fixes.get(each.check, Fix.NONE), allowed, refused):
            kept.append(Kept(each, reason))
        else:
            wanted.append(each)
    return wanted, kept


def _reason(finding: Finding, fix: Fix, allowed: Collection[Fix], refused: dict[_Key, str]) -> str:
    """Why a finding is not to be fixed; empty where it is."""
    if finding.suppression is not None:
        return "suppressed"
    if finding.suggestion is None or fix is Fix.NONE:
        return _REASONS[Fix.NONE]
    return refused.get(_key(finding), "" if fix in allowed else _REASONS[fix])


def _kept(step: _Step, allowed: Collection[Fix], refused: dict[_Key, str]) -> tuple[Kept, ...]:
    wanted, kept = _sorted_out(step.report, allowed, refused)
    planned, unwritable = plans(step.document, wanted)
    late = [Kept(each, "still found after the last round") for plan in planned for each in plan.findings]
    known = {id(each.finding): each for each in (*kept, *unwritable, *late)}
    return tuple(known[id(each)] for each in step.report.findings if id(each) in known)


def _compatible(planned: Sequence[Plan], *, is_bitext: bool) -> list[Plan]:
    """The plans that go together; of two that overlap the outer removal, the surer, the longer. Others wait.

    In texts that stand one by one not even the places may overlap, so that it is certain how they are to be read.
    """
    taken: list[Plan] = []
    edits: list[Edit] = []
    for plan in sorted(planned, key=_precedence):
        reach = (*plan.edits, *([Edit(plan.place.start, plan.place.end, plan.text)] if is_bitext else []))
        if not any(clash(one, other) for one in reach for other in edits):
            taken.append(plan)
            edits += reach
    return sorted(taken, key=lambda plan: plan.place.start)


def _precedence(plan: Plan) -> tuple[bool, float, int, int]:
    length = plan.place.end - plan.place.start
    confidence = max(each.confidence for each in plan.findings)
    return plan.findings[0].suggestion != "", -confidence, -length, plan.place.start


def _without_harm(
    before: _Step, chosen: Sequence[Plan], inspect: Inspect, allowed: Collection[Fix]
) -> tuple[list[Plan], _Step, dict[_Key, str]]:
    """The plans that do no harm, all or those found by halving; the text after them; and what harm the others do."""
    best = before
    refused: dict[_Key, str] = {}

    def grown(taken: list[Plan], others: Sequence[Plan]) -> list[Plan]:
        nonlocal best
        if not others:
            return taken
        together = [*taken, *others]
        after = _after(before, together, inspect)
        harm = _harm(before, after, together, allowed)
        if after is not None and not harm:
            best = after
            return together
        if len(others) == 1:
            refused.update({_key(each): harm for each in others[0].findings})
            return taken
        half = len(others) // 2
        return grown(grown(taken, others[:half]), others[half:])

    return grown([], chosen), best, refused


def _after(before: _Step, chosen: Sequence[Plan], inspect: Inspect) -> _Step | None:
    """The text with the plans carried out; None where nothing to check would be left of it."""
    wanted = [edit for plan in chosen for edit in plan.edits]
    edits = tidy_edits(before.document, wanted, emptying=True)
    document = edit_document(before.document, edits)
    try:
        report = inspect(document)
    except MtcheckError:
        return None
    return _Step(_read(document, report), report, edits)


def _read(document: Document, report: Report) -> Document:
    """The document with its blocks, which of texts that stand one by one only their own readers know."""
    return report.target if document.format.is_bitext and report.target else document


def _harm(before: _Step, after: _Step | None, chosen: Sequence[Plan], allowed: Collection[Fix]) -> str:
    """What speaks against the plans; empty where nothing does."""
    if after is None:
        return "its fix would leave no text"
    if after.report.failures:
        return "its fix would leave a text that cannot be checked"
    if before.document.format.is_bitext and not _is_read_as_meant(before, after, chosen):
        return "its fix would not be read as it is meant"
    if _words(before.document) >= _FEWEST_WORDS and _words(after.document) * 2 < _words(before.document):
        return "its fix would take away more than half of the page"
    checks = {each.check for plan in chosen for each in plan.findings}
    silenced = {name for info in before.report.checks if info.id in checks for name in info.silences}
    fresh = _fresh(before.report, after.report, silenced, allowed)
    return f"its fix would bring up {fresh}" if fresh else ""


def _is_read_as_meant(before: _Step, after: _Step, chosen: Sequence[Plan]) -> bool:
    changes = (Change(plan.place.span, plan.text) for plan in chosen)
    return is_read_as_meant(before.document, after.document, changes)


def _words(document: Document) -> int:
    return sum(len(block.text.split()) for block in document.blocks)


def edit_document(document: Document, edits: Sequence[Edit]) -> Document:
    """The document read anew from its text after some edits."""
    text = apply(document.text, edits)
    has_lines = any(edit.removes and "\n" in document.text[edit.start : edit.end] for edit in edits)
    if has_lines and not document.format.is_bitext:
        text = close_text(document.text, text)
    after = parse_again(document, text)
    return replace(after, encoding=document.encoding)


def _fresh(before: Report, after: Report, silenced: Collection[str], allowed: Collection[Fix]) -> str:
    """A check that finds more than it did that no fix will take away, and was not kept from it by another."""
    had, has = _lasting(before, allowed), _lasting(after, allowed)
    return next((check for check in has if has[check] > had[check] and not _is_silenced(check, silenced)), "")


def _lasting(report: Report, allowed: Collection[Fix]) -> Counter[str]:
    fixable = {info.id for info in report.checks if info.fix in allowed}
    return Counter(
        each.check
        for each in report.findings
        if each.severity.rank > 0 and (each.suggestion is None or each.check not in fixable)
    )


def _is_silenced(check: str, silenced: Collection[str]) -> bool:
    return check in silenced or check.partition("/")[0] in silenced
