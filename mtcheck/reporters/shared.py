"""What several formats need: paths as they want them, the worst of many, and what to write instead."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Generic, TypeVar
from urllib.parse import quote

from mtcheck.errors import shorten
from mtcheck.model.finding import Finding, Severity
from mtcheck.model.report import Report
from mtcheck.reporters import View
from mtcheck.results.order import gravity

_QUOTED = 100
"""Characters of a text that is replaced."""

ITS_SEVERITIES = {Severity.NEUTRAL: 0, Severity.MINOR: 25, Severity.MAJOR: 60, Severity.CRITICAL: 100}
"""Severities on ITS 2.0's scale from 0 to 100, which leaves open what stands for what."""

Item = TypeVar("Item")


class Worst(Generic[Item]):
    """The ``limit`` worst of any number of items, in room for twice as many."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._items: list[tuple[tuple[float, ...], int, Item]] = []
        self.seen = 0

    def add(self, rank: tuple[float, ...], item: Item) -> None:
        """Take in an item; the smaller the rank, the worse. Of equals the first is the worst."""
        self._items.append((rank, self.seen, item))
        self.seen += 1
        if len(self._items) > 2 * self._limit:
            self._cut()

    def __iter__(self) -> Iterator[Item]:
        self._cut()
        return (item for _, _, item in self._items)

    @property
    def left_out(self) -> int:
        """How many items were seen that are not among the worst."""
        return max(0, self.seen - self._limit)

    def _cut(self) -> None:
        self._items.sort(key=lambda each: each[:2])
        del self._items[self._limit :]


def rank(finding: Finding) -> tuple[float, ...]:
    """The graver before the lesser, the surer before the less sure."""
    return *gravity(finding), -finding.confidence


def path_of(report: Report, view: View) -> str:
    """The article's path as a CI system knows it: relative to ``view.root`` where it lies in it, with slashes."""
    return relative(report.path or report.name, view.root)


def relative(path: str, root: str) -> str:
    """A path without ``./``, relative to a folder where it lies in it."""
    normal = os.path.normpath(path).replace(os.sep, "/") if path else path
    base = root.replace(os.sep, "/").rstrip("/") + "/"
    return normal[len(base) :] if root and normal.startswith(base) else normal


def uri(path: str) -> str:
    """A relative path as a URI reference, an absolute one as a ``file`` URI; undecodable bytes survive."""
    quoted = quote(os.fsencode(_fs(path)), safe="/")
    return f"file://{quoted}" if path.startswith("/") else quoted


def _fs(path: str) -> str:
    """A path that the file system's encoding can hold: other surrogates than those of undecodable bytes have none."""
    return "".join(
        char if not "\ud800" <= char < "\udc80" and not "\udd00" <= char < "\ue000" else "?" for char in path
    )


def advice(finding: Finding) -> str:
    """What to write instead, in words; nothing where the finding has no suggestion, or its message has said it."""
    if finding.suggestion is None or (finding.suggestion and f"write '{finding.suggestion}'" in finding.message):
        return ""
    place = finding.fixes if finding.fixes and finding.fixes != finding.target else None
    quoted = f"'{shorten(place.text, _QUOTED)}'" if place else "the marked text"
    if finding.suggestion == "":
        return f"remove {quoted}"
    return f"write '{shorten(finding.suggestion, 3 * _QUOTED)}'" + (f" in place of {quoted}" if place else "")
