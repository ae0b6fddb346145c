"""Which blocks of a page are verse: lines that their author has broken, where words are said again on purpose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtcheck.checks.base import Article
from mtcheck.model.kinds import BlockKind, Format
from mtcheck.model.spans import Span
from mtcheck.model.text import Block
from mtcheck.patterns import lazy

_BREAK = lazy(r"(?i)<br\b[^>]*>\s*")
_TAG = lazy(r"<[^>]*>")
_FEWEST, _COUPLET = 3, 2
"""Lines of a stanza, and of one beside others."""
_FEWEST_STANZAS = 2
"""Stanzas of that many lines beside which a couplet is one."""
_LONGEST, _EVEN = 60, 0.75
"""Characters of a verse, and the share of the longest that the others have where a text was wrapped at a width."""


def find_verses(article: Article) -> frozenset[Span]:
    """The places of the blocks that are verses, or stanzas of them."""
    told = [block for block in article.blocks if not block.region.is_chrome]
    stanzas = [*_read_blocks(told, article), *_read_runs(told)]
    whole = sum(_is_stanza(lines, _FEWEST) for _, lines in stanzas)
    fewest = _COUPLET if whole >= _FEWEST_STANZAS else _FEWEST
    return frozenset(span for spans, lines in stanzas if _is_stanza(lines, fewest) for span in spans)


def _read_blocks(blocks: Sequence[Block], article: Article) -> Iterator[tuple[list[Span], list[str]]]:
    """The blocks with the lines that each was written in."""
    return (([block.span], _written_lines(block, article)) for block in blocks)


def _read_runs(blocks: Sequence[Block]) -> Iterator[tuple[list[Span], list[str]]]:
    """The paragraphs that stand right under one another, each of which is a line."""
    run: list[Block] = []
    for block in (*blocks, None):
        if block is None or block.gap or block.kind is not BlockKind.PARAGRAPH:
            yield [each.span for each in run], [each.text for each in run]
            run = []
        if block is not None and block.kind is BlockKind.PARAGRAPH:
            run.append(block)


def _written_lines(block: Block, article: Article) -> list[str]:
    """The lines of a paragraph as they are broken in the file."""
    written = article.target.text[block.span.start : block.span.end]
    if article.target.format is Format.HTML:
        return [_TAG.sub("", line) for line in _BREAK.split(written)] if block.kind.is_visible else []
    return written.splitlines() if block.kind in (BlockKind.PARAGRAPH, BlockKind.QUOTE) else []


def _is_stanza(lines: Sequence[str], fewest: int) -> bool:
    """Whether lines are short, and were not broken by a program where a width was full."""
    lengths = [len(line.strip()) for line in lines]
    if len(lines) < fewest or not 0 < min(lengths) <= max(lengths) <= _LONGEST:
        return False
    return fewest < _FEWEST or min(lengths[:-1]) < _EVEN * max(lengths) or all(_begins(line) for line in lines)


def _begins(line: str) -> bool:
    return line.strip(" >*_\"“„«'‘")[:1].isupper()
