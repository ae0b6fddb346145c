"""A page beside translations of the same original that people made: aligned, and measured against them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.beside import Side, read_side, set_beside_reference
from mtcheck.config import Config
from mtcheck.errors import ReadError
from mtcheck.model.bead import Bead
from mtcheck.model.report import Failure
from mtcheck.model.score import Measurement
from mtcheck.model.text import Document, Segment

if TYPE_CHECKING:
    from mtcheck.metrics import Metric

References = str | Path | Document | Sequence[str | Path | Document]
"""A text, a file or a document, or several."""

MADE = "level:article|pairs:aligned|unaligned:joined-to-neighbour"
"""How the segments of a page were paired, for the signature."""


class Measured(NamedTuple):
    """What came of it."""

    measurements: tuple[Measurement, ...] = ()
    failures: tuple[Failure, ...] = ()


class Matched(NamedTuple):
    """A translation and its references in units that correspond."""

    hypotheses: list[str]
    references: list[list[str]]
    """A stream for every reference, as long as the hypotheses; the empty text where it has nothing for a unit."""


def measured(target: Side, given: References, original: Side | None, config: Config) -> Measured:
    """The metrics of a page's article against one or several references.

    Args:
        target: the translated page.
        given: the reference, or several.
        original: the page that all are translated from, if it is known.
        config: how to read, and which encoder to use.

    Returns:
        The numbers with their signatures and intervals; a failure, and no number, where a reference cannot be read or
        compared.
    """
    several = [given] if isinstance(given, str | Path | Document) else given
    try:
        matched = match(target, [read_side(each, "", config) for each in several], original, config)
    except ReadError as error:
        return Measured(failures=(Failure("reference", str(error)),))
    if isinstance(matched, Failure):
        return Measured(failures=(matched,))
    from mtcheck.metrics import measure

    return Measured(measure(_metrics(target.language, config), *matched, MADE))


def match(target: Side, references: Sequence[Side], original: Side | None, config: Config) -> Matched | Failure:
    """Translation and references in corresponding units, or what keeps them from being compared.

    Segments of the translation that share a bead with one segment of any reference are one unit. What stands alone on
    a side is joined to the unit before it, so that a passage left out or added counts against the translation.
    """
    alignments = [set_beside_reference(each, target, original, config) for each in references]
    for reference, alignment in zip(references, alignments, strict=True):
        if not alignment.is_sound:
            return Failure("reference", f"{reference.document.name}: {alignment.notes[-1].reason}")
    joined = [_joined(alignment.beads) for alignment in alignments]
    groups = _Groups(alignments[0].target.segments)
    for beads in joined:
        for bead in beads:
            groups.merge(bead.target)
    streams = []
    for beads in joined:
        texts: dict[int, list[str]] = {}
        for bead in beads:
            texts.setdefault(groups.of(bead.target), []).append(_text(bead.source))
        streams.append([" ".join(texts.get(number, ())) for number in groups.numbers()])
    return Matched(groups.texts(), streams)


class _Groups:
    """Segments of the translation, joined where a reference does not part them."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self._segments = sorted(segments, key=lambda each: each.span.start)
        self._starts = [each.span.start for each in self._segments]
        self._first = list(range(len(segments)))

    def merge(self, pieces: Iterable[Segment]) -> None:
        """Take the segments that these are pieces of for one."""
        first, *others = sorted({self.of([each]) for each in pieces})
        self._first = [first if each in others else each for each in self._first]

    def of(self, pieces: Sequence[Segment]) -> int:
        """The number of the unit that a piece belongs to."""
        return self._first[max(0, bisect_right(self._starts, pieces[0].span.start) - 1)]

    def numbers(self) -> list[int]:
        """The units in the order of the translation."""
        return sorted(set(self._first))

    def texts(self) -> list[str]:
        """The units' texts in the same order."""
        found: dict[int, list[str]] = {number: [] for number in self.numbers()}
        for number, segment in zip(self._first, self._segments, strict=True):
            found[number].append(segment.text)
        return [" ".join(texts) for texts in found.values()]


def _joined(beads: Iterable[Bead]) -> list[Bead]:
    """The beads with both sides; what stands alone on a side goes to the one before it, or at the top to the next."""
    found: list[Bead] = []
    waiting = Bead()
    for bead in beads:
        if bead.source and bead.target:
            found.append(_together(waiting, bead))
            waiting = Bead()
        elif found:
            found[-1] = _together(found[-1], bead)
        else:
            waiting = _together(waiting, bead)
    return found or [waiting]


def _together(one: Bead, other: Bead) -> Bead:
    return Bead((*one.source, *other.source), (*one.target, *other.target))


def _text(segments: Iterable[Segment]) -> str:
    return " ".join(segment.text for segment in segments)


def _metrics(language: str, config: Config) -> list[Metric]:
    from mtcheck.encoding import covering
    from mtcheck.metrics.lexical import lexical
    from mtcheck.metrics.similarity import Similarity

    model = covering(config.encoder, language)
    return [*lexical(language), *([Similarity(model.encode, model.signature)] if model else [])]
