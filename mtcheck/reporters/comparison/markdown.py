"""A comparison as Markdown; every text of an article is data: it links nowhere and is no mark-up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtcheck.model.comparison import Comparison
from mtcheck.reporters import View
from mtcheck.reporters.comparison.sections import Section, sections
from mtcheck.reporters.differences import Piece
from mtcheck.reporters.markdown import prose


def write(comparison: Comparison, view: View) -> Iterator[str]:
    """A title, and a heading for each part."""
    del view
    yield f"# {' · '.join(map(_text, comparison.systems))}\n"
    for section in sections(comparison):
        yield f"\n{'#' * section.level} {_text(section.title)}\n"
        for note in section.notes:
            yield f"\n{_text(note)}\n"
        yield from _table(section)
        for record in section.records:
            yield f"\n{_text(record.heading)}\n\n"
            for label, text in record.texts:
                yield f"- {_text(label)}: {_marked(text)}\n"


def _table(section: Section) -> Iterator[str]:
    if not section.header:
        return
    yield "\n"
    marks = ["---:" if column in section.numbers else "---" for column in range(len(section.header))]
    for row in (section.header, marks, *section.rows):
        yield f"| {' | '.join(row if row is marks else map(_text, row))} |\n"


def _marked(text: Sequence[Piece]) -> str:
    """What differs in bold."""
    return "".join(_bold(piece.text) if piece.differs else _inside(piece.text) for piece in text)


def _bold(text: str) -> str:
    inner = text.strip()
    return _inside(text).replace(_inside(inner), f"**{_inside(inner)}**", 1) if inner else " " * bool(text)


def _inside(text: str) -> str:
    """A part of a line, whose blanks at the ends part it from the next."""
    flat = " ".join(text.split())
    if not flat:
        return " " * bool(text)
    return " " * text[0].isspace() + prose(flat) + " " * text[-1].isspace()


def _text(text: str) -> str:
    return prose(" ".join(text.split()))
