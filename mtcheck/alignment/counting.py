"""Whether two counts changed places: the vectors' word on what is counted.

*Zwölf Lehrerinnen und siebzehn Schüler* beside *seventeen teachers and twelve pupils*: the figures are the same, and
what each counts is another. Both nouns have to lie nearer to that of the other figure than to that of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from mtcheck.alignment.asking import STRANGERS, ask_of_beads
from mtcheck.language.values.counts import Doubt, doubts
from mtcheck.model.bead import Bead, Exchange, text_of

if TYPE_CHECKING:
    from mtcheck.embeddings import SentenceEncoder

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
    languages = source_language, target_language
    return ask_of_beads(beads, encoder, languages, _doubts, _are_crossed, _with_exchange)


def _doubts(bead: Bead, here: str, there: str) -> Iterable[Doubt]:
    return doubts(text_of(bead.source), here, text_of(bead.target), there) if bead.unrelated < STRANGERS else ()


def _with_exchange(bead: Bead, doubt: Doubt, is_crossed: bool) -> Bead:
    if not is_crossed:
        return bead
    exchange = tuple(
        Exchange((one.source.start, one.source.end), (other.target.start, other.target.end))
        for one, other in (doubt, doubt[::-1])
    )
    return replace(bead, exchanged=exchange)


def _are_crossed(asked: Sequence[Doubt], encoder: SentenceEncoder) -> list[bool]:
    """Whether the nouns of each fit crosswise."""
    if not asked:
        return []
    nouns = list(dict.fromkeys(noun for doubt in asked for each in doubt for noun in (each.noun, each.other_noun)))
    rows = dict(zip(nouns, encoder.encode(nouns), strict=True))

    def is_crossed(doubt: Doubt) -> bool:
        one, other = doubt
        straight = sum(float(rows[each.noun] @ rows[each.other_noun]) for each in doubt)
        across = [float(rows[a.noun] @ rows[b.other_noun]) for a, b in ((one, other), (other, one))]
        return min(across) > _RENDERED and sum(across) - straight > _MARGIN

    return [is_crossed(doubt) for doubt in asked]
