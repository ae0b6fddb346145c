"""Reads what people annotated: opinions and post-edits (MLQE-PE), marked places (MQM)."""

from __future__ import annotations

import csv
import gzip
import json
import math
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np

from training.reader.items import Item, Span

UNSEEN = ("it-en.bio", "en-de.wmt23")
"""A direction and a domain that training never sees, to measure what transfers."""
_ASIDE = 5
"""One document in so many is kept aside."""
_PENALTIES = {"minor": 1.0, "major": 5.0, "critical": 10.0}
_PUNCTUATION_PENALTY = 0.1
_SHARPNESS = 20.0
_OPINION, _PENALTY = "opinion", "penalty"


def read_rows(path: Path) -> list[dict[str, str]]:
    """The rows of a gzipped TSV file with a header."""
    csv.field_size_limit(10**9)
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def read_opinions(folder: Path, part: str) -> list[Item]:
    """Sentences with people's opinions, edited words and words whose translation was edited."""
    items = []
    for path in sorted((folder / "mlqe").glob(f"*.{part}.tsv.gz")):
        name = path.name.partition(".")[0]
        rows = read_rows(path)
        edits = read_rows(folder / "words" / path.name)
        values = np.array([float(row["z_mean"]) for row in rows])
        for row, edit, value in zip(rows, edits, (values - values.mean()) / values.std(), strict=True):
            item = Item(row["source"], row["mt"], f"{name}.opinions", f"{name}:{row['source']}")
            item.scores[_OPINION] = float(value)
            _add_edits(item, edit)
            items.append(item)
    return items


def _add_edits(item: Item, edit: dict[str, str]) -> None:
    words, tags = _places(item.target, edit["mt"]), edit["target_tags"].split()
    if words is not None and len(tags) == 2 * len(words) + 1:
        item.places["edited"] = [Span(*word, 1) for word, tag in zip(words, tags[1::2], strict=True) if tag == "BAD"]
        starts = [start for start, _ in words]
        gaps = zip(starts, tags[0::2], strict=False)
        item.places["gap"] = [Span(start, start, 1) for start, tag in gaps if tag == "BAD"]
    words, tags = _places(item.source, edit["source"]), edit["source_tags"].split()
    if words is not None and len(tags) == len(words):
        item.places["source_edited"] = [Span(*word, 1) for word, tag in zip(words, tags, strict=True) if tag == "BAD"]


def _places(text: str, tokenized: str) -> list[tuple[int, int]] | None:
    """Where in a text the words of its tokenised form are; None where they cannot be followed."""
    places, at = [], 0
    for word in tokenized.split():
        start = -1
        for letter in word:
            while at < len(text) and text[at] != letter and _is_passed_over(text[at]):
                at += 1
            if at == len(text) or text[at] != letter:
                return None
            start = at if start < 0 else start
            at += 1
        places.append((start, at))
    return places


def _is_passed_over(letter: str) -> bool:
    return letter.isspace() or unicodedata.category(letter) in ("Cf", "Cc")


def read_marks(folder: Path) -> list[Item]:
    """Translations with the places that raters marked; the same translation is one item, whoever made it."""
    items = []
    for path in sorted((folder / "spans").glob("*.tsv.gz")):
        name = path.name.removesuffix(".tsv.gz")
        same = defaultdict(list)
        for row in read_rows(path):
            same[row["source"], row["mt"]].append(row)
        made = [_marked(name, rows) for rows in same.values()]
        values = np.array([item.scores[_PENALTY] for item in made])
        for item, value in zip(made, values, strict=True):
            item.scores["raw"] = float(value)
            item.scores[_PENALTY] = float((value - values.mean()) / max(values.std(), 1e-6))
        items += made
    return items


def is_aside(document: str) -> bool:
    """Whether a document is kept out of training: its name decides, so that it is so in every direction."""
    return int(sha256(document.encode()).hexdigest()[:8], 16) % _ASIDE == 0


def _marked(name: str, rows: Sequence[dict[str, str]]) -> Item:
    document = rows[0]["document"].partition(":")[0]
    source, target = rows[0]["source"], rows[0]["mt"]
    aside = name in UNSEEN or is_aside(document)
    item = Item(source, target, f"{name}.marks", f"{name}:{document}:{source}", aside)
    raters = sum(max(1, int(row["raters"])) for row in rows)
    marks = [mark for row in rows for mark in json.loads(row["marks"])]
    item.places = {"any": [], "major": []}
    if not name.endswith("wmt21"):
        item.places["source"] = [Span(*span, 1 / raters) for mark in marks for span in mark["source"]]
    for span, mark in _targets(marks):
        if is_form(target[slice(*span)], mark):
            item.unsure.append(Span(*span, 1))
            continue
        item.places["any"].append(Span(*span, 1 / raters))
        if mark["severity"] != "minor":
            item.places["major"].append(Span(*span, 1 / raters))
    penalty = sum(_penalty(target, mark) for mark in marks) / raters
    item.scores[_PENALTY] = -math.log1p(_SHARPNESS * penalty / max(8.0, len(target) / 4))
    return item


def _targets(marks: Sequence[dict[str, Any]]) -> Iterator[tuple[tuple[int, int], dict[str, Any]]]:
    for mark in marks:
        for start, end in mark["target"]:
            if start < end:
                yield (start, end), mark


def is_form(text: str, mark: dict[str, Any]) -> bool:
    """Whether a mark is of punctuation, which rules find."""
    return "unctuation" in (mark.get("category") or "") or not any(map(str.isalnum, text))


def _penalty(target: str, mark: dict[str, Any]) -> float:
    texts = [target[start:end] for start, end in mark["target"]]
    if mark["severity"] == "minor" and texts and all(is_form(text, mark) for text in texts):
        return _PUNCTUATION_PENALTY
    return _PENALTIES.get(mark["severity"], 1.0)
