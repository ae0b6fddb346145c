"""A title, an institution or an acronym of the original has two renderings on the page.

## What is wrong
The same words in the original's quotation marks, the same acronym, or the same name of an institution, are rendered in
one way here and in another way there.

## Why it matters
Readers take one film, programme or authority for two.

## Example
*EZB* became *ECB* in one sentence and stayed *EZB* in the next.

## Known false alarms
Only passages are compared that have exactly one short quotation, or exactly one acronym, on both sides, so that there
is no doubt which belongs to which. Capitals, punctuation and endings do not count, and two renderings of an acronym
only where one of them is a copy. Names of institutions (*Department of Justice*) are compared where their words
have counterparts, and where no word of one rendering is like any of the other; short forms are left alone. It is a
hint but where the name was left as it is in the original and is translated twice, since people vary on purpose.

## Source
MQM: terminology, inconsistent use of terminology.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from mtcheck.checks.base import CHOICE_HABIT, Article, Remark, article_check, beside
from mtcheck.language.quotation import DOUBLE, read_quotes
from mtcheck.language.words import words
from mtcheck.model.bead import Side
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import lazy

_MOST_WORDS = 5
_LONGEST_ACRONYM = 6
_ELIDED = lazy(r"^[^\W\d_]{1,4}['’](?=\w)")
"""An article or preposition before a vowel: *l'URL*, *dell'URL*."""

_USUAL = 2
"""How often an institution's name is translated before one that was left is more than a hint."""
_STEM = 4
"""Letters by which inflected forms of a word agree."""

_Find = Callable[[str], Sequence[tuple[int, int]]]


class _Term(NamedTuple):
    """A term beside its rendering, both with their places."""

    source: Side
    at: tuple[int, int]
    target: Side
    there: tuple[int, int]

    @property
    def name(self) -> str:
        return _folded(self.source.text[slice(*self.at)])

    @property
    def rendering(self) -> str:
        return self.target.text[slice(*self.there)]


_Differ = Callable[[_Term, _Term], bool]


@article_check(Category.TERM_INCONSISTENCY, Severity.MINOR, needs_source=True, fix=Fix.UNSAFE, habit=CHOICE_HABIT)
def inconsistent_term(article: Article) -> Iterator[Remark]:
    for found, differ, fewest in (
        (_terms(article, _titles), _titles_differ, 1),
        (_terms(article, _acronyms), _acronyms_differ, 1),
        (_institutions(article), _institutions_differ, _USUAL),
    ):
        by_name: dict[str, list[_Term]] = defaultdict(list)
        for term in found:
            by_name[term.name].append(term)
        for terms in by_name.values():
            yield from _differing(terms, differ, fewest)


def _differing(terms: list[_Term], differ: _Differ, fewest: int) -> Iterator[Remark]:
    """A remark on each rendering that differs from the usual one; a hint where that is not usual enough."""
    counts = Counter(_folded(term.rendering) for term in terms)
    usual = max(terms, key=lambda term: counts[_folded(term.rendering)])
    for term in terms:
        if differ(term, usual):
            yield beside(
                term.source,
                term.at,
                term.target,
                term.there,
                f"the page also has '{usual.rendering}' for '{term.source.text[slice(*term.at)]}'",
                suggestion=usual.rendering,
                severity=None if fewest == 1 or _is_kept(term, counts[_folded(usual.rendering)]) else Severity.NEUTRAL,
                confidence=0.8,
                cause=f"terminology/inconsistent-term:{term.name}",
            )


def _is_kept(term: _Term, usual: int) -> bool:
    """Whether an institution's name was left as it is in the original where others of it were translated."""
    return usual >= _USUAL and _folded(term.rendering) == term.name


def _titles_differ(one: _Term, other: _Term) -> bool:
    """Whether two titles are neither parts nor inflections of each other; a word in lower case is no title."""
    title = one.source.text[slice(*one.at)]
    if title.islower() and " " not in title:
        return False
    mine, theirs = _folded(one.rendering), _folded(other.rendering)
    if mine in theirs or theirs in mine:
        return False
    return [word[:_STEM] for word in mine.split()] != [word[:_STEM] for word in theirs.split()]


def _acronyms_differ(one: _Term, other: _Term) -> bool:
    """Whether an acronym was rendered once and copied once; two others may stand for different things."""
    mine, theirs = _folded(one.rendering), _folded(other.rendering)
    return mine != theirs and one.name in (mine, theirs)


def _institutions_differ(one: _Term, other: _Term) -> bool:
    """Whether two renderings have no word in common, nor a part of one, and neither is an acronym."""
    mine, theirs = (_content(term.rendering) for term in (one, other))
    return bool(mine and theirs) and not any(_are_akin(here, there) for here in mine for there in theirs)


def _content(rendering: str) -> list[str]:
    found = [word for word in words(rendering) if len(word.text) >= _STEM]
    return [] if any(_is_in_capitals(word.text) for word in words(rendering)) else [word.folded for word in found]


def _are_akin(one: str, other: str) -> bool:
    return one[:_STEM] in other or other[:_STEM] in one


def _institutions(article: Article) -> Iterator[_Term]:
    """The names of institutions, each with all from the first to the last word that renders it."""
    for bead in article.beads:
        if not bead.silent:
            for source, places in bead.rendered:
                yield _Term(bead.sides[0], source, bead.sides[1], (places[0][0], places[-1][1]))


def _terms(article: Article, find: _Find) -> Iterator[_Term]:
    """The terms of beads that have exactly one on both sides."""
    for bead in article.beads:
        if bead.silent or not (bead.source and bead.target):
            continue
        source, target = bead.sides
        here, there = find(source.text), find(target.text)
        if len(here) == len(there) == 1:
            yield _Term(source, here[0], target, there[0])


@lru_cache(maxsize=512)
def _titles(text: str) -> Sequence[tuple[int, int]]:
    """Short passages in double quotation marks, without the marks."""
    quotations = [each for each in read_quotes(text).quotations if each.opening.sign in DOUBLE]
    spans = [(each.opening.at + 1, each.closing.at) for each in quotations]
    short = all(0 < len(words(text[start:end])) <= _MOST_WORDS for start, end in spans)
    return [_trimmed(text, *span) for span in spans] if short else []


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without the spaces and the punctuation at its ends."""
    inner = text[start:end]
    kept = inner.strip(" \u00a0\u202f,.;:!?")
    start += inner.find(kept)
    return start, start + len(kept)


@lru_cache(maxsize=512)
def _acronyms(text: str) -> Sequence[tuple[int, int]]:
    """Words of two to six capitals; none where whole passages stand in capitals."""
    if text.isupper():
        return []
    bare = ((word.end - len(_ELIDED.sub("", word.text)), word.end) for word in words(text))
    return [
        (start, end) for start, end in bare if 1 < end - start <= _LONGEST_ACRONYM and _is_in_capitals(text[start:end])
    ]


def _is_in_capitals(word: str) -> bool:
    """Whether each letter is a capital: in Japanese an acronym may be a part of what looks like one word."""
    return all(sign.isupper() or not sign.isalpha() for sign in word)


def _folded(text: str) -> str:
    return " ".join(_ELIDED.sub("", word.folded) for word in words(text))
