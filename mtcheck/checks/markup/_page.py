"""What the checks of a page's layout share: where a leak can be, and how its findings stand together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mtcheck.checks.base import Article
from mtcheck.language.structure import declared_region, is_in_content
from mtcheck.model.text import Block, BlockKind, Format, Region


def can_leak(block: Block, article: Article) -> bool:
    """Whether what stands in the block is read as part of the article.

    A page's own navigation or footer, marked up as such, has not leaked; in plain text everything is read as text.
    """
    if not block.kind.is_visible or block.kind is BlockKind.CODE:
        return False
    if article.target.format is not Format.HTML:
        return True
    return is_in_content(block) and declared_region(block) is None


def leaked(article: Article, *regions: Region) -> Iterator[tuple[int, Block]]:
    """The blocks of these regions that stand in the article's text, with their numbers on the page."""
    for number, block in enumerate(article.blocks):
        if block.region in regions and can_leak(block, article):
            yield number, block


def grouped(blocks: Iterable[tuple[int, Block]]) -> Iterator[list[Block]]:
    """The blocks in runs that follow one another on the page."""
    run: list[Block] = []
    last = -2
    for number, block in blocks:
        if number != last + 1 and run:
            yield run
            run = []
        run.append(block)
        last = number
    if run:
        yield run
