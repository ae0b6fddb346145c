"""Words that can render a negation: *refuse*, *unclear*, *at large*; read from ``data/denials/<code>.txt``.

A file holds one class of words a paragraph, ``class: wording wording``; an indented line goes on with the one before.
The classes are the same in every language, so that *failed* is known to render *gescheitert*. In a wording ``_`` stands
for a space, ``*`` for any letters, ``..`` for the words before a verb's particle at the end of its clause.
``innocent`` are words that none of them renders, beyond those that ``data/entities`` knows to look negative only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from mtcheck.language.entries import read_words
from mtcheck.language.packaged import text_of
from mtcheck.language.remembered import remembered
from mtcheck.language.values.facts import facts
from mtcheck.language.values.lexicon import Wordings, lexicon, wordings_of
from mtcheck.language.values.phrasing import PARTING, compile_phrase
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import Guarded

_WEAK, _INNOCENT = "weak", "innocent"
_ALIKE = 0.5
"""Likeness of two wordings from which one renders the other, whatever their classes."""


class Denial(NamedTuple):
    """A wording that denies, and where."""

    start: int
    end: int
    classes: frozenset[str]

    def overlaps(self, start: int, end: int) -> bool:
        """Whether it shares a place with something else."""
        return start < self.end and self.start < end


@dataclass(frozen=True)
class Denials:
    """The wordings of one language."""

    words: Wordings
    phrases: tuple[tuple[Guarded, frozenset[str]], ...]
    innocent: Wordings
    weak: frozenset[str]
    """Classes of words that more often than not deny nothing."""

    def classes(self, word: str) -> frozenset[str]:
        """What a word in lower case denies."""
        if self.innocent.get(word) is not None:
            return frozenset()
        return frozenset((self.words.get(word) or "").split())


@cache
def known_denials(language: str) -> Denials:
    """The wordings of a language; none for a language without a file."""
    table = read_words(f"denials/{language}.txt", text_of("denials", language))
    weak = frozenset(table.pop(_WEAK, []))
    innocent = table.pop(_INNOCENT, [])
    single: defaultdict[str, set[str]] = defaultdict(set)
    longer: defaultdict[str, set[str]] = defaultdict(set)
    for name, wordings in table.items():
        for wording in wordings:
            (single if PARTING.isdisjoint(wording) else longer)[wording].add(name)
    return Denials(
        wordings_of(f"{wording}={' '.join(sorted(names))}" for wording, names in single.items()),
        tuple([(compile_phrase(wording), frozenset(names)) for wording, names in longer.items()]),
        lexicon(language).innocent | wordings_of(innocent),
        weak,
    )


def denials(text: str, language: str) -> tuple[Denial, ...]:
    """All wordings of a text that deny without a negator; what lies inside a longer one is left out."""
    found = sorted(_find_denials(text, language), key=lambda each: (each.start, -each.end))
    kept: list[Denial] = []
    for each in found:
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return tuple(kept)


def _find_denials(text: str, language: str) -> Iterator[Denial]:
    asked = _classes_of(language)
    for token in facts(text, language).tokens:
        if classes := asked[token.lower]:
            yield Denial(token.start, token.end, classes)
    lower = text.lower()
    for pattern, classes in known_denials(language).phrases:
        if pattern.needles[0] in lower:
            for match in pattern.finditer(lower):
                yield Denial(*match.span(), classes)


@remembered
def _classes_of(word: str, language: str) -> frozenset[str]:
    return known_denials(language).classes(word)


def find_unmatched(
    ours: Sequence[Denial], theirs: Sequence[Denial], alike: Callable[[Denial, Denial], float], weak: frozenset[str]
) -> tuple[list[Denial], list[Denial]]:
    """What is left of two texts' wordings when those that render each other are taken away.

    Args:
        ours: the wordings of one text.
        theirs: those of the other.
        alike: how alike one of ours and one of theirs are, -1 to 1.
        weak: classes whose wordings are matched by their class alone.
    """

    def render(one: Denial, other: Denial) -> bool:
        if one.classes & other.classes:
            return True
        return bool(one.classes - weak and other.classes - weak) and alike(one, other) >= _ALIKE

    here = [one for one in ours if not any(render(one, other) for other in theirs)]
    return here, [other for other in theirs if not any(render(one, other) for one in ours)]
