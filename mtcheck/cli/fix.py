"""``mtcheck fix``."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mtcheck.cli import options
from mtcheck.errors import ReadError, UsageError, shown

if TYPE_CHECKING:
    from mtcheck.fixing.files import Correction
    from mtcheck.inputs.files import PagePair
    from mtcheck.model.report import Report


@click.command(short_help="Correct pages as the findings suggest.")
@options.articles
@options.languages
@options.corrections
@options.fail_on
@options.selection
@options.settings
@click.option("-q", "--quiet", is_flag=True, help="One line a file.")
@click.option("--verbose", is_flag=True, help="List every place that was fixed.")
def fix(**given: Any) -> int:
    """Correct pages as the findings suggest, and check them again.

    Without further options only safe suggestions are followed, and what would change is printed as a diff. What was
    fixed, what is left and why goes to standard error. 'mtcheck rules' says which checks' suggestions are safe.

    Exit code 1 if findings at or above --fail-on are left, 3 if a page could not be read or checked: it stays as it is.
    """
    from mtcheck.cli import inputs
    from mtcheck.engine.selection import validate_config
    from mtcheck.fixing.checking import allowed_fixes
    from mtcheck.fixing.files import corrected
    from mtcheck.results.gates import Gate

    config = options.config(given)
    validate_config(config)
    pairs = inputs.pairs(given)
    _refuse_contradictions(given, pairs)
    if given["in_place"]:
        pairs = tuple(_kept_inside(pair) for pair in pairs)
    allowed = allowed_fixes(remove_chrome=given["remove_chrome"], unsafe=given["unsafe"])
    gate = Gate(config, pairs)
    for _ in gate.watch(_reports((corrected(pair, config, allowed) for pair in pairs), pairs, given)):
        pass
    return gate.exit_code


def _kept_inside(pair: PagePair) -> PagePair:
    """The pair, without a page that was found in a folder and is in truth a file outside of it."""
    page = pair.page
    if page.path is None or page.base is None or page.path.resolve().is_relative_to(page.base.resolve()):
        return pair
    problem = f"{page.name}: a link that leads out of the folder; name the file itself"
    return pair._replace(page=page._replace(path=None, problem=problem))


def _refuse_contradictions(given: Mapping[str, Any], pairs: Sequence[PagePair]) -> None:
    output = given["output"]
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
    if output == "-" and given["diff"]:
        raise UsageError("--output -: standard output is taken by --diff; name a file")


def _reports(
    corrections: Iterator[Correction], pairs: Sequence[PagePair], given: Mapping[str, Any]
) -> Iterator[Report]:
    for correction, pair in zip(corrections, pairs, strict=True):
        _write(correction, pair, given)
        yield correction.report


def _write(correction: Correction, pair: PagePair, given: Mapping[str, Any]) -> None:
    """Put the corrected page where it belongs and say what was done to it."""
    from mtcheck.fixing import account, diff

    before, outcome = correction.before, correction.outcome
    if before is None or outcome is None:
        sys.stderr.writelines(f"mtcheck: {shown(each.message)}; not touched\n" for each in correction.report.failures)
        return
    if given["diff"] or not (given["in_place"] or given["output"]):
        lines = diff(correction.name, before.text, outcome.document.text)
        sys.stdout.writelines(_printable(line) if sys.stdout.isatty() else line for line in lines)
    _store(correction, pair.page.path, given)
    for line in account(correction.name, before, outcome, quiet=given["quiet"], verbose=given["verbose"]):
        sys.stderr.write(f"{line}\n" if line.startswith(" ") else f"mtcheck: {line}\n")


def _printable(line: str) -> str:
    """A line of a diff whose control characters do nothing to a terminal."""
    return shown(line.rstrip("\n").replace("\t", "    ")) + "\n"


def _store(correction: Correction, path: Path | None, given: Mapping[str, Any]) -> None:
    from mtcheck.cli.output import write_bytes
    from mtcheck.loading import read_bytes

    if given["output"] is not None:
        write_bytes(given["output"], correction.corrected)
    elif given["in_place"] and path is not None and correction.is_changed:
        if read_bytes(path, len(correction.data)) != correction.data:
            raise ReadError(f"{correction.name}: was changed by another program meanwhile; not touched")
        write_bytes(str(path), correction.corrected)
