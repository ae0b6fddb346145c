"""Two words run together, or a letter of the original is left before a word.

## What is wrong
*the reformwhich comes into force*, *he saidThe council*, *fromRiverline*: a tag, a link or a line ended there, and the
blank was lost. *DThe lines*, *KShortly before*: the large first letter of the original's paragraph was a piece of its
own, and the machine kept it. *T he bridge*: the translation's own was. *FACTWolf*: the label of a box is glued to it.

## Why it matters
Readers stumble over a word that is none, and search finds neither of the two.

## Example
*The timetable reformwhich comes into force in May was postponed.*

## Known false alarms
Names and brands with a capital inside (*McTavish*, *LinkedIn*, *YouGrow*), words said again on the page and pages of
programs are passed over: one of two words must be a function word, or stand on the page as a name.

## Source
MQM: linguistic conventions, whitespace.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from mtcheck.checks.base import Article, Remark, article_check, remark
from mtcheck.checks.linguistic._joins import joins, may_be_two, surroundings
from mtcheck.checks.linguistic._unknown import is_meant, prose
from mtcheck.language.dictionary import knows
from mtcheck.language.glued import glued_words, languages
from mtcheck.language.lm.vocabulary import vocabulary
from mtcheck.language.spelling import joints
from mtcheck.language.wordlists import ANY, any_word_of, word_set
from mtcheck.language.words import split_words, words
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.kinds import BlockKind, MarkKind, Region
from mtcheck.patterns import lazy

_COUNT = lazy(r"(?<![\w.,:/#-])(?P<number>\d{1,4})(?P<word>[^\W\d_]{4,})(?![\w-])")
_MEASURED = lazy(
    lambda: (
        r"(?<![\w.,:/#@-])(?P<word>[^\W\d_]{4,})(?P<number>\d{1,4}(?:[.,]\d{1,2})?)"
        rf"(?=[ \u00a0](?:{any_word_of(ANY, 'apart-units', 'letter-units')})(?!\w))"
    )
)
"""What is measured run together with its amount, as the cells of a table are: *potatoes800 g*."""
_LABEL = lazy(r"(?P<label>[^\W\d_a-zß-ÿ]{4,})(?P<word>[^\W\d_a-zß-ÿ][a-zß-ÿ]+)(?= [^\W\d_])")
_SHORTEST_LABEL = 4
_MEANT = (MarkKind.CODE, MarkKind.KEPT, MarkKind.EMPHASIS)


@article_check(Category.WHITESPACE, Severity.MINOR, fix=Fix.UNSAFE)
def joined_words(article: Article) -> Iterator[Remark]:
    yield from _counted(article)
    yield from _measured(article)
    yield from _labels(article)
    if article.profile.code in languages():
        yield from _glued(article)
    if not joints(article.profile.code):
        return
    may_be = may_be_two(article.profile.code)
    headlines = (block for block in article.blocks if block.region is Region.HEADLINE)
    for block in chain(prose(article), headlines):
        if not any(map(may_be.__getitem__, split_words(block.text))) or (page := article.once(surroundings)) is None:
            continue
        for start, end, reason, kept in joins(block, page):
            borders = {at for mark in block.marks for at in (mark.start, mark.end)}
            if not block.is_marked(start, end, *_MEANT) and not any(start < at < end for at in borders):
                yield remark(block, start, end, reason, suggestion=kept)


def _glued(article: Article) -> Iterator[Remark]:
    """Two words of a language without lists of frequent words, of which one is a small one or both are long."""
    pairs = glued_words(article.profile.code)
    for block in prose(article):
        if not any(map(pairs.__getitem__, split_words(block.text))):
            continue
        for word in words(block.text):
            if (pair := pairs[word.text]) and not is_meant(block, word):
                reason = f"a space is missing between '{pair[0]}' and '{pair[1]}'"
                yield remark(block, word.start, word.end, reason, suggestion=" ".join(pair))


def _labels(article: Article) -> Iterator[Remark]:
    """The label of a box in capitals and the word behind it: *FACTWolf in the county*."""
    for block in article.blocks:
        begins = block.text[:_SHORTEST_LABEL].isupper() and block.kind is not BlockKind.CODE
        match = _LABEL.match(block.text) if begins else None
        lists = vocabulary(article.profile.code) if match else None
        if not match or knows(match[0].lower(), article.profile.code) or (lists and lists.holds(match[0].lower())):
            continue
        if all(knows(match[part].lower(), article.profile.code) for part in ("label", "word")):
            reason = f"a space is missing between '{match['label']}' and '{match['word']}'"
            yield remark(block, *match.span(), reason, suggestion=f"{match['label']} {match['word']}")


def _measured(article: Article) -> Iterator[Remark]:
    """A word and the amount behind it: *potatoes800 g*."""
    for block in article.blocks:
        for match in _MEASURED.finditer(block.text) if any(map(str.isdigit, block.text)) else ():
            if knows(match["word"], article.profile.code) and not block.is_marked(*match.span(), *_MEANT):
                reason = f"a space is missing between '{match['word']}' and '{match['number']}'"
                yield remark(block, *match.span(), reason, suggestion=f"{match['word']} {match['number']}")


def _counted(article: Article) -> Iterator[Remark]:
    """A number and what it counts: *8pieces*."""
    counters = word_set(article.profile.code, "counters")
    for block in prose(article) if counters else ():
        for match in _COUNT.finditer(block.text):
            if match["word"] in counters and not block.is_marked(*match.span(), *_MEANT):
                reason = f"a space is missing between '{match['number']}' and '{match['word']}'"
                yield remark(block, *match.span(), reason, suggestion=f"{match['number']} {match['word']}")
