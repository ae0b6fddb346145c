"""A table of pairs becomes the same table with what was found."""

from __future__ import annotations

import sys

import pyarrow as pa
import pytest

import mtcheck
from mtcheck.engine.tables import METRICS, list_checks, measure_table

PAIRS = {"source": ["Die Werft gab 51 Euro aus.", "Das Tor klemmt."], "target": ["The yard spent 15 euros.", "Stuck."]}


@pytest.fixture(scope="module")
def checker():
    return mtcheck.Checker("de", "en", config=mtcheck.Config(encoder="none"))


def test_a_checker_checks_a_table(checker):
    checked = checker.check_table(pa.table({**PAIRS, "domain": ["harbour", "door"]}))
    assert checked["domain"].to_pylist() == ["harbour", "door"]
    assert checked["accuracy/number-mismatch"].to_pylist() == [1, 0]
    assert set(list_checks(checker)) < set(checked.column_names)
    assert not set(METRICS).intersection(checked.column_names)


def test_a_reference_is_measured_against(checker):
    given = pa.table({**PAIRS, "reference": [["The yard spent 51 euros.", "The yard paid 51 euros."], None]})
    checked = checker.check_table(given)
    assert checked["chrf"].to_pylist()[0] > 70
    assert checked["chrf"].to_pylist()[1] is None
    assert checked["similarity"].null_count == 2


def test_texts_that_are_not_there_are_null_in_all_that_is_found(checker):
    checked = checker.check_table(pa.table({"source": ["Brot", None, None], "target": ["bread", "x", None]}))
    assert checked["findings"].to_pylist() == [0, None, None]
    nothing = checker.check_table(pa.table({"source": pa.nulls(2), "target": pa.nulls(2)}))
    assert nothing["worst"].to_pylist() == [None, None]


def test_large_strings_and_an_empty_table(checker):
    kinds = pa.schema([("source", pa.large_string()), ("target", pa.large_string())])
    assert checker.check_table(pa.table(PAIRS, kinds)).num_rows == 2
    assert checker.check_table(kinds.empty_table()).schema.names[:2] == ["source", "target"]


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ({"source": ["a"]}, "one column 'target', and this one has: source"),
        ({"source": [1], "target": ["a"]}, "the column 'source' must hold text, not int64"),
        ({"source": ["a"], "target": ["a"], "score": [1.0]}, "the column 'score' already"),
        ({"source": ["a"], "target": ["a"], "tags": [1]}, "the column 'tags' already"),
        ({"source": ["a"], "target": ["a"], "figures": [1]}, "the column 'figures' already"),
        ({"source": ["a"], "target": ["a"], "reference": ["a"], "bleu": [1.0]}, "the column 'bleu' already"),
        ({"source": ["a"], "target": ["a"], "accuracy/number-mismatch": [1]}, "'accuracy/number-mismatch' already"),
    ],
)
def test_a_table_that_does_not_fit_is_refused(checker, columns, said):
    with pytest.raises(mtcheck.UsageError) as caught:
        checker.check_table(pa.table(columns))
    assert said in str(caught.value)


def test_signals_of_an_earlier_run_are_kept_and_other_columns_stay(checker):
    measured = measure_table(pa.table({**PAIRS, "bleu": ["a", "b"]}), "de", "en")
    checked = checker.check_table(measured)
    assert len(set(checked.column_names)) == len(checked.column_names)
    assert checked.select(measured.column_names) == measured


def test_without_pyarrow_it_says_what_to_install(checker, monkeypatch):
    given = pa.table(PAIRS)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(mtcheck.UsageError, match=r"need pyarrow; install it with: pip install 'mtcheck\[data\]'"):
        checker.check_table(given)
