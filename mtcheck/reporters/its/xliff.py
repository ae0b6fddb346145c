"""An XLIFF file with its findings in it: the marked texts as localization quality issues of ITS, and notes.

Sources: OASIS, XLIFF Version 1.2 and Version 2.1 (its ITS module); ITS 2.0.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property

from mtcheck.fixing.edits import Edit, apply
from mtcheck.model.finding import Finding, Severity
from mtcheck.patterns import lazy
from mtcheck.reporters.escaping import visible_xml
from mtcheck.reporters.its.issues import NAMESPACE, describe_issue, list_values

_ROOT = lazy(r"<(?P<prefix>(?:[\w.-]+:)?)xliff\b(?P<attributes>[^<>]*?)(?P<end>/?>)")
_VERSION = lazy(r"\bversion\s*=\s*[\"'](?P<number>\d+(?:\.\d+)?)")
_DECLARED = lazy(r"(?P<before>\A\ufeff?<\?xml[^<>]*?encoding\s*=\s*[\"'])[\w.-]+")
_TARGET_END = lazy(r"</(?:[\w.-]+:)?target\s*>|<(?:[\w.-]+:)?target\b[^<>]*/>")
_UNIT = lazy(r"<(?:[\w.-]+:)?(?:trans-)?unit\b")
_UNIT_END = lazy(r"</(?:[\w.-]+:)?(?:trans-)?unit\s*>")
_UNIT_PARTS = lazy(r"</(?:[\w.-]+:)?notes\s*>|<(?:[\w.-]+:)?(?:originalData|segment|ignorable)\b")
_CDATA_START, _CDATA_END = "<![CDATA[", "]]>"
_PRIORITIES = {Severity.CRITICAL: 1, Severity.MAJOR: 2, Severity.MINOR: 5, Severity.NEUTRAL: 10}
_WITHOUT_ITS = "2.0"


def annotate_xliff(text: str, findings: Sequence[Finding]) -> str:
    """The file with a note for each finding in a translation and, where the version has a way to, its text marked."""
    root = _ROOT.search(text)
    if root is None:
        return text
    said = _VERSION.search(root["attributes"])
    file = _File(text, root["prefix"], said["number"] if said else "1.2")
    edits = [edit for finding in findings for edit in file.notes(finding)]
    if file.version != _WITHOUT_ITS:
        marks = list(file.marks(findings))
        edits += marks
        if marks and "xmlns:its=" not in root["attributes"]:
            edits.append(Edit(root.start("end"), root.start("end"), f' xmlns:its="{NAMESPACE}" its:version="2.0"'))
    return _DECLARED.sub(r"\g<before>UTF-8", apply(text, _join_insertions(edits)), count=1)


def _join_insertions(edits: Sequence[Edit]) -> Iterator[Edit]:
    """The edits, those that insert at one point as one."""
    joined: dict[tuple[int, int], str] = {}
    for edit in edits:
        joined[edit.start, edit.end] = joined.get((edit.start, edit.end), "") + edit.text
    return (Edit(*place, text) for place, text in joined.items())


class _File:
    """The text of a file, asked where something may be put in."""

    def __init__(self, text: str, prefix: str, version: str) -> None:
        self._text, self._prefix, self.version = text, prefix, version
        self._is_second = version.startswith("2")

    @cached_property
    def _units(self) -> list[tuple[int, int]]:
        """Where each unit begins, behind its name, and ends."""
        starts = [match.end() for match in _UNIT.finditer(self._text)]
        limits = zip(starts, [*starts[1:], len(self._text)], strict=True)
        ends = ((start, _UNIT_END.search(self._text, start, limit), limit) for start, limit in limits)
        return [(start, end.start() if end else limit) for start, end, limit in ends]

    def _unit(self, finding: Finding) -> tuple[int, int] | None:
        """The unit that a finding is in."""
        at = finding.target.start if finding.target else -1
        number = bisect_right(self._units, (at, len(self._text))) - 1
        return self._units[number] if number >= 0 and at <= self._units[number][1] else None

    def notes(self, finding: Finding) -> Iterator[Edit]:
        """The note on a finding, where it is in a unit and not noted yet."""
        unit = self._unit(finding)
        place = self._place(finding, unit) if unit else None
        if unit is None or place is None:
            return
        at, is_inside = place
        note = self._note(finding)
        if self._text.find(note, *unit) < 0:
            name = f"{self._prefix}notes"
            yield Edit(at, at, note if not self._is_second or is_inside else f"<{name}>{note}</{name}>")

    def _note(self, finding: Finding) -> str:
        name, said = f"{self._prefix}note", visible_xml(f"{finding.severity} {describe_issue(finding)}")
        about = 'category="mtcheck" appliesTo="target"' if self._is_second else 'from="mtcheck" annotates="target"'
        return f'<{name} {about} priority="{_PRIORITIES[finding.severity]}">{said}</{name}>'

    def _place(self, finding: Finding, unit: tuple[int, int]) -> tuple[int, bool] | None:
        """After the translation, as version 1 has it, or among the unit's notes as version 2; whether it has some."""
        if self._is_second:
            part = _UNIT_PARTS.search(self._text, *unit)
            return (part.start(), part[0].startswith("</")) if part else None
        places = (finding.target.end, unit[0]) if finding.target else ()
        ends = (_TARGET_END.search(self._text, place, unit[1]) for place in places)
        return next(((end.end(), True) for end in ends if end), None)

    def marks(self, findings: Sequence[Finding]) -> Iterator[Edit]:
        """The tags around the marked texts; of several that overlap, around the first."""
        free = 0
        kind = 'type="its:generic"' if self._is_second else 'mtype="x-its"'
        for number, finding in enumerate(sorted(findings, key=_begin), 1):
            place = finding.target
            if place is None or place.start < free or not self._is_text(place.start, place.end):
                continue
            free = place.end
            name = f' id="mtcheck-{number}"' if self._is_second else ""
            values = "".join(f" its:locQualityIssue{key}={value}" for key, value in list_values(finding))
            yield Edit(place.start, place.start, f"<{self._prefix}mrk{name} {kind}{values}>")
            yield Edit(place.end, place.end, f"</{self._prefix}mrk>")

    def _is_text(self, start: int, end: int) -> bool:
        """Whether a stretch is text alone: no tag is in it, and no section of characters around it."""
        text = self._text
        is_plain = start < end and "<" not in text[start:end] and "\ufffc" not in text[start:end]
        return is_plain and text.rfind(_CDATA_START, 0, start) <= text.rfind(_CDATA_END, 0, start)


def _begin(finding: Finding) -> int:
    return finding.target.start if finding.target else 0
