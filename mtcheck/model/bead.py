"""Original segments beside those that translate them."""

from __future__ import annotations

from collections.abc import Sequence

from mtcheck.errors import shorten
from mtcheck.model.properties import cached_property
from mtcheck.model.records import record
from mtcheck.model.spans import Span
from mtcheck.model.text import Segment
from mtcheck.model.tuples import NamedTuple

_LONGEST_SHOWN = 60


def text_of(segments: Sequence[Segment]) -> str:
    """The reading text of segments: with a space between two."""
    return segments[0].text if len(segments) == 1 else " ".join(segment.text for segment in segments)


@record
class Side:
    """The segments of one side, read as one text with a space between them."""

    segments: tuple[Segment, ...]

    @cached_property
    def text(self) -> str:
        """The reading text of all segments."""
        return text_of(self.segments)

    @property
    def shown(self) -> str:
        """The text as consoles show it: quoted, and not to its end where it is long."""
        return repr(shorten(self.text, _LONGEST_SHOWN))

    def at(self, start: int, end: int) -> tuple[Segment, int, int]:
        """The segment that holds ``text[start:end]``, with offsets into it; what leaves the segment is cut off."""
        shift = 0
        for segment in self.segments[:-1]:
            if start < shift + len(segment.text):
                break
            shift += len(segment.text) + 1
        else:
            segment = self.segments[-1]
        return segment, start - shift, min(end - shift, len(segment.text))

    def span(self, start: int, end: int) -> Span:
        """Where ``text[start:end]`` stands in the document."""
        segment, first, last = self.at(start, end)
        return segment.block.locate(segment.start + first, segment.start + last)

    @property
    def whole(self) -> tuple[int, int]:
        """Start and end of the text."""
        return 0, len(self.text)


class Renaming(NamedTuple):
    """A name of the original and the one that the translation has in its place, in offsets of the sides' texts.

    The text of a side is that of its segments with a space between them.
    """

    source: tuple[int, int]
    target: tuple[int, int]
    probability: float
    """How probable it is that the two do not name the same, 0 to 1."""


class Exchange(NamedTuple):
    """A count of the original and the other one that is in its place in the translation, in offsets of their sides."""

    source: tuple[int, int]
    target: tuple[int, int]


class Negated(NamedTuple):
    """A negator that the other side seems to be without."""

    place: tuple[int, int]
    """Where it is, in offsets of its side's text."""
    gained: bool
    """Whether it is the translation's."""
    probability: float
    """How probable it is that the other side says the opposite, 0 to 1."""


class Opposition(NamedTuple):
    """A word of the original and the one of the translation that says its contrary, in offsets of the sides' texts."""

    source: tuple[int, int]
    target: tuple[int, int]
    gained: bool
    """Whether it is the translation's word that denies."""
    turned: bool
    """Whether a negator beside one of the two makes them say the same: *not unlikely*, *likely*."""


class Reversed(NamedTuple):
    """A wording of the original and one of the translation at the other end of its axis, in the texts' offsets."""

    source: tuple[int, int]
    target: tuple[int, int]
    sure: bool
    """Whether each is the nearest of all words to the other."""
    grave: bool
    """Whether what they say cannot be the same from another point of view."""


class Surplus(NamedTuple):
    """Words of one side that nothing on the other renders, in offsets of the sides' texts; the other's is empty."""

    source: tuple[int, int]
    target: tuple[int, int]
    added: bool
    """Whether the words are the translation's."""
    probability: float
    """How probable it is that they are rendered nowhere, 0 to 1."""


class Rendered(NamedTuple):
    """A name of the original and the words that render it, in order, in offsets of the sides' texts."""

    source: tuple[int, int]
    target: tuple[tuple[int, int], ...]


@record
class Bead:
    """One step of an alignment: 1-1, n-m, 1-0 (omitted) or 0-1 (added)."""

    source: tuple[Segment, ...] = ()
    target: tuple[Segment, ...] = ()
    similarity: float = 0.0
    """Cosine of the two sides' vectors, -1 to 1; 0 where one side is empty or no encoder covers the pair."""
    moved: bool = False
    """Whether the two sides are in another order than their neighbours."""
    unrelated: float = 0.0
    """How probable it is that the two sides are no translation of each other, 0 to 1."""
    renamed: tuple[Renaming, ...] = ()
    """Names that the translation may have put for others, each as an encoder judged it."""
    exchanged: tuple[Exchange, ...] = ()
    """Counts that changed places, as an encoder judged by what they count."""
    negated: Negated | None = None
    """A negator on one side alone, as an encoder of words judged it."""
    opposed: Opposition | None = None
    """A word that the other side renders by its contrary, as an encoder of words judged it."""
    reversed: tuple[Reversed, ...] = ()
    """Words that the other side renders by the other end of their axis, as an encoder of words aligned them."""
    surplus: Surplus | None = None
    """Words in a row that one side has too many, as an encoder of words judged it."""
    rendered: tuple[Rendered, ...] = ()
    """Names of institutions that the original repeats, as an encoder of words aligned them."""
    silent: str = ""
    """Why checks that would only echo a known fault are not run on this bead; empty where they are."""

    def __repr__(self) -> str:
        """Short, for consoles."""
        return f"<Bead {self.kind}: {self.sides[0].shown} = {self.sides[1].shown}>"

    @property
    def kind(self) -> str:
        """Numbers of segments on both sides, as in ``1-2``."""
        return f"{len(self.source)}-{len(self.target)}"

    @cached_property
    def sides(self) -> tuple[Side, Side]:
        """The original's and the translation's segments, each read as one text."""
        return Side(self.source), Side(self.target)
