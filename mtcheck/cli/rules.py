"""``mtcheck rules``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from mtcheck.cli import options
from mtcheck.errors import ExitCode, UsageError


@click.command(short_help="List the checks.")
@click.argument("files", nargs=-1, metavar="[FILE...]", type=options.PATH)
@click.option("--stats", is_flag=True, help="How often people agreed with each check, by files of decisions.")
@click.option("--test", is_flag=True, help="Run the examples inside rules of your own.")
@options.configuration
@options.rule_packs
@options.additions
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
def rules(files: tuple[str, ...], format: str, *, stats: bool, test: bool, **given: Any) -> int:
    """List the checks: id, usual severity, category, and what each finds; those of plug-ins and your own come last.

    Those marked 'preview' run only with --preview, or when --only names them. With --stats, FILE... are decisions that
    the review page exported: how many findings of each check people accepted, and what they added. With --test, FILE...
    are packs of rules or configurations, default: the one that holds here; exit code 1 if an example fails.
    """
    if stats and test:
        raise UsageError("--stats and --test are two questions; ask one at a time")
    if stats:
        _stats(files, format)
    elif test:
        return _test(files, format, given)
    else:
        _list(files, format, given)
    return ExitCode.OK


def _list(files: tuple[str, ...], format: str, given: dict[str, Any]) -> None:
    if files[:1] == ("test",):
        raise UsageError("test: a list of the checks reads no file; to run the examples of rules add --test")
    if files:
        raise UsageError(f"{files[0]}: a list of the checks reads no file; for statistics of decisions add --stats")
    from mtcheck.checks.registry import catalogue
    from mtcheck.cli import terminal
    from mtcheck.engine.selection import list_extra_checks, list_plugin_failures
    from mtcheck.reporters.manual import rules_as_json, rules_as_text

    config = options.config(given)
    own = sorted(list_extra_checks(config), key=lambda entry: entry.info.id)
    infos = [entry.info for entry in (*catalogue(), *own)]
    pieces = rules_as_json(infos) if format == "json" else rules_as_text(infos, terminal.view(given))
    sys.stdout.writelines(pieces)
    sys.stderr.writelines(f"mtcheck: {each.message}\n" for each in list_plugin_failures(config))


def _test(files: tuple[str, ...], format: str, given: dict[str, Any]) -> int:
    from mtcheck.config import FILE, merge_layers, read
    from mtcheck.reporters.examples import tests_as_json, tests_as_text
    from mtcheck.rules import load_rules
    from mtcheck.rules.examples import run_examples

    packs = [each for each in files if Path(each).name not in (FILE, "pyproject.toml")]
    named = [merge_layers(read(Path(each))) for each in files if each not in packs]
    configs = named if files else [options.config(given)]
    written = [rule for config in configs for rule in config.rules]
    packs += [pack for config in configs for pack in config.rule_packs]
    tests = list(run_examples(load_rules(written, packs)))
    if not tests:
        raise UsageError("no rules to test; name a file of them, or write [[rules]] into mtcheck.toml")
    sys.stdout.writelines(tests_as_json(tests) if format == "json" else tests_as_text(tests))
    return ExitCode.FINDINGS if any(each.problems for each in tests) else ExitCode.OK


def _stats(files: tuple[str, ...], format: str) -> None:
    from mtcheck.reporters.precision import precision_as_json, precision_as_text
    from mtcheck.review import read
    from mtcheck.review.statistics import statistics

    if not files:
        raise UsageError("--stats: no file of decisions is named; export them from the review page")
    found = statistics([read(Path(each)) for each in files])
    sys.stdout.writelines(precision_as_json(found) if format == "json" else precision_as_text(found))
