"""A checkpoint of the trained layers -> the arrays that mtcheck brings."""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import torch

from mtcheck.qe.reader.weights import ABOUT, ARRAYS, VERSION
from training.reader.items import PLACES, SCORES
from training.reader.quantizing import quantize


def pack(checkpoints: Sequence[Path], weights: Path, folder: Path, *, whole: bool = False) -> None:
    """Write the arrays, the mean of those of all checkpoints, and what they are.

    Args:
        checkpoints: stages of one training; more pairs count as those of the stage that saw most.
        weights: the base.
        folder: where the files go.
        whole: leave the numbers as they were trained, to compare with.
    """
    state = _average([torch.load(each, weights_only=True) for each in checkpoints])
    arrays: dict[str, np.ndarray] = {}
    for name, value in state["upper"].items():
        kind, _, rest = name.partition(".")
        array = value.numpy()
        if kind == "blocks":
            if array.ndim == 2 and not whole:
                arrays[f"{rest}.q"], arrays[f"{rest}.s"] = quantize(array)
            else:
                arrays[rest] = array
        else:
            arrays[f"heads.{kind}" if rest == "weight" else f"heads.{kind}_bias"] = array
    content = BytesIO()
    np.savez(content, allow_pickle=False, **arrays)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / ARRAYS).write_bytes(content.getvalue())
    about = {
        "version": VERSION,
        "base": sha256(weights.read_bytes()).hexdigest(),
        "hash": sha256(content.getvalue()).hexdigest(),
        "layers": len({name.split(".")[1] for name in state["upper"] if name.startswith("blocks")}),
        "places": PLACES,
        "scores": SCORES,
        "steps": state["step"],
        "pairs": state["seen"],
    }
    (folder / ABOUT).write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")


def _average(states: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The state that is farthest on, with the mean of all states' numbers."""
    last = max(states, key=lambda state: state["step"])
    upper = {name: sum(state["upper"][name] for state in states) / len(states) for name in last["upper"]}
    return {**last, "upper": upper}
