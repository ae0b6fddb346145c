"""Whether a word is one of a language's own, and no name."""

from __future__ import annotations

from mtcheck.language.dictionary import holds
from mtcheck.language.profiles import Profile


def is_common(word: str, own: Profile) -> bool:
    """Whether a word, as it is written, is a function word of a language or in its dictionary.

    Args:
        word: a word in lower case, or with a capital where nouns have one.
        own: the language; one without a dictionary has its function words alone.
    """
    return word in own.function_words or bool(holds(word, own.code))
