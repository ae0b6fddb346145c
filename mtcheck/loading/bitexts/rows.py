"""The rows of a table with the places of their cells.

Source: RFC 4180; tabs, semicolons and bars separate cells as well.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import islice

from mtcheck.errors import ReadError
from mtcheck.loading.cells import Cell, Frame, fill, read_plain
from mtcheck.model.text import Block, Document
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import lazy

_MARKS = "\t;,|"
_SAMPLE = 20_000
_LINES = 20
_DECLARED = lazy(r"\ufeff?sep=([^\r\n\w])(?:\r\n|\r|\n)")
"""The first line by which a program of spreadsheets says what separates the cells."""
_LINE = lazy(r"([^\r\n]*+)(\r\n|\r|\n|\Z)")
_ENDS = lazy(r"[\r\n]++")
_DOUBLED = lazy('""')


class Field(NamedTuple):
    """A cell as it is written, without the quotation marks around it."""

    text: str
    start: int
    is_quoted: bool = False

    @property
    def value(self) -> str:
        return self.text.replace('""', '"') if self.is_quoted else self.text

    def block(self) -> Block | None:
        """Its reading text; None where there is nothing to read."""
        if (not self.is_quoted or '""' not in self.text) and (block := read_plain(self.text, self.start)):
            return block
        cell = Cell()
        if self.is_quoted:
            fill(cell, self.text, self.start, _DOUBLED, lambda _: '"')
        else:
            cell.add(self.text, self.start)
        return cell.block()


class Row(NamedTuple):
    """The cells of a line, or of several where a cell holds line ends."""

    fields: tuple[Field, ...]
    line: int


def find_mark(text: str, ending: str) -> str:
    """What separates the cells: the mark that cuts the most lines into equally many; of several, the first.

    Args:
        text: the table.
        ending: that of the file's name; a table with tabs is believed where it has any.
    """
    if declared := _DECLARED.match(text):
        return declared[1]
    if ending == ".tsv" and "\t" in text[:_SAMPLE]:
        return "\t"
    sample = text[: text.rfind("\n", 0, _SAMPLE) + 1] if len(text) > _SAMPLE else text
    return max(_MARKS, key=lambda mark: _evenness(sample, mark))


def _evenness(sample: str, mark: str) -> tuple[float, int]:
    """The share of rows with the most frequent number of cells, and that number; nothing where it cuts none."""
    counts: list[int] = []
    with suppress(ReadError):  # the sample may end inside a cell
        counts += (len(row.fields) for row in islice(read_rows(sample, mark, ""), _LINES))
    [(cells, rows)] = Counter(counts).most_common(1) or [(1, 0)]
    return (rows / len(counts), cells) if counts and cells > 1 else (0.0, 0)


def _pattern(mark: str) -> re.Pattern[str]:
    sign = re.escape(mark)
    inside = r'[^"\t\r\n]' if mark == "\t" else '[^"]'
    return re.compile(
        rf'(?:"(?P<quoted>(?:{inside}|"")*+)"[ ]*+(?=(?P<quoted_end>{sign}|\r\n|\r|\n|\Z))'
        rf"|(?P<plain>[^{sign}\r\n]*+)(?P<end>{sign}|\r\n|\r|\n|\Z))"
    )


def read_rows(text: str, mark: str, name: str) -> Iterator[Row]:
    """The rows that hold anything.

    A quotation mark inside a cell that does not begin with one is text. With tabs between the cells, where few programs
    quote, it is text too where it is not closed on its line.

    Raises:
        ReadError: a cell in quotation marks is not closed; the message names its line.
    """
    pattern = _pattern(mark)
    at, line = (1 if text.startswith("\ufeff") else 0), 1
    if declared := _DECLARED.match(text):
        at, line = declared.end(), 2
    while found := _LINE.match(text, at):
        if found[2] and not found[1]:
            at, ends = _pass_ends(text, at)
            line += ends
            continue
        if '"' in found[1]:
            row, at, end = _read_quoted(text, at, line, (pattern, mark, name))
            ends = 1 + sum(_count_ends(field.text) for field in row.fields if field.is_quoted)
        else:
            row, at, end, ends = Row(tuple(_split(found[1], mark, at)), line), found.end(), found[2], 1
        if len(row.fields) > 1 or row.fields[0].text.strip():
            yield row
        if not end:
            return
        line += ends


def _pass_ends(text: str, at: int) -> tuple[int, int]:
    """Where the next line that is not empty begins, and how many were passed over."""
    ends = _ENDS.match(text, at)
    return (ends.end(), _count_ends(ends[0])) if ends else (at, 0)


def _split(line: str, mark: str, at: int) -> Iterator[Field]:
    """The cells of a line without quotation marks."""
    for cell in line.split(mark):
        yield Field(cell, at)
        at += len(cell) + len(mark)


def _read_quoted(text: str, at: int, line: int, how: tuple[re.Pattern[str], str, str]) -> tuple[Row, int, str]:
    """A row that has quotation marks in its first line, where the next begins, and what ends it."""
    pattern, mark, name = how
    fields: list[Field] = []
    first = line
    while match := pattern.match(text, at):
        if match["quoted"] is not None:
            fields.append(Field(match["quoted"], match.start("quoted"), is_quoted=True))
            end, at = match["quoted_end"], match.end("quoted_end")
            line += _count_ends(match["quoted"])
        else:
            if match["plain"].startswith('"') and mark != "\t":
                raise ReadError(f"{name}: line {line}: a cell that begins with a quotation mark is not closed by one")
            fields.append(Field(match["plain"], match.start("plain")))
            end, at = match["end"], match.end("end")
        if end != mark:
            return Row(tuple(fields), first), at, end
    raise AssertionError(f"no cell at {at}")


def _count_ends(text: str) -> int:
    return text.count("\n") + text.count("\r") - text.count("\r\n")


def names_of(row: Row) -> Sequence[str]:
    """The cells of a head."""
    return [field.value for field in row.fields]


def list_frames(document: Document) -> list[Frame]:
    """The cells of a table as the file holds them."""
    mark = find_mark(document.text, f".{document.format}")
    fields = (field for row in read_rows(document.text, mark, document.name) for field in row.fields)
    return [Frame(each.start, each.start + len(each.text), '"' if each.is_quoted else mark) for each in fields]
