"""A word is none of the language.

## What is wrong
*spinned*, *aproximately*, *glimmish*: no list of the language holds the word, and it is not made of words that are
listed. *informations*, *payed*: the word has no such form. *Landes-government*, *Sozialministry*: half of a compound
was left in the original's language.

## Why it matters
The machine made it up, misspelt it or left it in the original's language; the reader has to guess.

## Example
*The council could aproximately say what the bridge will cost.*

## Known false alarms
English pages only. Names, words in italics, quotation marks or brackets, words that the page explains or says again,
phrases of another language and words of the sciences are passed over. A word that resembles no listed one and that no
dictionary of another language holds is a hint (neutral), unless the page has several, and misspelt ones or two words in
one as well, or shows by other signs that it was translated.

## Source
MQM: linguistic conventions, spelling.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from mtcheck.checks.base import Article, Remark, article_check, remark
from mtcheck.checks.linguistic._unknown import Unknown, count_words, is_meant, prose, unknown_words
from mtcheck.checks.origins import origin as read_origin
from mtcheck.language import spelling
from mtcheck.language.false_friends import find_lent
from mtcheck.language.profiles import profile
from mtcheck.language.words import split_words, words
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.tags import primary
from mtcheck.model.text import Block

_SHORTEST_NEAR = 6
_MOST_SAID = 1
"""How often a word may be said on a page before it is taken for one of its matter."""
_FEWEST, _MOST = 2, 5
"""Words that are near no other and of no other language: one alone may be rare, many are those of a matter."""
_DENSE = 80
"""Words of the page's text for each of those up to which they are the translation's."""


@article_check(Category.SPELLING, Severity.MINOR, fix=Fix.UNSAFE)
def unknown_word(article: Article) -> Iterator[Remark]:
    if article.profile.code in spelling.languages():
        for block in prose(article):
            yield from _malformed(block, article.profile.code)
    if found := _candidates(article):
        yield from _unknown(found, article)


def _malformed(block: Block, language: str) -> Iterator[Remark]:
    """Wrong forms of known words, and compounds that were translated by half."""
    wrong, half = spelling.wrong_form(language), spelling.half_translated(language)
    row = split_words(block.text)
    if not any(map(wrong.__getitem__, row)) and not any(map(half.__getitem__, row)):
        return
    for word in words(block.text):
        if is_meant(block, word) and not block.text[: word.start].rstrip()[-1:].isdigit():
            continue
        if meant := wrong[word.text]:
            message = f"'{word.text}' should be '{meant}'"
            yield remark(block, word.start, word.end, message, suggestion=meant)
        elif half[word.text]:
            message = f"half of '{word.text}' was left untranslated"
            yield remark(block, word.start, word.end, message)


def _unknown(found: list[Unknown], article: Article) -> Iterator[Remark]:
    strange = {each.word.text for each in found if not _meant(each, article)}
    is_damaged = len(strange) < len({each.word.text for each in article.once(unknown_words)})
    is_dense = _FEWEST <= len(strange) <= _MOST and _text_length(article) <= _DENSE * len(strange)
    is_translation = len(strange) <= _MOST and article.once(read_origin).is_translation
    source = primary(article.source_language) or _language_of(strange)
    for each in found:
        if lent := _explain_lent(each, article):
            yield lent
            continue
        word, wanted = each.word.text, _meant(each, article)
        origin = "" if len(strange) > _MOST else spelling.origin(word, source)
        is_own = spelling.is_suffixed(word, article.profile.code)
        is_sure = (is_damaged and is_dense) or (is_translation and not is_own)
        message = (
            f"'{word}' is {profile(origin).name}" if origin else f"'{word}' is not a word in {article.profile.name}"
        )
        yield remark(
            each.block,
            each.word.start,
            each.word.end,
            message,
            suggestion=wanted if wanted and (wanted[0].isupper() or not origin) else None,
            severity=None if wanted or origin or is_sure else Severity.NEUTRAL,
        )


def _language_of(strange: Iterable[str]) -> str:
    """The one language that the words look like which show one: it may know those as well that show none."""
    languages = set(filter(None, map(spelling.origin, strange)))
    return languages.pop() if len(languages) == 1 else ""


def _explain_lent(each: Unknown, article: Article) -> Remark | None:
    """A word of the original's language that the tables of false friends know, with what it means: *handys*."""
    word, own = each.word, article.profile.code
    for code in article.once(read_origin).languages:
        if found := find_lent(word.text, code, own):
            message = f"'{word.text}' is {profile(code).name} '{found[0]}', which means '{found[1]}'"
            return remark(each.block, word.start, word.end, message, suggestion=found[1])
    return None


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
