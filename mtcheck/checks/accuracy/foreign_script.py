"""A word of the original's script is left in the translation.

## What is wrong
Letters of the original's script stand in a translation that is written in another one; or a word is in a script that
neither side is written in.

## Why it matters
The word was not translated, and most readers cannot even spell it out.

## Example
*Компания объявила о новых рейсах* beside *The company announced new рейсах*.

## Known false alarms
A gloss that gives a name in its own script stands in brackets or quotation marks and is left alone.

## Source
MQM: accuracy, untranslated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, bead_check, remark
from mtcheck.checks.signs import BEYOND_ASCII
from mtcheck.model.bead import Bead
from mtcheck.model.finding import Category, Furniture, Severity
from mtcheck.model.text import Segment
from mtcheck.patterns import HAN_AND_KANA, HANGUL, lazy

_OTHER = lazy(
    r"[\u0370-\u03ff\u1f00-\u1fff\u0400-\u052f\u0590-\u05ff\u0600-\u06ff\u0900-\u0dff\u0e00-\u0e7f\u10a0-\u10ff"
    rf"{HAN_AND_KANA}{HANGUL}]+"
)
_OPENERS = "(（[“\"„«»‘'"


@bead_check(Category.UNTRANSLATED, Severity.MAJOR, furniture=Furniture.AROUND, needs=BEYOND_ASCII)
def foreign_script(bead: Bead, article: Article) -> Iterator[Remark]:
    if article.profile.script != "Latin":
        return
    for segment in bead.target:
        text = segment.text
        if not _has_other_letters(text):
            continue
        for match in _OTHER.finditer(text):
            if not _glossed(text, match.start()) and not _unit(match[0]):
                yield from _remarks(match, segment, bead, article)


def _remarks(match: re.Match[str], segment: Segment, bead: Bead, article: Article) -> Iterator[Remark]:
    word = match[0]
    if mine := next((each for each in bead.source if word in each.text), None):
        at = mine.start + mine.text.index(word)
        message = f"'{word}' is left in the original's script"
        yield remark(segment, *match.span(), message, source=mine.block.locate(at, at + len(word)))
    elif (article.source_profile or article.profile).script == "Latin" and _is_of_neither(word, bead):
        yield remark(segment, *match.span(), f"'{word}' is in a script of neither language")


def _is_of_neither(word: str, bead: Bead) -> bool:
    """Whether a word of several letters is in a script of which the original has none."""
    return len(word) > 1 and not any(_OTHER.search(each.text) for each in bead.source)


def _has_other_letters(text: str) -> bool:
    """Whether a text may hold such letters: told before the expression with all of them is compiled."""
    return not text.isascii() and any("\u0370" <= char < "\u2000" or char >= "\u3040" for char in text)


def _glossed(text: str, start: int) -> bool:
    before = text[:start].rstrip()
    return bool(before) and (before[-1] in _OPENERS or before.count("(") > before.count(")"))


def _unit(word: str) -> bool:
    return word in ("μ", "Ω", "Δ", "α", "β", "γ", "π", "σ", "λ")
