"""Answers that cost something to get, kept by the digest of their question in one file of the cache folder."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from mtcheck.caches.disk import find_home

FILE = "answers.sqlite"
_TABLE = "CREATE TABLE IF NOT EXISTS answer (digest TEXT PRIMARY KEY, said TEXT NOT NULL) WITHOUT ROWID"
_WAIT = 10.0
"""Seconds that another process may hold the file."""


class Answers:
    """The kept answers; where there is no such file and none can be made, nothing is kept and nothing fails."""

    def __init__(self) -> None:
        home = find_home()
        self._path = home.folder / FILE if home and not home.refusal else None

    def find(self, digests: Sequence[str]) -> dict[str, str]:
        """What was kept for these digests."""
        found: dict[str, str] = {}
        with suppress(sqlite3.Error), self._opened() as base:
            for digest in digests if base else ():
                row = base.execute("SELECT said FROM answer WHERE digest = ?", (digest,)).fetchone() if base else None
                if row and isinstance(row[0], str):
                    found[digest] = row[0]
        return found

    def keep(self, said: Mapping[str, str]) -> None:
        """Keep answers by their digests; a file that is damaged is made anew."""
        with suppress(sqlite3.Error):
            try:
                self._write(said)
            except sqlite3.DatabaseError as error:
                if type(error) is sqlite3.DatabaseError and self._path:  # other kinds pass: locked, full, read-only
                    with suppress(OSError):
                        self._path.unlink(missing_ok=True)
                        self._write(said)

    def _write(self, said: Mapping[str, str]) -> None:
        with self._opened() as base:
            if base:
                base.executemany("INSERT OR REPLACE INTO answer VALUES (?, ?)", said.items())
                base.commit()

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection | None]:
        if self._path is None:
            yield None
            return
        with suppress(OSError):
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with closing(sqlite3.connect(self._path, timeout=_WAIT)) as base:
            base.execute(_TABLE)
            yield base


def size_of(folder: Path) -> int:
    """Bytes of the file of answers in a cache folder."""
    path = folder / FILE
    return path.stat().st_size if path.is_file() else 0


def clear(folder: Path) -> int:
    """Delete the file of answers in a cache folder.

    Returns:
        The bytes that were freed.
    """
    freed = size_of(folder)
    (folder / FILE).unlink(missing_ok=True)
    return freed
