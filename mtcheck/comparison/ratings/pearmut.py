"""What Pearmut writes of a campaign: an entry each time that a rater has gone over a document.

It counts in units of UTF-16 without the ends of lines, and the word that stands for what is missing comes after the
last of them. https://github.com/zouharvi/pearmut
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from mtcheck.comparison.ratings.entries import Entry
from mtcheck.comparison.ratings.gathering import (
    NOT_GIVEN,
    TESTS,
    WITHDRAWN,
    WITHOUT_TEXT,
    Opinion,
    find_pair,
    read_marks,
)
from mtcheck.errors import ReadError

_RESET = "__RESET__"
_ASIDE = ("welcome_", "random_", "goodbye_")
_TAGS_OF_MEDIA = ("<audio ", "<video ", "<img ", "<iframe ")
_PAIR = re.compile(r"([a-z]{2,3})-([a-z]{2,3})(?:_[A-Za-z]+)*_#_")
"""How the WMT begins the names of its segments."""


def list_opinions(entries: Iterator[Entry], left_out: Counter[str]) -> Iterator[Opinion]:
    """What raters said of each document; of two words on one translation the later comes later.

    Raises:
        ReadError: an entry is not as Pearmut writes it.
    """
    for entry in _take_valid(entries, left_out):
        items, answers = _items(entry)
        for item, answer in zip(items, answers, strict=True):
            yield from _opinions(entry, item, answer, left_out)


def find_named_pair(segment: str) -> str:
    """The languages that the WMT's name of a segment begins with; empty where it does not."""
    found = _PAIR.match(segment)
    return find_pair(found[1], found[2]) if found else ""


def _take_valid(entries: Iterator[Entry], left_out: Counter[str]) -> list[Entry]:
    """The entries that no reset has withdrawn, and that are of documents of the campaign."""
    kept: dict[tuple[str, str, str], list[Entry]] = {}
    for entry in entries:
        document = entry.name("item_i")
        key = entry.campaign, entry.name("user_id"), document
        if entry.value.get("annotation") == _RESET:
            left_out[WITHDRAWN] += len(kept.pop(key, ()))
        elif document.startswith(_ASIDE):
            left_out[TESTS] += 1
        else:
            said = {name: entry.value.get(name) for name in ("user_id", "item", "annotation")}
            kept.setdefault(key, []).append(entry._replace(value=said))
    return [entry for each in kept.values() for entry in each]


def _items(entry: Entry) -> tuple[list[Any], list[Any]]:
    if not isinstance(entry.value["item"], list):
        raise ReadError(f"{entry.place}: no 'item' with the texts, which older versions of Pearmut did not write")
    items, answers = entry.items("item"), entry.items("annotation")
    if len(items) != len(answers):
        raise ReadError(f"{entry.place}: {len(items)} in 'item', but {len(answers)} in 'annotation'")
    return items, answers


def _opinions(entry: Entry, given: Any, answers: Any, left_out: Counter[str]) -> Iterator[Opinion]:
    item = entry.inner(given, "an 'item'")
    if answers is None or "tgt" not in item.value:
        left_out[NOT_GIVEN if answers is None else WITHOUT_TEXT] += 1
        return
    if item.value.get("validation"):
        left_out[TESTS] += 1
        return
    source = item.text("src") if item.value.get("src") is not None else ""
    source = "" if source.startswith(_TAGS_OF_MEDIA) else source
    name = item.name("item_id") if item.value.get("item_id") is not None else ""
    texts = item.part("tgt")
    for system, answer in entry.inner(answers, "an 'annotation'").value.items():
        said = entry.inner(answer, "an answer")
        target = texts.text(system)
        marks = read_marks(said, "error_spans", target, counts_breaks=False) if "error_spans" in said.value else []
        score = said.number("score")
        if score is None and not marks and not _moved(said.value):
            left_out[NOT_GIVEN] += 1
            continue
        segment = f"{name}\t{source}"
        yield Opinion(system, segment, source, target, entry.name("user_id"), score, marks, find_named_pair(name))


def _moved(answer: Mapping[str, Any]) -> bool:
    """Whether a rater was asked by sliders of the campaign's own, and answered."""
    sliders = answer.get("sliders")
    return isinstance(sliders, Mapping) and any(value is not None for value in sliders.values())
