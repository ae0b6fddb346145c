"""A page beside its original, into which faults are seeded."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from random import Random
from typing import TypeVar

from mtcheck.config import Config
from mtcheck.engine.calls import check_article
from mtcheck.model.bead import Bead
from mtcheck.model.finding import Finding
from mtcheck.model.kinds import MarkKind
from mtcheck.model.report import Report
from mtcheck.model.selftest import Missed
from mtcheck.model.spans import Span
from mtcheck.model.text import Document, Segment
from mtcheck.model.tuples import NamedTuple
from mtcheck.selftest.material import DROPPED_PARAGRAPH, LOST_LINK, SWAPPED_SENTENCE, Trial, new, serious
from mtcheck.selftest.seeding import SEEDERS, Edit, Sentence, Surroundings
from mtcheck.selftest.writing import edit_page, without_block, without_link

Item = TypeVar("Item")

_LONGEST_LABEL = 6
"""Words of a block that may be a label."""


class _Place(NamedTuple):
    """A sound sentence and the block that it stands in."""

    block: int
    source: Segment
    target: Segment

    @property
    def sentence(self) -> Sentence:
        return Sentence(self.source.text, self.target.text, self.target.end == len(self.target.block.text))


@dataclass(frozen=True)
class SoundPage:
    """A page that was found to be the translation of its original.

    Args:
        report: of the sound page.
        target: the page as the report has it, with regions.
        source: its original.
        config: how it was checked; holds for this page alone.
        surroundings: told when all pages are known.
    """

    report: Report
    target: Document
    source: Document
    config: Config
    surroundings: Callable[[SoundPage], Surroundings]

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What was found in the sound page, at minor or above."""
        return serious(self.report.findings)

    @property
    def words(self) -> int:
        """Of the article and of the page around it."""
        return self.report.score.page_words if self.report.score else 0

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Sentences in which nothing was found."""
        return tuple(place.sentence for place in self._places)

    @cached_property
    def _places(self) -> tuple[_Place, ...]:
        number = {block.span: at for at, block in enumerate(self.target.blocks)}
        return tuple(
            _Place(number[bead.target[0].block.span], bead.source[0], bead.target[0])
            for bead in self.report.beads
            if _is_sound(bead) and self._is_free(bead)
        )

    def _is_free(self, bead: Bead) -> bool:
        ours, theirs = bead.target[0].span, bead.source[0].span
        return not any(
            (each.target and each.target.span.overlaps(ours)) or (each.source and each.source.span.overlaps(theirs))
            for each in self.findings
        )

    def trials(self, fault: str, chance: Random) -> Iterator[Trial]:
        """Damaged versions with one fault of a class each, in random order, checked when they are asked for."""
        if fault == DROPPED_PARAGRAPH:
            return self._without_paragraphs(chance)
        if fault == LOST_LINK:
            return self._without_links(chance)
        return self._with_labels(chance) if fault == "label" else self._with_edits(fault, chance)

    def _with_edits(self, fault: str, chance: Random) -> Iterator[Trial]:
        around = self.surroundings(self)
        for place in _shuffled(self._places, chance):
            if edit := SEEDERS[fault](place.sentence, around, chance):
                shift = place.target.start
                moved = Edit(edit.start + shift, edit.end + shift, edit.text, edit.first + shift, edit.last + shift)
                lost = place.source.span if fault == SWAPPED_SENTENCE else None
                yield from self._edited(place.block, moved, lost, place.target.text, edit.applied(place.target.text))

    def _with_labels(self, chance: Random) -> Iterator[Trial]:
        around = self.surroundings(self)
        blocks = [
            at
            for at, block in enumerate(self.target.blocks)
            if block.kind.is_visible
            and len(block.text.split()) <= _LONGEST_LABEL
            and not any(each.target and each.target.span.overlaps(block.span) for each in self.findings)
        ]
        for at in _shuffled(blocks, chance):
            text = self.target.blocks[at].text
            if edit := SEEDERS["label"](Sentence("", text), around, chance):
                yield from self._edited(at, edit, None, text, edit.text)

    def _edited(self, block: int, edit: Edit, lost: Span | None, before: str, after: str) -> Iterator[Trial]:
        made = edit_page(self.target, block, edit)
        if made is not None:
            place = made.blocks[block].locate(edit.first, edit.last)
            yield self._trial(made, place, lost, block, before, after)

    def _without_paragraphs(self, chance: Random) -> Iterator[Trial]:
        for block in _shuffled(self._whole_blocks(), chance):
            source = [place.source.span for place in self._places if place.block == block]
            if made := without_block(self.target, block):
                gone = Span(source[0].start, source[-1].end)
                yield self._trial(made, None, gone, block, self.target.blocks[block].text, "")

    def _whole_blocks(self) -> list[int]:
        """Blocks of which every sentence is sound and stands in the order of the original."""
        sound = {place.target.span: place for place in self._places}
        whole: dict[int, list[_Place | None]] = {}
        number = {block.span: at for at, block in enumerate(self.target.blocks)}
        for segment in self.report.segments:
            whole.setdefault(number[segment.block.span], []).append(sound.get(segment.span))
        return [at for at, places in whole.items() if _in_order(places)]

    def _without_links(self, chance: Random) -> Iterator[Trial]:
        marks = [
            (place, mark)
            for place in self._places
            for mark in place.target.block.marks
            if mark.kind is MarkKind.LINK and place.target.start <= mark.start < mark.end <= place.target.end
        ]
        for place, mark in _shuffled(marks, chance):
            if made := without_link(self.target, place.block, mark):
                span = made.blocks[place.block].locate(mark.start, mark.end)
                words = place.target.block.text[mark.start : mark.end]
                yield self._trial(made, span, None, place.block, f"[{words}]({mark.target})", words)

    def _trial(
        self, made: Document, target: Span | None, source: Span | None, block: int, before: str, after: str
    ) -> Trial:
        report = check_article(
            made,
            source=self.source,
            target_language=self.report.target_language,
            source_language=self.report.source_language,
            config=self.config,
        )
        line, _ = self.target.position(self.target.blocks[block].span.start)
        shown = Missed(self.report.name, line, before, after)
        return Trial(new(report.findings, self.report.findings), target, source, shown)


def _is_sound(bead: Bead) -> bool:
    """Whether one running sentence stands beside one, in its place."""
    if bead.kind != "1-1" or bead.silent or bead.moved:
        return False
    return all(side[0].region.is_running_text and side[0].block.kind.is_visible for side in (bead.source, bead.target))


def _in_order(places: list[_Place | None]) -> bool:
    starts = [place.source.span.start for place in places if place]
    return len(starts) == len(places) and starts == sorted(starts)


def _shuffled(items: Sequence[Item], chance: Random) -> list[Item]:
    return chance.sample(items, len(items))
