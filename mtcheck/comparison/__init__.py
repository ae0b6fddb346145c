"""Two or more translations of the same articles side by side (``docs/comparison.md``)."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from mtcheck.comparison.changes import changes, findings, furniture
from mtcheck.comparison.contrasts import SHOWN, buckets, contrasts
from mtcheck.comparison.gathering import corresponding
from mtcheck.comparison.measuring import measure_systems, unit, values
from mtcheck.comparison.ngrams import ngrams
from mtcheck.comparison.tables import Inspected, Table
from mtcheck.config import Config
from mtcheck.engine.checker import Checker
from mtcheck.errors import CheckError, UsageError, refuse_type, require_items, require_number, shown_path
from mtcheck.language.codes import language_code
from mtcheck.model.comparison import Comparison, Measure, Outcome, Versus
from mtcheck.model.report import Failure, NotChecked

Said = TypeVar("Said", Failure, NotChecked)
_METRICS = frozenset({"bleu", "chrf", "chrf++", "ter", "similarity"})


def compare(
    systems: Sequence[str | Path],
    source: str | Path | None = None,
    references: str | Path | Sequence[str | Path] = (),
    *,
    lines: bool = False,
    articles: str | Path | None = None,
    config: Config | None = None,
    jobs: int = 1,
) -> Comparison:
    """Compare translations of the same articles with the first of them.

    Args:
        systems: two or more files, or folders whose files have the same names; here a ``str`` is a path as well.
        source: the original's file, or the folder of the originals.
        references: a file or folder of translations that people made, or several.
        lines: whether every line of a file is a segment, instead of a file being a page.
        articles: with ``lines``, a file that names the article of every line.
        config: languages and how to check; the defaults where it is not given.
        jobs: processes to work in.

    Returns:
        The figures of every system, and how each differs from the first.

    Raises:
        UsageError: the sides do not hold the same articles or segments.
        ReadError: a file of lines cannot be read.
        CheckError: no article could be compared.
    """
    settings = Config() if config is None else config
    if not isinstance(settings, Config):
        raise refuse_type("config", config, "an mtcheck.Config(...)")
    require_number("jobs", jobs)
    paths = [_path("a system", each) for each in require_items("systems", systems, "a list of files or folders")]
    original = None if source is None else _path("source", source)
    files = corresponding(paths, original, _references(references))
    names = _names(paths)
    if lines:
        from mtcheck.comparison.lines import read_lines

        _validate_languages(settings, original)
        table = read_lines(names, files, settings, Path(_path("articles", articles)) if articles else None)
    else:
        from mtcheck.comparison.pages import read_pages

        if articles:
            raise UsageError("--articles: names the articles of lines; give --lines too")
        table = read_pages(names, files, settings, jobs)
        if not table.reports[0]:
            raise CheckError(f"no article could be compared: {table.failures[0].message}")
    return _compare_systems(table, _inspect_outputs(table, settings, jobs), settings, jobs)


def _path(what: str, given: Any) -> str:
    """A file or folder as it is named in messages.

    Raises:
        UsageError: it is neither a text nor a path.
    """
    if not isinstance(given, (str, Path)):
        raise refuse_type(what, given, "a file or folder, a str or a Path")
    return os.fspath(given)


def _references(given: Any) -> list[str]:
    """The paths of references: of one, of several or of none."""
    several = [given] if isinstance(given, (str, Path)) else () if given is None else given
    return [_path("a reference", each) for each in require_items("references", several, "a list of files or folders")]


def _names(systems: Sequence[str]) -> list[str]:
    """The systems' paths without the folders that all of them share."""
    parts = [Path(each).parts for each in systems]
    shared = 0
    while all(len(each) > shared + 1 and each[shared] == parts[0][shared] for each in parts):
        shared += 1
    return [shown_path(Path(*each[shared:])) for each in parts]


def _validate_languages(config: Config, source: str | None) -> None:
    if not config.target_language:
        raise UsageError("--lines: name the language of the translations with --to")
    if source and not config.source_language:
        raise UsageError("--lines: name the language of the original with --from")
    for code in (config.target_language, config.source_language):
        if code:
            language_code(code)


def _inspect_outputs(table: Table, config: Config, jobs: int) -> Inspected:
    if not table.has_source or not table.source_language or not table.target_language:
        return ()
    checker = Checker(table.source_language, table.target_language, config=config)
    return tuple(
        tuple(
            checker.check_segments(
                [(row.source, row.outputs[number], row.references or None) for row in table.rows], jobs=jobs
            )
        )
        for number in range(len(table.systems))
    )


def _compare_systems(table: Table, inspected: Inspected, config: Config, jobs: int) -> Comparison:
    measures = measure_systems(table, inspected, config, jobs)
    ranked_by, ranked = values(table, inspected)
    found, lines = findings(table, inspected), furniture(table)
    others = []
    for number in range(1, len(table.systems)):
        beside = contrasts(table, number, ranked[0], ranked[number]) if ranked else []
        others.append(
            Versus(
                changes(found[0], found[number]) if found else changes((), ()),
                tuple(each for each in beside[:SHOWN] if each.other_value < each.first_value),
                tuple(each for each in beside[: -SHOWN - 1 : -1] if each.other_value > each.first_value),
                buckets(table, ranked[0], ranked[number]) if ranked else (),
                ngrams(table, number),
                _say_why_undecided(measures, number),
                (lines[0], lines[number]) if lines else (0, 0),
            )
        )
    return Comparison(
        table.systems,
        table.source_language,
        table.target_language,
        len(table.articles),
        len(table.rows),
        unit(table),
        measures,
        ranked_by,
        tuple(others),
        (*table.failures, *_once(each for reports in inspected for report in reports for each in report.failures)),
        (
            *table.not_checked,
            *_gaps(table),
            *_once(each for reports in inspected for report in reports for each in report.not_checked),
        ),
    )


def _say_why_undecided(measures: Sequence[Measure], number: int) -> str:
    """Why it cannot be said which of two translations is the better one; nothing where it can."""
    verdicts = {each.name: each.standings[number].verdict for each in measures}
    metrics = {verdicts[name] for name in _METRICS & verdicts.keys()}
    if metrics:
        if metrics == {Outcome.BETTER} or metrics == {Outcome.WORSE}:
            return ""
        if Outcome.BETTER in metrics and Outcome.WORSE in metrics:
            return "the metrics contradict each other"
        return f"by some metrics the difference may be chance: {_name_metrics(verdicts)}"
    if "quality" not in verdicts:
        return "there is neither a reference nor an original to compare with: only what is broken is counted"
    quality = next(each for each in measures if each.name == "quality").standings
    if verdicts["quality"] is Outcome.UNDECIDED or _overlap(quality[0].interval, quality[number].interval):
        return "the estimate alone does not settle it, since its intervals overlap; name a reference"
    return ""


def _overlap(one: tuple[float, float] | None, other: tuple[float, float] | None) -> bool:
    return one is None or other is None or (one[0] <= other[1] and other[0] <= one[1])


def _once(said: Iterable[Said]) -> list[Said]:
    """What is said of segments, each once."""
    return list(dict.fromkeys(said))


def _name_metrics(verdicts: dict[str, Outcome | None]) -> str:
    return ", ".join(name for name, verdict in verdicts.items() if name in _METRICS and verdict is Outcome.UNDECIDED)


def _gaps(table: Table) -> list[NotChecked]:
    gaps = []
    if not table.has_references:
        gaps.append(NotChecked("metrics", "BLEU, chrF and TER need a reference; name one with --reference"))
        if table.has_source:
            gaps.append(
                NotChecked(
                    "ranking", "the estimate separates broken from sound translations and does not rank good systems"
                )
            )
    if not table.has_source:
        gaps.append(NotChecked("quality", "the estimate, and the checks that compare, need the original"))
    return gaps
