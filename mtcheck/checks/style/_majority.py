"""What the checks of mixed typography share: which blocks they read, and what makes a majority clear."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from mtcheck.checks.base import Article
from mtcheck.model.text import Block, BlockKind, Region

Style = TypeVar("Style", bound=Hashable)


def own_text(article: Article) -> Iterator[Block]:
    """The visible blocks of the article and of the teasers beside it: no other page chrome, no code."""
    for block in article.blocks:
        own = not block.region.is_chrome or block.region is Region.RELATED
        if own and block.kind.is_visible and block.kind is not BlockKind.CODE:
            yield block


def clear_majority(
    places: Mapping[Style, Sequence[object]], *, least: int = 3, times: float = 3, among: Iterable[Style] | None = None
) -> Style | None:
    """The style that stands in at least ``least`` places and ``times`` as often as all others together."""
    candidates = list(places if among is None else among)
    total = sum(map(len, places.values()))
    best = max(candidates, key=lambda style: len(places.get(style, ())), default=None)
    if best is None:
        return None
    count = len(places.get(best, ()))
    return best if count >= least and total > count >= times * (total - count) else None
