"""Which words a language knows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING
from unicodedata import is_normalized

from mtcheck.language.sorted_lines import Encoded, prepare_table
from mtcheck.language.traits import Trait, languages_with
from mtcheck.plugins import version_of

if TYPE_CHECKING:
    from simplemma import Lemmatizer

_LIBRARY = "simplemma"

_COVERED = frozenset(
    """ast bg ca cs cy da de el en enm es et fa fi fr ga gd gl gv hbs hi hu hy id is it ka la lb lt lv mk ms nb nl nn
    pl pt ro ru se sk sl sq sv sw tl tr uk""".split()
)


@lru_cache(maxsize=100_000)
def knows(word: str, language: str) -> bool | None:
    """Whether the language's dictionary holds the word, also inflected; None where there is no dictionary."""
    if language not in _COVERED:
        return None
    forms = _forms(language)
    stems = (part.partition("'")[0] for part in word.replace("’", "'").split("-"))
    return all(stem in forms or (not stem.islower() and stem.lower() in forms) for stem in stems if stem)


def is_listed(word: str, language: str) -> bool:
    """Whether the language's dictionary surely has a word in lower case, or with the capital of its nouns."""
    return bool(knows(word, language) or knows(word.capitalize(), language))


def is_lent(word: str) -> bool:
    """Whether a language that lends words to all has the word."""
    return any(knows(word, language) for language in languages_with(Trait.LENDS_WORDS))


def holds(word: str, language: str) -> bool | None:
    """Whether the dictionary has the word as it is written; None where there is no dictionary."""
    return word in _forms(language) if language in _COVERED else None


@lru_cache(maxsize=4)
def _forms(language: str) -> Mapping[str, str]:
    """The dictionary's forms with their lemmas; asked directly, since the library guesses at length before it gives up.

    Mapped from where they were prepared on this machine; where that cannot be kept they are left packed, since few
    words are asked for, and unpacking a million takes longer than finding all of those.
    """
    stamp = version_of(_LIBRARY)
    if not stamp:
        return _stream(language)
    return prepare_table(f"dictionary-{language}", stamp, lambda: _encoded(language), lambda: _stream(language))


def _encoded(language: str) -> Encoded | Iterable[tuple[str, str]]:
    """All forms as the library stores them, which saves building a mapping of a million; as it shows them otherwise."""
    try:
        from simplemma.strategies.dictionaries import dictionary_factory, frontcode

        data = dictionary_factory._read_decompressed(language)
        is_reversed, count, start = frontcode._read_header(data)
        records = frontcode._iter_records(data, start)
        _, key, value = first = next(records)
        is_known = isinstance(key, bytes) and isinstance(value, bytes) and not is_reversed
    except (ImportError, AttributeError, TypeError, ValueError, StopIteration):
        is_known = False
    if not is_known:  # another version stores them otherwise
        return lemmas(language).items()
    return Encoded(_counted(chain([first], records), count))


def _counted(records: Iterable[tuple[int, bytes, bytes]], count: int) -> Iterator[tuple[bytes, bytes]]:
    """The keys and values of records, of which there must be as many as the library says.

    Raises:
        OSError: there are not; what is half made is not kept.
    """
    number = 0
    for _, key, value in records:
        number += 1
        yield key, value
    if number != count:
        raise OSError(f"{number} words instead of {count}")


def _stream(language: str) -> Mapping[str, str]:
    from simplemma.strategies.dictionaries.stream_dictionary_factory import StreamDictionaryFactory

    return StreamDictionaryFactory().get_dictionary(language)


@lru_cache(maxsize=100_000)
def lemma(word: str, language: str) -> str:
    """The dictionary form in lower case; the word itself where there is no dictionary."""
    if language not in _COVERED:
        return word.casefold()
    return find_lemma(word, language) or _lemmatizer().lemmatize(word, language).casefold()


def find_lemma(word: str, language: str) -> str:
    """The dictionary form in lower case of a plain word that the dictionary holds; empty where it must be guessed.

    The library says the same, and takes a fifth of the time that a page needs to be imported.
    """
    if language not in _COVERED or not word.isalpha() or not is_normalized("NFC", word):
        return ""
    forms = _forms(language)
    found = forms.get(word) or forms.get(word.lower() if word[0].isupper() else word.capitalize())
    return found.casefold() if found else ""


@lru_cache(maxsize=1)
def _lemmatizer() -> Lemmatizer:
    from simplemma import Lemmatizer
    from simplemma.strategies import DefaultStrategy

    return Lemmatizer(lemmatization_strategy=DefaultStrategy(dictionary_factory=_Forms()))


class _Forms:
    """The dictionaries as the library asks for them."""

    def get_dictionary(self, lang: str) -> Mapping[str, str]:
        return _forms(lang)


def lemmas(language: str) -> Mapping[str, str]:
    """Every form that the language's dictionary holds with its lemma; empty where there is no dictionary.

    Unpacked, for a caller who goes through them all.
    """
    if language not in _COVERED:
        return {}
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

    return DefaultDictionaryFactory().get_dictionary(language)
