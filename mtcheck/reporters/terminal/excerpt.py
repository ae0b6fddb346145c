"""A place in its line, with the marked span underlined."""

from __future__ import annotations

from mtcheck.model.spans import Place
from mtcheck.model.text import Document
from mtcheck.patterns import lazy
from mtcheck.reporters.escaping import visible
from mtcheck.reporters.terminal.lines import Line, Run, Style, cells, fit, fit_end

_LINE_END = lazy(r"\r\n|\r|\n")
_MOST_ROWS = 4
_CUT = "…"


def excerpt(document: Document, place: Place, width: int, style: Style) -> list[Line]:
    """The lines that a place stands in, as much around it as fits; of many lines the first two and the last."""
    gutter = len(str(place.end_line)) + 1
    rows = _rows(place)
    lines: list[Line] = []
    for number, start, end in rows if len(rows) <= _MOST_ROWS else (*rows[:2], rows[-1]):
        if len(rows) > _MOST_ROWS and number == rows[-1][0]:
            lines.append((Run(f"{'⋮':>{gutter}} │ {len(rows) - 3} more lines", Style.FAINT),))
        before, marked, after = _window(document.text, start, end, width - gutter - 3, cut_before=number == place.line)
        lines += _underlined(f"{number:>{gutter}}", before, marked, after, style)
    return lines


def marked_line(document: Document, place: Place, width: int) -> Line:
    """A place in its line, as much around it as fits, marked in brackets."""
    room = width - 2
    if place.line == place.end_line:
        before, marked, after = _window(document.text, place.start, place.end, room, cut_before=True)
    else:
        folded = visible(" ".join(place.text.split()))
        before, marked, after = "", _shortened(folded, folded, len(folded), room), ""
    return Run(before), Run(f"[{marked}]", Style.MARKED), Run(after)


def _rows(place: Place) -> list[tuple[int, int, int]]:
    """Line number and span of every line's share of the place, those without one left out."""
    rows, start = [], 0
    ends = [*_LINE_END.finditer(place.text)]
    for number, (stop, following) in enumerate([*(match.span() for match in ends), (len(place.text),) * 2]):
        if stop > start or not ends:
            rows.append((place.line + number, place.start + start, place.start + stop))
        start = following
    return rows or [(place.line, place.start, place.start)]


def _window(text: str, start: int, end: int, width: int, *, cut_before: bool) -> tuple[str, str, str]:
    """What stands before, in and after a span of one line, in at most ``width`` columns together."""
    reach = 2 * width
    before, more_before = _line_before(text, start, reach) if cut_before else ("", False)
    after, more_after = _line_after(text, end, reach)
    marked = _shortened(text[start : min(end, start + reach)], text[max(start, end - reach) : end], end - start, width)
    room = width - max(1, cells(marked))
    left_room = room if cells(after) == 0 else max(room * 3 // 5, room - cells(after))
    if more_before or cells(before) > left_room:
        before = _CUT + fit_end(before, left_room - 1) if left_room > 1 else ""
    room -= cells(before)
    if more_after or cells(after) > room:
        after = fit(after, room - 1) + _CUT if room > 1 else ""
    return before, marked, after


def _line_before(text: str, start: int, reach: int) -> tuple[str, bool]:
    chunk = text[max(0, start - reach) : start]
    line_start = max(chunk.rfind("\n"), chunk.rfind("\r")) + 1
    return visible(chunk[line_start:].lstrip(" \t")), line_start == 0 and start > reach


def _line_after(text: str, end: int, reach: int) -> tuple[str, bool]:
    chunk = text[end : end + reach]
    line_end = _LINE_END.search(chunk)
    rest = chunk[: line_end.start()] if line_end else chunk
    return visible(rest.rstrip()), line_end is None and len(text) > end + reach


def _shortened(head: str, tail: str, length: int, width: int) -> str:
    """A marked text that fits, its middle left out where it is too long."""
    blanks = not head.strip() and head != " " * len(head)
    shown = visible(head, blanks=blanks)
    if length == len(head) and cells(shown) <= width:
        return shown
    half = (width - 3) // 2
    return f"{fit(shown, half)} {_CUT} {fit_end(visible(tail, blanks=blanks), half)}"


def _underlined(number: str, before: str, marked: str, after: str, style: Style) -> list[Line]:
    gutter = Run(f"{number} │ ", Style.FAINT)
    below = Run(" " * len(number) + " │ ", Style.FAINT)
    marks = "^" * max(1, cells(marked))
    return [
        (gutter, Run(before), Run(marked, Style.MARKED), Run(after)),
        (below, Run(" " * cells(before)), Run(marks, style)),
    ]
