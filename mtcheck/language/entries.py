"""The format that most data files are written in, read in one place: ``key: what belongs to it``.

An indented line goes on with the entry before it, and a line that begins with ``#`` is a note. What stands in an entry
is its reader's affair: words between blanks, wordings between bars, or a line for each thing.
"""

from __future__ import annotations

from collections.abc import Container, Iterator

from mtcheck.model.tuples import NamedTuple


class Entry(NamedTuple):
    """One key with what stands behind it, line by line."""

    key: str
    lines: list[str]

    @property
    def text(self) -> str:
        """All of it on one line."""
        return " ".join(self.lines).strip()

    @property
    def words(self) -> list[str]:
        return self.text.split()


def read_entries(name: str, text: str, keys: Container[str] | None = None) -> Iterator[Entry]:
    """The entries of a file, in order.

    Args:
        name: what the file is called in errors.
        text: what stands in it.
        keys: those that mean something; None takes any.

    Raises:
        ValueError: a line belongs to no entry, or its key means nothing.
    """
    entry: Entry | None = None
    for number, line in enumerate(text.splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        if entry is not None and line.startswith(" "):
            entry.lines.append(line)
            continue
        if entry is not None:
            yield entry
        key, colon, rest = line.partition(":")
        if not colon or key.startswith(" ") or (keys is not None and key not in keys):
            raise ValueError(f"{name}: line {number} is not an entry: {line[:80]}")
        entry = Entry(key, [rest])
    if entry is not None:
        yield entry


def read_words(name: str, text: str) -> dict[str, list[str]]:
    """The words of a file by key.

    Raises:
        ValueError: a line belongs to no entry, or a key is there twice.
    """
    table: dict[str, list[str]] = {}
    for entry in read_entries(name, text):
        if entry.key in table:
            raise ValueError(f"{name}: '{entry.key}' is there twice")
        table[entry.key] = entry.words
    return table
