"""Dismissed findings -> suppressions in a configuration file (``docs/baseline.md``)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from mtcheck import config
from mtcheck.config import Suppress
from mtcheck.errors import UsageError, parse_toml
from mtcheck.model.finding import Finding
from mtcheck.model.wire import dump
from mtcheck.patterns import SURROGATE, lazy
from mtcheck.reporters.counting import plural
from mtcheck.review.binding import DecidedFinding, Judged
from mtcheck.review.outputs import Output, existing

_MAGIC = lazy(r"[*?\[]")


def suppressions(path: Path, judged: Sequence[Judged]) -> Output:
    """The file with a table for every dismissed finding that it does not suppress yet.

    Args:
        path: a configuration file, or one that a configuration extends; it need not exist.
        judged: the pages.

    Raises:
        UsageError: the file is no configuration, or none that tables can be added to.
    """
    before = existing(path, "configuration")
    held = config.merge_layers(config.read(path)).suppress if path.exists() else ()
    name = "tool.mtcheck.suppress" if path.name == "pyproject.toml" else "suppress"
    lines: list[str] = []
    added = known = 0
    for page in judged:
        file = Path(page.report.path)
        for each in _lasting(page):
            if _holds(held, each, file):
                known += 1
            else:
                lines += ["", f"[[{name}]]", *_entries(each, file, path.parent)]
                added += 1
    text = before.with_lines(lines[1:] if not before.text else lines)
    _refuse_broken(text, path)
    there = f", {known} there already" if known else ""
    return Output(text, f"{plural(added, 'suppression')} added{there}")


def _lasting(page: Judged) -> Iterator[DecidedFinding]:
    """The dismissed findings, each as often found before it as it will be once the page is corrected."""
    gone = [
        finding
        for finding, decision in page.accepted
        if page.is_corrected and decision.replacement is not None and finding.target is not None
    ]
    for finding, decision in page.dismissed:
        before = sum(each.occurrence < finding.occurrence and _texts(each) == _texts(finding) for each in gone)
        yield DecidedFinding(replace(finding, occurrence=finding.occurrence - before), decision)


def _texts(finding: Finding) -> str:
    """What is one for findings that their occurrence alone tells apart."""
    return replace(finding, occurrence=0).fingerprint


def _holds(held: Sequence[Suppress], verdict: DecidedFinding, page: Path) -> bool:
    fingerprint = verdict.finding.fingerprint
    return any(each.fingerprint and fingerprint.startswith(each.fingerprint) and each.holds_for(page) for each in held)


def _entries(verdict: DecidedFinding, page: Path, folder: Path) -> Iterator[str]:
    finding, decision = verdict
    yield f"check = {dump(finding.check)}"
    if pattern := _pattern(page, folder):
        yield f"path = {dump(pattern)}"
    yield f"fingerprint = {dump(finding.fingerprint)}"
    for key, value in (("reason", " ".join(decision.reason.split())), ("author", decision.origin.author)):
        if value:
            yield f"{key} = {dump(value)}"


def _pattern(page: Path, folder: Path) -> str:
    """What names the page below the folder; nothing where it lies elsewhere."""
    try:
        path = page.resolve().relative_to(folder.resolve()).as_posix()
    except ValueError:
        return ""
    return "" if SURROGATE.search(path) else _MAGIC.sub(lambda match: f"[{match[0]}]", path)


def _refuse_broken(text: str, path: Path) -> None:
    try:
        parse_toml(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise UsageError(
            f"{path}: no table can be added at its end ({error}); name a file of its own and have the configuration "
            "extend it"
        ) from error
