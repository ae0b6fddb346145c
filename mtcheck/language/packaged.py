"""The package's own data files: texts about one language or pair of languages, and tables."""

from __future__ import annotations

import zlib
from contextlib import suppress
from pathlib import Path

from mtcheck import __version__

DATA = Path(__file__).parent.parent / "data"
CLDR = "cldr"
"""The folder of what is taken from Unicode's Common Locale Data Repository."""


def text_of(folder: str, code: str, suffix: str = ".txt") -> str:
    """The text of a folder's file about a language (``de``) or a pair (``de-en``); empty where it has none.

    Codes come from outside, so one that is more than letters names no file.
    """
    path = DATA / folder / f"{code}{suffix}"
    return path.read_text(encoding="utf-8") if code.replace("-", "").isalpha() and path.is_file() else ""


def generated_text_of(folder: str, code: str) -> str:
    """What CLDR has for a file of a folder, which goes before it; written by ``scripts/cldr.py``."""
    return text_of(f"{CLDR}/{folder}", code)


def stamp_of(*paths: Path) -> str:
    """What tells versions of files apart without reading them: their sizes and when they were written."""
    return f"{zlib.crc32(repr((__version__, *map(_seen, paths))).encode()):08x}"


def _seen(path: Path) -> tuple[int, int] | None:
    with suppress(OSError):
        found = path.stat()
        return found.st_size, found.st_mtime_ns
    return None


def rows_of(folder: str, table: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a table below its head, each as long as the head.

    Columns are separated by tabs; lines that begin with ``#`` are notes.

    Raises:
        FileNotFoundError: there is no such table.
        ValueError: a row has more or fewer columns than the head.
    """
    return _read_table(folder, table)[1]


def columns_of(folder: str, table: str) -> tuple[str, ...]:
    """The head of a table.

    Raises:
        FileNotFoundError, ValueError: as for ``rows_of``.
    """
    return _read_table(folder, table)[0]


def column_of(folder: str, table: str, name: str) -> dict[str, str]:
    """A column of a table by the first one; empty where the table has none of that name.

    Raises:
        FileNotFoundError, ValueError: as for ``rows_of``.
    """
    head, body = _read_table(folder, table)
    if name not in head[1:]:
        return {}
    return {row[0]: row[head.index(name)] for row in body}


def _read_table(folder: str, table: str) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    lines = (DATA / folder / f"{table}.tsv").read_text(encoding="utf-8").splitlines()
    head, *body = [tuple(line.split("\t")) for line in lines if line and not line.startswith("#")]
    for row in body:
        if len(row) != len(head):
            raise ValueError(f"{table}.tsv: {len(row)} columns instead of {len(head)}: {row}")
    return head, tuple(body)
