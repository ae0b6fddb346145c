"""``mtcheck explain``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from mtcheck.cli import configs, options, values
from mtcheck.errors import UsageError

if TYPE_CHECKING:
    from mtcheck.checks.registry import Entry


@click.command(short_help="Show the manual page of a check.")
@click.argument("name", metavar="CHECK", **values.CHECK)
@options.configuration
@options.rule_packs
@options.additions
@click.option("--color/--no-color", default=None, help="Colour; default: on a terminal, unless NO_COLOR is set.")
@click.option("--width", type=click.IntRange(40, 1000), help="Columns; default: the terminal's, 60 to 200.")
def explain(name: str, **given: Any) -> None:
    """Show the manual page of a check: what is wrong, why it matters, an example, known false alarms.

    A rule of your own is shown with what it looks for and its examples.
    """
    from mtcheck.cli import terminal
    from mtcheck.reporters.manual import page

    sys.stdout.writelines(page(_find(name, given).info, terminal.view(given)))


def _find(name: str, given: dict[str, Any]) -> Entry:
    """The check of this name; a configuration is read only for one that is not the package's own."""
    from mtcheck.checks.registry import find
    from mtcheck.engine.selection import list_extra_checks

    try:
        return find(name)
    except UsageError:
        return find(name, list_extra_checks(configs.build_config(given)))
