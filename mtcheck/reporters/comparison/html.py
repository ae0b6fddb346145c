"""A comparison as one HTML page that needs nothing else, no script and no network, in light or dark colours.

Whatever comes from files is escaped, and the page forbids itself everything but its own style.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtcheck.model.comparison import Comparison
from mtcheck.reporters import View
from mtcheck.reporters.comparison.plots import intervals, outcomes
from mtcheck.reporters.comparison.sections import Record, Section, sections
from mtcheck.reporters.differences import Piece
from mtcheck.reporters.escaping import xml_text
from mtcheck.reporters.look import CLOSING, opening

_VERDICTS = frozenset({"better", "worse", "undecided"})


def write(comparison: Comparison, view: View) -> Iterator[str]:
    """The page."""
    del view
    title = xml_text(" · ".join(comparison.systems))
    yield opening(title)
    plots = iter([intervals(comparison), *_outcomes(comparison)])
    for section in sections(comparison):
        yield from _section(section)
        if section.title == "Measures" or section.title == "Wins and losses":
            yield next(plots, "")
    yield CLOSING


def _outcomes(comparison: Comparison) -> Iterator[str]:
    for name, versus in zip(comparison.systems[1:], comparison.others, strict=True):
        if versus.buckets:
            yield outcomes(name, comparison.systems[0], versus.buckets)


def _section(section: Section) -> Iterator[str]:
    yield f"<h{section.level}>{xml_text(section.title)}</h{section.level}>\n"
    for note in section.notes:
        yield f'<p class="note">{xml_text(note)}</p>\n'
    if section.header:
        yield '<div class="scroll"><table>\n<thead><tr>'
        for column, cell in enumerate(section.header):
            yield f'<th scope="col"{_class(section, column, "")}>{xml_text(cell)}</th>'
        yield "</tr></thead>\n<tbody>\n"
        for row in section.rows:
            cells = (f"<td{_class(section, column, cell)}>{xml_text(cell)}</td>" for column, cell in enumerate(row))
            yield f"<tr>{''.join(cells)}</tr>\n"
        yield "</tbody></table></div>\n"
    for record in section.records:
        yield _record(record)


def _class(section: Section, column: int, cell: str) -> str:
    if column in section.numbers:
        return ' class="number"'
    return f' class="{cell}"' if cell in _VERDICTS else ""


def _record(record: Record) -> str:
    tags = [""] * (len(record.texts) - 2) + ["del", "ins"]
    texts = "".join(_text(label, text, tag) for (label, text), tag in zip(record.texts, tags, strict=True))
    return f'<div class="record"><p>{xml_text(record.heading)}</p><dl>{texts}</dl></div>\n'


def _text(label: str, text: Sequence[Piece], tag: str) -> str:
    """A text with what differs in an element that says so."""
    marked = (
        f"<{tag}>{xml_text(piece.text)}</{tag}>" if piece.differs and tag else xml_text(piece.text) for piece in text
    )
    return f"<div><dt>{xml_text(label)}</dt><dd>{''.join(marked)}</dd></div>"
