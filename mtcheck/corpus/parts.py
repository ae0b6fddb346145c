"""A folder of output: parts that appear whole or not at all, and a manifest that says what they were made of."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mtcheck.corpus.arrow import LONGEST_REASON, require_arrow
from mtcheck.errors import ReadError, UsageError, one_line, shown_path

if TYPE_CHECKING:
    import pyarrow as pa

SCHEMA = "mtcheck.corpus/1"
MANIFEST = "manifest.json"
_LOCK = ".lock"
_UNFINISHED, _UNFINISHED_MANIFEST = "part-*.tmp", "manifest.tmp"
"""What a run that was killed while it wrote leaves behind."""
_ROWS, _UNREAD = b"mtcheck.rows", b"mtcheck.unread"


class Folder:
    """The parts of one run, by their numbers.

    Args:
        path: the folder; made if it is not there.
        settings: what the parts are made of. A folder with the parts of other settings is refused.

    Raises:
        UsageError: the folder holds the output of another run, or something else.
    """

    def __init__(self, path: Path, settings: Mapping[str, Any]) -> None:
        self.path = path
        self._settings = dict(settings)
        path.mkdir(parents=True, exist_ok=True)
        self._refuse_other()
        self._clear_unfinished()
        self._write_manifest({})

    def count_unread(self, number: int, rows: int) -> int | None:
        """The rows of a part that could not be checked; None if it is not there, whole, made of so many rows."""
        path = self.find(number)
        if not path.exists():
            return None
        try:
            metadata = read_part(path).schema.metadata or {}
        except ReadError:
            return None
        return int(metadata.get(_UNREAD, 0)) if metadata.get(_ROWS) == str(rows).encode() else None

    def find(self, number: int) -> Path:
        """Where a part is, or would be."""
        return _find_part(self.path, number)

    def write(self, number: int, table: pa.Table, rows: int, unread: int = 0) -> None:
        """Write a part, made of so many rows of input, of which so many could not be checked.

        Raises:
            ReadError: it cannot be written; nothing is left of it.
        """
        import pyarrow.parquet as pq

        path = self.find(number)
        made = path.with_suffix(f".{os.getpid()}.tmp")
        counts = {_ROWS: str(rows).encode(), _UNREAD: str(unread).encode()}
        marked = table.replace_schema_metadata({**(table.schema.metadata or {}), **counts})
        try:
            pq.write_table(marked, made, compression="zstd", write_page_checksum=True)
            _settle(made)
            made.replace(path)
        except OSError as error:
            raise ReadError(f"{shown_path(path)}: cannot be written: {error.strerror or error}") from error
        finally:
            made.unlink(missing_ok=True)

    def finish(self, parts: int, totals: Mapping[str, Any]) -> None:
        """Say that all parts are there, and drop those that an earlier run left behind them."""
        for path in self.path.glob("part-*.parquet"):
            number = path.stem.removeprefix("part-")
            if re.fullmatch("[0-9]+", number) and path == self.find(int(number)) and int(number) >= parts:
                path.unlink()
        self._clear_unfinished()
        self._write_manifest({"parts": parts, **totals, "is_complete": True})

    def _clear_unfinished(self) -> None:
        for path in self.path.glob(_UNFINISHED):
            path.unlink(missing_ok=True)

    def _write_manifest(self, more: Mapping[str, Any]) -> None:
        path = self.path / MANIFEST
        made = self.path / _UNFINISHED_MANIFEST
        try:
            made.write_text(json.dumps({"schema": SCHEMA, **self._settings, **more}, indent=2) + "\n", encoding="utf-8")
            made.replace(path)
        except OSError as error:
            raise ReadError(f"{shown_path(path)}: cannot be written: {error.strerror}") from error

    def _refuse_other(self) -> None:
        before = read_manifest(self.path)
        if before is None:
            begun = (_LOCK, _UNFINISHED_MANIFEST)
            if any(each.name not in begun for each in self.path.iterdir()):
                raise UsageError(f"{shown_path(self.path)}: not empty and not the output of a run; name another folder")
            return
        known = {name: before.get(name) for name in self._settings}
        if other := [name for name, value in json.loads(json.dumps(self._settings)).items() if known[name] != value]:
            raise UsageError(
                f"{shown_path(self.path)}: holds the output of a run with other {', '.join(sorted(other))}; "
                "name another folder, or delete this one"
            )


def _find_part(folder: Path, number: int) -> Path:
    """Where a part of a folder is, or would be."""
    return folder / f"part-{number:06d}.parquet"


def _settle(path: Path) -> None:
    """Have a file on the disk before it gets its name, so that the power may go off."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def read_manifest(folder: Path) -> dict[str, Any] | None:
    """The manifest of a folder; None where there is none."""
    try:
        found = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) and found.get("schema") == SCHEMA else None


@contextmanager
def lock_folder(path: Path) -> Iterator[None]:
    """Keep a folder to oneself; a process that dies lets go of it.

    Raises:
        UsageError: another run has it.
    """
    path.mkdir(parents=True, exist_ok=True)
    with (path / _LOCK).open("w", encoding="utf-8") as file:
        if os.name == "posix":
            import fcntl

            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                raise UsageError(f"{shown_path(path)}: another run is writing into it") from error
        yield


def list_parts(folder: Path) -> list[Path]:
    """The parts of a finished run, in order.

    Raises:
        ReadError: there is no run in the folder, or it is not finished.
    """
    manifest = read_manifest(folder)
    if manifest is None:
        raise ReadError(
            f"{shown_path(folder)}: no {MANIFEST} of a run in it; name the folder that 'corpus check' wrote"
        )
    if not manifest.get("is_complete"):
        raise ReadError(f"{shown_path(folder)}: the run is not finished; start it again and it goes on")
    return [_find_part(folder, number) for number in range(manifest["parts"])]


def read_parts(folder: Path) -> Iterator[pa.Table]:
    """The tables of a finished run, in order.

    Raises:
        ReadError: the run is not finished, or a part is damaged.
    """
    yield from map(read_part, list_parts(folder))


def read_part(path: Path, columns: Sequence[str] | None = None) -> pa.Table:
    """The table of a part, or some columns of it, held against the checksums that it was written with.

    Raises:
        ReadError: it is damaged.
    """
    import pyarrow.parquet as pq

    try:
        return pq.ParquetFile(path, page_checksum_verification=True).read(columns)
    except (OSError, ValueError, require_arrow().ArrowException) as error:
        reason = one_line(error)[:LONGEST_REASON]
        cure = "start the run again to make it once more"
        raise ReadError(f"{shown_path(path)}: cannot be read: {reason}; {cure}") from error
