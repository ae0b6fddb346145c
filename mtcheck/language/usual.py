"""Wordings that are usual: what the tables of literal ones say instead, which no other row may doubt."""

from __future__ import annotations

from collections.abc import Container, Iterator
from functools import cache
from pathlib import Path

from mtcheck.language.calques import tokens
from mtcheck.language.packaged import DATA, stamp_of
from mtcheck.language.sorted_lines import prepare_table

_LEFT_OUT = "..."


def is_usual(text: str, language: str) -> bool:
    """Whether some row of the language's table says that this is usual instead of another wording."""
    return _fold(text) in _usual(language)


@cache
def _usual(language: str) -> Container[str]:
    path = DATA / "calques" / f"{language}.tsv"
    stamp = stamp_of(path, Path(__file__))
    return prepare_table(f"usual-{language}", stamp, lambda: ((phrase, "") for phrase in sorted(set(_read(path)))))


def _read(path: Path) -> Iterator[str]:
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        for wanted in line.rpartition("\t")[2].split(","):
            if "\t" in line and _LEFT_OUT not in wanted and (phrase := _fold(wanted)):
                yield phrase


def _fold(text: str) -> str:
    return " ".join(token.folded for token in tokens(text))
