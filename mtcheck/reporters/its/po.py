"""A gettext catalogue with its findings in it: comments of the translator before the entry, and the flag *fuzzy*.

Source: the GNU gettext manual, "The Format of PO Files".
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from mtcheck.model.finding import Finding, Severity
from mtcheck.patterns import lazy
from mtcheck.reporters.escaping import visible
from mtcheck.reporters.its.issues import describe_issue

_LINE = lazy(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
_BEGIN = lazy(r"msgctxt|msgid(?!_)")
_CHARSET = lazy(r"(?P<before>Content-Type:[^\n\"]*charset=)[\w.-]+")
SIGN = "# [mtcheck] "
"""What each of the comments begins with."""
_FLAGS, _FUZZY = "#,", "fuzzy"


def annotate_po(text: str, findings: Sequence[Finding]) -> str:
    """The catalogue with a comment for each finding; entries with a major or critical one are flagged *fuzzy*."""
    lines = [match[0] for match in _LINE.finditer(text)]
    by_entry: dict[int, list[Finding]] = {}
    starts = _list_starts(lines)
    for finding in findings:
        if finding.target:
            by_entry.setdefault(_find_entry(lines, starts, finding.target.start), []).append(finding)
    for first in sorted(by_entry, reverse=True):
        _annotate_entry(lines, first, by_entry[first])
    return _CHARSET.sub(r"\g<before>UTF-8", "".join(lines), count=1)


def _list_starts(lines: Sequence[str]) -> list[int]:
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    return starts


def _find_entry(lines: Sequence[str], starts: Sequence[int], at: int) -> int:
    """The number of the line with the first keyword of the entry that a place is in."""
    number = max(0, min(bisect_right(starts, at), len(lines)) - 1)
    while number and not _BEGIN.match(lines[number]):
        number -= 1
    has_context = number and lines[number].startswith("msgid")
    above = number
    while has_context and above and lines[above - 1].startswith(('"', "msgctxt")):
        above -= 1
    return above if lines[above].startswith("msgctxt") else number


def _annotate_entry(lines: list[str], first: int, findings: Sequence[Finding]) -> None:
    top = first
    while top and lines[top - 1].startswith("#") and not lines[top - 1].startswith("#~"):
        top -= 1
    end = "\r\n" if lines[first].endswith("\r\n") else "\n"
    if any(each.severity.rank >= Severity.MAJOR.rank for each in findings):
        _flag(lines, top, first, end)
    there = set(lines[top:first])
    lines[top:top] = [line for line in dict.fromkeys(_comments(findings, end)) if line not in there]


def _flag(lines: list[str], top: int, first: int, end: str) -> None:
    """Add the flag to the entry's flags; it has none yet, since such entries are not checked."""
    for number in range(top, first):
        if lines[number].startswith(_FLAGS):
            lines[number] = f"{lines[number].rstrip()}, {_FUZZY}{end}"
            return
    previous = next((number for number in range(top, first) if lines[number].startswith("#|")), first)
    lines.insert(previous, f"{_FLAGS} {_FUZZY}{end}")


def _comments(findings: Sequence[Finding], end: str) -> Iterator[str]:
    for each in findings:
        yield f"{SIGN}{visible(f'{each.severity} {describe_issue(each)}')}{end}"
