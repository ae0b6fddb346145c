"""A word is written twice in a row.

## What is wrong
The same word follows itself, as in *the the*, or the same few words do (*less than less than*, *in a row in a row*): a
repetition that machine translation and careless joins produce.

## Why it matters
Readers stumble over it at once, and it is often the trace of a phrase that was translated twice.

## Example
*The minister said that the the plan had failed.*

## Known false alarms
Words that may rightly be doubled (*had had*, German *die die*) are listed in the language's profile, and so are words
of one letter; *what it is is* is a subject of its own. Names such as *Duran Duran* are passed over, since both words
are capitalised inside a sentence, but not a German noun behind its article or a small word that begins a sentence. Two
words twice may be meant as well: *house to house to house*, *on and on and on*. In verse, only
small words count.

## Source
MQM: linguistic conventions, duplication.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain
from operator import eq

from mtcheck.checks.base import Article, Remark, block_check, remark
from mtcheck.checks.origins import origin
from mtcheck.checks.verses import find_verses
from mtcheck.language.dictionary import knows
from mtcheck.language.profiles import writes_noun_capitals
from mtcheck.language.wordlists import any_word_of, word_set
from mtcheck.language.words import fold_words
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.kinds import MarkKind
from mtcheck.model.text import Block
from mtcheck.patterns import HAN_AND_KANA, lazy

_TWICE = lazy(r"(?<![\w'’-])([^\W\d_]{2,})( )\1(?![\w'’-])", re.IGNORECASE)

_NAME_TWICE = lazy(r"(?<![\w'’.,-])([A-ZÀ-ÞΑ-ЯŁŚŻŽČŠ0-9][\w'’.,-]*\w) \1(?![\w'’-])")
_ANY_TWICE = lazy(rf"\b([^\W_]{{2,}})\W{{1,3}}\1\b|([{HAN_AND_KANA}]{{2,}})\2", re.IGNORECASE)
"""A word twice, also where the language sets no blank between the two."""


_PHRASE_TWICE = lazy(r"(?<![\w'’-])((?:[^\W\d_]+ ){2,4}[^\W\d_]+) \1(?![\w'’-])")
_PHRASE_LENGTHS = (3, 4, 5)
_PAIR_TWICE = lazy(
    r"(?<![\w'’-])(?P<pair>(?P<first>[^\W\d_]+) (?P<second>[^\W\d_]+)) (?P=pair)(?![\w'’-])"
    r"(?: (?P<behind>[^\W\d_]+))?",
    re.IGNORECASE,
)
_UNBROKEN = "\u2011"
"""A hyphen that joins words, though not for the expressions above."""
_LETTER_TWICE = lazy(r"(?<![\s.-][^\W\d_] )(?<![\w'’.&-])([^\W\d_]) \1(?! [^\W\d_](?![\w'’]))(?![\w'’.&-])")
_SUBJECT = lazy(lambda: rf"\b(?:{any_word_of('en', 'clause-openers')})\b[^.;:?!]*$", re.IGNORECASE)
"""How a clause begins that ends in 'is' and is the subject of another: *What it is is a mystery.*"""
_SENTENCE_START = lazy(r"(?:\A|[.!?…] )[\"“„«¿¡]?\Z")
_GOES_ON = lazy(r",? [^\W\d_A-ZÀ-Þ]")
_LAST = lazy(r"[^\W\d_]+(?=\s*$)")
_NEAR, _CLAUSE = 50, 300
"""Characters before a word that are looked at for what leads to it, and for the beginning of its clause."""


@block_check(Category.DUPLICATION, Severity.MINOR, fix=Fix.SAFE)
def doubled_word(block: Block, article: Article) -> Iterator[Remark]:
    twice = _TWICE.finditer(block.text) if _recurs(block.text, 1) else ()
    for match in chain(twice, _letters(block.text, article)):
        word = match[1]
        if _is_sound(match, article) or _is_named(block, match.start() + len(word) + 1, match.end()):
            continue
        if word.casefold() not in article.profile.function_words and _is_verse(block, article):
            continue
        yield remark(block, *match.span(), f"'{word}' is written twice in a row", suggestion=word)
    repeated = (*_phrases(block), *_pairs(block, article))
    if repeated and not _is_verse(block, article):
        yield from repeated
    yield from _joined_again(block, article)
    if not article.has_original:
        return
    for match in _NAME_TWICE.finditer(block.text):
        if article.source is not None and not article.once(_repeats_in_original):
            message = f"'{match[1]}' is written twice in a row, and nothing is in the original"
            yield remark(block, *match.span(), message, suggestion=match[1])


def _is_verse(block: Block, article: Article) -> bool:
    """Whether a block is of verse, where a refrain says words again; its small words are said once as well."""
    return block.span in article.once(find_verses)


def _repeats_in_original(article: Article) -> bool:
    return article.source is not None and _ANY_TWICE.search(article.source.text) is not None


def _recurs(text: str, distance: int) -> bool:
    """Whether a word stands again so many words farther on, which is told sooner than by an expression."""
    row = fold_words(text)
    return any(map(eq, row, row[distance:])) or _UNBROKEN in text


def _phrases(block: Block) -> Iterator[Remark]:
    """Three to five words said twice in a row, of which some are different."""
    if not any(_recurs(block.text, length) for length in _PHRASE_LENGTHS):
        return
    for match in _PHRASE_TWICE.finditer(block.text):
        first, *others = match[1].lower().split()
        if first not in others and not _is_named(block, match.end(1) + 1, match.end()):
            yield remark(block, *match.span(), f"'{match[1]}' is written twice in a row", suggestion=match[1])


def _pairs(block: Block, article: Article) -> Iterator[Remark]:
    """Two words said twice in a row, where the language says none so on purpose."""
    links = word_set(article.profile.code, "reduplicators")
    if not links or not _recurs(block.text, 2):
        return
    for match in _PAIR_TWICE.finditer(block.text):
        start, again = match.start("pair"), match.end("pair") + 1
        end = again + len(match["pair"])
        if not (_is_meant(match, links) or _is_named(block, again, end)):
            yield remark(block, start, end, f"'{match['pair']}' is written twice in a row", suggestion=match["pair"])


def _joined_again(block: Block, article: Article) -> Iterator[Remark]:
    """People of whom the original names women and men, *Helferinnen und Helfer*, where the language has one word."""
    if not word_set(article.profile.code, "joins-two") or not _recurs(block.text, 2):
        return
    for match in _joined(article.profile.code).finditer(block.text):
        word, code = match["word"], article.profile.code
        is_said_so = word in word_set(code, "said-again") or knows(word, code) is False
        if not is_said_so and article.once(origin).is_suspect:
            message = f"'{word}' is said twice, where the original may name women and men"
            yield remark(block, *match.span(), message, suggestion=word)


@cache
def _joined(language: str) -> re.Pattern[str]:
    """A plural twice with what joins two words between; in German, where nouns have capitals, any noun."""
    word = r"[A-ZÄÖÜ][^\W\d_]{4,}" if writes_noun_capitals(language) else r"[a-zà-ÿ]{4,}[sx]"
    return re.compile(rf"(?<![\w'’-])(?P<word>{word}) (?:{any_word_of(language, 'joins-two')}) (?P=word)(?![\w'’-])")


def _is_meant(match: re.Match[str], links: frozenset[str]) -> bool:
    """Whether two words are said again on purpose: *house to house to*, *on and on and on*, *New York New York*."""
    first, second = match["first"].lower(), match["second"].lower()
    if first == second or second in links or match["pair"].istitle():
        return True
    return first in links and (match["behind"] or "").lower() == first


def _letters(text: str, article: Article) -> Iterator[re.Match[str]]:
    """Words of one letter twice: articles and prepositions, not letters that are named."""
    words = article.profile.one_letter_words
    if any(f"{word} {word}" in text for word in words):
        yield from (match for match in _LETTER_TWICE.finditer(text) if match[1] in words)


def _is_sound(match: re.Match[str], article: Article) -> bool:
    word, second = match[1], match[0][len(match[1]) + 1 :]
    if second[0].isupper():
        if word != second:
            return True
        return not ((article.profile.code == "de" and _is_noun(match)) or _opens_sentence(match, article))
    if word == "is" and article.profile.code == "en":
        return bool(_SUBJECT.search(match.string, max(0, match.start() - _CLAUSE), match.start()))
    return word.casefold() in article.profile.doubled


def _is_named(block: Block, start: int, end: int) -> bool:
    """Whether the second word is set apart, as a word that is spoken of, or begins code: *of type `type`*."""
    kinds = (MarkKind.CODE, MarkKind.EMPHASIS)
    return block.begins(start, MarkKind.CODE) or (block.begins(start, *kinds) and block.finishes(end, *kinds))


def _opens_sentence(match: re.Match[str], article: Article) -> bool:
    """Whether a small word with a capital, which is no name, begins a sentence twice."""
    word = match[1].lower()
    is_emphatic = word in article.profile.doubled - article.profile.determiners
    if is_emphatic or not _SENTENCE_START.search(match.string, max(0, match.start() - _NEAR), match.start()):
        return False
    is_small = word in article.profile.function_words or word in word_set(article.profile.code, "openers")
    return is_small and (writes_noun_capitals(article.profile.code) or bool(_GOES_ON.match(match.string, match.end())))


def _is_noun(match: re.Match[str]) -> bool:
    """Whether a word with a capital is a German noun by the article before it, which *Bora Bora* has not."""
    before = _LAST.search(match.string, max(0, match.start() - _NEAR), match.start())
    return before is not None and before[0].lower() in word_set("de", "before-nouns")
