"""Whether a woman of one side became a man on the other, where German pronouns leave it to nouns and verbs to tell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from mtcheck.language.gender import known_persons, persons
from mtcheck.language.wordlists import any_word_of, word_set
from mtcheck.language.words import Word, words
from mtcheck.patterns import lazy

_VERB_ENDING = lazy(r"(?:[^\W\d_]{3,}(?:t|te))$")
_PLURAL_VERB = lazy(lambda: rf"^(?:{any_word_of('de', 'plural-verbs')}|[^\W\d_A-Z]{{2,}}en)$")
_POSSESSIVE = re.compile(r"\b[Ss]ein(?= [A-ZÄÖÜ])")
"""Uninflected *sein* before a noun; elsewhere it is the verb."""


def woman_made_man(source: str, here: str, target: str, there: str, before: str) -> tuple[Word, Word] | None:
    """The pronoun of a woman and the one of a man that the translation has for it, if the two contradict each other.

    Args:
        source: the original.
        here: its language, German or English.
        target: the translation.
        there: the other of the two languages.
        before: the original's text before this sentence, where somebody may have been named.
    """
    if here == "de":
        man = _only(target, there, "he", "she")
        woman = _german_woman(source, before) if man else None
    else:
        woman = _only(source, here, "she", "he")
        man = _german_man(target) if woman else None
    return (woman, man) if woman and man else None


def man_made_woman(source: str, here: str, target: str) -> tuple[Word, Word] | None:
    """The pronoun of a man and *sie* beside a verb in the singular in a German translation that speaks of no man."""
    man = _only(source, here, "he", "she")
    if not man or any(keys & {"he", "man", "neuter", "epicene"} for _, keys in persons(target, "de")):
        return None
    woman = _singular(words(target))
    return (man, woman) if woman else None


def _only(text: str, language: str, wanted: str, unwanted: str) -> Word | None:
    """The first pronoun of one gender in a text that has none of the other."""
    found = persons(text, language)
    if any(unwanted in keys for _, keys in found):
        return None
    return next((word for word, keys in found if wanted in keys), None)


def _german_woman(text: str, before: str) -> Word | None:
    """A pronoun that in this German text can only be a woman's."""
    all_words = words(text)
    if not _only(text, "de", "she", "he") or _POSSESSIVE.search(text) or _speaks_of_man(all_words):
        return None
    pronoun = next((word for at, word in enumerate(all_words) if _is_of_one(at, all_words)), None)
    if pronoun is None:
        return None
    if _speaks_of_woman(all_words):
        return pronoun
    return _singular(all_words) if not _is_epicene(text, before) else None


def _german_man(text: str) -> Word | None:
    """A man's pronoun in a German text that has neither a woman's nor a noun of another gender than its person's."""
    if any(keys & {"neuter", "epicene", "she"} for _, keys in persons(text, "de")):
        return None
    own = _POSSESSIVE.search(text)
    wanted = known_persons("de")["he"]
    return next(
        (
            word
            for word in words(text)
            if _is_subject_or_owner(word, wanted.words) or (own and word.start == own.start())
        ),
        None,
    )


def _is_subject_or_owner(word: Word, known: Iterable[str]) -> bool:
    """Whether a pronoun is *er* or a possessive: *ihn* and *ihm* more often stand for things."""
    return word.folded in known and word.folded not in word_set("de", "object-pronouns")


def _speaks_of_man(all_words: Sequence[Word]) -> bool:
    known = known_persons("de")["man"]
    return any(
        known.get(word.folded) is not None and not (at and _is_possessive(all_words[at - 1].folded))
        for at, word in enumerate(all_words)
    )


def _speaks_of_woman(all_words: Sequence[Word]) -> bool:
    known = known_persons("de")
    for at, word in enumerate(all_words):
        earlier = [each.folded for each in all_words[max(0, at - 2) : at]]
        if known["woman"].get(word.folded) is not None and not (earlier and _is_possessive(earlier[-1])):
            return True
        if "die" in earlier and word.text[:1].isupper() and known["after-die"].get(word.folded) is not None:
            return True
    return False


def _is_possessive(word: str) -> bool:
    """Whether a man or woman whom the word precedes is somebody else: *ihrem Mann*."""
    return word != "sie" and known_persons("de")["she"].get(word) is not None


def _is_of_one(at: int, all_words: Sequence[Word]) -> bool:
    """Whether a pronoun of a woman is neither the polite *Sie* nor *sie* beside a verb in the plural."""
    word = all_words[at]
    if known_persons("de")["she"].get(word.folded) is None or (at and word.text[0].isupper()):
        return False
    near = [*all_words[max(0, at - 1) : at], *all_words[at + 1 : at + 2]]
    return word.folded != "sie" or not any(_PLURAL_VERB.search(each.text) for each in near)


def _singular(all_words: Sequence[Word]) -> Word | None:
    """*Sie* beside a verb in the singular, so neither *they* nor the polite *you*."""
    for at, word in enumerate(all_words):
        near = all_words[at + 1 : at + 2] if at == 0 else all_words[max(0, at - 1) : at + 2]
        if word.folded == "sie" and any(_is_singular_verb(each) for each in near if each is not word):
            return word
    return None


def _is_singular_verb(word: Word) -> bool:
    if known_persons("de")["singular-verbs"].get(word.folded) is not None:
        return True
    is_other = known_persons("de")["not-verbs"].get(word.folded) is not None
    return word.text.islower() and not is_other and bool(_VERB_ENDING.search(word.folded))


def _is_epicene(text: str, before: str) -> bool:
    """Whether *sie* may stand for a noun that is feminine whoever it is."""
    return any(keys & {"epicene"} for _, keys in persons(f"{before} {text}", "de"))
