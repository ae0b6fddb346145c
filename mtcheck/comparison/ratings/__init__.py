"""Ratings that people gave translations: who marked what in which segment, read from the files that the field uses.

MQM ratings are tables, an error a line with ``<v>`` and ``</v>`` around what is marked (the WMT's, Marot's, and those
that ``mtcheck review`` writes); scores lie in a folder of mt-metrics-eval with their texts; error span annotation (ESA)
is JSON: the WMT's, what Pearmut writes and what Appraise exports.
"""

from __future__ import annotations

import io
from collections import Counter
from pathlib import Path

from mtcheck.comparison.ratings.marked import read_marked
from mtcheck.comparison.ratings.model import SEVERITIES, HumanMark, Rated, Ratings
from mtcheck.comparison.ratings.scored import find_pair, read_scored
from mtcheck.comparison.ratings.spans import read_spans
from mtcheck.errors import ReadError, shown_path

__all__ = ["SEVERITIES", "HumanMark", "Rated", "Ratings", "read_ratings"]

_HEAD = 4096
_SIGNATURE = b"\xef\xbb\xbf"
_OPENING = (b"{", b"[")


def read_ratings(path: Path) -> Ratings:
    """The rated translations of a file, in its order.

    Raises:
        ReadError: the file cannot be read, or a line is no rating; the message names the line and the cure.
    """
    if pair := find_pair(path):
        return Ratings(read_scored(path, pair), Counter())
    name = shown_path(path)
    try:
        with path.open("rb") as file:  # once, since it may be a pipe
            is_json = file.peek(_HEAD)[:_HEAD].removeprefix(_SIGNATURE).lstrip()[:1] in _OPENING
            text = io.TextIOWrapper(file, "utf-8-sig", newline=None if is_json else "")
            return read_spans(text, name) if is_json else Ratings(read_marked(text, name), Counter())
    except (OSError, UnicodeDecodeError) as error:
        raise ReadError(f"{name}: cannot be read: {getattr(error, 'strerror', None) or 'it is not UTF-8'}") from error
