"""A file of weights like multilingual-e5-small's, small and of random numbers."""

from __future__ import annotations

import struct

import numpy as np
import pytest

WIDTH, INNER, LAYERS, HEADS, POSITIONS = 64, 96, 2, 4, 300
PIECES = [
    "<s>",
    "<pad>",
    "</s>",
    "<unk>",
    "▁",
    *"abcdefghijklmnopqrstuvwxyzåäöß.,:!",
    "▁the",
    "qu",
    "er",
    "query",
    "▁query",
]
REPLACED = {ord("ﬁ"): "fi", ord("\u00a0"): " ", ord("\t"): " ", ord("Ａ"): "a", ord("\u200b"): ""}


def quantize(rows: np.ndarray) -> bytes:
    """Four-bit blocks as the file has them."""
    blocks = rows.reshape(len(rows), -1, 32)
    scale = (np.abs(blocks).max(-1, keepdims=True) / 7).astype("<f2")
    halves = np.clip(np.round(blocks / scale.astype(np.float32)) + 8, 0, 15).astype(np.uint8)
    packed = halves[..., :16] | halves[..., 16:] << 4
    return np.concatenate([scale.view(np.uint8), packed], axis=-1).tobytes()


def arrays(rng: np.random.Generator) -> dict[str, np.ndarray]:
    """Random arrays under the file's names."""
    made = {"emb.word": rng.normal(size=(len(PIECES), WIDTH)), "emb.pos": rng.normal(size=(POSITIONS, WIDTH)) / 9}
    made |= {"emb.type": rng.normal(size=(2, WIDTH)) / 9, "emb.ln.w": np.ones(WIDTH), "emb.ln.b": np.zeros(WIDTH)}
    for layer in range(LAYERS):
        shapes = {"q": (WIDTH, WIDTH), "k": (WIDTH, WIDTH), "v": (WIDTH, WIDTH), "ao": (WIDTH, WIDTH)}
        shapes |= {"fi": (INNER, WIDTH), "fo": (WIDTH, INNER)}
        for name, shape in shapes.items():
            made[f"l{layer}.{name}.w"] = rng.normal(size=shape) / np.sqrt(shape[1])
            made[f"l{layer}.{name}.b"] = rng.normal(size=shape[0]) / 9
        for name in ("aln", "oln"):
            made[f"l{layer}.{name}.w"] = 1 + rng.normal(size=WIDTH) / 9
            made[f"l{layer}.{name}.b"] = rng.normal(size=WIDTH) / 9
    return {name: array.astype("<f4") for name, array in made.items()}


def written(version: int = 1) -> bytes:
    """The whole file."""
    scores = np.array([-1.0 - len(PIECES[at]) % 7 / (1 + len(PIECES[at])) for at in range(len(PIECES))], "<f4")
    texts = [piece.encode() for piece in PIECES]
    head = struct.pack("<4sI7ifi", b"E5S1", version, WIDTH, LAYERS, HEADS, INNER, len(PIECES), POSITIONS, 2, 1e-12, 32)
    head += struct.pack("<5iQ", len(PIECES), 0, 2, 1, 3, sum(map(len, texts)))
    head += np.cumsum([0, *map(len, texts)]).astype("<u4").tobytes() + scores.tobytes() + b"".join(texts)
    replaced = b"".join(struct.pack(f"<IB{len(new)}I", old, len(new), *map(ord, new)) for old, new in REPLACED.items())
    head += struct.pack("<iI", len(REPLACED), len(replaced)) + replaced
    named = arrays(np.random.default_rng(7))
    made = {name: quantize(a) if name.endswith((".w", "word")) and a.ndim == 2 and name != "emb.pos" else a.tobytes()
            for name, a in named.items()}  # fmt: skip
    at = len(head) + 4 + sum(2 + len(name) + 21 for name in made)
    directory = struct.pack("<i", len(made))
    for name, content in made.items():
        directory += struct.pack(f"<H{len(name)}sBIQQ", len(name), name.encode(), 0, named[name].size, at, len(content))
        at += len(content)
    return head + directory + b"".join(made.values())


@pytest.fixture(scope="session")
def e5_file(tmp_path_factory):
    path = tmp_path_factory.mktemp("e5") / "small.bin"
    path.write_bytes(written())
    return path
