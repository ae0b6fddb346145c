"""The reader is addressed in two ways within one text.

## What is wrong
An article that says *Sie* to its readers says *du* in one place, *vous* and then *tu*, *usted* and then *tú*; or the
texts of one catalogue do.

## Why it matters
The familiar form in a formal text is rude or comical; machines choose anew in each sentence.

## Example
*Wenn Sie das Beet abdecken, bleiben deine Rosen gesund.*

## Known false alarms
Quotations and dialogue are passed over. German *ihr* and *sie* are also other words and are not counted; *Sie* at a
sentence's start is not either. Where neither form has the majority the familiar one is marked; between the
texts of a catalogue that is a hint. Where `[style]` in the configuration names an `address`, the other one is marked
wherever it is.

## Source
MQM: style, register.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtcheck.checks.base import Article, Remark, article_check, remark
from mtcheck.checks.style._majority import own_text
from mtcheck.language.house import FAMILIAR, FORMAL, register_of
from mtcheck.language.lines import last_word
from mtcheck.language.profiles import profile
from mtcheck.language.quotation import DOUBLE, read_quotes
from mtcheck.language.wording import wording
from mtcheck.language.words import Word, fold_words, words
from mtcheck.model.finding import Category, Habit, Severity
from mtcheck.model.text import Block
from mtcheck.patterns import lazy

_STARTS = lazy(r"(?:^|[.!?:…–—][\"”“»)]*)\s*[\"“„«»(]*$")
_NEAR = 6
_SPEECH = ("- ", "– ", "— ")

Places = list[tuple[Block, Word]]


@article_check(Category.REGISTER, Severity.MINOR, page_only=False, habit=Habit(4))
def mixed_address(article: Article) -> Iterator[Remark]:
    known = article.profile
    if not known.formal_address:
        return
    formal: Places = []
    familiar: Places = []
    for block in own_text(article):
        for word in _outside_quotations(block):
            if word.folded in known.familiar_address and not _is_noun(block, word, known.code):
                familiar.append((block, word))
            elif word.text in known.formal_address and not _may_be_other(block, word, article):
                formal.append((block, word))
    if choice := register_of(known, article.style.get("address", "")):
        pronoun = known.address[choice == FAMILIAR]
        message = f"the house's style addresses the reader as '{pronoun}'"
        yield from _remarks(familiar if choice == FORMAL else formal, message)
    elif formal and familiar:
        message = "the reader is addressed otherwise in the rest of the text"
        yield from _remarks(familiar if len(familiar) <= len(formal) else formal, message)


def find_addresses(block: Block, language: str) -> list[tuple[bool, Word]]:
    """The words of a text that surely address its reader, each with whether it is formal."""
    known = profile(language)
    found = []
    for word in _outside_quotations(block):
        if word.folded in known.familiar_address and not _is_noun(block, word, known.code):
            found.append((False, word))
        elif word.text in known.formal_address and not _begins_sentence(block, word):
            found.append((True, word))
    return found


def _remarks(places: Sequence[tuple[Block, Word]], message: str) -> Iterator[Remark]:
    for block, word in places:
        yield remark(block, word.start, word.end, message)


def _outside_quotations(block: Block) -> Iterator[Word]:
    if block.text.startswith(_SPEECH):
        return
    quotes = read_quotes(block.text)
    if quotes.unmatched:
        return
    inside = [(each.opening.at, each.closing.at) for each in quotes.quotations if each.opening.sign in DOUBLE + "‚‘'"]
    for word in words(block.text):
        if not any(start < word.start < end for start, end in inside):
            yield word


def _is_noun(block: Block, word: Word, language: str) -> bool:
    """Whether a word stands behind one that a noun follows: *le ton*."""
    before = last_word(block.text[: word.start].rstrip())
    return before in wording(language).articles or before in wording(language).open


def _may_be_other(block: Block, word: Word, article: Article) -> bool:
    """Whether a word with a capital stands where every word has one, and is another one in lower case."""
    if word.folded in article.profile.formal_address or article.once(_speaks_to_reader_alone):
        return False
    return _begins_sentence(block, word)


def _begins_sentence(block: Block, word: Word) -> bool:
    return bool(_STARTS.search(block.text[max(0, word.start - _NEAR) : word.start]))


def _speaks_to_reader_alone(article: Article) -> bool:
    """Whether the original of a pair speaks of no other person."""
    if not article.is_pair or article.source_profile is None or not article.source_profile.third_persons:
        return False
    said = {word for block in article.original_blocks for word in fold_words(block.text)}
    return said.isdisjoint(article.source_profile.third_persons)
