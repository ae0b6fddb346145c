"""Which file beside one that is not there may be meant."""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterable
from pathlib import Path

from mtcheck.errors import ReadError, nearest, shown_path
from mtcheck.loading.packed import is_web_archive
from mtcheck.patterns import lazy

_MOST_NEIGHBOURS = 5_000
"""Names of a folder among which the one that is meant is looked for."""
_NEAR = 0.8
"""How alike two names without their endings must be."""
_VARYING = lazy(r"\d+|(?<=[._-])[a-z]{2}$")
"""What tells the files of a series or of several languages apart, where to differ is no slip."""


def refuse_unfit_original(name: str, original: Path | None) -> None:
    """Find out before a page is read whether the original that is named for it is there, and may be one.

    Raises:
        ReadError: it is not; the message names the file that may be meant, or what to do.
    """
    if original is None:
        return
    if not original.exists():
        raise ReadError(f"{name}: its original {shown_path(original)} is not there{near_file(original)}")
    if is_web_archive(original):
        raise ReadError(
            f"{name}: its original {shown_path(original)} is an archive of many pages; save the page that is meant"
        )


def near_file(path: Path) -> str:
    """The end of a message about a file that is not there: the one beside it that may be meant; empty without one.

    That is the file with the same name and another ending, or with nearly the same name.
    """
    try:
        names = [entry.name for entry in itertools.islice(os.scandir(path.parent), _MOST_NEIGHBOURS)]
    except (OSError, ValueError):
        return ""
    by_stem = {Path(name).stem: name for name in sorted(names, reverse=True) if not name.startswith(".")}
    near = by_stem.get(path.name) or by_stem.get(path.stem) or by_stem.get(_slip(path.stem, by_stem))
    return f"; did you mean '{shown_path(path.parent / near)}'?" if near else ""


def _slip(stem: str, stems: Iterable[str]) -> str:
    """Which of some names another is that was written wrong, apart from number and language; empty where none is."""
    constant = {each: _VARYING.sub("", each) for each in stems}
    wanted = _VARYING.sub("", stem)
    near = nearest(wanted, set(constant.values()) - {wanted}, _NEAR)
    return nearest(stem, sorted(each for each in constant if near and constant[each] == near), 0)
