"""A comparison for people in a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtcheck.model.comparison import Comparison
from mtcheck.reporters import View
from mtcheck.reporters.comparison.sections import Record, Section, bracket_changes, sections
from mtcheck.reporters.escaping import visible
from mtcheck.reporters.terminal.lines import Line, Run, Style, cells, fit, hanging, painter

_GAP = 2
_NARROWEST = 8
_COMFORTABLE = 16
"""What a column gives way to before others have to."""
_STYLES = {"better": Style.GOOD, "worse": Style.MAJOR, "undecided": Style.MINOR}


def write(comparison: Comparison, view: View) -> Iterator[str]:
    """Tables as wide as the terminal; what does not fit is cut in the widest column."""
    paint = painter(view.color)
    for section in sections(comparison):
        if view.quiet and section.level > 2:
            continue
        for line in _section(section, view.width):
            yield paint(line) + "\n"


def _section(section: Section, width: int) -> Iterator[Line]:
    mark = "━━ " if section.level == 2 else "   "
    yield Run(mark, Style.FAINT), Run(visible(section.title), Style.TITLE)
    for note in section.notes:
        yield from hanging((Run("   "),), visible(note), width, Style.FAINT)
    if section.header:
        yield from _table(section, width)
    for record in section.records:
        yield from _record(record, width)
    yield ()


def _table(section: Section, width: int) -> Iterator[Line]:
    rows = [tuple(visible(cell) for cell in row) for row in (section.header, *section.rows)]
    if len(section.header) == 2:
        for name, text in rows[1:]:
            yield from hanging((Run(f"   {name.ljust(11)}"),), text, width, Style.FAINT)
        return
    widths = _widths(rows, width - 3 - _GAP * (len(section.header) - 1))
    for number, row in enumerate(rows):
        runs = [Run("   ")]
        for column, (cell, wide) in enumerate(zip(row, widths, strict=True)):
            shown = cell if cells(cell) <= wide else fit(cell, wide - 1) + "…"
            space = " " * (wide - cells(shown))
            text = space + shown if column in section.numbers else shown + space
            style = Style.FAINT if not number else _STYLES.get(cell, Style.PLAIN)
            runs.append(Run(text + " " * _GAP, style))
        yield tuple(runs)


def _widths(rows: Sequence[Sequence[str]], room: int) -> list[int]:
    """The columns' widths; the widest give way until all fit."""
    widths = [max(map(cells, column)) for column in zip(*rows, strict=True)]
    while sum(widths) > room and max(widths) > _NARROWEST:
        wide = [column for column, width in enumerate(widths) if width > _COMFORTABLE]
        widths[wide[-1] if wide else widths.index(max(widths))] -= 1
    return widths


def _record(record: Record, width: int) -> Iterator[Line]:
    yield Run("   "), Run(visible(record.heading), Style.CHECK)
    longest = max(cells(visible(label)) for label, _ in record.texts)
    for label, text in record.texts:
        name = fit(visible(label), 30)
        lead = Run(f"     {name}{' ' * (min(longest, 30) - cells(name))}  ", Style.FAINT)
        yield from hanging((lead,), visible(bracket_changes(text)), width)
