"""Names across scripts and spellings: a skeleton of letters that the spellings of one name share.

Cyrillic, Greek, Devanagari and kana are spelt out in Latin letters, customary spellings of one sound are folded
(*sch*, *sh*, *š*; *w*, *v*), and what spellings differ in most - vowels, doubled letters, endings - is dropped.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

from mtcheck.language.letters import letters_of, signs_of
from mtcheck.patterns import any_of, lazy

_GLIDE = lazy(r"\bу(?=[эиаоей])")
"""What Cyrillic writes for an English *w*."""
_HISSING = lazy(lambda: any_of(signs_of("hissing")))


@lru_cache(maxsize=16384)
def latin(word: str) -> str:
    """A word in lower-case Latin letters without marks.

    >>> latin("Тихановская")
    'tikhanovskaya'
    """
    if word.isascii():
        return word.lower()
    lower = word.lower()
    if "у" in lower or "дж" in lower:
        lower = _GLIDE.sub("w", lower.replace("дж", "j"))
    plain = unicodedata.normalize("NFKD", lower.translate(_read_spellings()))
    return plain if plain.isascii() else "".join(letter for letter in plain if not unicodedata.combining(letter))


@lru_cache(maxsize=16384)
def skeleton(word: str) -> str:
    """The consonants of a name in classes of sound, without repetitions: equal for its usual spellings.

    >>> skeleton("Lukaschenko") == skeleton("Лукашенко") == skeleton("Lukashenko")
    True
    """
    text = _HISSING.sub("s", latin(word).removesuffix("'s").removesuffix("’s"))
    if text.startswith("h"):
        text = f"g{text}"
    for spelling, sound in letters_of("sounds").items():
        text = text.replace(spelling, sound)
    kept = [letter for letter in text.translate(_classes()) if letter in "bdgmnlr"]
    return "".join(letter for at, letter in enumerate(kept) if at == 0 or kept[at - 1] != letter)


@cache
def _read_spellings() -> dict[int, str]:
    return str.maketrans(
        {**letters_of("cyrillic"), **letters_of("greek"), **letters_of("devanagari"), **letters_of("others")}
    )


@cache
def _classes() -> dict[int, str]:
    return str.maketrans(dict(letters_of("classes")))
