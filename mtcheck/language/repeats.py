"""Sentences that stand twice on a page, whole or with small cuts, in time linear in the page's words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from mtcheck.patterns import HAN_AND_KANA, lazy, reaches

_WORD, _PLAIN_WORD = lazy(rf"[{HAN_AND_KANA}]{{1,2}}|[^\W_]+"), lazy(r"[^\W_]+")
_SIGN = lazy(r"[^\w\s]|_")
_SIZE = 3
ENOUGH = 0.7
"""The share of a sentence's word triples that must stand elsewhere to make it a repetition."""
FEWEST = 5
"""Sentences of fewer words repeat by chance."""
_MARKS = frozenset({"Pc", "Pd", "Pe", "Pf", "Pi", "Po", "Ps"})


@lru_cache(maxsize=1024)
def key(text: str) -> tuple[str, ...]:
    """The words of a sentence as repetitions are compared: lower case, without punctuation."""
    return tuple((_WORD if reaches(text, "\u3040") else _PLAIN_WORD).findall(text.lower()))


def triples(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Every three words in a row."""
    return zip(*(words[shift:] for shift in range(_SIZE)), strict=False)


@lru_cache(maxsize=1024)
def reduce_to_sense(text: str) -> tuple[str, ...]:
    """A text's words without case, marks and blanks; signs, question marks and the marks of a number stay.

    Texts that are equal by this say the same, while those of one :func:`key` may be about 5 or -5 euros.
    """
    return tuple(_SIGN.sub(_keep_sense, text).casefold().split())


def _keep_sense(match: re.Match[str]) -> str:
    sign = match[0]
    return " " if _is_mark(sign) and not match.string[match.end() : match.end() + 1].isdigit() else sign


@lru_cache(maxsize=512)
def _is_mark(sign: str) -> bool:
    """Whether a sign says nothing: it asks no question and is no part of the number before it, as that of percent."""
    says = "QUESTION" in unicodedata.name(sign, "") or unicodedata.bidirectional(sign) == "ET"
    return unicodedata.category(sign) in _MARKS and not says


class Echo:
    """The word triples of some texts, to ask how much of a sentence stands in them."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._seen: set[tuple[str, ...]] = set()
        for text in texts:
            self.add(text)

    def add(self, text: str) -> None:
        self._seen.update(triples(key(text)))

    def share(self, sentence: str) -> float:
        """The share of the sentence's triples that were seen, 0 to 1; 0 for sentences too short to tell."""
        words = key(sentence)
        if len(words) < FEWEST:
            return 0.0
        own = list(triples(words))
        return sum(each in self._seen for each in own) / len(own)

    def repeats(self, sentence: str) -> bool:
        """Whether the sentence stands in the texts, whole or with small cuts."""
        return self.share(sentence) >= ENOUGH
