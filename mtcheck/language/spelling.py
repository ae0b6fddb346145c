"""Whether a word is one of a language's, and which word it was meant to be.

The lists are those of the language model and the dictionary; what no list can hold, because it is made anew every day,
is told by its parts: ``data/spelling/<code>.txt``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from mtcheck.language import dictionary
from mtcheck.language.entries import read_words
from mtcheck.language.lm.vocabulary import Vocabulary, vocabulary
from mtcheck.language.packaged import rows_of, text_of
from mtcheck.language.profiles import profile
from mtcheck.language.remembered import remembered
from mtcheck.model.records import record
from mtcheck.patterns import lazy

_SHORTEST_STEM = 3
_SHORTEST_CLOSED = 5
"""Letters of two function words in one."""
_SHORTEST_HALF = 3
_BESIDE_SHORT = 5
"""Letters of the word that runs together with one of two letters."""
_LONGEST_JOINED = 60
"""Letters of two words in one: no two words of a language are longer together."""
_SHORTEST_LEARNED = 7
_SHORTEST_HALVED, _LONG_HALF = 10, 6
"""Letters of a compound that is half translated, and of its second half."""
_TELLING = 4
_NO_PLURAL = tuple(f"{letter}ys" for letter in "bcdfghlmnprstv")
_THRICE = lazy(r"(.)\1\1")
_FREQUENT = 40_000
"""The rank up to which a word is likely to be what was meant."""
_OWN = 60_000
"""The rank beyond which the list has names and words of other languages."""
_MOST_ASKED = 2
"""Dictionaries that are asked about a word."""
_VERY_FREQUENT = 3_000
_FREQUENT_HALF = 30_000
_FREQUENT_SHORT_HALF = 10_000
_HARDLY_COMMON, _COMMON = 0.3, 1.0
"""Nats of surprise at a capital from which on a word is hardly a name."""


@record
class _Parts:
    """What words of a language are made with."""

    code: str
    closed: frozenset[str]
    """Function words, of which no words are made."""
    prefixes: tuple[str, ...]
    suffixes: tuple[str, ...]
    joints: dict[str, int]
    """Function words that others run together with, with their lengths."""
    endings: tuple[str, ...]
    """Suffixes that misspellings seem to have as well."""
    variants: tuple[tuple[str, str], ...]
    verb_forms: frozenset[str]
    learned_beginnings: tuple[str, ...]
    learned_endings: tuple[str, ...]
    telling_endings: tuple[str, ...]
    """Those that need no such beginning."""
    wrong_forms: Mapping[str, str]
    first_halves: frozenset[str]
    """Those of another language's compounds."""


def languages() -> tuple[str, ...]:
    """The languages whose words are told from what is none."""
    return ("en",)


@remembered
def is_word(word: str, language: str) -> bool:
    """Whether a word in lower case is one of the language's, listed or made of listed parts."""
    lists, parts = vocabulary(language), _parts(language)
    if lists is None or parts is None:
        return True
    if _THRICE.search(word):
        return False
    if lists.holds(word):
        return lists.is_among(word, _OWN) or word not in lists.ranks or not _is_lent(word, language)
    return _is_made(word, lists, parts) or dictionary.knows(word, language) is not False


def _is_lent(word: str, language: str) -> bool:
    """Whether a word from the end of the list, where names and others' words stand, is another language's."""
    looks = any(each.fullmatch(word) for _, each in _looks())
    return looks and dictionary.knows(word, language) is False and bool(origin(word))


@remembered
def is_learned(word: str, language: str) -> bool:
    """Whether the word looks like one of the sciences, whose words are too many for any list."""
    parts = _parts(language)
    return (
        parts is not None
        and len(word) >= _SHORTEST_LEARNED
        and word.endswith(parts.learned_endings)
        and (word.startswith(parts.learned_beginnings) or word.endswith(parts.telling_endings))
    )


def is_suffixed(word: str, language: str) -> bool:
    """Whether a word ends as the language makes its own: *voivodeship*, which no list holds."""
    parts = _parts(language)
    return parts is not None and word.endswith(parts.suffixes)


def origin(word: str, source: str = "") -> str:
    """The language that knows a word which the page's own does not; empty if none does.

    Where the original's language is not named, only the one that the word looks like is asked: dictionaries are large.
    """
    codes = (source,) if source else tuple(code for code, looks in _looks() if looks.fullmatch(word))
    return next((code for code in codes[:_MOST_ASKED] if dictionary.holds(word, code)), "")


@cache
def _looks() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((code, re.compile(rf"\w+(?:{looks})|{looks}")) for code, looks in rows_of("spelling", "foreign"))


@remembered
def nearest(word: str, language: str) -> str:
    """The most frequent word that one letter more, less, other or exchanged makes of this; empty if there is none.

    The first letter is hardly ever the wrong one.
    """
    lists = vocabulary(language)
    if lists is None:
        return ""
    own = profile(language)
    near = {
        each
        for each in _edits(word)
        if lists.is_among(each, _FREQUENT)
        and each[0] == word[0]
        and (lists.title_cost(each) >= _HARDLY_COMMON or each in own.months or each in own.weekdays)
    }
    return min(near, key=lambda each: (_is_slip(word, each), each[-1] != word[-1], lists.ranks[each]), default="")


def joints(language: str) -> frozenset[str]:
    """The function words that others run together with; none where they are not known."""
    parts = _parts(language)
    return frozenset(parts.joints) if parts else frozenset()


@cache
def verb_forms(language: str) -> frozenset[str]:
    """Forms of frequent verbs that no ending shows."""
    parts = _parts(language)
    return parts.verb_forms if parts else frozenset()


@remembered
def wrong_form(word: str, language: str) -> str:
    """What was meant by a plural of a word that has none, or a regular form of an irregular one; else empty."""
    parts = _parts(language)
    return parts.wrong_forms.get(word, "") if parts else ""


@remembered
def half_translated(word: str, language: str) -> str:
    """The second half of a compound whose first was left in another language; empty for other words.

    >>> half_translated("en")["Sozialministry"], half_translated("en")["Landes-government"]
    ('ministry', 'government')
    """
    lists, parts = vocabulary(language), _parts(language)
    if lists is None or parts is None or len(word) < _SHORTEST_HALVED or lists.holds(word.lower()):
        return ""
    head, hyphen, tail = word.lower().partition("-")
    halves = (half for half in parts.first_halves if head.startswith(half))
    rests = (
        (tail,) if hyphen and head in parts.first_halves else tuple(head[len(half) :] for half in halves if not hyphen)
    )
    return next((rest for rest in rests if _is_other_half(rest, hyphen, lists, parts)), "")


def _is_other_half(rest: str, hyphen: str, lists: Vocabulary, parts: _Parts) -> bool:
    """Whether a frequent word of the language, which is none of the other, follows the half that was left."""
    is_long = bool(hyphen) or len(rest) >= _LONG_HALF
    return is_long and _is_half(rest, lists, parts) and dictionary.holds(rest.capitalize(), "de") is False


@remembered
def part_words(word: str, language: str) -> tuple[str, str] | None:
    """The two words that run together in this one, which is in lower case and no word: one is a function word."""
    lists, parts = vocabulary(language), _parts(language)
    if lists is None or parts is None or len(word) > _LONGEST_JOINED:
        return None
    found = [(word[:at], word[at:]) for at in range(2, len(word) - 1) if _are_two(word[:at], word[at:], lists, parts)]
    return max(found, key=lambda pair: max(parts.joints.get(each, 0) for each in pair), default=None)


def _are_two(left: str, right: str, lists: Vocabulary, parts: _Parts) -> bool:
    """Whether one is a function word that is often met there, and the other a word of its own."""
    if right in parts.joints and left in parts.closed and len(left + right) >= _SHORTEST_CLOSED:
        return True
    for joint, other in ((left, right), (right, left)):
        fewest = _BESIDE_SHORT if len(joint) == 2 else _SHORTEST_STEM
        if joint in parts.joints and len(other) >= fewest and lists.is_among(other, _FREQUENT_HALF):
            return other is left or joint not in parts.prefixes
    return False


def _is_slip(word: str, other: str) -> bool:
    """Whether the two differ by more than a letter doubled or not."""
    return _undouble(word) != _undouble(other)


def _undouble(word: str) -> str:
    return "".join(letter for letter, before in zip(word, " " + word, strict=False) if letter != before)


def _edits(word: str) -> Iterator[str]:
    letters = "abcdefghijklmnopqrstuvwxyz"
    for at in range(len(word) + 1):
        head, tail = word[:at], word[at:]
        yield from (head + letter + tail for letter in letters)
        if tail:
            yield head + tail[1:]
            yield from (head + letter + tail[1:] for letter in letters)
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]


def _is_made(word: str, lists: Vocabulary, parts: _Parts) -> bool:
    return (
        any(lists.holds(each) for each in _respelt(word, parts))
        or any(_is_stem(each, lists, parts) for each in _without_prefix(word, parts))
        or any(_is_stem(each, lists, parts) for each in _without_suffix(word, parts.suffixes, parts))
        or (_is_compound(word, lists, parts) and not origin(word) and not _is_slipped(word, lists, parts))
        or (
            any(_is_stem(each, lists, parts) for each in _without_suffix(word, parts.endings, parts))
            and not _is_misspelt(word, nearest(parts.code)[word])
        )
    )


def _is_misspelt(word: str, near: str) -> bool:
    """Whether a word near this one is another and not its stem or another form of that."""
    return bool(near) and (word[:-1] not in (near, near[:-1]) or word.endswith(_NO_PLURAL))


def _is_stem(stem: str, lists: Vocabulary, parts: _Parts) -> bool:
    return len(stem) >= _SHORTEST_STEM and lists.holds(stem) and stem not in parts.closed


def _respelt(word: str, parts: _Parts) -> Iterator[str]:
    for here, there in parts.variants:
        if here in word:
            yield word.replace(here, there)


def _without_prefix(word: str, parts: _Parts) -> Iterator[str]:
    for prefix in parts.prefixes:
        if word.startswith(prefix):
            rest = word[len(prefix) :]
            yield rest
            yield from _respelt(rest, parts)


def _without_suffix(word: str, suffixes: tuple[str, ...], parts: _Parts) -> Iterator[str]:
    for suffix in suffixes:
        stem = word.removesuffix(suffix)
        if stem != word and suffix != stem[-1:]:
            yield stem
            yield from _respelt(stem, parts)
            yield stem + "e"
            if stem[-1:] == stem[-2:-1]:
                yield stem[:-1]
            yield stem.removesuffix("i") + "y"


def _is_compound(word: str, lists: Vocabulary, parts: _Parts) -> bool:
    """Whether the word is two that are frequent enough to be met in one, and neither a name nor a function word."""
    return any(
        all(_is_half(each, lists, parts) for each in (word[:at], word[at:]))
        for at in range(_SHORTEST_HALF, len(word) - _SHORTEST_HALF + 1)
    )


def _is_slipped(word: str, lists: Vocabulary, parts: _Parts) -> bool:
    """Whether a word of two is rather a very frequent one that is misspelt."""
    near = nearest(parts.code)[word]
    return bool(near) and lists.is_among(near, _VERY_FREQUENT)


def _is_half(half: str, lists: Vocabulary, parts: _Parts) -> bool:
    most = _FREQUENT_HALF if len(half) > _SHORTEST_HALF else _FREQUENT_SHORT_HALF
    return lists.is_among(half, most) and half not in parts.closed and lists.title_cost(half) >= _HARDLY_COMMON


@cache
def _parts(language: str) -> _Parts | None:
    entries = read_words(f"spelling/{language}.txt", text_of("spelling", language))
    if not entries:
        return None
    pairs = [each.partition("=") for each in entries["variants"]]
    return _Parts(
        language,
        profile(language).function_words.union(entries["joints"]),
        tuple(entries["prefixes"]),
        tuple(entries["suffixes"]),
        {each: len(each) for each in entries["joints"]},
        tuple(entries["endings"]),
        tuple((here, there) for here, _, there in pairs),
        frozenset(entries["verb-forms"]),
        tuple(entries["learned-beginnings"]),
        tuple(entries["learned-endings"]),
        tuple(each for each in entries["learned-endings"] if len(each) >= _TELLING),
        {form: meant.replace("_", " ") for form, _, meant in (each.partition("=") for each in entries["wrong-forms"])},
        frozenset(entries["first-halves"]),
    )
