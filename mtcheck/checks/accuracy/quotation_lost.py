"""What somebody says in the original's quotation marks stands without any in the translation.

## What is wrong
The original quotes four or more words; the translation keeps the speaker's *I* or *we* and has no quotation marks.

## Why it matters
The marks say whose words these are. Without them the paper itself seems to speak.

## Example
Original: *„Wir haben davon nichts gewusst“, sagte sie.* Translation: *We knew nothing about it, she said.*

## Known false alarms
Speech that was turned into reported speech (*They had known nothing*) is sound. Marks of any kind, single ones too,
count as marks, and so does a dash or a colon before the speech, since languages set dialogue differently. Quotations
that run over several passages are only looked at where both marks stand in the passage.

## Source
MQM: accuracy, mistranslation.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, bead_check, beside
from mtcheck.language.quotation import DOUBLE, read_quotes
from mtcheck.language.wordlists import word_set
from mtcheck.language.words import words
from mtcheck.model.bead import Bead
from mtcheck.model.finding import Category, Severity
from mtcheck.model.tags import primary
from mtcheck.patterns import lazy

_FEWEST_WORDS = 4
_OTHER_MARKS = "「」『』《》〈〉‘‚‛‹›`"
_SET_OFF = lazy(r"^\s*[-–—]|[:：]\s|\s[-–—]\s")


@bead_check(Category.MISTRANSLATION, Severity.MINOR, needs=DOUBLE)
def quotation_lost(bead: Bead, article: Article) -> Iterator[Remark]:
    source, target = bead.sides
    if not _is_marked(source.text) or _is_marked(target.text) or _may_quote(target.text):
        return
    span = _quotation(source.text)
    if not span or _speaks(source.text[: span[0]] + source.text[span[1] :], article.source_language):
        return
    if _speaks(source.text[slice(*span)], article.source_language) and _speaks(target.text, article.target_language):
        message = "the original puts this in quotation marks, the translation does not"
        yield beside(source, span, target, target.whole, message, confidence=0.85)


def _is_marked(text: str) -> bool:
    return any(mark in text for mark in DOUBLE)


def _may_quote(text: str) -> bool:
    single = any(quotation.opening.sign in "'’" for quotation in read_quotes(text).quotations)
    return single or any(mark in text for mark in _OTHER_MARKS) or _SET_OFF.search(text) is not None


def _speaks(text: str, language: str) -> bool:
    """Whether somebody speaks of himself in a text."""
    forms = word_set(primary(language), "first-person")
    return any(word.folded.replace("’", "'") in forms for word in words(text))


def _quotation(text: str) -> tuple[int, int] | None:
    """The first passage of several words between two marks, marks included."""
    for each in read_quotes(text).quotations:
        start, end = each.opening.at, each.closing.at + 1
        if each.opening.sign in DOUBLE and len(text[start:end].split()) >= _FEWEST_WORDS:
            return start, end
    return None
