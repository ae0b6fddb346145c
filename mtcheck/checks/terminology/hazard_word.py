"""A word is what another language's word becomes when it is taken literally.

## What is wrong
*The manifestation against the project*, *the trainer of the guests*, *the national players*: the article is about a
demonstration, a coach, internationals. The sentence is English, and says something else.

## Why it matters
Nobody who reads the translation alone can know what was meant.

## Example
*The reunion between the unions and the mayor is fixed for Monday; a manifestation against the strike was planned.*

## Known false alarms
Without the original nothing is sure: what is found is a hint (neutral), and counts (minor) only where two different
words of one language stand on the page, each in an article about its matter: sport, politics or the police. Where the
original's language is named (``--from``), others' words are not looked for. What is known stands in
`data/hazards/alone.tsv`; with an original `terminology/false-friend` is surer.

## Source
MQM: terminology, wrong term; written from knowledge of the languages.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from mtcheck.checks.base import CHOICE_HABIT, Article, Remark, article_check, remark
from mtcheck.language.hazards import rows
from mtcheck.language.profiles import primary
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.text import Block
from mtcheck.patterns import lazy

_TARGET = "en"
_FEWEST = 2
"""Words of one language, and words of an article's matter, from which on they tell it."""


class _Hazard(NamedTuple):
    sources: frozenset[str]
    context: str
    key: str
    pattern: re.Pattern[str]
    wanted: str


class _Hit(NamedTuple):
    hazard: _Hazard
    block: Block
    match: re.Match[str]


@article_check(Category.WRONG_TERM, Severity.NEUTRAL, fix=Fix.UNSAFE, habit=CHOICE_HABIT)
def hazard_word(article: Article) -> Iterator[Remark]:
    if article.profile.code != _TARGET or article.source is not None:
        return
    origin = primary(article.source_language)
    found = [each for each in _hits(article) if not origin or origin in each.hazard.sources]
    told = Counter(language for hazard in {each.hazard for each in found} for language in hazard.sources)
    for each in found:
        agree = max((told[language] for language in each.hazard.sources if language in (origin or language)), default=0)
        yield remark(
            each.block,
            *each.match.span(),
            f"'{each.match[0]}' may be a word of the original taken literally; usual is '{each.hazard.wanted}'",
            severity=Severity.MINOR if agree >= _FEWEST else None,
        )


def _hits(article: Article) -> Iterator[_Hit]:
    """What looks so, in an article about its matter, which is asked last: few words get so far."""
    blocks = [(block, block.text.lower()) for block in article.body]
    page = "\n".join(lower for _, lower in blocks)
    for hazard in _hazards():
        if hazard.key in page:
            found = [
                _Hit(hazard, block, match)
                for block, lower in blocks
                if hazard.key in lower
                for match in hazard.pattern.finditer(block.text)
            ]
            if found and _is_about(page, hazard.context):
                yield from found


def _is_about(page: str, context: str) -> bool:
    """Whether the article says two words of the matter."""
    return len(set(_contexts()[context].findall(page))) >= _FEWEST


@cache
def _contexts() -> dict[str, re.Pattern[str]]:
    return {name: lazy(words) for name, words in rows("contexts")}


@cache
def _hazards() -> tuple[_Hazard, ...]:
    return tuple(
        _Hazard(frozenset(sources.split()), context, key, lazy(rf"(?i)(?<!\w)(?:{pattern})(?!\w)"), wanted)
        for sources, context, key, pattern, wanted in rows("alone")
    )
