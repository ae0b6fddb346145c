"""Findings and a word count -> an MQM score. The only home of MQM's weights.

With ``P`` the penalty total, ``W`` the words of the translation, ``RWC`` 1,000 reference words, ``MSV`` a maximum score
of 100, ``PT`` a passing threshold of 90 and ``APP`` 10 acceptable penalty points for ``RWC`` words:

    raw         (1 - P / W) * MSV
    calibrated  MSV - P * RWC / W * (MSV - PT) / APP

both held between 0 and 100. Findings of one cause count once, with the weight of the worst of them (MQM leaves the
policy for repeated errors open; this is ours). The page passes when the calibrated score is at least ``PT`` and
nothing is critical. Body and chrome are tallied apart; a cause that shows in both is counted in each tally and once in
the score. Source: the MQM scoring model, themqm.org; Lommel et al. 2024, arXiv 2405.16969.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace

from mtcheck.model.finding import Finding, Severity
from mtcheck.model.score import Score, Tally
from mtcheck.patterns import lazy

WEIGHTS = {Severity.NEUTRAL: 0, Severity.MINOR: 1, Severity.MAJOR: 5, Severity.CRITICAL: 25}
REFERENCE_WORDS = 1000
MAXIMUM = 100.0
THRESHOLD = 90.0
ACCEPTABLE = 10.0
ENOUGH_WORDS = 300
"""Below this many words MQM asks for an interval in place of a verdict."""

SIGNATURE = (
    "mqm|weights:0-1-5-25|repeats:once-per-cause|words:target|unspaced:2-characters-a-word"
    "|ref:1000|pt:90|app:10|value:calibrated|version:1"
)

_UNSPACED = lazy(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3000-\u30ff\u3400-\u9fff"
    "\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]+"
)


def words(text: str) -> int:
    """How many words a text has for the score.

    What stands between white space is a word; of scripts that write without spaces (Chinese, Japanese, Thai, Lao,
    Khmer, Burmese) every two characters of a run are one.
    """
    if not _may_be_unspaced(text) or not (runs := _UNSPACED.findall(text)):
        return len(text.split())
    return sum(math.ceil(len(run) / 2) for run in runs) + len(_UNSPACED.sub(" ", text).split())


def _may_be_unspaced(text: str) -> bool:
    """Whether letters beyond the spaced scripts and their punctuation occur: cheaper to see than to match."""
    return any(char >= "\u0e00" and not "\u2000" <= char < "\u3000" for char in set(text))


def weigh(findings: Iterable[Finding], body_words: int, chrome_words: int) -> Score:
    """The score of a page from its findings and its words, those of the article and those around it."""
    all_findings = list(findings)
    total_words = body_words + chrome_words
    inside = [each for each in all_findings if not each.region.is_chrome]
    outside = [each for each in all_findings if each.region.is_chrome]
    causes = _worst_of_each_cause(all_findings)
    penalty = sum(WEIGHTS[each.severity] for each in causes)
    critical = sum(each.severity is Severity.CRITICAL for each in causes)
    low, high = _interval([WEIGHTS[each.severity] for each in causes])
    value = calibrated(penalty, total_words)
    interval = (calibrated(high, total_words), calibrated(low, total_words)) if total_words else (0.0, MAXIMUM)
    too_few = total_words < ENOUGH_WORDS
    return Score(
        value=value,
        raw=_raw(penalty, total_words),
        calibrated=value,
        words=total_words,
        verdict=_verdict(value, interval, critical, too_few),
        signature=SIGNATURE,
        by_category=_by_category(causes),
        body=_tally(inside, body_words),
        chrome=_tally(outside, chrome_words),
        interval=interval,
        too_few_words=too_few,
        critical=critical,
    )


def unvouched(score: Score) -> Score:
    """The score of a page of which something could not be checked: it may fail, and never passes."""
    return replace(score, verdict="undecided") if score.verdict == "pass" else score


def causes_per_thousand(findings: Iterable[Finding], words: int) -> float:
    """How many causes there are for 1,000 words; hints, which have no weight, are left aside."""
    counted = _worst_of_each_cause([each for each in findings if WEIGHTS[each.severity]])
    return round(len(counted) * REFERENCE_WORDS / words, 4) if words else 0.0


def _worst_of_each_cause(findings: list[Finding]) -> list[Finding]:
    """One finding for each cause, the first of its worst, in order; a finding that names no cause is its own."""
    worst: dict[object, Finding] = {}
    for number, each in enumerate(findings):
        key = each.cause or number
        if key not in worst or each.severity.rank > worst[key].severity.rank:
            worst[key] = each
    return list(worst.values())


def _raw(penalty: float, words: int) -> float:
    return _held(MAXIMUM * (1 - penalty / words)) if words else MAXIMUM


def calibrated(penalty: float, words: float) -> float:
    """The calibrated score of a penalty total over so many words."""
    if not words:
        return MAXIMUM
    return _held(MAXIMUM - penalty * REFERENCE_WORDS / words * (MAXIMUM - THRESHOLD) / ACCEPTABLE)


def _held(score: float) -> float:
    return round(min(MAXIMUM, max(0.0, score)), 4)


def _verdict(calibrated: float, interval: tuple[float, float], critical: int, too_few: bool) -> str:
    """With too few words a page passes or fails only where the whole interval does."""
    if critical:
        return "fail"
    if too_few and interval[0] < THRESHOLD <= interval[1]:
        return "undecided"
    return "pass" if calibrated >= THRESHOLD else "fail"


def _by_category(causes: list[Finding]) -> dict[str, float]:
    totals: dict[str, float] = {}
    for each in sorted(causes, key=lambda each: str(each.category)):
        totals[str(each.category)] = totals.get(str(each.category), 0) + WEIGHTS[each.severity]
    return totals


def _tally(findings: list[Finding], words: int) -> Tally:
    causes = _worst_of_each_cause(findings)
    penalty = float(sum(WEIGHTS[each.severity] for each in causes))
    return Tally(
        words=words,
        findings=len(findings),
        causes=len(causes),
        penalty=penalty,
        per_thousand=round(penalty * REFERENCE_WORDS / words, 4) if words else 0.0,
    )


def _interval(weights: list[int]) -> tuple[float, float]:
    """95% limits of the penalty total, taking the faults as a compound Poisson count.

    The count's exact limits (Garwood) with the chi-square quantiles of Wilson and Hilferty, times the root mean square
    weight over the mean, as a compound sum's variance asks.
    """
    counted = [weight for weight in weights if weight]
    n, total = len(counted), sum(counted)
    scale = sum(weight * weight for weight in counted) / total if n else 1.0
    low = _chi_square(0.025, 2 * total / scale) / 2 * scale if n else 0.0
    high = _chi_square(0.975, 2 * total / scale + 2) / 2 * scale
    return low, high


def _chi_square(probability: float, freedom: float) -> float:
    deviate = 1.959964 if probability > 0.5 else -1.959964
    cube = 2 / (9 * freedom)
    return freedom * max(0.0, 1 - cube + deviate * math.sqrt(cube)) ** 3
