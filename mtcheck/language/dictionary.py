"""Which words a language knows."""

from __future__ import annotations

from functools import lru_cache

_COVERED = frozenset(
    """ast bg ca cs cy da de el en enm es et fa fi fr ga gd gl gv hbs hi hu hy id is it ka la lb lt lv mk ms nb nl nn
    pl pt ro ru se sk sl sq sv sw tl tr uk""".split()
)


@lru_cache(maxsize=100_000)
def knows(word: str, language: str) -> bool | None:
    """Whether the language's dictionary holds the word, also inflected; None where there is no dictionary."""
    if language not in _COVERED:
        return None
    import simplemma

    parts = word.replace("’", "'").split("-")
    return all(simplemma.is_known(part.partition("'")[0], lang=language) for part in parts if part)


@lru_cache(maxsize=100_000)
def lemma(word: str, language: str) -> str:
    """The dictionary form in lower case; the word itself where there is no dictionary."""
    if language not in _COVERED:
        return word.casefold()
    import simplemma

    return simplemma.lemmatize(word, lang=language).casefold()
