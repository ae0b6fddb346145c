"""Error span annotation as the WMT publishes it: a rating a line, or a segment a line with all that was said of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from mtcheck.comparison.ratings.entries import Entry
from mtcheck.comparison.ratings.gathering import NOT_GIVEN, Opinion, find_pair, read_marks
from mtcheck.comparison.ratings.pearmut import find_named_pair


def list_opinions(entries: Iterator[Entry], left_out: Counter[str]) -> Iterator[Opinion]:
    """What each rater said, in the file's order.

    Raises:
        ReadError: an entry is not as the WMT writes it.
    """
    for entry in entries:
        yield from _of_segment(entry, left_out) if "tgt_text" in entry.value else [_of_rating(entry)]


def _of_rating(entry: Entry) -> Opinion:
    """``src``, ``tgt``, ``esa_spans``, ``esa_score``, ``system``, ``annotator``, ``doc_id``, ``line_id``, ``langs``."""
    source, target = entry.text("src"), entry.text("tgt")
    lead = len(target) - len(target.lstrip())
    marks = read_marks(entry, "esa_spans", target, counts_breaks=True, lead=lead)
    document = entry.name("doc_id") if "doc_id" in entry.value else ""
    line = entry.name("line_id") if "line_id" in entry.value else source
    languages = entry.text("langs").partition("-") if "langs" in entry.value else ("", "", "")
    return Opinion(
        entry.name("system"),
        f"{document}\t{line}",
        source,
        target,
        entry.name("annotator"),
        entry.number("esa_score"),
        marks,
        find_pair(languages[0], languages[2]),
    )


def _of_segment(entry: Entry, left_out: Counter[str]) -> Iterator[Opinion]:
    """``src_text``, ``tgt_text`` by system, ``scores`` by system, a list of what raters said, and ``doc_id``."""
    source, name = entry.text("src_text"), entry.name("doc_id")
    texts, scores = entry.part("tgt_text"), entry.part("scores")
    for system in scores.value:
        target = texts.text(system)
        lead = len(target) - len(target.lstrip())
        for at, given in enumerate(scores.items(system), 1):
            said = entry.inner(given, "what a rater said")
            marks = read_marks(said, "errors", target, counts_breaks=True, lead=lead) if "errors" in said.value else []
            score = said.number("score")
            if score is None and not marks:
                left_out[NOT_GIVEN] += 1
                continue
            rater = said.name("annotator") if said.value.get("annotator") is not None else f"rater {at}"
            yield Opinion(system, name, source, target, rater, score, marks, find_named_pair(name))
