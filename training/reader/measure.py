"""What the reader is worth on what it was not taught: opinions, marked places beside chance."""

from __future__ import annotations

import json
import random
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from mtcheck.embeddings.e5.encoder import E5Encoder
from mtcheck.qe.reader import PairReading, Reader
from mtcheck.qe.reader.weights import ABOUT, ARRAYS, unpack
from training.reader.items import Item
from training.reader.sources import read_marks, read_opinions
from training.reader.spans import Span, find_spans

THRESHOLDS = (0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7)
_LAID = 4
"""How often each span is laid at random beside the marks, for chance."""


def open_reader(weights: Path, folder: Path) -> Reader:
    """The reader with the weights of a folder."""
    about = json.loads((folder / ABOUT).read_text(encoding="utf-8"))
    return Reader(E5Encoder(weights), unpack((folder / ARRAYS).read_bytes(), about))


def measure_opinions(reader: Reader, data: Path, most: int) -> Iterator[str]:
    """Pearson's correlation with people's opinions: own source, neighbour's source, no source."""
    by_origin = defaultdict(list)
    for item in read_opinions(data, "dev"):
        by_origin[item.origin].append(item)
    for origin, items in sorted(by_origin.items()):
        items = items[:most]
        wanted = np.array([item.scores["opinion"] for item in items])
        sources = [item.source for item in items]
        figures = []
        for given in (sources, [*sources[1:], sources[0]], [""] * len(items)):
            read = reader.read([(source, item.target) for source, item in zip(given, items, strict=True)])
            rows = np.array([verdict.scores for verdict in read])
            figures.append([float(np.corrcoef(wanted, column)[0, 1]) for column in rows.T])
        text = " | ".join(" ".join(f"{value:.3f}" for value in each) for each in figures)
        yield f"{origin} n {len(items)} ({', '.join(reader.scores)}): own, neighbour's, no source: {text}"


class Found(NamedTuple):
    """A span with what it touches."""

    item: int
    span: Span
    touches: bool
    touches_major: bool
    chance: float


def find_places(reader: Reader, items: Sequence[Item], verdicts: Sequence[PairReading], head: str) -> list[Found]:
    """All spans from the lowest threshold on, with what raters marked there."""
    rng = random.Random(1)  # noqa: S311
    found = []
    for number, (item, verdict) in enumerate(zip(items, verdicts, strict=True)):
        anything = [*item.places["any"], *item.unsure]
        for span in find_spans(item.target, verdict.doubts, reader.places.index(head), THRESHOLDS[0]):
            size = span.end - span.start
            laid = [rng.randint(0, max(0, len(item.target) - size)) for _ in range(_LAID)]
            chance = sum(_touches(start, start + size, anything) for start in laid) / _LAID
            major = _touches(span.start, span.end, item.places["major"])
            found.append(Found(number, span, _touches(span.start, span.end, anything), major, chance))
    return found


def _touches(start: int, end: int, spans: Sequence[tuple[int, int, float]]) -> bool:
    return any(start < other_end and other_start < end for other_start, other_end, _ in spans)


def tell_places(items: Sequence[Item], found: Sequence[Found]) -> Iterator[str]:
    """Precision, chance and recall at each threshold."""
    majors = [(at, mark) for at, item in enumerate(items) for mark in item.places["major"]]
    for threshold in THRESHOLDS:
        kept = [each for each in found if each.span.probability >= threshold]
        if len(kept) < 5:
            break
        by_item = defaultdict(list)
        for each in kept:
            by_item[each.item].append((each.span.start, each.span.end, 1.0))
        hit = sum(_touches(mark[0], mark[1], by_item[at]) for at, mark in majors)
        touch, major, chance = (
            np.mean([getattr(each, name) for each in kept]) for name in ("touches", "touches_major", "chance")
        )
        groups = len({items[each.item].group for each in kept})
        yield (
            f"  p>={threshold:.2f} spans {len(kept)} of {groups} sources: touch {touch:.3f} major {major:.3f}"
            f" chance {chance:.3f} recall of majors {hit / max(1, len(majors)):.3f}"
        )


def main(data: Path, weights: Path, folder: Path, most: int, head: str) -> None:
    """Print every figure."""
    reader = open_reader(weights, folder)
    for line in measure_opinions(reader, data, most):
        sys.stdout.write(line + "\n")
    by_origin = defaultdict(list)
    for item in read_marks(data):
        if item.is_aside:
            by_origin[item.origin].append(item)
    for origin, items in sorted(by_origin.items()):
        items = random.Random(1).sample(items, min(most, len(items)))  # noqa: S311
        verdicts = reader.read([(item.source, item.target) for item in items])
        found = find_places(reader, items, verdicts, head)
        rows = np.array([verdict.scores for verdict in verdicts])
        penalties = np.array([item.scores["penalty"] for item in items])
        agree = " ".join(f"{np.corrcoef(penalties, column)[0, 1]:.3f}" for column in rows.T)
        order = [f"{_order(items, column):.3f}" for column in rows.T]
        sys.stdout.write(f"{origin} n {len(items)} penalty {agree} order within a source {' '.join(order)}\n")
        sys.stdout.writelines(line + "\n" for line in tell_places(items, found))
        sys.stdout.flush()


def _order(items: Sequence[Item], scores: np.ndarray) -> float:
    """The share of pairs of translations of one original, penalised differently, that the scores order alike."""
    groups = defaultdict(list)
    for at, item in enumerate(items):
        groups[item.group].append(at)
    right = []
    for group in groups.values():
        for index, one in enumerate(group):
            for other in group[index + 1 :]:
                gap = items[one].scores["raw"] - items[other].scores["raw"]
                if gap:
                    right.append((scores[one] - scores[other]) * gap > 0)
    return float(np.mean(right)) if right else float("nan")
