"""Rules -> checks, which the registry selects as it does its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mtcheck.checks.base import Article, Check, Remark, article_check, remark
from mtcheck.language.profiles import primary
from mtcheck.model.bead import Bead, Side
from mtcheck.model.text import Block, BlockKind, Document, Segment, Span
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


@dataclass(frozen=True)
class _Reading:
    """One rule and one page."""

    rule: Rule
    clock: RuleClock

    def of_blocks(self, article: Article) -> Iterator[Remark]:
        for block in article.blocks:
            if block.kind is BlockKind.CODE or not block.text.strip() or not self._is_about(block):
                continue
            if self.rule.require is None:
                whole = Side((Segment(block, 0, len(block.text)),))
                yield from self._forbidden(whole, article.target, None, None)
            elif not self._first(self.rule.require, block.text, "require", article.target, block.span):
                message = self.rule.message.fill(None, None, short=True)
                yield remark(block, 0, len(block.text), message)

    def of_beads(self, article: Article) -> Iterator[Remark]:
        for bead in article.beads:
            if not (bead.source and bead.target) or bead.silent or not self._is_about(bead.target[0].block):
                continue
            yield from self._of_bead(bead, article)

    def _of_bead(self, bead: Bead, article: Article) -> Iterator[Remark]:
        source, target = bead.sides
        if self.rule.source is None or article.source is None:
            return
        found = self._all(self.rule.source, source.text, "source", article.source, bead.source[0].span)
        if not found:
            return
        if self.rule.forbid:
            yield from self._forbidden(target, article.target, found[0], source)
        elif self.rule.require:
            if not self._first(self.rule.require, target.text, "require", article.target, bead.target[0].span):
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
        place = _place(bead.sides[0], found.start, found.end)
        return remark(
            segment,
            0,
            len(segment.text),
            self.rule.message.fill(None, found, short=True),
            source=place,
            cause=f"{self.rule.id}:{(cause or found.text('0')).casefold()}",
        )

    def _forbidden(self, side: Side, document: Document, beside: Found | None, source: Side | None) -> Iterator[Remark]:
        rule = self.rule
        if rule.forbid is None:
            return
        found = self._all(rule.forbid, side.text, "forbid", document, side.segments[0].span)
        if not found:
            return
        excused = self._excused(side, document)
        for each in found:
            if not Span(each.start, each.end).is_inside(excused):
                yield Remark(
                    rule.message.fill(each, beside, short=True),
                    _place(side, each.start, each.end),
                    _place(source, beside.start, beside.end) if source and beside else None,
                    self._suggestion(each, beside, side),
                    region=side.segments[0].region,
                )

    def _excused(self, side: Side, document: Document) -> list[Span]:
        if self.rule.exception is None:
            return []
        found = self._all(self.rule.exception, side.text, "except", document, side.segments[0].span)
        return [Span(each.start, each.end) for each in found]

    def _suggestion(self, found: Found, beside: Found | None, side: Side) -> str | None:
        if _leaves_block(side, found):
            return None
        if self.rule.suggestion:
            return self.rule.suggestion.fill(found, beside)
        text = found.text("0")
        better = self.rule.replacements.get(word_key(text))
        return None if better is None else _in_case_of(text, better)

    def _all(self, pattern: Pattern, text: str, key: str, document: Document, span: Span) -> list[Found]:
        try:
            return self.clock.find_all(pattern, text)
        except RunawayError as error:
            raise self._told(error, key, document, span) from None

    def _first(self, pattern: Pattern, text: str, key: str, document: Document, span: Span) -> Found | None:
        try:
            return self.clock.find_first(pattern, text)
        except RunawayError as error:
            raise self._told(error, key, document, span) from None

    def _told(self, error: RunawayError, key: str, document: Document, span: Span) -> RunawayError:
        line = document.position(span.start)[0]
        side = "the original's line" if key == "source" else "line"
        return RunawayError(f"{self.rule.name}: '{key}' {error} (at {side} {line})")

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


def _place(side: Side, start: int, end: int) -> Span:
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
