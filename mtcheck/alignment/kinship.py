"""Whether two aligned texts say the same at all: vectors first, and words where the vectors leave a doubt."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from mtcheck.alignment.logistic import DECIMALS, probability_of, weigh_signs
from mtcheck.embeddings import is_e5
from mtcheck.language.lengths import expected_length
from mtcheck.language.profiles import profile, writes_noun_capitals
from mtcheck.language.values.compare import counterparts
from mtcheck.language.values.places import places_in, places_of
from mtcheck.model.bead import Bead, text_of
from mtcheck.model.tags import primary
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import lazy, reaches

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from mtcheck.embeddings import SentenceEncoder
    from mtcheck.embeddings.base import Matrix

    Numbers = NDArray[np.float64]

DOUBTFUL = 0.62
"""Similarity below which words are compared as well; above it hardly any two sentences are strangers."""
_SHARED_STEM = 5
_MOST_WORDS, _LONGEST_WORD = 1_000, 100
"""What is looked at of a text; no sentence has more."""
_CAPPED_WEIGHT = 6
"""Letters from which on a word counts no more than others."""
_OFF_PLACE = 0.6
"""How much less two words at opposite ends of their sentences count as counterparts."""
_MOST_SHARED = 3
_MOST_LONE = 4
_NAME = lazy(r"(?<=[a-z,] )[A-Z][^\W\d_]{2,}")
_NAME_STEM = 3
_SHORT = lazy(r"(?<![\w-])[^\W\d_]{2,5}(?![\w-])")
"""A word that is as short as an acronym."""
_PLAIN_WORD = lazy(r"[^\W_]+(?:['’-][^\W\d_]+)*")
_WORD = lazy(
    r"[\u3400-\u9fff]{1,2}|[\u3040-\u309f]+|[\u30a0-\u30ff]+"
    r"|(?:(?![\u3040-\u30ff\u3400-\u9fff])[^\W_])+(?:['’-][^\W\d_]+)*"
)


def round_cosines(cosines: NDArray[np.floating]) -> list[float]:
    """Similarities as they are told."""
    return [round(float(each), DECIMALS) for each in cosines]


class Evidence(NamedTuple):
    """What speaks for and against two texts being translations of each other."""

    similarity: float
    """Cosine of the sentences' vectors."""
    likeness: float
    """Mean similarity of every word with the nearest of the other side, 0 to 1."""
    counterparts: float
    """The same of words that choose each other, others counting 0."""
    shared: float
    """Stems and numbers on both sides, at most three, as a share of three."""
    other_numbers: float
    """1 where both have numbers and none in common, else 0."""
    lone_names: float
    """Capitalised words inside a sentence that the other side lacks, at most four, as a share of four."""
    length: float
    """Logarithm of the ratio between found and expected length, unsigned."""


_WEIGHTS = Evidence(-16.87, -3.42, -10.17, 2.65, 1.65, 3.97, 4.64)
_CONSTANT = 9.72
"""Fitted by ``training/kinship.py``, but for the weight of lone names: it fits 7.37 on German and English, which spell
most names alike, and is set lower for languages that do not."""
_E5_WEIGHTS = Evidence(-16.33, -2.78, -8.58, -3.47, 1.15, 2.0, 4.05)
_E5_CONSTANT = 8.30
"""The same for multilingual-e5-small, which holds strangers for less strange; here 2.9 was fitted for lone names."""
_BRIEF, _LESS_SURE = 60, 2.0
"""Characters below which a free rendering has little to be recognised by, and how much is then taken off."""


def judge_kinship(
    beads: Sequence[Bead], encoder: SentenceEncoder, source_language: str, target_language: str
) -> tuple[Bead, ...]:
    """The beads with the similarity of their sides, and how probable it is that these are strangers.

    Args:
        beads: what was set beside each other.
        encoder: a model that covers both languages.
        source_language: the original's language as an ISO 639-1 code.
        target_language: the translation's language.
    """
    texts = [(text_of(bead.source), text_of(bead.target)) for bead in beads]
    full = [index for index, (source, target) in enumerate(texts) if source and target]
    if not full:
        return tuple(beads)
    rows = encoder.encode([text for index in full for text in texts[index]])
    cosines = dict(zip(full, round_cosines(np.einsum("ij,ij->i", rows[::2], rows[1::2])), strict=True))
    doubtful = [index for index in full if cosines[index] < DOUBTFUL]
    vectors = Words(encoder, [text for index in doubtful for text in texts[index]])
    found = list(beads)
    for index in full:
        found[index] = replace(beads[index], similarity=cosines[index])
    for index in doubtful:
        evidence = weigh_kinship(cosines[index], texts[index], (source_language, target_language), vectors)
        found[index] = replace(found[index], unrelated=_probability(evidence, min(map(len, texts[index])), encoder))
    return tuple(found)


def _words_of(text: str) -> list[str]:
    return (_WORD if reaches(text, "\u3040") else _PLAIN_WORD).findall(text)


class Words:
    """The vectors of some texts' words, each word encoded once."""

    def __init__(self, encoder: SentenceEncoder, texts: Sequence[str]) -> None:
        self._found = {text: _words_of(text)[:_MOST_WORDS] or [text[:_LONGEST_WORD]] for text in dict.fromkeys(texts)}
        different = list(dict.fromkeys(word for words in self._found.values() for word in words))
        self._rows = encoder.encode(different) if different else np.empty((0, 0), np.float32)
        self._row = {word: row for row, word in enumerate(different)}

    def of(self, text: str) -> tuple[Matrix, Numbers]:
        """One vector a word, and the words' weights."""
        words = self._found[text]
        weights = np.array([min(len(word), _CAPPED_WEIGHT) for word in words], np.float64)
        return self._rows[[self._row[word] for word in words]], weights / weights.sum()


def weigh_kinship(similarity: float, texts: tuple[str, str], languages: tuple[str, str], vectors: Words) -> Evidence:
    """All that an original and its translation say of their kinship, in this order."""
    (mine, my_weights), (theirs, their_weights) = vectors.of(texts[0]), vectors.of(texts[1])
    table = mine @ theirs.T
    stems, numbers = zip(*map(_keys, texts), strict=True)
    expected = expected_length(texts[0], *languages)
    return Evidence(
        similarity,
        _harmonic(float(table.max(1) @ my_weights), float(table.max(0) @ their_weights)),
        _counterparts(table, my_weights, their_weights),
        min(len(stems[0] & stems[1]) + len(numbers[0] & numbers[1]), _MOST_SHARED) / _MOST_SHARED,
        float(_have_other_numbers(texts, languages, numbers)),
        _lone_names(texts, languages),
        min(abs(math.log((len(texts[1]) + 8) / (expected + 8))), 1.5),
    )


def _have_other_numbers(texts: tuple[str, str], languages: tuple[str, str], numbers: tuple[set[str], set[str]]) -> bool:
    """Whether both texts have numbers and none in common, nor any that is the same measure in another unit."""
    if not (numbers[0] and numbers[1]) or numbers[0] & numbers[1]:
        return False
    return not any(one.digits and other.digits for one, other in counterparts(*texts, *map(primary, languages)))


def _lone_names(texts: tuple[str, str], languages: tuple[str, str]) -> float:
    if not all(profile(language).script == "Latin" for language in languages):
        return 0.0
    lone = 0
    for text, other, language in zip(texts, texts[::-1], languages, strict=True):
        if not writes_noun_capitals(language):
            known = {word[:_NAME_STEM].casefold() for word in _words_of(other)}
            names = {name[:_NAME_STEM].casefold() for name in _names(text, other)} - known
            lone += max(0, len(names) - _count_lone_acronyms(other, text))
    return min(lone, _MOST_LONE) / _MOST_LONE


def _count_lone_acronyms(text: str, other: str) -> int:
    """How many acronyms a text has that the other one lacks, each of which may be spelt out there, or be called by its
    town; none in a text set in capitals."""
    if text.isupper():
        return 0
    return len({each for each in _SHORT.findall(text) if each.isupper() and each not in other})


def _names(text: str, other: str) -> Iterator[str]:
    """Words with a capital inside a sentence, but acronyms and places that the other text names in its own way."""
    for name in _NAME.findall(text):
        if name[1:].islower() and not (places_of(name.lower()) & places_in(other)):
            yield name


def _counterparts(table: Matrix, my_weights: Numbers, their_weights: Numbers) -> float:
    """Weighted similarity of the words that choose each other, near places preferred."""
    rows, columns = (np.arange(size) / max(1, size - 1) for size in table.shape)
    near = table * (1 - _OFF_PLACE * np.abs(rows[:, None] - columns[None, :]))
    chosen = near.argmax(1)
    mutual = near.argmax(0)[chosen] == np.arange(len(chosen))
    alike = table[np.arange(len(chosen)), chosen] * mutual
    return _harmonic(float(alike @ my_weights), float(alike @ their_weights[chosen]))


def _harmonic(one: float, other: float) -> float:
    return 2 * one * other / (one + other) if one > 0 and other > 0 else 0.0


def _keys(text: str) -> tuple[set[str], set[str]]:
    """The beginnings of the long words, and the numbers."""
    words = _words_of(text)
    numbers = {word for word in words if word.isdigit()}
    return {word[:_SHARED_STEM].casefold() for word in words if len(word) > 3} - numbers, numbers


def _probability(evidence: Evidence, length: int, encoder: SentenceEncoder) -> float:
    weights, constant = (_E5_WEIGHTS, _E5_CONSTANT) if is_e5(encoder) else (_WEIGHTS, _CONSTANT)
    total = constant + weigh_signs(evidence, weights)
    return probability_of(total - _LESS_SURE if length < _BRIEF else total)
