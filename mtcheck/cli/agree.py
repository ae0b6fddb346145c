"""``mtcheck agree``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from mtcheck.cli import options
from mtcheck.errors import ExitCode, UsageError


@click.command(short_help="Hold the checks against ratings by people.")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=options.PATH)
@options.languages
@click.option("--limit", type=click.IntRange(1), help="Check only so many rated translations, evenly spread.")
@options.selection
@options.settings
@options.judges
@click.option("--jobs", type=click.IntRange(1, 256), default=1, show_default=True, help="Processes.")
@click.option(
    "--format",
    "format",
    type=click.Choice(["terminal", "json"]),
    default="terminal",
    show_default=True,
    help="Form of the tables.",
)
def agree(files: tuple[str, ...], format: str, limit: int | None, jobs: int, **given: Any) -> int:
    """Hold the checks against ratings by people: how often a finding is marked, and which marks are found.

    FILE is a table of MQM ratings (.tsv: system, doc, globalSegId, rater, source, target, category, severity) or one of
    human scores inside a folder of mt-metrics-eval (human-scores/en-de.mqm.seg.score). Numbers such as quality, and
    judges' scores, are held against people's order of the translations of each segment. Exit code 3 if something could
    not be checked.
    """
    from mtcheck import check_segments
    from mtcheck.comparison.raters import measure_agreement
    from mtcheck.comparison.ratings import read_ratings
    from mtcheck.reporters.agreement import agreement_as_json, agreement_as_text

    config = options.config(given)
    if not (config.source_language and config.target_language):
        raise UsageError("ratings do not say their languages; name them with --from and --to")
    rated = [each for file in files for each in read_ratings(Path(file))]
    if limit and limit < len(rated):
        rated = [rated[at * len(rated) // limit] for at in range(limit)]
    pairs = [(each.source, each.target, None) for each in rated]
    reports = list(check_segments(pairs, config.source_language, config.target_language, config=config, jobs=jobs))
    found = measure_agreement(rated, reports)
    sys.stdout.writelines(agreement_as_json(found) if format == "json" else agreement_as_text(found))
    return ExitCode.UNCHECKED if found.failures else ExitCode.OK
