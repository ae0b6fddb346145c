"""A word is none of the language.

## What is wrong
*spinned*, *aproximately*, *glimmish*: no list of the language holds the word, and it is not made of words that are
listed.

## Why it matters
The machine made it up, misspelt it or left it in the original's language; the reader has to guess.

## Example
*The council could aproximately say what the bridge will cost.*

## Known false alarms
English pages only. Names, words in italics, quotation marks or brackets, words that the page explains or says again,
phrases of another language and words of the sciences are passed over. A word that resembles no listed one and that no
dictionary of another language holds is a hint (neutral), unless the page has several, and misspelt ones or two words in
one as well.

## Source
MQM: linguistic conventions, spelling.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, article_check, remark
from mtcheck.checks.linguistic._unknown import Unknown, count_words, prose, unknown_words
from mtcheck.language import spelling
from mtcheck.language.profiles import primary, profile
from mtcheck.language.words import split_words
from mtcheck.model.finding import Category, Fix, Severity

_SHORTEST_NEAR = 6
_MOST_SAID = 1
"""How often a word may be said on a page before it is taken for one of its matter."""
_FEWEST, _MOST = 2, 5
"""Words that are near no other and of no other language: one alone may be rare, many are those of a matter."""
_DENSE = 80
"""Words of the page's text for each of those up to which they are the translation's."""


@article_check(Category.SPELLING, Severity.MINOR, fix=Fix.UNSAFE)
def unknown_word(article: Article) -> Iterator[Remark]:
    found = _candidates(article)
    if not found:
        return
    strange = {each.word.text for each in found if not _meant(each, article)}
    is_damaged = len(strange) < len({each.word.text for each in article.once(unknown_words)})
    is_dense = _FEWEST <= len(strange) <= _MOST and _text_length(article) <= _DENSE * len(strange)
    for each in found:
        word, wanted = each.word.text, _meant(each, article)
        origin = "" if len(strange) > _MOST else spelling.origin(word, primary(article.source_language))
        message = (
            f"'{word}' is {profile(origin).name}" if origin else f"'{word}' is not a word in {article.profile.name}"
        )
        yield remark(
            each.block,
            each.word.start,
            each.word.end,
            message,
            suggestion=wanted if wanted and (wanted[0].isupper() or not origin) else None,
            severity=None if wanted or origin or (is_damaged and is_dense) else Severity.NEUTRAL,
        )


def _candidates(article: Article) -> list[Unknown]:
    """The unknown words that are no two words run together, none of the sciences and none of the page's matter."""
    found = article.once(unknown_words)
    code = article.profile.code
    times, apart, learned = (
        count_words(found, article) if found else Counter(),
        spelling.part_words(code),
        spelling.is_learned(code),
    )
    return [
        each
        for each in found
        if times[each.word.text] <= _MOST_SAID and not apart[each.word.text] and not learned[each.word.text]
    ]


def _text_length(article: Article) -> int:
    return sum(len(split_words(block.text)) for block in prose(article))


def _meant(each: Unknown, article: Article) -> str:
    """The word that was probably meant; empty if none is near."""
    word, own = each.word.text, article.profile
    wanted = spelling.nearest(own.code)[word] if len(word) >= _SHORTEST_NEAR else ""
    return wanted.capitalize() if wanted in own.months or wanted in own.weekdays else wanted
