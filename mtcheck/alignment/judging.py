"""All that the encoder says of beads, in the order in which one answer rests on the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from mtcheck.alignment.counting import counted
from mtcheck.alignment.denying import denied
from mtcheck.alignment.kinship import judged
from mtcheck.alignment.naming import named
from mtcheck.alignment.opposing import find_opposites
from mtcheck.model.bead import Bead

if TYPE_CHECKING:
    from mtcheck.embeddings import SentenceEncoder


def judge_beads(
    beads: Sequence[Bead], encoder: SentenceEncoder, source_language: str, target_language: str
) -> tuple[Bead, ...]:
    """The beads with what became of their sides: strangers, names, counts, negators and words of the contrary.

    Args:
        beads: what was aligned; those of several pairs may be judged together.
        encoder: a model that covers both languages.
        source_language: the original's language as an ISO 639-1 code.
        target_language: the translation's language.
    """
    found = judged(beads, encoder, source_language, target_language)
    for judge in (named, counted, denied, find_opposites):
        found = judge(found, encoder, source_language, target_language)
    return found
