"""How long texts of different languages are that say the same."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from mtcheck.language.packaged import rows_of
from mtcheck.language.traits import Trait, has_trait
from mtcheck.model.tags import primary
from mtcheck.patterns import HAN_AND_KANA, HANGUL, lazy

_DENSE = lazy(f"[{HAN_AND_KANA}{HANGUL}]")
_WRITTEN_OUT = 20
"""Characters that an acronym saves."""
_ACRONYM = lazy(r"\b(?:[^\W\d_a-zà-ÿ]\.){2,}|\b[A-ZÀ-Þ]{2,6}\b")


def expected_length(text: str, source: str, target: str) -> float:
    """Characters that a translation of the text is expected to have.

    Latin names and digits inside dense scripts keep their length.
    """
    mine, theirs = (_lengths().get(primary(code), 1.0) for code in (source, target))
    if not has_trait(primary(source), Trait.DENSE):
        return len(text) * theirs / mine
    dense = len(_DENSE.findall(text))
    return (dense / mine + len(text) - dense) * theirs


def room_for_acronyms(original: str, translation: str) -> int:
    """What the translation may save by acronyms for what the original writes out."""
    return _WRITTEN_OUT * len({*_ACRONYM.findall(translation)} - {*_ACRONYM.findall(original)})


@cache
def _lengths() -> Mapping[str, float]:
    """Characters for one character of English, by language."""
    return {code: float(length) for code, length in rows_of("codes", "lengths")}
