"""A word is what another language's word becomes when it is taken literally.

## What is wrong
*The manifestation against the project*, *the trainer of the guests*, *the national players*: the article is about a
demonstration, a coach, internationals. The sentence is English, and says something else.

## Why it matters
Nobody who reads the translation alone can know what was meant.

## Example
*The reunion between the unions and the mayor is fixed for Monday; a manifestation against the strike was planned.*

## Known false alarms
Without the original nothing is sure: what is found is a hint (neutral) on most pages. It counts (minor) where two
different words of one language stand on the page, and where the page betrays that it was translated from a language
whose word this is: by decimal commas, marks and times that its own language does not have, and by names, places or
money of a country. Words that are ordinary otherwise want their matter: an article about sport, politics, the police, a
recipe, or a word near them (*embarrassed* near *birth*). Where the original's language is named (``--from``) or the
original is given, others' words are not looked for, and with an original those of its language count everywhere; where
`terminology/false-friend` knows the original's word, it alone speaks. What is known is in `data/hazards/alone.tsv` and
`near.tsv`.

## Source
MQM: terminology, wrong term; written from knowledge of the languages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mtcheck.checks.base import CHOICE_HABIT, Article, Remark, article_check, remark
from mtcheck.checks.terminology._calques import calques, lone_pictures, tells_of
from mtcheck.checks.terminology._hazards import Hit, hazards
from mtcheck.language.false_friends import false_friends
from mtcheck.model.finding import Category, Fix, Severity


@article_check(Category.WRONG_TERM, Severity.NEUTRAL, fix=Fix.UNSAFE, habit=CHOICE_HABIT)
def hazard_word(article: Article) -> Iterator[Remark]:
    for each in article.once(hazards):
        if not _is_in_calque(each, article) and not _is_false_friend(each, article):
            yield remark(
                each.block,
                *each.match.span(),
                f"'{each.match[0]}' may be a word of the original taken literally; usual is '{each.hazard.wanted}'",
                severity=Severity.MINOR if _is_from(each.hazard.sources, article) else None,
            )


def _is_from(languages: Iterable[str], article: Article) -> bool:
    """Whether the text is from one of the languages, or betrays that it is."""
    return article.source is not None or tells_of(languages, article)


def _is_false_friend(hit: Hit, article: Article) -> bool:
    """Whether the original has the word that looks like one here, which is then known more surely."""
    place = hit.block.locate(*hit.match.span())
    return any(
        bead.sides[1].span(wrong.start, wrong.end).overlaps(place)
        for bead in article.beads
        if bead.source and any(each.block is hit.block for each in bead.target)
        for row, _ in false_friends(bead.sides[0].text, article.source_language, article.target_language)
        for wrong in row.wrong_in(bead.sides[1].text)
    )


def _is_in_calque(hit: Hit, article: Article) -> bool:
    """Whether a wording or a picture that is told as such holds the word."""
    start, end = hit.match.span()
    told = [(each.block, each.start, each.end) for each in article.once(calques)]
    told += [(each.block, each.start, each.end) for each in article.once(lone_pictures)]
    return any(block is hit.block and begin < end and stop > start for block, begin, stop in told)
