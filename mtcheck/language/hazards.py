"""Known hazards of a language or of a pair of languages: tables in ``data/hazards``.

A table is a text file with columns separated by tabs; its first line names them, lines that begin with ``#`` are
notes.
"""

from __future__ import annotations

from functools import cache

from mtcheck.language.packaged import rows_of


@cache
def rows(table: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a table without its head, each as long as the head.

    Raises:
        FileNotFoundError: there is no such table.
        ValueError: a row has more or fewer columns than the head.
    """
    return rows_of("hazards", table)


@cache
def foreign_spellings(language: str) -> dict[str, tuple[str, str]]:
    """Names as other languages spell them: what they are (``person`` or ``place``) and how this language does."""
    return {spelling: (kind, wanted) for kind, _, spelling, wanted in rows_for("names", language)}


@cache
def rows_for(table: str, key: str) -> tuple[tuple[str, ...], ...]:
    """The rows whose first column is ``key``, without that column."""
    return tuple(row[1:] for row in rows(table) if row[0] == key)
