"""Findings and a word count -> the score of the article, and MQM's scores. The only home of MQM's weights.

With ``P`` the penalty points of the translation's faults and ``W`` the words of the article:

    points      P * 1000 / W
    value       9000 / (90 + points)
    raw         (1 - P / W) * 100
    calibrated  100 - points

``value`` is 100 without faults, 90 at 10 points (MQM's usual threshold), 50 at 90, and never 0, so that worse pages can
be told from bad ones. MQM's two are held between 0 and 100. Findings of one cause count once, with the weight of the
worst of them (MQM leaves the policy for repeated errors open; this is ours). Furniture of the page is counted apart and
is in none of these. Source: the MQM scoring model, themqm.org; Lommel et al. 2024, arXiv 2405.16969.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace

from mtcheck.model.finding import Finding, Severity
from mtcheck.model.score import FurnitureTally, Score, Verdict
from mtcheck.patterns import BRAHMIC_UNSPACED, HAN_AND_KANA, lazy
from mtcheck.results.verdict import ENOUGH_WORDS, THRESHOLD, UNCHECKED, explain, furniture_lines, judge

WEIGHTS = {Severity.NEUTRAL: 0, Severity.MINOR: 1, Severity.MAJOR: 5, Severity.CRITICAL: 25}
REFERENCE_WORDS = 1000
MAXIMUM = 100.0
ACCEPTABLE = 10.0

SIGNATURE = (
    "mqm|weights:0-1-5-25|repeats:once-per-cause|words:article|furniture:apart|unspaced:2-characters-a-word"
    "|ref:1000|pt:90|app:10|value:9000/(90+points)|version:2"
)

_UNSPACED = lazy(rf"[{BRAHMIC_UNSPACED}\u3000-\u303f{HAN_AND_KANA}\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]+")


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
    return not text.isascii() and any(char >= "\u0e00" and not "\u2000" <= char < "\u3000" for char in set(text))


def weigh(findings: Iterable[Finding], words: int, words_around: int = 0) -> Score:
    """The score of a page.

    Args:
        findings: what was found on it.
        words: those of the article.
        words_around: those of the page around it; they count where there is no article.
    """
    all_findings = list(findings)
    causes = worst_of_each_cause([each for each in all_findings if not each.furniture])
    counted = words or words_around
    penalty = points_of(causes)
    low, high = penalty_limits(causes)
    interval = (score_penalty(high, counted), score_penalty(low, counted)) if counted or penalty else (0.0, MAXIMUM)
    value = score_penalty(penalty, counted)
    furniture = tally_furniture(all_findings)
    verdict, doubt = judge(value, interval, causes, words)
    return Score(
        value=value,
        raw=raw(penalty, counted),
        calibrated=calibrate_penalty(penalty, counted),
        words=words,
        page_words=words + words_around,
        verdict=verdict,
        reason=explain(causes, doubt, furniture),
        signature=SIGNATURE,
        penalty=penalty,
        by_category=split_by_category(causes),
        interval=interval,
        too_few_words=counted < ENOUGH_WORDS,
        critical=sum(each.severity is Severity.CRITICAL for each in causes),
        furniture=furniture,
    )


def withhold_ready(score: Score) -> Score:
    """The score of a page of which something could not be checked: it is never ready."""
    if score.verdict is not Verdict.READY:
        return score
    return replace(score, verdict=Verdict.CANNOT_TELL, reason=f"{UNCHECKED}; {score.reason}")


def tally_furniture(findings: Iterable[Finding]) -> FurnitureTally:
    """How much came along with the page."""
    furniture = [each for each in findings if each.furniture]
    return FurnitureTally(len(furniture_lines(furniture)), points_of(worst_of_each_cause(furniture)))


def points_of(causes: Iterable[Finding]) -> int:
    """What causes weigh together."""
    return sum(WEIGHTS[each.severity] for each in causes)


def causes_per_thousand(findings: Iterable[Finding], words: int) -> float:
    """How many causes of faults there are for 1,000 words, hints and furniture left aside."""
    counted = worst_of_each_cause([each for each in findings if WEIGHTS[each.severity] and not each.furniture])
    return round(len(counted) * REFERENCE_WORDS / words, 4) if words else 0.0


def worst_of_each_cause(findings: Iterable[Finding]) -> list[Finding]:
    """One finding for each cause, the first of its worst, in order; a finding that names no cause is its own."""
    worst: dict[object, Finding] = {}
    for number, each in enumerate(findings):
        key = each.cause or number
        if key not in worst or each.severity.rank > worst[key].severity.rank:
            worst[key] = each
    return list(worst.values())


def score_penalty(penalty: float, words: float) -> float:
    """The score of a penalty total over so many words of an article; no words weigh as one."""
    return round(MAXIMUM * THRESHOLD / (THRESHOLD + penalty * REFERENCE_WORDS / (words or 1)), 4)


def raw(penalty: float, words: int) -> float:
    """MQM's raw score of a penalty total over so many words."""
    return _hold_in_bounds(MAXIMUM * (1 - penalty / (words or 1)))


def calibrate_penalty(penalty: float, words: float) -> float:
    """MQM's calibrated score of a penalty total over so many words."""
    return _hold_in_bounds(MAXIMUM - penalty * REFERENCE_WORDS / (words or 1) * (MAXIMUM - THRESHOLD) / ACCEPTABLE)


def _hold_in_bounds(score: float) -> float:
    return round(min(MAXIMUM, max(0.0, score)), 4)


def split_by_category(causes: Iterable[Finding]) -> dict[str, int]:
    """The points of each category, in order of its name."""
    totals: dict[str, int] = {}
    for each in sorted(causes, key=lambda each: str(each.category)):
        totals[str(each.category)] = totals.get(str(each.category), 0) + WEIGHTS[each.severity]
    return totals


def penalty_limits(causes: Iterable[Finding]) -> tuple[float, float]:
    """95% limits of the penalty total, taking the faults as a compound Poisson count.

    The count's exact limits (Garwood) with the chi-square quantiles of Wilson and Hilferty, times the root mean square
    weight over the mean, as a compound sum's variance asks.
    """
    counted = [weight for each in causes if (weight := WEIGHTS[each.severity])]
    n, total = len(counted), sum(counted)
    scale = sum(weight * weight for weight in counted) / total if n else 1.0
    low = _chi_square(0.025, 2 * total / scale) / 2 * scale if n else 0.0
    high = _chi_square(0.975, 2 * total / scale + 2) / 2 * scale
    return low, high


def _chi_square(probability: float, freedom: float) -> float:
    deviate = 1.959964 if probability > 0.5 else -1.959964
    cube = 2 / (9 * freedom)
    return freedom * max(0.0, 1 - cube + deviate * math.sqrt(cube)) ** 3
