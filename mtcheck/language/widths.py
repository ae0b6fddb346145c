"""Marks as wide as the letters of Chinese and Japanese, which are set without blanks."""

from __future__ import annotations

from mtcheck.language.traits import Trait, has_trait

UNSPACED_SCRIPTS = frozenset({"Han", "Kana", "Thai"})
"""Scripts, as profiles name them, that are written without spaces between words."""
_UNSPACED = (("\u3040", "\u30ff"), ("\u3400", "\u9fff"))
_WIDE = (("\u3001", "\u301f"), *_UNSPACED, ("\uff01", "\uff60"))
_MARKS = str.maketrans(",.!?;:", "，。！？；：")
_JAPANESE = str.maketrans(",.!?;:", "、。！？；：")


def is_unspaced(character: str) -> bool:
    """Whether it is a Chinese or Japanese letter."""
    return any(first <= character <= last for first, last in _UNSPACED)


def is_wide(character: str) -> bool:
    """Whether it is a Chinese or Japanese letter or mark, next to which no blank is set."""
    return len(character) == 1 and any(first <= character <= last for first, last in _WIDE)


def wide_mark(text: str, at: int, language: str) -> str:
    """What Chinese and Japanese set for the mark at an offset; empty where it does not follow one of their letters."""
    before = text[:at].rstrip()[-1:]
    if not has_trait(language, Trait.UNSPACED) or not is_wide(before):
        return ""
    return text[at].translate(_JAPANESE if language == "ja" else _MARKS)
