"""A page beside translations of the same original that people made: aligned, and measured against them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from mtcheck.config import Config
from mtcheck.engine.pairing import Side, read_side, set_beside_reference
from mtcheck.engine.units import units
from mtcheck.errors import ReadError
from mtcheck.model.report import Failure
from mtcheck.model.score import Measurement
from mtcheck.model.text import Document
from mtcheck.model.tuples import NamedTuple

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


def measure_references(target: Side, given: References, original: Side | None, config: Config) -> Measured:
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

    return Measured(measure(metrics_of(target.language, config), *matched, MADE))


def match(target: Side, references: Sequence[Side], original: Side | None, config: Config) -> Matched | Failure:
    """Translation and references in corresponding units, or what keeps them from being compared."""
    alignments = [set_beside_reference(each, target, original, config) for each in references]
    for reference, alignment in zip(references, alignments, strict=True):
        if not alignment.is_sound:
            return Failure("reference", f"{reference.document.name}: {alignment.notes[-1].reason}")
    sides = [[(bead.target, bead.source) for bead in alignment.beads] for alignment in alignments]
    found = units(alignments[0].target.segments, sides)
    return Matched(found.texts, found.others)


def metrics_of(language: str, config: Config) -> list[Metric]:
    """The metrics of texts in a language: sacrebleu's, and the similarity where the encoder covers it."""
    from mtcheck.embeddings import covering
    from mtcheck.metrics.lexical import lexical
    from mtcheck.metrics.similarity import Similarity

    model = covering(config.encoder, language)
    return [*lexical(language), *([Similarity(model.encode, model.signature)] if model else [])]
