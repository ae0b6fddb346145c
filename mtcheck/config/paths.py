"""Which pages a pattern in a configuration is about."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from mtcheck.patterns import lazy

_PARTS = lazy(r"\*\*/|\*\*|\*|\?|\[!?\]?[^\]/]*\]|.", re.DOTALL)
_MEANINGS = {"**/": "(?:[^/]+/)*", "**": ".*", "*": "[^/]*", "?": "[^/]"}


def holds(patterns: Iterable[str], page: Path, folder: Path) -> bool:
    """Whether a page fits one of the patterns.

    Args:
        patterns: paths below the folder with ``*``, ``?``, ``[...]`` and ``**``. A folder's path holds for all below
            it; a pattern without a slash for files and folders of that name at any depth.
        page: the page.
        folder: the configuration's.
    """
    try:
        path = page.resolve().relative_to(folder.resolve()).as_posix()
    except ValueError:
        return False
    return any(_compiled(pattern).fullmatch(path) for pattern in patterns)


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> re.Pattern[str]:
    plain = pattern.removeprefix("./").strip("/")
    anywhere = "" if "/" in plain else "(?:[^/]+/)*"
    return re.compile(f"{anywhere}{''.join(_meaning(part) for part in _PARTS.findall(plain))}(?:/.*)?", re.DOTALL)


def _meaning(part: str) -> str:
    if part in _MEANINGS:
        return _MEANINGS[part]
    if len(part) > 2 and part.startswith("["):
        negated = part.startswith("[!")
        inner = part[2 if negated else 1 : -1].replace("\\", r"\\").replace("[", r"\[").replace("]", r"\]")
        inner = inner.replace("^", r"\^").replace("&", r"\&").replace("~", r"\~").replace("|", r"\|")
        return f"(?!/)[{'^' if negated else ''}{inner}]"
    return re.escape(part)
