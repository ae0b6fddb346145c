"""The label in front of the author's name was translated word for word.

## What is wrong
The word that introduces the writer was translated as if it stood in a sentence: German *Von:* as *From:*, Spanish
*Por:* as *For:*, Dutch *Door:* as *Through:*.

## Why it matters
Readers take the writer for a sender or a recipient, and the line for a part of the text.

## Example
*From: Clara Winter* for German *Von: Clara Winter* (by).

## Known false alarms
The head of a quoted letter (*From:* beside *To:*, *Sent:* or *Subject:*) is left alone, and so is every line whose
value is not made of two to five capitalised words, or is a title below the text (*From: Collected Stories*).

## Source
MQM: accuracy, mistranslation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, article_check, remark
from mtcheck.checks.markup._labels import rank_language
from mtcheck.checks.markup._page import STRAY
from mtcheck.checks.markup._placed import is_text
from mtcheck.checks.origins import origin
from mtcheck.language.dictionary import knows
from mtcheck.language.lexicon import Hit
from mtcheck.language.lm.vocabulary import vocabulary
from mtcheck.language.people import is_given_name
from mtcheck.language.profiles import profile
from mtcheck.language.wording import YEAR
from mtcheck.language.wordlists import ANY, any_word, pairs_of, word_set
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.kinds import BlockKind, MarkKind, Region
from mtcheck.model.text import Block
from mtcheck.patterns import lazy

_DATED = lazy(r"(?P<name>\D+[^\W\d_]) \d.*")
_ROLE = lazy(r"(?:, | [|·•–—-] )([^,|·•–—]{4,40})\Z")
_LETTER_HEAD = lazy(lambda: rf"(?:{any_word('letter-heads')})\s?:", re.IGNORECASE)
_BRACKETS = "()[]【】（） "
_FEWEST, _MOST = 2, 6
_LINE = 60
_LABEL = 2
_NEAR = 3
_AUTHORS = frozenset({"author", "authors", "byline", "autor", "autoren"})
_BARS = (" | ", " · ", " • ", " – ", " — ", ", ")
_TOP = 14
"""Blocks of a page in whose head an author is named."""
_HEADLINE = 16
_STANDFIRST = 45
"""Words of a headline, and of what stands under it."""


@article_check(Category.MISTRANSLATION, Severity.MINOR, page_only=False, silences=STRAY, fix=Fix.SAFE)
def literal_byline_label(article: Article) -> Iterator[Remark]:
    blocks = article.blocks
    for at, block in enumerate(blocks):
        if block.kind is BlockKind.CODE or not block.kind.is_visible:
            continue
        if block.region is Region.BYLINE:
            yield from _roles(block, article)
        is_near = ":" in block.text or _may_name_author(article, at)
        if not is_near and (len(block.text) > _LINE or block.text.endswith((".", "!", "?"))):
            continue
        whole = _with_name(blocks, at)
        line = whole.strip(_BRACKETS)
        hits = [
            hit
            for hit in article.labels.wrong(line, article.target_language)
            if hit.label.kind == "byline"
            and _is_name(_undated(hit.value))
            and (is_near or _is_sentence(hit))
            and (not _is_title(hit.value, article) or any(map(is_text, blocks[at + 1 :])))
        ]
        if not hits or _in_letter(blocks[max(0, at - 2) : at + 3]):
            continue
        hit = max(hits, key=lambda each: _rank(each, article))
        start = len(whole) - len(whole.lstrip(_BRACKETS))
        end = start + len(line[: len(line) - len(hit.value)].rstrip())
        right = hit.suggestion.rstrip(":") + ("" if article.target_language == "en" else ":")
        language = profile(hit.label.source_language).name
        yield remark(
            block,
            start,
            end,
            f"'{block.text[start:end]}' before a name looks like {language} '{hit.label.source}' "
            f"translated word for word: write '{right}'",
            suggestion=right,
            confidence=0.9,
        )


def _roles(block: Block, article: Article) -> Iterator[Remark]:
    """The post behind an author's name, translated word for word: *Writer of the Staff*."""
    match = _ROLE.search(block.text)
    roles = pairs_of(article.profile.code, "byline-roles") if match else {}
    right = next((right for wrong, right in roles.items() if match and wrong.casefold() == match[1].casefold()), "")
    if match and right:
        message = f"'{match[1]}' is a post translated word for word: write '{right}'"
        yield remark(block, *match.span(1), message, suggestion=right, confidence=0.9)


def _is_sentence(hit: Hit) -> bool:
    """Whether a wording is so long that it signs a report wherever it is: *The questions were asked by*."""
    return hit.strong and len(hit.wording.split()) > _LABEL


def _rank(hit: Hit, article: Article) -> tuple[bool, bool, bool, int]:
    """How well a label's language explains the page."""
    language = hit.label.source_language
    told = language in article.once(origin).languages
    return language == article.source_language, told, hit.strong, rank_language(language)


def _with_name(blocks: tuple[Block, ...], at: int) -> str:
    """A line; a label alone on it with the name in the next, which is a link or in a box for authors."""
    text = blocks[at].text
    if not text.endswith(":") or len(text.split()) > _LABEL or at + 1 == len(blocks):
        return text
    name = blocks[at + 1]
    return f"{text} {name.text}" if _is_link(name) or _is_hinted(name) else text


def _is_link(block: Block) -> bool:
    return any(each.kind is MarkKind.LINK and (each.start, each.end) == (0, len(block.text)) for each in block.marks)


def _is_hinted(block: Block) -> bool:
    """Whether the markup around a block says that it names an author."""
    return not _AUTHORS.isdisjoint(block.hints[-_NEAR:])


def _undated(value: str) -> str:
    """A name without the date that a bar or dot keeps apart from it."""
    if not any(mark in value for mark in _BARS[:-1]) and (dated := _DATED.match(value)):
        return dated["name"]
    name, _, rest = value.partition(next((mark for mark in _BARS if mark in value), "|"))
    return name.strip() if any(map(str.isdigit, rest)) else value


def _is_name(value: str) -> bool:
    words = value.replace(",", " ").split()
    capitals = [word for word in words if word[0].isupper()]
    return (
        _FEWEST <= len(words) <= _MOST
        and len(capitals) >= _FEWEST
        and all(word[0].isupper() or word in word_set(ANY, "byline-joiners") for word in words)
        and not any(char.isdigit() or char in "@:;!?" for char in value)
    )


def _is_title(value: str, article: Article) -> bool:
    """Whether a value is of words that a dictionary has, without a given name, as what a poem was taken from is."""
    words = value.replace(",", " ").split()
    return all(knows(word.lower(), article.profile.code) for word in words) and not any(map(is_given_name, words))


def _beside_a_date(blocks: tuple[Block, ...], at: int) -> bool:
    """Whether a short line stands next to the page's date, where authors are named."""
    near = (*blocks[max(0, at - 1) : at], *blocks[at + 1 : at + 2])
    return len(blocks[at].text) <= _LINE and any(len(each.text) <= _LINE and YEAR.search(each.text) for each in near)


def _may_name_author(article: Article, at: int) -> bool:
    """Whether a line without a colon stands where authors are named."""
    blocks = article.blocks
    return _beside_a_date(blocks, at) or _is_hinted(blocks[at]) or _follows_headline(article, at)


def _follows_headline(article: Article, at: int) -> bool:
    """Whether a short line stands between a translated page's headline and its text."""
    block, before = article.blocks[at], article.blocks[max(0, at - 2) : at]
    if len(block.text) > _LINE or at > _TOP or not before or block.text.endswith((".", "!", "?")):
        return False
    headed = before[-1].kind is BlockKind.HEADING or all(len(each.text.split()) <= _HEADLINE for each in before)
    if (
        before[-1].region is Region.HEADLINE
        and before[-1].kind is BlockKind.HEADING
        and _has_strange_name(block, article)
    ):
        return True
    if not headed and not _is_standfirst(before):
        return False
    return (headed and block.text[0].islower()) or article.once(origin).is_translation


def _is_standfirst(before: tuple[Block, ...]) -> bool:
    """Whether the last block is one sentence or two under a headline, above which stands a headline of few words."""
    head, last = before[0], before[-1]
    is_title = len(head.text.split()) <= _HEADLINE and not head.text.endswith(".")
    return len(before) > 1 and is_title and last.text.endswith(".") and len(last.text.split()) <= _STANDFIRST


def _has_strange_name(block: Block, article: Article) -> bool:
    """Whether a line has a word that the language does not have, as names are."""
    lists = vocabulary(article.profile.code)
    words = block.text.split()[1:]
    return lists is not None and any(not lists.holds(word.lower()) for word in words)


def _in_letter(near: tuple[Block, ...]) -> bool:
    return any(_LETTER_HEAD.match(block.text) for block in near)
