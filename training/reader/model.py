"""The reader in PyTorch: the upper layers and the heads, which are trained, above the lower layers, which are not."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from mtcheck.embeddings.e5.network import Layer, Network, read_layer
from mtcheck.embeddings.e5.weights import Weights
from training.reader.items import PLACES, SCORES

FROZEN = 6
"""Layers that are left as they are."""


class Block(nn.Module):
    """A layer with the arrays of ``Layer``, on padded rows."""

    def __init__(self, layer: Layer, heads: int, eps: float) -> None:
        super().__init__()
        for name, array in layer._asdict().items():
            value = torch.from_numpy(np.array(array.T if array.ndim == 2 else array, order="C"))
            self.register_parameter(name, nn.Parameter(value))
        self._heads, self._eps = heads, eps

    def forward(self, rows: Tensor, mask: Tensor) -> Tensor:
        texts, length, width = rows.shape
        mixed = functional.linear(rows, self.attend, self.attend_bias)
        queries, keys, values = mixed.view(texts, length, 3, self._heads, -1).permute(2, 0, 3, 1, 4)
        seen = functional.scaled_dot_product_attention(queries, keys, values, attn_mask=mask, scale=1.0)
        seen = functional.linear(seen.transpose(1, 2).reshape(texts, length, width), self.out, self.out_bias)
        rows = functional.layer_norm(rows + seen, (width,), self.norm, self.norm_bias, self._eps)
        inner = functional.gelu(functional.linear(rows, self.widen, self.widen_bias), approximate="tanh")
        inner = functional.linear(inner, self.narrow, self.narrow_bias)
        return functional.layer_norm(rows + inner, (width,), self.last_norm, self.last_norm_bias, self._eps)


class Read(NamedTuple):
    """What the reader says of a batch: a logit for each piece and head, and scores of the whole."""

    places: Tensor
    scores: Tensor


class Upper(nn.Module):
    """What is trained."""

    def __init__(self, weights: Weights) -> None:
        super().__init__()
        measures = weights.measures
        layers = [read_layer(weights, number) for number in range(FROZEN, measures.layers)]
        self.blocks = nn.ModuleList([Block(layer, measures.heads, measures.eps) for layer in layers])
        self.places = nn.Linear(measures.width, len(PLACES))
        self.scores = nn.Linear(2 * measures.width, len(SCORES))
        for head in (self.places, self.scores):
            nn.init.normal_(head.weight, std=0.02)
            nn.init.zeros_(head.bias)

    def forward(self, rows: Tensor, mask: Tensor, is_target: Tensor) -> Read:
        """Read rows (texts, pieces, width); the mask is 0 where there is a piece, and far below 0 elsewhere."""
        for block in self.blocks:
            rows = block(rows, mask)
        share = is_target / is_target.sum(1, keepdim=True).clamp(min=1)
        mean = (share[:, None] @ rows)[:, 0]
        return Read(self.places(rows), self.scores(torch.cat([rows[:, 0], mean], 1)))


class Lower(nn.Module):
    """The layers below, and the embedding."""

    def __init__(self, weights: Weights) -> None:
        super().__init__()
        measures = weights.measures
        self._network = Network(weights, ())
        layers = [read_layer(weights, number) for number in range(FROZEN)]
        self.blocks = nn.ModuleList([Block(layer, measures.heads, measures.eps) for layer in layers])

    @torch.no_grad()
    def forward(self, texts: list[np.ndarray]) -> list[np.ndarray]:
        """The rows of texts given as numbers of pieces."""
        lengths = [len(text) for text in texts]
        rows = np.split(self._network.embed([text.tolist() for text in texts]), np.cumsum(lengths)[:-1])
        found, mask = pad(rows)
        for block in self.blocks:
            found = block(found, mask)
        return [row[:length].numpy() for row, length in zip(found, lengths, strict=True)]


def pad(rows: list[np.ndarray]) -> tuple[Tensor, Tensor]:
    """Rows of texts side by side, and the mask of attention."""
    longest = max(map(len, rows))
    found = np.zeros((len(rows), longest, rows[0].shape[1]), np.float32)
    mask = np.full((len(rows), 1, 1, longest), -1e9, np.float32)
    for at, row in enumerate(rows):
        found[at, : len(row)] = row
        mask[at, ..., : len(row)] = 0
    return torch.from_numpy(found), torch.from_numpy(mask)


class Kept:
    """What the lower layers make of items, kept on disk once it was computed."""

    def __init__(self, folder: Path, ends: np.ndarray, width: int) -> None:
        shape = (int(ends[-1]), width)
        path, done = folder / "lower.f2", folder / "lower.done"
        mode = "r+" if path.exists() and path.stat().st_size == 2 * shape[0] * width else "w+"
        self.rows = np.memmap(path, np.float16, mode, shape=shape)
        self.done = np.memmap(done, np.uint8, mode if done.exists() else "w+", shape=(len(ends),))
