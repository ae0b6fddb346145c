"""Whether two counts changed places: the vectors' word on what is counted.

*Zwölf Lehrerinnen und siebzehn Schüler* beside *seventeen teachers and twelve pupils*: the figures are the same, and
what each counts is another. Both nouns have to lie nearer to that of the other figure than to that of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from mtcheck.alignment.kinship import text_of
from mtcheck.language.values.counts import Doubt, doubts
from mtcheck.model.bead import Bead, Exchange

if TYPE_CHECKING:
    from mtcheck.embeddings import SentenceEncoder

_STRANGERS = 0.5
"""Probability that the sides are strangers from which their counts say nothing."""
_MARGIN = 0.25
"""How much nearer the nouns have to lie crosswise, both together. None of 37 sound pairs of a dozen languages comes to
more than 0.06; of the same with their counts exchanged three quarters do."""
_RENDERED = 0.35
"""Similarity from which on a noun may render another."""


def find_exchanged_counts(
    beads: Sequence[Bead], encoder: SentenceEncoder, source_language: str, target_language: str
) -> tuple[Bead, ...]:
    """The beads with the counts that changed places.

    Args:
        beads: what was set beside each other, as ``kinship.judge_kinship`` gives it.
        encoder: a model that covers both languages.
        source_language: the original's language as an ISO 639-1 code.
        target_language: the translation's language.
    """
    found = list(beads)
    asked = [
        (index, doubt)
        for index, bead in enumerate(beads)
        if bead.source and bead.target and bead.unrelated < _STRANGERS
        for doubt in doubts(text_of(bead, 0), source_language, text_of(bead, 1), target_language)
    ]
    for index, doubt in _pick_crossed(asked, encoder):
        exchange = tuple(
            Exchange((one.source.start, one.source.end), (other.target.start, other.target.end))
            for one, other in (doubt, doubt[::-1])
        )
        found[index] = replace(found[index], exchanged=exchange)
    return tuple(found)


def _pick_crossed(asked: Sequence[tuple[int, Doubt]], encoder: SentenceEncoder) -> list[tuple[int, Doubt]]:
    """Those whose nouns fit crosswise."""
    if not asked:
        return []
    nouns = list(dict.fromkeys(noun for _, doubt in asked for each in doubt for noun in (each.noun, each.other_noun)))
    rows = dict(zip(nouns, encoder.encode(nouns), strict=True))

    def is_crossed(doubt: Doubt) -> bool:
        one, other = doubt
        straight = sum(float(rows[each.noun] @ rows[each.other_noun]) for each in doubt)
        across = [float(rows[a.noun] @ rows[b.other_noun]) for a, b in ((one, other), (other, one))]
        return min(across) > _RENDERED and sum(across) - straight > _MARGIN

    return [(index, doubt) for index, doubt in asked if is_crossed(doubt)]
