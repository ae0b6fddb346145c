"""Segments of an original beside those of its translation -> beads.

One dynamic programme goes through both sides in order; what stands elsewhere is found among what it leaves over.
Nothing rests on paragraphs or regions being parallel: page chrome costs a little more to set beside the article, and
leaving a segment alone is always possible, so lines of one side only never drag the rest off.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

import numpy as np

from mtcheck.alignment.band import anchors, band
from mtcheck.alignment.cuts import Pieces, begins, cut, rejoin_pieces
from mtcheck.alignment.doubts import settle
from mtcheck.alignment.folding import fold_lone_sentences
from mtcheck.alignment.kinship import round_cosines
from mtcheck.alignment.leftovers import together
from mtcheck.alignment.moving import pair_moved
from mtcheck.alignment.path import Costs, Prices, Scale, best_path
from mtcheck.alignment.retracing import Pair, Retracer
from mtcheck.alignment.signals import Signals, signals
from mtcheck.embeddings import SentenceEncoder, covers
from mtcheck.model.bead import Bead, text_of
from mtcheck.model.text import Segment

__all__ = ["align"]

_PRICES = Prices()
_FEWEST_ANCHORS = 3
_LEAST_STRANGER = 0.3
"""Two texts on one narrow matter have less in common by chance than their mean vectors say."""
_DOUBTFUL = 0.2
"""Beads whose sides resemble each other less than this are not checked as translations."""
_DOUBTFUL_AROUND = 0.35
"""The same around the article, where lines of one side only stand beside each other for want of anything better."""


def align(
    source: Sequence[Segment],
    target: Sequence[Segment],
    encoder: SentenceEncoder | None = None,
    source_language: str = "",
    target_language: str = "",
    *,
    is_page: bool = True,
) -> tuple[Bead, ...]:
    """Set the segments of two texts beside each other.

    Args:
        source: the original's segments in page order.
        target: the translation's segments in page order.
        encoder: what compares the segments; without one, or where it does not cover both languages, lengths, numbers,
            names and links have to do.
        source_language: the original's language as an ISO 639-1 code, if it is known.
        target_language: the translation's language.
        is_page: whether a headline may have run into the first sentence, which is therefore looked at twice.

    Returns:
        Beads in the order of the original, additions where they stand in the translation. Every letter of both sides
        stands in exactly one bead. A segment is cut in two where the other side shows that it holds two sentences.
    """
    if not source or not target:
        return leave_unaligned(source, target, "the other side is empty")
    if encoder and not covers(encoder, source_language, target_language):
        encoder = None
    pieces = cut(source, source_language), cut(target, target_language)
    read = signals(pieces[0].segments, pieces[1].segments, encoder)
    pairs, scale = _in_order(*pieces, read)
    if encoder and read.source.common is not None and read.target.common is not None:
        words = begins(source, source_language), begins(target, target_language)
        commons = read.source.common, read.target.common
        # One sentence beside one is no headline that ran into its article.
        is_page = is_page and len(source) + len(target) > 2
        whole = settle(pairs, pieces, Retracer(encoder, words, commons, scale, _PRICES), is_page=is_page)
    else:
        whole = [(rejoin_pieces(pair[0], pieces[0]), rejoin_pieces(pair[1], pieces[1])) for pair in pairs]
    beads = [Bead(*pair) for pair in together(whole, (source, target))]
    if not encoder:
        return _judge_silences(beads, None)
    return _judge_silences(
        fold_lone_sentences(pair_moved(beads, encoder), encoder, source_language, target_language), encoder
    )


def leave_unaligned(source: Sequence[Segment], target: Sequence[Segment], reason: str) -> tuple[Bead, ...]:
    """Every segment alone and silent: what is left where two texts cannot be set beside each other."""
    return tuple(
        chain(
            (Bead(source=(segment,), silent=reason) for segment in source),
            (Bead(target=(segment,), silent=reason) for segment in target),
        )
    )


def _in_order(source: Pieces, target: Pieces, read: Signals) -> tuple[list[Pair], Scale]:
    fixed = anchors(read)
    scale = _scale(read, fixed)
    costs = Costs(read, scale, _PRICES, _chrome(source, target), (source.tied, target.tied))
    steps = best_path(costs, band(len(read.source), len(read.target), fixed), _PRICES)
    return [(source.segments[a:b], target.segments[c:d]) for a, b, c, d in steps], scale


def _chrome(*sides: Pieces) -> tuple[np.ndarray[tuple[int], np.dtype[np.bool_]], ...]:
    return tuple(np.array([piece.region.is_chrome for piece in side.segments], bool) for side in sides)


def _scale(read: Signals, fixed: Sequence[tuple[int, int]]) -> Scale:
    lengths = read.source.lengths, read.target.lengths
    ratio = (lengths[1].sum() + 1) / (lengths[0].sum() + 1)
    if len(fixed) >= _FEWEST_ANCHORS:
        ratio = _median([float(lengths[1][column] / lengths[0][row]) for row, column in fixed])
    if read.source.vectors is None or read.target.vectors is None:
        return Scale(0.0, ratio)
    alike = float(read.source.vectors.mean(0) @ read.target.vectors.mean(0))
    # Among few segments the mean is that of translations; of a lone pair nobody knows how strange strangers are.
    alike *= 1 - 1 / max(len(read.source), len(read.target))
    return Scale(max(1 - alike, _LEAST_STRANGER), ratio)


def _judge_silences(beads: Sequence[Bead], encoder: SentenceEncoder | None) -> tuple[Bead, ...]:
    """The beads with their similarities, and silent where a check would only say again what an empty side says."""
    similarities = _similarities(beads, encoder)
    return tuple(
        replace(bead, similarity=similarity, silent=_silence(bead, similarity, encoder is not None))
        for bead, similarity in zip(beads, similarities, strict=True)
    )


def _silence(bead: Bead, similarity: float, compared: bool) -> str:
    if not bead.target:
        return "no counterpart in the translation"
    if not bead.source:
        return "no counterpart in the original"
    is_around = all(segment.region.is_chrome for segment in (*bead.source, *bead.target))
    least = _DOUBTFUL_AROUND if is_around else _DOUBTFUL
    return "the two sides hardly resemble each other" if compared and similarity < least else ""


def _similarities(beads: Sequence[Bead], encoder: SentenceEncoder | None) -> list[float]:
    if encoder is None or not beads:
        return [0.0] * len(beads)
    both = [index for index, bead in enumerate(beads) if bead.source and bead.target]
    found = [0.0] * len(beads)
    if both:
        rows = encoder.encode([text_of(side) for index in both for side in (beads[index].source, beads[index].target)])
        cosines = round_cosines(np.einsum("ij,ij->i", rows[::2], rows[1::2]))
        for index, cosine in zip(both, cosines, strict=True):
            found[index] = cosine
    return found


def _median(values: Sequence[float]) -> float:
    """The one in the middle; numpy's own imports its masked arrays first, which takes longer than to align a page."""
    in_order = sorted(values)
    half = len(in_order) // 2
    return in_order[half] if len(in_order) % 2 else (in_order[half - 1] + in_order[half]) / 2
