"""What is prepared once on a machine and mapped from then on: unpacked dictionaries and the weights of the encoder.

Each prepared thing is a folder of plain data, named by what it was made from and its version, that appears whole or not
at all. Nothing in it is ever run. Where it cannot be kept, the caller does without.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

SETTING = "MTCHECK_CACHE"
"""The environment variable that names the folder, or says ``off``."""

_ELSEWHERE = ("XDG_CACHE_HOME", "ANDROID_DATA", "ANDROID_ROOT")
"""Variables by one of which the user's cache folder is not the usual one."""
_SUMS = "SHA256SUMS"
_CHUNK = 1 << 20
_PREPARING = "preparing-"
_STAMP = r"-(?:[0-9a-f]{7,8}|\d+(?:\.\d+)*)(?:-\w+)?$"
"""What ends a name: of what data it was made, and in which layout."""
_KEPT = 30 * 24 * 3600
"""Seconds since its last use for which what a newer version has replaced is kept: another installation may read it."""
_DAY = 24 * 3600


class Prepared(NamedTuple):
    """One thing that was prepared."""

    name: str
    size: int
    """Bytes of all its files."""
    sound: bool
    """Whether its files are those that were written, by their SHA-256."""


class Home(NamedTuple):
    """The folder of all prepared things."""

    folder: Path
    refusal: str = ""
    """Why it is not used; empty where it is."""


def find_home() -> Home | None:
    """The folder that ``MTCHECK_CACHE`` names, or else the user's cache folder; None where the setting says ``off``."""
    setting = os.environ.get(SETTING, "")
    if setting == "off":
        return None
    if setting:
        return _judge(Path(setting))
    return _judge(_find_cache())


def _find_cache() -> Path:
    """The user's cache folder; where it is the usual one of Linux, nothing is imported to say so."""
    home = os.environ.get("HOME", "")
    if sys.platform == "linux" and home.startswith("/") and not any(map(os.environ.get, _ELSEWHERE)):
        return Path(home, ".cache", "mtcheck")
    from platformdirs import user_cache_path

    return user_cache_path("mtcheck", appauthor=False)


def prepare(name: str, make: Callable[[Path], None]) -> Path | None:
    """The folder of a prepared thing; ``make`` writes its files into the folder it is given if there is none yet.

    Returns:
        None where it cannot be kept: the setting says so, the folder is not the user's own or cannot be written.
    """
    home = find_home()
    if home is None or home.refusal:
        return None
    folder = home.folder / name
    if _is_whole(folder):
        _note_use(folder)
        return folder
    with suppress(OSError):  # a full or read-only disk
        _make(folder, make)
        _drop_replaced(folder)
    return folder if _is_whole(folder) else None


def list_prepared(home: Path) -> list[Prepared]:
    """All that was prepared in a folder, by name, with its files read through."""
    return [Prepared(each.name, sum(_sizes(each)), _is_sound(each)) for each in _prepared(home)]


def clear_prepared(home: Path) -> int:
    """Delete all that was prepared in a folder, and nothing else in it.

    Returns:
        The bytes that were freed.

    Raises:
        OSError: a file cannot be deleted.
    """
    import shutil

    freed = 0
    for folder in _prepared(home):
        freed += sum(_sizes(folder))
        shutil.rmtree(folder)
    return freed


def _judge(folder: Path) -> Home:
    try:
        found = folder.stat()
    except FileNotFoundError:
        return Home(folder)
    except OSError as error:
        return Home(folder, error.strerror or "cannot be read")
    if not stat.S_ISDIR(found.st_mode):
        return Home(folder, "not a folder")
    if os.name == "posix" and found.st_uid not in (os.getuid(), 0):
        return Home(folder, "it belongs to another user")
    if os.name == "posix" and found.st_mode & stat.S_IWOTH:
        return Home(folder, "everybody may write into it")
    return Home(folder)


def _make(folder: Path, make: Callable[[Path], None]) -> None:
    """Write a folder so that nobody ever sees half of it."""
    import shutil
    import tempfile

    folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=_PREPARING) as name:
        made = Path(name) / "made"
        made.mkdir()
        make(made)
        sums = "".join(f"{_sum(each)}  {each.stat().st_size}  {each.name}\n" for each in sorted(made.iterdir()))
        (made / _SUMS).write_text(sums, encoding="utf-8")
        if _is_whole(folder):
            return  # another process was faster
        shutil.rmtree(folder, ignore_errors=True)
        made.rename(folder)


def _note_use(folder: Path) -> None:
    """Let the folder's time say on which day it was last used."""
    import time

    with suppress(OSError):  # that of another user, or on a disk that is only read
        if time.time() - folder.stat().st_mtime > _DAY:
            os.utime(folder)


def _drop_replaced(folder: Path) -> None:
    """Delete older makes of a thing that has just been made, and what a killed process left half made."""
    import re
    import shutil
    import time

    stem = re.sub(_STAMP, "", folder.name)
    for each in folder.parent.iterdir():
        is_older = each != folder and re.sub(_STAMP, "", each.name) == stem and (each / _SUMS).is_file()
        is_left = each.name.startswith(_PREPARING)
        if (is_older or is_left) and not each.is_symlink() and time.time() - each.stat().st_mtime > _KEPT:
            shutil.rmtree(each, ignore_errors=True)


def _is_whole(folder: Path) -> bool:
    """Whether all files are there with their sizes: what can be asked on each start."""
    try:
        listed = list(_listed(folder))
        return bool(listed) and all((folder / name).stat().st_size == size for _, size, name in listed)
    except (OSError, ValueError):
        return False


def _is_sound(folder: Path) -> bool:
    try:
        return _is_whole(folder) and all(_sum(folder / name) == found for found, _, name in _listed(folder))
    except OSError:
        return False


def _listed(folder: Path) -> Iterator[tuple[str, int, str]]:
    for line in (folder / _SUMS).read_text(encoding="utf-8").splitlines():
        found, size, name = line.split("  ")
        yield found, int(size), name


def _prepared(home: Path) -> list[Path]:
    try:
        return sorted(each for each in home.iterdir() if not each.is_symlink() and (each / _SUMS).is_file())
    except OSError:
        return []


def _sizes(folder: Path) -> Iterator[int]:
    return (each.stat().st_size for each in folder.iterdir() if each.is_file())


def _sum(path: Path) -> str:
    from hashlib import sha256

    found = sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            found.update(chunk)
    return found.hexdigest()
