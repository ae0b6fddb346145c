"""Whether a word that was left is a noun of another language, made of others or with a plural, and hardly a name."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.language.dictionary import holds, knows
from mtcheck.language.lm.vocabulary import Vocabulary, vocabulary
from mtcheck.language.profiles import writes_noun_capitals
from mtcheck.language.traits import Trait, has_trait
from mtcheck.language.wordlists import pairs_of, word_set, words_of

_LONG = 9
"""Letters from which on a noun is made of several."""
_SHORTEST_HALF, _LONG_HALF = 4, 6
_WITNESSES = ("fr", "es")
"""Languages whose dictionaries hold names and loans that German shares with them."""
_LATIN = "um"


def is_common(noun: str, language: str) -> bool:
    """Whether a German noun has a plural, or an ending that tells it apart, and so is hardly a name."""
    if noun.endswith(words_of(language, "place-endings")) or _is_named_by_article(noun, language):
        return False
    endings = (*plural_endings(language), "s") if noun[-1] in "aiou" else plural_endings(language)
    if not noun.endswith(words_of(language, "abstract-endings")) and not any(
        holds(stem + ending, language) for stem in stems(noun) for ending in endings
    ):
        return False
    return not any(knows(noun, each) for each in _WITNESSES)  # asked last: each is one more dictionary to open


def plural_endings(language: str) -> tuple[str, ...]:
    """How plurals of nouns end."""
    return words_of(language, "plural-endings")


def stems(noun: str) -> Iterator[str]:
    """The German noun as it is, with its last vowel changed, and without its Latin ending, as plurals have it."""
    yield noun
    if noun.endswith(_LATIN):
        yield noun.removesuffix(_LATIN)
    for plain, changed in pairs_of("de", "umlauts").items():
        head, found, tail = noun.rpartition(plain)
        if found and not any(vowel in tail for vowel in "aou"):
            yield head + changed + tail


def is_german_noun(word: str) -> bool:
    """Whether the word is a German noun, or was before a letter was doubled, and hardly a name."""
    lists = vocabulary("de")
    return lists is not None and any(_is_noun(each, lists) for each in (word, *_undoubled(word)))


def _undoubled(word: str) -> Iterator[str]:
    return (word[:at] + word[at + 1 :] for at in range(1, len(word)) if word[at] == word[at - 1])


def _is_noun(word: str, lists: Vocabulary) -> bool:
    """The lists are asked before the dictionary, which takes long to read and which few names reach."""
    lower = word.lower()
    keeps_name = word.endswith(words_of("de", "place-endings") + words_of("de", "institution-endings"))
    if keeps_name or _is_named_by_article(word, "de"):
        return False
    if not (lists.holds(lower) or _is_compound(lower, lists, _SHORTEST_HALF)):
        return False
    if not holds(word, "de"):
        return len(word) >= _LONG and _is_compound(lower, lists, _LONG_HALF)
    return _is_compound(lower, lists, _SHORTEST_HALF) or _has_plural(word)


def _is_named_by_article(word: str, language: str) -> bool:
    """Whether a word is the name of a river, a mountain or a region: *the Elbe*."""
    return word in word_set(language, "named-by-article")


def _has_plural(word: str) -> bool:
    endings = ("", *plural_endings("de"), *words_of("de", "plural-endings-of-women"))
    return any(holds(stem + ending, "de") for stem in stems(word) for ending in endings if stem + ending != word)


def _is_compound(word: str, lists: Vocabulary, shortest: int) -> bool:
    """Whether the word is two of the list's, the second of so many letters."""
    return any(
        lists.holds(word[at:]) and (lists.holds(word[:at]) or lists.holds(word[:at].removesuffix("s")))
        for at in range(_SHORTEST_HALF, len(word) - shortest + 1)
    )


def is_composed(word: str, language: str) -> bool:
    """Whether a word in no dictionary is two of the language's that it writes in one: *handtvätt*, *Waldgrün*."""
    if not has_trait(language, Trait.SOLID_COMPOUNDS) or not (word.islower() or writes_noun_capitals(language)):
        return False
    lower = word.lower()
    return any(
        holds(lower[at:], language) and any(holds(each, language) for each in (lower[:at], word[:at].capitalize()))
        for at in range(_SHORTEST_HALF, len(word) - _SHORTEST_HALF + 1)
    )
