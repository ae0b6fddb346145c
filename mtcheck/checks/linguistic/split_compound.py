"""A compound noun is written in two words.

## What is wrong
*Klima Konferenz* for *Klimakonferenz*: German, Dutch and Swedish write compounds in one word, or with hyphens
throughout where a name of several words begins them (*Mira-Gold-Katzenfutter*).

## Why it matters
Written apart, as in English, the words are read as two things; it is one of the commonest marks of proofreaders.

## Example
*Die Klima Konferenz begann am Haupt Bahnhof.*

## Known false alarms
Both words must be nouns that the dictionary knows, and so must the compound. Measures behind a number, names behind
their kind (*Hotel Adler*), nouns behind an adjective in the genitive and pairs of English words (*Champions League*)
are passed over. In Dutch only what follows a definite article is told, after which an adjective would have an ending;
in Swedish only what has the *-s-* that joins.

## Source
Amtliches Regelwerk der deutschen Rechtschreibung, § 37; Taalunie, Leidraad, aaneenschrijven; Svenska skrivregler;
MQM: linguistic conventions, spelling.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from mtcheck.checks.base import MARK_HABIT, Article, Remark, block_check, remark
from mtcheck.language import dictionary
from mtcheck.language.lines import last_word
from mtcheck.language.profiles import profile
from mtcheck.language.wordlists import ANY, any_word_of, word_set, words_of
from mtcheck.language.words import Word, words
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.text import Block
from mtcheck.patterns import any_of, lazy

_SHORTEST = 3
_NEAR = 6
_LONGEST_ARTICLE = 6
"""Letters of *diesen* and *keiner*."""
_DEFINITE = ("en", "et", "an", "na", "n")
_LENT = lazy(
    lambda: (
        rf"(?<=[a-zß-ÿ] )(?=(?i:{any_word_of(ANY, 'lent-compounds')})s?(?![\w-]))"
        r"(?P<first>[^\W\d_]+) (?P<second>[^\W\d_]+)(?![\w-])(?! [A-ZÄÖÜ0-9])"
    )
)
_START = lazy(r"(?:^|[.!?:…–—][\"”“»)]*)\s*[\"“„«»(]*$")


@block_check(Category.SPELLING, Severity.MINOR, fix=Fix.UNSAFE, habit=MARK_HABIT)
def split_compound(block: Block, article: Article) -> Iterator[Remark]:
    if block.region.is_chrome or block.text.istitle():
        return
    if article.profile.code in word_set(ANY, "compounds-in-one-word"):
        yield from _lent(block)
    if article.profile.code == "de":
        yield from _german(block, article)
    elif article.profile.code in ("nl", "sv"):
        for match in _small_pattern(article.profile.code).finditer(block.text):
            if _is_small_compound(match["first"], match["second"], article.profile.code):
                suggestion = match["first"] + match["second"]
                message = "a compound is written in two words"
                span = match.start("first"), match.end("second")
                yield remark(block, *span, message, suggestion=suggestion)


def _lent(block: Block) -> Iterator[Remark]:
    """Words lent from English, which is also their usual spelling there: *das Touch Pad*."""
    for match in _LENT.finditer(block.text):
        suggestion = match["first"] + match["second"].lower()
        yield remark(block, *match.span(), "a compound is written in two words", suggestion=suggestion)


def _german(block: Block, article: Article) -> Iterator[Remark]:
    for first, second in pairwise(words(block.text)):
        if not _are_nouns(first, second, block.text):
            continue
        if first.folded in article.profile.kinds_of_names or first.folded in word_set("de", "measures"):
            continue
        if first.text in word_set("de", "modifiers-never-alone"):  # linguistic/missing-hyphen has those
            continue
        if _follows_adjective(block.text[: first.start]):
            continue
        starts = bool(_START.search(block.text[: first.start][-_NEAR:]))
        if _is_compound(first.text, second.text) and not (starts and dictionary.holds(first.folded, "de")):
            suggestion = first.text + second.text.lower()
            message = "a compound is written in two words"
            yield remark(block, first.start, second.end, message, suggestion=suggestion)


@cache
def _small_pattern(language: str) -> re.Pattern[str]:
    """Two words in lower case that only a compound can be: Dutch behind a definite article, after which an adjective
    ends in -e; Swedish with the -s that joins."""
    if language == "nl":
        before = any_of(words_of("nl", "definite-articles"))
        first = "[a-z]{2,}[a-df-mo-z]"
    else:
        before, first = r"[^\W\d_]+[.,]?", "[a-zåäö]{3,}s"
    return re.compile(
        rf"(?:(?i:\b(?:{before})) |^)(?P<first>{first}) (?P<second>[a-zåäö]{{3,}})(?![\w-])", re.IGNORECASE
    )


def _is_small_compound(first: str, second: str, language: str) -> bool:
    """Whether the dictionary knows both and the compound, and neither is one of the small words of the language."""
    own = profile(language)
    pair = {first.lower(), second.lower()}
    if not second.islower() or pair & own.function_words or pair & word_set(language, "openers"):
        return False
    if language == "nl" and second.endswith(("de", "te")):  # a participle behind its adverb
        return False
    if language == "sv" and (not second.endswith(_DEFINITE) or not dictionary.holds(first[:-1].lower(), language)):
        return False
    parts = (first.lower(), second, first.lower() + second)
    return all(dictionary.holds(each, language) for each in parts)


def _follows_adjective(before: str) -> bool:
    """Whether an adjective that may be in the genitive stands before, whose noun another one then follows."""
    word = last_word(before.rstrip())
    return word.islower() and word.endswith(("er", "en")) and len(word) > _LONGEST_ARTICLE


def _are_nouns(first: Word, second: Word, text: str) -> bool:
    """Whether both begin with a capital, a blank alone parts them, and no number counts the first."""
    if text[first.end : second.start] != " " or min(len(first.text), len(second.text)) < _SHORTEST:
        return False
    if not all(each.text.istitle() for each in (first, second)):
        return False
    return not text[: first.start].rstrip()[-1:].isdigit()


def _is_compound(first: str, second: str) -> bool:
    """Whether the dictionary knows both and the compound, and they are no two words of English."""
    if all(dictionary.holds(each.lower(), "en") for each in (first, second)):
        return False
    return all(dictionary.holds(each, "de") for each in (first, second, first + second.lower()))
