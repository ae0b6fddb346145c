"""What the words of labels become when each is translated alone: ``data/literal/words.txt``.

A line of that file is a picture: words of several languages that mean the same, and what is made of them in each
language of translations. A label is a row of pictures, and so is what a machine makes of it, in whatever order.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from itertools import islice

from mtcheck.language.dictionary import find_lemma, lemma
from mtcheck.language.packaged import text_of
from mtcheck.language.phrases import fold
from mtcheck.language.traits import Trait, has_trait
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import lazy

WRONG = "!"
"""Marks a rendering that nobody uses for what the label is there for."""

_LONGEST_UNSPACED, _LONGEST = 6, 3
_MOST_READINGS = 64
_SHORTEST_STEM, _LONGEST_ENDING = 4, 2
_MOST_WORDS = 8
_DOT = "\u0307"
"""What lower case leaves of the Turkish capital I with its dot."""
_WORD = lazy(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
ASIDE = lazy(r"[(\[][^()\[\]]*[)\]]")
"""What stands in brackets: a count, a kind of file."""


class Picture(NamedTuple):
    """What a word or a few words can be a rendering of."""

    number: str
    is_wrong: bool
    wording: str = ""


class Vocabulary(NamedTuple):
    """The words of one language that pictures are read from."""

    pictures: Mapping[str, str]
    """For each wording the numbers of its pictures, those that it renders badly with ``WRONG``: ``3 17!``."""
    small: frozenset[str]
    """Words that a label may have or lose."""
    language: str
    is_lemmatized: bool = False

    def read(self, line: str) -> Iterator[tuple[Picture, ...]]:
        """The rows of pictures that a line can be, each with as few words left out as it takes."""
        units = words_of(line, self.language)
        return islice(self._read(tuple(units)), _MOST_READINGS) if len(units) <= self._most else iter(())

    @property
    def _most(self) -> int:
        return _MOST_WORDS * 4 if has_trait(self.language, Trait.UNSPACED) else _MOST_WORDS

    def _read(self, units: tuple[str, ...]) -> Iterator[tuple[Picture, ...]]:
        steps = self._steps(units)

        def follow(at: int) -> Iterator[tuple[Picture, ...]]:
            if at == len(units):
                yield ()
            for picture, end in steps[at]:
                yield from ((picture, *rest) if picture else rest for rest in follow(end))

        return follow(0)

    def _steps(self, units: tuple[str, ...]) -> list[list[tuple[Picture | None, int]]]:
        """For each place the pictures that begin there, or none for a word left out, each with where it ends.

        Only those from which the end can be reached, so that no way is followed in vain.
        """
        steps: list[list[tuple[Picture | None, int]]] = [[] for _ in range(len(units) + 1)]
        for at in reversed(range(len(units))):
            ends = range(min(len(units), at + self._longest), at, -1)
            open_ends = [end for end in ends if end == len(units) or steps[end]]
            steps[at] = [(picture, end) for end in open_ends for picture in self._seen(units[at:end])]
            if units[at] in self.small and at + 1 in open_ends:
                steps[at].append((None, at + 1))
        return steps

    @property
    def _longest(self) -> int:
        return _LONGEST_UNSPACED if has_trait(self.language, Trait.UNSPACED) else _LONGEST

    def _seen(self, units: tuple[str, ...]) -> Iterator[Picture]:
        wording = ("" if has_trait(self.language, Trait.UNSPACED) else " ").join(units)
        found = self.pictures.get(wording, "")
        if not found and self.is_lemmatized and (basic := base_of(units, self.language)) != wording:
            found = self.pictures.get(basic, "")
        for each in found.split():
            yield Picture(each.rstrip(WRONG), each.endswith(WRONG), wording)


@lru_cache(maxsize=4_000)
def base_of(units: tuple[str, ...], language: str) -> str:
    """Some words in the forms that dictionaries have."""
    return " ".join(_base_of(unit, language) for unit in units)


def _base_of(word: str, language: str) -> str:
    return find_lemma(word, language) or (word if has_trait(language, Trait.KNOWN_FORMS) else lemma(word, language))


def words_of(line: str, language: str) -> list[str]:
    """The words of a line as they are looked up, without what stands in brackets; signs where words are not apart."""
    folded = fold(ASIDE.sub(" ", line)).replace(_DOT, "")
    if has_trait(language, Trait.UNSPACED):
        return [sign for sign in folded if sign.isalnum()]
    return [part for word in _WORD.findall(folded) for part in _parts(word)]


def _parts(word: str) -> list[str]:
    """An elided article and its word, *l'article*; a verb and its pronoun, *Annonce-toi*."""
    return word.replace("-", "'").split("'") if "'" in word or "-" in word else [word]


@cache
def _lines() -> tuple[tuple[str, str], ...]:
    rows = (line for line in text_of("literal", "words").splitlines() if line and not line.startswith("#"))
    return tuple(_halves(line) for line in rows)


def _halves(line: str) -> tuple[str, str]:
    sources, _, renderings = line.partition(" = ")
    return sources, renderings


@cache
def small_words(language: str) -> frozenset[str]:
    """The words that a label of a language may have or lose in translation."""
    return _listed("small", language) | own_words(language)


@cache
def own_words(language: str) -> frozenset[str]:
    """The pronouns that make a verb somebody's own doing: *announce oneself*."""
    return _listed("self", language)


def _listed(table: str, language: str) -> frozenset[str]:
    head = f"{table} {language}: "
    found = (line.removeprefix(head) for line, _ in _lines() if line.startswith(head))
    return frozenset(word for words in found for word in words.split())


def renderings(language: str) -> dict[str, str]:
    """For each wording of a language of translations the pictures that it renders, as ``Vocabulary`` holds them."""
    table: dict[str, dict[str, None]] = {}
    for number, (_, right) in enumerate(_lines()):
        for word in _words_for(right, language):
            wording = " ".join(_parts(word.rstrip(WRONG).casefold().replace("_", " ")))
            place = f"{number}{WRONG if word.endswith(WRONG) else ''}"
            basic = base_of(tuple(wording.split()), language)
            for key in {wording, basic}:
                if key == wording or place.rstrip(WRONG) not in {each.rstrip(WRONG) for each in table.get(key, ())}:
                    table.setdefault(key, {})[place] = None
    return {wording: " ".join(places) for wording, places in table.items()}


@cache
def source_words(language: str) -> Vocabulary:
    """The words of labels of an original's language."""
    table: dict[str, list[str]] = {}
    joint = "" if has_trait(language, Trait.UNSPACED) else " "
    for number, (left, _) in enumerate(_lines()):
        for word in _words_for(left, language):
            table.setdefault(word.casefold().replace(_DOT, "").replace("_", joint), []).append(str(number))
    pictures = {word: " ".join(numbers) for word, numbers in table.items()}
    return Vocabulary(_Inflected(pictures), small_words(language), language)


class _Inflected(dict[str, str]):
    """Pictures by words of an original, also where a form of such a word stands that differs at its end."""

    def get(self, word: str, otherwise: str = "") -> str:  # type: ignore[override]
        if found := super().get(word):
            return found
        stem = word[: max(_SHORTEST_STEM, len(word) - _LONGEST_ENDING)]
        if len(word) <= _SHORTEST_STEM or " " in word or not word[0].isalpha():
            return otherwise
        near = [each for each in self if each.startswith(stem) and abs(len(each) - len(word)) <= _LONGEST_ENDING]
        return self[min(near, key=len)] if near else otherwise


def _words_for(half: str, language: str) -> Iterator[str]:
    """The words of one language among those of several: ``de lösen; it sciogliere``."""
    for part in half.split("; "):
        code, _, words = part.strip().partition(" ")
        if code == language:
            yield from words.rstrip(";").split()
