"""What language models say round a translation, told by the words that such talk is made of.

``data/talk/<code>.txt`` has a line for each class of words, ``class: word, several words, stem*``. Talk is a clause in
which every word is known to one of the classes: *Here is the translation of the article:* is, *Here is the translation
that the court published:* is not.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache

from mtcheck.language.entries import read_entries
from mtcheck.language.packaged import text_of
from mtcheck.language.remembered import Remembered
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import HAN_AND_KANA, lazy

CLASSES = frozenset(
    "assent offer anchor product me you hope ask invite work sorry cannot aid ai lack give rest cut note keep term "
    "tongue filler".split()
)
_TOKEN = lazy(rf"[{HAN_AND_KANA}、※]|[^\W\d_{HAN_AND_KANA}]+|\d+")
_SPACED_TOKEN = lazy(r"[^\W\d_]+|[、※]|\d+")
"""The same in a text without Chinese and Japanese letters; made sooner and read faster."""
_FIRST_UNSPACED = "\u3040"
_SHORTEST_STEM = 2
_REMEMBERED = 4_000
_NO_CLASSES: frozenset[str] = frozenset()
_INDISPENSABLE = frozenset("anchor offer assent ask invite hope work aid lack cut ai note".split())
"""Classes of which every wording of talk has one."""


class Reading(NamedTuple):
    """How much of a clause is talk, and of which classes."""

    classes: frozenset[str]
    tokens: int
    unknown: int


class Vocabulary:
    """The words of one language's talk."""

    def __init__(self, text: str) -> None:
        self._words: dict[str, dict[tuple[str, ...], set[str]]] = {}
        self._stems: dict[str, set[str]] = {}
        for entry in read_entries("talk", text, CLASSES):
            for wording in entry.text.split(","):
                self._add(wording.strip(), entry.key)
        self._of_stem = lru_cache(maxsize=_REMEMBERED)(self._find_stem)
        self._telling = Remembered(self._tells, _REMEMBERED)
        self._heads = frozenset(stem[:_SHORTEST_STEM] for stem in self._stems)
        self._lengths = sorted({len(stem) for stem in self._stems if len(stem) >= _SHORTEST_STEM})

    def _add(self, entry: str, name: str) -> None:
        tokens = tuple(entry.casefold().split()) if _is_plain(entry) else tokenize(entry)
        if not tokens:
            return
        if entry.endswith("*"):
            self._stems.setdefault(tokens[-1], set()).add(name)
        else:
            self._words.setdefault(tokens[0], {}).setdefault(tokens, set()).add(name)

    def read(self, tokens: Sequence[str], most_unknown: int) -> Reading | None:
        """The reading of a clause; None as soon as more of its words are unknown than that."""
        classes: set[str] = set()
        at = unknown = 0
        while at < len(tokens):
            length, found = self.longest(tokens, at)
            unknown += not found
            if unknown > most_unknown:
                return None
            classes |= found
            at += length
        return Reading(frozenset(classes), len(tokens), unknown)

    def may_tell(self, tokens: Sequence[str]) -> bool:
        """Whether any of these words begins a wording of a class that no talk is without."""
        return any(map(self._telling.__getitem__, tokens))

    def _tells(self, token: str) -> bool:
        names = (*self._words.get(token, {}).values(), self._of_stem(token))
        return not all(map(_INDISPENSABLE.isdisjoint, names))

    def may_begin(self, tokens: Sequence[str], classes: AbstractSet[str]) -> bool:
        """Whether a wording of one of the classes begins with the first of these words; never without one."""
        return any(
            not classes.isdisjoint(names)
            for token in tokens[:1]
            for names in (*self._words.get(token, {}).values(), self._of_stem(token))
        )

    def longest(self, tokens: Sequence[str], at: int) -> tuple[int, AbstractSet[str]]:
        """How many tokens the longest known wording takes up from here, and its classes."""
        known = self._words.get(tokens[at])
        if not known:
            return 1, self._of_stem(tokens[at])
        fitting = [words for words in known if tuple(tokens[at : at + len(words)]) == words]
        longest = max(fitting, key=len, default=())
        if len(longest) > 1:
            return len(longest), known[longest] | self._anchor(longest)
        return 1, (known[longest] if longest else set()) | self._of_stem(tokens[at])

    def _anchor(self, tokens: Sequence[str]) -> AbstractSet[str]:
        """What speaks of translating does so inside a set phrase, too."""
        return {"anchor"} if any("anchor" in self._of_stem(token) for token in tokens) else set()

    def _find_stem(self, token: str) -> AbstractSet[str]:
        if token[:_SHORTEST_STEM] not in self._heads:
            return _NO_CLASSES
        fitting = (length for length in self._lengths if length <= len(token))
        return {name for length in fitting for name in self._stems.get(token[:length], ())}


def _is_plain(entry: str) -> bool:
    """Whether it is letters and blanks alone, which is told sooner than what the words of any text are."""
    return entry.isascii() and entry.replace(" ", "").isalpha()


@lru_cache(maxsize=64)
def tokenize(text: str) -> tuple[str, ...]:
    """The words of a text as they are looked up; Chinese and Japanese characters one by one."""
    folded = unicodedata.normalize("NFC", text).casefold()
    return tuple((_TOKEN if max(folded, default="") >= _FIRST_UNSPACED else _SPACED_TOKEN).findall(folded))


@cache
def vocabulary(code: str) -> Vocabulary | None:
    """The words of a language's talk; None where it has no table.

    Raises:
        ValueError: a line of the table is none of ``CLASSES``.
    """
    text = text_of("talk", code)
    return Vocabulary(text) if text else None
