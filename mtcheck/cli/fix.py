"""``mtcheck fix``."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from glob import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mtcheck.cli import configs, options
from mtcheck.errors import MtcheckError, ReadError, UsageError, make_printable

if TYPE_CHECKING:
    from mtcheck.fixing import Outcome
    from mtcheck.fixing.files import Correction
    from mtcheck.inputs.model import PagePair
    from mtcheck.model.report import Report
    from mtcheck.model.text import Document


@click.command(short_help="Correct pages as the findings suggest.")
@options.articles
@options.languages
@options.columns
@options.corrections
@options.fail_on
@options.selection
@options.settings
@click.option(
    "--format",
    "account",
    type=click.Choice(("terminal", "json")),
    default="terminal",
    show_default=True,
    help="Form of the account; json, with the diff in it, goes to standard output.",
)
@click.option("-q", "--quiet", is_flag=True, help="One line a file.")
@click.option("--verbose", is_flag=True, help="List every place that was fixed.")
def fix(**given: Any) -> int:
    """Correct pages as the findings suggest, and check them again.

    Without further options only safe suggestions are followed, and what would change is printed as a diff. The score
    before and after, what was fixed, what is left and why go to standard error. 'mtcheck rules' says which checks'
    suggestions are safe.

    --furniture also removes what the report counts as page furniture, and lines that repeat the article or come from
    the machine; --captions removes captions as well. --remove-chrome is another name of --furniture.

    Exit code 1 if findings at or above --fail-on are left, 3 if a page could not be read, checked or written: it stays
    as it is.
    """
    from mtcheck.cli import inputs
    from mtcheck.engine.selection import validate_config
    from mtcheck.fixing.checking import allowed_fixes
    from mtcheck.fixing.files import correct_file
    from mtcheck.results.gates import Gate

    config = configs.build_config(given)
    validate_config(config)
    pairs = inputs.pairs({**given, "files": tuple(map(_mean_file, given["files"]))})
    _refuse_contradictions(given, pairs)
    if given["in_place"]:
        pairs = tuple(_kept_inside(pair) for pair in pairs)
    allowed = allowed_fixes(furniture=given["furniture"], captions=given["captions"], unsafe=given["unsafe"])
    gate = Gate(config, pairs)
    with _document() if given["account"] == "json" else nullcontext():
        for _ in gate.watch(_reports((correct_file(pair, config, allowed) for pair in pairs), pairs, given)):
            pass
    return gate.exit_code


@contextmanager
def _document() -> Iterator[None]:
    """The frame of the account for programs, closed whatever happens to a page."""
    from mtcheck.fixing.account import SCHEMA

    sys.stdout.write(f'{{\n"schema": "{SCHEMA}",\n"pages": [')
    try:
        yield
    finally:
        sys.stdout.write("\n]\n}\n")


def _mean_file(argument: str) -> str:
    """An argument that names a file is not a pattern as well: nothing is written that nobody has named."""
    return escape(argument) if os.path.isfile(argument) else argument  # noqa: PTH113  # a name may be too long for a path


def _kept_inside(pair: PagePair) -> PagePair:
    """The pair, without a page that was found in a folder and is in truth a file outside of it."""
    page = pair.page
    if page.path is None or page.base is None or page.path.resolve().is_relative_to(page.base.resolve()):
        return pair
    problem = f"{page.name}: a link that leads out of the folder; name the file itself"
    return pair._replace(page=page._replace(path=None, problem=problem))


def _refuse_contradictions(given: Mapping[str, Any], pairs: Sequence[PagePair]) -> None:
    output = given["output"]
    if given["diff"] and given["account"] == "json":
        raise UsageError("--diff: --format json holds the diff as well; leave one of the two out")
    if given["in_place"] and output is not None:
        raise UsageError("--output: the pages are written over with --in-place; leave one of the two out")
    if given["in_place"] and any(pair.page.is_stdin for pair in pairs):
        raise UsageError("--in-place: standard input is not a file; write to one with --output")
    if output is None:
        return
    if len(pairs) > 1:
        raise UsageError(f"--output {output}: takes one page; correct the {len(pairs)} files with --in-place")
    read = {os.path.realpath(path) for pair in pairs for path in pair.files}
    if output != "-" and os.path.realpath(output) in read:
        raise UsageError(f"--output {output}: this is one of the files that are read; write over it with --in-place")
    if output == "-" and given["account"] == "json":
        raise UsageError("--output -: standard output is taken by --format json; name a file")
    if output == "-" and given["diff"]:
        raise UsageError("--output -: standard output is taken by --diff; name a file")


def _reports(
    corrections: Iterator[Correction], pairs: Sequence[PagePair], given: Mapping[str, Any]
) -> Iterator[Report]:
    """The reports, each after its page is where it belongs and what was done to it is said."""
    separator = "\n"
    for made, pair in zip(corrections, pairs, strict=True):
        correction = _stored(made, pair.page.path, given)
        if correction.outcome is None:
            failures = correction.report.failures
            sys.stderr.writelines(f"mtcheck: {make_printable(each.message)}; not touched\n" for each in failures)
        if given["account"] == "json":
            sys.stdout.write(separator + _entry(correction))
            separator = ",\n"
        elif correction.before is not None and correction.outcome is not None:
            _tell(correction, correction.before, correction.outcome, given)
        yield correction.report


def _entry(correction: Correction) -> str:
    """What was done to a page, for programs."""
    from mtcheck.fixing.account import describe
    from mtcheck.model.wire import table

    return table(describe(correction.name, correction.report, correction.before, correction.outcome))


def _tell(correction: Correction, before: Document, outcome: Outcome, given: Mapping[str, Any]) -> None:
    """Say what was done to a page."""
    from mtcheck.fixing import account, diff

    if given["diff"] or not (given["in_place"] or given["output"]):
        lines = diff(correction.name, before.text, outcome.document.text)
        sys.stdout.writelines(_printable(line) if sys.stdout.isatty() else line for line in lines)
    for line in account(correction.name, before, outcome, quiet=given["quiet"], verbose=given["verbose"]):
        sys.stderr.write(f"{line}\n" if line.startswith(" ") else f"mtcheck: {line}\n")


def _printable(line: str) -> str:
    """A line of a diff whose control characters do nothing to a terminal."""
    return make_printable(line.rstrip("\n").replace("\t", "    ")) + "\n"


def _stored(correction: Correction, path: Path | None, given: Mapping[str, Any]) -> Correction:
    """The correction once its page is where it belongs; one that cannot be written over is as one that was not read."""
    try:
        _store(correction, path, given)
    except (MtcheckError, OSError) as error:
        if not given["in_place"]:
            raise
        return correction.fail(str(error))
    return correction


def _store(correction: Correction, path: Path | None, given: Mapping[str, Any]) -> None:
    from mtcheck.cli.writing import write_bytes
    from mtcheck.loading import read_bytes

    if correction.outcome is None:
        return
    if given["output"] is not None:
        write_bytes(given["output"], correction.corrected)
    elif given["in_place"] and path is not None and correction.is_changed:
        if read_bytes(path, len(correction.data)) != correction.data:
            raise ReadError(f"{correction.name}: was changed by another program meanwhile; not touched")
        write_bytes(str(path), correction.corrected)
