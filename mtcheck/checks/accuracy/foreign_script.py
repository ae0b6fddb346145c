"""A word of the original's script is left in the translation.

## What is wrong
Letters of the original's script stand in a translation that is written in another one.

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

from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, bead_check, remark
from mtcheck.model.bead import Bead
from mtcheck.model.finding import Category, Furniture, Severity
from mtcheck.patterns import HAN_AND_KANA, HANGUL, lazy

_OTHER = lazy(
    r"[\u0370-\u03ff\u1f00-\u1fff\u0400-\u052f\u0590-\u05ff\u0600-\u06ff\u0900-\u0dff\u0e00-\u0e7f\u10a0-\u10ff"
    rf"{HAN_AND_KANA}{HANGUL}]+"
)
_OPENERS = "(（[“\"„«»‘'"


@bead_check(Category.UNTRANSLATED, Severity.MAJOR, furniture=Furniture.AROUND)
def foreign_script(bead: Bead, article: Article) -> Iterator[Remark]:
    if article.profile.script != "Latin":
        return
    for segment in bead.target:
        text = segment.text
        if not _has_other_letters(text):
            continue
        for match in _OTHER.finditer(text):
            word = match[0]
            mine = next((each for each in bead.source if word in each.text), None)
            if mine and not _glossed(text, match.start()) and not _unit(word):
                at = mine.start + mine.text.index(word)
                yield remark(
                    segment,
                    *match.span(),
                    f"'{word}' is left in the original's script",
                    source=mine.block.locate(at, at + len(word)),
                )


def _has_other_letters(text: str) -> bool:
    """Whether a text may hold such letters: told before the expression with all of them is compiled."""
    return not text.isascii() and any("\u0370" <= char < "\u2000" or char >= "\u3040" for char in text)


def _glossed(text: str, start: int) -> bool:
    before = text[:start].rstrip()
    return bool(before) and (before[-1] in _OPENERS or before.count("(") > before.count(")"))


def _unit(word: str) -> bool:
    return word in ("μ", "Ω", "Δ", "α", "β", "γ", "π", "σ", "λ")
