"""What a judge is asked and what it may answer: ``mtcheck.judge/1`` (``docs/judges.md``), whatever carries it."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mtcheck.errors import MtcheckError, make_printable, shorten
from mtcheck.metrics.external.host import JUDGE_SCHEMA
from mtcheck.model.finding import Category, Severity

MOST_MARKS = 200
_LONGEST_SAID = 600
_SHOWN = 80
_SIDES = {"translation": True, "target": True, "original": False, "source": False}
_TYPES = {each.error_type: each for each in Category} | {str(each): each for each in Category}
_DIMENSIONS = {each.dimension: each for each in reversed(Category)} | {
    "accuracy": Category.MISTRANSLATION,
    "fluency": Category.GRAMMAR,
    "terminology": Category.WRONG_TERM,
    "style": Category.AWKWARD,
}
_OTHER_TYPES = {
    "named-entity": Category.ENTITY,
    "hallucination": Category.HALLUCINATION,
    "source-language-fragment": Category.UNTRANSLATED,
    "do-not-translate": Category.DO_NOT_TRANSLATE,
    "capitalisation": Category.CAPITALIZATION,
    "inconsistency": Category.INCONSISTENT_STYLE,
    "word-order": Category.GRAMMAR,
    "agreement": Category.GRAMMAR,
    "tense": Category.GRAMMAR,
    "non-translation": Category.UNINTELLIGIBLE,
}
_SEVERITIES = {each.value: each for each in Severity} | {
    "info": Severity.NEUTRAL,
    "low": Severity.MINOR,
    "medium": Severity.MAJOR,
    "high": Severity.MAJOR,
}


class JudgeError(MtcheckError):
    """A judge cannot be asked, or its answer cannot be used; the message says why in one line."""


@dataclass(frozen=True)
class Question:
    """A pair with what a judge may need to understand it."""

    source: str
    target: str
    source_language: str = ""
    target_language: str = ""
    before: tuple[tuple[str, str], ...] = ()
    """The pairs before it, each an original with its translation."""
    after: tuple[tuple[str, str], ...] = ()
    glossary: tuple[tuple[str, str], ...] = ()
    rules: tuple[tuple[str, str], ...] = ()

    def as_object(self) -> dict[str, Any]:
        """The question as a JSON object, without an id."""
        return {
            "source_language": self.source_language,
            "target_language": self.target_language,
            "source": self.source,
            "target": self.target,
            "before": [{"source": one, "target": other} for one, other in self.before],
            "after": [{"source": one, "target": other} for one, other in self.after],
            "glossary": [{"source": one, "target": other} for one, other in self.glossary],
            "rules": dict(self.rules),
        }

    def digest(self, signature: str) -> str:
        """A name of the question for a judge of this signature, the same on every machine."""
        said = json.dumps([JUDGE_SCHEMA, signature, self.as_object()], sort_keys=True)
        return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True)
class Mark:
    """A fault that a judge has marked: what it quotes, and where that is where it says so."""

    text: str
    is_target: bool = True
    start: int | None = None
    """Offset of the quoted text in code points, where the judge knows it."""
    occurrence: int = 1
    """Which of several places with this text is meant, from 1."""
    category: Category = Category.MISTRANSLATION
    severity: Severity = Severity.MINOR
    reason: str = ""
    correction: str | None = None


@dataclass(frozen=True)
class Judgement:
    """What a judge said of one pair."""

    score: float | None = None
    """The judge's own number, on the judge's own scale."""
    marks: tuple[Mark, ...] = ()
    tokens_in: int = 0
    tokens_out: int = 0


Answer = Judgement | str
"""A verdict, or why there is none."""


def locate(mark: Mark, question: Question) -> tuple[int, int] | None:
    """Where the quoted text is in the side that it is of, in code points; None where it is not there.

    What the judge says of the place decides between several; nothing is taken for the quoted text but that text.
    """
    text = question.target if mark.is_target else question.source
    if not mark.text.strip():
        return None
    if mark.start is not None:
        end = mark.start + len(mark.text)
        return (mark.start, end) if text[mark.start : end] == mark.text else None
    at = -1
    for _ in range(mark.occurrence):
        at = text.find(mark.text, at + 1)
        if at < 0:
            return None
    return at, at + len(mark.text)


def read_verdict(said: Any) -> Judgement:
    """The verdict that a JSON value is.

    Args:
        said: an object with ``errors``, a list, and perhaps a ``score``.

    Raises:
        JudgeError: it is none.
    """
    if not isinstance(said, Mapping):
        raise JudgeError(f"gave an answer that is not a JSON object: {_cut(said)}")
    score = said.get("score")
    if score is not None and (isinstance(score, bool) or not isinstance(score, int | float) or not _is_finite(score)):
        raise JudgeError(f"gave a score that is not a number: {_cut(score)}")
    errors = said.get("errors", [] if score is not None else None)
    if not isinstance(errors, list):
        raise JudgeError(f"gave no list of errors: {_cut(said)}")
    if len(errors) > MOST_MARKS:
        raise JudgeError(f"marked {len(errors)} errors in one pair; {MOST_MARKS} are the most")
    return Judgement(None if score is None else float(score), tuple(dict.fromkeys(map(_mark, errors))))


def read_json(text: str) -> Any:
    """The JSON value that an answer holds, if need be within a fence or between words.

    Raises:
        JudgeError: it holds none.
    """
    stripped = text.strip()
    if not stripped:
        raise JudgeError("gave an empty answer")
    start, end = stripped.find("{"), stripped.rfind("}")
    for candidate in (stripped, stripped[start : end + 1]):
        try:
            return json.loads(candidate)
        except (ValueError, RecursionError):
            continue
    raise JudgeError(f"gave an answer that is not JSON: {_cut(text)}")


def _mark(said: Any) -> Mark:
    if not isinstance(said, Mapping):
        raise JudgeError(f"marked an error that is not a JSON object: {_cut(said)}")
    text, side = said.get("text"), said.get("side", "translation")
    start, occurrence, correction = said.get("start"), said.get("occurrence", 1), said.get("correction")
    severity = said.get("severity", Severity.MINOR.value)
    if not isinstance(text, str):
        raise JudgeError(f"marked an error without the text that is wrong: {_cut(said)}")
    if not isinstance(side, str) or side not in _SIDES:
        raise JudgeError(f"gave an error a 'side' that is neither translation nor original: {_cut(side)}")
    if not isinstance(severity, str) or severity.lower() not in _SEVERITIES:
        raise JudgeError(f"gave an error an unknown severity: {_cut(severity)}")
    if start is not None and (type(start) is not int or start < 0):
        raise JudgeError(f"gave an error a 'start' that is not a whole number from 0: {_cut(start)}")
    if type(occurrence) is not int or not 1 <= occurrence <= len(text) + 10_000:
        raise JudgeError(f"gave an error an 'occurrence' that is not a whole number from 1: {_cut(occurrence)}")
    if correction is not None and not isinstance(correction, str):
        raise JudgeError(f"gave a correction that is not a text: {_cut(correction)}")
    reason = said.get("reason", "")
    return Mark(
        text,
        _SIDES[side],
        start,
        occurrence,
        _category(said.get("category", "")),
        _SEVERITIES[severity.lower()],
        shorten(make_printable(" ".join(reason.split())), _LONGEST_SAID) if isinstance(reason, str) else "",
        correction if correction != text else None,
    )


def _category(said: Any) -> Category:
    """The category that a judge means; one that it has made up is a mistranslation."""
    name = said.strip().lower().replace("_", "-").replace(" ", "-") if isinstance(said, str) else ""
    first, _, last = name.partition("/")
    for key in (name, last, first):
        if found := _TYPES.get(key) or _OTHER_TYPES.get(key) or _DIMENSIONS.get(key):
            return found
    return Category.MISTRANSLATION


def _is_finite(number: float) -> bool:
    try:
        return math.isfinite(number)
    except OverflowError:
        return False


def _cut(said: Any) -> str:
    return shorten(make_printable(said if isinstance(said, str) else repr(said)[: _SHOWN * 2]), _SHOWN)
