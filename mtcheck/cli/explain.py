"""``mtcheck explain``."""

from __future__ import annotations

import sys
from typing import Any

import click

from mtcheck.cli import options


@click.command(short_help="Show the manual page of a check.")
@click.argument("name", metavar="CHECK", **options.CHECK)
@options.configuration
@options.rule_packs
@click.option("--color/--no-color", default=None, help="Colour; default: on a terminal, unless NO_COLOR is set.")
@click.option("--width", type=click.IntRange(40, 1000), help="Columns; default: the terminal's, 60 to 200.")
def explain(name: str, **given: Any) -> None:
    """Show the manual page of a check: what is wrong, why it matters, an example, known false alarms.

    A rule of your own is shown with what it looks for and its examples.
    """
    from mtcheck.checks.registry import find
    from mtcheck.cli import terminal
    from mtcheck.engine.selection import list_extra_checks
    from mtcheck.reporters.manual import page

    sys.stdout.writelines(page(find(name, list_extra_checks(options.config(given))).info, terminal.view(given)))
