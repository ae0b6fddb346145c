"""What Appraise exports of a campaign as JSON lines: a translation a line, or several side by side.

It shows a translation without blanks around it and counts in units of UTF-16, without the ends of lines; where a text
has markup, places cannot be told. https://github.com/AppraiseDev/Appraise
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from mtcheck.comparison.ratings.entries import Entry
from mtcheck.comparison.ratings.gathering import NOT_GIVEN, TESTS, Opinion, find_pair, read_marks

_DAMAGED = "BAD"
_TEST = re.compile(r"#(?:bad|dup|incomplete)\d*$|-tutorial\d*$")
_MARKUP = re.compile(r"<[A-Za-z/!?]|&#?\w+;")
_WITH_MARKUP = "with markup in the text, which leaves the places of marks unclear"


def list_opinions(entries: Iterator[Entry], left_out: Counter[str]) -> Iterator[Opinion]:
    """What each rater said, in the file's order.

    Raises:
        ReadError: an entry is not as Appraise writes it.
    """
    for entry in entries:
        document = entry.name("document_id") if entry.value.get("document_id") is not None else ""
        if entry.value.get("item_type") == _DAMAGED or _TEST.search(document):
            left_out[TESTS] += 1
            continue
        given = entry.items("targets") if "targets" in entry.value else [entry.value]
        for each in given:
            yield from _opinion(entry, entry.inner(each, "one of the 'targets'"), left_out)


def _opinion(entry: Entry, said: Entry, left_out: Counter[str]) -> Iterator[Opinion]:
    source, target = entry.text("source_text"), said.text("target_text")
    if said.value.get("mqm_annotations") and _MARKUP.search(target):
        left_out[_WITH_MARKUP] += 1
        return
    lead = len(target) - len(target.lstrip())
    has_marks = said.value.get("mqm_annotations") is not None
    marks = read_marks(said, "mqm_annotations", target, counts_breaks=False, lead=lead) if has_marks else []
    score = said.number("score")
    if score is None and not marks:
        left_out[NOT_GIVEN] += 1
        return
    pair = find_pair(str(entry.value.get("source_language")), str(entry.value.get("target_language")))
    yield Opinion(said.name("target_id"), source, source, target, entry.name("annotator"), score, marks, pair)
