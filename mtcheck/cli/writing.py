"""What is written: to standard output, or to files that are whole or are not there."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from mtcheck.errors import UsageError
from mtcheck.model.tuples import NamedTuple

Write = Callable[[str], object]

STDOUT = "-"
_KEPT = 200
"""Bytes of a file's name that its temporary name begins with."""


class Outlet(NamedTuple):
    """A format and the file that it is written to."""

    format: str
    path: str = ""
    """Nothing where the option names no file: ``--output`` or standard output."""


@contextmanager
def writing(output: str | None) -> Iterator[Write]:
    """What writes a report's pieces.

    A file is written beside its final name and takes it when the report is complete, so that a reader never meets
    half a report and a failure leaves the old one standing.

    Raises:
        UsageError: the file cannot be written.
        OSError: it cannot be written to its end; the error names it.
    """
    if output is None or output == STDOUT:
        yield sys.stdout.write
        return
    path = Path(os.path.realpath(output))
    if path.exists() and not path.is_file() and not path.is_dir():
        with _naming(output), path.open("w", encoding="utf-8", errors="backslashreplace") as device:
            yield device.write
        return
    with (
        _whole(output, path) as temporary,
        _naming(output),
        temporary.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file,
    ):
        yield file.write


def write_bytes(output: str, data: bytes) -> None:
    """Write a file as it is to be, whole or not at all; its permissions stay.

    Raises:
        UsageError: the file cannot be written.
        OSError: it cannot be written to its end; the error names it.
    """
    if output == STDOUT:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        return
    path = Path(os.path.realpath(output))
    if path.exists() and not path.is_file() and not path.is_dir():
        path.write_bytes(data)
        return
    with _whole(output, path) as temporary, _naming(output):
        temporary.write_bytes(data)


def write_all(files: Mapping[str, bytes]) -> None:
    """Write several files, each whole, and none of them where one cannot be written.

    Raises:
        UsageError: one cannot be written.
        OSError: one cannot be written to its end; the error names it.
    """
    with ExitStack() as stack:
        for name, data in files.items():
            path = Path(os.path.realpath(name))
            if path.exists() and not path.is_file() and not path.is_dir():
                raise UsageError(
                    f"{name}: this is not a regular file, so it cannot be written whole or not at all; name another"
                )
            temporary = stack.enter_context(_whole(name, path))
            with _naming(name):
                temporary.write_bytes(data)


@contextmanager
def _whole(output: str, path: Path) -> Iterator[Path]:
    """A file beside the one that is meant, which takes its name and permissions when it is complete."""
    temporary = _temporary(output, path)
    try:
        yield temporary
        if path.exists():
            temporary.chmod(path.stat().st_mode)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


@contextmanager
def appending(output: str) -> Iterator[Write]:
    """What writes pieces to the end of a file that others write to as well, all at once when they are complete.

    Raises:
        OSError: it cannot be written; the error names the file.
    """
    pieces: list[str] = []
    yield pieces.append
    with _naming(output), Path(output).open("a", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
        file.writelines(pieces)


@contextmanager
def _naming(output: str) -> Iterator[None]:
    """Say which file a failure to write is about: the system does not."""
    try:
        yield
    except OSError as error:
        if error.filename is None and not isinstance(error, BrokenPipeError):
            raise OSError(error.errno or errno.EIO, error.strerror or str(error), output) from error
        raise


def _temporary(output: str, path: Path) -> Path:
    """An empty file of a name that no other run can have taken, even one that was killed and left its own behind."""
    if path.is_dir():
        raise UsageError(f"{output}: this is a folder; name a file in it")
    if not path.parent.exists():
        raise UsageError(f"{output}: cannot be written: its folder {path.parent} does not exist; create it first")
    temporary = path.with_name(f".{_beginning(path.name)}.{os.urandom(6).hex()}.tmp")
    try:
        temporary.touch(exist_ok=False)
    except (OSError, ValueError) as error:
        raise UsageError(f"{output}: cannot be written: {getattr(error, 'strerror', None) or error}") from error
    return temporary


def _beginning(name: str) -> str:
    """As much of a file's name as leaves room for more: systems count bytes, up to 255."""
    return name.encode("utf-8", "ignore")[:_KEPT].decode("utf-8", "ignore")
