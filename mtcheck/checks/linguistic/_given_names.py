"""People whose given name is spelt in two ways before one initial (*Marko T.*), or parted in two (*Li Wen Bo*)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from mtcheck.checks.base import Article
from mtcheck.checks.linguistic._name_forms import Form
from mtcheck.checks.linguistic._names import blocks_with_names
from mtcheck.language.transliteration import skeleton
from mtcheck.language.words import CAPITALISED
from mtcheck.model.text import Block
from mtcheck.patterns import lazy

_BEFORE_INITIAL = lazy(rf"(?<![\w@#/.’'-])(?P<given>{CAPITALISED}) (?P<initial>[^\W\d_a-zß-ÿ]\.)(?!\w)")
_JOINED = lazy(rf"(?<![\w@#/.’'-])(?=(?P<name>{CAPITALISED} {CAPITALISED})(?![\w@/’'-]))")
_PARTED = lazy(
    r"(?<![\w@#/.’'-])(?=(?P<name>(?P<family>[^\W\d_a-zß-ÿ][a-z]{1,5}) (?P<first>[^\W\d_a-zß-ÿ][a-z]{1,5})"
    r"(?: |-)(?P<second>[^\W\d_a-z]?[a-z]{1,5}))(?![\w@/’'-]))"
)
_SHORTEST = 4
"""Letters of a given name; shorter ones are alike by chance."""

_Place = tuple[Block, int]


def given_names(article: Article) -> Iterator[Form]:
    """The rarer or later spelling of each."""
    yield from _before_initials(article)
    yield from _parted(article)


def _before_initials(article: Article) -> Iterator[Form]:
    """Given names that sound alike before the same initial, as courts' reports shorten what people are called."""
    found: dict[tuple[str, str], dict[str, list[_Place]]] = defaultdict(lambda: defaultdict(list))
    for block in blocks_with_names(article):
        for match in _BEFORE_INITIAL.finditer(block.text) if ". " in block.text else ():
            if len(match["given"]) >= _SHORTEST:
                found[skeleton(match["given"]), match["initial"]][match["given"]].append((block, match.start()))
    for spellings in found.values():
        for one, other in combinations(spellings, 2):
            if one[0].lower() == other[0].lower() and len(one) == len(other):
                yield from _rarer(spellings, one, other)


def _parted(article: Article) -> Iterator[Form]:
    """Given names of two syllables that are one word elsewhere, behind the same family name."""
    joined: dict[str, list[_Place]] = defaultdict(list)
    parted: dict[str, dict[str, list[_Place]]] = defaultdict(lambda: defaultdict(list))
    for block in blocks_with_names(article):
        for match in _PARTED.finditer(block.text):
            name = f"{match['family']} {match['first']}{match['second'].lower()}"
            parted[name][match["name"]].append((block, match.start()))
        for match in _JOINED.finditer(block.text):
            joined[match["name"]].append((block, match.start()))
    for whole, spellings in parted.items():
        for spelling in spellings if whole in joined else ():
            yield from _rarer({whole: joined[whole], **spellings}, whole, spelling)


def _rarer(spellings: dict[str, list[_Place]], one: str, other: str) -> Iterator[Form]:
    """The places of the spelling that is not kept: the rarer, or else the second."""
    kept, odd = (one, other) if len(spellings[one]) >= len(spellings[other]) else (other, one)
    for block, start in spellings[odd]:
        yield Form(block, start, start + len(odd), kept)
