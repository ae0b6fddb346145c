"""Words that a language's dictionary lacks: those that never change, adverbs, verbs with pronouns at their ends."""

from __future__ import annotations

from mtcheck.language.dictionary import knows
from mtcheck.language.remembered import remembered
from mtcheck.language.wordlists import word_set, words_of

_SHORTEST_STEM = 3


@remembered
def is_unlisted(word: str, language: str) -> bool:
    """Whether a word in lower case that the dictionary does not hold is one of the language's all the same.

    >>> is_unlisted("es")["verlos"], is_unlisted("fr")["toujours"], is_unlisted("fr")["gauw"]
    (True, True, False)
    """
    return word in word_set(language, "unlisted") or _is_adverb(word, language) or _ends_in_pronoun(word, language)


def _is_adverb(word: str, language: str) -> bool:
    endings = words_of(language, "adverb-endings")
    return bool(endings) and word.endswith(endings) and len(word) - min(map(len, endings)) >= _SHORTEST_STEM


def _ends_in_pronoun(word: str, language: str) -> bool:
    """Whether pronouns stand at the end of a verb, whose last letter may be lost before them."""
    return any(
        knows(word.removesuffix(pronoun) + lost, language)
        for pronoun in words_of(language, "pronouns-at-verbs")
        if word.endswith(pronoun) and len(word) - len(pronoun) >= _SHORTEST_STEM
        for lost in ("", *words_of(language, "lost-before-pronouns"))
    )
