"""``mtcheck review apply``."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mtcheck.cli import configs, options, values
from mtcheck.errors import ExitCode, UsageError, make_printable

if TYPE_CHECKING:
    from mtcheck.config import Config
    from mtcheck.inputs.model import PagePair
    from mtcheck.review import Review
    from mtcheck.review.binding import Judged

_READ_TOO = {"glossary": "glossaries", "labels": "labels"}
"""Outputs that take part in the check, where they are there, and the settings that name such files."""


@click.command(short_help="Make decisions take effect.")
@click.argument("files", nargs=-1, required=True, metavar="DECISIONS...", type=values.PATH)
@click.option("--page", metavar="FILE", type=values.PATH, help="The page; default: the path in DECISIONS.")
@click.option("--source", metavar="FILE", type=values.PATH, help="Its original; default: the path in DECISIONS.")
@options.columns
@options.learnt
@options.configuration
@options.rule_packs
@options.selection
def apply(files: tuple[str, ...], **given: Any) -> int:
    """Make decisions that the review page exported take effect.

    The pages are checked again, as they were for the review, and what was decided is written where the options say:
    all of it or, where anything is wrong, nothing. Existing files of the first four kinds are added to.
    Exit code 2 where the files do not go together, 3 where one could not be read or a correction could not be written.
    """
    from mtcheck.cli.writing import write_all
    from mtcheck.review import merge_reviews, read
    from mtcheck.review.applying import MAKERS, outputs, summary

    reviews = merge_reviews(read(Path(each)) for each in files)
    wanted = {kind: Path(given[kind]) for kind in MAKERS if given[kind] is not None}
    if given["state"] is not None and "corrected" not in wanted:
        raise UsageError(f"--state {given['state']}: is written into the corrected file; name it with --corrected FILE")
    pairs = [_pair(each, given, len(reviews)) for each in reviews]
    _refuse_collisions(wanted, [*files, *(str(path) for pair in pairs for path in pair.files)])
    judged = _judged(reviews, pairs, _config(given, wanted))
    made = outputs(judged, wanted, given["state"] or "")
    write_all({str(wanted[kind]): output.data for kind, output in made.items()})
    sys.stdout.writelines(f"{make_printable(line)}\n" for line in summary(judged))
    sys.stdout.writelines(f"{make_printable(str(wanted[kind]))}: {output.said}\n" for kind, output in made.items())
    left_out = [make_printable(line) for output in made.values() for line in output.left_out]
    sys.stderr.writelines(f"mtcheck: not written: {line}\n" for line in left_out)
    return ExitCode.UNCHECKED if made.get("corrected") and made["corrected"].left_out else ExitCode.OK


def _pair(review: Review, given: Mapping[str, Any], pages: int) -> PagePair:
    from mtcheck.inputs.model import Input, PagePair
    from mtcheck.loading.bitexts import is_bitext

    article, file = review.article, review.files[0]
    if pages > 1 and (given["page"] or given["source"]):
        raise UsageError(f"--page, --source: the decisions are over {pages} pages; apply them one by one")
    page = given["page"] or article.path
    if not page:
        raise UsageError(f"{file}: the page was from no file; name it with --page")
    if not Path(page).is_file():
        raise UsageError(f"{file}: its page {make_printable(page)} is not there; name it with --page")
    if given["source"] and article.source_sha256 is None:
        raise UsageError(f"{file}: the page was gone over without its original; leave --source out")
    source = given["source"] or ("" if is_bitext(Path(page)) else article.source_path)
    if source and not Path(source).is_file():
        raise UsageError(f"{file}: its original {make_printable(source)} is not there; name it with --source")
    original = Path(source) if source else None
    languages = article.source_language, article.target_language
    return PagePair(Input(make_printable(page), Path(page)), original, None, *languages)


def _refuse_collisions(wanted: Mapping[str, Path], read: Sequence[str]) -> None:
    inputs = {os.path.realpath(each) for each in read}
    seen: dict[str, str] = {}
    for kind, path in wanted.items():
        real = os.path.realpath(path)
        if str(path) == "-":
            raise UsageError(f"--{kind} -: name a file; standard output has the summary")
        if real in inputs:
            raise UsageError(f"--{kind} {path}: this is one of the files that are read; name another")
        if real in seen:
            raise UsageError(f"--{seen[real]} and --{kind} would both go to {path}; name two files")
        seen[real] = kind


def _config(given: Mapping[str, Any], wanted: Mapping[str, Path]) -> Config:
    """The settings of the check; other programs are asked nothing, since no score is shown."""
    chosen = {
        key: given[key]
        for key in (
            "config",
            "allow_programs",
            "rule_packs",
            "columns",
            "only",
            "skip",
            "preview",
            "check_files",
            "plugins",
        )
    }
    settings = replace(configs.build_config(chosen), metrics={}, judges=())
    for kind, field in _READ_TOO.items():
        files = getattr(settings, field)
        known = {os.path.realpath(each) for each in files}
        if kind in wanted and wanted[kind].exists() and os.path.realpath(wanted[kind]) not in known:
            settings = settings.changed({field: (*files, str(wanted[kind]))})
    return settings


def _judged(reviews: Sequence[Review], pairs: Sequence[PagePair], config: Config) -> list[Judged]:
    from mtcheck.engine.checker import Checker
    from mtcheck.review.binding import match_decisions

    reports = Checker(config=config).check_pages(pairs)
    return [
        replace(match_decisions(review, report), columns=config.of(pair.page.path).columns)
        for review, pair, report in zip(reviews, pairs, reports, strict=True)
    ]
