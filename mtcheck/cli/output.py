"""Which reports go where, as the options say: to standard output, to files, to folders."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mtcheck.cli.writing import STDOUT, Outlet, Write, appending, write_bytes, writing
from mtcheck.errors import UsageError
from mtcheck.model.tuples import NamedTuple

if TYPE_CHECKING:
    from mtcheck.cli.folder import Folder
    from mtcheck.inputs.model import PagePair
    from mtcheck.model.report import Report
    from mtcheck.model.trend import Trend
    from mtcheck.reporters import Reporter
    from mtcheck.reporters.workbook import Book

_STEP_SUMMARY = "GITHUB_STEP_SUMMARY"
"""The variable that names the file of a step's summary in GitHub's workflows."""


class _Plan(NamedTuple):
    """The outlets by how reports go to them."""

    streams: list[Outlet]
    """All reports in one file, or to standard output."""
    page_files: list[tuple[str, list[str]]]
    """A format with a file for each page."""
    folders: list[Folder]
    books: list[tuple[str, Book]]
    """Workbooks with their files."""


def write_reports(
    given: Mapping[str, Any],
    pairs: Sequence[PagePair],
    reports: Iterable[Report],
    trend: Callable[[str], Trend | None] = lambda _: None,
) -> None:
    """Write every report to all outlets as it comes, so that none has to be kept.

    Args:
        given: the command's options.
        pairs: what is read, none of which may be written over.
        reports: what is to be written.
        trend: how a number went up to this run, for an index of pages.

    Raises:
        UsageError: the formats and files do not go together, or a file cannot be written.
        OSError: a report cannot be written to its end.
    """
    from mtcheck.cli import terminal
    from mtcheck.reporters import reporter

    plan = _plan_outlets(given, pairs)
    with ExitStack() as stack:
        writers = list(_open_streams(plan.streams, given, len(pairs), stack))
        for writer, write in writers:
            _write(writer.opening(), write)
        for number, report in enumerate(reports):
            for writer, write in writers:
                _write(writer.article(report), write)
            for format, files in plan.page_files:
                _write_page(reporter(format, terminal.view(given, to_file=True)), report, files[number])
            for folder in plan.folders:
                folder.add(report)
            for _, book in plan.books:
                book.add(report)
        for path, book in plan.books:
            write_bytes(path, book.close())
        for folder in plan.folders:
            folder.close(trend)
        for writer, write in writers:
            _write(writer.closing(), write)


def _plan_outlets(given: Mapping[str, Any], pairs: Sequence[PagePair]) -> _Plan:
    from mtcheck.cli import terminal
    from mtcheck.cli.folder import Folder, is_folder, part_books
    from mtcheck.inputs.patterns import has_placeholder

    pages = (path for pair in pairs for path in pair.files)
    read = frozenset(os.path.realpath(path) for path in (*pages, *_settings(given)))
    named = outlets(given["format"], given["output"], read)
    books, named = part_books(named)
    page_files = [_of_pages(each, pairs, read) for each in named if has_placeholder(each.path)]
    whole = [each for each in named if not has_placeholder(each.path)]
    indexed = [each for each in whole if is_folder(each.format, each.path)]
    folders = [Folder(each.path, pairs, read, terminal.view(given, to_file=True)) for each in indexed]
    streams = [each for each in whole if each not in indexed]
    _refuse_single(streams, len(pairs))
    return _Plan(streams, page_files, folders, books)


def _refuse_single(streams: Sequence[Outlet], pages: int) -> None:
    """Raise a UsageError if several pages would go to one file of a format that holds one."""
    from mtcheck.reporters import SINGLE

    format = next((each.format for each in streams if each.format in SINGLE), "")
    if format and pages > 1:
        index = "a folder for them and an index, 'html=reports/', or " if format == "html" else ""
        cure = f"name {index}a file for each of the {pages} pages: '{format}=reports/{{name}}.html'"
        raise UsageError(f"--format {format}: holds one article; {cure}")


def _open_streams(
    streams: Sequence[Outlet], given: Mapping[str, Any], pages: int, stack: ExitStack
) -> Iterator[tuple[Reporter, Write]]:
    """The reporter of each outlet and what writes to it; on GitHub, the step's summary as well."""
    from mtcheck.cli import terminal
    from mtcheck.reporters import reporter

    for each in streams:
        view = terminal.view(given, to_file=each.path != STDOUT, pages=pages)
        yield reporter(each.format, view), stack.enter_context(writing(each.path))
    summary = os.environ.get(_STEP_SUMMARY)
    if summary and any(each.format == "github" for each in streams):
        view = terminal.view(given, to_file=True, pages=pages)
        yield reporter("markdown", view), stack.enter_context(appending(summary))


def prints(given: Mapping[str, Any]) -> bool:
    """Whether a report goes to standard output."""
    return given["output"] in (None, STDOUT) and any(each.path in ("", STDOUT) for each in given["format"])


def _settings(given: Mapping[str, Any]) -> Iterator[Path]:
    """The files of the options that say what is checked and how."""
    for option in (
        "manifest",
        "config",
        "baseline",
        "history",
        "site_profile",
        "labels",
        "glossaries",
        "catalogues",
        "rule_packs",
        "check_files",
    ):
        value = given.get(option) or ()
        yield from map(Path, (value,) if isinstance(value, str) else value)


def _of_pages(outlet: Outlet, pairs: Sequence[PagePair], read: frozenset[str]) -> tuple[str, list[str]]:
    """A format with a file for each page, none of which is an input or serves two pages."""
    from mtcheck.inputs.patterns import of_page

    files = [of_page(outlet.path, pair.page) for pair in pairs]
    seen: set[str] = set()
    for file in files:
        real = os.path.realpath(file)
        if real in seen or real in read:
            why = "two pages would both go to it" if real in seen else "this is one of the files that are read"
            raise UsageError(f"--format {outlet.format}={outlet.path}: {file}: {why}; try '{{path}}' or another folder")
        seen.add(real)
    return outlet.format, files


def _write_page(writer: Reporter, report: Report, file: str) -> None:
    """Write one page's report; folders on the way to it are created."""
    with suppress(OSError):  # what cannot be created is reported when the file cannot be written
        Path(file).parent.mkdir(parents=True, exist_ok=True)
    with writing(file) as write:
        for pieces in (writer.opening(), writer.article(report), writer.closing()):
            _write(pieces, write)


def _write(pieces: Iterable[str], write: Write) -> None:
    for piece in pieces:
        write(piece)


def outlets(formats: Sequence[Outlet], output: str | None, inputs: frozenset[str]) -> list[Outlet]:
    """Every format with its file.

    Raises:
        UsageError: two go to one place, a file has no name, or is one of those that are checked.
    """
    if output == "":
        raise UsageError("--output: an empty name is not a file; leave the option out for standard output")
    if output and all(each.path for each in formats):
        raise UsageError(f"--output {output}: no format is left for it; every --format names a file of its own")
    found = [each if each.path else Outlet(each.format, output or STDOUT) for each in formats]
    seen: dict[str, Outlet] = {}
    for each in found:
        real = STDOUT if each.path == STDOUT else os.path.realpath(each.path)
        if real in inputs:
            raise UsageError(f"{_option(each, output)}: this is one of the files that are read; name another")
        if real in seen:
            place = "standard output" if each.path == STDOUT else each.path
            both = f"{seen[real].format} and {each.format}"
            raise UsageError(f"--format: {both} would both go to {place}; name a file, as in {each.format}=FILE")
        seen[real] = each
    return found


def _option(outlet: Outlet, output: str | None) -> str:
    return f"--output {output}" if outlet.path == output else f"--format {outlet.format}={outlet.path}"
