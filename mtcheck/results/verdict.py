"""A score and its causes -> what may be done with the translation, and why, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from mtcheck.model.finding import Finding, Severity
from mtcheck.model.score import FurnitureTally, Verdict
from mtcheck.results.order import Loss, loss

THRESHOLD = 90.0
"""From here on a translation is ready."""
TRANSLATED = 50.0
"""Below this, editing takes longer than translating again."""
ENOUGH_WORDS = 300
"""Below this many words MQM asks for an interval in place of a verdict."""
_FEWEST_WORDS = 100
"""Of fewer a single fault makes another score, so that the reason says how few there are."""
_FEWEST_SOUND = 50
"""Words of a page from which on it is ready if next to nothing was found: what was read is the whole of it."""
UNCHECKED = "not everything could be checked"


def judge(value: float, interval: tuple[float, float], causes: Sequence[Finding], words: int) -> tuple[Verdict, str]:
    """What may be done with a translation, and what stands in the way of saying so.

    Args:
        value: its score.
        interval: where that lies.
        causes: the worst finding of each cause, furniture left aside.
        words: those of the article.
    """
    gravest = max((each.severity.rank for each in causes), default=0)
    if gravest >= Severity.MAJOR.rank:
        return _judge_grave(value, interval, gravest, words), _shortness(words)
    if doubt := _doubt(value, interval, words):
        return Verdict.CANNOT_TELL, doubt
    if value < TRANSLATED and (words >= ENOUGH_WORDS or interval[1] < TRANSLATED):
        return Verdict.TRANSLATE_AGAIN, ""
    if value < THRESHOLD:
        return Verdict.NEEDS_EDITING, _shortness(words)
    return Verdict.READY, ""


def _judge_grave(value: float, interval: tuple[float, float], gravest: int, words: int) -> Verdict:
    """The verdict where a fault is grave: a single one of a few sentences does not condemn them all."""
    if gravest == Severity.CRITICAL.rank:
        return Verdict.TRANSLATE_AGAIN if value < TRANSLATED else Verdict.NEEDS_EDITING
    is_surely_bad = words >= ENOUGH_WORDS or interval[1] < THRESHOLD
    if value < TRANSLATED and is_surely_bad:
        return Verdict.TRANSLATE_AGAIN
    return Verdict.NEEDS_EDITING if value < THRESHOLD else Verdict.READY


def _shortness(words: int) -> str:
    return f"only {words} {'word' if words == 1 else 'words'}" if 0 < words < _FEWEST_WORDS else ""


def _doubt(value: float, interval: tuple[float, float], words: int) -> str:
    """Why a page without a grave fault cannot be judged; nothing where it can."""
    if not words:
        return "no article found on the page"
    enough = _FEWEST_SOUND if value >= THRESHOLD else ENOUGH_WORDS
    if words < enough and interval[0] < THRESHOLD <= interval[1]:
        return f"{words} {'word is' if words == 1 else 'words are'} too few to tell"
    return ""


def explain(causes: Iterable[Finding], doubt: str, furniture: FurnitureTally) -> str:
    """Why, in words: what keeps the verdict back, the faults by what they do, the furniture."""
    lines = f"{furniture.lines:,} {'line' if furniture.lines == 1 else 'lines'} of page furniture"
    parts = (doubt, ", ".join(_effects(causes)) or "no faults found", lines if furniture.lines else "")
    return "; ".join(part for part in parts if part)


_EFFECTS = {
    "meaning": ("changes the meaning", "change the meaning"),
    "reading": ("hinders reading", "hinder reading"),
    "blemish": ("is a blemish", "are blemishes"),
}


def _effects(causes: Iterable[Finding]) -> Iterator[str]:
    counts = Counter(_effect(each) for each in causes if each.severity is not Severity.NEUTRAL)
    noun = ("fault ", "faults ")
    for effect, words in _EFFECTS.items():
        if count := counts[effect]:
            yield f"{count:,} {noun[count > 1]}{words[count > 1]}"
            noun = ("", "")


def _effect(finding: Finding) -> str:
    if finding.severity.rank < Severity.MAJOR.rank:
        return "blemish"
    return "meaning" if loss(finding) is Loss.MEANING else "reading"


def furniture_lines(findings: Iterable[Finding]) -> list[int]:
    """The lines that furniture takes, in order."""
    places = [each.target for each in findings if each.furniture and each.target]
    return sorted({line for place in places for line in range(place.line, place.end_line + 1)})
