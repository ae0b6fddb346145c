"""The regions of an HTML page that its markup settles: by what boxes hold and are called, before any word is read."""

from __future__ import annotations

from collections.abc import Sequence

from mtcheck.language.lines import ends
from mtcheck.language.repeats import key
from mtcheck.model.kinds import BlockKind, Region
from mtcheck.model.text import Block
from mtcheck.regions.boxes import Layout, class_word, is_part, linked_length, own_words

_LINKED = 0.8
"""Share of a block's letters from which it is a link; a date or a bullet may be beside it."""
_SENTENCE = 8
_FEWEST = 3
_LONG_TEXTS = frozenset({Region.COMMENTS, Region.FOOTER, Region.CAPTION, Region.RELATED})


def settle_markup(blocks: Sequence[Block]) -> tuple[list[Region | None], frozenset[int]]:
    """The region of each block that the markup settles; None for the article's own, which its words tell.

    Beside them the numbers of the links among the article's paragraphs, which no box sets apart from these.
    """
    layout = Layout(blocks)
    titles = [key(block.text) for block in blocks if block.kind in (BlockKind.TITLE, BlockKind.META)]
    regions = [_region(block, layout) if block.kind.is_visible else None for block in blocks]
    first = next((at for at, block in enumerate(blocks) if block.kind.is_visible and layout.holds(block)), len(blocks))
    headline = _headline(blocks, layout, titles, first)
    for at, block in enumerate(blocks):
        if at == headline:
            regions[at] = Region.HEADLINE
        elif block.kind.is_visible and not layout.holds(block) and regions[at] is None:
            standfirst = headline is not None and headline < at < first and _is_sentence(block)
            regions[at] = None if standfirst else Region.FRAME
    return regions, frozenset(at for at, block in enumerate(blocks) if regions[at] and _is_among_text(block, layout))


def _headline(blocks: Sequence[Block], layout: Layout, titles: Sequence[tuple[str, ...]], first: int) -> int | None:
    """The heading that is the article's headline: the page's title, or the greatest in the article's box or above."""
    headings = [at for at, block in enumerate(blocks) if block.kind is BlockKind.HEADING and block.text]
    named = [at for at in headings if is_part(key(blocks[at].text), titles)]
    top = [at for at in headings if blocks[at].level == 1 and (at < first or layout.holds(blocks[at]))]
    inside = [at for at in named or top if layout.holds(blocks[at])]
    above = [at for at in named or top if at < first]
    return inside[0] if inside else above[-1] if above else None


def _region(block: Block, layout: Layout) -> Region | None:
    if block.kind is BlockKind.CONTROL:
        return _hinted(block) or layout.region(block) or Region.FRAME
    if block.kind is BlockKind.CAPTION:
        return Region.CAPTION
    region = layout.region(block) or _hinted(block)
    return Region.RELATED if region is None and _leads_away(block) else region


def _leads_away(block: Block) -> bool:
    """Whether a paragraph is one link of several words."""
    return block.kind is BlockKind.PARAGRAPH and is_link(block) and len(block.text.split()) > _FEWEST


def _is_among_text(block: Block, layout: Layout) -> bool:
    """Whether a paragraph that is a link stands in the article's own box."""
    return (
        _leads_away(block)
        and not ends(block.text)
        and layout.holds(block)
        and layout.region(block) is None
        and _hinted(block) is None
    )


def _hinted(block: Block) -> Region | None:
    """What the words of the block's own class say, unless it is a sentence of the text."""
    for hint in reversed(own_words(block)):
        word = class_word(hint)
        if word and word.sure and (word.region in _LONG_TEXTS or not _is_sentence(block)):
            return word.region
    return None


def _is_sentence(block: Block) -> bool:
    """Whether a paragraph is running text, which classes such as ``with-sidebar`` say nothing of."""
    return block.kind is BlockKind.PARAGRAPH and len(block.text.split()) >= _SENTENCE and ends(block.text)


def is_link(block: Block) -> bool:
    """Whether nearly all of the block's text is a link."""
    return linked_length(block) >= _LINKED * max(1, len(block.text))
