"""How far the reader's numbers can be taken for probabilities, and in which directions they are sure enough to show.

For each direction a curve that only rises (isotonic regression) is fitted on half of the documents kept aside from
training, in the domain of which there is most, and held against the other half and against the other domains.
"""

from __future__ import annotations

import json
import random
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from hashlib import sha256
from itertools import groupby, pairwise
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

import numpy as np

from mtcheck.model.score import wilson
from mtcheck.qe.reader import PairReading, Reader
from mtcheck.qe.reader.weights import ABOUT
from training.reader.items import Item
from training.reader.measure import find_places, open_reader
from training.reader.sources import read_marks

SURE = 0.75
"""The probability, and the lower bound of the share that is right, from which on a passage may be shown."""
_FEWEST = 60
"""Samples below which nothing is fitted."""
_BINS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.75, 1.001)
PASSAGES = ("any", "major")
WHOLE = "penalty"
"""The score that should say whether a translation has a major mark."""

Knots = list[tuple[float, float]]
"""A curve that only rises: numbers of the reader with their probabilities."""


class Sample(NamedTuple):
    """A number of the reader with what people said there."""

    value: float
    is_right: bool
    source: str
    document: str
    domain: str
    chance: float
    """The share of the same passage laid at random that is right."""


def fit_isotonic(values: Sequence[float], outcomes: Sequence[bool]) -> Knots:
    """The rising curve nearest to the outcomes (pool adjacent violators)."""
    pools: list[tuple[float, float, float, int]] = []
    for value, group in groupby(sorted(zip(values, outcomes, strict=True)), key=itemgetter(0)):
        own = [outcome for _, outcome in group]
        pool = (value, value, float(sum(own)), len(own))
        while pools and pools[-1][2] * pool[3] >= pool[2] * pools[-1][3]:
            first, _, right, number = pools.pop()
            pool = (first, pool[1], right + pool[2], number + pool[3])
        pools.append(pool)
    return [(end, right / number) for first, last, right, number in pools for end in sorted({first, last})]


def apply(knots: Knots, values: Sequence[float]) -> np.ndarray:
    """The probabilities of numbers of the reader."""
    return np.interp(values, *zip(*knots, strict=True))


def is_fitted_on(document: str) -> bool:
    """Whether a document is in the half that curves are fitted on."""
    return int(sha256(f"calibrating:{document}".encode()).hexdigest()[:8], 16) % 2 == 0


def collect(reader: Reader, items: Sequence[Item]) -> dict[tuple[str, str], list[Sample]]:
    """The samples of each head and direction."""
    verdicts = reader.read([(item.source, item.target) for item in items])
    found = defaultdict(list)
    for head in PASSAGES:
        for each in find_places(reader, items, verdicts, head):
            is_right = each.touches_major if head == "major" else each.touches
            item = items[each.item]
            found[head, _split(item)[0]].append(_sample(item, each.span.probability, each.chance, is_right=is_right))
    for item, verdict in zip(items, verdicts, strict=True):
        found[WHOLE, _split(item)[0]].append(_sample_whole(reader, item, verdict))
    return found


def _split(item: Item) -> list[str]:
    """Direction, domain."""
    return item.origin.removesuffix(".marks").split(".")


def _sample(item: Item, value: float, chance: float, *, is_right: bool) -> Sample:
    document = item.group.split(":")[1]
    return Sample(value, is_right, item.group, document, _split(item)[1], chance)


def _sample_whole(reader: Reader, item: Item, verdict: PairReading) -> Sample:
    doubt = -float(verdict.scores[reader.scores.index(WHOLE)])
    return _sample(item, doubt, 0.0, is_right=bool(item.places["major"]))


class Calibrated(NamedTuple):
    """A curve with the samples that it was not fitted on."""

    knots: Knots
    domain: str
    unseen: list[Sample]
    """Of other documents of the same domain."""
    elsewhere: list[Sample]
    """Of other domains."""


def calibrate(samples: Sequence[Sample]) -> Calibrated | None:
    """A curve, or None where there is too little to fit it on."""
    half = [sample for sample in samples if is_fitted_on(sample.document)]
    domains = [sample.domain for sample in half]
    domain = max(sorted(set(domains)), key=domains.count, default="")
    fitted = [sample for sample in half if sample.domain == domain]
    if len(fitted) < _FEWEST:
        return None
    own = [sample for sample in samples if sample.domain == domain]
    knots = fit_isotonic([sample.value for sample in fitted], [sample.is_right for sample in fitted])
    unseen = [sample for sample in own if not is_fitted_on(sample.document)]
    return Calibrated(knots, domain, unseen, [sample for sample in samples if sample.domain != domain])


class Share(NamedTuple):
    """How often samples are right, each original counted once."""

    right: float
    chance: float
    low: float
    sources: int
    samples: int


def share_of(samples: Sequence[Sample]) -> Share:
    """The share with its lower Wilson bound; passages of one original are hardly independent."""
    by_source = defaultdict(list)
    for sample in samples:
        by_source[sample.source].append(sample)
    right, chance = (
        [np.mean([getattr(sample, name) for sample in own]) for own in by_source.values()]
        for name in ("is_right", "chance")
    )
    low = wilson(round(float(sum(right))), len(right))[0]
    return Share(float(np.mean(right)), float(np.mean(chance)), low, len(right), len(samples))


def is_sure(found: Calibrated) -> bool:
    """Whether what is at least so probable is right often enough, and oftener than the same laid at random."""
    for samples in (found.unseen, found.elsewhere):
        shown = _within(found.knots, samples, SURE, _BINS[-1])
        if not shown:
            return False
        share = share_of(shown)
        if share.low < max(SURE, share.chance):
            return False
    return True


def _within(knots: Knots, samples: Sequence[Sample], least: float, below: float) -> list[Sample]:
    if not samples:
        return []
    probabilities = apply(knots, [sample.value for sample in samples])
    return [sample for sample, each in zip(samples, probabilities, strict=True) if least <= each < below]


def tell_reliability(found: Calibrated) -> Iterator[str]:
    """Probability beside share, for both kinds of samples."""
    for name, samples in (("unseen documents", found.unseen), ("other domains", found.elsewhere)):
        for least, below in pairwise(_BINS):
            if own := _within(found.knots, samples, least, below):
                mean = float(apply(found.knots, [sample.value for sample in own]).mean())
                share = share_of(own)
                yield (
                    f"    {name}: p {mean:.2f} right {share.right:.2f} (at least {share.low:.2f}; laid at random "
                    f"{share.chance:.2f}) of {share.sources} originals, {share.samples} samples"
                )


def main(data: Path, weights: Path, folder: Path, most: int) -> None:
    """Print every curve and write those of the directions that are sure enough into the description of the weights."""
    by_origin = defaultdict(list)
    for item in read_marks(data):
        if item.is_aside:
            by_origin[item.origin].append(item)
    rng = random.Random(1)  # noqa: S311
    items = [item for own in by_origin.values() for item in rng.sample(own, min(most, len(own)))]
    shown: dict[str, dict[str, Knots]] = {}
    for (head, direction), samples in sorted(collect(open_reader(weights, folder), items).items()):
        found = calibrate(samples)
        if found is None:
            sys.stdout.write(f"{head} {direction}: too little to fit a curve on ({len(samples)} samples)\n")
            continue
        sure = is_sure(found)
        sys.stdout.write(f"{head} {direction} ({found.domain}): {'sure' if sure else 'not sure'} enough to be shown\n")
        sys.stdout.writelines(f"{line}\n" for line in tell_reliability(found))
        if sure and head in PASSAGES:
            shown.setdefault(head, {})[direction] = [(round(x, 4), round(y, 4)) for x, y in found.knots]
    about = json.loads((folder / ABOUT).read_text(encoding="utf-8"))
    about["shown"] = shown
    (folder / ABOUT).write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")
