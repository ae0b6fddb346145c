"""What people wrote -> the original's sentences beside their corrected translations."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from mtcheck.errors import UsageError
from mtcheck.fixing import Edit, apply
from mtcheck.model.bead import Bead, Side
from mtcheck.model.spans import Span
from mtcheck.model.text import Segment
from mtcheck.model.tuples import NamedTuple
from mtcheck.reporters.counting import plural
from mtcheck.reporters.pairs import Memory, Unit
from mtcheck.reporters.passages import within
from mtcheck.review.binding import Judged
from mtcheck.review.correcting import Correction, corrections, space_text
from mtcheck.review.outputs import Output

Write = Callable[[Memory], Iterator[str]]


class _Group(NamedTuple):
    """Beads that corrections hold together, since one reaches over them all."""

    beads: set[int]
    corrections: list[Correction]


class _Places:
    """The segments of one side of an alignment, asked which beads have text at a place."""

    def __init__(self, beads: Sequence[Bead], side: int) -> None:
        both = ((at, (bead.source, bead.target)[side]) for at, bead in enumerate(beads))
        found = sorted((each.span.start, each.span.end, at) for at, segments in both for each in segments)
        self._starts, self._ends, self._beads = ([each[part] for each in found] for part in range(3))

    def touched(self, place: Span) -> list[int]:
        """The beads at a place; an empty one is in the segment that begins or goes on there."""
        past = (
            bisect_left(self._starts, place.end) if place.start < place.end else bisect_right(self._starts, place.start)
        )
        return list(dict.fromkeys(self._beads[bisect_right(self._ends, place.start) : past]))

    def before(self, at: int) -> list[int]:
        """The bead of the last segment that ends there or before it."""
        number = bisect_right(self._ends, at)
        return self._beads[number - 1 : number]


def memory(judged: Sequence[Judged], write: Write) -> Output:
    """The corrected sentences of one page beside the original's, as a writer puts them down.

    Raises:
        UsageError: there are several pages, or one that was gone over without its original.
    """
    if len(judged) != 1:
        raise UsageError(f"--tmx, --xliff: take one page; apply the decisions over the {len(judged)} pages one by one")
    (page,) = judged
    if page.source is None:
        raise UsageError(
            f"{page.review.files[0]}: was made without an original, so there are no pairs for --tmx, --xliff"
        )
    found, left_out = _units(page)
    names = page.source.document.name, page.report.name
    pairs = Memory(*names, page.report.source_language, page.report.target_language, tuple(found))
    return Output("".join(write(pairs)), plural(len(found), "corrected pair"), tuple(left_out))


def tmx(_path: Path, judged: Sequence[Judged]) -> Output:
    """The corrected sentences as a translation memory."""
    from mtcheck.reporters.pairs.tmx import memory as write

    return memory(judged, write)


def xliff(_path: Path, judged: Sequence[Judged]) -> Output:
    """The corrected sentences as XLIFF 2.0."""
    from mtcheck.reporters.pairs.xliff import memory as write

    return memory(judged, write)


def _units(page: Judged) -> tuple[list[Unit], list[str]]:
    beads = page.report.beads
    sources, targets = _Places(beads, 0), _Places(beads, 1)
    units: list[tuple[int, Unit]] = []
    left_out: list[str] = []
    groups: dict[int, _Group] = {}
    for each in corrections(page):
        if omitted := _omitted(each, beads, sources):
            unit = Unit(_text(beads, omitted), " ".join(each.text.split()), "", each.origin.author)
            units.append((omitted[0], unit))
        elif touched := _touched(each, targets):
            _join(groups, touched, each)
        else:
            left_out.append(f"{each.origin.file}: {each.start}..{each.end} is in no sentence")
    for group in {id(each): each for each in groups.values()}.values():
        numbers = sorted(group.beads)
        if source := _text(beads, numbers):
            units.append((numbers[0], _unit(source, [beads[at] for at in numbers], group.corrections)))
        else:
            first = group.corrections[0]
            left_out.append(f"{first.origin.file}: {first.start}..{first.end} has no counterpart in the original")
    return [unit for _, unit in sorted(units, key=lambda each: each[0])], left_out


def _omitted(correction: Correction, beads: Sequence[Bead], sources: _Places) -> list[int]:
    """The beads without a translation whose original a correction puts in."""
    if correction.source is None or correction.start != correction.end:
        return []
    return [at for at in sources.touched(Span(*correction.source)) if not beads[at].target]


def _touched(correction: Correction, targets: _Places) -> list[int]:
    found = targets.touched(Span(correction.start, correction.end))
    return found or (targets.before(correction.start) if correction.start == correction.end else [])


def _join(groups: dict[int, _Group], touched: Sequence[int], correction: Correction) -> None:
    held = {id(groups[at]): groups[at] for at in touched if at in groups}.values()
    beads = {at for each in held for at in each.beads} | set(touched)
    joined = _Group(beads, [*(one for each in held for one in each.corrections), correction])
    groups.update(dict.fromkeys(beads, joined))


def _overlap(segment: Segment, place: Span) -> bool:
    if place.start == place.end:
        return segment.span.start <= place.start < segment.span.end
    return segment.span.overlaps(place)


def _text(beads: Sequence[Bead], numbers: Iterable[int]) -> str:
    """The original's side of beads."""
    return " ".join(segment.text for at in numbers for segment in beads[at].source)


def _unit(source: str, beads: Sequence[Bead], corrections: Sequence[Correction]) -> Unit:
    segments = sorted((each for bead in beads for each in bead.target), key=lambda each: each.span.start)
    before = Side(tuple(segments)).text
    after = apply(before, {_edit(each, segments) for each in corrections})
    authors = ", ".join(dict.fromkeys(each.origin.author for each in corrections if each.origin.author))
    return Unit(source, " ".join(after.split()), before, authors)


def _edit(correction: Correction, segments: Sequence[Segment]) -> Edit:
    """A correction in offsets of the segments' texts with a space between them."""
    place = Span(correction.start, correction.end)
    found: list[tuple[int, int]] = []
    shift = 0
    last = 0
    for each in segments:
        if _overlap(each, place):
            low, high = within(each.block, place)
            low, high = (min(max(offset, each.start), each.end) - each.start + shift for offset in (low, high))
            found.append((low, high))
        elif each.span.end <= place.start:
            last = shift + len(each.text)
        shift += len(each.text) + 1
    if not found:
        return Edit(last, last, f" {correction.text}")
    text = correction.text
    if place.start == place.end:
        block = next(each.block for each in segments if _overlap(each, place))
        text = space_text(text, block, place.start)
    return Edit(found[0][0], found[-1][1], text)
