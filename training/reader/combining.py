"""How the reader's scores and the estimate of quality are added up: fitted on what neither was taught.

Sound translations that people thought best of, from the part of the opinions that was not trained on, against damaged
ones; and people's opinions. Half of the originals is for fitting, half tells what it is worth.
"""

from __future__ import annotations

import json
import random
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import numpy as np

from mtcheck.config import Config
from mtcheck.embeddings import encoder
from mtcheck.engine.segments import Inspector, Pair
from mtcheck.qe import Estimator
from mtcheck.qe.reader import Reader
from mtcheck.qe.reader.doubting import Doubting
from mtcheck.qe.weights import Scale
from training import quality
from training.reader.items import Item
from training.reader.measure import open_reader
from training.reader.planting import plant
from training.reader.sources import read_opinions

_FEWEST = 20
_BENDS = (2.0, 2.5, 3.0, 4.0, 5.0, 6.0)
_SOUND_QUALITY, _SOUND_OPINION = 90.0, 0.4
_SHARES = (2.0, 40.0)
_CONSTANT = 1.0
"""Below what score the loss begins to grow evenly."""


class Row(NamedTuple):
    """A pair with what is known of it."""

    origin: str
    meaning: str
    sound: int
    """The number of the sound row that this one is the damaged form of, or -1."""
    opinion: float
    """Not a number where it is damaged."""
    loss: float
    scores: tuple[float, ...]
    group: str


def collect(reader: Reader, data: Path, most: int) -> list[Row]:
    """The losses and scores of all pairs."""
    items: list[Item] = []
    for origin, own in _by_origin(read_opinions(data, "dev")).items():
        items += random.Random(origin).sample(own, min(most, len(own)))  # noqa: S311
    damaged = list(plant(items, 2, "combining"))
    sounds = [-1] * len(items) + [number for number, _ in damaged]
    items += [item for _, item in damaged]
    scores = [tuple(map(float, each.scores)) for each in reader.read([(i.source, i.target) for i in items])]
    losses, meanings = _losses(items)
    return [
        Row(item.origin.partition(".")[0], meaning, sound, item.scores.get("opinion", np.nan), loss, own, item.group)
        for item, meaning, sound, loss, own in zip(items, meanings, sounds, losses, scores, strict=True)
    ]


def _by_origin(items: Sequence[Item]) -> dict[str, list[Item]]:
    found = defaultdict(list)
    for item in items:
        found[item.origin].append(item)
    return found


def _losses(items: Sequence[Item]) -> tuple[list[float], list[str]]:
    """The sums that the estimate is made of without the reader, and what it knows of the meaning."""
    losses, meanings = [0.0] * len(items), ["none"] * len(items)
    places = defaultdict(list)
    for at, item in enumerate(items):
        places[item.origin.partition(".")[0]].append(at)
    for name, own in places.items():
        languages = name.split("-")
        config = Config(source_language=languages[0], target_language=languages[1])
        estimator = Estimator(*languages, encoder())
        _, evidence = Inspector(config).inspected([Pair(items[at].source, items[at].target) for at in own])
        for at, each in zip(own, evidence, strict=True):
            losses[at] = sum(estimator.shares(each._replace(scores=None)).values())
            meanings[at] = estimator.known(each)
    return losses, meanings


class Table(NamedTuple):
    """Rows of one kind of meaning and one half of the originals, as arrays."""

    loss: np.ndarray
    scores: np.ndarray
    opinion: np.ndarray
    origin: np.ndarray
    damaged: np.ndarray
    """Where damaged rows are."""
    sound: np.ndarray
    """Where their sound forms are."""

    @classmethod
    def of(cls, rows: Sequence[Row], meaning: str, half: int) -> Table:
        """The rows that belong in it; a sound form has the same meaning and half as what was made of it."""
        kept = [at for at, row in enumerate(rows) if row.meaning == meaning and _half(row) == half]
        place = {at: number for number, at in enumerate(kept)}
        pairs = [(place[at], place[rows[at].sound]) for at in kept if rows[at].sound in place]
        own = [rows[at] for at in kept]
        return cls(
            np.array([row.loss for row in own]),
            np.array([row.scores for row in own]),
            np.array([row.opinion for row in own]),
            np.array([row.origin for row in own]),
            *np.array(pairs, int).reshape(-1, 2).T,
        )

    def ordered(self, totals: np.ndarray) -> float:
        """Share of damaged translations below the sound ones."""
        return float((totals[self.damaged] > totals[self.sound]).mean()) if len(self.damaged) else 0.0

    def opinions(self, totals: np.ndarray, scale: Scale) -> dict[str, float]:
        """Correlation of qualities with people's opinions."""
        values = 100 / (1 + (np.maximum(totals, 0) / scale.middle) ** scale.bend)
        found = {}
        for origin in np.unique(self.origin):
            own = (self.origin == origin) & ~np.isnan(self.opinion)
            if own.sum() < _FEWEST:
                continue
            found[str(origin)] = float(np.corrcoef(values[own], self.opinion[own])[0, 1])
        return found

    def scales(self, totals: np.ndarray) -> Iterator[Scale]:
        """Scales that put the median sound translation where it belongs."""
        usual = max(float(np.median(totals[self.opinion > _SOUND_OPINION])), 0.5)
        for bend in _BENDS:
            yield Scale(usual * (_SOUND_QUALITY / (100 - _SOUND_QUALITY)) ** (1 / bend), bend)


def _half(row: Row) -> int:
    return int(sha256(row.group.encode()).hexdigest()[:8], 16) % 2


def fit(rows: Sequence[Row]) -> dict[str, Doubting]:
    """A mix of the scores, a share and a scale for each kind of meaning."""
    return {
        kind: _fit(table)
        for kind in sorted({row.meaning for row in rows})
        if len((table := Table.of(rows, kind, 0)).loss)
    }


def _fit(table: Table) -> Doubting:
    """Weights by pairwise logistic regression, then the scale that agrees best with people."""
    worse, better = table.damaged, table.sound
    lost = np.column_stack([table.loss[worse] - table.loss[better], table.scores[better] - table.scores[worse]])
    own, *weights = quality.fit(lost)
    share = float(np.clip(sum(weights) / max(own, 1e-6), *_SHARES))
    mix = tuple(round(float(weight / sum(weights)), 3) for weight in weights)
    doubting = Doubting(mix, _CONSTANT, round(share, 2), 1.0, 1.0)
    totals = table.loss + doubts(doubting, table)
    scale = max(table.scales(totals), key=lambda scale: sum(table.opinions(totals, scale).values()))
    return doubting._replace(middle=round(scale.middle, 4), bend=scale.bend)


def doubts(doubting: Doubting, table: Table) -> np.ndarray:
    """The loss that the reader tells of every row."""
    return doubting.share * np.logaddexp(0, doubting.constant - table.scores @ np.array(doubting.weights))


def tell(rows: Sequence[Row], found: dict[str, Doubting]) -> Iterator[str]:
    """What it is worth on the other half, without the reader, with it, and the reader alone."""
    for kind, doubting in found.items():
        table = Table.of(rows, kind, 1)
        own = doubts(doubting, table)
        scale = Scale(doubting.middle, doubting.bend)
        totals = table.loss + own
        before = max(table.scales(table.loss), key=lambda each: sum(table.opinions(table.loss, each).values()))
        ordered, opinions = table.ordered(table.loss), _shown(table.opinions(table.loss, before))
        yield f"{kind} without: ordered {ordered:.3f} of {len(table.damaged)} {opinions}"
        yield f"{kind} with: ordered {table.ordered(totals):.3f} {_shown(table.opinions(totals, scale))}"
        yield f"{kind} reader alone: ordered {table.ordered(own):.3f} {_shown(table.opinions(own, Scale(3.0, 2.0)))}"


def _shown(opinions: dict[str, float]) -> str:
    return " ".join(f"{origin} {value:.3f}" for origin, value in opinions.items())


def main(data: Path, weights: Path, folder: Path, most: int) -> None:
    """Fit, print, and write into the description of the weights."""
    from mtcheck.qe.reader.weights import ABOUT

    rows = collect(open_reader(weights, folder), data, most)
    doubting = fit(rows)
    about = json.loads((folder / ABOUT).read_text(encoding="utf-8"))
    about["doubting"] = {kind: each._asdict() for kind, each in doubting.items()}
    (folder / ABOUT).write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")
    sys.stdout.writelines(f"{line}\n" for line in (doubting, *tell(rows, doubting)))
