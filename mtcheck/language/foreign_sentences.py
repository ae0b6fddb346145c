"""Sentences and lines that are in another language than the text around them, however short they are.

Function words name the languages that a sentence may be in, and the dictionaries of both sides decide: nearly all of
its words are the other language's, most are none of the text's own, and something in it makes a sentence, which names
and titles lack.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from mtcheck.language import identify
from mtcheck.language.dictionary import find_lemma, holds
from mtcheck.language.kept import kept_spans
from mtcheck.language.profiles import Profile, function_words, profile, writes_noun_capitals
from mtcheck.language.quotation import read_quotes
from mtcheck.language.remembered import remembered
from mtcheck.language.traits import Trait, has_trait
from mtcheck.language.wordlists import word_set, words_of
from mtcheck.language.words import Word
from mtcheck.model.kinds import SET_APART
from mtcheck.model.records import record
from mtcheck.model.text import Block
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import lazy

_FEWEST, _FEWEST_LENT = 3, 5
"""Words of a sentence, and of one in a language that lends words and whole phrases to all."""
_FEWEST_STRANGE = 2
_LEAST_STRANGE, _LEAST_KNOWN = 0.5, 0.7
"""Shares of the words, names left out, that the text's own language lacks and that the other one has."""
_MOST_OWN = 0.17
"""Share of words that the own language has alone, for a dictionary lacks some of its language's."""
_MOST_NAMES = 0.5
_MOST_ASKED = 3
"""Languages whose dictionaries are asked about a sentence."""
_DICTIONARIES = {"no": "nb"}
"""Languages whose dictionary has another code."""
_WORD = lazy(r"[^\W\d_]{2,}|(?<!['’])\b[^\W\d_]\b(?!['’])")
"""A word; the letters that an apostrophe parts from one say nothing."""
_BRACKETED = lazy(r"\([^()]*\)|\[[^\[\]]*\]")


class Foreign(NamedTuple):
    """The language that a sentence or a line is in, if not in the text's own."""

    language: str
    is_sentence: bool
    """Whether something in it makes it more than a name or a title may be."""


@record
class _Sides:
    """A language that a sentence may be in, beside the text's own."""

    other: str
    own: str
    telling: frozenset[str]
    """Its function words that are none of the own language's."""


def find_foreign(block: Block, start: int, end: int, own: Profile) -> Foreign | None:
    """The language that a sentence or a line of a block is surely in; None where that is the text's own or not sure.

    Args:
        block: what holds the sentence; quotations, brackets and what is set apart in it are not read.
        start: where the sentence begins in the block's text.
        end: where it ends.
        own: the text's language.
    """
    folded = identify.words_of(block.text[start:end])
    if len(folded) < _FEWEST or own.function_words.issuperset(folded):
        return None
    asked = {code for word in folded for code in _telling(own.code).get(word, ())}
    row = list(_read(block, start, end)) if asked else []
    if len(row) < _FEWEST:
        return None
    sides = [_sides(code, own.code) for code in sorted(asked)]
    likely = sorted(sides, key=lambda each: -_count_telling(row, each))[:_MOST_ASKED]
    known, best = max(((_count_known(row, each), each) for each in likely), key=lambda pair: _weigh(row, *pair))
    return Foreign(best.other, _speaks(row, best)) if known else None


def goes_on_in(block: Block, start: int, end: int, own: Profile, other: str) -> bool:
    """Whether a sentence is in a language that another one of its paragraph is surely in; it needs no function word."""
    row = list(_read(block, start, end))
    return len(row) >= _FEWEST_STRANGE and bool(_count_known(row, _sides(other, own.code), goes_on=True))


def _read(block: Block, start: int, end: int) -> Iterator[Word]:
    """The words of a sentence that are its own."""
    text = block.text
    apart = [(mark.start, mark.end) for mark in block.marks if mark.kind in SET_APART]
    apart += kept_spans(block)
    apart += [(pair.opening.at, pair.closing.at + 1) for pair in read_quotes(text).quotations]
    apart += [match.span() for match in _BRACKETED.finditer(text, start, end)]
    for match in _WORD.finditer(text, start, end):
        if not any(first <= match.start() < last for first, last in apart):
            yield Word(match[0], match[0].lower(), *match.span())


def _count_telling(row: Sequence[Word], sides: _Sides) -> int:
    return len({word.folded for word in row} & sides.telling)


def _weigh(row: Sequence[Word], known: int, sides: _Sides) -> int:
    """How much speaks for a language of which so many words were known; what only near languages share says less."""
    return known and known + _count_telling(row, sides)


def _count_known(row: Sequence[Word], sides: _Sides, *, goes_on: bool = False) -> int:
    """How many words of a row the other language has, if the row is a sentence of it; else 0."""
    fewest = _FEWEST_LENT if has_trait(sides.other, Trait.LENDS_WORDS) else _FEWEST
    if not goes_on and (len(row) < fewest or not _count_telling(row, sides)):
        return 0
    opens, own_alone, names, strange, looks, known = row[0].start, 0, 0, 0, 0, 0
    theirs, ours = _has(sides.other), _has(sides.own)
    for word in row:
        is_theirs, tells = theirs[word.text], word.folded in sides.telling
        may_be_name = word.text[0].isupper() and word.start != opens
        if may_be_name and not tells and not (is_theirs and writes_noun_capitals(sides.other)):
            names += 1
            continue
        is_ours = ours[word.text]
        if is_ours and not is_theirs:
            if word.folded in function_words(sides.own):
                return 0
            own_alone += 1
        known += is_theirs
        strange += is_theirs and not is_ours
        looks += is_theirs and (tells or not is_ours)
    count = len(row) - names
    if own_alone > _MOST_OWN * count or strange < _FEWEST_STRANGE or names > _MOST_NAMES * len(row):
        return 0
    if looks < _LEAST_STRANGE * count or known < _LEAST_KNOWN * count:
        return 0
    return known


def _speaks(row: Sequence[Word], sides: _Sides) -> bool:
    """Whether something in a row of words makes it more than a name or a title."""
    phrasal = word_set(sides.other, "words-of-phrases")
    if any(word.folded in sides.telling and word.folded not in phrasal for word in row):
        return True
    return any(_is_verb(word.folded, sides.other) for word in row if word.text.islower())


def _is_verb(word: str, language: str) -> bool:
    """Whether the dictionary has the word as a form of a verb: a plural goes on where the singular ends."""
    found = find_lemma(word, _DICTIONARIES.get(language, language))
    return found.endswith(words_of(language, "dictionary-verb-endings")) and not word.startswith(found)


@remembered
def _has(word: str, language: str) -> bool:
    """Whether a language has a word as it is written, or in lower case."""
    if word.lower() in function_words(language):
        return True
    code = _DICTIONARIES.get(language, language)
    return bool(holds(word, code) or holds(word.lower(), code))


@cache
def _sides(other: str, language: str) -> _Sides:
    return _Sides(other, language, function_words(other) - function_words(language))


@cache
def _telling(language: str) -> Mapping[str, Sequence[str]]:
    """The languages that each function word tells of which the own language lacks."""
    found: dict[str, list[str]] = {}
    script = profile(language).script
    for code in identify.languages_of(script):
        if code != language and not identify.mistakable(language, code):
            for word in function_words(code) - function_words(language):
                if len(word) > 1:
                    found.setdefault(word, []).append(code)
    return found
