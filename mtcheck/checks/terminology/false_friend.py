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

from collections.abc import Iterator, Sequence

from mtcheck.checks.base import Article, Remark, bead_check, beside
from mtcheck.language.false_friends import FalseFriend, false_friends
from mtcheck.language.words import Word
from mtcheck.model.bead import Bead, Side
from mtcheck.model.finding import Category, Fix, Severity


@bead_check(
    Category.FALSE_FRIEND,
    Severity.MAJOR,
    fix=Fix.UNSAFE,
    silences=("terminology/hazard-word", "terminology/literal-calque", "terminology/literal-picture"),
)
def false_friend(bead: Bead, article: Article) -> Iterator[Remark]:
    source, target = bead.sides
    rows: dict[FalseFriend, list[Word]] = {}
    for row, word in false_friends(source.text, article.source_language, article.target_language):
        rows.setdefault(row, []).append(word)
    for row, words in rows.items():
        yield from _find_wrong(row, words, source, target)


def _find_wrong(row: FalseFriend, words: Sequence[Word], source: Side, target: Side) -> Iterator[Remark]:
    """Where the translation has the look-alike, each place beside one of the words that it may come from."""
    names = {word.text for word in words if word.text[0].isupper()}
    found = [each for each in row.wrong_in(target.text) if target.text[each.start : each.end] not in names]
    if not found or row.is_explained(source.text) or row.is_rendered(target.text):
        return
    for at, wrong in enumerate(found):
        word = words[min(at, len(words) - 1)]
        yield beside(
            source,
            (word.start, word.end),
            target,
            (wrong.start, wrong.end),
            f"'{target.text[wrong.start : wrong.end]}' looks like '{word.text}' of the original, "
            f"which means '{wrong.wanted}'",
            suggestion=wrong.wanted,
            confidence=0.9,
        )
