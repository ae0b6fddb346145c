"""What raters say one by one, put together by translation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from mtcheck.comparison.ratings.entries import Entry
from mtcheck.comparison.ratings.model import SEVERITIES, HumanMark, Rated, Ratings
from mtcheck.errors import ReadError, UsageError, make_printable, shorten
from mtcheck.language.codes import language_code
from mtcheck.model.tuples import NamedTuple

TESTS = "tests of a rater's attention, or tutorials"
NOT_GIVEN = "shown, but not rated"
WITHDRAWN = "withdrawn, or given again"
WITHOUT_TEXT = "without the text of both sides"
_WIDE = "\uffff"
_MISSING = "missing"
_OMISSION = "Accuracy/Omission"
_UNDECIDED = "undecided"
_SHOWN = 40


class Opinion(NamedTuple):
    """What one rater says of one translation."""

    system: str
    segment: str
    source: str
    target: str
    rater: str
    score: float | None
    marks: Sequence[HumanMark]
    pair: str = ""


def gather(opinions: Iterable[Opinion], left_out: Counter[str]) -> Ratings:
    """The translations with all that is said of them; a rater's later word counts.

    Where nobody has marked anything, nobody was asked to, and there are scores alone.
    """
    found: dict[tuple[str, str, str], Rated] = {}
    for each in opinions:
        if not each.source.strip() or not each.target.strip():
            left_out[WITHOUT_TEXT] += 1
            continue
        key = each.system, each.segment, each.target
        rated = found.setdefault(key, Rated(each.system, each.segment, each.source, each.target, pair=each.pair))
        left_out[WITHDRAWN] += each.rater in rated.marks
        rated.marks[each.rater] = list(each.marks)
        if each.score is not None:
            rated.scores[each.rater] = each.score
    ratings = list(found.values())
    if not any(marks for rated in ratings for marks in rated.marks.values()):
        for rated in ratings:
            rated.marks.clear()
    return Ratings(ratings, +left_out)


def read_marks(spans: Entry, key: str, text: str, *, counts_breaks: bool, lead: int = 0) -> list[HumanMark]:
    """The marks of a translation whose places are counted as a browser does: in UTF-16, both ends inclusive.

    Args:
        spans: what holds the list of marks.
        key: where it is in it.
        text: the translation.
        counts_breaks: whether the ends of lines are counted.
        lead: the blanks at the beginning that the browser took away.

    Raises:
        ReadError: a mark is none.
    """
    given = spans.items(key)
    units = _count_units(text, counts_breaks=counts_breaks, lead=lead) if given else []
    return [_mark(spans.inner(each, "a mark"), units) for each in given]


def find_pair(source: str, target: str) -> str:
    """Languages as in ``de-en``; empty where either is none that is known."""
    try:
        return f"{language_code(source)}-{language_code(target)}"
    except UsageError:
        return ""


def _count_units(text: str, *, counts_breaks: bool, lead: int) -> list[int]:
    """Where each unit of UTF-16 is, in code points."""
    return [
        at
        for at, char in enumerate(text)
        if at >= lead and (counts_breaks or char != "\n")
        for _ in range(2 if char > _WIDE else 1)
    ]


def _mark(said: Entry, units: Sequence[int]) -> HumanMark:
    severity = _severity(said)
    category = _category(said)
    if said.value.get("start_i") == said.value.get("end_i") == _MISSING:
        return HumanMark(None, False, category or _OMISSION, severity)
    start, end = _offset(said, "start_i"), _offset(said, "end_i")
    if start > end:
        raise ReadError(f"{said.place}: a mark ends at {end}, before it starts at {start}")
    if start >= len(units):  # behind the text is the word that says that something is missing
        return HumanMark(None, False, category or _OMISSION, severity)
    return HumanMark((units[start], units[min(end, len(units) - 1)] + 1), True, category, severity)


def _offset(said: Entry, key: str) -> int:
    found = said.value.get(key)
    if type(found) is not int or found < 0:
        raise said.wrong(key, "a whole number from 0")
    return found


def _severity(said: Entry) -> str:
    """How grave it is; what a rater has not decided upon is neutral."""
    given = said.value.get("severity")
    if given is None or given == _UNDECIDED:
        return SEVERITIES[0]
    found = given.strip().lower() if isinstance(given, str) else ""
    if found not in SEVERITIES:
        raise said.wrong("severity", f"one of {', '.join(SEVERITIES)}")
    return found


def _category(said: Entry) -> str:
    """MQM's category, which Appraise writes as a list from the general to the particular."""
    given = said.value.get("category", said.value.get("error_type"))
    parts = given if isinstance(given, list) else [given]
    if not all(part is None or isinstance(part, str) for part in parts):
        raise said.wrong("category" if "category" in said.value else "error_type", "a text")
    return shorten(make_printable("/".join(part for part in parts if part)), _SHOWN * 2)
