"""The severities that a configuration gives to checks and families in place of their own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from mtcheck.checks.registry import Entry
from mtcheck.config.keys import OFF
from mtcheck.model.finding import Finding, Severity
from mtcheck.model.report import CheckInfo


def level(info: CheckInfo, levels: Mapping[str, str]) -> str | None:
    """What is said of a check, by its id or an alias before its family; None where nothing is."""
    family, _, short = info.id.partition("/")
    names = (info.id, *info.aliases, short, family)
    return next((levels[name] for name in names if name in levels), None)


def switched_on(entries: Iterable[Entry], levels: Mapping[str, str]) -> tuple[Entry, ...]:
    """The checks that are not off."""
    return tuple(entry for entry in entries if level(entry.info, levels) != OFF)


def apply_severities(
    findings: Iterable[Finding], checks: Iterable[CheckInfo], levels: Mapping[str, str]
) -> list[Finding]:
    """The findings with the severity that is said of their check; what a check itself calls a hint stays one."""
    wanted = {info.id: found for info in checks if (found := level(info, levels)) not in (None, OFF)} if levels else {}
    return [
        replace(each, severity=Severity(wanted[each.check]))
        if each.check in wanted and each.severity is not Severity.NEUTRAL
        else each
        for each in findings
    ]
