"""``mtcheck agree``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from mtcheck.cli import configs, options, values
from mtcheck.errors import ExitCode


@click.command(short_help="Hold the checks against ratings by people.")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=values.PATH)
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

    FILE is a table of MQM ratings (.tsv: system, doc, globalSegId, rater, source, target, category, severity), one of
    human scores inside a folder of mt-metrics-eval (human-scores/en-de.mqm.seg.score), or error span annotation as
    JSON: the WMT's, what Pearmut writes, or what Appraise exports. Numbers such as quality, and judges' scores, are
    held against people's order of the translations of each segment. Exit code 3 if something could not be checked.
    """
    from mtcheck.comparison.agreement import Languages, measure_files
    from mtcheck.reporters.agreement import agreement_as_json, agreement_as_text

    named = Languages(given["source_language"] or "", given["target_language"] or "")
    found = measure_files([Path(file) for file in files], configs.build_config(given), named, limit, jobs)
    sys.stdout.writelines(agreement_as_json(found) if format == "json" else agreement_as_text(found))
    return ExitCode.UNCHECKED if found.failures else ExitCode.OK
