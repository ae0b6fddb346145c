"""A document's blocks with their regions: by markup where there is some, by layout and wording everywhere else."""

from __future__ import annotations

from dataclasses import replace

from mtcheck.language.lexicon import Labels
from mtcheck.language.wording import wording
from mtcheck.model.text import BlockKind, Document, Format, Region
from mtcheck.regions.head import settle_head
from mtcheck.regions.markup import settle_markup
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
        regions = [given or by for given, by in zip(regions, settle_markup(blocks), strict=True)]
    declared = [region is not None for region in regions]
    open_blocks = [at for at, region in enumerate(regions) if region is None]
    page = Page([blocks[at] for at in open_blocks], Signs(wording(language), labels, language))
    page.is_boxed = document.format is Format.HTML
    page.has_headline = any(
        region is Region.HEADLINE and block.kind.is_visible for block, region in zip(blocks, regions, strict=True)
    )
    _settle(page)
    for at, region in zip(open_blocks, page.regions, strict=True):
        regions[at] = region
    return replace(
        document,
        blocks=tuple(
            block
            if region is None or (region is block.region and said is block.declared)
            else replace(block, region=region, declared=said)
            for block, region, said in zip(blocks, regions, declared, strict=True)
        ),
    )


def _settle(page: Page) -> None:
    if len(page) == 0:
        return
    if page.is_boxed and not any(page.prose):
        settle_middle(page, 0, len(page))
        return
    start = settle_head(page)
    if start == len(page) and start:
        start = next((at for at, region in enumerate(page.regions) if region is None), len(page))
    end = settle_tail(page, start)
    settle_middle(page, start, end)
