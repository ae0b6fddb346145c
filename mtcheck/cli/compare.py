"""``mtcheck compare``."""

from __future__ import annotations

import os
from typing import Any

import click

from mtcheck.cli import configs, options, values

FORMATS = ("terminal", "json", "markdown", "html")


@click.command(short_help="Set two or more translations of the same articles side by side.")
@click.argument("systems", nargs=-1, metavar="TRANSLATION...", type=values.PATH)
@click.option("--source", metavar="FILE", type=values.PATH, help="The original, or the folder of the originals.")
@click.option(
    "--reference",
    "references",
    metavar="FILE",
    type=values.PATH,
    multiple=True,
    help="A translation that people made, or a folder of such.",
)
@click.option("--lines", is_flag=True, help="Files hold one segment a line instead of a page.")
@click.option("--articles", metavar="FILE", type=values.PATH, help="With --lines: the article of every line, by name.")
@options.languages
@options.columns
@click.option("--jobs", type=click.IntRange(1, 256), default=1, show_default=True, help="Processes to work in.")
@click.option("--format", type=click.Choice(FORMATS), default="terminal", show_default=True, help="Form of the report.")
@click.option("--output", metavar="FILE", type=values.PATH, help="Write the report to a file, whole or not at all.")
@options.selection
@options.settings
@options.judges
@options.looks
def compare(systems: tuple[str, ...], **given: Any) -> int:
    """Set two or more translations of the same articles side by side; the first is what the others are compared with.

    TRANSLATION is a file, or a folder whose files have the same names in all translations, in the originals and in the
    references. Metrics, estimate and score come with intervals and paired tests, drawn by article; findings are split
    into fixed, introduced and unchanged.

    Exit code 3 where an article had to be left out.
    """
    from mtcheck.cli import terminal
    from mtcheck.cli.output import outlets
    from mtcheck.cli.writing import Outlet, writing
    from mtcheck.comparison import compare as compared
    from mtcheck.engine.selection import validate_config
    from mtcheck.errors import ExitCode
    from mtcheck.reporters.comparison import render

    config = configs.build_config(given)
    validate_config(config)
    named = filter(None, (*systems, given["source"], *given["references"], given["articles"]))
    (outlet,) = outlets([Outlet(given["format"])], given["output"], frozenset(map(os.path.realpath, named)))
    keys = ("lines", "articles", "jobs")
    found = compared(systems, given["source"], given["references"], config=config, **{key: given[key] for key in keys})
    with writing(outlet.path) as write:
        for piece in render(outlet.format, found, terminal.view(given, to_file=given["output"] is not None)):
            write(piece)
    return ExitCode.UNCHECKED if found.failures else ExitCode.OK
