"""A woman of the original became a man in the translation, or the other way round.

## What is wrong
The original says *er* (he) and speaks of no woman, and the translation says *she*; or *Frau Keller* became
*Mr. Keller*.

## Why it matters
It is wrong about a person, and readers take one person for two.

## Example
Original: *Er kam um neun.* Translation: *She came at nine.*

## Known false alarms
Only forms that are clear in both languages count: German *sie* may be *she*, *it* or *they*, so that it proves nothing
against *he* unless a noun (*die Ministerin*) or a verb in the singular tells, and French *il* often means nobody.
Sentences with forms of both genders on either side are left alone. Pronouns are compared in translations into English,
and from English into German; forms of address between five languages.

## Source
MQM: accuracy, mistranslation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from mtcheck.checks.accuracy._persons import woman_made_man
from mtcheck.checks.base import Article, Remark, bead_check
from mtcheck.checks.sides import Side, beside, sides
from mtcheck.language.profiles import primary
from mtcheck.language.words import Word, folded, words
from mtcheck.model.bead import Bead
from mtcheck.model.finding import Category, Severity

_CLEAR = {
    "en": ("he his him himself", "she her hers herself"),
    "de": ("er ihn", ""),
    "fr": ("", ""),
    "es": ("él", "ella"),
    "it": ("egli lui", "ella"),
    "pt": ("ele", "ela"),
    "nl": ("hij hem", ""),
    "sv": ("han honom hans", "hon henne hennes"),
    "pl": ("on jego jemu", "ona"),
    "ru": ("он", "она её"),
    "uk": ("він", "вона її"),
    "cs": ("on", "ona"),
}
"""Pronouns of men and of women, as far as a form stands for nothing else; in many languages also for things."""
_DOUBTFUL = {
    "de": ("sein seine seinen seinem seiner seines ihm herr", "sie ihr ihre ihren ihrem ihrer ihres ihnen frau"),
    "fr": ("il lui", "elle elles lui leur son sa ses"),
    "es": ("su sus lo le", "la su sus le"),
    "it": ("suo suoi lo gli", "lei sua sue suo la le gli"),
    "pt": ("seu dele o", "sua seu dela a"),
    "nl": ("zijn", "zij ze haar"),
    "pl": ("go mu nim", "ją jej niej nią"),
    "ru": ("его ему ним нему нём им", "ее ей ней нею"),
}
"""Forms that may stand for the gender too, and so keep the check silent."""
_TITLES = {
    "de": ("Herr|Herrn", "Frau"),
    "en": (r"Mr\.?|Mister", r"Mrs\.?|Ms\.?|Miss"),
    "fr": (r"Monsieur|M\.", r"Madame|Mme\.?|Mlle\.?"),
    "es": (r"señor|Sr\.", r"señora|Sra\."),
    "it": (r"signor|Sig\.", r"signora|Sig\.ra"),
}
_HEADS = {
    "de": (("Herr",), ("Frau",)),
    "en": (("Mr", "Mister"), ("Mrs", "Ms", "Miss")),
    "fr": (("Monsieur", "M."), ("Madame", "Mme", "Mlle")),
    "es": (("señor", "Sr."), ("señora", "Sra.")),
    "it": (("signor", "Sig."), ("signora", "Sig.ra")),
}
"""What a text must hold before the titles are looked for."""
_PERSONAL = frozenset({"en"})
"""Languages whose pronouns of men and women stand for nobody else: those that can be told wrong."""
_MAN, _WOMAN = 0, 1
_EARLIER = 300
"""Characters before a sentence in which somebody may have been named."""


@bead_check(Category.MISTRANSLATION, Severity.MAJOR)
def pronoun_gender(bead: Bead, article: Article) -> Iterator[Remark]:
    both = sides(bead)
    here, there = primary(article.source_language), primary(article.target_language)
    yield from _titles(*both, here, there)
    if {here, there} == {"de", "en"}:
        yield from _by_nouns(*both, here, there)
    if here not in _CLEAR or there not in _PERSONAL:
        return
    for gender, other in ((_MAN, _WOMAN), (_WOMAN, _MAN)):
        right, wrong = _first(both[0], here, gender), _first(both[1], there, other)
        if right and wrong and not (_has(both[0], here, other) or _has(both[1], there, gender)):
            message = f"'{right.text}' of the original became '{wrong.text}'"
            yield beside(both[0], right[2:], both[1], wrong[2:], message, confidence=0.8)


def _by_nouns(source: Side, target: Side, here: str, there: str) -> Iterator[Remark]:
    """A woman whom German names by a noun or a verb in the singular, and who became a man."""
    first = source.segments[0]
    before = first.block.text[max(0, first.start - _EARLIER) : first.start]
    if found := woman_made_man(source.text, here, target.text, there, before):
        right, wrong = found
        message = f"'{right.text}' of the original became '{wrong.text}'"
        yield beside(source, right[2:], target, wrong[2:], message, confidence=0.7)


def _first(side: Side, language: str, gender: int) -> Word | None:
    """The first clear pronoun of a gender."""
    clear = _forms(language, gender, doubtful=False)
    if clear.isdisjoint(folded(side.text)):
        return None
    return next(word for word in words(side.text) if word.folded in clear)


def _has(side: Side, language: str, gender: int) -> bool:
    """Whether a text may speak of somebody of a gender."""
    forms = _forms(language, gender, doubtful=True)
    return any(word.partition("'")[0].partition("’")[0] in forms for word in folded(side.text))


@cache
def _forms(language: str, gender: int, *, doubtful: bool) -> frozenset[str]:
    lists = [_CLEAR[language][gender], _DOUBTFUL.get(language, ("", ""))[gender] if doubtful else ""]
    return frozenset(" ".join(lists).split())


def _titles(source: Side, target: Side, here: str, there: str) -> Iterator[Remark]:
    """Names whose form of address changed."""
    if here not in _TITLES or there not in _TITLES:
        return
    for gender, other in ((_MAN, _WOMAN), (_WOMAN, _MAN)):
        if not any(head in source.text for head in _HEADS[here][gender]):
            continue
        for match in _titled(here, gender).finditer(source.text):
            name = match["name"]
            wrong = next((each for each in _titled(there, other).finditer(target.text) if each["name"] == name), None)
            if wrong and not any(each["name"] == name for each in _titled(there, gender).finditer(target.text)):
                message = f"'{match[0]}' of the original became '{wrong[0]}'"
                yield beside(source, match.span(), target, wrong.span(), message, confidence=0.9)


@cache
def _titled(language: str, gender: int) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_TITLES[language][gender]}) (?P<name>[^\W\d_a-z]\w+(?:-\w+)?)")
