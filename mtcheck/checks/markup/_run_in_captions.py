"""Captions whose credit is followed by the next sentence of the article, in one paragraph with it."""

from __future__ import annotations

import re
from functools import cache

from mtcheck.checks.base import Article
from mtcheck.language.credits import credit_words
from mtcheck.language.profiles import profile
from mtcheck.language.wording import wording
from mtcheck.model.kinds import BlockKind
from mtcheck.model.text import Block
from mtcheck.patterns import any_of, lazy

_LONGEST = 240
"""Characters before a credit that may be its caption."""
_SHORTEST_REST = 20
_PART = r"[^\W\d_a-zß-ÿ][\w.'’&/-]*"
_PARTICLE = "van|von|de|der|den|di|da|del|du|et|und|and|y|e"
_NAME = rf"(?:{_PART}|\d+)(?: (?:{_PART}|{_PARTICLE})){{0,5}}?"
_STOP = lazy(r"[.!?…»”\"]\s?[(\[/|–—-]?\s?$")


def find_run_in(block: Block, article: Article) -> tuple[int, int] | None:
    """Where a paragraph begins with a caption that ends in a credit and goes on with a sentence of the article."""
    if block.kind is not BlockKind.PARAGRAPH or not block.region.is_running_text:
        return None
    language = article.profile.code
    if _any_credit(language).search(block.text, 0, _LONGEST) is None:
        return None
    for pattern in (_labelled(language), _bracketed(language)):
        for match in pattern.finditer(block.text, 0, 2 * _LONGEST):
            if _is_caption(match, block.text):
                return 0, match.start("rest")
    return None


def _is_caption(match: re.Match[str], text: str) -> bool:
    """Whether what stands before the credit may be its caption, and a sentence begins behind it."""
    before = text[: match.start()]
    if len(before) > _LONGEST or len(text) - match.end() < _SHORTEST_REST:
        return False
    return match["bracket"] is not None or not before.strip() or _STOP.search(before) is not None


@cache
def _opener(language: str) -> str:
    """What a sentence begins with behind a credit."""
    own = profile(language)
    usual = own.function_words | own.determiners | wording(language).open
    return rf"(?P<rest>\s+(?:[\"“„«»](?=\s?[^\W\d_])|(?:{any_of(word.capitalize() for word in usual)})[ ,]))"


def _credit(language: str) -> str:
    return rf"\b(?:{any_of(credit_words(wording(language)))})\b"


@cache
def _any_credit(language: str) -> re.Pattern[str]:
    return re.compile(_credit(language), re.IGNORECASE)


@cache
def _labelled(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?P<bracket>(?!))?(?i:{_credit(language)})\s?[:©/]\s?{_NAME}{_opener(language)}")


@cache
def _bracketed(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?P<bracket>\()(?i:{_credit(language)})[^()\n]{{2,60}}\){_opener(language)}")
