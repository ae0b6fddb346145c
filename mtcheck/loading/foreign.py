"""Formats that are not read: told by a file's name or by its content, and what to do instead."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from mtcheck.errors import ReadError
from mtcheck.model.tuples import NamedTuple

_BY_NAME = ("give it a name ", "give it the name ")
"""How the cure begins for a format that is read under its own name."""
_FOLDER = Path(__file__).parent.parent / "data" / "formats"


class Foreign(NamedTuple):
    """A format that is not read."""

    kind: str
    suffixes: tuple[str, ...]
    roots: tuple[str, ...]
    """Names in lower case of the outermost tag, which make a text one of these; any other text is XML if it says so."""
    what: str
    cure: str

    def error(self, name: str) -> ReadError:
        """What is said of a file of this format."""
        how = "is read only from a file whose name says so" if self.cure.startswith(_BY_NAME) else "is not read"
        return ReadError(f"{name}: this is {self.what}, which {how}; {self.cure}")


@cache
def formats() -> Mapping[str, Foreign]:
    """Every format that is refused, by its kind."""
    lines = (_FOLDER / "foreign.tsv").read_text(encoding="utf-8").splitlines()
    _head, *rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {
        kind: Foreign(kind, _list(suffixes), _list(roots), what, cure) for kind, suffixes, roots, what, cure in rows
    }


def _list(cell: str) -> tuple[str, ...]:
    return tuple(cell.strip("-").split())


def kind_of_root(name: str) -> str:
    """The kind of format whose outermost tag has a name; empty for that of none."""
    return next((each.kind for each in formats().values() if name in each.roots), "")


@cache
def column_names() -> frozenset[str]:
    """What columns of texts and translations are called, in lower case."""
    return frozenset((_FOLDER / "columns.txt").read_text(encoding="utf-8").split())


def find_promised(suffix: str) -> Foreign | None:
    """The format that the ending of a file's name promises, where it is one that is not read."""
    wanted = suffix.lower()
    return next((each for each in formats().values() if wanted in each.suffixes), None) if wanted else None
