"""The recipes for other programs do what they say, where those programs are installed."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from mtcheck.engine.tables import check_table

RECIPES = Path(__file__).parents[2] / "recipes"
PAIRS = {
    "source": ["Die Werft gab 51 Euro aus.", "Das Tor klemmt.", "Die Möwen schlafen."],
    "target": ["The yard spent 15 euros.", "The gate is stuck.", "The gulls are asleep."],
}


def load(name):
    spec = importlib.util.spec_from_file_location(name, RECIPES / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def checked(tmp_path, checker):
    table = pa.table({**PAIRS, "file": ["a", "b", "b"], "error": pa.nulls(3, pa.string())})
    for number in range(2):
        pq.write_table(check_table(table, checker), tmp_path / f"part-{number:06}.parquet")
    return tmp_path


def test_duckdb_counts_findings_and_ranks_files(checked):
    pytest.importorskip("duckdb")
    recipe = load("query_corpus")
    assert ("accuracy/number-mismatch", "major", 2) in recipe.count_findings(str(checked))
    assert [(file, pairs, grave) for file, pairs, _, grave in recipe.rank_files(str(checked))] == [
        ("a", 2, 1.0),
        ("b", 4, 0.0),
    ]


def test_polars_keeps_what_is_sound(checked):
    pytest.importorskip("polars")
    recipe = load("query_corpus")
    assert set(recipe.keep_sound(str(checked), 0).collect()["target"]) == set(PAIRS["target"][1:])
    assert recipe.count_by_ratio(str(checked))["len"].sum() == 6


@pytest.mark.filterwarnings("ignore")
def test_datasets_are_checked_by_map(checker, tmp_path, monkeypatch):
    datasets = pytest.importorskip("datasets")
    monkeypatch.setenv("HF_HOME", str(tmp_path))
    recipe = load("check_dataset")
    monkeypatch.setattr(recipe, "make_checker", lambda *_: checker)
    found = recipe.check_dataset(datasets.Dataset.from_dict(PAIRS), "de", "en")
    assert found["accuracy/number-mismatch"][:] == [1, 0, 0]
    assert found["target"][:] == PAIRS["target"]
