"""What became of the names of institutions that the original has more than once, found by aligned words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from mtcheck.alignment.surplus import weigh_words
from mtcheck.embeddings import WordEncoder, is_e5
from mtcheck.language.institutions import find_institutions
from mtcheck.model.bead import Bead, Rendered

if TYPE_CHECKING:
    from mtcheck.embeddings import Reading, SentenceEncoder

_CLOSE, _USUAL, _LINKED = 0.6, 0.4, 0.35
"""Likeness to its counterpart that one word of a name has at least, that all have on average, and from which on a
counterpart belongs to the rendering."""
_TELLING = 0.2
"""Weight from which on a word says something of its own."""
_WIDEST = 80
"""Characters from the first to the last word of a rendering."""


def find_renderings(
    beads: Sequence[Bead], encoder: SentenceEncoder, source_language: str, target_language: str
) -> tuple[Bead, ...]:
    """The beads with the renderings of institutions that the original names in several of them.

    Args:
        beads: what was aligned.
        encoder: a model that covers both languages; where it does not read words, nothing is found.
        source_language: the original's language as an ISO 639-1 code.
        target_language: the translation's language.
    """
    found = list(beads)
    if not isinstance(encoder, WordEncoder) or is_e5(encoder) or source_language == target_language:
        return tuple(found)
    asked = _repeated(beads, source_language)
    texts = [side.text for index in asked for side in beads[index].sides]
    readings = encoder.read(texts)
    for (index, places), mine, theirs in zip(asked.items(), readings[::2], readings[1::2], strict=True):
        rendered = tuple(_render(places, mine, theirs))
        found[index] = replace(found[index], rendered=rendered)
    return tuple(found)


def _repeated(beads: Sequence[Bead], language: str) -> dict[int, list[tuple[int, int]]]:
    """The places of names that several beads have, by the number of the bead."""
    places: dict[int, list[tuple[int, int]]] = defaultdict(list)
    count: Counter[str] = Counter()
    for index, bead in enumerate(beads):
        if bead.source and bead.target:
            text = bead.sides[0].text
            places[index] = list(find_institutions(text, language))
            count.update({text[slice(*place)] for place in places[index]})
    several = {
        index: [place for place in each if count[beads[index].sides[0].text[slice(*place)]] > 1]
        for index, each in places.items()
    }
    return {index: each for index, each in several.items() if each}


def _render(places: Sequence[tuple[int, int]], mine: Reading, theirs: Reading) -> Iterator[Rendered]:
    """The names whose words have counterparts that stand close together."""
    if not mine.words.places or not theirs.words.places:
        return
    weights = weigh_words(mine.words)
    for start, end in places:
        inside = [at for at, (first, last) in enumerate(mine.words.places) if start <= first and last <= end]
        telling = [at for at in inside if weights[at] >= _TELLING]
        table = mine.words.rows[telling] @ theirs.words.rows.T
        best = table.max(1)
        if not telling or float(best.max()) < _CLOSE or float(best.mean()) < _USUAL:
            continue
        linked = np.argmax(table, axis=1)[best >= _LINKED]
        chosen = sorted({theirs.words.places[int(at)] for at in linked})
        if chosen[-1][1] - chosen[0][0] <= _WIDEST:
            yield Rendered((start, end), tuple(chosen))
