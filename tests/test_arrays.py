"""Arrays come back from a mapped file as they were written."""

from __future__ import annotations

import numpy as np
import pytest

from mtcheck.caches.arrays import map_arrays, write_arrays

ARRAYS = {
    "bytes": np.arange(7, dtype=np.uint8),
    "table": np.linspace(0, 1, 12, dtype=np.float32).reshape(3, 4),
    "in columns": np.arange(6, dtype=np.uint32).reshape(2, 3).copy(order="F"),
    "one number": np.array(0.5),
}


def test_arrays_come_back_as_they_were(tmp_path):
    write_arrays(ARRAYS, tmp_path)
    found = map_arrays(tmp_path)
    assert list(found) == list(ARRAYS)
    for name, array in ARRAYS.items():
        assert np.array_equal(found[name], array)
        assert (found[name].dtype, found[name].flags.f_contiguous) == (array.dtype, array.flags.f_contiguous)
        assert not found[name].flags.writeable


def test_what_was_cut_short_is_an_error(tmp_path):
    write_arrays(ARRAYS, tmp_path)
    (tmp_path / "arrays.bin").write_bytes(b"short")
    with pytest.raises(ValueError):  # noqa: PT011  # numpy's own words
        map_arrays(tmp_path)
