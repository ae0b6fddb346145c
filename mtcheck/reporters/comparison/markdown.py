"""A comparison as Markdown; every text of an article is data: it links nowhere and is no mark-up."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.model.comparison import Comparison
from mtcheck.reporters import View
from mtcheck.reporters.comparison.sections import Section, sections
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
                yield f"- {_text(label)}: {_text(text)}\n"


def _table(section: Section) -> Iterator[str]:
    if not section.header:
        return
    yield "\n"
    marks = ["---:" if column in section.numbers else "---" for column in range(len(section.header))]
    for row in (section.header, marks, *section.rows):
        yield f"| {' | '.join(row if row is marks else map(_text, row))} |\n"


def _text(text: str) -> str:
    return prose(" ".join(text.split()))
