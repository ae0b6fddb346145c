"""Names across scripts and spellings: a skeleton of letters that the spellings of one name share.

Cyrillic, Greek, Devanagari and kana are spelt out in Latin letters, customary spellings of one sound are folded
(*sch*, *sh*, *š*; *w*, *v*), and what spellings differ in most - vowels, doubled letters, endings - is dropped.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from itertools import islice, product

from mtcheck.language.letters import letters_of, signs_of
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import any_of, lazy

_GLIDE = lazy(r"\bу(?=[эиаоей])")
"""What Cyrillic writes for an English *w*."""
_HISSING = lazy(lambda: any_of(signs_of("hissing")))
_SPELT = lazy(lambda: any_of(letters_of("romanised")))
_SURE = lazy(lambda: any_of(letters_of("sure")))
_AGAIN = lazy(r"(.)\1+")
_ARTICLE = lazy(r"^(?:al|el|ad|ar|as|an|az|ash|ath)-(?=\w{3})")
_VOWELS = "aiu"
_UNASPIRATED = str.maketrans("ptk", "bdg")
_MOST_READINGS = 16
_SIGN_SIZES = (4, 2, 1)
_MOST_SPELLINGS = 32


class Sounds(NamedTuple):
    """What romanisations of one name share: consonants by class, and vowels of three classes, each written once."""

    consonants: str
    vowels: str
    ends_in_vowel: bool


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


@lru_cache(maxsize=8192)
def cyrillic(word: str) -> tuple[str, ...]:
    """How a romanised word in lower case may be written in Cyrillic; empty if it holds anything else than such letters.

    >>> "электричка" in cyrillic("elektrichka")
    True
    """
    signs, options, at = letters_of("unromanised"), [], 0
    while at < len(word):
        sign = next((word[at : at + size] for size in _SIGN_SIZES if word[at : at + size] in signs), None)
        if sign is None:
            return ()
        options.append(signs[sign].split("/"))
        at += len(sign)
    spelt = ("".join(each) for each in islice(product(*options), _MOST_SPELLINGS))
    return tuple(form for each in spelt for form in ((each, f"{each}й") if each[-1:] in "иы" else (each,)))


@lru_cache(maxsize=8192)
def sounds(name: str, aspirated: bool = False) -> tuple[Sounds, ...]:
    """How a romanised name may sound: letters such as *ch* and *j* stand for two sounds each.

    ``aspirated`` tells that *p*, *t* and *k* may stand for *b*, *d* and *g*, as in Chinese and Korean names.

    >>> sounds("Nachmanovitz")[1] in sounds("Nahmanovich")
    True
    """
    bare = _ARTICLE.sub("", latin(name)).replace("-", "").replace("'", "").replace("\u2019", "")
    spelt, parts, at = letters_of("romanised"), [], 0
    for match in _SPELT.finditer(bare):
        parts += [(bare[at : match.start()],), spelt[match[0]].split("/")]
        at = match.end()
    parts.append((bare[at:],))
    readings = ("".join(each) for each in product(*parts))
    found = (_read(each.translate(_UNASPIRATED) if aspirated else each) for each in islice(readings, _MOST_READINGS))
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=8192)
def surest_sounds(name: str) -> str:
    """A name whose letters are one sound's as far as no two names differ by them.

    >>> surest_sounds("Karabanow") == surest_sounds("Karabanov")
    True
    """
    return _SURE.sub(lambda match: letters_of("sure")[match[0]], latin(name))


def _read(letters: str) -> Sounds:
    once = _AGAIN.sub(r"\1", letters)
    consonants = _AGAIN.sub(r"\1", "".join(letter for letter in once if letter not in _VOWELS))
    return Sounds(consonants, "".join(letter for letter in once if letter in _VOWELS), once[-1:] in tuple(_VOWELS))


@cache
def _read_spellings() -> dict[int, str]:
    return str.maketrans(
        {**letters_of("cyrillic"), **letters_of("greek"), **letters_of("devanagari"), **letters_of("others")}
    )


@cache
def _classes() -> dict[int, str]:
    return str.maketrans(dict(letters_of("classes")))
