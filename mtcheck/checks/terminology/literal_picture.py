"""An idiom or a compound of the original's language was rendered by the things that it pictures.

## What is wrong
*They look at the radishes from below*, *they put water in their wine*, *the tooth meat bleeds*: each word is
translated, the picture is not one that the language has.

## Why it matters
The sentence is sound and says nothing, or something else: nobody who reads the translation alone learns that they are
dead, that they gave way, that the gums bleed.

## Example
*Without the bridge, half of the village would now look at the radishes from below.*

## Known false alarms
What nobody says in the language, even of the things themselves, is an error wherever it stands. What is only rare is a
hint (neutral) where it stands alone, and an error where two such pictures or wordings of one language stand on the
page, or where the page betrays by other signs that it was translated from it. What may well be meant as it is written
(*to sit between two chairs*) stays a hint, and a compound of two words that the language often says together (*cash
machine*) is passed over. Where the original's language is named, others' pictures are not looked for; where the
original is at hand and has the idiom's own words, both are marked, and it is an error.

What is known is in `data/pictures`: a table for each language that idioms come from, and one of the words of each
language written for what they picture. A row says what kind it is, how the original has it, what it pictures, where the
same is usual, how sure it is, and what is meant; one row serves all languages written. Single wordings are
`terminology/literal-calque`'s.

## Source
MQM: accuracy, mistranslation (overly literal); written from knowledge of the languages.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import CHOICE_HABIT, Article, Remark, article_check, remark
from mtcheck.checks.terminology._calques import lone_pictures, tells_of
from mtcheck.checks.terminology._literal_sense import is_meant
from mtcheck.checks.terminology._pictures import Shown
from mtcheck.language.calques import Strength
from mtcheck.language.lm.collocations import are_collocated
from mtcheck.language.picture_rows import Kind
from mtcheck.language.profiles import profile
from mtcheck.model.finding import Category, Severity

_PAIR = 2


@article_check(Category.MISTRANSLATION, Severity.MINOR, page_only=False, habit=CHOICE_HABIT)
def literal_picture(article: Article) -> Iterator[Remark]:
    for each in article.once(lone_pictures):
        if each.picture.meaning.casefold() in each.block.text[each.start : each.end].casefold():
            continue
        if each.origin is None and _is_usual(each, article):
            continue
        yield remark(
            each.block, each.start, each.end, _say(each), severity=_severity(each, article), source=each.origin
        )


def _say(shown: Shown) -> str:
    picture = shown.picture
    if len(shown.sources) == 1:
        name = profile(min(shown.sources)).name
        return f"word for word as {name} '{picture.original}'; what is meant is: {picture.meaning}"
    return f"a picture of another language, word for word; what is meant is: {picture.meaning}"


def _is_usual(shown: Shown, article: Article) -> bool:
    """Whether a compound is two words that the language often says together, and nothing tells of the other's."""
    pair = shown.block.text[shown.start : shown.end].split()
    if shown.picture.kind is not Kind.COMPOUND or len(pair) != _PAIR or tells_of(shown.sources, article):
        return False
    return are_collocated(*pair, article.profile.code)


def _severity(shown: Shown, article: Article) -> Severity:
    """Minor where nobody says so, where the original has it, and where the page betrays a language that has it."""
    strength = shown.picture.strength
    if shown.origin is not None:
        return Severity.MINOR
    if shown.denied or (is_meant(shown, article) and not tells_of(shown.sources, article)):
        return Severity.NEUTRAL
    if strength is Strength.TELLING:
        return Severity.MINOR if article.source is None and tells_of(shown.sources, article) else Severity.NEUTRAL
    return Severity.MINOR if strength is Strength.SURE else Severity.NEUTRAL
