"""Whether a text holds a name in any spelling: by letters, by sound, across scripts, as an acronym, as another name."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from mtcheck.language.romanisation import hangul, readings, spelt_names
from mtcheck.language.transliteration import latin, skeleton
from mtcheck.language.values.facts import facts
from mtcheck.language.values.lexicon import lexicon
from mtcheck.language.values.places import places_in, places_of
from mtcheck.language.values.quantities import money_codes
from mtcheck.language.values.tokens import Token
from mtcheck.language.words import measure_likeness
from mtcheck.patterns import lazy

_SIMILAR, _SIMILAR_WORD = 0.6, 0.75
"""Share of letters in common from which a word is a name in another spelling: with a capital, and without, where an
ordinary word may be as near."""
_ALIKE = 0.65
"""The same of a word with a capital where sound has not been asked."""
_SAME_LETTERS = 0.55
"""The share of common letters below which two words are not compared further."""
_SIMILAR_BONES = 0.75
"""Share of consonants in common where a name was spelt by syllables, which add vowels."""
_SAME_BONES, _OTHER_SCRIPT = 0.5, 0.39
"""Share of letters in common of two names with the same few consonants: in one script, and in two, where a spelling by
sound keeps fewer."""
_OTHER_SPELLING, _OTHER_BONES = 0.5, 0.7
"""Share of letters, or of consonants, in common of two names in different scripts."""
_SHORT, _FEW_BONES, _LONGEST_ACRONYM = 4, 3, 6
_EASTERN = lazy(
    r"(?:(?:[kgsztdnhbpmyrwj]|[sc]h|ts|f)?y?[aiueo]{1,2}n?|(?:[zcs]h|[bpmfdtnlgkhjqxzcsryw])?(?:[aeiou]{1,3})(?:ng|n|r)?)+"
)
"""What Japanese and Chinese names look like in Latin letters."""
_HAN = lazy(r"[㐀-鿿]")


def bare(word: str) -> str:
    return word.removesuffix("'s").removesuffix("’s").rstrip("'’")


def is_carried(word: str, text: str, language: str, own: str = "") -> bool:
    """Whether a text holds the name in any spelling, or the place that it names by any other name.

    ``own`` is the text that the name stands in: an acronym of the other text that stands there too is no equivalent.
    """
    spelt, bones = latin(bare(word)), skeleton(word)
    if len(spelt) > _SHORT and spelt in latin(text):
        return True
    if _is_same_place(word, text):
        return True
    if lexicon(language).unspaced:
        return _is_in_signs(spelt, bones, text, language)
    words = _undo_elision(text, language)
    if any(_is_spelling(spelt, bones, other.lower, other.text[0].isupper()) for other in words):
        return True
    return _is_acronym_of(word, words, own) if is_acronym(word) else _is_part(spelt, bones, words)


def is_recognised(word: str, text: str, language: str) -> bool:
    """Whether a text holds a name beyond doubt: spelt the same but for inflection and transliteration, or its place.

    Stricter than ``is_carried``, for what is not recognised is still compared by meaning.
    """
    plain = bare(word)
    if plain in text:
        return True
    spelt, bones = latin(plain), skeleton(plain)
    if (len(spelt) > _SHORT and spelt in latin(text)) or _is_same_place(plain, text):
        return True
    if lexicon(language).unspaced:
        return _is_in_signs(spelt, bones, text, language)
    words = _undo_elision(text, language)
    ranked = sorted(words, key=lambda other: other.text[0].islower())
    if any(_is_same_name(spelt, bones, other.lower, other.text[0].isupper()) for other in ranked):
        return True
    return len(bones) > _FEW_BONES and _is_part(spelt, bones, words)


@lru_cache(maxsize=65536)
def _is_same_name(spelt: str, bones: str, other: str, capital: bool) -> bool:
    there = latin(hangul(other) or other)
    if spelt == there or (len(spelt) >= _SHORT and (spelt[:4] == there[:4] or (capital and spelt[:3] == there[:3]))):
        return True
    if bones and bones == skeleton(there) and (len(bones) > _FEW_BONES or (capital and _has_same_start(spelt, there))):
        return True
    enough = _ALIKE if capital else _SIMILAR_WORD
    letters, others = set(spelt), set(there)
    may_be_like = 2 * len(letters & others) >= _SAME_LETTERS * (len(letters) + len(others))
    return may_be_like and measure_likeness(spelt, there) >= enough


@lru_cache(maxsize=256)
def _undo_elision(text: str, language: str) -> tuple[Token, ...]:
    """The words of a text without what stands before an apostrophe: *d'Avignon*."""
    words = facts(text, language).tokens
    return tuple(_after_apostrophe(word) if len(word.text) > _SHORT else word for word in words)


def _after_apostrophe(word: Token) -> Token:
    at = max(word.text.find("'"), word.text.find("’")) + 1
    return Token(word.text[at:], word.lower[at:], word.start + at, word.end) if 0 < at < len(word.text) - 2 else word


def _is_same_place(word: str, text: str) -> bool:
    found = places_of(word.lower())
    return bool(found) and not found.isdisjoint(places_in(text))


def is_acronym(word: str) -> bool:
    """Whether a word is written in capitals, or but for the ending of its plural or genitive."""
    plain = bare(word)
    return plain.isupper() or plain[:-1].isupper()


def _is_acronym_of(word: str, words: tuple[Token, ...], own: str) -> bool:
    """Whether an acronym may stand for another one, or for words that begin with its letters."""
    letters = latin(bare(word))
    others = [
        other
        for other in words
        if other.text.isupper() and 2 <= len(other.text) <= _LONGEST_ACRONYM and other.text not in money_codes()
    ]
    alone = [latin(other.text) for other in others if other.text not in own]
    return not alone or any(2 * len(set(letters) & set(other)) >= max(len(letters), len(other)) for other in alone)


def _is_part(spelt: str, bones: str, words: tuple[Token, ...]) -> bool:
    """Whether a longer word holds the name, or two neighbours make it up."""
    if len(bones) <= _FEW_BONES:
        return False
    if any(bones in skeleton(other.text) for other in words if len(other.text) > len(spelt) + 2):
        return True
    return any(skeleton(one.lower + two.lower) == bones for one, two in pairwise(words))


@lru_cache(maxsize=65536)
def _is_spelling(spelt: str, bones: str, other: str, capital: bool) -> bool:
    there = latin(hangul(other) or other)
    if spelt[:4] == there[:4]:
        return True
    other_bones = skeleton(there)
    likeness = measure_likeness(spelt, there)
    enough = _SAME_BONES if other.isascii() else _OTHER_SCRIPT
    if bones and bones == other_bones and (len(bones) > _FEW_BONES or likeness >= enough):
        return True
    shorter, longer = sorted((bones, other_bones), key=len)
    if capital and len(other) >= _SHORT and not _has_marks_only(other):
        return likeness >= _OTHER_SPELLING or measure_likeness(bones, other_bones) >= _OTHER_BONES
    if len(shorter) >= _FEW_BONES and longer.startswith(shorter) and likeness >= _SAME_BONES:
        return True
    return _has_same_start(spelt, there) and likeness >= (_SIMILAR if capital else _SIMILAR_WORD)


def _has_marks_only(word: str) -> bool:
    return max(word) < "\u0370"


_STARTS = str.maketrans("cqxwzjyphg", "kkkvsiibkk")


def _has_same_start(one: str, other: str) -> bool:
    return one[:1].translate(_STARTS) == other[:1].translate(_STARTS) or {one[:1], other[:1]} <= set("aeiouh")


def _is_in_signs(spelt: str, bones: str, text: str, language: str) -> bool:
    """Whether a text in kana or Han characters may spell the name; names in Japanese characters cannot be read."""
    if language == "ja" and _EASTERN.fullmatch(spelt) and _HAN.search(text):
        return True
    if language == "zh" and len(spelt) > 2 and spelt in readings(text).replace(" ", ""):
        return True
    return any(_sounds_like(spelt, bones, other) for other in spelt_names(text))


def spelt_like(word: str, spelt: str) -> bool:
    """Whether a word in Latin letters may be the name that an unspaced text spells by sound, given in Latin letters."""
    return _sounds_like(latin(bare(word)), skeleton(word), spelt)


def _eastern(bones: str) -> str:
    return bones.replace("l", "r").replace("m", "n")


@lru_cache(maxsize=65536)
def _sounds_like(spelt: str, bones: str, other: str) -> bool:
    """Whether a name in Latin letters may have been spelt by syllables: *l* is *r*, *m* is *n*, vowels come between."""
    mine, theirs = _eastern(bones), _eastern(skeleton(other))
    if mine and (mine in theirs or (len(theirs) > 1 and theirs in mine)):
        return True
    if measure_likeness(mine, theirs) >= _SIMILAR_BONES:
        return True
    return measure_likeness(spelt, other) >= _SIMILAR
