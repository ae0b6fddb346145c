"""How surprising a text is to a reader of its language: a compact statistical language model.

A text is words and what stands between them. Each word is priced by the two words before it, its casing by how the
word is written elsewhere, what stands before it by its neighbours, and a word that the model does not know by its
letters. What was learnt from which texts, and what it is worth, stands in ``docs/language-model.md``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from mtcheck.caches.arrays import map_arrays, write_arrays
from mtcheck.caches.disk import prepare
from mtcheck.caches.lately import Lately
from mtcheck.language.lm import ngrams
from mtcheck.language.lm.packed import Filter, path_of
from mtcheck.language.lm.stream import AT_BEGIN, BEGIN, END, UNKNOWN, UPPER, Tokens, tokenise
from mtcheck.language.lm.vocabulary import vocabulary
from mtcheck.language.packaged import stamp_of
from mtcheck.model.tuples import NamedTuple

if TYPE_CHECKING:
    import numpy as np

_BATCH = 512
_LATEST = 512
"""Texts whose surprisals are kept: those of a long page."""
_FORMAT = 1
"""Counts the ways in which unpacked models are written."""
_ELSEWHERE = frozenset({"words", "known"})
"""The arrays that the vocabulary has."""
_SHORTEST_PART = 4


class Surprise(NamedTuple):
    """A stretch of a text (half-open, code points) and its surprisal in nats."""

    start: int
    end: int
    nats: float


class Model(NamedTuple):
    """One language's model; ``casing`` (words, 5) and the rows of gaps are costs in steps."""

    words: Mapping[str, str]
    gaps: dict[str, int]
    letters: dict[str, int]
    grams: ngrams.Grams
    spelling: ngrams.Grams
    casing: np.ndarray
    begin_casing: np.ndarray
    gap_after: np.ndarray
    gap_before: np.ndarray
    gap_alone: np.ndarray
    known: Filter
    compound_cost: float
    unknown_cost: float
    unknown_weight: float


def surprisals(text: str, language: str) -> list[Surprise]:
    """The surprisal of every word with what stands before it, and of what stands at the end.

    Spans are code points of the text and cover it without a break; the last is empty where the text ends with a word,
    and tells how surprising it is that nothing follows. Empty where the language has no model.
    """
    return next(iter(batch_surprisals([text], language)), [])


def batch_surprisals(texts: Sequence[str], language: str) -> list[list[Surprise]]:
    """``surprisals`` of many texts at once, which is faster; empty where the language has no model."""
    model = load(language)
    return _lately(language)(texts) if model else []


@lru_cache(maxsize=4)
def _lately(language: str) -> Lately[str, list[Surprise]]:
    return Lately(partial(_surprise, language=language), _LATEST)


def _surprise(texts: Sequence[str], language: str) -> Iterator[list[Surprise]]:
    model = load(language)
    if model is None:
        return
    for tokens, nats in _price_texts(model, texts):
        begin = 0
        for end in tokens.ends:
            places = zip(tokens.spans[begin + 1 : end], nats[begin + 1 : end].tolist(), strict=True)
            yield [Surprise(*span, value) for span, value in places]
            begin = end


def score(text: str, language: str) -> float | None:
    """The mean surprisal of a token in nats, negated: the higher, the more fluent; None where there is no model."""
    return batch_scores([text], language)[0]


def batch_scores(texts: Sequence[str], language: str) -> list[float | None]:
    """``score`` of many texts at once, which is faster."""
    import numpy as np

    model = load(language)
    if model is None:
        return [None] * len(texts)
    found: list[float | None] = []
    for tokens, nats in _price_texts(model, texts):
        begins = [0, *tokens.ends[:-1]]
        totals = np.add.reduceat(nats, begins)
        found += [
            -float(total) / (end - begin - 1) for total, begin, end in zip(totals, begins, tokens.ends, strict=True)
        ]
    return found


@lru_cache(maxsize=4)
def load(language: str) -> Model | None:
    """The model of a language code; None where there is none."""
    path, words = path_of(language), vocabulary(language)
    if path is None or words is None:
        return None
    arrays = _unpacked(path)
    return Model(
        words.ranks,
        _number_words(arrays["gaps"]),
        _number_words(arrays["letters"]),
        ngrams.join_grams(arrays, "words"),
        ngrams.join_grams(arrays, "letters"),
        arrays["casing"],
        arrays["begin_casing"],
        arrays["gap_after"],
        arrays["gap_before"],
        arrays["gap_alone"],
        words.others,
        *(float(value) for value in arrays["unknown"]),
    )


def _unpacked(path: Path) -> Mapping[str, np.ndarray]:
    """The arrays of a packed model as they are computed with, by way of what was unpacked on this machine before."""
    name = f"fluency-{path.stem}-{stamp_of(path)}-{_FORMAT}"
    folder = prepare(name, lambda made: write_arrays(_unpack(path), made))
    if folder is not None:
        with suppress(OSError, ValueError):  # cleared in this moment
            return map_arrays(folder)
    return _unpack(path)


def _unpack(path: Path) -> dict[str, np.ndarray]:
    import numpy as np

    with np.load(path, allow_pickle=False) as file:
        return {name: ngrams.unpack(name, file[name]) for name in file.files if name not in _ELSEWHERE}


def _number_words(text: np.ndarray) -> dict[str, int]:
    return {line: number for number, line in enumerate(text.tobytes().decode().split("\n"))}


def _price_texts(model: Model, texts: Sequence[str]) -> Iterator[tuple[Tokens, np.ndarray]]:
    for at in range(0, len(texts), _BATCH):
        tokens = tokenise(texts[at : at + _BATCH], model.words, model.gaps)
        yield tokens, _nats(model, tokens)


def _nats(model: Model, tokens: Tokens) -> np.ndarray:
    """The surprisal of every symbol (n, float32); nothing for the one that begins a text."""
    import numpy as np

    symbols = np.array(tokens.symbols, np.int64)
    place = np.array(tokens.places, np.int64)
    nats = model.grams.costs(symbols, place)
    nats += _casing_costs(model, symbols, np.array(tokens.casings, np.int64))
    nats += _gap_costs(model, symbols, np.array(tokens.gaps, np.int64))
    costs = _unknown_costs(model, [word for _, word in tokens.unknown])
    for at, word in tokens.unknown:
        nats[at] += costs[word]
    return np.where(place == 0, np.float32(0), nats)


def _casing_costs(model: Model, symbols: np.ndarray, casings: np.ndarray) -> np.ndarray:
    import numpy as np

    kind = casings % AT_BEGIN
    inside, at_begin = model.casing[symbols, kind], model.begin_casing[kind]
    usual = np.where(kind >= UPPER, np.minimum(inside, at_begin), at_begin)
    return np.asarray(np.where(casings >= AT_BEGIN, usual, inside) * np.float32(ngrams.STEP))


def _gap_costs(model: Model, symbols: np.ndarray, gaps: np.ndarray) -> np.ndarray:
    """Each gap's cost given the words on both sides, as if these were independent of each other."""
    import numpy as np

    rows = gap_rows(symbols, len(model.gap_after))
    before = np.concatenate((rows[:1], rows[:-1]))
    odds = -(model.gap_after[before].astype(np.float32) + model.gap_before[rows] - model.gap_alone) * ngrams.STEP
    top = odds.max(axis=1)
    total = np.log(np.exp(odds - top[:, None]).sum(axis=1)) + top
    return np.asarray(np.maximum(total - odds[np.arange(len(gaps)), gaps], 0))


def gap_rows(symbols: np.ndarray, rows: int) -> np.ndarray:
    """The rows that tell which gaps stand beside symbols: a frequent word has its own, all others share the last."""
    import numpy as np

    return np.asarray(np.minimum(symbols, rows - 1))


def _unknown_costs(model: Model, words: Sequence[str]) -> dict[str, float]:
    """What words that are not in the vocabulary cost beside being so: nothing if a word list has them, little if they
    are compounds of such words, and otherwise the more the stranger their letters."""
    costs = {word: _rarity(model, word) for word in words}
    strange = [word for word, cost in costs.items() if cost == model.unknown_cost]
    for word, nats in zip(strange, _spelling_costs(model, strange), strict=True):
        costs[word] += model.unknown_weight * nats
    return costs


def _rarity(model: Model, word: str) -> float:
    if model.known.holds(word):
        return 0.0
    for at in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
        if model.known.holds(word[at:]) and model.known.holds(word[:at].removesuffix("s")):
            return model.compound_cost
    return model.unknown_cost


def _spelling_costs(model: Model, words: Sequence[str]) -> list[float]:
    """The surprisal of each word's letters in nats."""
    import numpy as np

    if not words:
        return []
    spelt = [[BEGIN, *(model.letters.get(letter, UNKNOWN) for letter in word), END] for word in words]
    lengths = np.array([len(word) for word in spelt])
    begins = np.concatenate(([0], np.cumsum(lengths)[:-1]))
    places = np.arange(lengths.sum()) - np.repeat(begins, lengths)
    costs = model.spelling.costs(np.array([letter for word in spelt for letter in word], np.int64), places)
    costs[begins] = 0
    return [float(cost) for cost in np.add.reduceat(costs, begins)]
