"""Runs in the file: added in one transaction, and read with an eye on what is no number and no text."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mtcheck.errors import ReadError, UsageError, make_printable
from mtcheck.history.database import RESTORE, VERSION, create, is_empty, open_database
from mtcheck.history.record import Article, Count, Run, Value

if TYPE_CHECKING:
    from sqlite3 import Connection


def require_writable(path: Path) -> None:
    """Find out whether a run can be added to the file, which need not be there yet.

    Raises:
        UsageError: it is no history, of a newer mtcheck, or cannot be written.
        ReadError: it is damaged or locked.
    """
    with open_database(path, "rwc") as base:
        base.execute("BEGIN IMMEDIATE")
        base.execute(f"PRAGMA user_version = {VERSION}")  # a lock alone is granted for a file that is only to be read
        base.execute("ROLLBACK")


def add(path: Path, at: str, version: str, articles: Sequence[Article]) -> None:
    """Add a run, whole or not at all.

    Raises:
        UsageError: the file is no history, of a newer mtcheck, or cannot be written.
        ReadError: it is damaged or locked.
    """
    with open_database(path, "rwc") as base:
        base.execute("BEGIN IMMEDIATE")
        if is_empty(base):
            create(base)
        run = base.execute("INSERT INTO run (at, version) VALUES (?, ?)", (at, version)).lastrowid
        for article in articles:
            _insert(base, run, article)
        base.execute("COMMIT")


def read(path: Path, last: int | None = None) -> tuple[Run, ...]:
    """The runs of a file, oldest first.

    Args:
        path: the file.
        last: how many of the newest; all where it is not given.

    Raises:
        UsageError: there is no such file, or it is no history or of a newer mtcheck.
        ReadError: it is damaged or locked.
    """
    if not path.exists():
        raise UsageError(f"{make_printable(str(path))}: no such history; make it with 'mtcheck check --history'")
    with open_database(path, "ro") as base:
        if is_empty(base):
            return ()
        newest = base.execute(
            "SELECT id, at, version FROM run ORDER BY id DESC LIMIT ?", (-1 if last is None else last,)
        )
        try:
            return tuple(_run(base, *row) for row in reversed(newest.fetchall()))
        except (TypeError, ValueError) as error:
            raise ReadError(f"{make_printable(str(path))}: damaged: {error}; {RESTORE}") from error


def _insert(base: Connection, run: int | None, article: Article) -> None:
    fields = (run, article.name, article.source_language, article.target_language, article.words, article.failed)
    number = base.execute(
        "INSERT INTO article (run, name, source_language, target_language, words, failed, checks) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        (*(_storable(each) for each in fields), _signature(base, article.checks)),
    ).lastrowid
    base.executemany(
        "INSERT INTO value (article, name, value, low, high, signature) VALUES (?, ?, ?, ?, ?, ?)",
        [
            (number, each.name, each.value, each.low, each.high, _signature(base, each.signature))
            for each in article.values
        ],
    )
    base.executemany(
        "INSERT INTO count (article, check_id, severity, number) VALUES (?, ?, ?, ?)",
        [(number, *each) for each in article.counts],
    )


def _storable(value: Any) -> Any:
    """A value that SQLite takes: names of files may hold what is no Unicode."""
    return value.encode(errors="backslashreplace").decode() if isinstance(value, str) else value


def _signature(base: Connection, text: str) -> int:
    base.execute("INSERT OR IGNORE INTO signature (text) VALUES (?)", (text,))
    number: int = base.execute("SELECT id FROM signature WHERE text = ?", (text,)).fetchone()[0]
    return number


def _run(base: Connection, number: int, at: Any, version: Any) -> Run:
    rows = base.execute(
        "SELECT article.id, name, source_language, target_language, words, failed, text FROM article "
        "JOIN signature ON signature.id = checks WHERE run = ? ORDER BY article.id",
        (number,),
    ).fetchall()
    values, counts = _values(base, number), _counts(base, number)
    return Run(number, _text(at), _text(version), tuple(_article(row, values, counts) for row in rows))


def _article(
    row: Sequence[Any], values: Mapping[int, tuple[Value, ...]], counts: Mapping[int, tuple[Count, ...]]
) -> Article:
    number, name, source, target, words, failed, checks = row
    return Article(
        _text(name),
        _text(source),
        _text(target),
        int(_number(words)),
        bool(_number(failed)),
        _text(checks),
        values.get(number, ()),
        counts.get(number, ()),
    )


def _values(base: Connection, run: int) -> Mapping[int, tuple[Value, ...]]:
    found: dict[int, tuple[Value, ...]] = {}
    for article, name, value, signature, low, high in base.execute(
        "SELECT article, value.name, value, text, low, high FROM value JOIN article ON article.id = article "
        "JOIN signature ON signature.id = signature WHERE run = ? ORDER BY value.rowid",
        (run,),
    ):
        bounds = (None if each is None else _number(each) for each in (low, high))
        made = Value(_text(name), _number(value), _text(signature), *bounds)
        found[article] = (*found.get(article, ()), made)
    return found


def _counts(base: Connection, run: int) -> Mapping[int, tuple[Count, ...]]:
    found: dict[int, tuple[Count, ...]] = {}
    for article, check, severity, number in base.execute(
        "SELECT article, check_id, severity, number FROM count JOIN article ON article.id = article "
        "WHERE run = ? ORDER BY count.rowid",
        (run,),
    ):
        found[article] = (*found.get(article, ()), Count(_text(check), _text(severity), int(_number(number))))
    return found


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is not text")
    return value


def _number(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise TypeError(f"{value!r} is not a number")
    return value
