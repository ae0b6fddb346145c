"""Decisions over pages -> the files that they become, all made before any is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from mtcheck.reporters.counting import plural
from mtcheck.review.binding import Judged
from mtcheck.review.correcting import correct_page, corrections
from mtcheck.review.knowing import add_dismissed
from mtcheck.review.labelling import labels
from mtcheck.review.outputs import Output
from mtcheck.review.pairing import tmx, xliff
from mtcheck.review.rating import ratings
from mtcheck.review.suppressing import suppressions
from mtcheck.review.terms import terms

Make = Callable[[Path, Sequence[Judged]], Output]

MAKERS: Mapping[str, Make] = {
    "suppressions": suppressions,
    "baseline": add_dismissed,
    "glossary": terms,
    "labels": labels,
    "corrected": correct_page,
    "tmx": tmx,
    "xliff": xliff,
    "mqm": ratings,
}
"""What makes each kind of file; the names are those of the command's options."""


def outputs(judged: Sequence[Judged], wanted: Mapping[str, Path], state: str = "") -> dict[str, Output]:
    """The files that are asked for, by kind.

    Args:
        judged: the pages.
        wanted: kinds of files, as in ``MAKERS``, with their paths.
        state: the state that corrected units of XLIFF get; theirs stays where it is empty.

    Raises:
        MtcheckError: one of them cannot be made, or what people wrote contradicts itself.
    """
    pages = [replace(page, is_corrected="corrected" in wanted, state=state) for page in judged]
    for page in pages:
        corrections(page)
    return {kind: MAKERS[kind](path, pages) for kind, path in wanted.items()}


def summary(judged: Sequence[Judged]) -> Iterator[str]:
    """A line a page: what was decided, added and written, and what is left to decide."""
    for page in judged:
        accepted, dismissed = len(list(page.accepted)), len(list(page.dismissed))
        parts = [
            f"{accepted} accepted",
            f"{dismissed} dismissed",
            f"{len(page.undecided)} undecided",
            f"{len(page.review.added)} added",
            plural(len(page.review.edits), "edit"),
            plural(len(corrections(page)), "correction"),
        ]
        yield f"{page.report.name}: {', '.join(parts)}"
