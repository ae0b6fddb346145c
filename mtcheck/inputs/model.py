"""The nouns of inputs: something to read, and a page with its original."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mtcheck.errors import UsageError, refuse_type, shown_path
from mtcheck.model.tuples import NamedTuple


class Input(NamedTuple):
    """Something to read: a file, standard input, or what was asked for and cannot be had."""

    name: str
    """The name as reports show it: printable, on one line."""
    path: Path | None = None
    """The file; None for standard input and where there is a problem."""
    problem: str = ""
    """Why there is nothing to read: one line that names the thing; empty where there is."""
    notes: tuple[str, ...] = ()
    """What was passed over on the way to this input, such as hidden files: one line each."""
    base: Path | None = None
    """The folder that was searched, or the fixed beginning of the pattern; None for a file named by itself."""
    stale: str = ""
    """By how much its original is newer than what it translates; empty where that is not known."""
    spot: tuple[int, int] | None = None
    """Where it begins in the file, which is an archive of many pages; None where the file is the page."""

    @property
    def place(self) -> Path:
        """The file; of a page in an archive, where it would be if the archive were a folder."""
        if self.path is None or self.spot is None:
            return self.path or Path(self.name)
        return self.path / self.name.removeprefix(f"{shown_path(self.path)}/")

    @property
    def is_stdin(self) -> bool:
        return self.path is None and not self.problem


class PagePair(NamedTuple):
    """A page and what belongs to it."""

    page: Input
    original: Path | None = None
    reference: Path | None = None
    """A translation of the same original that people made."""
    source_language: str = ""
    """The original's language, where this pair's is said."""
    target_language: str = ""

    @property
    def files(self) -> tuple[Path, ...]:
        """Everything that is read for this page."""
        return tuple(each for each in (self.page.path, self.original, self.reference) if each)


def read_pair(given: PagePair | Path | tuple[Any, ...]) -> PagePair:
    """A page as a caller names it: its file alone, or with those of its original and of a reference.

    Raises:
        UsageError: it is none of them.
    """
    if isinstance(given, PagePair):
        return given
    files = tuple(given) if isinstance(given, (tuple, list)) else (given,)
    if not 1 <= len(files) <= 3:
        raise UsageError(f"a page is (page, original) or (page, original, reference), and not {given!r:.80}")
    page = _file("a page", files[0])
    original, reference, *_ = (*(each and _file("what belongs to a page", each) for each in files[1:]), None, None)
    return PagePair(Input(shown_path(page), page), original, reference)


def _file(what: str, given: Any) -> Path:
    """A file; a text is none, since other calls check it.

    Raises:
        UsageError: it is none.
    """
    if isinstance(given, str):
        raise UsageError(f"{what} is a Path, and not a text; write Path({given[:80]!r})")
    if not isinstance(given, Path):
        raise refuse_type(what, given, "a Path")
    return given
