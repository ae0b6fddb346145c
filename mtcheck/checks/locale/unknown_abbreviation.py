"""An abbreviation in lower case is none of the language.

## What is wrong
*588 metres s.l.m.* or *with salt q.b.*: letters with full stops stand in the text that the language does not have, or
a word cut short for a year (*in 2026 g.*) or a street (*on ul. Lipowa*), or letters with the mark of Hebrew between
them (*80 m"r*). They were left as the original had them, because a machine has no word to translate in them.

Where the page is known or shows to come from a language, all that its profile has are looked for (*stb.* of Hungarian,
*cfr.* of Italian), its days of the week before a date (*vr 12 jan*), and what it calls a quarter (*3T23*).

## Why it matters
Readers cannot look up what they do not know, and the figure beside it loses its meaning.

## Example
*The village lies at 588 metres s.l.m., above the river.*

## Known false alarms
Those that the language has are in its profile, and those that many languages have (*a.k.a.*, *e.g.*) are passed over.
A word for a year counts behind a preposition of time, one for a street in a sentence, with no number as in an address.
Dotted letters must be two or more; a single abbreviation must stand before a number, or between a number and a word,
and be in no dictionary of the language. Code, addresses and names are not looked at; units of other
languages are `locale/foreign-unit`'s.

## Source
Language profiles, ``abbreviations``; MQM: accuracy, untranslated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from mtcheck.checks.base import Article, Remark, block_check, remark
from mtcheck.checks.locale._cut_short import find_cut_short
from mtcheck.checks.locale._kept_abbreviations import find_kept_abbreviations, may_be_word
from mtcheck.language.left_units import is_left_unit
from mtcheck.language.lm.vocabulary import vocabulary
from mtcheck.language.profiles import Profile, profile
from mtcheck.language.wordlists import ANY, any_word, any_word_of, word_set, words_of
from mtcheck.model.finding import Category, Fix, Furniture, Severity
from mtcheck.model.text import Block
from mtcheck.patterns import any_of, lazy

_DOTTED = lazy(r"(?<![\w.@/:-])(?:[a-zà-ÿ]\.[ \u00a0]?){1,3}[a-zà-ÿ]\.(?![ \u00a0]?\w\.|\w)")
_BEHIND_NUMBER = lazy(r"(?<=\d[ \u00a0])[a-zà-ÿ]{2,5}\.(?=[ \u00a0][a-zà-ÿ])")
_BEFORE_NUMBER = lazy(r"(?<![\w.'’/-])[a-zà-ÿ]{2,4}\.(?=[ \u00a0]\d)")
_YEAR = lazy(
    lambda: (
        rf"\b(?:{any_word('before-years-cut-short')}) "
        rf"(?P<all>(?:19|20)\d\d (?P<word>{any_word_of(ANY, 'years-cut-short')}))(?!\w)"
    )
)
_GERMAN_STREET = lazy(r"(?<=[a-zà-ÿ] )(?P<word>[A-ZÄÖÜ][a-zäöüß]+str\.)(?= [a-zà-ÿ]|$|, [a-zà-ÿ])")
_GERESH = lazy(r"(?<=\d[ \u00a0])(?P<word>[a-zà-ÿ]{1,3}\"[a-zà-ÿ]{1,2})(?!\w)")
_TELLS = lazy(r"[a-zà-ÿг]\.|[a-z]\"[a-z]")


@block_check(Category.UNTRANSLATED, Severity.MINOR, fix=Fix.UNSAFE, furniture=Furniture.AROUND, needs='."0')
def unknown_abbreviation(block: Block, article: Article) -> Iterator[Remark]:
    own = article.profile
    told = set()
    for each in find_cut_short(block, article):
        told.add(each.start)
        if not block.is_code_at(each.start):
            written = block.text[each.start : each.end]
            message = f"'{written}' is {profile(each.language).name} for '{each.wanted}', left from the original"
            yield remark(block, each.start, each.end, message, suggestion=each.wanted)
    for match, language in find_kept_abbreviations(block, article):
        if not block.is_code_at(match.start()) and not is_left_unit(match[0], own.code):
            told.add(match.start())
            message = f"'{match[0]}' is an abbreviation of {profile(language).name}, left from the original"
            yield remark(block, *match.span(), message)
    if not own.abbreviations or not _TELLS.search(block.text):
        return
    for match in _matches(block.text, own):
        if match.start() not in told and not block.is_code_at(match.start()) and not is_left_unit(match[0], own.code):
            start, end = match.span("all" if "all" in match.re.groupindex else 0)
            message = f"{own.name} has no abbreviation '{block.text[start:end]}'; it may be left from the original"
            yield remark(block, start, end, message)


def _of_kinds(text: str, own: Profile) -> Iterator[re.Match[str]]:
    """Abbreviations of a year, of a street and of Hebrew, which the page's language writes otherwise."""
    for table in ("years-cut-short", "streets-cut-short"):
        if not any(map(text.__contains__, words_of(ANY, table))):
            continue
        for match in (_YEAR if table.startswith("years") else _street(own.code)).finditer(text):
            if match["word"].rstrip(".") not in own.abbreviations:
                yield match
    yield from _GERESH.finditer(text) if '"' in text else ()
    yield from _GERMAN_STREET.finditer(text) if own.code != "de" and "str." in text else ()


@cache
def _street(language: str) -> re.Pattern[str]:
    """A street cut short inside a sentence, with no number behind it as in an address."""
    small = any_of(profile(language).function_words)
    name = r"[^\W\d_a-zß-ÿ][^\W\d_]+"
    return re.compile(
        rf"(?<=[a-zà-ÿ] )(?<![\w.-])(?P<word>{any_word_of(ANY, 'streets-cut-short')})"
        rf"(?= {name}(?: {name})*(?:[.,;:!?)]?$|[.,;:!?)] [^\d]| (?:{small})\b))"
    )


def _matches(text: str, own: Profile) -> Iterator[re.Match[str]]:
    for match in _DOTTED.finditer(text):
        letters = re.sub(r"\s", "", match[0]).rstrip(".")
        if not _is_own(letters, own) and letters not in word_set(ANY, "abbreviations-anywhere"):
            yield match
    yield from _of_kinds(text, own)
    for pattern in (_BEHIND_NUMBER, _BEFORE_NUMBER):
        for match in pattern.finditer(text):
            word = match[0].rstrip(".")
            if not _is_own(word, own) and vocabulary(own.code) and not may_be_word(word, own.code):
                yield match


def _is_own(letters: str, own: Profile) -> bool:
    return letters in own.abbreviations or letters.replace(".", "._") in own.abbreviations
