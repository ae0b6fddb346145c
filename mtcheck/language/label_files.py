"""Files of a user's own labels (``docs/labels.md``)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from mtcheck.errors import UsageError, did_you_mean, quote_name, read_small
from mtcheck.language.label_rows import COLUMNS, Label, make_key, read_label, split_sources
from mtcheck.language.phrases import KINDS


def load_labels(path: Path) -> tuple[Label, ...]:
    """The labels of a file.

    Raises:
        UsageError: it cannot be read, or a line of it is no label.
    """
    return parse_labels(read_small(path, "label"), str(path))


def parse_labels(text: str, name: str) -> tuple[Label, ...]:
    """The labels in the text of a file; empty lines and lines that begin with ``#`` are passed over.

    Raises:
        UsageError: a column or a line means nothing; the message names the file and the line.
    """
    rows = [
        (number, line.split("\t"))
        for number, line in enumerate(re.split(r"\r\n|\r|\n", text), 1)
        if line.strip() and not (line.startswith("#") and "\t" not in line)
    ]
    if not rows:
        raise UsageError(f"{name}: no labels; the first line names the columns: {', '.join(COLUMNS)}")
    columns = [each.strip() for each in rows[0][1]]
    _check_columns(columns, f"{name}:{rows[0][0]}")
    return tuple(
        label
        for number, cells in rows[1:]
        for label in _check_row(dict(zip(columns, cells, strict=False)), f"{name}:{number}")
    )


def _check_columns(columns: list[str], place: str) -> None:
    if not set(columns) & set(COLUMNS):
        raise UsageError(f"{place}: not a table of labels; the first line names the columns: {', '.join(COLUMNS)}")
    for column in columns:
        if column not in COLUMNS:
            raise UsageError(f"{place}: unknown column {quote_name(column)}{did_you_mean(column, COLUMNS)}")
    missing = [column for column in COLUMNS[:-1] if column not in columns]
    if missing:
        raise UsageError(f"{place}: no column '{missing[0]}'")


def _check_row(row: dict[str, str], place: str) -> Iterator[Label]:
    for column in COLUMNS[:-1]:
        if not row.get(column, "").strip():
            raise UsageError(f"{place}: '{column}' is empty")
    try:
        rows = list(split_sources([row.get(column, "") for column in COLUMNS]))
    except ValueError:
        raise UsageError(f"{place}: there must be one source language, or one for each label") from None
    yield from (_check_label(cells, place) for cells in rows)


def _check_label(cells: Sequence[str], place: str) -> Label:
    label = read_label(tuple(cells))
    if label.kind not in KINDS:
        raise UsageError(f"{place}: unknown kind '{label.kind}'{did_you_mean(label.kind, KINDS)}")
    stray = label.weak - set(label.wrong)
    if stray:
        raise UsageError(f"{place}: weak wording '{min(stray)}' is not among the wrong ones")
    both = set(map(make_key, label.right)) & set(map(make_key, label.wrong))
    if both:
        raise UsageError(f"{place}: '{min(both)}' is both right and wrong")
    return label
