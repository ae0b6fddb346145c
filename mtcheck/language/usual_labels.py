"""Labels that are each other's usual rendering: *Unsubscribe* and *Darse de baja*, by the tables of labels."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain

from mtcheck.language.concepts import Concept, read_concepts
from mtcheck.language.lexicon import packaged_rows
from mtcheck.language.phrases import fold

Labels = frozenset[tuple[str, str]]


def is_usual_rendering(source: str, here: str, target: str, there: str) -> bool:
    """Whether the tables give the one label for the other, in either direction."""
    one, other = (here, fold(source)), (there, fold(target))
    if any({one, other} <= concept for concept in _concepts()):
        return True
    return other[1] in _rights(there).get(one, ()) or one[1] in _rights(here).get(other, ())


@cache
def _rights(language: str) -> Mapping[tuple[str, str], frozenset[str]]:
    """What each label of another language is in this one."""
    found: dict[tuple[str, str], frozenset[str]] = {}
    for row in packaged_rows(language) if language else ():
        key = row[0], fold(row[3])
        found[key] = found.get(key, frozenset()) | {fold(each) for each in row[4].split("|")}
    return found


@cache
def _concepts() -> tuple[Labels, ...]:
    """The labels of each concept, with the languages that have them."""
    return tuple(
        frozenset((code, fold(label)) for code, label in chain(concept.labels, _list_rights(concept)))
        for concept in read_concepts()
    )


def _list_rights(concept: Concept) -> Iterator[tuple[str, str]]:
    return ((code, label) for code, labels in concept.right.items() for label in labels)
