"""Names of people that stand on a page in both orders: the family's name first, as in the original, and last."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mtcheck.checks.base import Article
from mtcheck.checks.linguistic._name_forms import Form
from mtcheck.checks.linguistic._names import Name, read_names
from mtcheck.checks.origins import origin
from mtcheck.language.origins import is_witness
from mtcheck.language.traits import Trait, languages_with


def swapped_names(article: Article) -> Iterator[Form]:
    """The pairs of names that the page has in the other order as well, where the original's puts the family first."""
    languages = languages_with(Trait.FAMILY_FIRST).intersection(article.once(origin).languages)
    if not languages:
        return
    names = article.once(read_names)
    for first in names.values():
        for last in first.after & names.keys():
            if first.form in names[last].after and _is_given(first, names[last], languages):
                yield from _places(names, last, first.form)


def _is_given(first: Name, last: Name, languages: frozenset[str]) -> bool:
    """Whether the first is a given name of the languages, or as far as that is known the page puts it first."""
    known = [any(is_witness(each.form, language) for language in languages) for each in (first, last)]
    if known[0] != known[1]:
        return known[0]
    return len(_pairs(first, last.form)) > len(_pairs(last, first.form))


def _pairs(first: Name, last: str) -> list[tuple[int, int]]:
    return [
        (number, start)
        for number, (block, start) in enumerate(first.places)
        if block.text.startswith(f" {last}", start + len(first.form))
    ]


def _places(names: Mapping[str, Name], one: str, other: str) -> Iterator[Form]:
    for number, start in _pairs(names[one], other):
        block = names[one].places[number][0]
        yield Form(block, start, start + len(one) + 1 + len(other), f"{other} {one}")
