"""What the checks of mixed typography share: which blocks they read, and what makes a majority clear."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from mtcheck.checks.base import Article
from mtcheck.model.kinds import BlockKind, Region
from mtcheck.model.text import Block
from mtcheck.patterns import lazy

DASH = lazy(r"(?<=[^\s\d]) (?:-{1,2}|[–—]) (?=\S)|(?<=[^\W\d])(?:--|—)(?=[^\W\d])")
"""What stands for a dash between words."""
_APOSTROPHE = lazy(r"(?<=[^\W\d_])['’](?=[^\W\d_])")
_NAME = lazy(r"\b[A-Z]['’](?=[A-Z])")
Style = TypeVar("Style", bound=Hashable)


def own_text(article: Article) -> Iterator[Block]:
    """The visible blocks of the article and of the teasers beside it: no other page chrome, no code."""
    return filter(is_own_text, article.blocks)


def is_own_text(block: Block) -> bool:
    """Whether a block is one of the article's, or of a teaser beside it, and its readers see it."""
    own = not block.region.is_chrome or block.region is Region.RELATED
    return own and block.kind.is_visible and block.kind is not BlockKind.CODE


def list_apostrophes(block: Block) -> Iterator[int]:
    """Where apostrophes are: between letters, in no name such as O'Neil and in no code."""
    text = block.text
    if "'" not in text and "’" not in text:
        return
    names = {match.end() - 1 for match in _NAME.finditer(text)}
    for match in _APOSTROPHE.finditer(text):
        if match.start() not in names and not block.is_code_at(match.start()):
            yield match.start()


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
