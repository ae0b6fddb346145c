"""Words of a page that another language's words become when they are taken literally."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import accumulate

from mtcheck.checks.base import Article
from mtcheck.language.hazards import rows
from mtcheck.model.kinds import BlockKind
from mtcheck.model.tags import primary
from mtcheck.model.text import Block
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import lazy

_FEWEST = 2
"""Words of an article's matter from which on they tell it."""
_WORD = lazy(r"[^\W\d_]{4,}")
_HEAD = 4
"""Letters of a word by which keys are found."""
_SPACED = "en"
"""A language whose compounds are written apart, so that keys stand at the beginning of a word."""
_PROSE = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE, BlockKind.HEADING)
_IN_PARAGRAPH = "~"
"""What a context begins with that is looked for in the same paragraph and those beside it."""


class Hazard(NamedTuple):
    """One row of the tables."""

    sources: frozenset[str]
    context: str
    pattern: re.Pattern[str]
    near: re.Pattern[str] | None
    """What the same paragraph says."""
    wanted: str


_Keys = Mapping[str, list[tuple[str, str, int]]]
"""What stands in the text in lower case wherever a hazard can match, with its longest word and the number of that
hazard, by how that word begins, which is looked for first."""


class _Known(NamedTuple):
    keys: _Keys
    rows: Sequence[tuple[str, ...]]
    """The hazards as they are written, since few are met."""


class Hit(NamedTuple):
    """A hazard on the page."""

    hazard: Hazard
    block: Block
    match: re.Match[str]


def hazards(article: Article) -> tuple[Hit, ...]:
    """The words that look so, the longest where some overlap; beside an original only those of its language."""
    named = primary(article.source_language)
    if article.source is not None and not named:
        return ()
    return tuple(_apart(each for each in _hits(article) if not named or named in each.hazard.sources))


def _hits(article: Article) -> Iterator[Hit]:
    known = _hazards(article.profile.code)
    own = [block for block in article.blocks if _is_prose(block)]
    lower = [block.text.lower() for block in own]
    page = "\n".join(lower)
    starts = list(accumulate((len(text) + 1 for text in lower), initial=0))
    met: dict[int, set[int]] = {}
    for key, at in _met(known.keys, page):
        met.setdefault(at, set()).update(bisect_right(starts, place) - 1 for place in _places(page, key))
    for at, holders in sorted(met.items()):
        hazard = _read(known.rows[at])
        found = [hit for number in sorted(holders) for hit in _in(own, number, hazard)]
        if found and (hazard.near or is_about(page, hazard.context)):
            yield from found


def _met(keys: _Keys, page: str) -> Iterator[tuple[str, int]]:
    """The keys that stand on a page, each with the number of its hazard."""
    words: dict[str, list[str]] = {"": [""]}
    for word in set(_WORD.findall(page)):
        words.setdefault(word[:_HEAD], []).append(word)
    for head in words.keys() & keys.keys():
        for longest, key, at in keys[head]:
            if any(word.startswith(longest) for word in words[head]) and key in page:
                yield key, at


def _places(page: str, key: str) -> Iterator[int]:
    """Where a key stands."""
    at = page.find(key)
    while at >= 0:
        yield at
        at = page.find(key, at + 1)


def _apart(found: Iterable[Hit]) -> Iterator[Hit]:
    """Those of which none overlaps a longer one."""
    taken: dict[int, list[tuple[int, int]]] = {}
    for each in sorted(found, key=lambda hit: hit.match.start() - hit.match.end()):
        start, end = each.match.span()
        places = taken.setdefault(id(each.block), [])
        if all(end <= begin or stop <= start for begin, stop in places):
            places.append((start, end))
            yield each


def _in(own: Sequence[Block], at: int, hazard: Hazard) -> Iterator[Hit]:
    """Where a block has the words, if it or a block beside it says what must stand near them."""
    found = [Hit(hazard, own[at], match) for match in hazard.pattern.finditer(own[at].text)]
    if found and hazard.near is not None:
        beside = "\n".join(block.text for block in own[max(0, at - 1) : at + 2])
        if not _says_beside(beside, hazard.near, [each.match[0] for each in found]):
            return
    yield from found


def _says_beside(text: str, near: re.Pattern[str], found: list[str]) -> bool:
    return any(not any(at[0] in each for each in found) for at in near.finditer(text))


def _is_prose(block: Block) -> bool:
    return block.kind in _PROSE and not block.region.is_chrome


def is_about(page: str, context: str) -> bool:
    """Whether the article says two words of the matter."""
    return context == "any" or len(set(_contexts()[context].findall(page))) >= _FEWEST


@cache
def _contexts() -> dict[str, re.Pattern[str]]:
    return {name: lazy(f"(?i){words}") for name, words in rows("contexts")}


@cache
def _hazards(target: str) -> _Known:
    table = [row for row in [*(("en", *row) for row in rows("alone")), *rows("near")] if row[0] == target]
    keys: dict[str, list[tuple[str, str, int]]] = {}
    for at, row in enumerate(table):
        for key in row[3].split("|"):
            longest = _longest_word(key) if target == _SPACED else ""
            keys.setdefault(longest[:_HEAD], []).append((longest, key, at))
    return _Known(keys, table)


def _longest_word(key: str) -> str:
    return key if key.isalpha() and len(key) >= _HEAD else max(_WORD.findall(key), key=len, default="")


@cache
def _read(row: tuple[str, ...]) -> Hazard:
    _, sources, context, _, pattern, wanted = row
    near = lazy(rf"(?i)(?<!\w)(?:{context[1:]})") if context.startswith(_IN_PARAGRAPH) else None
    return Hazard(
        frozenset(sources.split()),
        context,
        lazy(rf"(?i)(?<!\w)(?:{pattern})(?!\w)"),
        near,
        wanted,
    )
