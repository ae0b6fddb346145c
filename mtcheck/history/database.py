"""The database: opened so that nothing in it is trusted, and every complaint of SQLite is one line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from mtcheck.errors import MtcheckError, ReadError, UsageError, make_printable

if TYPE_CHECKING:
    from sqlite3 import Connection, Error

APPLICATION = 0x6D746368
"""What marks the file as a history, in SQLite's header: ``mtch``."""
VERSION = 1
_MAGIC = b"SQLite format 3\0"
_HEADER = 100
_WAIT = 5.0
"""Seconds that a lock of another program is waited for."""
_TABLES = {
    "run": "CREATE TABLE run (id INTEGER PRIMARY KEY, at TEXT NOT NULL, version TEXT NOT NULL)",
    "signature": "CREATE TABLE signature (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE)",
    "article": "CREATE TABLE article (id INTEGER PRIMARY KEY, run INTEGER NOT NULL REFERENCES run, name TEXT NOT NULL, "
    "source_language TEXT NOT NULL, target_language TEXT NOT NULL, words INTEGER NOT NULL, failed INTEGER NOT NULL, "
    "checks INTEGER NOT NULL REFERENCES signature)",
    "value": "CREATE TABLE value (article INTEGER NOT NULL REFERENCES article, name TEXT NOT NULL, "
    "value REAL NOT NULL, low REAL, high REAL, signature INTEGER NOT NULL REFERENCES signature)",
    "count": "CREATE TABLE count (article INTEGER NOT NULL REFERENCES article, check_id TEXT NOT NULL, "
    "severity TEXT NOT NULL, number INTEGER NOT NULL)",
}
RESTORE = "restore a copy, or begin a new file"
"""What to do with a damaged file."""


@contextmanager
def open_database(path: Path, mode: str) -> Iterator[Connection]:
    """A connection that trusts nothing of the file.

    Args:
        path: the file.
        mode: ``ro`` to read, ``rwc`` to write, which makes it where it is not there.

    Raises:
        UsageError: it is no history, of another version, or cannot be written.
        ReadError: it is damaged or locked.
    """
    import sqlite3

    _require_history(path)
    name = f"{path.absolute().as_uri()}?mode={mode}"
    try:
        with closing(sqlite3.connect(name, uri=True, timeout=_WAIT, isolation_level=None)) as base:
            base.execute("PRAGMA trusted_schema = OFF")
            base.execute("PRAGMA cell_size_check = ON")
            _require_sound(path, base)
            yield base
    except sqlite3.Error as error:
        raise _said(path, error) from error


def _require_history(path: Path) -> None:
    """Refuse what is no history by its first bytes, before SQLite sees it."""
    name = make_printable(str(path))
    if path.exists() and not path.is_file():
        raise UsageError(f"{name}: not a regular file; name a file for the history")
    try:
        with path.open("rb") as file:
            head = file.read(_HEADER)
    except FileNotFoundError:
        if not path.parent.is_dir():
            raise UsageError(f"{name}: its folder is not there") from None
        return
    except (OSError, ValueError) as error:
        raise UsageError(f"{name}: cannot be read: {getattr(error, 'strerror', None) or error}") from error
    if not head:
        return
    if not head.startswith(_MAGIC):
        raise UsageError(
            f"{name}: this is not a history written by mtcheck; name another file, or one that does not exist yet"
        )
    if len(head) < _HEADER:
        raise ReadError(f"{name}: damaged: cut off after {len(head)} bytes; {RESTORE}")
    if int.from_bytes(head[68:72]) != APPLICATION:
        raise UsageError(f"{name}: this is another program's database; name another file")
    if (version := int.from_bytes(head[60:64])) != VERSION:
        raise UsageError(
            f"{name}: a history of version {version}, this mtcheck knows {VERSION}; use the one that made it"
        )


def _require_sound(path: Path, base: Connection) -> None:
    """Refuse a file that SQLite finds broken, or that holds other tables, views or triggers than ours."""
    found = dict(
        base.execute("SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_autoindex_%'").fetchall()
    )
    if found and found != _TABLES:
        raise ReadError(f"{make_printable(str(path))}: damaged: its tables are not those of a history; {RESTORE}")
    problem = base.execute("PRAGMA quick_check(1)").fetchone()
    if problem != ("ok",):
        raise ReadError(
            f"{make_printable(str(path))}: damaged: {make_printable(str(problem[0]).splitlines()[-1])}; {RESTORE}"
        )


def _said(path: Path, error: Error) -> MtcheckError:
    name, code = make_printable(str(path)), getattr(error, "sqlite_errorname", "")
    if code.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return ReadError(f"{name}: locked by another program; the run is not in it, try again when it is done")
    if code.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")):
        return UsageError(f"{name}: cannot be written; allow it, or name another file")
    if code.startswith("SQLITE_FULL"):
        return ReadError(f"{name}: no room left on the disk; the run is not in it")
    return ReadError(f"{name}: damaged: {make_printable(str(error))}; {RESTORE}")


def is_empty(base: Connection) -> bool:
    """Whether no table has been made yet."""
    return base.execute("SELECT name FROM sqlite_master LIMIT 1").fetchone() is None


def create(base: Connection) -> None:
    """Make the tables, and mark the file as a history."""
    base.execute(f"PRAGMA application_id = {APPLICATION}")
    base.execute(f"PRAGMA user_version = {VERSION}")
    for statement in _TABLES.values():
        base.execute(statement)
