"""Lines of styled runs: how wide they are, how they wrap, and how they are painted.

Text of an article enters a line through ``visible`` alone, and nothing in it is ever read as mark-up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum

from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import lazy


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

_UNSEEN = lazy(
    "[\x00-\x1f\x7f-\xa0\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u2000-\u200b\u200e\u200f"
    "\u2028-\u202f\u205f-\u206f\u2800\u3164\ud800-\uf8ff\ufe00-\ufe0e\ufeff\uffa0\ufff0-\uffff"
    "\U000e0000-\U0010ffff]"
)
_UNSEEN_LETTERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u2800\u3164\uffa0\ufffc\ufffd") | {
    *map(chr, range(0xFE00, 0xFE0F)),
    *map(chr, range(0xE0100, 0xE01F0)),
}
"""Those among them that Python takes for printable."""
_BLANK = frozenset("\xa0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f")
_NAMED = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


def visible(text: str, *, blanks: bool = False) -> str:
    """The text with everything that would move, hide or recolour other text as escapes.

    With ``blanks``, tabs, line ends and spaces of unusual width become escapes too; otherwise each is one space.
    """
    if text.isprintable() and _UNSEEN_LETTERS.isdisjoint(text):
        return text
    return _UNSEEN.sub(lambda match: _escape(match[0], blanks), text)


def _escape(char: str, blanks: bool) -> str:
    if char in _BLANK or char in _NAMED:
        return _NAMED.get(char) or f"\\u{ord(char):04x}" if blanks else " "
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


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
