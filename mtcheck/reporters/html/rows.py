"""Blocks of an original and its translation -> rows in which those stand side by side that translate each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtcheck.model.report import Report
from mtcheck.model.text import Block, Segment
from mtcheck.model.tuples import NamedTuple


class Row(NamedTuple):
    """Numbers of the blocks of both sides that stand beside each other."""

    source: tuple[int, ...]
    target: tuple[int, ...]


def rows(report: Report) -> list[Row]:
    """The rows of a page in the order of the translation.

    Blocks that share a bead share a row; what a bead has moved elsewhere stays in its place. A block of the original
    without a counterpart follows the one before it.
    """
    targets = report.target.blocks if report.target else ()
    sources = report.source.blocks if report.source else ()
    joined = _Joined(len(targets), len(sources))
    for source, target in _pairs(report, sources, targets):
        joined.join(source, target)
    return list(_ordered(joined.groups()))


def _pairs(report: Report, sources: Sequence[Block], targets: Sequence[Block]) -> Iterator[tuple[int, int]]:
    source_numbers = {id(block): number for number, block in enumerate(sources)}
    target_numbers = {id(block): number for number, block in enumerate(targets)}
    for bead in report.beads:
        if bead.moved:
            continue
        for source in _numbers(bead.source, source_numbers):
            for target in _numbers(bead.target, target_numbers):
                yield source, target


def _numbers(segments: Sequence[Segment], numbers: dict[int, int]) -> set[int]:
    return {numbers[id(each.block)] for each in segments if id(each.block) in numbers}


class _Joined:
    """Blocks of two sides, joined into groups; targets come first in one numbering of both."""

    def __init__(self, targets: int, sources: int) -> None:
        self._targets = targets
        self._parents = list(range(targets + sources))

    def join(self, source: int, target: int) -> None:
        first, second = sorted((self._root(source + self._targets), self._root(target)))
        self._parents[second] = first

    def groups(self) -> list[Row]:
        """The groups as rows, each block in its order."""
        members: dict[int, list[int]] = {}
        for number in range(len(self._parents)):
            members.setdefault(self._root(number), []).append(number)
        return [
            Row(
                tuple(each - self._targets for each in group if each >= self._targets),
                tuple(each for each in group if each < self._targets),
            )
            for group in members.values()
        ]

    def _root(self, number: int) -> int:
        while self._parents[number] != number:
            self._parents[number] = self._parents[self._parents[number]]
            number = self._parents[number]
        return number


def _ordered(found: list[Row]) -> Iterator[Row]:
    """Rows with a translation by its place, each followed by those of the original that come next there."""
    alone = sorted(row for row in found if not row.target)
    anchored = sorted((row for row in found if row.target), key=lambda row: row.target)
    held = {block for row in anchored for block in row.source}
    following: dict[int, list[Row]] = {}
    for row in alone:
        before = next((block for block in range(row.source[0] - 1, -1, -1) if block in held), -1)
        following.setdefault(before, []).append(row)
    yield from following.pop(-1, ())
    for row in anchored:
        yield row
        for block in row.source:
            yield from following.pop(block, ())
