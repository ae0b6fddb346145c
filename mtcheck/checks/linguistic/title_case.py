"""A headline has a capital at every word, as in English.

## What is wrong
*Cómo Pedir la Nueva Ayuda al Alquiler*: only English begins all important words of a headline with a capital; other
languages write it like a sentence.

## Why it matters
Readers see at once where the text comes from, and no longer see which words are names.

## Example
In Spanish, *Cómo Pedir la Nueva Ayuda al Alquiler en Cuatro Pasos*.

## Known false alarms
Headlines of which any longer word is in lower case are passed over, and so are titles in quotation marks, lines of
fewer than four words and lines in which fewer than three words are common ones by the dictionary: names keep their
capitals. In German, which writes nouns with a capital, at least two other words must have one; *Sie*, *Ihr* and verbs
that are nouns (*zum Hochladen*) keep theirs. So that no institution is taken for a headline, it must begin with a
question word, or a small word inside must have a capital, or it is the first line of a page that was certainly
translated, or, in a pair, the original is written so and a German label ends with its verb.

## Source
Real Academia Española, Ortografía, mayúsculas; Amtliches Regelwerk der deutschen Rechtschreibung, § 53 to 67; MQM:
linguistic conventions, capitalisation.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from mtcheck.checks.base import MARK_HABIT, Article, Remark, block_check, remark
from mtcheck.checks.origins import is_shown_translation
from mtcheck.language import dictionary
from mtcheck.language.common_words import is_common
from mtcheck.language.lines import ends
from mtcheck.language.profiles import Profile, writes_noun_capitals
from mtcheck.language.wordlists import ANY, word_set, words_of
from mtcheck.language.words import Word, words
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.kinds import BlockKind, Region
from mtcheck.model.text import Block
from mtcheck.patterns import lazy, search_before

_FEWEST_WORDS, _MOST_WORDS = 4, 20
_LONGEST = 300
"""Characters of a headline."""
_FEWEST, _FEWEST_BESIDE_NOUNS = 3, 2
"""Common words with a capital, and those that are no nouns in a language whose nouns have one."""
_SMALL = 3
"""Letters of words that English leaves in lower case in a headline."""
_QUOTED = lazy(r"(?<!\w)[“„«»\"‘'‹][^“”„«»\"]{1,80}[”“»«\"’'›](?!\w)")
_BEGINS = lazy(r"(?:^|[.:;!?–—|-] ?)[“„«»\"‘'(¿¡]*\d*[ .]*$")
_REGIONS = (Region.HEADLINE, Region.SUBHEADING, Region.RELATED, Region.BODY)


@block_check(Category.CAPITALIZATION, Severity.MINOR, fix=Fix.UNSAFE, habit=MARK_HABIT)
def title_case(block: Block, article: Article) -> Iterator[Remark]:
    own = article.profile
    if own.code not in word_set(ANY, "headlines-like-sentences") or not _may_be_headline(block):
        return
    if len(block.text) > _LONGEST:
        return
    quoted = [match.span() for match in _QUOTED.finditer(block.text)]
    row = [
        word for word in words(block.text) if not any(start < word.start and word.end < end for start, end in quoted)
    ]
    found = list(_wrong(block.text, row, own))
    is_copied = not found and article.is_pair and writes_noun_capitals(own.code)
    if is_copied and any(_has_capitals_of_title(each.text) for each in article.original_blocks):
        found = list(_list_copied(row, own))
    fewest = _FEWEST_BESIDE_NOUNS if writes_noun_capitals(own.code) else _FEWEST
    if not (_FEWEST_WORDS <= len(row) <= _MOST_WORDS and len(found) >= fewest and _has_capitals_throughout(row, own)):
        return
    is_first = block.region is Region.HEADLINE and is_shown_translation(article)
    if is_copied or is_first or _is_no_name(row, found, own):
        wanted = block.text
        for word in {*found, *_list_adjectives(row, own)}:
            wanted = wanted[: word.start] + word.text[0].lower() + wanted[word.start + 1 :]
        message = f"{own.name} writes a headline like a sentence, without a capital at each word"
        yield remark(block, row[0].start, row[-1].end, message, suggestion=wanted[row[0].start : row[-1].end])


def _may_be_headline(block: Block) -> bool:
    """Whether a line has no full stop and is in a place that a headline or a link to one may have."""
    if block.kind not in (BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM) or block.region not in _REGIONS:
        return False
    return not block.text.isupper() and (not ends(block.text) or block.text.endswith(("?", "!")))


def _is_no_name(row: list[Word], found: list[Word], own: Profile) -> bool:
    """Whether a line begins as a question does, or a small word inside has a capital: it names no institution."""
    is_question = row[0].folded in word_set(own.code, "headline-openers")
    return is_question or any(word.folded in own.function_words for word in found)


def _has_capitals_of_title(text: str) -> bool:
    """Whether an original has a capital at every longer word, and enough of them."""
    long = [word for word in words(text) if len(word.text) > _SMALL]
    return len(long) >= _FEWEST and all(word.text.istitle() for word in long)


def _wrong(text: str, row: list[Word], own: Profile) -> Iterator[Word]:
    """The common words with a capital inside a line, but for those that a language writes so to be polite and the
    verbs that it makes nouns."""
    polite, before_verbs = word_set(own.code, "polite-capitals"), word_set(own.code, "before-verbs-as-nouns")
    before = ""
    for word in row:
        is_noun = before in before_verbs and word.folded.endswith(words_of(own.code, "verbal-noun-endings"))
        before = word.folded
        if not word.text.istitle() or word.folded in polite or is_noun:
            continue
        if not search_before(_BEGINS, text, word.start) and _is_common(word, own):
            yield word


def _list_copied(row: list[Word], own: Profile) -> Iterator[Word]:
    """What may be a noun and is none in a label whose original has a capital at every word: adjectives before a noun,
    and the verb at its end (*Alle Gelöschten Zeilen Anzeigen*)."""
    before = row[-2:-1]
    if not before or not _is_verbal_noun(row[-1], own) or _is_adjective(before[0], own):
        return
    if before[0].folded in word_set(own.code, "before-verbs-as-nouns"):
        return
    yield from _list_adjectives(row[:-1], own)
    yield row[-1]


def _list_adjectives(row: list[Word], own: Profile) -> Iterator[Word]:
    """Those with a capital before a noun, in a language whose nouns have one; the dictionary has them as nouns too."""
    if writes_noun_capitals(own.code):
        for word, noun in pairwise(row[1:]):
            if noun.text.istitle() and not _is_verbal_noun(noun, own) and _is_adjective(word, own):
                yield word


def _is_verbal_noun(word: Word, own: Profile) -> bool:
    """Whether a word with a capital may be a verb that was made a noun: *Hochladen*."""
    lower = word.text.lower()
    return word.text.istitle() and lower.endswith(words_of(own.code, "verbal-noun-endings")) and is_common(lower, own)


def _is_adjective(word: Word, own: Profile) -> bool:
    """Whether a word with a capital is also an inflected adjective or participle."""
    lower = word.text.lower()
    if lower in own.function_words | word_set(own.code, "polite-capitals"):
        return False
    if not (word.text.istitle() and lower.endswith(words_of(own.code, "adjective-endings")) and is_common(lower, own)):
        return False
    found = dictionary.find_lemma(lower, own.code)
    if found.endswith(words_of(own.code, "dictionary-verb-endings")):
        return lower.endswith(words_of(own.code, "inflected-participle-endings"))
    return found != lower


def _is_common(word: Word, own: Profile) -> bool:
    """Whether a word with a capital is a common one that has none inside sentences."""
    lower = word.text.lower()
    if writes_noun_capitals(own.code) and lower not in own.function_words and dictionary.holds(word.text, own.code):
        return False
    return is_common(lower, own)


def _has_capitals_throughout(row: list[Word], own: Profile) -> bool:
    """Whether no word but small ones is in lower case."""
    return not any(
        word.text.islower() and len(word.text) > _SMALL and word.text not in own.function_words for word in row
    )
