"""``mtcheck baseline``."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mtcheck.cli import configs, options, values
from mtcheck.errors import ExitCode, UsageError, make_printable

if TYPE_CHECKING:
    from mtcheck.config import Config
    from mtcheck.inputs.model import PagePair
    from mtcheck.model.report import Report
    from mtcheck.results.baseline import Baseline

FILE = "mtcheck-baseline.json"

_makes = options.together(
    options.pages,
    options.languages,
    options.columns,
    options.baseline,
    options.selection,
    options.settings,
    options.looks,
)


@click.group(short_help="Remember known findings, so that only new ones fail.")
def baseline() -> None:
    """Remember known findings, so that only new ones fail: 'mtcheck check --baseline FILE'."""


@baseline.command(short_help="Write the file again from all that is found now.")
@_makes
def write(**given: Any) -> int:
    """Rewrite the file from all that is found now; default: mtcheck-baseline.json."""
    from mtcheck.results.baseline import Baseline, is_baseline

    if given["since"] is not None:
        raise UsageError(
            "--since: a new baseline is of all pages; for those that changed, use 'mtcheck baseline update'"
        )
    path, config, pairs = _settled(given)
    if path.is_file() and not is_baseline(path):
        raise UsageError(
            f"{make_printable(str(path))}: this is not a baseline and is not overwritten; name another file"
        )
    return _made(path, config, pairs, given, Baseline(path.parent))


@baseline.command(short_help="Bring the entries of some pages up to date.")
@_makes
@click.option("--only-drop", is_flag=True, help="Take out what is no more found and add nothing.")
def update(only_drop: bool, **given: Any) -> int:
    """Bring the entries of the named pages up to date and drop those of pages that are gone; the others stay."""
    from mtcheck.results.baseline import read

    path, config, pairs = _settled(given)
    return _made(path, config, pairs, given, read(path), only_drop=only_drop)


@baseline.command(short_help="List what is known.")
@click.argument("files", nargs=-1, metavar="FILE...", type=values.PATH)
@options.baseline
@options.settings
def show(files: tuple[str, ...], **given: Any) -> None:
    """List what is known, of all pages or of those named."""
    from mtcheck.inputs.files import gather
    from mtcheck.inputs.model import PagePair
    from mtcheck.results.baseline import Baseline, key, read

    found = read(_path(configs.build_config(given)))
    wanted = {key(PagePair(each), found.folder) for each in gather(files)}
    if missing := sorted(wanted - found.articles.keys()):
        raise UsageError(f"{make_printable(missing[0])}: the baseline holds no such page; name a page, or none for all")
    found = Baseline(found.folder, {name: found.articles[name] for name in wanted or found.articles})
    for name, article in sorted(found.articles.items()):
        if article.findings:
            sys.stdout.write(f"{make_printable(name)}\n")
            for each in article.findings:
                text = make_printable(each.target or each.source)
                sys.stdout.write(f"  {each.fingerprint[:12]}  {each.severity:<8}  {each.check}  {text}\n")
    sys.stdout.write(f"{_number(found)}\n")


def _path(config: Config) -> Path:
    return Path(config.baseline or FILE)


def _settled(given: Mapping[str, Any]) -> tuple[Path, Config, Sequence[PagePair]]:
    from mtcheck.cli import inputs
    from mtcheck.engine.selection import validate_config

    config = configs.build_config(given)
    validate_config(config)
    path, pairs = _path(config), inputs.pairs(given)
    if os.path.realpath(path) in (os.path.realpath(each) for pair in pairs for each in pair.files):
        raise UsageError(f"--baseline {path}: this is one of the files to check; name another")
    return path, config, pairs


def _number(baseline: Baseline) -> str:
    from mtcheck.reporters.counting import plural

    return f"{plural(baseline.size, 'finding')} in {plural(len(baseline.articles), 'page')}"


def _made(
    path: Path,
    config: Config,
    pairs: Sequence[PagePair],
    given: Mapping[str, Any],
    before: Baseline,
    *,
    only_drop: bool = False,
) -> int:
    """Check the pages and write the file; what could not be read keeps its entries."""
    from mtcheck.cli import terminal
    from mtcheck.cli.writing import writing
    from mtcheck.engine.checker import Checker
    from mtcheck.results.baseline import text, update_baseline

    with (
        writing(str(path)) as put,
        terminal.progress(
            Checker(config=config).check_pages(pairs, jobs=given["jobs"]), len(pairs), quiet=given["quiet"]
        ) as reports,
    ):
        unread: list[str] = []
        after = update_baseline(before, pairs, _heard(reports, unread), only_drop=only_drop)
        put(text(after))
    sys.stdout.write(f"{make_printable(str(path))}: {_number(after)}\n")
    sys.stderr.writelines(f"mtcheck: {line}\n" for line in unread)
    return ExitCode.UNCHECKED if unread else ExitCode.OK


def _heard(reports: Iterable[Report], unread: list[str]) -> Iterator[Report]:
    for report in reports:
        unread += [make_printable(each.message) for each in report.failures]
        yield report
