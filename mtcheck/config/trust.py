"""Whose configuration is followed, and which may name what is run: a folder that one was given is not to be trusted."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from mtcheck.errors import UsageError, make_printable, read_small

_ROOT = 0
_TOPS = (".git", ".hg", ".jj", ".svn")
"""What lies in the topmost folder of a repository."""


def folders(start: Path) -> Iterator[tuple[Path, bool]]:
    """A folder and those above it, each with whether its configuration holds for the first.

    Those above the top of a repository, the home folder or the file system do not: whoever can write there is not
    whoever wrote the pages.
    """
    holds = True
    for folder in (start, *start.parents):
        yield folder, holds
        holds = holds and not _is_top(folder)


def _is_top(folder: Path) -> bool:
    if any(os.path.lexists(folder / each) for each in _TOPS) or str(folder) == os.path.expanduser("~"):  # noqa: PTH111  # a home that is unknown is no error
        return True
    try:
        return folder.stat().st_dev != folder.parent.stat().st_dev
    except OSError:
        return False


def objection(path: Path) -> str:
    """Why a file that nobody has named is not followed; nothing where it may be."""
    try:
        link, file = path.lstat(), path.stat()
    except (OSError, ValueError):
        return ""
    return _objection(link, file) if not is_listed(path) else ""


def objection_to_data(path: Path, folder: Path) -> str:
    """Why a file of data is not read that a configuration names which nobody has named; nothing where it may be.

    Args:
        path: the file of data.
        folder: the configuration's; the file must be in it, or elsewhere in the same repository.
    """
    top = next((each for each in (folder, *folder.parents) if _is_top(each)), folder)
    try:
        inside = path.resolve().is_relative_to(top.resolve())
    except (OSError, ValueError, RuntimeError):
        return ""
    if not (inside or is_listed(path)):
        return "it is outside of the configuration's repository"
    return objection(path)


def _objection(link: os.stat_result, file: os.stat_result) -> str:
    if {link.st_uid, file.st_uid} - _mine():
        return "it belongs to another user"
    return "every user may write to it" if os.name != "nt" and file.st_mode & stat.S_IWOTH else ""


def _mine() -> set[int]:
    """The user and, behind ``sudo``, who called it; the administrator's files could be anything already."""
    if not hasattr(os, "geteuid"):
        return {_ROOT}
    user = os.geteuid()
    caller = os.environ.get("SUDO_UID", "") if user == _ROOT else ""
    return {user, _ROOT, *([int(caller)] if caller.isdecimal() and caller.isascii() else [])}


def is_listed(path: Path) -> bool:
    """Whether a file, and what it is a link to, lie in folders that the user's own list names.

    Raises:
        UsageError: the list cannot be read, is not the user's own, or has a line that is no folder.
    """
    places = (path.parent.resolve(), path.resolve().parent)
    listed = _listed(trusted_folders())
    return bool(listed) and all(any(place.is_relative_to(each) for each in listed) for place in places)


def trusted_folders() -> Path:
    """The file that lists the folders whose configurations may name programs."""
    home = Path(os.path.expanduser("~"))  # noqa: PTH111  # as above
    if sys.platform == "win32":
        base = Path(os.environ.get("APPDATA") or home / "AppData" / "Roaming")
    elif sys.platform == "darwin":
        base = home / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_CONFIG_HOME", ""))
        base = base if base.is_absolute() else home / ".config"
    return base / "mtcheck" / "trusted-folders"


@lru_cache(maxsize=4)
def _listed(path: Path) -> tuple[Path, ...]:
    if not path.is_absolute() or not path.is_file():
        return ()
    if why := _objection(path.lstat(), path.stat()):
        raise UsageError(
            f"{make_printable(str(path))}: this list of trusted folders is not used: {why}; make it yours, chmod 600"
        )
    lines = enumerate(read_small(path, "list of folders").splitlines(), 1)
    return tuple(_folder(line.strip(), f"{make_printable(str(path))}: line {at}") for at, line in lines if _says(line))


def _says(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _folder(line: str, where: str) -> Path:
    folder = Path(os.path.expanduser(line))  # noqa: PTH111  # as above
    if not folder.is_absolute() or "\0" in line:
        raise UsageError(f"{where}: '{make_printable(line)}' is not an absolute path; begin it with '/' or '~'")
    return folder.resolve()
