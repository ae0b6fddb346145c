"""Weights of the estimate of quality: sound translations against damaged ones of the same original.

    python -m training.quality FOLDER [--sound N] [--damages N] [--seed S] [--evidence FILE] [--output FILE]

FOLDER holds gzipped TSV files such as ``de-en.train.tsv.gz`` with the columns ``source``, ``mt`` and ``z_mean`` (what
people thought, as deviations from the mean). The segments that people thought best of are taken for sound, both ways
round, and damaged in ``damage.KINDS``. A weight is fitted for each loss and sign, none below 0, so that the damaged
translation loses more than the sound one (pairwise logistic regression); a number that only the original decides is the
same for both and gets no weight. People's opinions place the sums between 0 and 100 and do nothing else. The same
folder, numbers and seed give the same file, bit for bit. ``--evidence`` keeps what was collected, to fit in seconds.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from mtcheck.config import Config
from mtcheck.embeddings import covers, encoder
from mtcheck.engine.segments import Inspector, Pair
from mtcheck.language.lm import packed
from mtcheck.qe.evidence import NAMES, Fluency, Likeness
from mtcheck.qe.weights import FILE, VERSION
from training import corpora
from training.damage import Case, damaged, kinds_for

_HELD_OUT = 5
"""Every fifth original is kept aside."""
_RIDGE = 1e-3
_STEPS = 4000
_RATE = 0.02
_CHUNK = 256
_FACTS = ("gender", "negation_in", "negation_out", "other_name", "other_number", "swap_digits")
_FIRST = 2
"""How many of these, for which few texts give occasion, are tried before all others."""
_WHOLE = 2.0
"""How much more the distance of whole texts weighs than is fitted: damage at one place hardly moves it, and a sentence
that says something else is seldom wrong at one place only."""
_SOUND_QUALITY = 90.0
_LEAST_LOSS = 0.5
_BENDS = (2.0, 2.5, 3.0, 4.0, 5.0, 6.0)
_SOUND = "sound"
Rows = np.ndarray


class Item(NamedTuple):
    """One translation: of which direction and original, damaged how, and which side of the fit it stands on."""

    direction: str
    original: int
    kind: str


class Sample(NamedTuple):
    """Evidence (n, names) of translations, with people's opinion of the undamaged ones of another part."""

    items: list[Item]
    numbers: Rows
    people: dict[str, tuple[Rows, Rows]]
    """For each direction evidence and opinions."""


def collect(folder: Path, sound: int, damages: int, seed: str) -> Sample:
    """The evidence of sound and damaged translations of all directions of a folder."""
    items: list[Item] = []
    numbers: list[Rows] = []
    people = {}
    for given in corpora.read(folder, "train"):
        rated = random.Random(f"{seed}:{given.name}:people").sample(given.rows, min(sound, len(given.rows)))  # noqa: S311
        pairs = [(row.source, row.target) for row in rated]
        opinions = np.array([row.people for row in rated])
        people[f"{given.source_language}-{given.target_language}"] = _evidence(given, pairs), opinions
        chosen = corpora.best(given, seed)
        for direction in (chosen, chosen.turned()):
            made = list(_damaged(direction, sound, damages, seed))
            items += [item for item, _, _ in made]
            numbers.append(_evidence(direction, [(source, target) for _, source, target in made]))
            sys.stderr.write(f"{direction.source_language}-{direction.target_language}: {len(made)}\n")
    return Sample(items, np.concatenate(numbers), people)


def _damaged(direction: corpora.Direction, sound: int, damages: int, seed: str) -> Iterator[tuple[Item, str, str]]:
    name = f"{direction.source_language}-{direction.target_language}"
    rng = random.Random(f"{seed}:{name}")  # noqa: S311  # to fit, not to hide anything
    corpus = corpora.learnt(direction, encoder())
    kinds = kinds_for(direction.target_language)
    for original, row in enumerate(direction.rows[:sound]):
        yield Item(name, original, _SOUND), row.source, row.target
        left = damages
        first = rng.sample(_FACTS, _FIRST)
        for kind in dict.fromkeys((*first, *rng.sample(kinds, len(kinds)))):
            text = damaged(Case(row.source, row.target, corpus, rng), kind)
            if text:
                yield Item(name, original, kind), row.source, text
                left -= 1
            if not left:
                break


def _evidence(direction: corpora.Direction, pairs: Sequence[tuple[str, str]]) -> Rows:
    inspector = Inspector(Config(source_language=direction.source_language, target_language=direction.target_language))
    found: list[tuple[float, ...]] = []
    for start in range(0, len(pairs), _CHUNK):
        _, evidence = inspector.inspected([Pair(*pair) for pair in pairs[start : start + _CHUNK]])
        found += [each.numbers() for each in evidence]
    return np.array(found)


def fit(lost: Rows) -> Rows:
    """Weights of 0 or more with which damaged translations lose more than sound ones (logistic loss, Adam).

    Args:
        lost: what each damaged translation loses beyond the sound one (n, names).
    """
    spread = lost.std(axis=0)
    spread[spread < 1e-4] = np.inf
    rows = lost / spread
    found = np.full(rows.shape[1], 0.1)
    mean, square = np.zeros_like(found), np.zeros_like(found)
    for step in range(1, _STEPS + 1):
        wrong = 1 / (1 + np.exp(np.clip(rows @ found, -40, 40)))
        slope = _RIDGE * found - rows.T @ wrong / len(rows)
        mean = 0.9 * mean + 0.1 * slope
        square = 0.999 * square + 0.001 * slope * slope
        rate = _RATE * (0.1 if step > 0.7 * _STEPS else 1)
        found -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-9)
        found = np.maximum(found, 0)
    return found / spread


class Set(NamedTuple):
    """Which evidence a set of weights may use, and the directions that it is fitted on."""

    meaning: str
    fluent: bool

    @property
    def name(self) -> str:
        return f"{self.meaning}-fluent" if self.fluent else self.meaning

    def fits(self, source_language: str, target_language: str) -> bool:
        """Whether a direction is one that the set is made for."""
        known = covers(encoder(), source_language, target_language)
        right = {"words": known, "sentences": known, "doubtful": not known}.get(self.meaning, True)
        return right and (not self.fluent or target_language in packed.languages())

    def seen(self, numbers: Rows) -> Rows:
        """The evidence with what the set does not see left at 0."""
        kept = np.ones(len(NAMES))
        for at, name in enumerate(NAMES):
            if name in Likeness._fields and self.meaning in ("none", "sentences"):
                kept[at] = name == "distance" and self.meaning == "sentences"
            if name in Fluency._fields and not self.fluent:
                kept[at] = 0
        return numbers * kept


SETS = [Set(meaning, fluent) for meaning in ("words", "sentences", "doubtful", "none") for fluent in (False, True)]


def fitted(sample: Sample, chosen: Set) -> dict[str, list[float]]:
    """A set of weights with its scale; says on standard error how much of what was kept aside it orders rightly."""
    numbers = chosen.seen(sample.numbers)
    sound = {(item.direction, item.original): at for at, item in enumerate(sample.items) if item.kind == _SOUND}
    pairs = [
        (at, sound[item.direction, item.original])
        for at, item in enumerate(sample.items)
        if item.kind != _SOUND and chosen.fits(*item.direction.split("-"))
    ]
    if not pairs:
        return {}
    aside = np.array([sample.items[at].original % _HELD_OUT == 0 for at, _ in pairs])
    lost = np.array([numbers[at] - numbers[base] for at, base in pairs])
    weights = fit(lost[~aside])
    if chosen.meaning == "words":
        weights[NAMES.index("distance")] *= _WHOLE
    right = (lost[aside] @ weights > 0).mean()
    sys.stderr.write(f"{chosen.name}: {len(pairs)} pairs, {right:.4f} of {aside.sum()} kept aside\n")
    return {"weights": np.round(weights, 5).tolist(), "scale": _scale(sample, chosen, weights)}


def _scale(sample: Sample, chosen: Set, weights: Rows) -> list[float]:
    """The curve that puts the median sound translation at ``_SOUND_QUALITY``, as steep as agrees best with people."""
    sound = [
        at for at, item in enumerate(sample.items) if item.kind == _SOUND and chosen.fits(*item.direction.split("-"))
    ]
    usual = max(float(np.median(chosen.seen(sample.numbers[sound]) @ weights)), _LEAST_LOSS)
    rated = [
        (chosen.seen(numbers) @ weights, opinions)
        for name, (numbers, opinions) in sorted(sample.people.items())
        if chosen.fits(*name.split("-"))
    ]
    middles = {bend: usual * (_SOUND_QUALITY / (100 - _SOUND_QUALITY)) ** (1 / bend) for bend in _BENDS}
    bend = max(_BENDS, key=lambda bend: sum(_agreement(*each, middles[bend], bend) for each in rated))
    return [round(middles[bend], 4), bend]


def _agreement(losses: Rows, opinions: Rows, middle: float, bend: float) -> float:
    """Pearson's correlation of the estimates with what people thought; 0 where either does not vary."""
    estimates = 1 / (1 + (np.maximum(losses, 0) / middle) ** bend)
    spread = estimates.std() * opinions.std()
    mean = ((estimates - estimates.mean()) * (opinions - opinions.mean())).mean()
    return float(mean / spread) if spread else 0.0


def written(sample: Sample) -> str:
    """The file of weights."""
    sets = {each.name: found for each in SETS if (found := fitted(sample, each))}
    return json.dumps({"version": VERSION, "evidence": NAMES, "sets": sets}, indent=1) + "\n"


def main() -> None:
    """Collect, fit and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sound", type=int, default=150)
    parser.add_argument("--damages", type=int, default=7)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--evidence", type=Path)
    parser.add_argument("--output", type=Path, default=FILE)
    given = parser.parse_args()
    if given.evidence and given.evidence.exists():
        sample = load(given.evidence)
    else:
        sample = collect(given.folder, given.sound, given.damages, given.seed)
        if given.evidence:
            keep(sample, given.evidence)
    given.output.parent.mkdir(exist_ok=True)
    given.output.write_text(written(sample), encoding="utf-8")


def keep(sample: Sample, path: Path) -> None:
    """Write what was collected to a file of plain arrays."""
    people = {name: np.column_stack(pair) for name, pair in sample.people.items()}
    np.savez(path, allow_pickle=False, numbers=sample.numbers, items=np.array(sample.items), **people)


def load(path: Path) -> Sample:
    """What ``keep`` wrote."""
    with np.load(path, allow_pickle=False) as file:
        items = [Item(name, int(original), kind) for name, original, kind in file["items"].tolist()]
        people = {name: (file[name][:, :-1], file[name][:, -1]) for name in file.files if "-" in name}
        return Sample(items, file["numbers"], people)


if __name__ == "__main__":
    main()
