"""From files of ratings to how far checks and people agree: read, checked pair of languages by pair, and counted."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from mtcheck.comparison.raters import Agreement, measure_agreement
from mtcheck.comparison.ratings import Rated, read_ratings
from mtcheck.config import Config
from mtcheck.engine.calls import check_segments
from mtcheck.errors import ReadError, UsageError, shown_path
from mtcheck.language.codes import language_code
from mtcheck.model.report import SegmentReport
from mtcheck.model.tuples import NamedTuple


class Languages(NamedTuple):
    """Languages that were named for all files."""

    source: str = ""
    target: str = ""


def measure_files(
    paths: Sequence[Path], config: Config, named: Languages, limit: int | None = None, jobs: int = 1
) -> Agreement:
    """Run the checks over what people have rated, and hold what they find against what people said.

    Args:
        paths: files of ratings; one that cannot be read is a failure and loses no other's ratings.
        config: how to check; its languages hold for files that do not say theirs.
        named: languages that hold for all files, whatever these say.
        limit: check only so many translations, evenly spread.
        jobs: processes to work in.

    Raises:
        ReadError: no file can be read.
        UsageError: a file does not say its languages, and nobody has.
    """
    rated, problems, left_out = _read_all(paths, config, named)
    if limit and limit < len(rated):
        rated = [rated[at * len(rated) // limit] for at in range(limit)]
    found = measure_agreement(rated, check_rated(rated, config, jobs))
    return found._replace(failures=(*problems, *found.failures), left_out=tuple(left_out.most_common()))


def check_rated(rated: Sequence[Rated], config: Config, jobs: int = 1) -> list[SegmentReport]:
    """One report for each rated translation, in their order, with the checks of its languages."""
    by_pair: dict[str, list[int]] = defaultdict(list)
    for at, each in enumerate(rated):
        by_pair[each.pair].append(at)
    reports: dict[int, SegmentReport] = {}
    for pair, places in by_pair.items():
        source, _, target = pair.partition("-")
        texts = [(rated[at].source, rated[at].target, None) for at in places]
        own = replace(config, source_language=source, target_language=target)
        reports |= zip(places, check_segments(texts, source, target, jobs, own), strict=True)
    return [reports[at] for at in range(len(rated))]


def _read_all(
    paths: Sequence[Path], config: Config, named: Languages
) -> tuple[list[Rated], tuple[str, ...], Counter[str]]:
    rated: list[Rated] = []
    problems: list[ReadError] = []
    left_out: Counter[str] = Counter()
    for path in paths:
        try:
            ratings = read_ratings(path)
        except ReadError as error:
            problems.append(error)
            continue
        rated += [_with_pair(each, path, config, named) for each in ratings.rated]
        left_out += ratings.left_out
    if problems and not rated:
        raise problems[0]
    return rated, tuple(map(str, problems)), left_out


def _with_pair(rated: Rated, path: Path, config: Config, named: Languages) -> Rated:
    """The translation with its languages: those that were named, or its own, or the configuration's.

    Its segment is told from those of other files, which may count theirs alike.
    """
    source, _, target = rated.pair.partition("-")
    source = named.source or source or config.source_language or ""
    target = named.target or target or config.target_language or ""
    if not (source and target):
        raise UsageError(f"{shown_path(path)} does not say its languages; name them with --from and --to")
    pair = f"{language_code(source)}-{language_code(target)}"
    return replace(rated, pair=pair, segment=f"{path}\t{rated.segment}")
