"""Error span annotation (ESA), as JSON: what the WMT publishes, what Pearmut writes, what Appraise exports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import chain
from typing import TextIO

from mtcheck.comparison.ratings import appraise, pearmut, wmt
from mtcheck.comparison.ratings.entries import Entry, read_entries
from mtcheck.comparison.ratings.gathering import Opinion, gather
from mtcheck.comparison.ratings.model import Ratings
from mtcheck.errors import ReadError

Form = Callable[[Iterator[Entry], Counter[str]], Iterator[Opinion]]
_FORMS: tuple[tuple[str, Form], ...] = (
    ("annotation", pearmut.list_opinions),
    ("esa_spans", wmt.list_opinions),
    ("tgt_text", wmt.list_opinions),
    ("target_text", appraise.list_opinions),
    ("targets", appraise.list_opinions),
)
"""What an entry of each form has, and nobody else's."""


def read_spans(file: TextIO, name: str) -> Ratings:
    """The rated translations of a file of JSON, in its order.

    Raises:
        ReadError: an entry is no rating; the message names its line and the cure.
    """
    entries = read_entries(file, name)
    first = next(entries, None)
    if first is None:
        raise ReadError(f"{name}: no ratings in it")
    form = next((read for key, read in _FORMS if key in first.value), None)
    if form is None:
        raise ReadError(
            f"{first.place}: not a rating of a form that is known; Pearmut's have 'annotation', the WMT's 'esa_spans'"
            " or 'tgt_text', Appraise's 'target_text' or 'targets'"
        )
    left_out: Counter[str] = Counter()
    found = gather(form(chain([first], entries), left_out), left_out)
    if not found.rated:
        why = ", ".join(f"{number:,} {each}" for each, number in found.left_out.items())
        raise ReadError(f"{name}: no ratings in it{f'; left out: {why}' if why else ''}")
    return found
