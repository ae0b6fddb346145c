"""``mtcheck rules``."""

from __future__ import annotations

import sys
from typing import Any

import click


@click.command(short_help="List the checks.")
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
def rules(format: str, **given: Any) -> None:
    """List the checks: id, usual severity, category, and what each finds.

    Those marked 'preview' run only with --preview, or when --only names them.
    """
    from mtcheck.catalogue import catalogue
    from mtcheck.cli import terminal
    from mtcheck.reporters.manual import rules_as_json, rules_as_text

    infos = [entry.info for entry in catalogue()]
    pieces = rules_as_json(infos) if format == "json" else rules_as_text(infos, terminal.view(given))
    sys.stdout.writelines(pieces)
