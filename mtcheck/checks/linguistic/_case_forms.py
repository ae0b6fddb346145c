"""Names that kept a case ending of the original's language, beside the same names as they should be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mtcheck.checks.base import Article
from mtcheck.checks.linguistic._name_forms import Form
from mtcheck.checks.linguistic._names import Name, own_neighbours, read_names
from mtcheck.checks.origins import origin
from mtcheck.language.dictionary import knows
from mtcheck.language.name_endings import inflects, nominatives
from mtcheck.language.origins import is_witness
from mtcheck.language.wordlists import ANY, words_of
from mtcheck.model.text import Block

_POSSESSIVE = "s"
"""The ending that names also have where they stand for a family, or in a language that writes it so."""
_FEMININE = "a"
_SHORTEST = 5
"""Letters of the form; shorter ones are other names."""


def case_forms(article: Article) -> Iterator[Form]:
    """The inflected forms of names that the page has without an ending as well."""
    languages = [each for each in article.once(origin).languages if each != article.profile.code]
    if languages and not inflects(article.profile.code):
        names = article.once(read_names)
        for name in names.values():
            if len(name.form) >= _SHORTEST and (wanted := _nominative(name, names, languages, article)):
                yield from (Form(block, start, start + len(name.form), wanted) for block, start in name.places)


def _nominative(name: Name, names: Mapping[str, Name], languages: list[str], article: Article) -> str:
    """The name that a word of the page is a form of; empty where it is none."""
    for language in languages:
        for wanted in nominatives(name.form, language):
            if wanted not in names or is_witness(name.form, language):
                continue
            if _is_inflected_whole(name, names[wanted], language) or _is_form(name, names[wanted], article):
                return wanted
    return ""


def _is_inflected_whole(form: Name, base: Name, language: str) -> bool:
    """Whether the names beside the two are forms of one name as well: *Tomasza Wilka* beside *Tomasz Wilk*."""
    sides = (form.before, base.before), (form.after, base.after)
    return any(not base_side.isdisjoint(nominatives(each, language)) for side, base_side in sides for each in side)


def _is_form(form: Name, base: Name, article: Article) -> bool:
    """Whether a word can be nothing but an inflected form of a name."""
    if knows(form.form, article.profile.code) or knows(form.form.lower(), article.profile.code):
        return False
    beside, theirs = own_neighbours(form.before, article), own_neighbours(base.before, article)
    if form.form == base.form + _FEMININE and (base.form.endswith(_paired()) or not theirs or beside):
        return False
    if form.form == base.form + _POSSESSIVE:
        return not beside and not any(_may_be_plural(block, start, article) for block, start in form.places)
    return not (beside and theirs and beside.isdisjoint(theirs))


def _paired() -> tuple[str, ...]:
    """How names of men end that women of the family bear with one more letter."""
    return words_of(ANY, "paired-surnames")


def _may_be_plural(block: Block, start: int, article: Article) -> bool:
    """Whether a name with an *s* is a family's, or the possessive of a language that writes it without a mark."""
    before = block.text[:start].split()[-1:]
    return article.profile.code != "en" or not before or before[0].casefold() in article.profile.determiners
