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
Possessives such as *su* and *son* tell nothing of the owner; there, and where the original has no pronoun, nouns
(*actrice*), given names before a surname and verbs (*powiedział*) tell who is spoken of, and only a sentence with one
person counts. *His* for *her* is found where the original speaks of nobody who may be a man; in French, Spanish,
Italian and Portuguese this is minor where the owner may have been named before (*El director elogió su trabajo*).
Relatives (*son mari*), the girl of German grammar, ships and people whose noun leaves open who they are keep the check
silent. Pronouns are compared in translations into English from 13 languages, and from English into German; forms of
address between five languages. Into other languages, pronouns and nouns are compared where each side tells of one sex
alone and of nobody who may be either. The pronoun of a tag behind a quotation (*sagte sie*, *dit-il*) is compared where
the original names one person before whose sex a noun or name tells, and a verb that is all of a tag (*podsumował*)
always. The subject with which both sides begin is compared whoever is named behind it.

## Source
MQM: accuracy, mistranslation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain, islice

from mtcheck.checks.accuracy._exchanged import find_exchanged
from mtcheck.checks.accuracy._persons import man_made_woman, woman_made_man
from mtcheck.checks.accuracy._sexes import Contradiction, Pair, find_contradiction
from mtcheck.checks.accuracy._speakers import find_other_speaker
from mtcheck.checks.base import Article, Remark, bead_check, beside
from mtcheck.language.people import NOUNS, is_abbreviation, read_people
from mtcheck.language.traits import Trait, has_trait
from mtcheck.language.wordlists import any_word_of, word_set, words_of
from mtcheck.language.words import Word, fold_words, words
from mtcheck.model.bead import Bead, Side
from mtcheck.model.finding import Category, Severity
from mtcheck.model.tags import primary
from mtcheck.model.text import Document

_MAN, _WOMAN = "he", "she"
_TITLES = {_MAN: "titles-of-men", _WOMAN: "titles-of-women"}
_EARLIER = 300
"""Characters before a sentence in which somebody may have been named."""


@bead_check(Category.MISTRANSLATION, Severity.MAJOR)
def pronoun_gender(bead: Bead, article: Article) -> Iterator[Remark]:
    both = bead.sides
    here, there = primary(article.source_language), primary(article.target_language)
    yield from _titles(*both, here, there)
    ways = (
        _by_nouns(*both, here, there),
        _by_pronouns(*both, here, there),
        _by_people(*both, here, there, article),
        _by_sex(*both, here, there),
        _by_speaker(*both, here, there, article),
    )
    yield from islice(chain.from_iterable(ways), 1)


def _by_pronouns(source: Side, target: Side, here: str, there: str) -> Iterator[Remark]:
    """Clear pronouns of one gender alone on one side, and of the other alone on the other."""
    if not has_trait(there, Trait.PERSONAL_GENDER):
        return
    for gender, other in ((_MAN, _WOMAN), (_WOMAN, _MAN)):
        right, wrong = _first(source, here, gender), _first(target, there, other)
        if right and wrong and not (_has(source, here, other) or _has(target, there, gender)):
            yield _tell(right, source, wrong, target, 0.8)


def _by_people(source: Side, target: Side, here: str, there: str, article: Article) -> Iterator[Remark]:
    """Pronouns that can be nobody's of whom the original speaks."""
    if not has_trait(there, Trait.PERSONAL_GENDER) or word_set(there, _MAN, _WOMAN).isdisjoint(fold_words(target.text)):
        return
    before = _read_before(source, article.source), _read_before(target, article.target)
    if found := find_contradiction(Pair(source.text, here, target.text, *before)):
        yield _contradict(found, source, target)


def _by_sex(source: Side, target: Side, here: str, there: str) -> Iterator[Remark]:
    """Words of the other sex in a translation into a language other than English."""
    if has_trait(there, Trait.PERSONAL_GENDER):
        return
    if found := find_exchanged(source.text, here, target.text, there):
        yield _tell(found[0], source, found[1], target, 0.7)


def _by_speaker(source: Side, target: Side, here: str, there: str, article: Article) -> Iterator[Remark]:
    """A speaker who is a woman on one side and a man on the other."""
    before = _read_before(source, article.source)
    if found := find_other_speaker(source.text, here, target.text, there, before):
        yield _tell(found[0], source, found[1], target, 0.8)


def _tell(right: Word, source: Side, wrong: Word, target: Side, confidence: float) -> Remark:
    message = f"'{right.text}' of the original became '{wrong.text}'"
    return beside(source, right[2:], target, wrong[2:], message, confidence=confidence)


def _read_before(side: Side, document: Document | None) -> str:
    """What stands before a side in its block or, on a page, in those before it as well."""
    first = side.segments[0]
    if document is None:
        return first.block.text[max(0, first.start - _EARLIER) : first.start]
    start = first.block.locate(first.start, first.start + 1).start
    return document.text[max(0, start - 3 * _EARLIER) : start]


def _tells_of_men(text: str) -> bool:
    """Whether an English text speaks of a man by his name or title, or of a ship and of no woman by hers."""
    people = read_people(text, "en")
    men = [word for word in people.having(NOUNS[_MAN]) if word not in people.having("kin")]
    return bool(men) or (people.open_to_both and not people.names(_WOMAN))


def _contradict(found: Contradiction, source: Side, target: Side) -> Remark:
    if found.proof:
        message = f"'{found.proof.text}' of the original became '{found.wrong.text}'"
        places = source, found.proof[2:], target, found.wrong[2:]
        if found.is_open:
            return beside(*places, message, severity=Severity.MINOR, confidence=0.5)
        return beside(*places, message, confidence=0.7)
    other = found.other.text if found.other else ""
    message = f"'{other}' and '{found.wrong.text}' are used for the only person in the original"
    return beside(source, source.whole, target, found.wrong[2:], message, confidence=0.6)


def _by_nouns(source: Side, target: Side, here: str, there: str) -> Iterator[Remark]:
    """A woman whom German names by a noun or a verb in the singular, and who became a man."""
    if {here, there} != {"de", "en"}:
        return
    found = man_made_woman(source.text, here, target.text) if there == "de" else None
    if not found and not (here == "en" and _tells_of_men(source.text)):
        found = woman_made_man(source.text, here, target.text, there, _read_before(source, None))
    if found:
        yield _tell(found[0], source, found[1], target, 0.7)


def _first(side: Side, language: str, gender: str) -> Word | None:
    """The first clear pronoun of a gender."""
    clear = word_set(language, gender)
    if clear.isdisjoint(fold_words(side.text)):
        return None
    return next((word for word in words(side.text) if word.folded in clear and not is_abbreviation(word.text)), None)


def _has(side: Side, language: str, gender: str) -> bool:
    """Whether a text may speak of somebody of a gender."""
    forms = word_set(language, gender, f"maybe-{gender}")
    return any(word.partition("'")[0].partition("’")[0] in forms for word in fold_words(side.text))


def _titles(source: Side, target: Side, here: str, there: str) -> Iterator[Remark]:
    """Names whose form of address changed."""
    for gender, other in ((_MAN, _WOMAN), (_WOMAN, _MAN)):
        if not any(title in source.text for title in words_of(here, _TITLES[gender])):
            continue
        for match in _titled(here, gender).finditer(source.text):
            name = match["name"]
            wrong = next((each for each in _titled(there, other).finditer(target.text) if each["name"] == name), None)
            if wrong and not any(each["name"] == name for each in _titled(there, gender).finditer(target.text)):
                message = f"'{match[0]}' of the original became '{wrong[0]}'"
                yield beside(source, match.span(), target, wrong.span(), message, confidence=0.9)


@cache
def _titled(language: str, gender: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_word_of(language, _TITLES[gender])}) (?P<name>[^\W\d_a-z]\w+(?:-\w+)?)")
