"""Labels that are each other's usual rendering: *Unsubscribe* and *Darse de baja*, by the tables of labels."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from mtcheck.language.lexicon import packaged_rows
from mtcheck.language.packaged import text_of
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
    """The labels of each concept of ``data/literal/labels.txt``, with the languages that have them."""
    found: list[set[tuple[str, str]]] = []
    for line in text_of("literal", "labels").splitlines():
        if line.startswith("["):
            found.append(set(_of_head(line)))
        elif found and line and not line.startswith("#"):
            found[-1].update(
                (code, fold(label)) for code, _, label in (each.partition(" ") for each in line.split(", "))
            )
    return tuple(map(frozenset, found))


def _of_head(line: str) -> Iterator[tuple[str, str]]:
    for part in line.partition("] ")[2].split("; "):
        code, _, labels = part.partition(" ")
        yield from ((code, fold(label)) for label in labels.split("/"))
