"""``mtcheck config``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from mtcheck.cli import configs, options, values


@click.group(short_help="Show the configuration that holds, and the schema of its file.")
def config() -> None:
    """Show the configuration that holds, and the schema of its file."""


@config.command(short_help="Show what holds for a page and where each value comes from.")
@click.argument("file", required=False, type=values.PATH)
@options.configuration
def show(file: str | None, **given: Any) -> None:
    """Show what holds for a page, or without FILE for all pages, and where each value comes from; as TOML."""
    from mtcheck.config.show import lines

    sys.stdout.writelines(f"{line}\n" for line in lines(configs.read_layers(given), Path(file) if file else None))


@config.command(short_help="Print the JSON Schema of mtcheck.toml, for editors.")
def schema() -> None:
    """Print the JSON Schema of mtcheck.toml, for editors."""
    import json

    from mtcheck.config.schema import schema as made

    sys.stdout.write(json.dumps(made(), indent=2) + "\n")
