"""People whose whole name stands on a page in two spellings or orders, and names with a typed accent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Set
from itertools import combinations

from mtcheck.checks.base import Article
from mtcheck.checks.linguistic._name_forms import Form
from mtcheck.checks.linguistic._names import blocks_with_names, is_common_word
from mtcheck.checks.origins import origin
from mtcheck.language.traits import Trait, languages_with
from mtcheck.language.transliteration import latin, skeleton, sounds
from mtcheck.language.words import CAPITALISED
from mtcheck.model.text import Block
from mtcheck.patterns import lazy

_PAIR = lazy(rf"(?<![\w@#/.’'-])(?=(?P<first>{CAPITALISED}) (?P<last>{CAPITALISED})(?![\w@/’'-]))")
_FEWEST = 5
"""Consonants that two spellings of a whole name share."""
_FARTHEST = 3
"""Letters that two spellings of one of its parts may be longer or shorter."""
_MOST_SPELLINGS = 3
_TYPED = lazy(r"(?<![\w’'-])(?P<name>[^\W\d_a-zß-ÿ][a-zß-ÿ]+[aeiou])['’](?= [^\W\d_a-zß-ÿ]|[,.;:)]| [a-zß-ÿ])")
_ACCENTS = {"a": "àá", "e": "èé", "i": "ìí", "o": "òó", "u": "ùú"}

_Places = Mapping[tuple[str, str], list[tuple[Block, int]]]


def full_names(article: Article) -> Iterator[Form]:
    """The rarer or later spelling of a whole name, of which both parts are spelt otherwise, or its other order."""
    pairs = article.once(_pairs)
    yield from _respelt(pairs, article)
    languages = languages_with(Trait.FAMILY_FIRST).intersection(article.once(origin).languages)
    if languages:
        yield from _reordered(pairs, article.profile.function_words)


def _pairs(article: Article) -> _Places:
    """The names that stand side by side, in page order, with where they do."""
    found: dict[tuple[str, str], list[tuple[Block, int]]] = defaultdict(list)
    for block in blocks_with_names(article):
        for match in _PAIR.finditer(block.text):
            found[match["first"], match["last"]].append((block, match.start()))
    return found


def _respelt(pairs: _Places, article: Article) -> Iterator[Form]:
    families: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for first, last in pairs:
        families[skeleton(first), skeleton(last)].append((first, last))
    for (first, last), members in families.items():
        if not first or not last or len(first) + len(last) < _FEWEST or len(members) > _MOST_SPELLINGS:
            continue
        for one, other in combinations(members, 2):
            if _are_one(one, other) and not any(is_common_word(part, article) for part in (*one, *other)):
                yield from _marked(*_sorted(one, other, pairs), pairs)


def _are_one(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether both parts differ in their spelling, and sound alike."""
    return all(
        latin(mine) != latin(theirs)
        and abs(len(mine) - len(theirs)) <= _FARTHEST
        and not {each.vowels for each in sounds(mine)}.isdisjoint(each.vowels for each in sounds(theirs))
        for mine, theirs in zip(one, other, strict=True)
    )


def _reordered(pairs: _Places, small: Set[str]) -> Iterator[Form]:
    """The later order of two short names that stand in both; longer ones are told by what else is known of them."""
    earlier: set[tuple[str, str]] = set()
    for first, last in pairs:
        is_short = max(len(first), len(last)) < _FEWEST and small.isdisjoint((first.lower(), last.lower()))
        if is_short and (last, first) in earlier:
            yield from _marked(*_sorted((last, first), (first, last), pairs), pairs)
        earlier.add((first, last))


def _sorted(one: tuple[str, str], other: tuple[str, str], pairs: _Places) -> tuple[tuple[str, str], tuple[str, str]]:
    """The spelling that is kept, which is the more frequent or else the earlier, the first that is given; the other."""
    return (one, other) if len(pairs[one]) >= len(pairs[other]) else (other, one)


def _marked(kept: tuple[str, str], odd: tuple[str, str], pairs: _Places) -> Iterator[Form]:
    for block, start in pairs[odd]:
        yield Form(block, start, start + len(" ".join(odd)), " ".join(kept))


def typed_accents(article: Article) -> Iterator[Form]:
    """Names with an apostrophe for the accent that they have elsewhere on the page: *Nicolo'* beside *Nicolò*."""
    known = {word for block in article.blocks for word in block.text.split()} if _has_typed(article) else set()
    names = {word.strip('.,;:!?()“”„«»"') for word in known if not word.isascii()}
    for block in article.blocks if names else ():
        for match in _TYPED.finditer(block.text):
            accents = _ACCENTS[match["name"][-1]]
            wanted = next((form for each in accents if (form := match["name"][:-1] + each) in names), "")
            if wanted:
                yield Form(block, match.start(), match.end(), wanted)


def _has_typed(article: Article) -> bool:
    return any(_TYPED.search(block.text) for block in article.blocks if "'" in block.text or "’" in block.text)
