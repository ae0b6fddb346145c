"""Known hazards of a language or of a pair of languages: tables in ``data/hazards``.

A table is a text file with columns separated by tabs; its first line names them, lines that begin with ``#`` are
notes.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent.parent / "data" / "hazards"


@cache
def rows(table: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a table without its head, each as long as the head.

    Raises:
        FileNotFoundError: there is no such table.
        ValueError: a row has more or fewer columns than the head.
    """
    lines = (_FOLDER / f"{table}.tsv").read_text(encoding="utf-8").splitlines()
    head, *body = [tuple(line.split("\t")) for line in lines if line and not line.startswith("#")]
    for row in body:
        if len(row) != len(head):
            raise ValueError(f"{table}.tsv: {len(row)} columns instead of {len(head)}: {row}")
    return tuple(body)


@cache
def foreign_spellings(language: str) -> dict[str, tuple[str, str]]:
    """Names as other languages spell them: what they are (``person`` or ``place``) and how this language does."""
    return {spelling: (kind, wanted) for kind, _, spelling, wanted in rows_for("names", language)}


@cache
def rows_for(table: str, key: str) -> tuple[tuple[str, ...], ...]:
    """The rows whose first column is ``key``, without that column."""
    return tuple(row[1:] for row in rows(table) if row[0] == key)
