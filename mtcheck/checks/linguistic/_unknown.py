"""Words of a page that its language does not know."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from mtcheck.checks.base import Article
from mtcheck.language.kept import find_small_names
from mtcheck.language.remembered import Remembered, remembered
from mtcheck.language.spelling import is_word, languages
from mtcheck.language.wordlists import ANY, any_word_of
from mtcheck.language.words import Word, fold_words, split_words, words
from mtcheck.model.kinds import SET_APART, BlockKind
from mtcheck.model.spans import find_range
from mtcheck.model.text import Block
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import lazy, search_before

_PROSE = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE)
_SHORTEST, _LONGEST = 5, 60
"""Letters of a word that is looked up: what is longer is a string."""
_NEAR = 5
"""Words on either side among which is a function word of the language, if that is what the sentence is in."""
_REMEMBERED = 16
"""Texts whose quotations are kept in mind: each is asked about for one word after the other."""
_QUOTED_WORDS = 4
"""Words of a quotation up to which it quotes a term and no speech."""
_ENCLOSED = lazy(r"(?:[“\"„«»‘(\[]|(?<!\w)')[^“”\"„«»()\[\]]{0,2000}[”\"“»«’')\]]")
_GLOSS = (" (", " –", " —", " or ", ", or ", ", meaning", "/")
"""What an explanation of a word begins with."""
_JOINED = lazy(r"[_@\\/.-]\w|['’]")
_OF = lazy(lambda: rf" ({any_word_of(ANY, 'name-particles')}) \w")
_THE = lazy(r"\b[Tt]he $")
_NAMED = lazy(lambda: rf"(?:\b(?:{any_word_of('en', 'before-terms')})(?: an?| the)?|, or|[(/@#_.\\-]|\d) ?$")


class Unknown(NamedTuple):
    """A word where it stands."""

    block: Block
    word: Word


def prose(article: Article) -> Iterator[Block]:
    """The blocks of the article's own sentences."""
    return (block for block in article.body if block.kind in _PROSE)


def unknown_words(article: Article) -> tuple[Unknown, ...]:
    """The words in lower case of the article's sentences that are no words of its language, in page order.

    What the page sets apart, explains or says again is meant, and so is what stands beside another such word: it
    belongs to a phrase of another language or to a name.
    """
    code = article.profile.code
    if code not in languages():
        return ()
    strange = _strange(code)
    found: list[Unknown] = []
    for block in prose(article):
        if any(map(strange.__getitem__, split_words(block.text))):
            found += _alone(block, strange, article.profile.function_words)
    kept = _kept(article) if found else frozenset()
    return tuple(each for each in found if each.word.text not in kept)


@remembered
def _strange(word: str, language: str) -> bool:
    """Whether a word in lower case is none of the language's."""
    return _SHORTEST <= len(word) <= _LONGEST and word.islower() and word.isalpha() and not is_word(language)[word]


def _alone(block: Block, strange: Remembered[bool], closed: frozenset[str]) -> Iterator[Unknown]:
    """The strange words of a block that are not meant and stand among the language's own, not beside one another."""
    row = words(block.text)
    found = [strange[word.text] for word in row]
    for at, word in enumerate(row):
        amid = any(each.folded in closed for each in row[max(0, at - _NEAR) : at + _NEAR + 1])
        if not found[at] or not amid or not _stands_alone(found, at) or is_meant(block, word):
            continue
        if not _begins_phrase(block.text, word, closed):
            yield Unknown(block, word)


def _kept(article: Article) -> frozenset[str]:
    """Words that the language has borrowed and those of the original."""
    return article.profile.borrowed.union(word for block in article.original_blocks for word in fold_words(block.text))


def _stands_alone(strange: list[bool], at: int) -> bool:
    return not any(strange[max(0, at - 1) : at]) and not any(strange[at + 1 : at + 2])


def _begins_phrase(text: str, word: Word, closed: frozenset[str]) -> bool:
    """Whether the phrase of another language goes on behind a word, as dishes have it: *pastéis de nata*."""
    particle = _OF.match(text, word.end)
    return particle is not None and particle[1] not in closed and not search_before(_THE, text, word.start)


def is_meant(block: Block, word: Word) -> bool:
    """Whether the page sets the word or a part of it apart, or explains it."""
    text = block.text
    return (
        block.is_marked(word.start, word.end, *SET_APART)
        or any(word.start < at < word.end for mark in block.marks for at in (mark.start, mark.end))
        or text.startswith(_GLOSS, word.end)
        or _JOINED.match(text, word.end) is not None
        or _NAMED.search(text, max(0, word.start - 20), word.start) is not None
        or _is_quoted_term(text, word)
        or any(start <= word.start and word.end <= end for start, end in find_small_names(text))
    )


def _is_quoted_term(text: str, word: Word) -> bool:
    start, end = find_range(_quoted_terms(text), word.start) or (word.start, word.end)
    return start < word.start and word.end < end


@lru_cache(maxsize=_REMEMBERED)
def _quoted_terms(text: str) -> tuple[tuple[int, int], ...]:
    """Where quotations and brackets of a few words open and close."""
    spans = (match.span() for match in _ENCLOSED.finditer(text))
    return tuple(span for span in spans if len(split_words(text[slice(*span)])) <= _QUOTED_WORDS)


def count_words(found: tuple[Unknown, ...], article: Article) -> Counter[str]:
    """How often the page says each of the words."""
    wanted = {each.word.text for each in found}
    return Counter(word for block in article.blocks for word in fold_words(block.text) if word in wanted)
