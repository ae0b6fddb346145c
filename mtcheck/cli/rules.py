"""``mtcheck rules``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mtcheck.cli import configs, options, values
from mtcheck.errors import ExitCode, ReadError, UsageError

if TYPE_CHECKING:
    from mtcheck.config import Config
    from mtcheck.reporters.precision import Statistics

_OF_STATS = {"source_language": "--from", "target_language": "--to", "limit": "--limit", "jobs": "--jobs"}
"""Options that only ratings need."""


@click.command(short_help="List the checks.")
@click.argument("files", nargs=-1, metavar="[FILE...]", type=values.PATH)
@click.option("--stats", is_flag=True, help="How often people agree with each check, by decisions and ratings.")
@click.option("--test", is_flag=True, help="Run the examples inside rules of your own.")
@options.languages
@click.option("--limit", type=click.IntRange(1), help="Check only so many rated translations, evenly spread.")
@click.option("--jobs", type=click.IntRange(1, 256), help="Processes that check rated translations; default: 1.")
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
    the review page exported, and ratings as 'mtcheck agree' reads them: how often people agree with each check in each
    pair of languages, what no check found, and which severities they speak for. With --test, FILE... are packs of rules
    or configurations, default: the one that holds here; exit code 1 if an example fails.
    """
    if stats and test:
        raise UsageError("--stats and --test are two questions; ask one at a time")
    if stats:
        return _stats(files, format, given)
    if named := [option for name, option in _OF_STATS.items() if given[name] is not None]:
        raise UsageError(f"{named[0]}: nothing is rated here; it belongs to --stats")
    if test:
        return _test(files, format, given)
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

    config = configs.build_config(given)
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
    chosen = named if files else [configs.build_config(given)]
    written = [rule for config in chosen for rule in config.rules]
    packs += [pack for config in chosen for pack in config.rule_packs]
    tests = list(run_examples(load_rules(written, packs)))
    if not tests:
        raise UsageError("no rules to test; name a file of them, or write [[rules]] into mtcheck.toml")
    sys.stdout.writelines(tests_as_json(tests) if format == "json" else tests_as_text(tests))
    return ExitCode.FINDINGS if any(each.problems for each in tests) else ExitCode.OK


def _stats(files: tuple[str, ...], format: str, given: dict[str, Any]) -> int:
    from mtcheck.comparison.agreement import Languages, measure_files
    from mtcheck.comparison.suggesting import suggest_by_decisions, suggest_by_marks
    from mtcheck.reporters.statistics import statistics_as_json, statistics_as_text
    from mtcheck.review.reading import is_decisions

    if not files:
        raise UsageError("--stats: no file is named; export decisions from the review page, or name ratings")
    paths = [Path(each) for each in files]
    decisions = [each for each in paths if is_decisions(each)]
    ratings = [each for each in paths if each not in decisions]
    config = configs.build_config(given)
    decided, problems = _count_decisions(decisions, has_others=bool(ratings))
    named = Languages(given["source_language"] or "", given["target_language"] or "")
    rated = measure_files(ratings, config, named, given["limit"], given["jobs"] or 1) if ratings else None
    now = _list_severities(config)
    counts = [(each.check, each.accepted, each.dismissed) for each in decided.checks] if decided else []
    suggested = [*suggest_by_decisions(counts, now), *(suggest_by_marks(rated, now) if rated else ())]
    write = statistics_as_json if format == "json" else statistics_as_text
    sys.stdout.writelines(write(decided, rated, suggested))
    sys.stderr.writelines(f"mtcheck: {each}\n" for each in problems)
    return ExitCode.UNCHECKED if problems or (rated and rated.failures) else ExitCode.OK


def _count_decisions(paths: list[Path], *, has_others: bool) -> tuple[Statistics | None, list[ReadError]]:
    """What the files say together, and which cannot be read; where that is all there is, it is raised."""
    from mtcheck.review import read
    from mtcheck.review.statistics import statistics

    found, problems = [], []
    for path in paths:
        try:
            found.append(read(path))
        except ReadError as error:
            problems.append(error)
    if problems and not found and not has_others:
        raise problems[0]
    return (statistics(found) if found else None), problems


def _list_severities(config: Config) -> dict[str, str]:
    """The severity that each check has, with what the configuration says."""
    from mtcheck.checks.registry import catalogue
    from mtcheck.engine.selection import list_extra_checks
    from mtcheck.results.severities import level

    infos = [entry.info for entry in (*catalogue(), *list_extra_checks(config))]
    return {info.id: level(info, config.levels) or info.severity.value for info in infos}
