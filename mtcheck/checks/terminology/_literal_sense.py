"""Whether what a picture shows is on the page as itself: a scoop of ice at a fair is bitten, no bullet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from mtcheck.checks.base import Article
from mtcheck.checks.terminology._pictures import PROSE, Shown
from mtcheck.language.calques import tokens
from mtcheck.language.picture_rows import read_domains
from mtcheck.language.pictures import picture_book
from mtcheck.model.text import Block
from mtcheck.model.tuples import NamedTuple

_FEWEST = 2
"""Other things of a field near a picture from which on the text is about that field."""


_ENOUGH = 40
"""Places of one thing that are kept: more than a picture can be made of."""


class Thing(NamedTuple):
    """A word that names a thing, with the concepts that it may be and its place."""

    concepts: frozenset[str]
    word: str
    block: int
    start: int


class Things(NamedTuple):
    """The things that a page names, and the numbers of its blocks by their identity."""

    by_concept: Mapping[str, list[Thing]]
    """At most ``_ENOUGH`` of each."""
    by_block: Mapping[int, list[Thing]]
    numbers: Mapping[int, int]


def is_meant(shown: Shown, article: Article) -> bool:
    """Whether the page has what a picture shows in other places too, or other things of its field beside it."""
    domains = read_domains()
    shows = {name: domains[name] for group in shown.picture.groups for name in group if name in domains}
    if not shows:
        return False
    fields = frozenset().union(*shows.values())
    things = article.once(find_things)
    here = things.numbers[id(shown.block)]
    if any(_is_elsewhere(thing, here, shown) for name in shows for thing in things.by_concept.get(name, ())):
        return True
    near = [thing for at in (here - 1, here, here + 1) for thing in things.by_block.get(at, ())]
    others = {
        thing.word
        for thing in near
        if _is_elsewhere(thing, here, shown) and any(not fields.isdisjoint(domains[name]) for name in thing.concepts)
    }
    return len(others) >= _FEWEST


def _is_elsewhere(thing: Thing, here: int, shown: Shown) -> bool:
    """Whether a thing is none of those that the picture is made of."""
    return thing.block != here or not shown.start <= thing.start < shown.end


def find_things(article: Article) -> Things:
    """The words of a page that name things of some field, for ``Article.once``."""
    found = Things(defaultdict(list), defaultdict(list), {id(block): at for at, block in enumerate(article.blocks)})
    for at, block in enumerate(article.blocks):
        for thing in _things(at, block, article):
            found.by_block[at].append(thing)
            for name in thing.concepts:
                if len(found.by_concept[name]) < _ENOUGH:
                    found.by_concept[name].append(thing)
    return found


def _things(at: int, block: Block, article: Article) -> Iterator[Thing]:
    book = picture_book(article.profile.code)
    if book is None or block.kind not in PROSE:
        return
    found = tokens(block.text)
    domains = read_domains()
    for token, names in zip(found, book.pictured(found), strict=True):
        if concepts := names & domains.keys():
            yield Thing(concepts, token.folded, at, token.start)
