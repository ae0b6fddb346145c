"""Ray and Spark find what this process finds, where they are installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import mtcheck
from tests.corpus.conftest import PAIRS

RECIPES = Path(__file__).parents[2] / "recipes"
IS_THERE = {"ray": find_spec("ray") is not None, "spark": find_spec("pyspark") is not None and shutil.which("java")}


@pytest.mark.slow
@pytest.mark.parametrize("engine", sorted(IS_THERE))
def test_an_engine_finds_what_this_process_finds(tmp_path, engine):
    if not IS_THERE[engine]:
        pytest.skip(f"{engine} is not installed")
    pairs = pa.table({"source": [a for a, _ in PAIRS], "target": [b for _, b in PAIRS], "id": range(len(PAIRS))})
    pq.write_table(pairs, tmp_path / "pairs.parquet")
    recipe = [sys.executable, RECIPES / f"{engine}_corpus.py", tmp_path / "pairs.parquet", tmp_path / "out", "de", "en"]
    subprocess.run(recipe, check=True, env={**os.environ, "PYSPARK_PYTHON": sys.executable})
    found = pa.concat_tables([pq.read_table(each) for each in sorted((tmp_path / "out").glob("*.parquet"))])
    expected = mtcheck.Checker("de", "en").check_table(pairs.append_column("error", pa.nulls(len(PAIRS), pa.string())))
    assert found.sort_by("id").select(expected.column_names).to_pylist() == expected.to_pylist()
