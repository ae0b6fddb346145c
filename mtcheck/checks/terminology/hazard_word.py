"""A word is what another language's word becomes when it is taken literally.

## What is wrong
*The manifestation against the project*, *the trainer of the guests*, *the national players*: the article is about a
demonstration, a coach, internationals. The sentence is English, and says something else.

## Why it matters
Nobody who reads the translation alone can know what was meant.

## Example
*The reunion between the unions and the mayor is fixed for Monday; a manifestation against the strike was planned.*

## Known false alarms
Without the original nothing is sure: what is found is a hint (neutral) on most pages. It counts (minor) where two
different words of one language stand on the page, and where the page betrays that it was translated from a language
whose word this is: by decimal commas, marks and times that its own language does not have, and by names, places or
money of a country. Words that are ordinary otherwise want their matter: an article about sport, politics, the police, a
recipe, or a word beside them (*embarrassed* near *birth*). Where the original's language is named (``--from``), others'
words are not looked for. What is known stands in `data/hazards/alone.tsv` and `near.tsv`; with an original
`terminology/false-friend` is surer.

## Source
MQM: terminology, wrong term; written from knowledge of the languages.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from mtcheck.checks.base import CHOICE_HABIT, Article, Remark, article_check, remark
from mtcheck.checks.origins import origin
from mtcheck.language.hazards import rows
from mtcheck.language.profiles import primary
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.text import Block, BlockKind
from mtcheck.patterns import lazy

_FEWEST = 2
"""Words of one language, and words of an article's matter, from which on they tell it."""
_WORD = lazy(r"[^\W\d_]{4,}")
_HEAD = 4
"""Letters of a word by which keys are found."""
_SPACED = "en"
"""A language whose compounds are written apart, so that keys stand at the beginning of a word."""
_FEW_LANGUAGES = 4
"""Languages whose word leads to a wording up to which it tells of one of them."""
_PROSE = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE, BlockKind.HEADING)
_IN_PARAGRAPH = "~"
"""What a context begins with that is looked for in the same paragraph and those beside it."""


class _Hazard(NamedTuple):
    sources: frozenset[str]
    context: str
    pattern: re.Pattern[str]
    near: re.Pattern[str] | None
    """What the same paragraph says."""
    wanted: str


class _Known(NamedTuple):
    keys: Mapping[str, list[tuple[str, int]]]
    """What stands in the text in lower case wherever a hazard can match, each with the number of that hazard, by how
    its longest word begins, which is looked for first."""
    hazards: tuple[_Hazard, ...]


class _Hit(NamedTuple):
    hazard: _Hazard
    block: Block
    match: re.Match[str]


@article_check(Category.WRONG_TERM, Severity.NEUTRAL, fix=Fix.UNSAFE, habit=CHOICE_HABIT)
def hazard_word(article: Article) -> Iterator[Remark]:
    if article.source is not None:
        return
    named = primary(article.source_language)
    found = list(_apart(each for each in _hits(article) if not named or named in each.hazard.sources))
    told = Counter(
        language
        for hazard in {each.hazard for each in found}
        for language in hazard.sources
        if named or len(hazard.sources) <= _FEW_LANGUAGES
    )
    for each in found:
        languages = {language for language in each.hazard.sources if language in (named or language)}
        yield remark(
            each.block,
            *each.match.span(),
            f"'{each.match[0]}' may be a word of the original taken literally; usual is '{each.hazard.wanted}'",
            severity=Severity.MINOR if _counts(languages, told, article) else None,
        )


def _counts(languages: set[str], told: Counter[str], article: Article) -> bool:
    """Whether the page betrays one of the languages, by itself or by other words taken literally."""
    return any(told[language] >= _FEWEST for language in languages) or article.once(origin).may_be(languages)


def _hits(article: Article) -> Iterator[_Hit]:
    """What looks so, in an article about its matter, which is asked last: few words get so far."""
    known = _hazards(article.profile.code)
    own = [block for block in article.blocks if _is_prose(block)]
    blocks = [(block, block.text.lower()) for block in own]
    beside = {id(block): "\n".join(each.text for each in own[max(0, at - 1) : at + 2]) for at, block in enumerate(own)}
    page = "\n".join(lower for _, lower in blocks)
    met: dict[int, list[str]] = {}
    for head in {"", *(word[:_HEAD] for word in _WORD.findall(page))}.intersection(known.keys):
        for key, at in known.keys[head]:
            if key in page:
                met.setdefault(at, []).append(key)
    for at, keys in sorted(met.items()):
        hazard = known.hazards[at]
        found = [
            each for block, lower in blocks if _holds(lower, keys) for each in _in(block, hazard, beside[id(block)])
        ]
        if found and (hazard.near or _is_about(page, hazard.context)):
            yield from found


def _apart(found: Iterable[_Hit]) -> Iterator[_Hit]:
    """Those of which none overlaps a longer one."""
    taken: dict[int, list[tuple[int, int]]] = {}
    for each in sorted(found, key=lambda hit: hit.match.start() - hit.match.end()):
        start, end = each.match.span()
        places = taken.setdefault(id(each.block), [])
        if all(end <= begin or stop <= start for begin, stop in places):
            places.append((start, end))
            yield each


def _holds(text: str, keys: list[str]) -> bool:
    return any(key in text for key in keys)


def _in(block: Block, hazard: _Hazard, beside: str) -> Iterator[_Hit]:
    """Where a block has the words, if it or a block beside it says what must stand near them."""
    found = [_Hit(hazard, block, match) for match in hazard.pattern.finditer(block.text)]
    if found and (hazard.near is None or _says_beside(beside, hazard.near, [each.match[0] for each in found])):
        yield from found


def _says_beside(text: str, near: re.Pattern[str], found: list[str]) -> bool:
    return any(not any(at[0] in each for each in found) for at in near.finditer(text))


def _is_prose(block: Block) -> bool:
    return block.kind in _PROSE and not block.region.is_chrome


def _is_about(page: str, context: str) -> bool:
    """Whether the article says two words of the matter."""
    return context == "any" or len(set(_contexts()[context].findall(page))) >= _FEWEST


@cache
def _contexts() -> dict[str, re.Pattern[str]]:
    return {name: lazy(f"(?i){words}") for name, words in rows("contexts")}


@cache
def _hazards(target: str) -> _Known:
    table = [row for row in [*(("en", *row) for row in rows("alone")), *rows("near")] if row[0] == target]
    keys: dict[str, list[tuple[str, int]]] = {}
    for at, row in enumerate(table):
        for key in row[3].split("|"):
            keys.setdefault(_head(key) if target == _SPACED else "", []).append((key, at))
    return _Known(keys, tuple(_read(*row[1:3], *row[4:]) for row in table))


def _head(key: str) -> str:
    """How the longest word of a key begins; empty where it is short."""
    return max(_WORD.findall(key), key=len, default="")[:_HEAD]


def _read(sources: str, context: str, pattern: str, wanted: str) -> _Hazard:
    near = lazy(rf"(?i)(?<!\w)(?:{context[1:]})") if context.startswith(_IN_PARAGRAPH) else None
    return _Hazard(
        frozenset(sources.split()),
        context,
        lazy(rf"(?i)(?<!\w)(?:{pattern})(?!\w)"),
        near,
        wanted,
    )
