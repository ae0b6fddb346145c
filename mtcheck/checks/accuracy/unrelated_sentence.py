"""A sentence beside the original is no translation of it.

## What is wrong
The two sentences have hardly anything in common: neither their sense, as far as vectors tell, nor words, names or
numbers.

## Why it matters
The translation of another sentence stands here, or an invention. Whatever the original said is lost, and nothing in the
translation betrays it.

## Example
*Der Bäcker öffnet sonntags um acht.* beside *The ferry to the island was cancelled because of the storm.*

## Known false alarms
A very free rendering, of a saying for example, can look like this. Labels that the tables of labels give for each
other are no strangers, and what is said of a label of one or two words, or with less certainty of a short
sentence, is a hint (neutral). Pairs of languages that the
sentence encoder does not cover are not judged.

## Source
MQM: accuracy, mistranslation. The evidence is weighed in `mtcheck/alignment/kinship.py`, with weights that
`training/kinship.py` fits.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtcheck.checks.base import Article, Remark, bead_check, beside
from mtcheck.language.lines import words
from mtcheck.language.usual_labels import is_usual_rendering
from mtcheck.model.bead import Bead
from mtcheck.model.finding import Category, Severity
from mtcheck.model.kinds import BlockKind
from mtcheck.model.tags import primary
from mtcheck.model.text import Segment

_SURE, _SURE_ON_PAGE = 0.5, 0.7
"""Probabilities from which two sentences are called strangers: in a pair, and on a page, where both neighbours that are
translations of each other speak for what is between them."""
_ENTRIES = (BlockKind.HEADING, BlockKind.CELL, BlockKind.LIST_ITEM, BlockKind.CODE)
_FEWEST_WORDS = 7
_SURE_OF_BRIEF, _BRIEF = 0.7, 40
"""Probability from which a pair is sure of which one side has fewer characters: what programs say to their users is
often rendered by other words (*Need a hand?*)."""
_FEWEST_OF_PROSE, _ALIKE = 5, 0.62
"""Words of a brief sentence, and likeness of those on either side, from which it is no program's but a paragraph's."""
_LABEL = 2
"""Words of a label, which may be rendered by a few others of another picture."""
_FEWEST_LETTERS = 15
"""Of either side, an ideograph as two, below which a few words say nothing of what they stand for."""

_IDEOGRAPHS = "\u3040"
"""From where on a letter of the tables says as much as two."""


@bead_check(
    Category.MISTRANSLATION,
    Severity.MAJOR,
    silences=("accuracy", "terminology", "linguistic/lost-end-mark"),
    reads_silent=True,
)
def unrelated_sentence(bead: Bead, article: Article) -> Iterator[Remark]:
    enough = _SURE if article.is_pair else _SURE_ON_PAGE
    if bead.unrelated < enough or any(segment.region.is_chrome for segment in (*bead.source, *bead.target)):
        return
    if _is_entry(bead.source) or _is_entry(bead.target):
        return
    source, target = bead.sides
    here, there = primary(article.source_language), primary(article.target_language)
    if is_usual_rendering(source.text, here, target.text, there):
        return
    few = not article.is_pair and min(_letters(source.text), _letters(target.text)) < _FEWEST_LETTERS
    doubtful = bead.unrelated < _SURE_OF_BRIEF and min(len(source.text), len(target.text)) < _BRIEF
    doubtful = doubtful and not _is_amid_prose(bead, article)
    brief = few or doubtful or _is_label(words(source.text), words(target.text))
    yield beside(
        source,
        source.whole,
        target,
        target.whole,
        "this does not translate its counterpart in the original",
        severity=Severity.NEUTRAL if brief else None,
        confidence=round(bead.unrelated, 2),
    )


def _is_amid_prose(bead: Bead, article: Article) -> bool:
    """Whether a sentence of several words stands between two that are translations of each other."""
    if min(words(side.text) for side in bead.sides) < _FEWEST_OF_PROSE:
        return False
    at = next((number for number, each in enumerate(article.beads) if each is bead), 0)
    near = article.beads[at - 1 : at + 2 : 2] if at else ()
    return len(near) > 1 and all((each.similarity or 0.0) >= _ALIKE for each in near)


def _is_entry(segments: Sequence[Segment]) -> bool:
    """Whether this is a heading, cell or item of a few words, in which a free rendering shares nothing to go by."""
    return all(
        segment.block.kind in _ENTRIES and words(segment.text) < _FEWEST_WORDS and _is_alone(segment)
        for segment in segments
    )


def _is_alone(segment: Segment) -> bool:
    """Whether the block has no more words than this: at most a number, which segmentation takes for a sentence."""
    text = segment.block.text
    return not any(sign.isalpha() for sign in (*text[: segment.start], *text[segment.end :]))


def _is_label(one: int, other: int) -> bool:
    """Whether one side has no more words than a label, and the other not many more."""
    return min(one, other) <= _LABEL and max(one, other) < _FEWEST_WORDS


def _letters(text: str) -> int:
    return sum(1 + (sign >= _IDEOGRAPHS) for sign in text if sign.isalpha())
