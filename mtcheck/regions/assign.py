"""A document's blocks with their regions: by markup where there is some, by layout and wording everywhere else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from types import MappingProxyType
from typing import Any

from mtcheck.language.lexicon import Labels
from mtcheck.language.remembered import Remembered
from mtcheck.language.wording import wording
from mtcheck.model.kinds import BlockKind, Format, Region
from mtcheck.model.text import Block, Document
from mtcheck.regions.head import settle_head
from mtcheck.regions.markup import settle_markup
from mtcheck.regions.middle import settle_middle
from mtcheck.regions.page import UnsettledPage
from mtcheck.regions.rows import parts
from mtcheck.regions.sign import Sign
from mtcheck.regions.signs import Signs
from mtcheck.regions.tail import settle_tail
from mtcheck.regions.template import Part, Recurring

_UNSEEN = {
    BlockKind.TITLE: Region.HEADLINE,
    BlockKind.META: Region.SUMMARY,
    BlockKind.ALT: Region.CAPTION,
    BlockKind.TOOLTIP: Region.CAPTION,
}
_SIGNED = frozenset({Region.BYLINE, Region.TIMESTAMP, Region.CAPTION})
"""Parts of an article that may read alike on many pages."""
_LINES = 2048
"""Lines of which is kept what they say."""
_NOTHING: Mapping[int, Any] = MappingProxyType({})


def assign(
    document: Document, language: str, labels: Labels, recurring: Mapping[int, Recurring] = _NOTHING
) -> Document:
    """The document with every block's region settled.

    Args:
        document: the page.
        language: its language.
        labels: the labels of interfaces.
        recurring: the blocks by number that recur on other pages of its site, which none of its words need tell.
    """
    blocks = document.blocks
    recurring = {at: each for at, each in recurring.items() if not _is_authored(blocks[at], document.format)}
    signs = _read_signs(labels, language)
    regions, declared = _regions(document, signs)
    if any(regions[at] is Region.HEADLINE for at, each in recurring.items() if each.part is Part.ABOVE):
        frame = {at: Region.FRAME for at, each in recurring.items() if each.part is Part.ABOVE and each.is_usual}
        regions, declared = _regions(document, signs, frame)
    if recurring:
        _settle_recurring(blocks, regions, recurring)
    return replace(
        document,
        blocks=tuple(
            block
            if region is None or (region is block.region and said is block.declared and at not in recurring)
            else replace(block, region=region, declared=said, is_template=at in recurring and region.is_chrome)
            for at, (block, region, said) in enumerate(zip(blocks, regions, declared, strict=True))
        ),
    )


class _RememberedSigns(Signs):
    """What lines say, for a page that is read twice, or again after an edit."""

    @cached_property
    def _seen(self) -> Remembered[Sign | None]:
        return Remembered(super().of, _LINES)

    def of(self, text: str) -> Sign | None:
        """What the line is by itself."""
        return self._seen[text]


@lru_cache(maxsize=4)
def _read_signs(labels: Labels, language: str) -> Signs:
    return _RememberedSigns(wording(language), labels, language)


def _regions(
    document: Document, signs: Signs, known: Mapping[int, Region] = _NOTHING
) -> tuple[list[Region | None], list[bool]]:
    """The region of each block, and whether the markup says it; some may be known."""
    blocks = document.blocks
    regions, among = [_UNSEEN.get(block.kind) for block in blocks], frozenset[int]()
    if document.format is Format.HTML:
        settled, among = settle_markup(blocks)
        regions = [given or by for given, by in zip(regions, settled, strict=True)]
    elif document.format.is_authored:
        authored = (Region.BODY if _is_authored(block, document.format) else None for block in blocks)
        regions = [given or by for given, by in zip(regions, authored, strict=True)]
    declared = [region is not None and at not in known and at not in among for at, region in enumerate(regions)]
    for at in known:
        regions[at] = known[at]
    open_blocks = [at for at, region in enumerate(regions) if region is None]
    given = [blocks[at] for at in open_blocks]
    rows = [parts(block, document.text) for block in given] if document.format is not Format.HTML else ()
    page = UnsettledPage(given, signs, rows, format=document.format)
    page.is_boxed = document.format is Format.HTML
    page.has_headline = any(
        region is Region.HEADLINE and block.kind.is_visible for block, region in zip(blocks, regions, strict=True)
    )
    _settle(page)
    for at, region in zip(open_blocks, page.regions, strict=True):
        regions[at] = region
    return regions, declared


def _is_authored(block: Block, format: Format) -> bool:
    """Whether markup says that an author has set a line where it is: a table's cell, the title of an admonition.

    Markdown and its like have no navigation or footer of their own, so that nothing else would be made with their
    tables and titles.
    """
    return format.is_authored and (block.kind is BlockKind.CELL or "details" in block.landmarks)


def _settle_recurring(
    blocks: Sequence[Block], regions: list[Region | None], recurring: Mapping[int, Recurring]
) -> None:
    """Give the lines that recur on a site the region of its frame, unless they are known for more than that."""
    headline = next(
        (
            at
            for at, region in enumerate(regions)
            if region is Region.HEADLINE and blocks[at].kind.is_visible and at not in recurring
        ),
        0,
    )
    for at, each in recurring.items():
        region = regions[at]
        if region is None or region.is_chrome or (region in _SIGNED and at > headline):
            continue
        if each.part is Part.ABOVE and not each.is_usual:
            continue  # a section's or an author's name
        regions[at] = Region.FOOTER if each.part is Part.BELOW else Region.FRAME


def _settle(page: UnsettledPage) -> None:
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
