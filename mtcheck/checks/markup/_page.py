"""What the checks of a page's layout share: where a leak can be, and how its findings stand together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mtcheck.checks.base import Article
from mtcheck.language.wording import wording
from mtcheck.model.text import Block, BlockKind, Format, Region
from mtcheck.patterns import lazy

_INNER_END = lazy(r"[^\W\d_]{3}[.!?][\"”»)]*\s+[\"“„«(]?[^\W\d_]|[。！？].")
_LONGEST_LINE = 6
"""In words: a sentence that is longer is the article's own unless more speaks against it."""


def can_leak(block: Block, article: Article) -> bool:
    """Whether what stands in the block is read as part of the article.

    A page's own navigation or footer, marked up as such, has not leaked; in plain text everything is read as text.
    """
    if not block.kind.is_visible or block.kind is BlockKind.CODE:
        return False
    if article.target.format is not Format.HTML:
        return True
    return not block.declared


def find_leaked(article: Article, *regions: Region) -> Iterator[tuple[int, Block]]:
    """The blocks of these regions that stand in the article's text, with their numbers on the page."""
    for number, block in enumerate(article.blocks):
        if block.region in regions and can_leak(block, article):
            yield number, block


def is_furnished(article: Article, fewest: int = 1) -> bool:
    """Whether more of the page around the article was saved with its text."""
    return sum(block.region.is_chrome for block in article.blocks) >= fewest


def removal(block: Block, article: Article) -> str | None:
    """The suggestion to take a leaked block out; None where the article might lose something by it.

    In HTML, where parts of a page are marked up as such, what stands among the article's own elements is its author's
    until a person says otherwise; elsewhere, sentences are the article's unless they are known as a site's own.
    """
    if article.target.format is Format.HTML:
        return None
    known = (
        block.is_template
        or any(article.labels.phrase(block.text, article.target_language))
        or is_rights(block, article)
    )
    return "" if known or not _is_prose(block) else None


def is_rights(block: Block, article: Article) -> bool:
    """Whether a line says whose the page is, or that nobody answers for it."""
    return "©" in block.text or wording(article.target_language).has_legal(block.text)


def _is_prose(block: Block) -> bool:
    """Whether a block reads like the article's own: two sentences, a long one with its full stop, an item in a list.

    After the article's last line its own list or last short sentence is easily taken for the site's.
    """
    words = len(block.text.split())
    text = block.text.rstrip('"”“»’)')
    ended = text.endswith((".", "。", "!", "?")) and not text.endswith("..")
    if block.region is Region.FOOTER and (ended or block.kind is BlockKind.LIST_ITEM):
        return True
    if block.region is not Region.CAPTION and text.lstrip("-*•–—> ")[:1].islower():
        return True
    closed = ended and text.endswith((".", "。"))
    return words > _LONGEST_LINE and (closed or bool(_INNER_END.search(text)))


def group_runs(blocks: Iterable[tuple[int, Block]]) -> Iterator[list[Block]]:
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
