"""Scripts: which one a letter is of, which ones go together, and their letters for classes of expressions."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

_RANGES = (
    ("A", "Z", "Latin"),
    ("a", "z", "Latin"),
    ("À", "Ö", "Latin"),
    ("Ø", "ö", "Latin"),
    ("ø", "ɏ", "Latin"),
    ("Ͱ", "Ͽ", "Greek"),
    ("Ѐ", "ԯ", "Cyrillic"),
    ("\u0530", "\u058f", "other"),
    ("א", "ת", "Hebrew"),
    ("ء", "ۿ", "Arabic"),
    ("\u0750", "\u077f", "Arabic"),
    ("\u0870", "\u08ff", "Arabic"),
    ("\u0900", "\u10ff", "other"),
    ("\u1100", "\u11ff", "Hangul"),
    ("\u1200", "\u137f", "other"),
    ("\u1780", "\u17ff", "other"),
    ("Ḁ", "ỿ", "Latin"),
    ("ἀ", "\u1fff", "Greek"),
    ("ぁ", "ヿ", "Kana"),
    ("\u3131", "\u318e", "Hangul"),
    ("\u3400", "\u4dbf", "Han"),
    ("一", "\u9fff", "Han"),
    ("가", "힣", "Hangul"),
    ("\uf900", "\ufaff", "Han"),
    ("\ufb1d", "\ufb4f", "Hebrew"),
    ("\ufb50", "\ufdff", "Arabic"),
    ("\ufe70", "\ufefc", "Arabic"),
    ("\U00020000", "\U0003ffff", "Han"),
)
"""First and last letter of each script's ranges, in order of code points."""
_FIRSTS = [first for first, _, _ in _RANGES]
_WRITTEN_WITH = {"Kana": ("Kana", "Han"), "Hangul": ("Hangul", "Han")}
_MIXED_WITH = _WRITTEN_WITH | {"Han": ("Han", "Kana")}
_NAMED = frozenset(name for _, _, name in _RANGES) - {"other"}


@lru_cache(maxsize=10_000)
def script_of_letter(char: str) -> str:
    """The script of a letter; empty for other characters, ``other`` for scripts that are not told apart."""
    at = bisect_right(_FIRSTS, char) - 1
    return _RANGES[at][2] if at >= 0 and char <= _RANGES[at][1] else ""


def is_told_apart(script: str) -> bool:
    """Whether the letters of a script are known as such."""
    return script in _NAMED


def is_of_syllables(script: str) -> bool:
    """Whether a letter of a script is a syllable or a word."""
    return script in _MIXED_WITH


def scripts_of(script: str) -> tuple[str, ...]:
    """The scripts that texts are written in whose language has this one: Japanese has Chinese characters as well."""
    return _WRITTEN_WITH.get(script, (script,))


def scripts_among(script: str) -> tuple[str, ...]:
    """The same with what is often among them: a Chinese page on Japan has kana."""
    return _MIXED_WITH.get(script, (script,))


def class_of(script: str) -> str:
    """The letters of a script, to stand between the brackets of a class of characters."""
    return "".join(f"{first}-{last}" for first, last, name in _RANGES if name == script)
