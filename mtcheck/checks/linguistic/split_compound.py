"""A compound noun is written in two words.

## What is wrong
*Klima Konferenz* for *Klimakonferenz*: German writes compounds in one word, or with hyphens throughout where a name of
several words begins them (*Mira-Gold-Katzenfutter*).

## Why it matters
Written apart, as in English, the words are read as two things; it is one of the commonest marks of proofreaders.

## Example
*Die Klima Konferenz begann am Haupt Bahnhof.*

## Known false alarms
Both words must be nouns that the dictionary knows, and so must the compound. Measures behind a number, names behind
their kind (*Hotel Adler*) and pairs of English words (*Champions League*) are passed over.

## Source
The official rules of German spelling, compounds; MQM: linguistic conventions, spelling.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from mtcheck.checks.base import MARK_HABIT, Article, Remark, block_check, remark
from mtcheck.language import dictionary
from mtcheck.language.words import Word, words
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.text import Block
from mtcheck.patterns import lazy

_SHORTEST = 3
_NEAR = 6
_START = lazy(r"(?:^|[.!?:…–—][\"”“»)]*)\s*[\"“„«»(]*$")


@block_check(Category.SPELLING, Severity.MINOR, fix=Fix.UNSAFE, habit=MARK_HABIT)
def split_compound(block: Block, article: Article) -> Iterator[Remark]:
    if article.profile.code != "de" or block.region.is_chrome or block.text.istitle():
        return
    for first, second in pairwise(words(block.text)):
        if not _are_nouns(first, second, block.text):
            continue
        if first.folded in article.profile.kinds_of_names:
            continue
        starts = bool(_START.search(block.text[: first.start][-_NEAR:]))
        if _is_compound(first.text, second.text) and not (starts and dictionary.holds(first.folded, "de")):
            suggestion = first.text + second.text.lower()
            message = "a compound is written in two words"
            yield remark(block, first.start, second.end, message, suggestion=suggestion)


def _are_nouns(first: Word, second: Word, text: str) -> bool:
    """Whether both begin with a capital, a blank alone parts them, and no number counts the first."""
    if text[first.end : second.start] != " " or min(len(first.text), len(second.text)) < _SHORTEST:
        return False
    if not all(each.text.istitle() for each in (first, second)):
        return False
    return not text[: first.start].rstrip()[-1:].isdigit()


def _is_compound(first: str, second: str) -> bool:
    """Whether the dictionary knows both and the compound, and they are no two words of English."""
    if all(dictionary.holds(each.lower(), "en") for each in (first, second)):
        return False
    return all(dictionary.holds(each, "de") for each in (first, second, first + second.lower()))
