"""How long texts of different languages are that say the same."""

from __future__ import annotations

from mtcheck.language.profiles import primary
from mtcheck.patterns import HAN_AND_KANA, HANGUL, lazy

_RELATIVE = {
    "ar": 0.88,
    "cs": 0.98,
    "da": 1.04,
    "de": 1.17,
    "el": 1.17,
    "en": 1.0,
    "es": 1.12,
    "fi": 1.05,
    "fr": 1.17,
    "he": 0.8,
    "hi": 1.0,
    "hu": 1.08,
    "it": 1.12,
    "ja": 0.45,
    "ko": 0.52,
    "nl": 1.12,
    "no": 1.02,
    "pl": 1.08,
    "pt": 1.08,
    "ro": 1.1,
    "ru": 1.1,
    "sv": 1.02,
    "th": 0.95,
    "tr": 1.05,
    "uk": 1.06,
    "zh": 0.3,
}
"""Characters of news prose for one character of English, rounded; from experience, not fitted to a corpus."""


_DENSE = lazy(f"[{HAN_AND_KANA}{HANGUL}]")
_DENSE_LANGUAGES = frozenset({"ja", "ko", "zh"})


def expected_length(text: str, source: str, target: str) -> float:
    """Characters that a translation of the text is expected to have.

    Latin names and digits inside dense scripts keep their length.
    """
    mine = _RELATIVE.get(primary(source), 1.0)
    theirs = _RELATIVE.get(primary(target), 1.0)
    if primary(source) not in _DENSE_LANGUAGES:
        return len(text) * theirs / mine
    dense = len(_DENSE.findall(text))
    return (dense / mine + len(text) - dense) * theirs
