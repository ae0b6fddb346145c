"""``mtcheck review``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mtcheck.cli import configs, options, values
from mtcheck.cli.apply import apply
from mtcheck.cli.terminal import say
from mtcheck.cli.writing import STDOUT, Outlet
from mtcheck.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from mtcheck.model.report import Report

_PAGE = "page"


class _Review(click.Group):
    """A group whose first command is meant where none is named: 'mtcheck review FILE'."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if args and args[0] not in {*self.commands, *ctx.help_option_names}:
            args = [_PAGE, *args]
        return super().parse_args(ctx, args)


@click.group(cls=_Review, short_help="Go over a page's findings in the browser.")
def review() -> None:
    """Go over a page's findings in the browser: 'mtcheck review FILE' is short for 'mtcheck review page FILE'."""


review.add_command(apply)


@review.command(_PAGE, short_help="Write the page on which a person goes over the findings.")
@click.argument("file", type=values.PATH)
@options.beside
@options.languages
@options.columns
@click.option("--output", metavar="FILE", type=values.PATH, help="Where to; default: standard output.")
@click.option("--open", "opened", is_flag=True, help="Open it in the browser; needs --output.")
@options.baseline
@options.doubts
@options.selection
@options.settings
def page(file: str, opened: bool, **given: Any) -> int:
    """Write one HTML file that shows the original and the translation side by side with all findings.

    It needs no network. What is accepted, dismissed, edited and added there is exported as a file of decisions.
    Exit code 0, or 3 where something could not be read or checked, which the page says too.
    """
    from mtcheck.cli import inputs
    from mtcheck.cli.known import beside_known
    from mtcheck.cli.output import write_reports
    from mtcheck.engine.checker import Checker
    from mtcheck.results.gates import Gate

    output = given["output"]
    if opened and output in (None, STDOUT):
        raise UsageError("--open: name the file to open with --output FILE")
    config = configs.build_config(given)
    checker = Checker(config=config)
    pairs = inputs.pairs({**given, "files": (file,), "manifest": None, "since": None})
    if len(pairs) != 1:
        raise UsageError(f"{file}: these are {len(pairs)} pages; go over them one by one")
    gate = Gate(config, pairs)
    reports = beside_known(config, pairs, _heard(checker.check_pages(pairs)), is_part=True)
    write_reports({**given, "format": (Outlet("html"),)}, pairs, gate.watch(reports))
    if opened:
        _open(output)
    return ExitCode.UNCHECKED if gate.exit_code is ExitCode.UNCHECKED else ExitCode.OK


def _heard(reports: Iterable[Report]) -> Iterator[Report]:
    """The reports, with a line on standard error for all that went wrong: nobody has opened the page yet."""
    for report in reports:
        for each in report.failures:
            say(each.message)
        yield report


def _open(output: str) -> None:
    import webbrowser

    webbrowser.open(Path(output).resolve().as_uri())
