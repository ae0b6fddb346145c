"""What a user names -> files that correspond: systems are files, or folders whose files are paired by relative name."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from mtcheck.errors import ReadError, UsageError, make_printable, shown_path
from mtcheck.inputs.files import gather
from mtcheck.model.tuples import NamedTuple


class Files(NamedTuple):
    """One article's files."""

    name: str
    outputs: tuple[Path, ...]
    """One for every system."""
    source: Path | None
    references: tuple[Path, ...]


def corresponding(systems: Sequence[str], source: str | None, references: Sequence[str]) -> tuple[Files, ...]:
    """The articles that all systems have.

    Args:
        systems: files, or folders.
        source: the original's file, or the folder of the originals.
        references: the same for references.

    Raises:
        UsageError: fewer than two systems, one named twice, or sides that do not hold the same articles; the message
            names both counts.
        ReadError: a file is not there.
    """
    if len(systems) < 2:
        raise UsageError("one translation is nothing to compare; name two or more, or use 'mtcheck check'")
    if twice := [each for each in systems if systems.count(each) > 1]:
        raise UsageError(f"{make_printable(twice[0])}: named twice; a translation is not compared with itself")
    found = [_articles(each) for each in systems]
    for name, articles in zip(systems[1:], found[1:], strict=True):
        _check_same(systems[0], found[0], name, articles)
    sides = [_companions(each, systems[0], found[0]) for each in ([source] if source else []) + list(references)]
    return tuple(
        Files(
            name,
            tuple(articles[name] for articles in found),
            sides[0][name] if source else None,
            tuple(side[name] for side in sides[1 if source else 0 :]),
        )
        for name in found[0]
    )


def _articles(given: str) -> dict[str, Path]:
    """Files by the name under which the other sides have them: relative to a folder, or nothing for a single file."""
    path = Path(given)
    inputs = gather([given])
    for each in inputs:
        if each.problem:
            raise ReadError(each.problem)
        if each.path is None:
            raise UsageError("standard input: translations to compare are files or folders")
        if each.spot:
            raise ReadError(f"{shown_path(each.path)}: is a web archive; save the pages to be compared as files")
    if path.is_dir():
        return {str(each.path.relative_to(path)): each.path for each in inputs if each.path}
    if len(inputs) != 1:
        raise UsageError(f"{make_printable(given)}: a pattern names no translation; name a folder")
    return {"": path}


def _check_same(first: str, articles: dict[str, Path], name: str, others: dict[str, Path]) -> None:
    if set(articles) == set(others):
        return
    if "" in articles or "" in others:
        raise UsageError(
            f"{make_printable(first)} and {make_printable(name)}: a file and a folder; name two files or two folders"
        )
    lost = next(iter(sorted(set(articles) ^ set(others))))
    raise UsageError(
        f"{make_printable(first)} has {len(articles):,} articles and {make_printable(name)} {len(others):,}; "
        f"'{make_printable(lost)}' is in one of them only"
    )


def _companions(given: str, first: str, articles: dict[str, Path]) -> dict[str, Path]:
    """The files of an original or a reference; a folder may hold more articles than the systems have."""
    found = _articles(given)
    if lost := sorted(set(articles) - set(found)):
        named, others = make_printable(given), make_printable(first)
        what = f"{named}: one file for {len(articles):,} articles of {others}; name a folder"
        if "" in found or "" in articles:
            raise UsageError(what if "" in found else f"{named}: a folder among single files; name a file")
        raise UsageError(
            f"{make_printable(first)} has {len(articles):,} articles, of which {make_printable(given)} has "
            f"{len(articles) - len(lost):,}; '{make_printable(lost[0])}' is missing"
        )
    return found
