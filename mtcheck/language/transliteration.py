"""Names across scripts and spellings: a skeleton of letters that the spellings of one name share.

Cyrillic, Greek, Devanagari and kana are spelt out in Latin letters, customary spellings of one sound are folded
(*sch*, *sh*, *š*; *w*, *v*), and what spellings differ in most - vowels, doubled letters, endings - is dropped.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from mtcheck.patterns import lazy

_CYRILLIC = dict(
    zip(
        "абвгґдеёєжзиіїйклмнопрстуўфхцчшщъыьэюя",
        "a b v g g d e e e zh z i i i i k l m n o p r s t u u f kh ts ch sh sh - y - e yu ya".split(),
        strict=True,
    )
)
_GREEK = dict(
    zip("αβγδεζηθικλμνξοπρσςτυφχψω", "a v g d e z i th i k l m n x o p r s s t i f ch ps o".split(), strict=True)
)
_DEVANAGARI = dict(
    zip(
        "कखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसहअआइईउऊएऐओऔऑाििीुूेैोौॉंँ",
        "k kh g gh n ch ch j jh n t th d dh n t th d dh n p ph b bh m y r l v sh sh s h a a i i u u e ai o au o "
        "a i i i u u e ai o au o n n".split(),
        strict=True,
    )
)
_LETTERS = {key: value.replace("-", "") for key, value in (_CYRILLIC | _GREEK | _DEVANAGARI).items()}
_LETTERS |= {"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ı": "i", "़": ""}
_SPELT = str.maketrans(_LETTERS)
_GLIDE = lazy(r"\bу(?=[эиаоей])")
"""What Cyrillic writes for an English *w*."""
_HISSING = lazy(r"schtsch|shch|szcz|tsch|sch|tch|dzh|dsch|sh|zh|cz|sz|rz|ch|kh|gh|ts|tz|ks")
_SOUNDS = (("ph", "f"), ("th", "t"))
_CLASS = str.maketrans("pvwftkcqxszj", "bbbbdggggggg")


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
    plain = unicodedata.normalize("NFKD", lower.translate(_SPELT))
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
    for spelling, sound in _SOUNDS:
        text = text.replace(spelling, sound)
    kept = [letter for letter in text.translate(_CLASS) if letter in "bdgmnlr"]
    return "".join(letter for at, letter in enumerate(kept) if at == 0 or kept[at - 1] != letter)
