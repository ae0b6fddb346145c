"""What a person may have meant by a call that is sound as it stands: said on standard error, and changes nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from mtcheck.cli.terminal import say
from mtcheck.errors import shown_path
from mtcheck.inputs.model import PagePair
from mtcheck.model.report import Report

_ORIGINALS = frozenset({"original", "originals", "source", "sources", "src", "orig"})
_TRANSLATIONS = frozenset({"translation", "translations", "translated", "target", "tgt", "mt", "hyp", "output"})
_ALIKE = 2
"""How many times as many words one of two pages may have that are an original and its translation."""


def with_hints(pairs: Sequence[PagePair], reports: Iterable[Report]) -> Iterator[Report]:
    """The same reports; what they and their names tell is said when they have passed."""
    several: list[Report] = []
    for report in reports:
        several += [report] if len(pairs) == 2 else []
        yield report
    for pair in pairs:
        if pair.original and _is_called_otherwise(pair):
            say(f"{pair.page.name}, {shown_path(pair.original)}: by their names, original and translation are swapped")
    if several and not any(pair.original or pair.page.path is None for pair in pairs):
        _tell_languages(*several)


def _is_called_otherwise(pair: PagePair) -> bool:
    page, original = (set(re.split(r"[^a-z]+", str(path).lower())) for path in (pair.page.path, pair.original))
    return bool((page - original) & _ORIGINALS and (original - page) & _TRANSLATIONS)


def _tell_languages(first: Report, second: Report) -> None:
    """Ask whether two pages in two languages are an original and its translation."""
    if not (first.score and second.score and first.target_language and second.target_language):
        return
    fewest, most = sorted((first.score.words, second.score.words))
    if first.target_language != second.target_language and most <= _ALIKE * fewest:
        say(
            f"{shown_path(first.name)} is in '{first.target_language}' and {shown_path(second.name)} in "
            f"'{second.target_language}', and each was checked alone; to check a translation against its original: "
            f"mtcheck check {shown_path(second.name)} --source {shown_path(first.name)}"
        )
