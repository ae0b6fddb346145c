"""``mtcheck check``."""

from __future__ import annotations

from typing import Any

import click

from mtcheck.cli import options


@click.command(short_help="Check translated pages and report what is wrong with them.")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=options.PATH)
@click.option(
    "--source",
    metavar="FILE",
    help="The original; for many pages a pattern with {name}, {stem}, {dir} or {path}, as in '{stem}.de.html'.",
)
@click.option("--from", "source_language", metavar="LANG", help="Language of the original.", **options.LANGUAGE)
@click.option(
    "--to", "target_language", metavar="LANG", help="Language of the page; default: detected.", **options.LANGUAGE
)
@click.option(
    "--format", "format", type=options.FORMAT, default="terminal", show_default=True, help="Form of the report."
)
@click.option("--output", metavar="FILE", type=options.PATH, help="Write the report to a file, whole or not at all.")
@click.option("--fail-on", type=options.LEVEL, help="Lowest severity that makes the exit code 1; default: major.")
@click.option("--min-score", type=options.SCORE, help="Exit with 1 if a page scores less.")
@click.option("--only", multiple=True, metavar="CHECK", help="Run only this check or family.", **options.CHECK)
@click.option("--skip", multiple=True, metavar="CHECK", help="Do not run this check or family.", **options.CHECK)
@click.option("--preview", is_flag=True, default=None, help="Run also the checks that still cry wolf too often.")
@click.option("--config", metavar="FILE", type=options.PATH, help="Configuration; default: the nearest mtcheck.toml.")
@click.option("--labels", multiple=True, metavar="FILE", type=options.PATH, help="Further interface labels.")
@click.option("--glossary", multiple=True, metavar="FILE", type=click.Path(), help="Terms: CSV, TSV or TBX.")
@click.option("--max-megabytes", type=options.MEGABYTES, help="Refuse larger files; default: 32.")
@click.option("--color/--no-color", default=None, help="Colour; default: on a terminal, unless NO_COLOR is set.")
@click.option(
    "--width", type=click.IntRange(40, 1000), help="Columns of the report; default: the terminal's, 60 to 200."
)
@click.option("-q", "--quiet", is_flag=True, help="One line a file.")
@click.option("--verbose", is_flag=True, help="Show every place with its line, and each finding's category.")
def check(files: tuple[str, ...], source: str | None, format: str, output: str | None, **given: Any) -> int:
    """Check translated pages and report what is wrong with them.

    FILE is a file (text, Markdown, HTML), a folder, a pattern such as 'pages/**/*.html', or - for standard input.

    With --source it is compared with its original, sentence by sentence. A pattern without a folder names a file beside
    the page; {stem} is the page's name without its ending and language: 'news.de.html' for 'news.en.html'.
    """
    from mtcheck.cli import terminal
    from mtcheck.cli.output import writing
    from mtcheck.gate import Gate
    from mtcheck.loading import gather
    from mtcheck.originals import originals, read
    from mtcheck.pipeline import check_input, validate_config
    from mtcheck.reporters import reporter

    config = options.config(given)
    validate_config(config)
    render, view = reporter(format), terminal.view(given, to_file=output is not None)
    pairs = originals(gather(files), source)
    gate = Gate(config)
    with writing(output, read(pairs)) as write, terminal.progress(pairs, quiet=view.quiet) as shown:
        for piece in render(gate.watch(check_input(page, config, original) for page, original in shown), view):
            write(piece)
    return gate.exit_code
