"""Links and images of a segment, and what a whole page links to."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import Article
from mtcheck.language.links import comparable
from mtcheck.model.kinds import MarkKind
from mtcheck.model.text import Mark, Segment


def marks_of(segment: Segment, kind: MarkKind) -> Iterator[Mark]:
    """The marks of a kind that begin in a segment, with their target address."""
    for mark in segment.block.marks:
        if mark.kind is kind and segment.start <= mark.start < segment.end and mark.target:
            yield mark


def linked_addresses(article: Article) -> frozenset[str]:
    """The comparable addresses that the translated page links to."""
    return frozenset(
        comparable(mark.target)
        for block in article.target.blocks
        for mark in block.marks
        if mark.kind is MarkKind.LINK and mark.target
    )
