"""The head of an article's report: what may be done with it, why, and by which numbers; each said once."""

from __future__ import annotations

import math
from collections.abc import Iterator

from mtcheck.model.report import Report
from mtcheck.model.score import Score, Verdict, round_down
from mtcheck.reporters import View
from mtcheck.reporters.counting import plural
from mtcheck.reporters.escaping import visible
from mtcheck.reporters.terminal.judgement import gates, say_uncounted
from mtcheck.reporters.terminal.lines import Line, Run, Style, cells, hanging
from mtcheck.reporters.terminal.styles import VERDICT_STYLES
from mtcheck.results.verdict import THRESHOLD, TRANSLATED

_INDENT = "  "
_LABEL = 10
_SURE, _ENOUGH_WORDS = 0.8, 30
"""From where the detected language is not in doubt."""
_COVERED = 0.9
"""The share of the original below which it is worth saying how much of it has a counterpart."""
_LARGE = 1e9
"""A figure from which on decimals say nothing."""


def head(report: Report, view: View) -> Iterator[Line]:
    """Name, verdict with its reason, numbers, missed gates."""
    name = visible(report.name)
    yield (
        Run("━━ ", Style.FAINT),
        Run(name, Style.TITLE),
        Run(" " + "━" * (view.width - cells(name) - 4), Style.FAINT),
    )
    if doubt := _languages(report, view):
        yield from hanging((Run(_INDENT),), doubt, view.width, Style.MINOR if not view.verbose else Style.FAINT)
    if report.score is not None:
        yield from _verdict(report, report.score, view)
    if lost := _structure(report, view):
        yield from hanging((Run(_INDENT),), lost, view.width)
    yield from gates(report, view)
    if view.verbose:
        yield from _made(report, view)


def _verdict(report: Report, all_score: Score, view: View) -> Iterator[Line]:
    """The verdict on what counts, which is all but what is known or suppressed."""
    score = report.counted_score or all_score
    verdict = (Run(_INDENT), Run(score.verdict.capitalize(), VERDICT_STYLES[score.verdict]), Run(" · "))
    yield from hanging(verdict, " · ".join(_numbers(report, score)), view.width)
    yield from hanging((Run(_INDENT),), score.reason, view.width)
    if score.verdict is Verdict.CANNOT_TELL and score.words:
        yield from hanging((Run(_INDENT),), _say_what_helps(report, score), view.width, Style.FAINT)
    if report.counted_score is not None:
        left = f"{say_uncounted(report).removeprefix(', ')}, left aside"
        said = f"{left}; with that the score is {round_down(all_score.value)} ({all_score.verdict})"
        yield from hanging((Run(_INDENT),), said, view.width, Style.FAINT)


def _say_what_helps(report: Report, score: Score) -> str:
    """Why so few words do not tell, and what the reader can do about it."""
    ready = f"a page is ready from {THRESHOLD:.0f} on"
    if not score.penalty:
        beside = "" if report.source else ", name its original (--source)"
        return f"{ready}, and so short a text shows few faults if it has any: read it{beside}, or check more text"
    return f"{ready}, and one fault more or less decides: mend what is marked below and check again, or check more text"


def _numbers(report: Report, score: Score) -> Iterator[str]:
    low, high = map(round_down, score.interval)
    if score.too_few_words and score.value < TRANSLATED and score.verdict is not Verdict.TRANSLATE_AGAIN:
        yield f"score {low} to {high}"
    else:
        unsure = f" ({low} to {high})" if score.too_few_words and low != high else ""
        yield f"score {round_down(score.value)}{unsure}"
    if report.quality is not None:
        yield f"quality {round_down(report.quality)}"
    if report.coverage is not None and report.coverage < _COVERED:
        yield f"{math.floor(report.coverage * 100)}% of the original has a counterpart"
    for each in report.measurements:
        if each.name != "quality":
            yield f"{each.name} {_figure(each.value)}"


def _languages(report: Report, view: View) -> str:
    """The languages, where they are in doubt or all is asked for."""
    if not report.target_language:
        return ""
    origin = f", translated from '{report.source_language}'" if report.source_language else ""
    doubt = _doubt(report)
    if not doubt and not view.verbose:
        return ""
    return f"Language '{report.target_language}'{doubt}{origin}"


def _doubt(report: Report) -> str:
    """How surely the language was detected, where it was and that is in doubt."""
    words = report.score.page_words if report.score else 0
    if report.language_confidence is None:
        return ""
    if report.language_confidence < _SURE:
        return f" (detected, {math.floor(report.language_confidence * 100)}% sure; name it with --to)"
    return "" if words >= _ENOUGH_WORDS else f" (detected from {plural(words, 'word')}; name it with --to)"


def _made(report: Report, view: View) -> Iterator[Line]:
    """How the numbers were made."""
    if report.score is not None:
        yield from _labelled("Score", _score_made(report.score), view)
        yield from _labelled("", report.score.signature, view)
    if report.coverage is not None and report.beads:
        yield from _labelled("Original", _covered(report), view)
    for each in report.measurements:
        low, high = map(_figure, each.interval) if each.interval else ("", "")
        interval = f"95% between {low} and {high}  " if each.interval else ""
        yield from _labelled(each.name, f"{_figure(each.value)}  {interval}{each.signature}", view)


def _score_made(score: Score) -> str:
    low, high = map(round_down, score.interval)
    return (
        f"{round_down(score.value)}, between {low} and {high} with 95% confidence; {plural(score.penalty, 'point')} on "
        f"{plural(score.words or score.page_words, 'word')}; MQM raw {round_down(score.raw)}, calibrated "
        f"{round_down(score.calibrated)}; furniture {plural(score.furniture.points, 'point')}"
    )


def _structure(report: Report, view: View) -> str:
    """What the translation has lost of the original's structure; all of it where more is asked for."""
    said = [f"{each.kept} of {each.of} {each.what}" for each in report.structure if view.verbose or each.kept < each.of]
    return f"Structure: kept {', '.join(said)}" if said else ""


def _labelled(label: str, text: str, view: View) -> list[Line]:
    return hanging((Run(_INDENT + label.ljust(_LABEL - 1) + " "),), text, view.width, Style.FAINT)


def _covered(report: Report) -> str:
    body = [bead for bead in report.beads if any(not each.region.is_chrome for each in bead.source)]
    missing = sum(len(bead.source) for bead in body if not bead.target)
    share = f"{math.floor((report.coverage or 0) * 100)}% has a counterpart"
    if missing:
        share += f"; {plural(missing, 'line or sentence', 'lines or sentences')} without"
    moved = sum(bead.moved for bead in body)
    return f"{share}; {moved} moved" if moved else share


def _figure(value: float) -> str:
    """A number with two decimals; one of another program's that has dozens of digits in short."""
    return f"{value:.2f}" if abs(value) < _LARGE else f"{value:g}"
