"""Which pages a pattern in a configuration is about."""

from __future__ import annotations

import fnmatch
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

_ANY_DEPTH = "**"


def holds(patterns: Iterable[str], page: Path, folder: Path) -> bool:
    """Whether a page fits one of the patterns.

    Args:
        patterns: paths below the folder with ``*``, ``?``, ``[...]`` and, between slashes, ``**``. A folder's holds
            for all below it; a pattern without a slash for files and folders of that name at any depth.
        page: the page.
        folder: the configuration's.
    """
    try:
        names = page.resolve().relative_to(folder.resolve()).parts
    except ValueError:
        return False
    return any(_fits(_parts(pattern), names) for pattern in patterns)


def is_open(pattern: str) -> bool:
    """Whether a pattern opens a choice of characters that it never closes, and so hardly means what it says."""
    return any("[" in each and "]" not in each[each.rfind("[") + 1 :] for each in pattern.split("/"))


def _fits(parts: Sequence[re.Pattern[str] | None], names: Sequence[str]) -> bool:
    """Whether a path or a folder on its way fits the parts, each of which fits one name; None any number of names."""
    reached = {0}
    for part in parts:
        if part is None:
            reached = set(range(min(reached), len(names)))
        else:
            reached = {at + 1 for at in reached if at < len(names) and part.match(names[at])}
        if not reached:
            return False
    return True


@lru_cache(maxsize=256)
def _parts(pattern: str) -> tuple[re.Pattern[str] | None, ...]:
    """A pattern's parts, each expression without backtracking."""
    plain = pattern.removeprefix("./").strip("/")
    parts = plain.split("/") if "/" in plain else [_ANY_DEPTH, plain]
    return tuple(None if each == _ANY_DEPTH else re.compile(fnmatch.translate(each)) for each in parts)
