"""``mtcheck align``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from mtcheck.cli import configs, options, values

_FILE = click.Path(readable=False, path_type=Path)


@click.command(short_help="Align an original with its translation.")
@click.argument("source", type=_FILE)
@click.argument("target", type=_FILE)
@click.option("--from", "source_language", metavar="LANG", help="The original's language.", **values.LANGUAGE)
@click.option("--to", "target_language", metavar="LANG", help="The translation's language.", **values.LANGUAGE)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["terminal", "tsv", "tmx", "json"]),
    default="terminal",
    show_default=True,
    help="How the pairs are written.",
)
@click.option("--output", metavar="FILE", help="Where to; default: standard output.")
@options.configuration
@click.option("--width", type=click.IntRange(40, 1000), help="Columns; default: the terminal's, 60 to 200.")
def align(source: Path, target: Path, format_: str, output: str | None, **given: Any) -> None:
    """Set an original and its translation beside each other, sentence by sentence.

    Exit code 3 where the two are no original and translation: swapped, the same text, another article.
    """
    from mtcheck.cli import terminal
    from mtcheck.cli.writing import writing
    from mtcheck.engine.pairing import Relation, align_pages
    from mtcheck.errors import CheckError, ReadError, shown_path
    from mtcheck.inputs.near import near_file
    from mtcheck.reporters.pairs import Pairs, writer

    settings = configs.build_config(given)
    for absent in (page for page in (source, target) if not page.exists()):
        raise ReadError(f"{shown_path(absent)}: no such file{near_file(absent)}")
    found = align_pages(source, target, settings.source_language, settings.target_language, settings)
    pairs = Pairs(
        str(source),
        str(target),
        found.source.language,
        found.target.language,
        found.beads,
        found.coverage,
        found.verdict.value,
        tuple(note.reason for note in found.notes),
        found.signature,
    )
    with writing(output) as write:
        for piece in writer(format_)(pairs, terminal.view({"color": None, **given}).width):
            write(piece)
    if found.verdict is not Relation.SOUND:
        raise CheckError(f"{source}, {target}: {found.notes[-1].reason}")
