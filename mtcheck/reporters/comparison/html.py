"""A comparison as one HTML page that needs nothing else, no script and no network, in light or dark colours.

Whatever comes from files is escaped, and the page forbids itself everything but its own style.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.model.comparison import Comparison
from mtcheck.reporters import View
from mtcheck.reporters.comparison.plots import intervals, outcomes
from mtcheck.reporters.comparison.sections import Record, Section, sections
from mtcheck.reporters.shared import xml_text

_STYLE = """
:root { color-scheme: light dark; --text: #1c1e21; --faint: #5b6068; --ground: #fff; --line: #d5d8dc; --panel: #f5f6f8;
  --first: #5b6068; --good: #1a7f37; --bad: #b3261e; --open: #8a6100; }
@media (prefers-color-scheme: dark) { :root { --text: #e8eaed; --faint: #a0a6ae; --ground: #16181b; --line: #3a3f45;
  --panel: #1f2226; --first: #a0a6ae; --good: #57c46f; --bad: #ff8a80; --open: #e0b040; } }
body { margin: 2rem auto; max-width: 72rem; padding: 0 1rem; font: 16px/1.5 system-ui, sans-serif; color: var(--text);
  background: var(--ground); }
h1 { font-size: 1.5rem; } h2 { font-size: 1.2rem; margin-top: 2.5rem; } h3 { font-size: 1rem; margin-top: 1.8rem; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; font-size: .9rem; }
th, td { padding: .3rem .8rem .3rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
td { overflow-wrap: anywhere; min-width: 3rem; } .number { text-align: right; font-variant-numeric: tabular-nums; }
td.better { color: var(--good); } td.worse { color: var(--bad); } td.undecided { color: var(--open); }
p.note, dt, figcaption { color: var(--faint); } figure { margin: 1rem 0; }
.record { background: var(--panel); padding: .6rem 1rem; margin: .8rem 0; border-radius: .3rem; }
.record p { margin: 0 0 .3rem; font-weight: 600; } dl { margin: 0; display: grid; gap: .2rem 1rem;
  grid-template-columns: minmax(5rem, max-content) 1fr; } dd { margin: 0; overflow-wrap: anywhere; }
svg { max-width: 100%; height: auto; } svg text { fill: var(--text); font: 12px system-ui, sans-serif; }
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_VERDICTS = frozenset({"better", "worse", "undecided"})


def write(comparison: Comparison, view: View) -> Iterator[str]:
    """The page."""
    del view
    title = xml_text(" · ".join(comparison.systems))
    yield (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{title}</title>\n'
        f"<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n"
    )
    plots = iter([intervals(comparison), *_outcomes(comparison)])
    for section in sections(comparison):
        yield from _section(section)
        if section.title == "Measures" or section.title == "Wins and losses":
            yield next(plots, "")
    yield "</main>\n</body>\n</html>\n"


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
    texts = "".join(f"<dt>{xml_text(label)}</dt><dd>{xml_text(text)}</dd>" for label, text in record.texts)
    return f'<div class="record"><p>{xml_text(record.heading)}</p><dl>{texts}</dl></div>\n'
