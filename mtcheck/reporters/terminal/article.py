"""One article's part of the report: what may be done with it, what is wrong, the gravest first, and what was left out.

A page of 500 words takes about 40 lines, of which the first 24 hold every fault of meaning: the less room there is, the
less is said of each cause. ``--verbose`` says all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from mtcheck.model.report import Report
from mtcheck.model.score import round_down
from mtcheck.reporters import View
from mtcheck.reporters.causes import Cause, causes
from mtcheck.reporters.counting import UNCHECKED, list_lines, plural, shorten_gap
from mtcheck.reporters.escaping import visible
from mtcheck.reporters.furniture import TITLE, furniture_note, furniture_of
from mtcheck.reporters.terminal.blocks import Density, blocks, fill
from mtcheck.reporters.terminal.detailed import detail_cause
from mtcheck.reporters.terminal.head import head
from mtcheck.reporters.terminal.judgement import say_uncounted
from mtcheck.reporters.terminal.lines import Line, Run, Style, hanging
from mtcheck.reporters.terminal.overview import TITLES
from mtcheck.reporters.terminal.reasons import explain_quality, list_doubtful
from mtcheck.reporters.terminal.styles import VERDICT_STYLES
from mtcheck.results.order import Loss

_VERDICT = 1 + max(map(len, VERDICT_STYLES))
_OF_WORDING = (Loss.LANGUAGE, Loss.LAYOUT, Loss.FORM)
_SCREEN = 24
"""Lines of a screen, which hold every fault of meaning."""
_PAGE = 43
"""Lines for a page of so many words:"""
_PAGE_WORDS = 500
_TITLE_ROWS = 2
_FEWEST = 8
"""Lines that are shown of what changes no meaning, however much does."""
_MOST_LISTED = 24
"""Rows of line numbers that are named of hints."""
_SUBJECTS = {"read": "", "crash": "the page made mtcheck crash, please report it: "}
_INDENT = "  "
_GAP = len("not checked  ")


def brief(report: Report) -> Line:
    """The article in one line: verdict, score, name, and why."""
    name = Run(visible(report.name))
    broken = f" · {plural(len(report.failures), 'failure')}" if report.failures else ""
    if report.score is None:
        unread = [each.message for each in report.failures if each.subject == "read"]
        said = (Run(visible(unread[0])),) if unread else (name, Run(broken))
        return Run(UNCHECKED.ljust(_VERDICT), Style.CRITICAL), Run("       "), *said
    score = report.counted_score or report.score
    verdict = Run(score.verdict.ljust(_VERDICT), VERDICT_STYLES[score.verdict])
    why = f"  {score.reason}{say_uncounted(report)}"
    missed = f"  FAIL: {', '.join(each.gate for each in report.missed_gates)}" if report.missed_gates else ""
    return (
        verdict,
        Run(f"{round_down(score.value):>5}  "),
        name,
        Run(why, Style.FAINT),
        Run(broken, Style.MAJOR),
        Run(missed, Style.MAJOR),
    )


def article(report: Report, view: View) -> Iterator[Line]:
    """The whole part of the article, with an empty line at its end."""
    top = list(head(report, view))
    yield from top
    found = _by_loss(causes(each for each in report.findings if each.counts or view.verbose))
    gaps = list(_gaps(report, view))
    used = len(top) + len(gaps)
    yield from _everything(found, report, view) if view.verbose else _condensed(found, report, view, len(top), used)
    yield from list_doubtful(report, view)
    yield from explain_quality(report, view)
    yield from gaps
    yield ()


def _by_loss(found: Iterable[Cause]) -> dict[Loss, list[Cause]]:
    by_loss: dict[Loss, list[Cause]] = {}
    for cause in found:
        by_loss.setdefault(cause.loss, []).append(cause)
    return by_loss


def _everything(found: dict[Loss, list[Cause]], report: Report, view: View) -> Iterator[Line]:
    for kind, group in found.items():
        yield ()
        yield (Run(TITLES[kind], Style.TITLE),)
        for cause in group:
            yield ()
            yield from detail_cause(cause, report, view)


def _condensed(found: dict[Loss, list[Cause]], report: Report, view: View, above: int, used: int) -> Iterator[Line]:
    """What there is room for, on a screen that has so many lines above it and a page of which so many are used."""
    last = [*_at_the_end(found, report, view)]
    words = report.score.page_words if report.score else 0
    room = max(_PAGE, _PAGE * words // _PAGE_WORDS) - used - len(last)
    others: dict[Loss, list[Cause]] = {kind: group for kind, group in found.items() if kind in _OF_WORDING}
    lean = {kind: blocks(group, report, view, Density.LINE) for kind, group in others.items()}
    needed = sum(_TITLE_ROWS + sum(map(len, each)) for each in lean.values())
    grave = list(_of_meaning(found.get(Loss.MEANING, []), report, view, min(_SCREEN - above, room - needed)))
    yield from grave
    yield from _of_wording(others, lean, report, view, max(_FEWEST, room - len(grave)))
    yield from last


def _of_meaning(group: Sequence[Cause], report: Report, view: View, room: int) -> Iterator[Line]:
    """Every fault of meaning, with as much of its text as the first screen has room for."""
    if group:
        yield from _titled(Loss.MEANING)
        yield from (row for block in fill(group, report, view, room - _TITLE_ROWS) for row in block)


def _of_wording(
    found: dict[Loss, list[Cause]], lean: dict[Loss, list[list[Line]]], report: Report, view: View, room: int
) -> Iterator[Line]:
    """The other faults, with their text where there is room for it, and as many of them as there is room for."""
    room -= _TITLE_ROWS * len(found)
    shown = dict(lean)
    spare = room - sum(len(block) for each in shown.values() for block in each)
    for kind in shown:
        if kind is not Loss.FORM and spare > 0:
            rows = sum(map(len, shown[kind]))
            shown[kind] = fill(found[kind], report, view, rows + spare, Density.BRIEF)
            spare -= sum(map(len, shown[kind])) - rows
    left_out = 0
    room -= spare < 0
    for kind, each in shown.items():
        fitting = _fitting(each, room)
        left_out += len(each) - len(fitting)
        room -= sum(map(len, fitting))
        if fitting:
            yield from _titled(kind)
            yield from (row for block in fitting for row in block)
    if left_out:
        yield (Run(f"{_INDENT}and {left_out} more, less grave; --verbose shows all", Style.FAINT),)


def _fitting(found: Sequence[list[Line]], room: int) -> list[list[Line]]:
    """As many blocks as there is room for."""
    fitting = []
    for block in found:
        room -= len(block)
        if room < 0:
            break
        fitting.append(block)
    return fitting


def _titled(kind: Loss) -> Iterator[Line]:
    yield ()
    yield (Run(TITLES[kind], Style.TITLE),)


def _at_the_end(found: dict[Loss, list[Cause]], report: Report, view: View) -> Iterator[Line]:
    """Furniture and hints, a line each."""
    note = furniture_note(furniture_of(report), report)
    ends = [*([(TITLE, note)] if note else []), *_hints(found.get(Loss.NOTHING, []))]
    if ends:
        yield ()
    for label, text in ends:
        yield from hanging((Run(label, Style.TITLE), Run("  ")), text, view.width)


def _hints(group: Sequence[Cause]) -> Iterator[tuple[str, str]]:
    lines = sorted({each.target.line for cause in group for each in cause.findings if each.target})
    if group:
        where = f" on {'line' if len(lines) == 1 else 'lines'} {list_lines(lines, _MOST_LISTED)}" if lines else ""
        yield TITLES[Loss.NOTHING], f"{len(group)}{where}; --verbose shows them"


def _gaps(report: Report, view: View) -> Iterator[Line]:
    if report.failures or report.not_checked:
        yield ()
    for failure in report.failures:
        subject = _SUBJECTS.get(failure.subject, f"{failure.subject} did not run: ")
        label = (Run(_INDENT), Run("failed", Style.CRITICAL), Run("       "))
        yield from hanging(label, visible(subject + failure.message), view.width)
    for gap in report.not_checked:
        said = (Run(_INDENT), Run(gap.label.ljust(_GAP), Style.MINOR))
        yield from hanging(said, visible(f"{gap.what}: {shorten_gap(gap)}"), view.width)
