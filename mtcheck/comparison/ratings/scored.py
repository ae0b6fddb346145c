"""Scores by people inside a folder of mt-metrics-eval, whose texts lie next to them."""

from __future__ import annotations

import math
import re
from pathlib import Path

from mtcheck.comparison.ratings.model import Rated
from mtcheck.errors import ReadError, make_printable, shown_path

_SCORES = re.compile(r"(?P<pair>[a-z]{2,3}(?:_[A-Za-z]+)?-[a-z]{2,3}(?:_[A-Za-z]+)?)\.(?P<name>[\w-]+)\.seg\.score")


def find_pair(path: Path) -> str:
    """The languages of such a file by its name; empty where it is none."""
    found = _SCORES.fullmatch(path.name)
    return found["pair"] if found else ""


def read_scored(path: Path, pair: str) -> list[Rated]:
    """``human-scores/PAIR.NAME.seg.score`` of mt-metrics-eval, with ``sources`` and ``system-outputs`` next to it.

    Raises:
        ReadError: a file is not there, or the scores do not fit the texts.
    """
    home = path.parent.parent
    sources = _lines(home / "sources" / f"{pair}.txt")
    scores: dict[str, list[str]] = {}
    for number, line in enumerate(_lines(path), 1):
        system, _, value = line.partition("\t" if "\t" in line else " ")
        if not value or "/" in system or "\\" in system:
            raise ReadError(f"{shown_path(path)}:{number}: not the name of a system and its score")
        scores.setdefault(system, []).append(value.strip())
    found = []
    for system, values in scores.items():
        outputs = _lines(home / "system-outputs" / pair / f"{system}.txt")
        if not len(values) == len(outputs) == len(sources):
            lengths = f"{len(values)} scores, {len(outputs)} translations and {len(sources)} originals"
            raise ReadError(f"{shown_path(path)}: {make_printable(system)} has {lengths}")
        rows = zip(sources, outputs, values, strict=True)
        for at, (source, target, value) in enumerate(rows):
            if (score := _number(value, path)) is not None:
                found.append(Rated(system, str(at), source, target, score=score, pair=pair))
    if not found:
        raise ReadError(f"{shown_path(path)}: no score in it; all are 'None'")
    return found


def _lines(path: Path) -> list[str]:
    try:
        text = path.read_text("utf-8-sig")  # which has made all ends of lines alike; U+2028 is none in these files
        return text.removesuffix("\n").split("\n") if text else []
    except FileNotFoundError as error:
        raise ReadError(f"{shown_path(path)}: not there; a folder of mt-metrics-eval has it") from error
    except (OSError, UnicodeDecodeError) as error:
        raise ReadError(f"{shown_path(path)}: cannot be read as UTF-8") from error


def _number(value: str, path: Path) -> float | None:
    if value == "None":
        return None
    try:
        number = float(value)
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise ReadError(f"{shown_path(path)}: the score '{make_printable(value)[:40]}' is not a number")
    return number
