"""Whether a word that both sides have was left: the original's language knows it, and the translation's does not."""

from __future__ import annotations

import re
from functools import cache, partial

from mtcheck.checks.accuracy._copied import find_quoted
from mtcheck.language.dictionary import knows
from mtcheck.language.lm.vocabulary import vocabulary
from mtcheck.language.profiles import Profile, profile, writes_noun_capitals
from mtcheck.language.remembered import Remembered
from mtcheck.language.traits import Trait, has_trait
from mtcheck.language.wordlists import any_word_of, word_set, words_of
from mtcheck.language.words import Word, fold_words
from mtcheck.patterns import any_of, lazy

_SHORTEST = 4
_SHORTEST_FUNCTION_WORD = 3
_MOST_MENTIONED = 3
"""Words of a quotation up to which it mentions them and says nothing."""
_GLOSS = (" (", " [")
_ABSTRACT = lazy(
    lambda: rf"(?:{any_word_of('de', 'abstract-endings')})(?:{any_word_of('de', 'abstract-inflections')})?$"
)
"""Endings of German nouns that hardly any name has."""


@cache
def suspects(original: str, target: str) -> Remembered[bool]:
    """Whether a word that stands in both texts may be one that was left, before a dictionary is asked."""
    return Remembered(partial(_is_suspect, original=profile(original), target=profile(target)))


def _is_suspect(word: str, original: Profile, target: Profile) -> bool:
    folded = word.casefold()
    if folded in target.borrowed:
        return False
    if not word.islower():
        if word.istitle() and _may_open(folded, original):
            return True
        return len(word) >= _SHORTEST and word.istitle() and _ABSTRACT.search(word) is not None
    return folded not in target.function_words and (
        folded in original.function_words
        or (len(folded) >= _SHORTEST and not has_trait(original.code, Trait.LENDS_WORDS))
    )


def _may_open(folded: str, original: Profile) -> bool:
    """Whether sentences of the original's language begin with the word, which is hardly ever a name."""
    known = folded in original.function_words or folded in word_set(original.code, "openers")
    return (known and len(folded) >= _SHORTEST) or _is_adverb(folded, original.code)


def _is_adverb(folded: str, code: str) -> bool:
    """Whether a word ends as adverbs do, which dictionaries do not list."""
    return len(folded) > 2 * _SHORTEST and folded.endswith(words_of(code, "adverb-endings"))


def is_left(row: tuple[Word, ...], at: int, original: Profile, target: Profile) -> bool:
    """Whether a word of the translation that the original has as well was left."""
    word = row[at]
    if not suspects(original.code, target.code)[word.text]:
        return False
    if word.text.islower():
        if word.folded in original.function_words and _is_amid_capitals(row, at):
            return False
        if _is_foreign(word.folded, original, target) or _is_marked(word.folded, original, target):
            return True
        return _is_small(word.folded, original, target) and _is_inside(row, at)
    if _may_open(word.folded, original):
        return _opens(row, at) and _is_foreign(word.folded, original, target)
    return _is_inside(row, at) and knows(word.folded, target.code) is False and knows(word.text, original.code) is True


def _opens(row: tuple[Word, ...], at: int) -> bool:
    """Whether the word begins a sentence and no name."""
    return at == 0 and len(row) > 1 and row[1].text.islower()


def _is_small(folded: str, original: Profile, target: Profile) -> bool:
    """Whether it is a function word of two letters that means nothing in the target language."""
    return len(folded) == 2 and folded in original.function_words and knows(folded, target.code) is False


def _is_amid_capitals(row: tuple[Word, ...], at: int) -> bool:
    """Whether it stands inside a name, as in *Kirchheim unter Teck*."""
    return 0 < at < len(row) - 1 and not (row[at - 1].text.islower() or row[at + 1].text.islower())


def _is_inside(row: tuple[Word, ...], at: int) -> bool:
    """Whether it stands between words in lower case, and so in no name."""
    after = row[at + 1] if at + 1 < len(row) else None
    return at > 0 and row[at - 1].text.islower() and (after is None or after.text.islower())


def _is_foreign(folded: str, original: Profile, target: Profile) -> bool:
    """Whether the original's language knows the word and the target language does not."""
    if folded in original.function_words:
        return len(folded) >= _SHORTEST_FUNCTION_WORD and _lacks(folded, target)
    bare = _bare(folded, original.code)
    if bare != folded and not target.elisions:
        return knows(bare, original.code) is True
    if knows(bare, target.code) is not False:
        return False
    return knows(bare, original.code) is not False or _is_adverb(folded, original.code)


def _lacks(folded: str, target: Profile) -> bool:
    """Whether a language does not have a function word of another: its list says so where its dictionary has all."""
    lists = vocabulary(target.code)
    return knows(folded, target.code) is False or (lists is not None and not lists.holds(folded))


def _bare(folded: str, code: str) -> str:
    """A word without the article or preposition before its apostrophe: *admirer* of *d'admirer*."""
    match = _elided(code).match(folded) if code and not folded.isalpha() else None
    return folded[match.end() :] if match else folded


@cache
def _elided(code: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(profile(code).elisions)})['’](?=\w{{{_SHORTEST}}})")


def _is_marked(folded: str, original: Profile, target: Profile) -> bool:
    """Whether an English text holds a word with marks that English does not know and the original's language writes."""
    if folded.isascii() or len(folded) < _SHORTEST or has_trait(original.code, Trait.LENDS_WORDS):
        return False
    return has_trait(target.code, Trait.KNOWN_NAMES) and knows(folded, target.code) is False


def keeps_capitals(original: Profile, target: Profile) -> bool:
    """Whether capitalised words of the original may be common nouns that the translation would have as such."""
    return writes_noun_capitals(original.code) and has_trait(target.code, Trait.KNOWN_NAMES)


def is_mentioned(text: str, word: Word, original: Profile, target: Profile) -> bool:
    """Whether a word stands in brackets, or in a quotation that mentions a term, is explained behind it or is the
    original's as a whole."""
    start, end = find_quoted(text, word.start) or (word.start, word.end)
    if not (start < word.start and word.end < end):
        return False
    return text[start] in "([" or text.startswith(_GLOSS, end) or _is_kept(text[start:end], original, target)


def _is_kept(quoted: str, original: Profile, target: Profile) -> bool:
    found = fold_words(quoted)
    theirs, own = original.function_words, target.function_words
    return len(found) <= _MOST_MENTIONED or sum(map(own.__contains__, found)) < sum(map(theirs.__contains__, found))
