"""Whether what a picture shows is on the page as itself: a scoop of ice at a fair is bitten, no bullet."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import Article
from mtcheck.checks.terminology._pictures import PROSE, Shown
from mtcheck.language.calques import tokens
from mtcheck.language.picture_rows import read_domains
from mtcheck.language.pictures import picture_book
from mtcheck.model.text import Block
from mtcheck.model.tuples import NamedTuple

_FEWEST = 2
"""Other things of a field near a picture from which on the text is about that field."""


class Thing(NamedTuple):
    """A word that names a thing, with the concepts that it may be and its place."""

    concepts: frozenset[str]
    word: str
    block: int
    start: int


def is_meant(shown: Shown, article: Article) -> bool:
    """Whether the page has what a picture shows in other places too, or other things of its field beside it."""
    domains = read_domains()
    shows = {name: domains[name] for group in shown.picture.groups for name in group if name in domains}
    if not shows:
        return False
    fields = frozenset().union(*shows.values())
    here = next(at for at, block in enumerate(article.blocks) if block is shown.block)
    others = set()
    for thing in article.once(find_things):
        if thing.block == here and shown.start <= thing.start < shown.end:
            continue
        if not thing.concepts.isdisjoint(shows):
            return True
        if abs(thing.block - here) <= 1 and any(not fields.isdisjoint(domains[name]) for name in thing.concepts):
            others.add(thing.word)
    return len(others) >= _FEWEST


def find_things(article: Article) -> tuple[Thing, ...]:
    """The words of a page that name things of some field, for ``Article.once``."""
    return tuple(thing for at, block in enumerate(article.blocks) for thing in _things(at, block, article))


def _things(at: int, block: Block, article: Article) -> Iterator[Thing]:
    book = picture_book(article.profile.code)
    if book is None or block.kind not in PROSE:
        return
    found = tokens(block.text)
    domains = read_domains()
    for token, names in zip(found, book.pictured(found), strict=True):
        if concepts := names & domains.keys():
            yield Thing(concepts, token.folded, at, token.start)
