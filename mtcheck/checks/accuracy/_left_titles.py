"""What an original's page leaves before and behind names: offices, titles cut short, forms of address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from mtcheck.checks.accuracy._noun_forms import is_german_noun
from mtcheck.checks.base import Article
from mtcheck.checks.origins import origin
from mtcheck.language.dictionary import holds, knows
from mtcheck.language.lm.vocabulary import vocabulary
from mtcheck.language.origins import is_witness
from mtcheck.language.profiles import writes_noun_capitals
from mtcheck.language.wordlists import ANY, any_word_of, pairs_of, word_set, words_of
from mtcheck.language.words import CAPITALISED, Word
from mtcheck.model.text import Block
from mtcheck.patterns import lazy

_OFFICE = lazy(
    rf"(?:(?<![^\W\d_])(?P<before>[^\W\d_]+) )?(?<![\w.-])(?P<all>(?P<word>[A-ZÀ-Þ][a-zß-ÿ]{{3,}}))"
    rf" (?P<given>{CAPITALISED}) {CAPITALISED}"
)
_CUT = lazy(lambda: rf"(?<![\w.])(?P<all>(?P<title>{any_word_of(ANY, 'titles-cut-short')})) (?P<name>{CAPITALISED})")
_INITIAL = lazy(rf"(?<![\w.])(?P<all>M\.)[ \u00a0](?P<name>{CAPITALISED})")
_REMEMBERED = 256
_NAMES = "en"
"""The language whose word lists hold the names of all."""


def left_titles(block: Block, article: Article) -> Iterator[tuple[Word, str]]:
    """The words around names that only the original's language has, each with that language."""
    told = article.once(origin)
    for language in told.languages if told.is_suspect else ():
        yield from ((word, language) for word in _of_language(block.text, language, article))
    if any(map(block.text.__contains__, words_of(ANY, "titles-behind"))):
        for match in _twice(article.profile.code).finditer(block.text):
            language = pairs_of(ANY, "titles-behind-names")[match["all"]]
            if language != article.profile.code:
                yield _word(match), language


def _of_language(text: str, language: str, article: Article) -> Iterator[Word]:
    """The offices, codes and titles of one language."""
    yield from (_word(match) for match in _OFFICE.finditer(text) if _is_office(match, language, article))
    yield from (_word(match) for match in _code(language).finditer(text))
    if any(map(text.__contains__, _titles(language))):
        yield from (_word(match) for match in _CUT.finditer(text) if _is_title(match, language, article))
    if language == "fr" and "M." in text:
        yield from (_word(match) for match in _INITIAL.finditer(text) if _is_mister(match, article))


@cache
def _titles(language: str) -> tuple[str, ...]:
    return tuple(title for title, code in pairs_of(ANY, "languages-of-titles").items() if code == language)


def _is_title(match: re.Match[str], language: str, article: Article) -> bool:
    """Whether a title is the language's, and no word before another one: *Pan American*."""
    is_word = match["title"].isalpha() and knows(match["name"].lower(), article.profile.code)
    return match["title"] in _titles(language) and not is_word


def _word(match: re.Match[str]) -> Word:
    return Word(match["all"], match["all"].casefold(), *match.span("all"))


def _is_office(match: re.Match[str], language: str, article: Article) -> bool:
    """Whether a word before a whole name is a common one of the original's language alone, and no name itself."""
    word, given, own = match["word"], match["given"], article.profile
    before, lower, lists = match["before"] or "", word.lower(), vocabulary(_NAMES)
    if before and not before.islower() and before.lower() not in own.function_words:
        return False
    if knows(word, own.code) is not False or lower in own.function_words:
        return False
    if lists is None or lists.holds(lower) or is_witness(word, language):
        return False
    if not holds(lower, language) and not (writes_noun_capitals(language) and is_german_noun(word)):
        return False
    return is_witness(given, language) or not holds(given.lower(), language)


def _is_mister(match: re.Match[str], article: Article) -> bool:
    """Whether *M.* is no initial: the page has the family with a given name that begins otherwise, and none so."""
    given = {each[1][0] for block in article.blocks for each in _whole(match["name"]).finditer(block.text)}
    return bool(given) and "M" not in given


@cache
def _code(language: str) -> re.Pattern[str]:
    """Classes of schools and the like that only the language's country has, and labels cut short before a colon."""
    codes, labels = any_word_of(language, "left-codes"), any_word_of(language, "labels-cut-short")
    return re.compile(rf"(?<![\w.-])(?P<all>(?:{codes})(?![\w-])|(?:{labels})(?= ?:))")


@lru_cache(maxsize=_REMEMBERED)
def _whole(family: str) -> re.Pattern[str]:
    return re.compile(rf"({CAPITALISED}) {re.escape(family)}(?!\w)")


@cache
def _twice(language: str) -> re.Pattern[str]:
    """A title of the language before a name and one of another language behind it: *Mr. Aktaş Bey*."""
    if not word_set(language, "titles-of-men", "titles-of-women"):
        return re.compile(r"(?!)(?P<all>)")
    own = any_word_of(language, "titles-of-men", "titles-of-women")
    behind = any_word_of(ANY, "titles-behind")
    return re.compile(rf"(?<!\w)(?:{own}) (?:{CAPITALISED} ){{1,3}}(?P<all>{behind})(?![\w-])")
