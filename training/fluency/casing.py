"""How words are cased inside a sentence, and any word at its beginning."""

from __future__ import annotations

import numpy as np

from mtcheck.language.lm import stream
from training.fluency.lexicons import Lexicon
from training.fluency.smoothing import in_steps

_KINDS = 4
_PRIOR_WEIGHT = 2.0
_LOWER = (0.95, 0.03, 0.01, 0.01)
_NOUN = (0.1, 0.86, 0.02, 0.02)
_NAME = (0.12, 0.75, 0.1, 0.03)
_UNKNOWN = (0.3, 0.6, 0.06, 0.04)
_BEGIN = (0.03, 0.92, 0.04, 0.01)


def learnt(tokens: stream.Tokens, words: list[str], lexicon: Lexicon) -> dict[str, np.ndarray]:
    """The arrays ``casing`` (words, 5) and ``begin_casing`` (5)."""
    symbols, kinds = np.array(tokens.symbols), np.array(tokens.casings)
    inside = kinds < _KINDS
    seen = np.zeros((len(words), _KINDS))
    np.add.at(seen, (symbols[inside], kinds[inside]), 1.0)
    prior = np.array([_prior(word, lexicon) for word in words])
    share = (seen + _PRIOR_WEIGHT * prior) / (seen.sum(axis=1, keepdims=True) + _PRIOR_WEIGHT)
    share[stream.UNKNOWN] = _UNKNOWN
    cost = np.hstack([in_steps(share), np.zeros((len(words), 1), np.uint8)])
    return {"casing": cost, "begin_casing": np.append(in_steps(np.array(_BEGIN)), np.uint8(0))}


def _prior(word: str, lexicon: Lexicon) -> tuple[float, ...]:
    if word in lexicon.capitalised:
        return _NOUN
    if word in lexicon.words or word in lexicon.seen:
        return _LOWER
    return _NAME
