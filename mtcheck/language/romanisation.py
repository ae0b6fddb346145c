"""Names in Han characters, kana and Hangul in Latin letters, as far as they are spelt by sound.

The most usual Chinese characters stand in GB 2312 in the order of their reading, so that the first of each reading is
all that has to be known. Foreign names are spelt with a few of them only.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache, lru_cache

from mtcheck.language.letters import letters_of, signs_of
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import lazy

_USUAL = (b"\xb0\xa1", b"\xd7\xf9")
_RUN = lazy(r"[ァ-ヺー]{2,}")


def pinyin(character: str) -> str:
    """The reading of a usual simplified character without its tone; nothing for any other.

    >>> pinyin("北"), pinyin("京")
    ('bei', 'jing')
    """
    code = character.encode("gb2312", "ignore")
    if not _USUAL[0] <= code <= _USUAL[1]:
        return ""
    firsts, readings = _firsts()
    return readings[bisect_right(firsts, code) - 1]


def kana(run: str) -> str:
    """A run of katakana in Latin letters.

    >>> kana("シュミット")
    'shumitto'
    """
    spelt, kana_letters = "", letters_of("kana")
    for at, letter in enumerate(run):
        if letter == "ッ":
            spelt += kana_letters.get(run[at + 1 : at + 2], "")[:1]
        elif letter in "ャュョァィゥェォ" and spelt[-1:] in ("a", "i", "u", "e", "o", "v"):
            glide = (
                kana_letters[letter].removeprefix("y")
                if spelt[-3:-1] in ("sh", "ch") or spelt[-2:-1] == "j"
                else kana_letters[letter]
            )
            spelt = (spelt if spelt[-1] == "v" else spelt[:-1]) + glide
        else:
            spelt += kana_letters.get(letter, "")
    return spelt


def hangul(word: str) -> str:
    """A word in Hangul in Latin letters.

    >>> hangul("부산")
    'busan'
    """
    spelt = ""
    leads, vowels, tails = (signs_of(f"hangul-{each}") for each in ("leads", "vowels", "tails"))
    for letter in word:
        place = ord(letter) - 0xAC00
        if 0 <= place < 11172:
            spelt += leads[place // 588] + vowels[place // 28 % 21] + tails[place % 28]
    return spelt


@lru_cache(maxsize=512)
def readings(text: str) -> str:
    """All usual Chinese characters of a text as they are read, with a space for anything else."""
    return "".join(pinyin(letter) or " " for letter in text)


class Spelt(NamedTuple):
    """What a run of signs spells in Latin letters, and where it stands."""

    letters: str
    start: int
    end: int


@lru_cache(maxsize=512)
def spelt_runs(text: str) -> tuple[Spelt, ...]:
    """What a Chinese or Japanese text spells by sound."""
    found = [Spelt(kana(match[0]), *match.span()) for match in _RUN.finditer(text)]
    begin = 0
    for at, letter in enumerate(f"{text}。"):
        if letter not in _spelling():
            if at - begin > 1:
                found.append(Spelt("".join(map(pinyin, text[begin:at])), begin, at))
            begin = at + 1
    return tuple(found)


@lru_cache(maxsize=512)
def spelt_names(text: str) -> tuple[str, ...]:
    """What a Chinese or Japanese text spells by sound, in Latin letters."""
    return tuple(run.letters for run in spelt_runs(text))


@cache
def _firsts() -> tuple[list[bytes], list[str]]:
    """The first character of each reading in GB 2312, and the readings."""
    letters = letters_of("pinyin")
    return [first.encode("gb2312") for first in letters], list(letters.values())


@cache
def _spelling() -> frozenset[str]:
    """Characters that Chinese spells foreign names with."""
    return frozenset("".join(signs_of("chinese-spelling")))
