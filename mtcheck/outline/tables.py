"""Tables in Markdown, as they are written in the file: rows and how many cells each has."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtcheck.model.kinds import Format
from mtcheck.model.spans import Span
from mtcheck.model.text import Document
from mtcheck.model.tuples import NamedTuple
from mtcheck.outline.bare import bare_text
from mtcheck.patterns import lazy

_RULE = lazy(r"^[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*\r?$")
_LINE = lazy(r"[^\n]+|(?<=\n)(?=\n)")
_CUT = lazy(r"(?<!\\)\|")


class Row(NamedTuple):
    """A row of a table."""

    span: Span
    cells: int


def tables(document: Document) -> list[list[Row]]:
    """The tables of a Markdown page, each with its head first and without its rule."""
    return list(_tables(document)) if document.format is Format.MARKDOWN else []


def _tables(document: Document) -> Iterator[list[Row]]:
    text = bare_text(document, keep_directives=True)
    rows: list[Row] = []
    in_table = False
    for line in _LINE.finditer(text):
        if "|" not in line[0]:
            if in_table and rows:
                yield rows
            rows, in_table = [], False
        elif _RULE.match(line[0]) and len(rows) == 1 and not in_table:
            in_table = True
        elif in_table or not rows:
            rows.append(_row(line))
        else:
            rows = [_row(line)]
    if in_table and rows:
        yield rows


def _row(line: re.Match[str]) -> Row:
    stripped = line[0].strip().removeprefix("|").removesuffix("|")
    start = line.start() + len(line[0]) - len(line[0].lstrip())
    return Row(Span(start, start + len(line[0].strip())), len(_CUT.findall(stripped)) + 1)
