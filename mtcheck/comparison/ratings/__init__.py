"""Ratings that people gave translations: who marked what in which segment, read from the files that the field uses.

MQM ratings are tables, an error a line with ``<v>`` and ``</v>`` around what is marked (the WMT's, Marot's, and those
that ``mtcheck review`` writes); scores lie in a folder of mt-metrics-eval with their texts; error span annotation (ESA)
is JSON: the WMT's, what Pearmut writes and what Appraise exports.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from mtcheck.comparison.ratings.entries import begins_as_json
from mtcheck.comparison.ratings.marked import read_marked
from mtcheck.comparison.ratings.model import SEVERITIES, HumanMark, Rated, Ratings
from mtcheck.comparison.ratings.scored import find_pair, read_scored
from mtcheck.comparison.ratings.spans import read_spans

__all__ = ["SEVERITIES", "HumanMark", "Rated", "Ratings", "read_ratings"]


def read_ratings(path: Path) -> Ratings:
    """The rated translations of a file, in its order.

    Raises:
        ReadError: the file cannot be read, or a line is no rating; the message names the line and the cure.
    """
    if pair := find_pair(path):
        return Ratings(read_scored(path, pair), Counter())
    if begins_as_json(path):
        return read_spans(path)
    return Ratings(read_marked(path), Counter())
