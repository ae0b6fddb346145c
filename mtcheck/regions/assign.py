"""A document's blocks with their regions: by markup where there is some, by layout and wording everywhere else."""

from __future__ import annotations

from dataclasses import replace

from mtcheck.language.lexicon import Labels
from mtcheck.language.structure import declared_region, is_in_content, is_link
from mtcheck.language.wording import wording
from mtcheck.model.text import Block, BlockKind, Document, Format, Region
from mtcheck.regions.head import settle_head
from mtcheck.regions.middle import settle_middle
from mtcheck.regions.page import Page
from mtcheck.regions.signs import Signs
from mtcheck.regions.tail import settle_tail

_UNSEEN = {
    BlockKind.TITLE: Region.HEADLINE,
    BlockKind.META: Region.SUMMARY,
    BlockKind.ALT: Region.CAPTION,
    BlockKind.TOOLTIP: Region.CAPTION,
}


def assign(document: Document, language: str, labels: Labels) -> Document:
    """The document with every block's region settled."""
    blocks = document.blocks
    regions = [_UNSEEN.get(block.kind) for block in blocks]
    if document.format is Format.HTML:
        content = _content_rules(blocks)
        regions = [given or _by_markup(block, content) for given, block in zip(regions, blocks, strict=True)]
    open_blocks = [at for at, region in enumerate(regions) if region is None]
    page = Page([blocks[at] for at in open_blocks], Signs(wording(language), labels, language))
    _settle(page)
    for at, region in zip(open_blocks, page.regions, strict=True):
        regions[at] = region
    return replace(
        document,
        blocks=tuple(
            block if region is None or region is block.region else replace(block, region=region)
            for block, region in zip(blocks, regions, strict=True)
        ),
    )


def _settle(page: Page) -> None:
    if len(page) == 0:
        return
    start = settle_head(page)
    if start == len(page) and start:
        start = next((at for at, region in enumerate(page.regions) if region is None), len(page))
    end = settle_tail(page, start)
    settle_middle(page, start, end)


def _content_rules(blocks: tuple[Block, ...]) -> bool:
    """Whether the markup names the main part of the page, and most of its words stand there."""
    words = sum(len(block.text.split()) for block in blocks)
    inside = sum(len(block.text.split()) for block in blocks if is_in_content(block))
    return inside * 2 > words


def _by_markup(block: Block, content: bool) -> Region | None:
    region = declared_region(block)
    if region is not None:
        return region
    if content and not is_in_content(block):
        first = block.kind is BlockKind.HEADING and block.level == 1
        return Region.HEADLINE if first else Region.FRAME
    if is_link(block) and len(block.text.split()) > 3 and block.kind is not BlockKind.HEADING:
        return Region.RELATED
    return None
