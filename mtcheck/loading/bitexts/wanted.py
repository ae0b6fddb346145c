"""What a reader is asked for where a file holds more than one pair of sides."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from mtcheck.model.tags import primary
from mtcheck.model.tuples import NamedTuple


class Wanted(NamedTuple):
    """The languages and the columns that were named; empty where the file is to say."""

    source_language: str = ""
    target_language: str = ""
    columns: Mapping[str, str] = MappingProxyType({})
    """What a column is used for (``source``, ``target``, ``reference``, ``key``) and its name or number."""


ANY = Wanted()


def pick_tag(wanted: str, tags: Iterable[str]) -> str:
    """The tag of a language among those of a file: itself, or else one of the same language; empty without one."""
    there = list(tags)
    exact = [tag for tag in there if tag.lower() == wanted.lower()]
    return next(iter(exact or [tag for tag in there if primary(tag) == primary(wanted)]), "")
