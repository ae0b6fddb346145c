"""Weights -> the eight bits a number that are packed; ``mtcheck.qe.reader.weights.expand`` is the other way round."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from mtcheck.qe.reader.weights import BLOCK

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from mtcheck.embeddings.base import Matrix


def quantize(rows: Matrix) -> tuple[NDArray[np.int8], NDArray[np.float16]]:
    """Numbers of eight bits with a scale for each block of a row."""
    blocks = rows.reshape(len(rows), -1, BLOCK)
    scale = (np.abs(blocks).max(-1, keepdims=True) / 127 + 1e-12).astype(np.float16)
    numbers = np.round(blocks / np.maximum(scale.astype(np.float32), 1e-7))
    return np.clip(numbers, -127, 127).astype(np.int8).reshape(rows.shape), scale[..., 0]
