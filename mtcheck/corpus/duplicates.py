"""Pairs that are alike: fingerprints on disk, sorted a band at a time, so that memory stays small whatever the corpus.

A pair is repeated if an earlier one has the same band of its fingerprint and enough of the rest: all of a hash of the
texts, or so much of a MinHash, which is as near to another as the texts share runs of five characters.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Iterator, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from mtcheck.corpus.arrow import require_arrow
from mtcheck.corpus.filtering import Tally
from mtcheck.corpus.parts import Folder, lock_folder, read_manifest, read_parts
from mtcheck.engine.tables import ERROR, SOURCE, TARGET
from mtcheck.errors import UsageError, shown_path
from mtcheck.model.tuples import NamedTuple

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa

    Numbers: TypeAlias = np.ndarray[Any, Any]

NEAR = "near"
SIMILARITY = 0.8
"""The share of runs of characters from which on pairs are nearly the same."""
_LEAST = 0.5
_NUMBERS, _BANDS = 128, 16
"""Those of a MinHash: pairs that share 0.85 of their runs have a band in common in 99 cases of 100."""
_SEED = 1
_RUN = 5
"""Characters of the runs that are compared."""
_SORTED = 4_000_000
"""Rows that are sorted at once."""
_NEIGHBOURS = 3
"""Rows of the same band that one is compared with, beside the first of them."""
_COMPARED, _SKETCHED = 8_192, 500
"""Rows that are compared and sketched at once."""
_MULTIPLIER = 0x9E3779B97F4A7C15
_MARKS = re.compile(r"[\W_]+")
_DIGIT = re.compile(r"\d")
_MISSING = "pairs that are nearly the same need rensa; install it with: pip install 'mtcheck[data]'"


class _Kind(NamedTuple):
    """How pairs are made comparable."""

    fingerprint: Callable[[Sequence[str]], Numbers]
    bands: int
    prepare: Callable[[str], str]


def deduplicate_parts(folder: Path, kept: Path, kind: str = "exact", similarity: float = SIMILARITY) -> Tally:
    """Keep the first of rows that are alike.

    Args:
        folder: of a finished run.
        kept: the folder for what remains.
        kind: ``exact``: both texts are the same; ``normalized``: but for case, digits, marks and blanks; ``near``: they
            have most of their runs of five characters in common. A row that is near to one that is left out for
            another is left out as well. Rows that could not be read or checked are like no other and are kept.
        similarity: the share of such runs from which on they are ``near``, as MinHash estimates it.

    Raises:
        ReadError: the run is not finished, or a part is damaged.
        UsageError: the kind is unknown, the folder is not free, or what ``near`` needs is not installed.
    """
    if kind not in _KINDS:
        raise UsageError(f"unknown kind '{kind}'; there are {', '.join(_KINDS)}")
    if not _LEAST <= similarity <= 1:
        raise UsageError(f"similarity must be between {_LEAST:g} and 1, not {similarity:g}")
    made = {"from": shown_path(folder), "without": f"{kind} duplicates"}
    if languages := (read_manifest(folder) or {}).get("languages"):
        made["languages"] = languages
    if kind == NEAR:
        made |= {"similarity": str(similarity), "algorithm": f"rensa {_require_rensa().RMinHash.ALGORITHM_VERSION}"}
    with lock_folder(kept):
        out = Folder(kept, made)
        is_repeated = _find_repeated(folder, kept, _KINDS[kind], similarity if kind == NEAR else 1.0)
        return _write_rest(folder, out, is_repeated)


def _write_rest(folder: Path, out: Folder, is_repeated: Numbers) -> Tally:
    tally, parts, begin = Tally(), 0, 0
    for table in read_parts(folder):
        mask = is_repeated[begin : begin + table.num_rows]
        dropped, unread = int(mask.sum()), int((~_find_readable(table)).sum())
        out.write(parts, table.filter(require_arrow().array(~mask)), table.num_rows, unread)
        tally.add(Tally(table.num_rows - dropped, dropped, unread))
        parts, begin = parts + 1, begin + table.num_rows
    out.finish(parts, {"rows": tally.kept, "unread": tally.unread})
    return tally


def _find_readable(table: pa.Table) -> Numbers:
    """For each row whether it has both texts and no error."""
    import pyarrow.compute as pc

    mask = pc.and_(pc.is_valid(table[SOURCE]), pc.is_valid(table[TARGET]))
    if ERROR in table.column_names:
        mask = pc.and_(mask, pc.is_null(table[ERROR]))
    found: Numbers = mask.combine_chunks().to_numpy(zero_copy_only=False).astype(bool)
    return found


def _find_repeated(folder: Path, kept: Path, kind: _Kind, least: float) -> Numbers:
    """For each row whether it repeats an earlier one."""
    import numpy as np

    masks = [np.zeros(0, bool)]
    with tempfile.TemporaryFile(dir=kept) as prints, tempfile.TemporaryFile(dir=kept) as bands:
        found = _Fingerprints(prints, bands, kind.bands)
        for table in read_parts(folder):
            masks.append(_find_readable(table))
            readable = table.filter(require_arrow().array(masks[-1]))
            sides = (readable[name].to_pylist() for name in (SOURCE, TARGET))
            texts = [kind.prepare(f"{source}\0{target}") for source, target in zip(*sides, strict=True)]
            if texts:
                found.add(kind.fingerprint(texts))
        is_repeated = np.concatenate(masks)
        is_repeated[is_repeated] = found.find_repeated(least)
        return is_repeated


class _Fingerprints:
    """Rows of numbers on disk, and for each band of them a number that tells whether two may be the same."""

    def __init__(self, prints: Any, bands: Any, count: int) -> None:
        self._prints, self._bands, self._count = prints, bands, count
        self._sizes: list[int] = []
        self._width = 0

    def add(self, rows: Numbers) -> None:
        """Append fingerprints."""
        import numpy as np

        size, self._width = rows.shape
        self._prints.write(np.ascontiguousarray(rows, np.uint32).tobytes())
        pieces = rows.astype(np.uint64).reshape(size, self._count, -1)
        hashes = np.zeros((self._count, size), np.uint64)
        for piece in range(pieces.shape[2]):
            hashes = (hashes ^ pieces[:, :, piece].T) * np.uint64(_MULTIPLIER)
            hashes ^= hashes >> np.uint64(29)
        self._bands.write(hashes.tobytes())
        self._sizes.append(size)

    def find_repeated(self, least: float) -> Numbers:
        """For each row whether an earlier one has a band of it and so large a share of all."""
        import numpy as np

        total = sum(self._sizes)
        is_repeated = np.zeros(total, bool)
        self._prints.flush()
        slices = 1 + total // _SORTED
        for band in range(self._count):
            for number in range(slices):
                for later, earlier in _pair_rows(*self._collect(band, number, slices)):
                    self._compare(later, earlier, is_repeated, least)
        return is_repeated

    def _collect(self, band: int, number: int, slices: int) -> tuple[Numbers, Numbers]:
        """The rows of a slice, and their hashes: those that leave the same remainder."""
        import numpy as np

        rows, hashes, begin = [], [], 0
        for size in self._sizes:
            self._bands.seek(8 * (begin * self._count + band * size))
            read = np.frombuffer(self._bands.read(8 * size), np.uint64)
            chosen = np.flatnonzero(read % np.uint64(slices) == number)
            rows.append(chosen + begin)
            hashes.append(read[chosen])
            begin += size
        return np.concatenate(rows or [np.zeros(0, np.int64)]), np.concatenate(hashes or [np.zeros(0, np.uint64)])

    def _compare(self, later: Numbers, earlier: Numbers, is_repeated: Numbers, least: float) -> None:
        import numpy as np

        open_rows = ~is_repeated[later]
        later, earlier = later[open_rows], earlier[open_rows]
        for begin in range(0, len(later), _COMPARED):
            rows, others = (each[begin : begin + _COMPARED] for each in (later, earlier))
            stored = np.memmap(self._prints, np.uint32, "r").reshape(-1, self._width)
            is_repeated[rows] |= (stored[rows] == stored[others]).mean(1) >= least


def _pair_rows(rows: Numbers, hashes: Numbers) -> Iterator[tuple[Numbers, Numbers]]:
    """Rows whose hash earlier ones have, beside the first of these, the last, the last but one."""
    import numpy as np

    order = np.argsort(hashes, kind="stable")
    rows, hashes = rows[order], hashes[order]
    is_first = np.ones(len(rows), bool)
    is_first[1:] = hashes[1:] != hashes[:-1]
    places = np.arange(len(rows))
    begins = np.flatnonzero(is_first)[np.cumsum(is_first) - 1]
    yield rows[~is_first], rows[begins[~is_first]]
    for distance in range(1, _NEIGHBOURS + 1):
        later = places[places - distance > begins]
        yield rows[later], rows[later - distance]


def _hash_texts(texts: Sequence[str]) -> Numbers:
    import numpy as np

    digests = b"".join(blake2b(text.encode(), digest_size=16).digest() for text in texts)
    return np.frombuffer(digests, "<u4").reshape(len(texts), -1)


def _sketch_texts(texts: Sequence[str]) -> Numbers:
    import numpy as np

    sketch = _require_rensa().RMinHash.digests_from_token_sets
    chunks = (texts[at : at + _SKETCHED] for at in range(0, len(texts), _SKETCHED))
    found = (sketch([list(_list_runs(text)) for text in chunk], _NUMBERS, _SEED) for chunk in chunks)
    return np.concatenate([np.array(rows, np.uint32) for rows in found])


def _list_runs(text: str) -> Iterator[str]:
    return map(text.__getitem__, map(slice, range(max(1, len(text) - _RUN + 1)), range(_RUN, len(text) + _RUN)))


def _require_rensa() -> Any:
    try:
        import rensa
    except ImportError as error:
        raise UsageError(_MISSING) from error
    return rensa


def _normalize(text: str) -> str:
    return "\0".join(_DIGIT.sub("0", _MARKS.sub("", side)) for side in text.casefold().split("\0"))


def _loosen(text: str) -> str:
    return _DIGIT.sub("0", _MARKS.sub(" ", text.casefold()))


_KINDS = {
    "exact": _Kind(_hash_texts, 1, str),
    "normalized": _Kind(_hash_texts, 1, _normalize),
    NEAR: _Kind(_sketch_texts, _BANDS, _loosen),
}
