"""``mtcheck selftest``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mtcheck.cli import configs, options, values
from mtcheck.errors import ExitCode, ReadError, UsageError

if TYPE_CHECKING:
    from mtcheck.config import Config
    from mtcheck.selftest.measuring import Materials

_MOST_FAULTS = 10_000

_seeding = options.together(
    click.option(
        "--pairs", metavar="FILE", type=values.PATH, help="Segments instead of pages: original, tab, translation."
    ),
    click.option(
        "--faults",
        type=click.IntRange(1, _MOST_FAULTS),
        default=20,
        show_default=True,
        help="How many of each class, at most.",
    ),
    click.option("--seed", type=int, default=1, show_default=True, help="Chooses the places of the faults."),
)

_report = options.together(
    click.option(
        "--format",
        "format_",
        type=click.Choice(["terminal", "json"]),
        default="terminal",
        show_default=True,
        help="Form of the report.",
    ),
    click.option("--output", metavar="FILE", type=values.PATH, help="Write the report to a file, whole or not at all."),
)


@click.command(short_help="Seed faults into sound pairs and count those that are found.")
@options.files
@options.source
@options.manifest
@options.languages
@_seeding
@_report
@options.selection
@options.settings
@options.looks
def selftest(**given: Any) -> int:
    """Seed faults into sound pairs and count those that are found.

    The pairs are your own, and taken for sound: pages with --source or --manifest, or segments with --pairs. Faults of
    every class are put into them one at a time, and each damaged version is checked. A fault is found if a new finding
    at minor or above marks its place.

    Exit code 3 where a pair could not be used.
    """
    from mtcheck.cli import terminal
    from mtcheck.cli.writing import writing
    from mtcheck.engine.selection import validate_config
    from mtcheck.reporters.selftest import as_json, as_text
    from mtcheck.selftest.measuring import measure_selftest

    config = configs.build_config(given)
    validate_config(config)
    found = measure_selftest(_materials(given, config), given["faults"], given["seed"])
    view = terminal.view(given, to_file=given["output"] is not None)
    with writing(given["output"]) as write:
        for piece in as_json(found) if given["format_"] == "json" else as_text(found, view):
            write(piece)
    return ExitCode.UNCHECKED if found.problems else ExitCode.OK


def _materials(given: dict[str, Any], config: Config) -> Materials:
    from mtcheck.cli import inputs
    from mtcheck.inputs.files import gather
    from mtcheck.selftest.measuring import of_pages, of_segments

    if given["pairs"] is not None:
        if given["files"] or given["source"] or given["manifest"]:
            raise UsageError("--pairs: holds segments instead of pages; name either the one or the others")
        return of_segments(Path(given["pairs"]), config)
    if missing := next((each.problem for each in gather(given["files"]) if each.problem), ""):
        raise ReadError(missing)
    if given["manifest"] is None and not (given["files"] and given["source"]):
        raise UsageError(
            "name sound pages with their originals (FILE... --source, or --manifest) or sound segments (--pairs); "
            "none are packaged"
        )
    return of_pages(inputs.pairs({"reference": None, "since": None, **given}), config)
