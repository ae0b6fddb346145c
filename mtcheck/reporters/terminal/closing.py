"""The end of the report: what the words mean, and the sum over all files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from mtcheck.model.finding import Severity
from mtcheck.model.report import Report
from mtcheck.model.score import Verdict
from mtcheck.patterns import lazy
from mtcheck.reporters import View
from mtcheck.reporters.counting import UNCHECKED, plural
from mtcheck.reporters.terminal.lines import Line, Run, Style, hanging
from mtcheck.reporters.terminal.styles import SEVERITY_STYLES, VERDICT_STYLES

_MEANINGS = {
    Severity.CRITICAL: "the page must not be published so",
    Severity.MAJOR: "meaning or use is damaged",
    Severity.MINOR: "readers stumble",
    Severity.NEUTRAL: "a hint, not counted",
}
_WORST_FIRST = (Verdict.TRANSLATE_AGAIN, Verdict.NEEDS_EDITING, Verdict.CANNOT_TELL, Verdict.READY)
_WEIGHTS = lazy(r"\bweights:(\d+)-(\d+)-(\d+)-(\d+)")


class Totals:
    """Sums over the articles of a run, without the articles."""

    def __init__(self) -> None:
        self._verdicts: Counter[str] = Counter()
        self._severities: Counter[Severity] = Counter()
        self._failures = 0
        self._missing = 0
        self._signature = ""

    def add(self, report: Report) -> None:
        """Count an article."""
        score = report.counted_score or report.score
        self._verdicts[score.verdict if score else UNCHECKED] += 1
        self._severities.update(each.severity for each in report.findings)
        self._failures += len(report.failures) if report.score else 0
        self._missing += bool(report.missed_gates)
        self._signature = score.signature if score else self._signature

    def closing(self, view: View) -> Iterator[Line]:
        """What the words mean, where all is asked for, and the sum of several files."""
        if self._severities and view.verbose:
            yield from self._legend(view)
            yield ()
        elif self._severities and not view.quiet:
            yield (Run("--verbose names checks and severities, and shows every place", Style.FAINT),)
        if self._verdicts.total() > 1:
            yield from self._sum(view)

    def _legend(self, view: View) -> Iterator[Line]:
        weights = _WEIGHTS.search(self._signature)
        for severity in reversed(Severity):
            if self._severities[severity]:
                points = f" ({plural(int(weights[severity.rank + 1]), 'point')})" if weights else ""
                label = Run(f"{severity:<10}", SEVERITY_STYLES[severity])
                yield label, Run(_MEANINGS[severity] + points, Style.FAINT)
        text = "9000 / (90 + points for 1,000 words), each cause counted once; 'mtcheck explain CHECK' says more"
        yield from hanging((Run("Score     "),), text, view.width, Style.FAINT)

    def _sum(self, view: View) -> Iterator[Line]:
        files = self._verdicts.total()
        text = ", ".join(f"{self._verdicts[each]} {each}" for each in (*Verdict, UNCHECKED) if self._verdicts[each])
        if self._failures:
            text += f" · {plural(self._failures, 'failure')}"
        worst = next((each for each in _WORST_FIRST if self._verdicts[each]), Verdict.TRANSLATE_AGAIN)
        yield from hanging((Run(f"{plural(files, 'file')}: ", Style.TITLE),), text, view.width, VERDICT_STYLES[worst])
        if self._missing:
            said = f"{plural(self._missing, 'file misses', 'files miss')} a gate"
            yield from hanging((Run("FAIL  ", Style.MAJOR),), said, view.width)
