"""Ratings that people gave translations: who marked what in which segment, read from the files that the field uses.

Two forms are read: MQM ratings as tab-separated values, an error a line with ``<v>`` and ``</v>`` around what is marked
(the WMT's, Marot's, and those that ``mtcheck review`` writes), and a file of human scores inside a folder of
mt-metrics-eval, whose texts lie next to it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from mtcheck.errors import ReadError, make_printable, shown_path

_COLUMNS = {
    "system": ("system",),
    "document": ("doc", "document", "doc_id", "docid"),
    "segment": ("globalsegid", "global_seg_id", "seg_id", "docsegid", "doc_seg_id", "segment"),
    "rater": ("rater", "annotator", "user"),
    "source": ("source", "src"),
    "target": ("target", "mt", "hyp", "translation"),
    "category": ("category",),
    "severity": ("severity",),
}
_NEEDED = ("system", "segment", "rater", "source", "target", "severity")
_NO_ERROR = frozenset({"no-error", "no error", "noerror"})
SEVERITIES = ("neutral", "minor", "major", "critical")
_PENALTIES = {"neutral": 0.0, "minor": 1.0, "major": 5.0, "critical": 25.0}
_PUNCTUATION, _PUNCTUATION_PENALTY = "punctuation", 0.1
_OPEN, _CLOSE = "<v>", "</v>"
_TAGS = re.compile(f"{_OPEN}|{_CLOSE}")
_SCORES = re.compile(r"(?P<pair>[a-z]{2,3}(?:_[A-Za-z]+)?-[a-z]{2,3}(?:_[A-Za-z]+)?)\.(?P<name>[\w-]+)\.seg\.score")
_LONGEST = 200_000
"""Characters of a line."""


class HumanMark(NamedTuple):
    """An error that a person marked."""

    span: tuple[int, int] | None
    """Where, in code points of its side; None where nothing was marked."""
    is_target: bool
    category: str
    severity: str

    @property
    def penalty(self) -> float:
        """What it weighs in MQM: minor 1, major 5, critical 25, minor punctuation 0.1.

        Source: M. Freitag et al., Experts, errors, and context, TACL 9 (2021), 1460; critical as in MQM 2.0.
        """
        if self.severity == "minor" and self.category.lower().endswith(_PUNCTUATION):
            return _PUNCTUATION_PENALTY
        return _PENALTIES[self.severity]


@dataclass
class Rated:
    """One translation of one segment, with what each rater said of it."""

    system: str
    segment: str
    """Which segment it translates: the same for all systems."""
    source: str
    target: str
    marks: dict[str, list[HumanMark]] = field(default_factory=dict)
    """By rater; an empty list where one found nothing."""
    score: float | None = None
    """A person's number for it, the higher the better, where the file has one."""

    @property
    def human(self) -> float | None:
        """What people think of it, the higher the better: the score, or minus the mean penalty."""
        if self.score is not None or not self.marks:
            return self.score
        return -sum(mark.penalty for marks in self.marks.values() for mark in marks) / len(self.marks)


def read_ratings(path: Path) -> list[Rated]:
    """The rated translations of a file, in its order.

    Raises:
        ReadError: the file cannot be read, or a line is no rating; the message names the line and the cure.
    """
    name = shown_path(path)
    if scores := _SCORES.fullmatch(path.name):
        return _read_scores(path, scores["pair"])
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return _read_table(name, (line.rstrip("\r\n").split("\t") for line in _short_lines(name, file)))
    except (OSError, UnicodeDecodeError) as error:
        raise ReadError(f"{name}: cannot be read: {getattr(error, 'strerror', None) or 'it is not UTF-8'}") from error


def _short_lines(name: str, lines: Iterable[str]) -> Iterator[str]:
    for number, line in enumerate(lines, 1):
        if len(line) > _LONGEST:
            raise ReadError(f"{name}:{number}: a line of {len(line):,} characters; {_LONGEST:,} are the most")
        yield line.replace("\0", "")


def _read_table(name: str, rows: Iterator[list[str]]) -> list[Rated]:
    head = [cell.strip().lower() for cell in next(rows, [])]
    places = {use: _place(head, names) for use, names in _COLUMNS.items()}
    if missing := [use for use in _NEEDED if places[use] is None]:
        raise ReadError(f"{name}:1: no column '{missing[0]}'; MQM ratings have {', '.join(_NEEDED)} and category")
    found: dict[tuple[str, ...], Rated] = {}
    for number, row in enumerate(rows, 2):
        if row and any(row):
            _add(found, {use: row[at] for use, at in places.items() if at is not None and at < len(row)}, name, number)
    if not found:
        raise ReadError(f"{name}: no ratings in it; it needs a line for each error, or 'no-error', below its head")
    return list(found.values())


def _place(head: Sequence[str], names: Sequence[str]) -> int | None:
    return next((head.index(each) for each in names if each in head), None)


def _add(found: dict[tuple[str, ...], Rated], row: Mapping[str, str], name: str, number: int) -> None:
    if missing := [use for use in _NEEDED if use not in row]:
        raise ReadError(f"{name}:{number}: the line ends before its column '{missing[0]}'; it has too few tabs")
    target, target_span = _read_marked(row["target"])
    source, source_span = _read_marked(row["source"])
    segment = f"{row.get('document', '')}\t{row['segment']}"
    key = row["system"], segment, target
    rated = found.setdefault(key, Rated(row["system"], segment, source, target))
    marks = rated.marks.setdefault(row["rater"], [])
    category, severity = row.get("category", "").strip(), row["severity"].strip().lower()
    if category.lower() in _NO_ERROR or severity in _NO_ERROR:
        return
    if severity not in _PENALTIES:
        known = ", ".join(SEVERITIES)
        raise ReadError(f"{name}:{number}: severity '{make_printable(severity)[:40]}' is not one of {known}, no-error")
    is_target = target_span is not None or source_span is None
    marks.append(HumanMark(target_span if is_target else source_span, is_target, category, severity))


def _read_marked(text: str) -> tuple[str, tuple[int, int] | None]:
    """A text without its tags, and where they stood; a half of a pair that is missing is an end of the text."""
    if _OPEN not in text and _CLOSE not in text:
        return text, None
    plain = _TAGS.sub("", text)
    start = text.find(_OPEN)
    before = _TAGS.sub("", text[: max(0, start)])
    close = text.find(_CLOSE)
    until = _TAGS.sub("", text[:close]) if close >= 0 else plain
    return plain, (len(before), max(len(before), len(until)))


def _read_scores(path: Path, pair: str) -> list[Rated]:
    """``human-scores/PAIR.NAME.seg.score`` of mt-metrics-eval, with ``sources`` and ``system-outputs`` next to it."""
    home = path.parent.parent
    sources = _lines(home / "sources" / f"{pair}.txt")
    scores: dict[str, list[str]] = {}
    for number, line in enumerate(_lines(path), 1):
        system, _, value = line.partition("\t" if "\t" in line else " ")
        if not value or "/" in system or "\\" in system:
            raise ReadError(f"{shown_path(path)}:{number}: not the name of a system and its score")
        scores.setdefault(system, []).append(value.strip())
    found = []
    for system, values in scores.items():
        outputs = _lines(home / "system-outputs" / pair / f"{system}.txt")
        if not len(values) == len(outputs) == len(sources):
            lengths = f"{len(values)} scores, {len(outputs)} translations and {len(sources)} originals"
            raise ReadError(f"{shown_path(path)}: {make_printable(system)} has {lengths}")
        rows = zip(sources, outputs, values, strict=True)
        for at, (source, target, value) in enumerate(rows):
            if (score := _number(value, path)) is not None:
                found.append(Rated(system, str(at), source, target, score=score))
    if not found:
        raise ReadError(f"{shown_path(path)}: no score in it; all are 'None'")
    return found


def _lines(path: Path) -> list[str]:
    try:
        text = path.read_text("utf-8-sig")  # which has made all ends of lines alike; U+2028 is none in these files
        return text.removesuffix("\n").split("\n") if text else []
    except FileNotFoundError as error:
        raise ReadError(f"{shown_path(path)}: not there; a folder of mt-metrics-eval has it") from error
    except (OSError, UnicodeDecodeError) as error:
        raise ReadError(f"{shown_path(path)}: cannot be read as UTF-8") from error


def _number(value: str, path: Path) -> float | None:
    if value == "None":
        return None
    try:
        number = float(value)
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise ReadError(f"{shown_path(path)}: the score '{make_printable(value)[:40]}' is not a number")
    return number
