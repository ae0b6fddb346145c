"""From folders of annotated translations to flat arrays on disk."""

from __future__ import annotations

import json
import random
import sys
from collections import Counter
from pathlib import Path

from mtcheck.embeddings.e5.pieces import Tokenizer
from mtcheck.embeddings.e5.weights import read_weights
from training.reader.items import ABOUT, TABLE, Item, lay_out
from training.reader.planting import plant
from training.reader.sources import read_marks, read_opinions

_PLANTED_EACH = 2
_MOST_TURNED = 1500
"""Originals of each file of opinions that are taken for translations, the other way round."""


def prepare(data: Path, weights: Path, folder: Path, seed: str) -> None:
    """Write all items, and what each is, to a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    items = [*read_opinions(data, "train"), *read_marks(data)]
    items += _turned(items, seed)
    sound = []
    for number, item in list(plant(items, _PLANTED_EACH, seed)):
        sound.append((number, len(items)))
        items.append(item)
    lay_out(items, Tokenizer(read_weights(weights).vocabulary)).save(folder / TABLE)
    about = {
        "origins": [item.origin for item in items],
        "groups": [item.group for item in items],
        "aside": [item.is_aside for item in items],
        "penalties": [item.scores.get("raw") for item in items],
        "planted": sound,
    }
    (folder / ABOUT).write_text(json.dumps(about), encoding="utf-8")
    counts = Counter(item.origin + " aside" * item.is_aside for item in items)
    sys.stderr.write(json.dumps(counts, indent=1) + "\n")


def _turned(items: list[Item], seed: str) -> list[Item]:
    """Originals that people wrote as translations of what a machine made of them: sound, and nothing more is known."""
    rng = random.Random(f"{seed}:turned")  # noqa: S311
    chosen = []
    for origin in sorted({item.origin for item in items if "opinion" in item.scores}):
        known = [item for item in items if item.origin == origin and item.scores["opinion"] > 0.4]
        source, _, target = origin.partition(".")[0].partition("-")
        chosen += [
            Item(item.target, item.source, f"{target}-{source}.turned", f"turned:{item.group}")
            for item in rng.sample(known, min(_MOST_TURNED, len(known)))
        ]
    return chosen
