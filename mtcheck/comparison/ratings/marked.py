"""MQM ratings as tab-separated values: an error a line, what is marked between ``<v>`` and ``</v>``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TextIO

from mtcheck.comparison.ratings.model import SEVERITIES, HumanMark, Rated
from mtcheck.errors import ReadError, make_printable

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
_OPEN, _CLOSE = "<v>", "</v>"
_TAGS = re.compile(f"{_OPEN}|{_CLOSE}")
_LONGEST = 200_000
"""Characters of a line."""


def read_marked(file: TextIO, name: str) -> list[Rated]:
    """The rated translations of a table, in its order.

    Raises:
        ReadError: a line is no rating; the message names the line and the cure.
    """
    return _read_table(name, (line.rstrip("\r\n").split("\t") for line in _short_lines(name, file)))


def _short_lines(name: str, file: TextIO) -> Iterator[str]:
    for number, line in enumerate(iter(lambda: file.readline(_LONGEST + 1), ""), 1):
        if len(line) > _LONGEST:
            raise ReadError(f"{name}:{number}: a line of more than {_LONGEST:,} characters; cut its texts")
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
    if severity not in SEVERITIES:
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
