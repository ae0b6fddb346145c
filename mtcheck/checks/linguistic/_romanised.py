"""Two romanisations of one name on a page, and a name once with the marks of its language and once without."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import combinations

from mtcheck.checks.base import Article
from mtcheck.checks.linguistic._name_forms import Form
from mtcheck.language.dictionary import knows
from mtcheck.model.text import Block, BlockKind
from mtcheck.patterns import lazy

_NAME = lazy(r"(?<![\w@#/.’'-])[^\W\d_a-zß-ÿ][^\W\d_A-Z]{4,}(?![\w@/-])")
_SURE = {"schtsch": "Q", "shch": "Q", "tsch": "C", "tch": "C", "cz": "C", "sch": "S", "sh": "S", "sz": "S", "w": "v"}
"""Letters that romanisations write for one sound and that no two names differ by."""
_LIKELY = {
    "kh": "g", "zh": "S", "ch": "g", "h": "g", "ts": "z", "tz": "z", "c": "z", "ks": "x", "y": "i", "j": "i", "ii": "i",
}  # fmt: skip
"""The same where another part of the name is shared."""
_SURE_SIGNS = lazy("|".join(sorted(_SURE, key=len, reverse=True)))
_LIKELY_SIGNS = lazy("|".join(sorted(_LIKELY, key=len, reverse=True)))
_LONG = 7
"""Letters from which on a name needs no other that is shared."""
_SHARED = 3
_Places = Mapping[str, list[tuple[Block, int, str]]]


def romanised_forms(article: Article) -> Iterator[Form]:
    """The rarer or later form of each name that a page romanises in two ways."""
    places: dict[str, list[tuple[Block, int, str]]] = defaultdict(list)
    for block in article.blocks:
        if block.kind is not BlockKind.CODE and not block.region.is_chrome:
            _read(block, places)
    families: dict[str, list[str]] = defaultdict(list)
    own = article.profile.letters
    for name in places:
        families[_likely_sound(name, own)].append(name)
    for names in families.values():
        for one, other in combinations(names, 2):
            if _are_one(one, other, places, article):
                kept, form = sorted((one, other), key=lambda name: -len(places[name]))
                yield from (Form(block, start, start + len(form), kept) for block, start, _ in places[form])


def _read(block: Block, places: dict[str, list[tuple[Block, int, str]]]) -> None:
    """Notes where names stand, each with the word before it."""
    for match in _NAME.finditer(block.text):
        before = block.text[: match.start()].rsplit(None, 1)
        beside = before[-1] if before and block.text[match.start() - 1] == " " else ""
        places[match[0]].append((block, match.start(), beside))


def _are_one(one: str, other: str, places: _Places, article: Article) -> bool:
    if one.casefold() == other.casefold() or _is_word(one, article) or _is_word(other, article):
        return False
    own = article.profile.letters
    long = _LONG - (not one.isascii() or not other.isascii())
    if min(len(one), len(other)) >= long and _sound(one, own) == _sound(other, own):
        return True
    shared = {before for _, _, before in places[one]} & {before for _, _, before in places[other]}
    return any(len(before) >= _SHARED and before[0].isupper() and before.isalpha() for before in shared)


def _is_word(name: str, article: Article) -> bool:
    return knows(name, article.profile.code) is True


@lru_cache(maxsize=8192)
def _sound(name: str, own: str) -> str:
    """A name in lower case without marks that the page's language does not write, its surest sounds as one letter."""
    letters = name.casefold()
    if not letters.isascii():
        letters = "".join(letter if letter in own else _bare(letter) for letter in letters)
    return _SURE_SIGNS.sub(lambda match: _SURE[match[0]], letters)


def _bare(letter: str) -> str:
    return {"ł": "l", "đ": "d", "ø": "o", "ı": "i"}.get(letter) or unicodedata.normalize("NFD", letter)[0]


@lru_cache(maxsize=8192)
def _likely_sound(name: str, own: str) -> str:
    return _LIKELY_SIGNS.sub(lambda match: _LIKELY[match[0]], _sound(name, own))
