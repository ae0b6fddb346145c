"""Teach the reader: batches of pairs of like length, one loss for everything that is known of them.

The rate rises, stays, and falls in the last steps (``--falling``): what was saved before it fell can be taught on.
"""

from __future__ import annotations

import json
import math
import random
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from mtcheck.embeddings.e5.weights import read_weights
from training.reader.items import ABOUT, PLACES, SCORES, TABLE, UNKNOWN, Table, load
from training.reader.model import Kept, Lower, Read, Upper, pad

BATCH_PIECES = 2048
_MIX = {"opinions": 0.64, "planted": 0.22, "marks": 0.14}
"""How often each kind is drawn; planted and marks are drawn in pairs."""
_CHUNK = 1500
_NO_SOURCE, _WRONG_SOURCE, _WRONG_OPINION = 0.2, 0.04, -2.0
_WEIGHTS = (2.0, 3.0, 1.0, 1.0, 0.5, 1.0, 0.3)
"""Of the losses of ``PLACES``."""
_LEAST_PIECES, _LEAST_SCORES = 300, 8
_RATE, _HEAD_RATE, _WARM = 3e-4, 3e-3, 100
_LEAST_GAP = 0.3
"""By how much the scores of two translations' marks must differ for one to be better: a minor mark in 40 words."""
_SAVE_EACH = 150


class Drawn(NamedTuple):
    """A pair as it is read this time."""

    item: int
    ids: np.ndarray
    turn: int
    labels: np.ndarray
    scores: np.ndarray
    is_whole: bool


class Data:
    """All items, and how they are drawn."""

    def __init__(self, folder: Path, seed: str) -> None:
        self.table: Table = load(folder / TABLE)
        about = json.loads((folder / ABOUT).read_text(encoding="utf-8"))
        self.origins: list[str] = about["origins"]
        self._penalties = about["penalties"]
        self._rng = random.Random(seed)  # noqa: S311  # to teach, not to hide anything
        usable = np.diff(self.table.ends, prepend=0) > 0
        self._aside = about["aside"]
        self._groups = self._gather(about["groups"], usable)
        self._planted = [pair for pair in about["planted"] if usable[pair[0]] and usable[pair[1]]]
        self._opinions = [at for at, name in enumerate(self.origins) if name.endswith("opinions") and usable[at]]
        self._streams = {name: self._stream(name) for name in _MIX}

    def _gather(self, groups: Sequence[str], usable: np.ndarray) -> list[list[int]]:
        found = defaultdict(list)
        for at, group in enumerate(groups):
            if self.origins[at].endswith("marks") and not self._aside[at] and usable[at]:
                found[group].append(at)
        return list(found.values())

    def _stream(self, name: str) -> Iterator[tuple[int, ...]]:
        """Single items or pairs (the better first), each once before any comes again."""
        while True:
            drawn = {"opinions": self._singles, "planted": self._damaged, "marks": self._rivals}[name]()
            self._rng.shuffle(drawn)
            yield from drawn

    def _singles(self) -> list[tuple[int, ...]]:
        return [(item,) for item in self._opinions]

    def _damaged(self) -> list[tuple[int, ...]]:
        return [tuple(pair) for pair in self._planted]

    def _rivals(self) -> list[tuple[int, ...]]:
        found: list[tuple[int, ...]] = []
        for group in self._groups:
            order = self._rng.sample(group, len(group))
            for one, other in zip(order[::2], order[1::2], strict=False):
                gap = self._penalties[one] - self._penalties[other]
                found.append((one, other) if gap >= 0 else (other, one))
            found += [(order[-1],)] if len(order) % 2 else []
        return found

    def batches(self) -> Iterator[tuple[list[Drawn], list[tuple[int, int]]]]:
        """Batches without end: what was drawn, and which of it must be above which."""
        while True:
            names = self._rng.choices(list(_MIX), list(_MIX.values()), k=_CHUNK)
            units = [self._draw(name) for name in names]
            units.sort(key=lambda unit: max(len(each.ids) for each in unit))
            made = list(_packed(units))
            self._rng.shuffle(made)
            yield from made

    def _draw(self, name: str) -> list[Drawn]:
        items = next(self._streams[name])
        chance = self._rng.random()
        if chance < _NO_SOURCE:
            return [self._without_source(self._take(item)) for item in items]
        if name == "opinions" and chance < _NO_SOURCE + _WRONG_SOURCE:
            return [self._with_source_of(self._take(items[0]), self._take(self._rng.choice(self._opinions)))]
        return [self._take(item) for item in items]

    def _take(self, item: int) -> Drawn:
        rows = self.table.of(item)
        turn = int(self.table.turn[item])
        return Drawn(item, self.table.ids[rows], turn, self.table.labels[rows], self.table.scores[item], True)

    def _without_source(self, drawn: Drawn) -> Drawn:
        kept = np.r_[0, drawn.turn - 2 : len(drawn.ids)]
        return drawn._replace(ids=drawn.ids[kept], turn=3, labels=drawn.labels[kept], is_whole=False)

    def _with_source_of(self, drawn: Drawn, other: Drawn) -> Drawn:
        ids = np.concatenate([other.ids[: other.turn], drawn.ids[drawn.turn :]])[:256]
        labels = np.full((len(ids), len(PLACES)), UNKNOWN, np.int8)
        scores = np.array([_WRONG_OPINION, np.nan, np.nan], np.float32)
        return Drawn(drawn.item, ids, other.turn, labels, scores, False)

    def gap(self, better: int, worse: int) -> bool:
        """Whether one of two drawn items is known to be better than the other."""
        if self.origins[worse].endswith("planted"):
            return True
        return bool(self._penalties[better] - self._penalties[worse] >= _LEAST_GAP)


def _packed(units: Sequence[list[Drawn]]) -> Iterator[tuple[list[Drawn], list[tuple[int, int]]]]:
    batch: list[Drawn] = []
    pairs: list[tuple[int, int]] = []
    longest = 0
    for unit in units:
        grown = max(longest, *(len(each.ids) for each in unit))
        if batch and grown * (len(batch) + len(unit)) > BATCH_PIECES:
            yield batch, pairs
            batch, pairs, grown = [], [], max(len(each.ids) for each in unit)
        if len(unit) == 2:
            pairs.append((len(batch), len(batch) + 1))
        batch += unit
        longest = grown
    if batch:
        yield batch, pairs


class Teacher:
    """The upper layers with what is needed to teach them."""

    def __init__(self, folder: Path, weights: Path, seed: int) -> None:
        torch.manual_seed(seed)
        self.folder = folder
        read = read_weights(weights)
        self.data = Data(folder, str(seed))
        self.lower, self.upper = Lower(read), Upper(read)
        self.kept = Kept(folder, self.data.table.ends, read.measures.width)
        heads = [*self.upper.places.parameters(), *self.upper.scores.parameters()]
        groups = [
            {"params": list(self.upper.blocks.parameters()), "rate": _RATE},
            {"params": heads, "rate": _HEAD_RATE},
        ]
        self.adam = torch.optim.AdamW(groups, lr=_RATE, betas=(0.9, 0.99), weight_decay=0.01, fused=True)
        self.step = self.seen = 0

    def save(self, name: str) -> None:
        """Write everything that is needed to go on."""
        state = {"upper": self.upper.state_dict(), "adam": self.adam.state_dict(), "step": self.step, "seen": self.seen}
        made = self.folder / f"{name}.making"
        torch.save(state, made)
        made.replace(self.folder / name)

    def resume(self, path: Path) -> None:
        state = torch.load(path, weights_only=True)
        self.upper.load_state_dict(state["upper"])
        self.adam.load_state_dict(state["adam"])
        self.step, self.seen = state["step"], state["seen"]

    def rows(self, batch: Sequence[Drawn]) -> list[np.ndarray]:
        """What the lower layers make of a batch, from disk where it was computed before."""
        table, kept = self.data.table, self.kept
        fresh = [at for at, drawn in enumerate(batch) if not drawn.is_whole or not kept.done[drawn.item]]
        found = {}
        if fresh:
            for at, rows in zip(fresh, self.lower([batch[at].ids for at in fresh]), strict=True):
                found[at] = rows
                if batch[at].is_whole:
                    kept.rows[table.of(batch[at].item)] = rows
                    kept.done[batch[at].item] = 1
        return [found[at] if at in found else kept.rows[table.of(drawn.item)] for at, drawn in enumerate(batch)]

    def teach(self, batch: list[Drawn], pairs: list[tuple[int, int]], factor: float) -> dict[str, float]:
        """One step; what each loss was."""
        rows, mask = pad(self.rows(batch))
        labels, is_target = _labels(batch, rows.shape[1])
        read = self.upper(rows, mask, is_target)
        losses = {**_place_losses(read, labels), **_score_losses(read, batch), **self._pair_losses(read, batch, pairs)}
        self.adam.zero_grad(set_to_none=True)
        torch.stack(list(losses.values())).sum().backward()
        torch.nn.utils.clip_grad_norm_(self.upper.parameters(), 1.0)
        for group in self.adam.param_groups:
            group["lr"] = group["rate"] * factor
        self.adam.step()
        self.step += 1
        self.seen += len(batch)
        return {name: float(loss.detach()) for name, loss in losses.items()}

    def _pair_losses(self, read: Read, batch: list[Drawn], pairs: list[tuple[int, int]]) -> dict[str, Tensor]:
        losses = defaultdict(list)
        for better, worse in pairs:
            if self.data.gap(batch[better].item, batch[worse].item):
                planted = self.data.origins[batch[worse].item].endswith("planted")
                head = SCORES.index("sound" if planted else "penalty")
                name = "pair_planted" if planted else "pair_marks"
                losses[name].append(functional.softplus(read.scores[worse, head] - read.scores[better, head]))
        return {name: torch.stack(each).sum() / max(_LEAST_SCORES, len(each)) for name, each in losses.items()}


def _labels(batch: Sequence[Drawn], longest: int) -> tuple[Tensor, Tensor]:
    labels = np.full((len(batch), longest, len(PLACES)), UNKNOWN, np.int8)
    is_target = np.zeros((len(batch), longest), np.float32)
    for at, drawn in enumerate(batch):
        labels[at, : len(drawn.ids)] = drawn.labels
        is_target[at, drawn.turn : len(drawn.ids) - 1] = 1
    return torch.from_numpy(labels), torch.from_numpy(is_target)


def _place_losses(read: Read, labels: Tensor) -> dict[str, Tensor]:
    found = {}
    for at, (name, weight) in enumerate(zip(PLACES, _WEIGHTS, strict=True)):
        known = labels[..., at] != UNKNOWN
        count = int(known.sum())
        if count:
            wanted = labels[..., at][known].float() / 100
            loss = functional.binary_cross_entropy_with_logits(read.places[..., at][known], wanted, reduction="sum")
            found[name] = weight * loss / max(_LEAST_PIECES, count)
    return found


def _score_losses(read: Read, batch: Sequence[Drawn]) -> dict[str, Tensor]:
    found = {}
    wanted = torch.from_numpy(np.stack([drawn.scores for drawn in batch]))
    for at, name in enumerate(SCORES):
        known = ~torch.isnan(wanted[:, at])
        count = int(known.sum())
        if count:
            loss = ((read.scores[:, at][known] - wanted[:, at][known]) ** 2).sum()
            found[name] = loss / max(_LEAST_SCORES, count)
    return found


def train(folder: Path, weights: Path, seed: int, steps: int, falling: int, start: Path | None) -> None:
    """Teach for so many steps, and save on the way."""
    torch.set_num_threads(1)
    teacher = Teacher(folder, weights, seed)
    if start:
        teacher.resume(start)
    # What was drawn before a restart is not drawn again in the same order.
    teacher.data = Data(folder, f"{seed}:{teacher.step}")
    began, last = time.monotonic(), teacher.step + steps
    means: dict[str, float] = {}
    for batch, pairs in teacher.data.batches():
        left = last - teacher.step
        factor = min(1.0, (teacher.step + 1) / _WARM, left / falling if falling else 1.0)
        for name, loss in teacher.teach(batch, pairs, factor).items():
            means[name] = means[name] + 0.02 * (loss - means[name]) if name in means else loss
        if teacher.step % 25 == 0:
            figures = " ".join(f"{name} {value:.3f}" for name, value in sorted(means.items()))
            spent = time.monotonic() - began
            sys.stderr.write(
                f"step {teacher.step} seen {teacher.seen} seconds {spent:.0f} rate {factor:.2f} {figures}\n"
            )
            sys.stderr.flush()
        if not math.isfinite(sum(means.values())):
            raise ArithmeticError("the losses are no numbers any more")
        if teacher.step % _SAVE_EACH == 0 or teacher.step >= last:
            teacher.save("falling.pt" if falling else "steady.pt")
        if teacher.step >= last:
            break
