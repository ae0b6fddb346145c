"""``mtcheck trend``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from mtcheck.cli import values


@click.command(short_help="Show how the numbers went from run to run.")
@click.argument("file", type=values.PATH)
@click.option(
    "--metric", "names", multiple=True, metavar="NAME", help="Only this number: score, quality, findings-major, ..."
)
@click.option("--page", "pages", multiple=True, metavar="NAME", help="Only this page, by the name that reports show.")
@click.option("--last", type=click.IntRange(1), metavar="N", help="Only the newest N runs.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["terminal", "json", "csv", "html", "svg"]),
    default="terminal",
    show_default=True,
    help="A table with a plot; the same for programs, as a page or as a drawing.",
)
@click.option("--output", metavar="FILE", help="Where to; default: standard output.")
@click.option("--width", type=click.IntRange(40, 1000), help="Columns; default: the terminal's, 60 to 200.")
def trend(file: str, format_: str, output: str | None, **given: Any) -> None:
    """Show how the numbers went from run to run, out of a FILE that 'mtcheck check --history FILE' keeps.

    Numbers that were made in different ways, as their signatures say, are shown apart and never compared.
    """
    from mtcheck.cli import terminal
    from mtcheck.cli.writing import writing
    from mtcheck.errors import UsageError
    from mtcheck.history import series, store
    from mtcheck.reporters.trend import writer

    if output and Path(output).resolve() == Path(file).resolve():
        raise UsageError(f"--output {output}: this is the history; name another file")
    runs = store.read(Path(file), given["last"])
    found = series.trend(file, runs, values.split_names(given["names"]), given["pages"])
    with writing(output) as write:
        for piece in writer(format_)(found, terminal.view({"color": None, **given}).width):
            write(piece)
