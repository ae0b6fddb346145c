"""Findings that are ignored, by a mark in the page or by the configuration (``docs/baseline.md``)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from mtcheck.checks import registry
from mtcheck.checks.registry import Entry
from mtcheck.config import Suppress
from mtcheck.errors import UsageError
from mtcheck.inputs.model import PagePair
from mtcheck.model.finding import Finding, Suppression
from mtcheck.model.report import NotChecked, Report
from mtcheck.model.text import Document
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import lazy
from mtcheck.results.suppressions.inline import Mark, marks

_MAGIC = frozenset("*?[")
_NO_REASON = "gives no reason, and 'require-reasons' demands one; add it"
_NOT_HEEDED = lazy(r" expired| gives no reason")


def suppress_findings(
    findings: Sequence[Finding],
    ran: Collection[str],
    target: Document,
    suppress: Sequence[Suppress],
    page: Path | None,
    today: dt.date | None = None,
    *,
    require_reasons: bool = False,
    extra: Sequence[Entry] = (),
) -> tuple[tuple[Finding, ...], tuple[NotChecked, ...]]:
    """The findings with the suppressed ones marked, and notes on marks that are wrong, expired or needless.

    Args:
        findings: of one page.
        ran: ids of the checks that ran.
        target: the page.
        suppress: what the configuration asks for.
        page: the page's file; None for a text or standard input.
        today: the day by which suppressions expire; default: the system's.
        require_reasons: whether those without a reason do nothing.
        extra: checks beside the package's own, which suppressions may name.
    """
    found = marks(target)
    wanted = [each for each in suppress if each.holds_for(page)]
    if not found and not wanted:
        return tuple(findings), ()
    day = (today or dt.date.today()).isoformat()
    left, inline = _by_marks(findings, _Checks(ran, extra), found, day, require_reasons)
    left, external = _by_settings(left, wanted, day, require_reasons, extra)
    return tuple(left), tuple(NotChecked("suppression", each) for each in (*inline, *external))


def with_unused(reports: Iterable[Report], suppress: Sequence[Suppress], pairs: Sequence[PagePair]) -> Iterator[Report]:
    """The reports, the last with a note on every suppression of the configuration that the run had no need of.

    Of a single page nothing can be told but of suppressions that name it by its path.
    """
    if not suppress:
        yield from reports
        return
    used: set[str] = set()
    last: Report | None = None
    for report in reports:
        if last:
            yield last
        last = report
        used |= {each.suppression.where for each in report.findings if each.suppression}
        used |= {_NOT_HEEDED.split(each.reason)[0] for each in report.not_checked if each.what == "suppression"}
    if last:
        needless = [each for each in suppress if each.where not in used and _is_told(each, pairs)]
        notes = (NotChecked("suppression", f"{each.where} suppresses nothing; remove it") for each in needless)
        yield replace(last, not_checked=(*last.not_checked, *notes))


def _is_told(suppress: Suppress, pairs: Sequence[PagePair]) -> bool:
    literal = suppress.paths and not any(_MAGIC.intersection(path) for path in suppress.paths)
    return (len(pairs) > 1 or bool(literal)) and any(suppress.holds_for(pair.page.path) for pair in pairs)


class _Checks(NamedTuple):
    """Those that ran, and those beside the package's own."""

    ran: Collection[str]
    extra: Sequence[Entry]


def _by_marks(
    given: Sequence[Finding], known: _Checks, found: Sequence[Mark], day: str, require_reasons: bool
) -> tuple[list[Finding], list[str]]:
    findings, notes = list(given), []
    for mark in found:
        where = f"line {mark.line}"
        try:
            checks = {id for name in mark.checks for id in registry.ids(name, known.extra)}
        except UsageError as error:
            notes.append(f"{where}: {error}")
            continue
        if mark.checks and not checks:
            continue  # those of a plug-in that is turned off or broken
        hits = [at for at, each in enumerate(findings) if mark.holds_for(each) and (not checks or each.check in checks)]
        if mark.problem:
            notes.append(f"{where}: {mark.problem}")
        elif mark.until and mark.until < day:
            notes.append(f"{where}: expired on {mark.until}; renew or remove it")
        elif not hits and (not checks or checks.intersection(known.ran)):
            notes.append(f"{where}: suppresses nothing; remove it")
        elif require_reasons and not mark.reason:
            notes.append(f"{where}: {_NO_REASON}")
        else:
            why = Suppression("inSource", where, mark.reason, mark.author, mark.until)
            _mark(findings, hits, why)
    return findings, notes


def _by_settings(
    findings: list[Finding], wanted: Iterable[Suppress], day: str, require_reasons: bool, extra: Sequence[Entry]
) -> tuple[list[Finding], list[str]]:
    notes = []
    for each in wanted:
        checks = set(registry.ids(each.check, extra)) if each.check else set()
        if each.check and not checks:
            continue  # those of a plug-in that is turned off or broken
        hits = [at for at, finding in enumerate(findings) if _fits(each, finding, checks)]
        if each.expires and each.expires < day:
            if hits:
                notes.append(f"{each.where} expired on {each.expires}; renew or remove it")
        elif require_reasons and not each.reason:
            if hits:
                notes.append(f"{each.where} {_NO_REASON}")
        else:
            _mark(findings, hits, Suppression("external", each.where, each.reason, each.author, each.expires))
    return findings, notes


def _mark(findings: list[Finding], hits: Iterable[int], why: Suppression) -> None:
    for at in hits:
        if findings[at].suppression is None:
            findings[at] = replace(findings[at], suppression=why)


def _fits(suppress: Suppress, finding: Finding, checks: set[str]) -> bool:
    if checks and finding.check not in checks:
        return False
    if suppress.fingerprint and not finding.fingerprint.startswith(suppress.fingerprint):
        return False
    texts = [place.text for place in (finding.target, finding.source) if place]
    return not suppress.text or any(suppress.text in text for text in texts)
