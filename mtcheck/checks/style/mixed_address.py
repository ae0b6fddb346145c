"""The reader is addressed in two ways within one text.

## What is wrong
An article that says *Sie* to its readers says *du* in one place, *vous* and then *tu*, *usted* and then *tú*; or the
texts of one catalogue do.

## Why it matters
The familiar form in a formal text is rude or comical; machines choose anew in each sentence.

## Example
*Wenn Sie das Beet abdecken, bleiben deine Rosen gesund.*

## Known false alarms
Quotations and dialogue are passed over. Forms of verbs count beside pronouns, where they are no others. German *ihr*
and *sie* are also other words and are not counted; *Sie* at a sentence's start is not either. Where neither form has
the majority the familiar one is marked; between the texts of a catalogue that is a hint. Where `[style]` in the
configuration names an `address`, the other one is marked wherever it is.

## Source
MQM: style, register.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtcheck.checks.base import Article, Remark, article_check, remark
from mtcheck.checks.style._addressing import Place, count_sentences, read_addresses
from mtcheck.language.house import FAMILIAR, FORMAL, register_of
from mtcheck.model.finding import Category, Habit, Severity

_CLEAR = 2
"""Sentences that address the reader in one way by forms of verbs, from which on that is how the text does."""


@article_check(Category.REGISTER, Severity.MINOR, page_only=False, habit=Habit(4))
def mixed_address(article: Article) -> Iterator[Remark]:
    profile = article.profile
    if not profile.formal_address:
        return
    formal, familiar = read_addresses(article)
    if choice := register_of(profile, article.style.get("address", "")):
        pronoun = profile.address[choice == FAMILIAR]
        message = f"the house's style addresses the reader as '{pronoun}'"
        yield from _remarks(_sure(familiar if choice == FORMAL else formal), message)
    elif _is_mixed(formal, familiar):
        message = "the reader is addressed otherwise in the rest of the text"
        yield from _remarks(familiar if count_sentences(familiar) <= count_sentences(formal) else formal, message)


def _sure(places: list[Place]) -> list[Place]:
    return [place for place in places if place.sure]


def _is_mixed(formal: list[Place], familiar: list[Place]) -> bool:
    """Whether both are there: words that can be nothing else, or forms of verbs beside clearly more of others."""
    if _sure(formal) and _sure(familiar):
        return True
    more, less = sorted((formal, familiar), key=count_sentences, reverse=True)
    asked = _CLEAR if _sure(less) or _sure(more) else _CLEAR + 1
    return bool(less) and count_sentences(more) >= asked


def _remarks(places: Sequence[Place], message: str) -> Iterator[Remark]:
    for place in places:
        yield remark(place.block, place.word.start, place.word.end, message)
