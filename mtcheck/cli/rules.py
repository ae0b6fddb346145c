"""``mtcheck rules``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from mtcheck.cli import options
from mtcheck.errors import UsageError


@click.command(short_help="List the checks.")
@click.argument("files", nargs=-1, metavar="[DECISIONS...]", type=options.PATH)
@click.option("--stats", is_flag=True, help="How often people agreed with each check, by files of decisions.")
@click.option(
    "--format",
    "format",
    type=click.Choice(["terminal", "json"]),
    default="terminal",
    show_default=True,
    help="Form of the list.",
)
@click.option("--color/--no-color", default=None, help="Colour; default: on a terminal, unless NO_COLOR is set.")
@click.option("--width", type=click.IntRange(40, 1000), help="Columns; default: the terminal's, 60 to 200.")
def rules(files: tuple[str, ...], format: str, *, stats: bool, **given: Any) -> None:
    """List the checks: id, usual severity, category, and what each finds.

    Those marked 'preview' run only with --preview, or when --only names them. With --stats and DECISIONS, files that
    the review page exported: how many findings of each check people accepted, and what they added.
    """
    if stats:
        _stats(files, format)
        return
    if files:
        raise UsageError(f"{files[0]}: a list of the checks reads no file; for statistics of decisions add --stats")
    from mtcheck.checks.registry import catalogue
    from mtcheck.cli import terminal
    from mtcheck.reporters.manual import rules_as_json, rules_as_text

    infos = [entry.info for entry in catalogue()]
    pieces = rules_as_json(infos) if format == "json" else rules_as_text(infos, terminal.view(given))
    sys.stdout.writelines(pieces)


def _stats(files: tuple[str, ...], format: str) -> None:
    from mtcheck.reporters.precision import precision_as_json, precision_as_text
    from mtcheck.review import read
    from mtcheck.review.statistics import statistics

    if not files:
        raise UsageError("--stats: no file of decisions is named; export them from the review page")
    found = statistics([read(Path(each)) for each in files])
    sys.stdout.writelines(precision_as_json(found) if format == "json" else precision_as_text(found))
