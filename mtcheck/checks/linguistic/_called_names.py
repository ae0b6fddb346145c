"""People who are called by their given name behind a title, where the family's name goes first: *Mr. Rongli*."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mtcheck.checks.base import Article
from mtcheck.checks.linguistic._name_forms import Form
from mtcheck.checks.linguistic._names import Name, read_names
from mtcheck.checks.origins import origin
from mtcheck.language.traits import Trait, languages_with
from mtcheck.language.wordlists import ANY, word_set


def called_names(article: Article) -> Iterator[Form]:
    """The given names that stand behind a title alone, of people whose whole name the page has, family first."""
    told = article.once(origin)
    if not told.is_suspect or languages_with(Trait.FAMILY_FIRST).isdisjoint(told.languages):
        return
    titles = word_set(article.profile.code, "titles-of-men", "titles-of-women")
    names = article.once(read_names)
    for given in names.values():
        if not titles.isdisjoint(given.before) and (family := _family(given, names)):
            for block, start in given.places:
                if block.text[:start].rstrip(" ").rpartition(" ")[2] in titles:
                    yield Form(block, start, start + len(given.form), family)


def _family(given: Name, names: Mapping[str, Name]) -> str:
    """The one family name that goes before a given name; empty where there is none, or more than one."""
    families = given.before & word_set(ANY, "first-families")
    is_last = any(given.form in names[each].before for each in given.after & names.keys())
    return next(iter(families)) if len(families) == 1 and not is_last else ""
