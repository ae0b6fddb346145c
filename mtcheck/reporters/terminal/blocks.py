"""A cause as a block of a few lines: where, what is wrong there, and what to write, nothing said twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum

from mtcheck.model.finding import Finding
from mtcheck.model.report import Report
from mtcheck.model.spans import Place
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import lazy
from mtcheck.reporters import View
from mtcheck.reporters.causes import Cause, quote_finding
from mtcheck.reporters.counting import list_lines
from mtcheck.reporters.escaping import visible
from mtcheck.reporters.terminal.excerpt import marked_line
from mtcheck.reporters.terminal.lines import Line, Run, Style, cells, fit, hanging, wrap
from mtcheck.reporters.terminal.styles import SEVERITY_STYLES

_TAG = lazy("<[^<>]*>")
_PARAGRAPH = lazy(r"(?i)</(?:p|div|li|h[1-6]|td|dd|blockquote)\s*>|<br\b")
"""Where a line ends for readers, whatever line of the file it is on."""
_MARGIN = 2
_LABEL = 10
"""Columns of the lines' numbers."""
_MISSING_ROWS = 2
"""Rows of a missing passage that are shown."""
_LONGEST = 2000
_QUOTED = 20
"""Columns at least of a text that is quoted in a row."""
_JOINT = 4
"""Columns of the marks between the words of a row."""
_ORIGINAL = "original: "
_BETWEEN = " / "
"""Stands between the texts of a cause that are marked in several lines."""


class Density(IntEnum):
    """How much is said of a cause."""

    LINE = 0
    """Where and why."""
    BRIEF = 1
    """The text as well."""
    FULL = 2
    """The original's text as well."""


class _Shown(NamedTuple):
    """What is shown of causes that read alike."""

    first: Finding
    findings: tuple[Finding, ...]

    @property
    def places(self) -> str:
        """The lines, and of a single place the column."""
        places = [each.target for each in self.findings if each.target]
        if len(places) == 1:
            return f"{places[0].line}:{places[0].column}"
        return list_lines(dict.fromkeys(each.line for each in places))


def blocks(causes: Sequence[Cause], report: Report, view: View, density: Density) -> list[list[Line]]:
    """A block for each cause; where only one line is said of each, those that say the same share it."""
    shown = [_Shown(cause.worst, cause.findings) for cause in causes]
    if density is Density.LINE:
        shown = _together(shown)
    return [list(_block(each, report, view, density)) for each in shown]


def fill(
    causes: Sequence[Cause], report: Report, view: View, room: int, most: Density = Density.FULL
) -> list[list[Line]]:
    """A block for each cause, in as many lines as there are: the first get more of them than the last."""
    made = [blocks([cause], report, view, Density.LINE)[0] for cause in causes]
    room -= sum(map(len, made))
    if room < 0:
        return blocks(causes, report, view, Density.LINE)
    for density in Density:
        for number, cause in enumerate(causes):
            if Density.LINE < density <= most:
                richer = blocks([cause], report, view, density)[0]
                if (more := len(richer) - len(made[number])) <= room:
                    made[number], room = richer, room - more
    return made


def _together(shown: Iterable[_Shown]) -> list[_Shown]:
    alike: dict[object, _Shown] = {}
    for each in shown:
        key = each.first.check, each.first.message, each.first.suggestion, each.first.severity
        known = alike.get(key)
        alike[key] = _Shown(known.first, known.findings + each.findings) if known else each
    return list(alike.values())


def _block(shown: _Shown, report: Report, view: View, density: Density) -> Iterator[Line]:
    style = SEVERITY_STYLES[shown.first.severity]
    first = Run(" " * _MARGIN + f"{shown.places:<{_LABEL}}  ", style)
    rest = Run(" " * cells(first.text))
    room = view.width - cells(rest.text)
    rows: list[Line] = []
    if density > Density.LINE:
        rows += _texts(shown, report, room)
    if density is Density.FULL:
        rows += _original(shown.first, report, room)
    is_missing = shown.first.target is None or not shown.first.target.text
    quoting = density is Density.LINE or (is_missing and density is Density.BRIEF)
    rows += _words(shown, room, quoting=quoting)
    for number, row in enumerate(rows):
        yield (rest if number else first, *row)


def _texts(shown: _Shown, report: Report, room: int) -> Iterator[Line]:
    place = shown.first.target
    if place is None or report.target is None or not place.text:
        return
    texts = list(dict.fromkeys(quote_finding(each) for each in shown.findings))
    if len(texts) > 1:
        share = max(8, (room - len(_BETWEEN) * (len(texts) - 1)) // len(texts))
        joined = _BETWEEN.join(_shortened(visible(text), share) for text in texts)
        yield (Run(_shortened(joined, room), Style.MARKED),)
        return
    line = marked_line(report.target, place, room)
    if f"'{texts[0]}'" not in shown.first.message or line[0].text or line[-1].text:
        yield line


def _original(finding: Finding, report: Report, room: int) -> Iterator[Line]:
    """The original's text, unless it is that of the translation."""
    place, document = finding.source, report.source
    if place is None or document is None or not place.text or " ".join(place.text.split()) == quote_finding(finding):
        return
    label = Run(_ORIGINAL, Style.FAINT)
    if finding.target is not None and finding.target.text:
        yield label, *marked_line(document, place, room - len(_ORIGINAL))
        return
    yield from _missing(place, room)


def _missing(place: Place, room: int) -> Iterator[Line]:
    """A passage that the translation has not: nowhere else in the report can it be read."""
    rows = wrap(visible(place.text[:_LONGEST]), max(10, room - len(_ORIGINAL)))
    for number, row in enumerate(rows[:_MISSING_ROWS]):
        cut = "…" if number == _MISSING_ROWS - 1 and len(rows) > _MISSING_ROWS else ""
        label = _ORIGINAL if number == 0 else " " * len(_ORIGINAL)
        yield Run(label, Style.FAINT), Run(_shortened(row + cut, room - len(_ORIGINAL)), Style.MARKED)


def _words(shown: _Shown, room: int, *, quoting: bool) -> Iterator[Line]:
    """Why, and what to write, on one row where both fit; if asked for, how the text begins that it is about."""
    finding = shown.first
    why = visible(finding.message)
    label, text = advice(finding)
    if quoting:
        why += _quote(shown, room - cells(why) - cells(label) - cells(text))
    if not label:
        yield from hanging((), why, room)
    elif cells(why) + cells(label) + cells(text) + 3 <= room:
        yield Run(f"{why}; "), Run(f"{label} " if text else label, Style.FAINT), Run(text, Style.SUGGESTION)
    else:
        yield from hanging((), why, room)
        shortened = text if cells(text) <= room - cells(label) - 1 else _cut(finding, text, room - cells(label) - 1)
        yield Run(f"{label} " if text else label, Style.FAINT), Run(shortened, Style.SUGGESTION)


def _cut(finding: Finding, text: str, width: int) -> str:
    """The middle of what is to be written left out, and what it is written in place of, which is shown above."""
    written = visible(finding.suggestion or "")
    return _middle(written if written and text.startswith(written) else text, width)


def _quote(shown: _Shown, room: int) -> str:
    """What findings are about, as much as fits; nothing where their message has it."""
    finding = shown.first
    texts = list(dict.fromkeys(filter(None, map(quote_finding, shown.findings))))
    if not texts and finding.source:
        texts = [" ".join(finding.source.text.split())]
    if not any(texts) or all(_is_named(text, finding.message) for text in texts):
        return ""
    width = max(_QUOTED, room - _JOINT - 2 * len(texts) - len(_BETWEEN) * (len(texts) - 1)) // len(texts)
    return ": " + _BETWEEN.join(f"'{_shortened(visible(text), max(8, width))}'" for text in texts)


def _is_named(text: str, message: str) -> bool:
    """Whether a message has a text that is marked, by itself and not as a part of a word."""
    if f"'{text}'" in message:
        return True
    at = message.find(text)
    before, after = message[:at][-1:], message[at + len(text) :][:1]
    return at >= 0 and not (before + text[:1]).isalnum() and not (text[-1:] + after).isalnum()


def advice(finding: Finding) -> tuple[str, str]:
    """What to do and what to write; nothing where there is nothing, or the message has said it."""
    suggestion = finding.suggestion
    if suggestion is None:
        return "", ""
    if suggestion == "":
        return "delete it", ""
    if _is_joined(finding):
        return f"write it {_in_one(finding)}", ""
    if f"'{suggestion}'" in finding.message or _is_respaced(finding):
        return "", ""
    text = show_suggestion(suggestion)
    wider = finding.fixes if finding.fixes and finding.target and finding.fixes.span != finding.target.span else None
    return "write", f"{text} in place of '{visible(wider.text)}'" if wider else text


def _in_one(finding: Finding) -> str:
    """Where what was torn belongs: in HTML several elements may stand on one line of the file."""
    return "in one element" if finding.fixes and _TAG.search(finding.fixes.text) else "on one line"


def show_suggestion(suggestion: str) -> str:
    """What is to be written, in quotation marks where blanks at its ends could not be seen."""
    if not suggestion.strip():
        return repr(suggestion)
    shown = visible(suggestion)
    return shown if suggestion == suggestion.strip() else f"'{shown}'"


def _is_joined(finding: Finding) -> bool:
    """Whether the suggestion says what is there, on one line."""
    place = finding.fixes
    if place is None or finding.suggestion is None:
        return False
    if place.line == place.end_line and not _PARAGRAPH.search(place.text):
        return False
    return "".join(_TAG.sub("", place.text).split()) == "".join(finding.suggestion.split())


def _is_respaced(finding: Finding) -> bool:
    """Whether the suggestion adds or takes spaces at the edge of a word, which the message has said."""
    return finding.fixes is not None and (finding.suggestion or "").strip() == finding.fixes.text.strip() != ""


def _shortened(text: str, width: int) -> str:
    return text if cells(text) <= width else fit(text, max(1, width - 1)) + "…"


def _middle(text: str, width: int) -> str:
    if cells(text) <= width:
        return text
    half = max(1, (width - 3) // 2)
    return f"{fit(text, half)} … {text[-half:]}"
