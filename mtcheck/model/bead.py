"""Original segments beside those that translate them."""

from __future__ import annotations

from dataclasses import dataclass

from mtcheck.model.text import Segment


@dataclass(frozen=True)
class Bead:
    """One step of an alignment: 1-1, n-m, 1-0 (omitted) or 0-1 (added)."""

    source: tuple[Segment, ...] = ()
    target: tuple[Segment, ...] = ()
    similarity: float = 0.0
    """Cosine of the two sides' vectors, -1 to 1; 0 where one side is empty or no encoder covers the pair."""
    moved: bool = False
    """Whether the two sides stand in another order than their neighbours."""
    unrelated: float = 0.0
    """How probable it is that the two sides are no translation of each other, 0 to 1."""
    silent: str = ""
    """Why checks that would only echo a known fault are not run on this bead; empty where they are."""

    @property
    def kind(self) -> str:
        """Numbers of segments on both sides, as in ``1-2``."""
        return f"{len(self.source)}-{len(self.target)}"
