"""Which people a text speaks of, men or women, and who may be either: read from ``data/people/<code>.txt``.

A file holds ``key: word *ending`` entries. ``he``, ``she``, ``man`` and ``woman`` prove that there is one;
``maybe-he`` and ``maybe-she`` are pronouns of people and of other things, ``either`` nouns that leave open who it is,
and ``role`` those that a verb in the past tells more of (``he-verbs``, ``she-verbs``). Possessives that say nothing
of the owner (*su*, *son*) are in no list; ``explicit`` says that a language has none of these,
``open-owners`` that it has them and no reflexive beside them (*swój*), ``things`` that its pronouns are those of things
as well, ``elided`` what words may begin with before an apostrophe.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import cache, lru_cache, partial

from mtcheck.language.entries import read_words
from mtcheck.language.packaged import text_of
from mtcheck.language.remembered import remembered
from mtcheck.language.values.lexicon import Keys, Wordings, wordings_of
from mtcheck.language.words import Word, words
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import any_of, lazy

NOUNS = {"he": "man", "she": "woman"}
"""The nouns of men and of women by their pronouns."""
OTHER_SEX = {"he": "she", "she": "he"}
"""The pronoun of the other sex."""
_SAID = lazy(r", ")
_EXCEPT = {
    "not-woman": {"woman"},
    "not-person": {"person", "not-person"},
    "not-past": {"past-he", "past-she", "not-past"},
}
"""What words that only look like others do not tell."""
_NO_KEYS: frozenset[str] = frozenset()


class People(NamedTuple):
    """The words of a text that tell of people, in order, each with what it tells."""

    words: tuple[tuple[Word, frozenset[str]], ...]
    role: str
    """Whether the verbs tell that who holds an office is a man (``he``) or a woman (``she``); else empty."""

    def having(self, *keys: str) -> tuple[Word, ...]:
        """The words that tell one of some things."""
        return tuple(word for word, told in self.words if not told.isdisjoint(keys))

    def pronouns(self, gender: str, *, maybe: bool = False) -> tuple[Word, ...]:
        """The pronouns of men (``he``) or women (``she``), with those that may be."""
        return self.having(gender, *([f"maybe-{gender}"] if maybe else []))

    def names(self, gender: str) -> bool:
        """Whether there is a noun or a name of a man or a woman."""
        return bool(self.having(NOUNS[gender]))

    def proofs(self, gender: str) -> tuple[Word, ...]:
        """The words that prove that there is a man or a woman."""
        return self.having(gender, NOUNS[gender], *(["role"] if self.role == gender else []))

    def subjects(self, gender: str) -> tuple[Word, ...]:
        """The subjects that are a man or a woman where they are no thing: French *il* and *elle*."""
        return self.having(f"subject-{gender}")

    def verbs(self, gender: str) -> tuple[Word, ...]:
        """The verbs in the past that tell of a man or a woman, or of what has a noun of that gender."""
        return self.having(f"past-{gender}", f"{gender}-verbs")

    def may_be(self, gender: str) -> bool:
        """Whether the text may speak of a man or of a woman."""
        return self.open_to_both or bool(self.proofs(gender) or self.having(f"maybe-{gender}") or self.verbs(gender))

    @property
    def open_to_both(self) -> bool:
        """Whether it speaks of somebody, or of a ship or a country, who may be *he* or *she*."""
        return bool(self.having("either") or (not self.role and self.having("role")))


@cache
def knows_people(language: str) -> bool:
    """Whether there is a file about a language."""
    return bool(_tables(language))


@cache
def names_owners(language: str) -> bool:
    """Whether a language's possessives say whether the owner is a man or a woman."""
    return "explicit" in _tables(language)


@cache
def leaves_owners_open(language: str) -> bool:
    """Whether a language has no word that says that the subject is the owner."""
    return "open-owners" in _tables(language)


@cache
def names_things(language: str) -> bool:
    """Whether a language's *he* and *she* are things as well, by the gender of their nouns."""
    return "things" in _tables(language)


@lru_cache(maxsize=64)
def read_people(text: str, language: str) -> People:
    """The people of a text as its words tell of them."""
    found = tuple(_found(text, language))
    told = [gender for gender in NOUNS if any(f"{gender}-verbs" in keys for _, keys in found)]
    if len(told) == 1 and found and _SAID.match(text, found[0][0].end) and f"{told[0]}-verbs" in found[0][1]:
        # Nobody is named, and somebody said something: *Powiedział, że*.
        first, keys = found[0]
        found = ((first, keys | {told[0]} if first.start == 0 else keys), *found[1:])
    return People(found, told[0] if len(told) == 1 else "")


def _found(text: str, language: str) -> list[tuple[Word, frozenset[str]]]:
    """The words of a text that tell of a person, in order, with what each tells."""
    if "unspaced" in _tables(language):
        return _unspaced(text, language)
    asked, all_words = _keys_of(language), words(text)
    given = _given_names(text, all_words)
    plain = partial(_plain, elided=_tables(language)["elided"].words if "elided" in _tables(language) else ())
    found = [(word, keys) for word in all_words if (keys := asked[plain(word)] | given.get(word.start, _NO_KEYS))]
    return [(word, _in_context(word, keys, all_words, language)) for word, keys in found]


def is_abbreviation(word: str) -> bool:
    """Whether a word is set in capitals, as *HER2* is, which is nobody's."""
    return len(word) > 1 and word.isupper()


def _plain(word: Word, elided: Collection[str]) -> str:
    """A word as the tables have it: *son* of *son's*; nothing of an abbreviation, as *HER2* is none of *her*."""
    if is_abbreviation(word.text):
        return ""
    folded = word.folded.replace("’", "'")
    before, _, after = folded.partition("'")
    return after if before in elided and after else folded.removesuffix("'s")


def _in_context(word: Word, keys: frozenset[str], all_words: tuple[Word, ...], language: str) -> frozenset[str]:
    """What a word tells between its neighbours."""
    tables = _tables(language)
    at = all_words.index(word)
    before = all_words[at - 1].folded if at else ""
    after = all_words[at + 1].folded if at + 1 < len(all_words) else ""
    if "il" in keys:
        return frozenset({"maybe-he", *(["subject-he"] if tables["not-il"].get(after) is None else [])})
    if "man" in keys and "feminine-articles" in tables and tables["feminine-articles"].get(before) is not None:
        return frozenset({"either"})
    return keys


@remembered
def _keys_of(word: str, language: str) -> frozenset[str]:
    keys = _known_keys(language).of(word)
    return keys - {each for exception in keys & _EXCEPT.keys() for each in _EXCEPT[exception]} if keys else keys


@cache
def _known_keys(language: str) -> Keys:
    return Keys(_tables(language))


def _given_names(text: str, all_words: tuple[Word, ...]) -> Mapping[int, frozenset[str]]:
    """Given names by their place: one before a surname proves who it is, one alone may be a place's or a thing's."""
    known = _names()
    found = {}
    for at, word in enumerate(all_words):
        if (gender := known.get(word.text)) is None or (at and all_words[at - 1].text in _marks("saint")):
            continue
        following = all_words[at + 1] if at + 1 < len(all_words) else None
        is_whole = following is not None and text[word.end : following.start] == " " and following.text[0].isupper()
        if following is not None and is_whole and following.text not in _marks("no-surname"):
            found[word.start] = frozenset({gender})
        else:
            found[word.start] = frozenset({"maybe-she" if gender == "woman" else "maybe-he"})
    return found


def _unspaced(text: str, language: str) -> list[tuple[Word, frozenset[str]]]:
    tables = _tables(language)
    found = []
    for match in _any_known(language).finditer(text):
        keys = frozenset(key for key, known in tables.items() if match[0] in known.words)
        if "neither" not in keys:
            found.append((Word(match[0], match[0], *match.span()), keys))
    return found


@cache
def _any_known(language: str) -> re.Pattern[str]:
    return re.compile(any_of(word for key, known in _tables(language).items() for word in known.words))


def bears_sex(word: str) -> bool:
    """Whether a word before an English name tells whether it is a man's or a woman's."""
    return word in _names() or bool(_keys_of("en")[word.casefold()] & {"man", "woman"})


def is_given_name(word: str) -> bool:
    """Whether a word is a given name of men or of women."""
    return word in _names()


def sex_of_name(word: str) -> str:
    """Whose given name a word is, ``man`` or ``woman``; empty where it is none."""
    return _names().get(word, "")


@cache
def _names() -> Mapping[str, str]:
    """Given names, each with ``man`` or ``woman``."""
    table = _name_table()
    return {name: gender for gender in ("woman", "man") for name in table.get(gender, ())}


@cache
def _marks(key: str) -> frozenset[str]:
    return frozenset(_name_table().get(key, ()))


@cache
def _name_table() -> Mapping[str, list[str]]:
    return read_words("people/names.txt", text_of("people", "names"))


@cache
def _tables(language: str) -> Mapping[str, Wordings]:
    table = read_words(f"people/{language}.txt", text_of("people", language))
    return {key: wordings_of(entries) for key, entries in table.items()}
