"""Marks as wide as the letters of Chinese and Japanese, which are set without blanks."""

from __future__ import annotations

from mtcheck.patterns import HAN_AND_KANA, lazy

_WIDE_LETTER = lazy(rf"[{HAN_AND_KANA}\u3001-\u301f\uff01-\uff60]")
_MARKS = str.maketrans(",.!?;:", "，。！？；：")
_JAPANESE = str.maketrans(",.!?;:", "、。！？；：")


def is_wide(character: str) -> bool:
    """Whether it is a Chinese or Japanese letter or mark, next to which no blank is set."""
    return _WIDE_LETTER.fullmatch(character) is not None


def wide_mark(text: str, at: int, language: str) -> str:
    """What Chinese and Japanese set for the mark at an offset; empty where it does not follow one of their letters."""
    before = text[:at].rstrip()[-1:]
    if language not in ("zh", "ja") or not is_wide(before):
        return ""
    return text[at].translate(_JAPANESE if language == "ja" else _MARKS)
