"""Whether two words are the pieces of one that was torn apart: *gover nment*, *Be sucher*."""

from __future__ import annotations

from mtcheck.language import dictionary
from mtcheck.language.lm.vocabulary import Vocabulary, vocabulary
from mtcheck.language.profiles import profile
from mtcheck.language.remembered import remembered
from mtcheck.language.traits import Trait, has_trait
from mtcheck.language.wordlists import ANY, pairs_of, word_set
from mtcheck.patterns import lazy

_KNOWN = 30_000
"""The rank up to which a piece is a usual word and tells nothing."""
_JOINED = 20_000
_RARER = 4
"""Times that the rank of a rare piece is above that of the whole."""
_SHORTEST, _SHORTEST_BESIDE_SMALL = 6, 7
_PIECE_BESIDE_SMALL = 4
_FREQUENT = 3_000
_FAR = 200
_CLAUSE = lazy(r"[.,;:!?()–—\n]")
_HARDLY_LOWER = 2.2
"""Nats of surprise at lower case from which on a word is a noun."""


def languages() -> frozenset[str]:
    """The languages whose torn words are told."""
    return word_set(ANY, "torn-words-told")


@remembered
def is_piece(word: str, language: str) -> bool:
    """Whether a word in lower case may be the piece of another: none of the language's, or a rare one."""
    if not (word.islower() and word.isalpha() and len(word) > 1):
        return False
    if _is_small(word, language):
        return False
    if (lists := vocabulary(language)) is None:
        return not dictionary.holds(word, language)
    if has_trait(language, Trait.NOUN_CAPITALS):
        return _is_strange_in_lower_case(word, lists, language)
    return not lists.is_among(word, _KNOWN)


def _is_strange_in_lower_case(word: str, lists: Vocabulary, language: str) -> bool:
    """Whether a word in lower case is none, or a noun, which never stands so by itself."""
    if dictionary.holds(word, language):
        return (
            word in lists.ranks
            and not _is_verb(word, language)
            and lists.lower_cost(word) > _HARDLY_LOWER
            and bool(dictionary.holds(word.capitalize(), language))
        )
    return True


def _is_verb(word: str, language: str) -> bool:
    """Whether a word has the forms of a verb: *zahlen*, which as a noun has a capital."""
    return any(
        word.endswith(infinitive)
        and all(dictionary.holds(word.removesuffix(infinitive) + each, language) for each in endings.split("+"))
        for infinitive, endings in pairs_of(language, "verb-forms").items()
    )


def _is_small(word: str, language: str) -> bool:
    return word in profile(language).function_words


def rejoin(first: str, second: str, language: str) -> str:
    """The word whose pieces the two are; empty where they are two.

    The second is in lower case, and one of them is no word by itself.
    """
    whole = first + second
    if f"{first.lower()} {second}" in word_set(language, "torn-words"):
        return whole
    if first.lower() in word_set(language, "verb-particles") and _is_infinitive(second, whole, language):
        return whole
    strange = [each for each in (first, second) if is_piece(language)[each]]
    if language != "en" and all(dictionary.holds(each, "en") for each in (first, second)):
        return ""
    if not strange or len(whole) < _SHORTEST or not _is_word(whole, language):
        return ""
    rest = [each for each in (first, second) if each not in strange]
    if any(_is_small(each.lower(), language) for each in rest) and not _is_long(strange[0], whole, language):
        return ""
    return whole if all(_is_rarer(each, whole, language) for each in strange) else ""


def _is_infinitive(word: str, whole: str, language: str) -> bool:
    """Whether a verb stands behind the particle that begins it: *zusammen stellen*."""
    return (
        word.endswith(tuple(word_set(language, "infinitive-endings")))
        and not _is_small(word, language)
        and all(dictionary.holds(each, language) for each in (word, whole.lower()))
    )


def may_be_verb(second: str, before: str, behind: str, language: str) -> bool:
    """Whether a second piece, if it is an infinitive, ends a clause whose verb asks for one: *müssen teil nehmen*.

    In *Von hier an fahren Busse* it is the clause's own verb.
    """
    if not second.endswith(tuple(word_set(language, "infinitive-endings"))):
        return True
    asking = word_set(language, "before-infinitives")
    ahead = _CLAUSE.split(before[-_FAR:].lower())[-1].split()
    rest = _CLAUSE.split(behind[:_FAR].lower())[0].split()
    if not word_set(language, "with-particles").isdisjoint(ahead):
        return False
    return asking.issuperset(rest) and not asking.isdisjoint([*ahead, *rest])


def _is_long(piece: str, whole: str, language: str) -> bool:
    """Whether a piece beside a small word is too long for chance, and no word of English, as programs have."""
    is_long = len(piece) >= _PIECE_BESIDE_SMALL and len(whole) >= _SHORTEST_BESIDE_SMALL
    return is_long and not any(dictionary.holds(piece, each) for each in {"en", language})


def _is_word(word: str, language: str) -> bool:
    if not (dictionary.holds(word, language) or dictionary.holds(word.lower(), language)):
        return False
    lists = vocabulary(language)
    return lists is None or has_trait(language, Trait.NOUN_CAPITALS) or lists.is_among(word.lower(), _JOINED)


def _is_rarer(piece: str, whole: str, language: str) -> bool:
    """Whether a piece that is a word is far rarer than the whole, as far as that is known."""
    lists = vocabulary(language)
    if lists is None or has_trait(language, Trait.NOUN_CAPITALS):
        return True
    if piece not in lists.ranks or whole.lower() not in lists.ranks:
        return True
    return int(lists.ranks[piece]) > _RARER * int(lists.ranks[whole.lower()])


def move_letter(first: str, second: str, language: str) -> str:
    """The two words that were meant where a letter has slipped from one to the other, *whena ll*; else empty."""
    lists = vocabulary(language)
    if lists is None or not (is_piece(language)[first] and is_piece(language)[second]):
        return ""
    whole = first + second
    for at in (len(first) - 1, len(first) + 1):
        pair = whole[:at], whole[at:]
        if all(len(each) > 1 and lists.is_among(each, _FREQUENT) for each in pair):
            return " ".join(pair)
    return ""
