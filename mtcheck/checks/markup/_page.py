"""What the checks of a page's layout share: where a leak can be, and how its findings stand together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mtcheck.checks.base import Article
from mtcheck.language.frames import is_shop_button
from mtcheck.language.phrases import Phrase
from mtcheck.language.wording import wording
from mtcheck.model.kinds import BlockKind, Format, Region
from mtcheck.model.text import Block
from mtcheck.patterns import lazy

STRAY = ("markup/stray-line",)
"""What is silenced by all that know what a line of the page is."""

_INNER_END = lazy(r"[^\W\d_]{3}[.!?][\"”»)]*\s+[\"“„«(]?[^\W\d_]|[。！？].")
_SHORT = 10
"""Words of a sentence that may be a call to the reader as a whole."""
_SAVED_WHOLE = 5
_LONGEST_LINE = 6
"""In words: a sentence that is longer is the article's own unless more speaks against it."""


def can_leak(block: Block, _article: Article) -> bool:
    """Whether what stands in the block is read as part of the article.

    A page's own navigation or footer, marked up as such, has not leaked, nor has what an author has set in a table or
    above an admonition; in plain text everything is read as text.
    """
    return block.kind.is_visible and block.kind is not BlockKind.CODE and not block.declared


def find_leaked(article: Article, *regions: Region) -> Iterator[tuple[int, Block]]:
    """The blocks of these regions that stand in the article's text, with their numbers on the page."""
    for number, block in enumerate(article.blocks):
        if block.region in regions and can_leak(block, article):
            yield number, block


def is_furnished(article: Article, fewest: int = 1) -> bool:
    """Whether more of the page around the article was saved with its text."""
    return article.once(_count_chrome) >= fewest


def _count_chrome(article: Article) -> int:
    return sum(block.region.is_chrome for block in article.blocks)


def find_proofs(article: Article) -> frozenset[int]:
    """The numbers of the blocks that surely are lines of the page around an article, and are read as its text."""
    return frozenset(
        at for at, block in enumerate(article.blocks) if can_leak(block, article) and _is_proof(block, article)
    )


def is_saved_whole(article: Article) -> bool:
    """Whether so much of the page around an article is in its text that all of it may be.

    Lines that surely are the page's count twice, doubtful ones once.
    """
    proofs = article.once(find_proofs)
    return bool(proofs) and len(proofs) * 2 + article.once(_count_doubtful) >= _SAVED_WHOLE


def known_as(block: Block, article: Article) -> tuple[Phrase, ...]:
    """What a line is known to be, or else may be by its words and signs alone."""
    labels, language = article.labels, article.target_language
    return labels.phrase(block.text, language) or labels.loose(block.text, language)


def _count_doubtful(article: Article) -> int:
    proofs = article.once(find_proofs)
    return sum(
        at not in proofs and can_leak(block, article) and _may_be_frame(block, article)
        for at, block in enumerate(article.blocks)
    )


def _may_be_frame(block: Block, article: Article) -> bool:
    if block.kind is not BlockKind.PARAGRAPH or is_of_shop(block, article):
        return False
    return any(known_as(block, article))


def is_of_shop(block: Block, article: Article) -> bool:
    """Whether a line is a button of a shop, which an HTML page has in its place."""
    return article.target.format is Format.HTML and is_shop_button(block.text, article.target_language)


def _is_proof(block: Block, article: Article) -> bool:
    if block.region.is_chrome or block.region is Region.TIMESTAMP:
        return True
    if block.region is Region.CAPTION or block.kind is BlockKind.CELL or article.target.format.is_authored:
        return False
    return any(phrase.sure for phrase in article.labels.phrase(block.text, article.target_language))


def is_set_by_author(block: Block, article: Article) -> bool:
    """Whether the author of a file has set a line in a list or a quotation, as of what a program's buttons do."""
    is_set = block.kind in (BlockKind.LIST_ITEM, BlockKind.QUOTE) and article.target.format.is_authored
    return is_set and not block.region.is_chrome


def removal(block: Block, article: Article) -> str | None:
    """The suggestion to take a leaked block out; None where the article might lose something by it.

    In HTML, where parts of a page are marked up as such, what stands among the article's own elements is its author's
    until a person says otherwise; elsewhere, sentences are the article's unless they are known as a site's own.
    """
    if article.target.format is Format.HTML:
        return None
    known = (
        block.is_template
        or any(_is_all_of(phrase, block) for phrase in article.labels.phrase(block.text, article.target_language))
        or is_rights(block, article)
    )
    return "" if known or not _is_prose(block) else None


def _is_all_of(phrase: Phrase, block: Block) -> bool:
    """Whether a wording is a whole line, or the line is short: *Read more about ...* may begin a sentence as well."""
    return "…" not in phrase.wording or not block.text.endswith(".") or len(block.text.split()) <= _SHORT


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
