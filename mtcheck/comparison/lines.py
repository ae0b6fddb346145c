"""Texts with one segment a line -> rows."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from mtcheck.comparison.gathering import Files
from mtcheck.comparison.tables import Row, Table
from mtcheck.config import Config
from mtcheck.errors import UsageError, shown_path
from mtcheck.loading import lines


def read_lines(systems: Sequence[str], articles: Sequence[Files], config: Config, parts: Path | None) -> Table:
    """The rows of all articles.

    Args:
        systems: what the translations are called.
        articles: the files of each article, a segment a line.
        config: languages, and how large a file may be.
        parts: for a single article a file with the name of an article for every line.

    Raises:
        UsageError: files of one article do not have the same number of lines; the message names both numbers.
        ReadError: a file cannot be read.
    """
    if parts and len(articles) > 1:
        raise UsageError("--articles: names articles within one file; files of a folder are articles by themselves")
    rows: list[Row] = []
    for files in articles:
        rows += _rows(files, config, parts)
    return Table(tuple(systems), config.source_language, config.target_language, tuple(rows))


def _rows(files: Files, config: Config, parts: Path | None) -> list[Row]:
    paths = [*files.outputs, *([files.source] if files.source else []), *files.references, *([parts] if parts else [])]
    columns = [lines(path, config.max_bytes) for path in paths]
    for path, column in zip(paths[1:], columns[1:], strict=True):
        if len(column) != len(columns[0]):
            raise UsageError(
                f"{shown_path(paths[0])} has {len(columns[0]):,} segments and {shown_path(path)} {len(column):,}; "
                "all must have the same segments, one a line, in the same order"
            )
    count = len(files.outputs)
    names = columns.pop() if parts else None
    sources = columns[count] if files.source else [""] * len(columns[0])
    references = columns[count + bool(files.source) :]
    seen: dict[str, int] = {}
    rows = []
    for index, source in enumerate(sources):
        name = names[index] if names else files.name
        seen[name] = seen.get(name, 0) + 1
        texts = tuple(column[index] for column in columns[:count])
        rows.append(Row(name, seen[name], source, tuple(column[index] for column in references), texts))
    return rows
