"""The embedded model's weights, unpacked once into the user's cache folder and mapped from there.

The weights come deflated, and inflating them takes longer than checking a page. Where there is no folder to write to,
or ``MTCHECK_CACHE=off`` forbids it, they are inflated on each start.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

BLOCKS = 17
"""The table of piece vectors comes in this many blocks: the vector of piece ``n`` in block ``n % BLOCKS``."""

_TABLE, _WEIGHTS = "table.npy", "weights.npz"


class Weights:
    """The table of piece vectors (one byte a number) and all other arrays by name."""

    def __init__(self, table: NDArray[np.uint8], arrays: Mapping[str, NDArray[np.float32]]) -> None:
        self.table = table
        self.arrays = arrays


def load(packed: Path, version: str) -> Weights:
    """The weights of a packed file, from the cache where they are there, else into it."""
    home = cache_home(os.environ)
    if home is None:
        return inflate(packed)
    folder = home / f"encoder-{version}-{packed.stat().st_size:x}"
    try:
        return _mapped(folder)
    except (OSError, ValueError, EOFError):
        weights = inflate(packed)
        _keep(weights, folder)
        return weights


def cache_home(environment: Mapping[str, str]) -> Path | None:
    """The folder for unpacked weights: ``MTCHECK_CACHE`` (None for ``off``), or the platform's place for caches."""
    chosen = environment.get("MTCHECK_CACHE", "")
    if chosen == "off":
        return None
    if chosen:
        return Path(chosen)
    if sys.platform == "win32":
        local = environment.get("LOCALAPPDATA", "")
        return Path(local) / "mtcheck" / "cache" if local else None
    general = environment.get("XDG_CACHE_HOME", "")
    if general and Path(general).is_absolute():
        return Path(general) / "mtcheck"
    home = environment.get("HOME", "")
    if not home:
        return None
    return Path(home) / ("Library/Caches" if sys.platform == "darwin" else ".cache") / "mtcheck"


def inflate(packed: Path) -> Weights:
    """Read the packed file as it comes with the model's package."""
    with np.load(packed, allow_pickle=False) as file:
        first = file["q1"]
        table = np.empty((BLOCKS * len(first), first.shape[1]), np.uint8)
        for block in range(BLOCKS):
            table[block::BLOCKS] = file[f"q{block + 1}"]
        return Weights(table, {name: file[name] for name in file.files if not name.startswith("q")})


def _mapped(folder: Path) -> Weights:
    table = np.load(folder / _TABLE, mmap_mode="r", allow_pickle=False)
    with np.load(folder / _WEIGHTS, allow_pickle=False) as file:
        return Weights(table, {name: file[name] for name in file.files})


def _keep(weights: Weights, folder: Path) -> None:
    """Write the unpacked weights so that nobody ever sees half of them; a folder that cannot be written is left be."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix="unpacking-") as name:
            made = Path(name) / "made"
            made.mkdir()
            np.save(made / _TABLE, weights.table)
            np.savez(made / _WEIGHTS, allow_pickle=False, **dict(weights.arrays))
            made.rename(folder)
    except OSError:
        return
