"""A word of the original became its contrary: *turn off* became *einschalten*, *first* is *letzte*.

## What is wrong
The translation has the other end of an axis: *north* for *Süden*, *sister* for *Bruder*, *import* for *Ausfuhr*,
*sank* for *rose*, *may* for *müssen*.

## Why it matters
The sentence reads well and says the contrary. Readers are sent the wrong way, press the wrong button or take a defeat
for a victory.

## Example
Original: *Biegen Sie hinter der Mühle links ab.* Translation: *Turn right behind the mill.*

## Known false alarms
A word counts where its text has nothing of the other end of the axis, the other text has that alone, nothing near
either of them denies, and the sentence encoder finds each to be the nearest word to the other. Labels and sentences
of up to ten words need no encoder; without one, longer texts are passed over. What another word is nearly as near to
is minor. So are obligations (*must* and *may*), *only* and *even*, *before* and *after*, which are hints (neutral) in
longer sentences, since those may be told from the other side: *they left after he came*, *he came before they left*.

## Source
MQM: accuracy, mistranslation; `data/opposites`, written from knowledge of the languages.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, bead_check, beside
from mtcheck.language.key_marks import read_label
from mtcheck.language.traits import Trait, has_trait
from mtcheck.language.values.reversals import find_reversals
from mtcheck.language.wordlists import word_set
from mtcheck.model.bead import Bead, Reversed
from mtcheck.model.finding import Category, Severity
from mtcheck.model.tags import primary

_SHORT = 10
"""Words of the longest text that its words alone tell from its contrary."""
_SIGNS_OF_A_WORD = 2
"""Characters of a word where none are parted by spaces."""
_AROUND = ' \t\n.,;:!?…。！¡"“”„«»'
"""What may stand around a label that is one word."""
_SURE, _DOUBTFUL = 0.85, 0.6


@bead_check(Category.MISTRANSLATION, Severity.MAJOR, silences=("accuracy/negation-mismatch",))
def opposite_word(bead: Bead, article: Article) -> Iterator[Remark]:
    source, target = bead.sides
    for each in tuple(_by_tables(source.text, target.text, article)) or bead.reversed:
        word, contrary = source.text[slice(*each.source)], target.text[slice(*each.target)]
        yield beside(
            source,
            each.source,
            target,
            each.target,
            f"the translation has '{contrary}', the contrary of the original's '{word}'",
            severity=_severity(each, source.text, target.text, article),
            confidence=_SURE if each.sure else _DOUBTFUL,
        )


def _severity(found: Reversed, source: str, target: str, article: Article) -> Severity:
    """Major where it is sure; of words that may be turned round with their clauses, a hint in longer sentences."""
    if found.grave:
        return Severity.MAJOR if found.sure else Severity.MINOR
    return Severity.MINOR if _is_short(source, target, article) else Severity.NEUTRAL


def _by_tables(source: str, target: str, article: Article) -> Iterator[Reversed]:
    """What needs no encoder: the words of a label or of a short sentence."""
    if not _is_short(source, target, article):
        return
    languages = article.source_language, article.target_language
    if _is_exchanged((source, target), languages):
        yield Reversed((0, len(source)), (0, len(target)), True, True)
        return
    for each in find_reversals(source, article.source_language, target, article.target_language):
        yield Reversed(each.source[:2], each.target[:2], True, each.is_grave)


def _is_exchanged(texts: tuple[str, str], languages: tuple[str, str]) -> bool:
    """Whether a label that is a switch's one end, or an answer, became the other."""
    source, target = (read_label(text).text.strip(_AROUND).casefold() for text in texts)
    mine, theirs = (_list_switches(primary(code)) for code in languages)
    return any(
        (source in one and target in their_other) or (source in other and target in their_one)
        for (one, other), (their_one, their_other) in zip(mine, theirs, strict=True)
    )


def _list_switches(language: str) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """The labels that say nothing but one end of an axis, by axis."""
    answers = word_set(language, "labels-yes"), word_set(language, "labels-no")
    return answers, (word_set(language, "labels-on"), word_set(language, "labels-off"))


def _is_short(source: str, target: str, article: Article) -> bool:
    return max(_length(source, article.source_language), _length(target, article.target_language)) <= _SHORT


def _length(text: str, language: str) -> int:
    return len(text) // _SIGNS_OF_A_WORD if has_trait(language, Trait.UNSPACED) else len(text.split())
