"""Names of a page, each with where it stands and the names beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import field

from mtcheck.checks.base import Article
from mtcheck.language.common_words import is_common
from mtcheck.language.wordlists import word_set
from mtcheck.model.kinds import BlockKind
from mtcheck.model.records import record
from mtcheck.model.text import Block
from mtcheck.patterns import lazy

_NAME = lazy(
    r"(?<![\w@#/.’'-])[^\W\d_a-zß-ÿ](?:[^\W\d_A-Z]{3,}(?:[-’'][^\W\d_]{2,})?|[^\W\d_A-Z]+-[^\W\d_A-Z]{2,})(?![\w@/-])"
)
_DATELINE = lazy(r"(?P<place>[^\W\d_a-zß-ÿ]{5,})(?:[ ,/(][^.\n]{0,30})? ?[-–—.:] ?(?=[^\W\d_])")
_SHORTEST_PLACE = 5
_BESIDE = lazy(r"(?:([^\W\d_a-zß-ÿ][\w-]+\.?) )?$")
_AFTER = lazy(r" ([^\W\d_a-zß-ÿ][\w-]+)")


@record
class Name:
    """A form of a name: where it stands, and the names before and after it."""

    form: str
    places: list[tuple[Block, int]] = field(default_factory=list)
    before: set[str] = field(default_factory=set)
    after: set[str] = field(default_factory=set)


def blocks_with_names(article: Article) -> Iterator[Block]:
    """The blocks whose names are the article's own: those of text outside the site's frame."""
    return (block for block in article.blocks if block.kind is not BlockKind.CODE and not block.region.is_chrome)


def read_names(article: Article) -> Mapping[str, Name]:
    """The words with a capital of an article's text by their forms."""
    names: dict[str, Name] = {}
    for block in blocks_with_names(article):
        _read(block, names)
        _read_dateline(block, names)
    return names


def _read_dateline(block: Block, names: dict[str, Name]) -> None:
    """Notes the place that a report begins with in capitals: *WIERSUM -*."""
    place = _DATELINE.match(block.text) if block.text[:_SHORTEST_PLACE].isupper() else None
    if place:
        form = place["place"].capitalize()
        names.setdefault(form, Name(form)).places.append((block, place.start("place")))


def _read(block: Block, names: dict[str, Name]) -> None:
    for match in _NAME.finditer(block.text):
        name = names.setdefault(match[0], Name(match[0]))
        name.places.append((block, match.start()))
        if before := _BESIDE.search(block.text, max(0, match.start() - 30), match.start()):
            name.before.update(filter(None, before.groups()))
        if after := _AFTER.match(block.text, match.end()):
            name.after.add(after[1])


def own_neighbours(names: Set[str], article: Article) -> Set[str]:
    """Those of the words beside a name that are names, not the first word of a sentence or a title."""
    titles = word_set(article.profile.code, "titles-of-men", "titles-of-women")
    return {each for each in names - titles if not is_common_word(each, article)}


def is_common_word(word: str, article: Article) -> bool:
    """Whether a word with a capital is a common one of the language."""
    return is_common(word.casefold(), article.profile)
