"""What the words of two links have in common whatever their languages: names and numbers."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from mtcheck.checks.markup._links import marks_of
from mtcheck.model.kinds import MarkKind
from mtcheck.model.spans import Span
from mtcheck.model.text import Mark, Segment
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import lazy

_WORD = lazy(r"\w+")
_SHORTEST = 3


class Link(NamedTuple):
    """A link of a segment."""

    segment: Segment
    mark: Mark

    @property
    def text(self) -> str:
        return self.segment.block.text[self.mark.start : self.mark.end]

    @property
    def span(self) -> Span:
        """Where its words stand in the document."""
        return self.segment.block.locate(self.mark.start, self.mark.end)

    @property
    def names(self) -> frozenset[str]:
        """Its names and numbers."""
        return names_in(self.text)


def links_of(segments: Sequence[Segment]) -> Iterator[Link]:
    """The links that begin in some segments."""
    for segment in segments:
        for mark in marks_of(segment, MarkKind.LINK):
            yield Link(segment, mark)


@lru_cache(maxsize=4096)
def names_in(text: str) -> frozenset[str]:
    """Words with a capital or a figure, as they are compared between languages."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    found = (word for word in _WORD.findall(plain) if word.lower() != word or word.isdigit())
    return frozenset(word.casefold() for word in found if len(word) >= _SHORTEST or word.isdigit())


def share(some: frozenset[str], others: frozenset[str]) -> bool:
    """Whether two sets of names have one in common, but for an ending."""
    return any(one.startswith(other) or other.startswith(one) for one in some for other in others)
