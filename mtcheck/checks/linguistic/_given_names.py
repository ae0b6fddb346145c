"""People whose given name is spelt in two ways before one initial (*Marko T.*), or parted in two (*Li Wen Bo*)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from mtcheck.checks.base import Article
from mtcheck.checks.linguistic._name_forms import Form
from mtcheck.checks.linguistic._names import blocks_with_names
from mtcheck.checks.origins import origin
from mtcheck.language.traits import Trait, languages_with
from mtcheck.language.transliteration import latin
from mtcheck.language.wordlists import ANY, pairs_of
from mtcheck.language.words import CAPITALISED
from mtcheck.model.text import Block
from mtcheck.patterns import lazy

_BEFORE_INITIAL = lazy(rf"(?<![\w@#/.’'-])(?P<given>{CAPITALISED}) (?P<initial>[^\W\d_a-zß-ÿ]\.)(?!\w)")
_JOINED = lazy(rf"(?<![\w@#/.’'-])(?=(?P<name>{CAPITALISED} {CAPITALISED})(?![\w@/’'-]))")
_PARTED = lazy(
    r"(?<![\w@#/.’'-])(?=(?P<name>(?P<family>[^\W\d_a-zß-ÿ][a-z]{1,5}) (?P<first>[^\W\d_a-zß-ÿ][a-z]{1,5})"
    r"(?P<second> [^\W\d_a-zß-ÿ][a-z]{1,5}|-[^\W\d_]?[a-z]{1,5}))(?![\w@/’'-]))"
)
_SHORTEST = 4
"""Letters of a given name; shorter ones are alike by chance."""
_MOST = 3
"""Spellings of one name; more are a list of names."""
_DOUBLED = lazy(r"(.)\1+")

_Place = tuple[Block, int]


def given_names(article: Article) -> Iterator[Form]:
    """The rarer or later spelling of each."""
    yield from _before_initials(article)
    yield from _parted(article)


def _before_initials(article: Article) -> Iterator[Form]:
    """Given names that sound alike before the same initial, as courts' reports shorten what people are called."""
    found: dict[tuple[str, str], dict[str, list[_Place]]] = defaultdict(lambda: defaultdict(list))
    for block in blocks_with_names(article):
        for match in _BEFORE_INITIAL.finditer(block.text):
            if len(match["given"]) >= _SHORTEST:
                found[_sound(match["given"]), match["initial"]][match["given"]].append((block, match.start()))
    for spellings in found.values():
        kept = max(spellings, key=lambda each: len(spellings[each]))
        for odd in spellings if len(spellings) <= _MOST else ():
            if odd != kept:
                yield from _mark(spellings[odd], odd, kept)


def _sound(name: str) -> str:
    """A name with one letter for those that are spoken alike: *Marco* and *Marko*, but not *Marie* for *Maria*."""
    plain = latin(name)
    for spelt, spoken in pairs_of(ANY, "spoken-alike").items():
        plain = plain.replace(spelt, spoken)
    return _DOUBLED.sub(r"\1", plain)


def _parted(article: Article) -> Iterator[Form]:
    """Given names of two syllables that are one word elsewhere, behind the same family name, where that comes first."""
    if languages_with(Trait.FAMILY_FIRST).isdisjoint(article.once(origin).languages):
        return
    parted: dict[str, dict[str, list[_Place]]] = defaultdict(lambda: defaultdict(list))
    for block in blocks_with_names(article):
        for match in _PARTED.finditer(block.text):
            name = f"{match['family']} {match['first']}{match['second'][1:].lower()}"
            parted[name][match["name"]].append((block, match.start()))
    whole = _find(parted, article) if parted else {}
    for name, spellings in parted.items():
        for spelling, places in spellings.items() if whole[name] else ():
            if len(whole[name]) >= len(places):
                yield from _mark(places, spelling, name)
            else:
                yield from _mark(whole[name], name, spelling)


def _find(names: Iterable[str], article: Article) -> dict[str, list[_Place]]:
    """Where some names of two words stand."""
    found: dict[str, list[_Place]] = {name: [] for name in names}
    for block in blocks_with_names(article):
        for match in _JOINED.finditer(block.text):
            if match["name"] in found:
                found[match["name"]].append((block, match.start()))
    return found


def _mark(places: Iterable[_Place], odd: str, kept: str) -> Iterator[Form]:
    for block, start in places:
        yield Form(block, start, start + len(odd), kept)
