"""The reader's own weights: the upper layers and the heads in eight bits, a scale for every 32 numbers."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Mapping
from hashlib import sha256
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING, Any

import numpy as np

from mtcheck.embeddings.e5.network import Layer
from mtcheck.errors import UsageError
from mtcheck.model.tuples import NamedTuple

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from mtcheck.embeddings.base import Matrix, Row

VERSION = 1
FOLDER = files("mtcheck") / "data" / "reader"
ARRAYS, ABOUT = "weights.npz", "about.json"
BLOCK = 32
_CURE = "install mtcheck again, or do without with encoder = 'none'"


class Heads(NamedTuple):
    """Layers above the network: logits of each piece, scores of the whole."""

    places: Matrix
    places_bias: Row
    scores: Matrix
    scores_bias: Row


class Trained(NamedTuple):
    """What was trained."""

    layers: list[Layer]
    heads: Heads
    about: Mapping[str, Any]
    """Where it is from: the base's hash, this file's hash, names of the heads, calibration."""


def expand(numbers: NDArray[np.int8], scale: NDArray[np.float16]) -> Matrix:
    """Numbers of eight bits, with a scale for each block of a row, as they were."""
    blocks = numbers.reshape(len(numbers), -1, BLOCK).astype(np.float32)
    found: Matrix = (blocks * scale[..., None].astype(np.float32)).reshape(numbers.shape)
    return found


def is_there() -> bool:
    """Whether weights were trained and packed."""
    return (FOLDER / ARRAYS).is_file() and (FOLDER / ABOUT).is_file()


def read_trained() -> Trained:
    """The packed weights.

    Raises:
        UsageError: they are not there, or not what was packed.
    """
    try:
        about = json.loads((FOLDER / ABOUT).read_text(encoding="utf-8"))
        content = (FOLDER / ARRAYS).read_bytes()
        known = about["version"], about["hash"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UsageError(f"the reader's weights cannot be read: {error}; {_CURE}") from error
    if known != (VERSION, sha256(content).hexdigest()):
        raise UsageError(f"the reader's weights in {FOLDER} are not those that were packed; {_CURE}")
    return unpack(content, about)


def unpack(content: bytes, about: Mapping[str, Any]) -> Trained:
    """Layers and heads from packed arrays.

    Raises:
        UsageError: an array is missing or damaged.
    """
    try:
        with np.load(BytesIO(content), allow_pickle=False) as file:
            arrays = {name: file[name] for name in file.files}
        layers = [_layer(arrays, at) for at in range(about["layers"])]
        return Trained(layers, Heads(*(arrays[f"heads.{name}"] for name in Heads._fields)), about)
    except (KeyError, ValueError, EOFError, zipfile.BadZipFile) as error:
        raise UsageError(f"the reader's weights are damaged: {error}; {_CURE}") from error


def _layer(arrays: Mapping[str, NDArray[Any]], at: int) -> Layer:
    found = {}
    for name in Layer._fields:
        key = f"{at}.{name}"
        found[name] = arrays[key] if key in arrays else expand(arrays[f"{key}.q"], arrays[f"{key}.s"])
        # Matrices are packed a row an output, and applied from the right.
        if found[name].ndim == 2:
            found[name] = np.ascontiguousarray(found[name].T)
    return Layer(**found)
