"""A word was taken for its look-alike in the other language.

## What is wrong
German *Chef* (boss) became *chef* (a cook), French *librairie* (bookshop) became *library*: the translation has the
word that looks alike, and no word that says what the original does.

## Why it matters
The sentence reads well and says something else, so that no reader of the translation can notice.

## Example
Original: *Der Chef der Fabrik trat zurück.* Translation: *The chef of the factory resigned.*

## Known false alarms
A word that is right in one sense and wrong in another is known only where the wrong sense is unlikely in news. Nothing
is said where a sound rendering stands anywhere in the translation, and where another word of the original explains
the one that looks wrong. What is known stands in `data/false_friends`, a table for each pair of languages.

## Source
MQM: accuracy, mistranslation, false friend; the tables were written from knowledge of the languages.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, bead_check, beside
from mtcheck.language.false_friends import false_friends
from mtcheck.model.bead import Bead
from mtcheck.model.finding import Category, Fix, Severity


@bead_check(
    Category.FALSE_FRIEND,
    Severity.MAJOR,
    fix=Fix.UNSAFE,
    silences=("terminology/hazard-word", "terminology/literal-calque", "terminology/literal-picture"),
)
def false_friend(bead: Bead, article: Article) -> Iterator[Remark]:
    source, target = bead.sides
    for row, word in false_friends(source.text, article.source_language, article.target_language):
        for wrong in row.wrong_in(target.text):
            found = target.text[wrong.start : wrong.end]
            copied_name = found == word.text and found[0].isupper()
            if copied_name or row.is_explained(source.text) or row.is_rendered(target.text):
                continue
            yield beside(
                source,
                (word.start, word.end),
                target,
                (wrong.start, wrong.end),
                f"'{found}' looks like '{word.text}' of the original, which means '{wrong.wanted}'",
                suggestion=wrong.wanted,
                confidence=0.9,
            )
