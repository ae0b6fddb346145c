"""Where the report goes: standard output, or a file that is whole or is not there."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mtcheck.errors import UsageError

if TYPE_CHECKING:
    from mtcheck.loading import Input
    from mtcheck.model.report import Report
    from mtcheck.originals import Pair

Write = Callable[[str], object]


def reporting(given: Mapping[str, Any], pairs: Sequence[Pair], reports: Iterable[Report]) -> None:
    """Write the reports as they come, in the form and to the place that the options name.

    Args:
        given: the command's options.
        pairs: what is read, none of which may be written over.
        reports: what is to be written.

    Raises:
        UsageError: the report's file cannot be written.
    """
    from mtcheck.cli import terminal
    from mtcheck.originals import read
    from mtcheck.reporters import reporter

    view = terminal.view(given, to_file=given["output"] is not None)
    with writing(given["output"], read(pairs)) as write:
        for piece in reporter(given["format"])(reports, view):
            write(piece)


@contextmanager
def writing(output: str | None, inputs: Iterable[Input] = ()) -> Iterator[Write]:
    """What writes the report's pieces.

    A file is written beside its final name and takes it when the report is complete, so that a reader never meets
    half a report and a failure leaves the old one standing.

    Raises:
        UsageError: the file cannot be written, or is one of those that are checked.
    """
    if output is None or output == "-":
        yield sys.stdout.write
        return
    if not output:
        raise UsageError("--output: an empty name is no file; leave the option out for standard output")
    path = Path(os.path.realpath(output))
    if any(each.path and os.path.realpath(each.path) == str(path) for each in inputs):
        raise UsageError(f"--output {output}: this is one of the files to check")
    if path.exists() and not path.is_file() and not path.is_dir():
        with path.open("w", encoding="utf-8", errors="backslashreplace") as device:
            yield device.write
        return
    temporary = _temporary(output, path)
    try:
        with temporary.open("w", encoding="utf-8", errors="backslashreplace") as file:
            yield file.write
        if path.exists():
            temporary.chmod(path.stat().st_mode)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _temporary(output: str, path: Path) -> Path:
    if path.is_dir():
        raise UsageError(f"--output {output}: this is a folder")
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        temporary.touch(exist_ok=False)
    except OSError as error:
        raise UsageError(f"--output {output}: {error.strerror}") from error
    return temporary
