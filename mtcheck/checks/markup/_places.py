"""Where in the translation a place of the original would be."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from mtcheck.checks.base import Article
from mtcheck.model.spans import Span
from mtcheck.model.text import Segment


class Places:
    """The sentences of the original beside their translation, in the original's order."""

    def __init__(self, article: Article) -> None:
        pairs = [(bead.source[-1], bead.target[-1]) for bead in article.beads if bead.source and bead.target]
        self._pairs: Sequence[tuple[Segment, Segment]] = sorted(pairs, key=lambda pair: pair[0].span)
        self._starts = [mine.span.start for mine, _ in self._pairs]

    def before(self, span: Span) -> Span | None:
        """The translation of the last sentence before a place of the original."""
        at = bisect_right(self._starts, span.start) - 1
        return self._pairs[max(at, 0)][1].span if self._pairs else None
