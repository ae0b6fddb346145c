"""Reads the n-grams of a CMU Sphinx language model in its binary form, a trie whose paths run from the last word back.

Layout (sphinxbase ``lm_trie.c`` and ``lm_trie_quant.c``): magic, order, counts; tables of quantised logarithms; the
single words with probability, back-off and first child; the longer n-grams as packed bits; the words. Logarithms are to
the base 1.0001.
"""

from __future__ import annotations

import math
from pathlib import Path
from typing import NamedTuple

import numpy as np

_MAGIC = b"Trie Language Model"
_LOG_BASE = math.log(1.0001)
_BINS = 1 << 16
_UNIGRAM = np.dtype([("logp", "<f4"), ("backoff", "<f4"), ("child", "<u4")])


class Trigrams(NamedTuple):
    """Words, and natural logarithms of conditional probabilities: ``pairs`` (n, 2) and ``triples`` (m, 3) hold word
    numbers in reading order."""

    words: list[str]
    singles_logp: np.ndarray
    pairs: np.ndarray
    pairs_logp: np.ndarray
    triples: np.ndarray
    triples_logp: np.ndarray


def read(path: Path) -> Trigrams:
    """The model of a file.

    Raises:
        ValueError: it is no binary model of three words.
    """
    data = path.read_bytes()
    if not data.startswith(_MAGIC) or data[len(_MAGIC)] != 3:
        raise ValueError(f"{path}: no binary Sphinx model of trigrams")
    at = len(_MAGIC) + 1
    ones, twos, threes = (int(n) for n in np.frombuffer(data, "<u4", 3, at))
    at += 12 + 4
    tables = np.frombuffer(data, "<f4", 3 * _BINS, at).reshape(3, _BINS)
    at += tables.nbytes
    singles = np.frombuffer(data, _UNIGRAM, ones + 1, at)
    at += singles.nbytes
    packed = np.frombuffer(data, np.uint8, offset=at)
    word_bits, child_bits = ones.bit_length(), threes.bit_length()
    width = word_bits + 32 + child_bits
    first = _fields(packed, 0, width, twos + 1, (word_bits, 16, 16, child_bits))
    size = ((1 + twos) * width + 7) // 8 + 8
    last = _fields(packed, size, word_bits + 16, threes, (word_bits, 16))
    size += ((1 + threes) * (word_bits + 16) + 7) // 8 + 8
    words = data[at + size + 4 :].split(b"\0")[:ones]
    ends = _parents(singles["child"][:ones], twos)
    pairs = np.stack([first[0][:twos], ends], 1)
    below = _parents(first[3][:twos], threes)
    triples = np.column_stack([last[0], pairs[below]])
    return Trigrams(
        [word.decode() for word in words],
        singles["logp"][:ones] * _LOG_BASE,
        pairs,
        tables[0][first[2][:twos]] * _LOG_BASE,
        triples,
        tables[2][last[1]] * _LOG_BASE,
    )


def _parents(first_child: np.ndarray, children: int) -> np.ndarray:
    """Whose child each is, when all know the number of their first."""
    return np.searchsorted(first_child, np.arange(children), side="right") - 1


def _fields(packed: np.ndarray, start: int, width: int, count: int, bits: tuple[int, ...]) -> list[np.ndarray]:
    """The columns of ``count`` records of ``width`` bits."""
    at = np.arange(count, dtype=np.int64) * width + 8 * start
    columns = []
    for size in bits:
        byte, shift = at >> 3, (at & 7).astype(np.uint64)
        value = np.zeros(count, np.uint64)
        for k in range(5):
            value |= packed[byte + k].astype(np.uint64) << np.uint64(8 * k)
        columns.append(((value >> shift) & np.uint64((1 << size) - 1)).astype(np.int64))
        at = at + size
    return columns
