"""A corpus in figures as one HTML page that needs nothing else, no script and no network, in light or dark colours.

Whatever comes from files is escaped, and the page forbids itself everything but its own style.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from mtcheck.corpus.summaries import Histogram, Summary
from mtcheck.errors import shorten
from mtcheck.reporters.counting import plural
from mtcheck.reporters.escaping import visible, visible_xml, xml_text
from mtcheck.reporters.look import CLOSING, opening
from mtcheck.reporters.plots import WIDTH, axis_from_zero, figure, line, text

_LEFT, _TOP, _HEIGHT, _BOTTOM = 64, 12, 150, 26
_LABEL, _ROW, _LONGEST_LABEL = 240, 22, 34
_BARS, _FILES = 40, 200
"""The most bars of a drawing and files of a table."""
_CAPTIONS = {
    "quality": "Pairs by their estimated quality, 0 to 100.",
    "score": "Pairs by their score, 0 to 100.",
    "length_ratio": "Pairs by the translation's length to what is expected; the last column holds all from 3 on.",
    "readability": "Pairs by the readability (LIX) of the translation; the last column holds all from 100 on.",
}
_COLOURS = {"critical": "critical", "major": "major", "minor": "minor", "none": "good"}


def write(found: Summary, name: str) -> Iterator[str]:
    """The page.

    Args:
        found: the corpus in figures.
        name: that of its folder.
    """
    yield opening(visible_xml(f"Corpus {name}"))
    languages = f", {' to '.join(found.languages)}" if len(found.languages) > 1 else ""
    told = f"{plural(found.rows, 'pair')}{languages}; {found.unread:,} not checked."
    yield f'<p class="note">{visible_xml(told)}</p>\n'
    for each, histogram in found.histograms.items():
        if sum(histogram.rows):
            yield _heading(each.replace("_", " ").capitalize())
            yield figure(each, _CAPTIONS[each], _columns(histogram), _TOP + _HEIGHT + _BOTTOM)
    yield from _bars("Gravest finding", "Pairs by the gravest finding in them.", found.severities, _COLOURS)
    yield from _bars("Checks", "Pairs in which each check found something.", found.checks)
    yield from _bars("Other languages", "Texts that are surely in another language than they should be.", found.foreign)
    yield from _bars("Why dropped", "Pairs that miss each part of the condition.", found.why)
    yield from _bars("Not checked", "Pairs that could not be checked, and why.", found.reasons)
    yield from _sources(found)
    yield from _worst(found)
    yield CLOSING


def _heading(words: str) -> str:
    return f"<h2>{visible_xml(words)}</h2>\n"


def _columns(histogram: Histogram) -> Iterator[str]:
    """A column for each step."""
    axis = axis_from_zero(histogram.rows)
    width = (WIDTH - _LEFT) / len(histogram.rows)
    for tick in axis.ticks:
        y = _TOP + _HEIGHT * (1 - axis.share(tick))
        yield line(_LEFT, y, WIDTH, y, "axis" if tick == axis.low else "grid")
        yield text(_LEFT - 8, y + 4, axis.label(tick), "small", "end")
    step = (histogram.high - histogram.low) / len(histogram.rows)
    for number, rows in enumerate(histogram.rows):
        low = histogram.low + number * step
        told = f"{low:g} to {low + step:g}: {plural(rows, 'pair')}"
        yield _bar(_LEFT + number * width + 1, _HEIGHT * axis.share(rows), width - 2, told)
    for part in range(5):
        x = _LEFT + (WIDTH - _LEFT) * part / 4
        value = f"{histogram.low + (histogram.high - histogram.low) * part / 4:g}"
        yield text(x, _TOP + _HEIGHT + 18, value, "small", "end" if part == 4 else "middle")


def _bar(x: float, height: float, width: float, told: str) -> str:
    y = _TOP + _HEIGHT - height
    shape = f'<rect class="bar" x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}"/>'
    return f'<g class="plain"><title>{xml_text(told)}</title>{shape}</g>'


def _bars(
    title: str, caption: str, counts: Mapping[str, int], colours: Mapping[str, str] | None = None
) -> Iterator[str]:
    """A bar to the right for each name, the most frequent first."""
    named = sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    if not named:
        return
    more = f" {len(named) - _BARS:,} more are not shown." if len(named) > _BARS else ""
    yield _heading(title)
    yield figure(title, caption + more, _rows(named[:_BARS], colours or {}), _ROW * len(named[:_BARS]))


def _rows(named: Sequence[tuple[str, int]], colours: Mapping[str, str]) -> Iterator[str]:
    most = max(count for _, count in named)
    for number, (name, count) in enumerate(named):
        y = number * _ROW
        wide = max(1.0, (WIDTH - _LABEL - 80) * count / most)
        told = xml_text(f"{visible(name)}: {count:,}")
        yield text(0, y + 15, shorten(visible(name), _LONGEST_LABEL))
        yield f'<g class="{colours.get(name, "plain")}"><title>{told}</title>'
        yield f'<rect class="bar" x="{_LABEL}" y="{y + 4}" width="{wide:.1f}" height="14"/></g>'
        yield text(_LABEL + wide + 6, y + 15, f"{count:,}")


def _sources(found: Summary) -> Iterator[str]:
    """A row for each file."""
    if not found.sources:
        return
    yield _heading("Files")
    yield from _table(("File", "Pairs", "Not checked", "With findings", "Mean quality"), _source_rows(found))
    if len(found.sources) > _FILES:
        yield f'<p class="note">{len(found.sources) - _FILES:,} more files are not shown.</p>\n'


def _source_rows(found: Summary) -> Iterator[tuple[str, ...]]:
    for name, each in list(found.sources.items())[:_FILES]:
        mean = f"{each.quality / each.estimated:.1f}" if each.estimated else "–"
        share = f"{each.found:,} ({each.found / each.rows:.0%})"
        yield name, f"{each.rows:,}", f"{each.unread:,}", share, mean


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield '<div class="scroll"><table>\n<thead><tr>'
    yield "".join(f'<th scope="col"{_kind(at)}>{visible_xml(cell)}</th>' for at, cell in enumerate(header))
    yield "</tr></thead>\n<tbody>\n"
    for row in rows:
        yield f"<tr>{''.join(f'<td{_kind(at)}>{visible_xml(cell)}</td>' for at, cell in enumerate(row))}</tr>\n"
    yield "</tbody></table></div>\n"


def _kind(column: int) -> str:
    return ' class="number"' if column else ""


def _worst(found: Summary) -> Iterator[str]:
    """The pairs of the lowest quality, with what was found in them."""
    if not found.worst:
        return
    yield _heading("Worst pairs")
    for each in found.worst:
        place = f"{each['file']}, row {each['row']:,}: quality {each['quality']:.0f}, gravest finding {each['worst']}"
        texts = "".join(
            f"<div><dt>{name}</dt><dd>{visible_xml(each[key])}</dd></div>"
            for name, key in (("Original", "source"), ("Translation", "target"))
        )
        notes = "".join(f"<li>{visible_xml(told)}</li>" for told in each["findings"])
        listed = f'<ul class="notes">{notes}</ul>' if notes else ""
        yield f'<div class="record"><p>{visible_xml(place)}</p><dl>{texts}</dl>{listed}</div>\n'
