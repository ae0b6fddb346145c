"""All that the encoder says of beads, in the order in which one answer rests on the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from mtcheck.alignment.counting import find_exchanged_counts
from mtcheck.alignment.denying import find_lost_negations
from mtcheck.alignment.kinship import judge_kinship
from mtcheck.alignment.naming import find_exchanged_names
from mtcheck.alignment.opposing import find_opposites
from mtcheck.alignment.rendering import find_renderings
from mtcheck.alignment.reversing import find_reversed
from mtcheck.alignment.surplus import find_surplus
from mtcheck.model.bead import Bead

if TYPE_CHECKING:
    from mtcheck.embeddings import SentenceEncoder


def judge_beads(
    beads: Sequence[Bead], encoder: SentenceEncoder, source_language: str, target_language: str
) -> tuple[Bead, ...]:
    """The beads with what became of their sides: strangers, clauses, names, counts, negators, words of the contrary,
    words at the other end of their axis and renderings of institutions.

    Args:
        beads: what was aligned; those of several pairs may be judged together.
        encoder: a model that covers both languages.
        source_language: the original's language as an ISO 639-1 code.
        target_language: the translation's language.
    """
    found = judge_kinship(beads, encoder, source_language, target_language)
    for judge in (
        find_surplus,
        find_exchanged_names,
        find_exchanged_counts,
        find_lost_negations,
        find_opposites,
        find_reversed,
        find_renderings,
    ):
        found = judge(found, encoder, source_language, target_language)
    return found
