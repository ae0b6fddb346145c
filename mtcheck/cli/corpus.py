"""``mtcheck corpus``."""

from __future__ import annotations

import errno
import json
import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from mtcheck.cli import configs, options, values
from mtcheck.cli.terminal import say
from mtcheck.errors import ExitCode, ReadError, UsageError, shown_path
from mtcheck.loading.bitexts.wanted import Wanted
from mtcheck.reporters.counting import plural

if TYPE_CHECKING:
    from mtcheck.config import Config
    from mtcheck.corpus.filtering import Tally
    from mtcheck.corpus.places import Place
    from mtcheck.corpus.rows import Input
    from mtcheck.corpus.running import Engine, Progress


_FOLDER = values.Folder(file_okay=False, path_type=Path)
_PATH = values.FileOrAddress(exists=True, path_type=Path)
_FILE = values.FileOrAddress(exists=True, dir_okay=False, path_type=Path)
_run = click.argument("folder", metavar="FOLDER", type=_FOLDER)
_out = click.option("--out", metavar="FOLDER", required=True, type=_FOLDER, help="Where the parts go.")

_jobs = click.option("--jobs", type=click.IntRange(1, 256), default=1, show_default=True, help="Processes.")


def _rows(usual: int) -> Callable[[Any], Any]:
    return click.option(
        "--rows", type=click.IntRange(1, 1_000_000), default=usual, show_default=True, help="Pairs of a part."
    )


@click.group(short_help="Check, filter, sample, summarise and deduplicate bitexts of any size.")
def corpus() -> None:
    """Check, filter, sample, summarise and deduplicate bitexts of any size.

    Needs pyarrow: pip install 'mtcheck[data]'. What 'corpus check' writes is Parquet, with a column for each check.
    """


@corpus.command(short_help="Check every pair and write what was found with it.")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=_FILE)
@click.option("--source", metavar="FILE", type=_FILE, help="The originals, line by line, where FILE is lines of text.")
@_out
@options.columns
@options.languages
@_jobs
@_rows(2_000)
@click.option(
    "--engine",
    type=click.Choice(["local", "dask"]),
    default="local",
    show_default=True,
    help="Where to check.",
)
@click.option("--scheduler", metavar="ADDRESS", help="A Dask cluster that is running: tls://host:8786.")
@options.selection
@options.settings
def check(
    files: Sequence[Place],
    source: Place | None,
    out: Path,
    jobs: int,
    rows: int,
    engine: str,
    scheduler: str | None,
    **given: Any,
) -> int:
    """Check every pair of FILE and write what was found with it.

    FILE is .parquet, .arrow, .jsonl, .tsv, .tmx or lines of text with --source, also packed as .gz or .zst.
    A run that was ended goes on where it stopped when it is started again. Exit code 3 if pairs could not be checked.
    """
    from mtcheck.corpus.parts import Folder, lock_folder
    from mtcheck.corpus.rows import read_tables
    from mtcheck.corpus.running import check_tables, refuse_empty
    from mtcheck.engine.checker import Checker

    settings = configs.build_config(given)
    inputs = _inputs(files, source)
    wanted = Wanted(settings.source_language, settings.target_language, settings.columns)
    checker = Checker(config=_with_languages(settings))
    _make_folder(out)
    with lock_folder(out):
        folder = Folder(out, _describe(inputs, settings, rows))
        tables = refuse_empty(read_tables(inputs, wanted, rows), inputs)
        chosen = _choose_engine(engine, scheduler, jobs)
        progress = check_tables(tables, checker, folder, engine=chosen, tell=_Teller(inputs).tell)
    done = f"{plural(progress.rows, 'pair')} in {plural(progress.parts, 'part')}"
    say(f"{done}; {progress.unread:,} could not be checked")
    return _say_unread(out)


@corpus.command("filter", short_help="Keep the pairs that fulfil a condition.")
@click.argument("paths", nargs=-1, required=True, metavar="FOLDER|FILE...", type=_PATH)
@_out
@click.option(
    "--where", required=True, help="The condition: 'quality >= 60 and findings == 0', or a profile: light, strict."
)
@click.option("--dropped", metavar="FOLDER", type=_FOLDER, help="Where the others go, each with the reasons.")
@click.option("--source", metavar="FILE", type=_FILE, help="The originals, line by line, where FILE is lines of text.")
@options.columns
@options.languages
@_rows(10_000)
@_jobs
@options.settings
def filter_(
    paths: Sequence[Place],
    out: Path,
    where: str,
    dropped: Path | None,
    source: Place | None,
    rows: int,
    jobs: int,
    **given: Any,
) -> int:
    """Keep the pairs that fulfil a condition: those of FOLDER, which 'corpus check' wrote, or of FILE.

    Pairs of files are not checked, only looked at: such conditions as 'light' ask for no more. Exit code 3 if pairs
    could not be read or checked.
    """
    from mtcheck.corpus.filtering import filter_files, filter_parts

    folders = [each for each in paths if isinstance(each, Path) and each.is_dir()]
    if folders:
        if len(paths) > 1 or source:
            raise UsageError("a folder is filtered by itself; name one folder, or files")
        _make_folder(out)
        if dropped:
            _make_folder(dropped, "--dropped")
        tally = filter_parts(folders[0], where, out, dropped)
    else:
        settings = _with_languages(configs.build_config(given))
        wanted = Wanted(settings.source_language, settings.target_language, settings.columns)
        inputs = _inputs(paths, source)
        _make_folder(out)
        if dropped:
            _make_folder(dropped, "--dropped")
        tally = filter_files(inputs, wanted, rows, where, out, dropped, jobs=jobs, tell=_Teller(inputs).tell)
    _say_tally(tally)
    if folders:
        return _say_unread(folders[0])
    return ExitCode.UNCHECKED if tally.unread else ExitCode.OK


@corpus.command(short_help="Print some pairs, chosen by chance.")
@_run
@click.option("--count", type=click.IntRange(1, 1_000_000), default=20, show_default=True, help="How many.")
@click.option("--seed", type=int, default=1, show_default=True, help="Chooses which.")
def sample(folder: Path, count: int, seed: int) -> None:
    """Print some pairs of FOLDER, chosen by chance, as JSON lines."""
    from mtcheck.corpus.reading import sample_parts

    sys.stdout.writelines(f"{json.dumps(row, ensure_ascii=False)}\n" for row in sample_parts(folder, count, seed))


@corpus.command(short_help="Print a corpus in figures.")
@_run
@click.option("--format", "format_", type=click.Choice(["terminal", "json"]), default="terminal", show_default=True)
@click.option("--html", metavar="FILE", help="Write a page with plots as well.")
def summarise(folder: Path, format_: str, html: str | None) -> int:
    """Print FOLDER in figures: severities, checks, qualities, files, the worst pairs.

    Exit code 3 if pairs in it could not be checked.
    """
    from mtcheck.corpus.summaries import summarize_parts

    found = summarize_parts(folder)
    if html:
        from mtcheck.cli.writing import writing
        from mtcheck.reporters.corpus import write as write_page

        with writing(html) as write:
            for piece in write_page(found, folder.name):
                write(piece)
    if format_ == "json":
        sys.stdout.write(json.dumps({"schema": "mtcheck.summary/1", **found.to_dict()}, indent=2) + "\n")
    else:
        from mtcheck.reporters.terminal.corpus import show_summary

        sys.stdout.writelines(f"{line}\n" for line in show_summary(found))
    return _say_unread(folder)


@corpus.command(short_help="Keep the first of pairs that are alike.")
@_run
@_out
@click.option(
    "--kind", type=click.Choice(["exact", "normalized", "near"]), default="exact", show_default=True, help="How alike."
)
@click.option("--near", is_flag=True, help="As --kind near.")
@click.option(
    "--similarity",
    type=click.FloatRange(0.5, 1),
    default=0.8,
    show_default=True,
    help="The share of runs of five characters from which on pairs are near.",
)
def dedupe(folder: Path, out: Path, kind: str, near: bool, similarity: float) -> int:
    """Keep the first of the pairs of FOLDER that are alike.

    They are the same (exact), the same but for case, digits, marks and blanks (normalized), or most of them is (near).
    Exit code 3 if pairs in FOLDER could not be checked.
    """
    from mtcheck.corpus.duplicates import NEAR, deduplicate_parts

    if near and kind != NEAR and _is_given("kind"):
        raise UsageError(f"--kind {kind}: contradicts --near; leave one of them out")
    chosen = NEAR if near else kind
    if chosen != NEAR and _is_given("similarity"):
        raise UsageError("--similarity is that of near pairs; add --near")
    _make_folder(out)
    _say_tally(deduplicate_parts(folder, out, chosen, similarity))
    return _say_unread(folder)


def _is_given(option: str) -> bool:
    """Whether somebody wrote an option, be it with its usual value."""
    return click.get_current_context().get_parameter_source(option) is not ParameterSource.DEFAULT


def _make_folder(path: Path, option: str = "--out") -> None:
    """Make a folder for results, before anything is read, unless what it takes to write them is missing."""
    from mtcheck.corpus.arrow import require_arrow

    require_arrow()
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ReadError(
            f"{shown_path(path)}: cannot be made: {error.strerror}; name another folder with {option}"
        ) from error
    if not os.access(path, os.W_OK | os.X_OK):
        raise ReadError(
            f"{shown_path(path)}: cannot be written: {os.strerror(errno.EACCES)}; name another folder with {option}"
        )


def _inputs(files: Sequence[Place], source: Place | None) -> list[Input]:
    from mtcheck.corpus.places import show_place
    from mtcheck.corpus.rows import Input

    if source and len(files) > 1:
        raise UsageError(f"--source {show_place(source)}: holds the originals of one file, and {len(files)} were named")
    return [Input(file, source) for file in files]


def _choose_engine(name: str, scheduler: str | None, jobs: int) -> Engine:
    if scheduler is not None and name != "dask":
        raise UsageError("--scheduler is the address of a Dask cluster; add --engine dask")
    if scheduler is not None and jobs > 1:
        raise UsageError("--jobs: a cluster has the workers that it has; leave out --jobs or --scheduler")
    if name == "dask":
        from mtcheck.corpus.clusters import check_on_dask

        return partial(check_on_dask, scheduler=scheduler or "", workers=jobs)
    from mtcheck.corpus.pools import check_here

    return partial(check_here, jobs=jobs)


def _with_languages(settings: Config) -> Config:
    if not settings.source_language or not settings.target_language:
        raise UsageError("a corpus is checked in two languages that are known: name them with --from and --to")
    return settings


def _describe(inputs: Sequence[Input], settings: Config, rows: int) -> dict[str, Any]:
    """What the parts are made of: a run with other settings makes other parts."""
    from mtcheck import __version__
    from mtcheck.corpus.rows import describe_inputs

    return {
        "mtcheck": __version__,
        "inputs": describe_inputs(inputs),
        "languages": [settings.source_language, settings.target_language],
        "rows of a part": rows,
        "checks": {"only": list(settings.only), "skip": list(settings.skip), "levels": dict(settings.levels)},
        "encoder": str(settings.encoder) or "embedded",
    }


class _Teller:
    """Says on a terminal how far a run has come, and how long the rest takes."""

    def __init__(self, inputs: Sequence[Input]) -> None:
        from mtcheck.corpus.pace import Pace, estimate_rows

        self._pace = Pace(estimate_rows(inputs)) if sys.stderr.isatty() else None

    def tell(self, progress: Progress) -> None:
        """Overwrite the line before."""
        if self._pace:
            left = self._pace.tell(progress.rows)
            told = f"{plural(progress.rows, 'pair')}, {plural(progress.parts, 'part')}{left and f', {left}'}"
            sys.stderr.write(f"\r{told:<60}")
            sys.stderr.flush()


def _say_tally(tally: Tally) -> None:
    say(f"{plural(tally.kept, 'pair')} kept, {tally.dropped:,} dropped")
    for why, count in tally.why.most_common():
        say(f"  {plural(count, 'pair fails', 'pairs fail')}: {why}")


def _say_unread(folder: Path) -> ExitCode:
    """Name the first of the pairs of a finished run that could not be checked, and the exit code that says so."""
    from mtcheck.corpus.reading import find_unread

    unread = find_unread(folder)
    if not unread.rows:
        return ExitCode.OK
    say(f"{plural(unread.rows, 'pair')} could not be checked; the first: {unread.first}")
    return ExitCode.UNCHECKED
