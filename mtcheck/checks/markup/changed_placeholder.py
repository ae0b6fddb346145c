"""A placeholder that a program fills in became another, is damaged, or is not in the original.

## What is wrong
The translation's placeholder has another name, number or type than the original's (`{name}` and `{nombre}`, `%d` and
`%s`), has a blank in it (`% s`), or the original has none there; a plural's `#` is gone. In texts that programs show,
a tag or an inline code became another.

## Why it matters
A program that is asked to fill in what it does not know shows the placeholder, shows the wrong value, or crashes.

## Example
*Guten Tag, {vorname}!* beside *Good morning, {firstname}!*

## Known false alarms
Placeholders are compared over the whole page: one that was moved is no fault, nor is one that is repeated. The numbers
of `%1$s` and the order of `%s` are only held against the original's in single texts, not on pages.

## Source
MQM: design and markup, placeholder.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from mtcheck.checks.base import Article, Remark, article_check, remark
from mtcheck.checks.markup._inline_codes import NAMES, compare_codes, show_code
from mtcheck.language.holders import (
    Difference,
    Holder,
    compare_holders,
    find_damaged,
    find_holders,
    find_lost_counts,
)
from mtcheck.model.bead import Bead
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.kinds import MarkKind
from mtcheck.model.text import Block, Segment


@article_check(
    Category.PLACEHOLDER,
    Severity.MAJOR,
    needs_source=True,
    page_only=False,
    fix=Fix.UNSAFE,
    needs=("{", "%", "<", MarkKind.OBJECT, MarkKind.PAIRED),
)
def changed_placeholder(article: Article) -> Iterator[Remark]:
    if article.is_pair:
        for source, target in zip(article.original_blocks, article.blocks, strict=False):
            yield from _compare_blocks(source, target, article)
    elif any(find_holders(block.text, article.target_language) for block in _both(article)):
        for bead in article.beads:
            if bead.source and bead.target and not bead.silent:
                yield from _compare_bead(bead, article)


def _both(article: Article) -> Iterable[Block]:
    return chain(article.blocks, article.original_blocks)


# A single text, as a program shows it


def _compare_blocks(source: Block, target: Block, article: Article) -> Iterator[Remark]:
    language = article.target_language
    for each in compare_holders(find_holders(source.text, language), find_holders(target.text, language)):
        yield from _tell(each, source, target)
    for place in find_lost_counts(source.text, target.text):
        yield remark(target, *place, "the number sign '#' of the original is missing in this form of the plural")
    for each in compare_codes(source, target):
        if each.target:
            yield from _tell(each, source, target, Severity.MINOR)


def _tell(found: Difference, source: Block, target: Block, severity: Severity | None = None) -> Iterator[Remark]:
    mine, theirs = found.target, found.source
    origin = source.locate(theirs.start, theirs.end) if theirs else None
    if theirs and mine is None:
        yield from _tell_damaged(theirs, source, target)
    elif mine:
        message = _message(show_code(source, theirs) if theirs else "", show_code(target, mine), mine.kind)
        suggestion = source.text[theirs.start : theirs.end] if theirs and theirs.kind != "code" else None
        yield remark(target, mine.start, mine.end, message, suggestion=suggestion, source=origin, severity=severity)


def _tell_damaged(theirs: Holder, source: Block, target: Block) -> Iterator[Remark]:
    """A placeholder that is there with a blank in it; those that are lost are told of by the check of these."""
    written = show_code(source, theirs)
    if place := find_damaged(written, target.text):
        origin = source.locate(theirs.start, theirs.end)
        message = _message(written, target.text[slice(*place)], "")
        yield remark(target, *place, message, suggestion=written, source=origin)


def _message(theirs: str, mine: str, kind: str) -> str:
    what = NAMES.get(kind, "placeholder")
    if not theirs:
        return f"the original has no {what} '{mine}'"
    if theirs.replace(" ", "").casefold() == mine.replace(" ", "").replace("\u00a0", "").casefold():
        return f"the {what} '{theirs}' is damaged"
    return f"the {what} '{theirs}' of the original became '{mine}'"


# A sentence of a page


def _compare_bead(bead: Bead, article: Article) -> Iterator[Remark]:
    """Placeholders with names that are nowhere on the other page."""
    there, here = article.once(_names_there), article.once(_names_here)
    lost = [each for each in _of_side(bead.source, article) if each[1].sign not in here]
    for segment, holder in _of_side(bead.target, article):
        if holder.sign in there or segment.block.is_code_at(segment.start + holder.start):
            continue
        other = next((each for each in lost if each[1].kind == holder.kind), None)
        mine = segment.text[holder.start : holder.end]
        theirs = other[0].text[other[1].start : other[1].end] if other else ""
        origin = None
        if other:
            lost.remove(other)
            start = other[0].start
            origin = other[0].block.locate(start + other[1].start, start + other[1].end)
        yield remark(
            segment,
            holder.start,
            holder.end,
            _message(theirs, mine, ""),
            suggestion=theirs or None,
            source=origin,
            severity=Severity.MINOR,
        )


def _of_side(segments: Iterable[Segment], article: Article) -> list[tuple[Segment, Holder]]:
    return [
        (segment, _unnumbered(holder))
        for segment in segments
        for holder in find_holders(segment.text, article.target_language)
    ]


def _unnumbered(holder: Holder) -> Holder:
    """Those of printf by their type alone: sentences of a page do not follow each other as in the original."""
    return holder._replace(name=holder.name.partition("$")[2]) if holder.kind == "printf" else holder


def _names_there(article: Article) -> frozenset[tuple[str, str]]:
    return _names(article.original_blocks, article.target_language)


def _names_here(article: Article) -> frozenset[tuple[str, str]]:
    return _names(article.blocks, article.target_language)


def _names(blocks: Iterable[Block], language: str) -> frozenset[tuple[str, str]]:
    return frozenset(_unnumbered(holder).sign for block in blocks for holder in find_holders(block.text, language))
