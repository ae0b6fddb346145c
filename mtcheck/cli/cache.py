"""``mtcheck cache``."""

from __future__ import annotations

import sys

import click

from mtcheck.caches import answers, disk
from mtcheck.errors import ExitCode, ReadError, make_printable

_MEGABYTE = 1_000_000


@click.group(short_help="Show or delete what mtcheck prepared on this machine to start faster.")
def cache() -> None:
    """Show or delete what mtcheck prepared on this machine to start faster.

    Dictionaries and the encoder's weights are unpacked once into the user's cache folder, or the one that the variable
    MTCHECK_CACHE names, and what judges have answered is kept there; with MTCHECK_CACHE=off nothing is written.
    """


@cache.command(short_help="Show the folder, what it holds, and whether it is sound.")
def info() -> int:
    """Show the folder, what it holds, and whether it is sound; exit code 3 if something in it is damaged."""
    home = disk.find_home()
    if home is None:
        sys.stdout.write(f"nothing is kept: {disk.SETTING} is off\n")
        return ExitCode.OK
    reason = f"  not used: {home.refusal}" if home.refusal else ""
    sys.stdout.write(f"{make_printable(str(home.folder))}{reason}\n")
    found = disk.list_prepared(home.folder)
    sys.stdout.writelines(_line(each) for each in found)
    judged = answers.size_of(home.folder)
    if judged:
        sys.stdout.write(f"{_megabytes(judged)}  answers of judges\n")
    sys.stdout.write(f"{_megabytes(sum(each.size for each in found) + judged)}  in all\n")
    if all(each.sound for each in found):
        return ExitCode.OK
    sys.stderr.write("mtcheck: what is damaged can be made again: run 'mtcheck cache clear'\n")
    return ExitCode.UNCHECKED


@cache.command(short_help="Delete what was prepared; it is made again when it is next needed.")
def clear() -> None:
    """Delete what was prepared; it is made again when it is next needed, and judges are asked again."""
    home = disk.find_home()
    try:
        freed = disk.clear_prepared(home.folder) + answers.clear(home.folder) if home else 0
    except OSError as error:
        raise ReadError(f"{make_printable(str(error.filename))}: {error.strerror}; it cannot be deleted") from error
    sys.stdout.write(f"{_megabytes(freed).strip()} freed\n")


def _line(prepared: disk.Prepared) -> str:
    return f"{_megabytes(prepared.size)}  {make_printable(prepared.name)}{'' if prepared.sound else '  damaged'}\n"


def _megabytes(size: int) -> str:
    return f"{size / _MEGABYTE:8.1f} MB"
