"""Rules -> checks, which the registry selects as it does its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mtcheck.checks.base import Article, Check, Remark, article_check, remark
from mtcheck.model.bead import Bead, Side
from mtcheck.model.kinds import BlockKind
from mtcheck.model.spans import Span
from mtcheck.model.tags import primary
from mtcheck.model.text import Block, Document, Segment
from mtcheck.model.tuples import NamedTuple
from mtcheck.rules.patterns import Found, PageClock, Pattern, RuleClock, RunawayError, is_kept
from mtcheck.rules.reading import word_key
from mtcheck.rules.rule import Rule


@dataclass(frozen=True)
class Inspector:
    """What a rule's check does: one that looks at the original reads beads, any other reads blocks."""

    rule: Rule

    def __call__(self, article: Article) -> Iterator[Remark]:
        if _is_about(self.rule, article):
            reading = _Reading(self.rule, RuleClock(article.once(_start_clock)))
            yield from reading.of_beads(article) if self.rule.source else reading.of_blocks(article)


def make_check(rule: Rule) -> Check:
    """The check that a rule is."""
    decorate = article_check(
        rule.category,
        rule.severity,
        preview=rule.preview,
        needs_source=rule.source is not None,
        page_only=False,
        fix=rule.fix,
    )
    return decorate(Inspector(rule))


def _start_clock(article: Article) -> PageClock:
    del article
    return PageClock()


def _is_about(rule: Rule, article: Article) -> bool:
    """Whether a page is in the languages that a rule names."""
    sides = (rule.source_languages, article.source_language), (rule.target_languages, article.target_language)
    return all(not named or primary(own) in named for named, own in sides)


class _Place(NamedTuple):
    """Which pattern is used where, for what is said of one that runs away."""

    key: str
    document: Document
    at: Block | Segment


@dataclass(frozen=True)
class _Reading:
    """One rule and one page."""

    rule: Rule
    clock: RuleClock

    def of_blocks(self, article: Article) -> Iterator[Remark]:
        rule = self.rule
        for block in article.blocks:
            if block.kind is BlockKind.CODE or not self._is_about(block):
                continue
            if rule.forbid:
                if found := self._all(rule.forbid, block.text, _Place("forbid", article.target, block)):
                    yield from self._marked(found, Side((Segment(block, 0, len(block.text)),)), article.target)
            elif self._lacks(block, article.target):
                yield remark(block, 0, len(block.text), rule.message.fill(None, None, short=True))

    def _lacks(self, block: Block, document: Document) -> bool:
        """Whether a block that is not blank lacks what the rule requires."""
        required = self.rule.require
        if required is None or not block.text.strip():
            return False
        return self._first(required, block.text, _Place("require", document, block)) is None

    def of_beads(self, article: Article) -> Iterator[Remark]:
        for bead in article.beads:
            if not (bead.source and bead.target) or bead.silent or not self._is_about(bead.target[0].block):
                continue
            yield from self._of_bead(bead, article)

    def _of_bead(self, bead: Bead, article: Article) -> Iterator[Remark]:
        source, target = bead.sides
        if self.rule.source is None or article.source is None:
            return
        matches = self._all(self.rule.source, source.text, _Place("source", article.source, bead.source[0]))
        if not matches:
            return
        found = [each for each in matches if not each.is_empty] or [matches[0]._replace(start=0, end=len(source.text))]
        if self.rule.forbid:
            marked = self._all(self.rule.forbid, target.text, _Place("forbid", article.target, bead.target[0]))
            yield from self._marked(marked, target, article.target, found[0], source)
        elif self.rule.require:
            if not self._first(self.rule.require, target.text, _Place("require", article.target, bead.target[0])):
                yield self._of_sentence(bead, found[0])
        else:
            yield from self._lost(bead, found)

    def _lost(self, bead: Bead, found: Sequence[Found]) -> Iterator[Remark]:
        """What is said of texts that the translation has to keep and does not, each once."""
        text = bead.sides[1].text
        seen: set[str] = set()
        for each in found:
            for group in self.rule.keep:
                wanted = each.text(group)
                if wanted.strip() and wanted not in seen:
                    seen.add(wanted)
                    if not is_kept(wanted, text, case_sensitive=self.rule.keeps_case):
                        yield self._of_sentence(bead, each, wanted)

    def _of_sentence(self, bead: Bead, found: Found, cause: str = "") -> Remark:
        """What is said of a whole sentence, since nothing in it is what the original has."""
        segment = bead.target[0]
        place = _locate(bead.sides[0], found.start, found.end)
        return remark(
            segment,
            0,
            len(segment.text),
            self.rule.message.fill(None, found, short=True),
            source=place,
            cause=f"{self.rule.id}:{(cause or found.text('0')).casefold()}",
        )

    def _marked(
        self,
        found: Sequence[Found],
        side: Side,
        document: Document,
        beside: Found | None = None,
        source: Side | None = None,
    ) -> Iterator[Remark]:
        """What is said of forbidden places that no exception excuses."""
        excused = self._excused(side, document) if found else []
        for each in found:
            if not each.is_empty and not Span(each.start, each.end).is_inside(excused):
                yield Remark(
                    self.rule.message.fill(each, beside, short=True),
                    _locate(side, each.start, each.end),
                    _locate(source, beside.start, beside.end) if source and beside else None,
                    self._suggestion(each, beside, side),
                    region=side.segments[0].region,
                )

    def _excused(self, side: Side, document: Document) -> list[Span]:
        if self.rule.exception is None:
            return []
        found = self._all(self.rule.exception, side.text, _Place("except", document, side.segments[0]))
        return [Span(each.start, each.end) for each in found]

    def _suggestion(self, found: Found, beside: Found | None, side: Side) -> str | None:
        if _leaves_block(side, found):
            return None
        if self.rule.suggestion:
            return self.rule.suggestion.fill(found, beside)
        text = found.text("0")
        better = self.rule.replacements.get(word_key(text))
        return None if better is None else _in_case_of(text, better)

    def _all(self, pattern: Pattern, text: str, place: _Place) -> list[Found]:
        try:
            return self.clock.find_all(pattern, text)
        except RunawayError as error:
            raise self._addressed(error, place) from None

    def _first(self, pattern: Pattern, text: str, place: _Place) -> Found | None:
        try:
            return self.clock.find_first(pattern, text)
        except RunawayError as error:
            raise self._addressed(error, place) from None

    def _addressed(self, error: RunawayError, place: _Place) -> RunawayError:
        line = place.document.position(place.at.span.start)[0]
        side = "the original's line" if place.key == "source" else "line"
        return RunawayError(f"{self.rule.name}: '{place.key}' {error} (at {side} {line})")

    def _is_about(self, block: Block) -> bool:
        regions, kinds = self.rule.regions, self.rule.kinds
        return (not regions or block.region in regions) and (not kinds or block.kind in kinds)


def _in_case_of(text: str, better: str) -> str:
    """A replacement with the capitals of what it replaces."""
    if len(text) > 1 and text.isupper() and better.islower():
        return better.upper()
    return better[:1].upper() + better[1:] if text[:1].isupper() and better[:1].islower() else better


def _leaves_block(side: Side, found: Found) -> bool:
    return _segment_at(side, found.start)[0].block is not _segment_at(side, found.end - 1)[0].block


def _locate(side: Side, start: int, end: int) -> Span:
    """Where a part of a side's text is in its document, even if it begins in one sentence and ends in another."""
    first, at = _segment_at(side, start)
    last, before = _segment_at(side, end - 1)
    begin = first.block.locate(first.start + at, first.start + at + 1).start
    finish = last.block.locate(last.start + before, last.start + before + 1).end
    return Span(min(begin, finish), max(begin, finish))


def _segment_at(side: Side, at: int) -> tuple[Segment, int]:
    """The segment that holds a character, and where in it; a space between two belongs to the one before."""
    shift = 0
    for segment in side.segments[:-1]:
        length = len(segment.text)
        if at <= shift + length:
            return segment, min(at - shift, length - 1)
        shift += length + 1
    segment = side.segments[-1]
    return segment, at - shift
