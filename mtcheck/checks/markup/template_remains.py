"""A placeholder of a template was never filled.

## What is wrong
*{{ title }}*, *{0}*, *%s*, *[object Object]*, *undefined* or *Lorem ipsum* stands where a name, a date or a text
belongs.

## Why it matters
The reader misses what should stand there, and sees that nobody read the page.

## Example
*Published by {author} on {0}.*

## Known false alarms
Braces around ordinary words and amounts of money (*$1*) are passed over, and so is code. *undefined*, *null* and *NaN*
count only where they stand alone or after a label. Placeholders that the page's own script fills (``ng-``, ``v-``,
``data-bind``) are passed over. A page that is made of filler throughout is a draft: that is said once, as minor, and
nothing else of it.

## Source
MQM: design and markup; placeholder.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from mtcheck.checks.base import Article, Remark, article_check, remark
from mtcheck.language.holders import has_choice
from mtcheck.language.packaged import text_of
from mtcheck.language.wordlists import any_word
from mtcheck.model.finding import Category, Furniture, Severity
from mtcheck.model.kinds import BlockKind, Format
from mtcheck.model.spans import Span
from mtcheck.model.text import Block
from mtcheck.patterns import lazy

_BRACED = r"\{\{[^{}]*\}\}|\{%.*?%\}|[$#]\{[\w.]+\}|\{ ?(?:\d|[a-z]+[_.]?[a-zA-Z]+|[A-Z]+_[A-Z_]+) ?\}|<%.*?%>"
_PERCENT = r"(?<![\w%])%(?:\d\$)?[sd]\b|%\(\w+\)s|(?<![\w%])%[A-Z]{3,}(?:_[A-Z]+)*%"
_BRACKETED = lazy(
    lambda: (
        r"(?i)\[\[[^\[\]]*\]\]|\[object Object\]|\[(?:insert|enter) [^\]]{2,40}\]|"
        rf"\[(?:{any_word('form-owners')}) (?:{any_word('form-fields')})\]"
    )
)
_EMPTY = lazy(
    lambda: (
        rf"(?:^|: |\b(?i:{any_word('by')}):? )(undefined|null|NaN|None|\(null\))(?:[.,]?$| undefined)|\bInvalid Date\b"
    )
)
_SOUND = frozenset({BlockKind.CELL, BlockKind.CONTROL, BlockKind.LIST_ITEM})
"""Kinds of blocks in which a lone *None* is an answer."""
_ENDINGS = tuple(word + stop for word in ("undefined", "null", "NaN", "None", "(null)") for stop in ("", ".", ","))
_FILLER = r"(?i)\blorem ipsum(?: dolor sit amet)?\b"
_MOSTLY, _FEWEST = 0.5, 30
"""Share of a block's and of the page's words that are filler from which it is no quotation, and how many they are."""
_WORD = lazy(r"[^\W\d_]+")

_STATEMENTS = "(?:for|if|block|raw|macro|with|unless|capture|comment)"
_BEGINS = lazy(rf"\{{%-?\s*{_STATEMENTS}\b")
_FINISHES = lazy(rf"\{{%-?\s*end{_STATEMENTS}\b")


@article_check(
    Category.PLACEHOLDER,
    Severity.MAJOR,
    page_only=False,
    silences=("accuracy", "linguistic", "locale", "markup", "style"),
    furniture=Furniture.AROUND,
)
def template_remains(article: Article) -> Iterator[Remark]:
    filler = _filler(article)
    if filler:
        yield Remark(
            "the page is made of filler (Lorem ipsum) and not of an article",
            Span(filler[0].span.start, filler[-1].span.end),
            severity=Severity.MINOR,
            region=filler[0].region,
        )
    is_template = _is_template(article)
    for block in article.blocks:
        if block.kind is not BlockKind.CODE and not is_template:
            yield from _remarks(block, filler=bool(filler))


def _filler(article: Article) -> list[Block]:
    """The blocks of a page most of whose text is filler; nothing where it is an article with a hole."""
    if not any("ipsum" in block.text.lower() for block in article.blocks):
        return []
    words = {block: _WORD.findall(block.text.lower()) for block in article.blocks if block.kind.is_visible}
    filled = [block for block, own in words.items() if _share(own) > _MOSTLY]
    of_all = sum(len(words[block]) for block in filled)
    return filled if of_all > max(_FEWEST, _MOSTLY * sum(map(len, words.values()))) else []


def _share(words: list[str]) -> float:
    return sum(word in _filler_words() for word in words) / max(1, len(words))


@cache
def _filler_words() -> frozenset[str]:
    """The words that generators of filler shuffle."""
    return frozenset(text_of("filler", "la").split())


def _remarks(block: Block, *, filler: bool) -> Iterator[Remark]:
    for start, end in _places(block.text, filler=filler):
        if block.text == "None." or (block.text == "None" and block.kind in _SOUND):
            continue
        if not block.is_code_at(start):
            message = f"'{block.text[start:end]}' was never replaced by what belongs here"
            yield remark(block, start, end, message)


def _is_template(article: Article) -> bool:
    """Whether programs fill it in: a file of their texts, or a page in which statements of a template begin and end."""
    text = article.target.text
    if article.target.format.is_bitext:
        return True
    return article.target.format is not Format.PLAIN and bool(_BEGINS.search(text)) and bool(_FINISHES.search(text))


def _places(text: str, *, filler: bool) -> Iterator[tuple[int, int]]:
    if ("{" in text or "<%" in text) and not has_choice(text):
        yield from (match.span() for match in re.finditer(_BRACED, text))
    if "%" in text:
        yield from (match.span() for match in re.finditer(_PERCENT, text))
    if "[" in text:
        yield from (match.span() for match in _BRACKETED.finditer(text))
    if not filler and ("ipsum" in text or "IPSUM" in text):
        yield from (match.span() for match in re.finditer(_FILLER, text))
    if text.endswith(_ENDINGS) or "Invalid Date" in text:
        yield from (match.span(1 if match[1] else 0) for match in _EMPTY.finditer(text))
