"""A checkpoint of the trained layers -> the arrays that mtcheck brings."""

from __future__ import annotations

import json
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import numpy as np
import torch

from mtcheck.qe.reader.weights import ABOUT, ARRAYS, VERSION, quantize
from training.reader.items import PLACES, SCORES


def pack(checkpoint: Path, weights: Path, folder: Path, *, whole: bool = False) -> None:
    """Write the arrays and what they are; ``whole`` leaves the numbers as they were trained, to compare with."""
    state = torch.load(checkpoint, weights_only=True)
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
