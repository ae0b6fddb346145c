"""Formats that are not read: told by a file's name or by its content, and what to do instead."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from mtcheck.errors import ReadError

_TABLE = Path(__file__).parent.parent / "data" / "formats" / "foreign.tsv"


class Foreign(NamedTuple):
    """A format that is not read."""

    kind: str
    suffixes: tuple[str, ...]
    what: str
    cure: str

    def error(self, name: str) -> ReadError:
        """What is said of a file of this format."""
        return ReadError(f"{name}: this is {self.what}, which is not read; {self.cure}")


@cache
def formats() -> Mapping[str, Foreign]:
    """Every format that is refused, by its kind."""
    lines = _TABLE.read_text(encoding="utf-8").splitlines()
    _head, *rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {kind: Foreign(kind, tuple(suffixes.strip("-").split()), what, cure) for kind, suffixes, what, cure in rows}


def promised(suffix: str) -> Foreign | None:
    """The format that the ending of a file's name promises, where it is one that is not read."""
    wanted = suffix.lower()
    return next((each for each in formats().values() if wanted in each.suffixes), None) if wanted else None


def refuse_foreign(text: str, name: str) -> None:
    """Let a text pass that may be an article.

    Raises:
        ReadError: it is surely of a format that is not read.
    """
    from mtcheck.loading.sniffing import kind_of

    if kind := kind_of(text):
        raise formats()[kind].error(name)
