"""Lines of styled runs: how wide they are, how they wrap, and how they are painted.

Text of an article enters a line through ``escaping.visible`` alone, and nothing in it is ever read as mark-up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum

from mtcheck.model.tuples import NamedTuple


class Style(StrEnum):
    """What a run means; the values are rich's names of how it looks."""

    PLAIN = ""
    TITLE = "bold"
    FAINT = "dim"
    CRITICAL = "bold white on red"
    MAJOR = "bold red"
    MINOR = "bold yellow"
    NEUTRAL = "bold cyan"
    GOOD = "bold green"
    CHECK = "bold"
    MARKED = "bold underline"
    SUGGESTION = "green"


class Run(NamedTuple):
    """Characters of one style."""

    text: str
    style: Style = Style.PLAIN


Line = tuple[Run, ...]
_LEAST = 12
"""Columns of a shortened text that say anything."""


def cells(text: str) -> int:
    """How many columns a text takes: two for a wide character, none for a combining one."""
    if text.isascii() or all(
        " " <= char < "\u007f" or "\u00ae" <= char < "\u0300" or "\u2010" <= char < "\u2028" for char in text
    ):
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def wrap(text: str, width: int) -> list[str]:
    """The words of a text in rows of at most ``width`` columns; a word longer than a row is broken, not cut."""
    rows: list[str] = []
    row, used = "", 0
    for word in text.split():
        size = cells(word)
        if row and used + 1 + size > width:
            rows.append(row)
            row, used = "", 0
        elif row:
            row, used = row + " ", used + 1
        while used + size > width:
            head = fit(word, width - used)
            rows.append(row + head)
            row, used, word = "", 0, word[len(head) :]
            size = cells(word)
        row, used = row + word, used + size
    return [*rows, row] if row or not rows else rows


def fit(text: str, width: int) -> str:
    """As much of the beginning as ``width`` columns hold, and at least one character."""
    end = min(len(text), max(1, width))
    while end > 1 and cells(text[:end]) > width:
        end -= 1
    return text[:end]


def fit_end(text: str, width: int) -> str:
    """As much of the end as ``width`` columns hold."""
    start = max(0, len(text) - max(0, width))
    while start < len(text) and cells(text[start:]) > width:
        start += 1
    return text[start:]


def fit_line(line: Line, width: int) -> Line:
    """The line with as much of its faint text as there is room for."""
    over = sum(cells(run.text) for run in line) - width
    return tuple(
        _shortened(run, cells(run.text) - over) if over > 0 and run.style is Style.FAINT else run for run in line
    )


def _shortened(run: Run, width: int) -> Run:
    return run._replace(text=fit(run.text, width - 1).rstrip() + "…") if width > _LEAST else run._replace(text="")


def hanging(label: Sequence[Run], text: str, width: int, style: Style = Style.PLAIN) -> list[Line]:
    """A text wrapped beside its label, with the following rows standing under the first."""
    indent = sum(cells(run.text) for run in label)
    rows = wrap(text, max(10, width - indent))
    first: Line = (*label, Run(rows[0], style))
    return [first, *((Run(" " * indent), Run(row, style)) for row in rows[1:])]


def plain(line: Iterable[Run]) -> str:
    """The characters of a line, without space at its end."""
    return "".join(run.text for run in line).rstrip()


def painter(color: bool) -> Callable[[Line], str]:
    """What turns lines into text: with the escape sequences of a terminal, or plain."""
    if not color:
        return plain
    from io import StringIO

    from rich.console import Console
    from rich.text import Text

    file = StringIO()
    console = Console(file=file, force_terminal=True, color_system="standard", width=10_000, no_color=False)

    def painted(line: Line) -> str:
        file.seek(0)
        file.truncate()
        console.print(
            Text.assemble(*((run.text, run.style.value) for run in line)), end="", soft_wrap=True, highlight=False
        )
        return file.getvalue().rstrip(" ")

    return painted
