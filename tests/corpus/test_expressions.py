"""Conditions are parsed, never run."""

from __future__ import annotations

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

import mtcheck
from mtcheck.corpus.expressions import PROFILES, Condition, split_table
from mtcheck.engine.signals import SIGNALS
from mtcheck.errors import UsageError

TABLE = pa.table({"n": [1, 2, None], "t": ["a", "b", "c"], "x/y": [0, 1, 2]})


def kept(where):
    return split_table(TABLE, Condition(where, TABLE.column_names))[0]["t"].to_pylist()


@pytest.mark.parametrize(
    ("where", "rows"),
    [
        ("n == 1", ["a"]),
        ("n != 1", ["b"]),
        ("1 <= n < 2", ["a"]),
        ("n > -1 and t != 'b'", ["a"]),
        ("n > 1 or t == 'a'", ["a", "b"]),
        ("not n > 1", ["a"]),
        ("not (n > 1 or t == 'a')", []),
        ("(n >= 1 and t < 'b') or n > 1", ["a", "b"]),
        ("column('x/y') >= 1", ["b", "c"]),
    ],
)
def test_conditions_choose_rows(where, rows):
    assert kept(where) == rows


def test_what_is_missed_is_told():
    _, dropped = split_table(TABLE, Condition("n == 1 and t == 'a' and column('x/y') < 2", TABLE.column_names))
    assert dropped["why"].to_pylist() == [["n == 1", "t == 'a'"], ["n == 1", "t == 'a'", "column('x/y') < 2"]]


def test_a_row_that_could_not_be_checked_fulfils_nothing_and_says_its_error():
    table = TABLE.append_column("error", pa.array([None, "no target", None], pa.string()))
    kept, dropped = split_table(table, Condition("t != 'c'", table.column_names))
    assert kept["t"].to_pylist() == ["a"]
    assert dropped["why"].to_pylist() == [["no target"], ["t != 'c'"]]


def test_what_only_a_checked_corpus_has_says_how_to_have_it():
    with pytest.raises(UsageError, match="unknown column 'quality'; 'corpus check' adds it"):
        Condition("strict", SIGNALS)


@pytest.mark.parametrize(
    "where",
    [
        "", "n", "1", "n ==", "n = 1", "n in [1]", "n is 1", "print(n) == 1", "n.x == 1", "n + 1 == 2",
        "column(n) == 1",
        "column('n', 't') == 1", "column('n', x=1) == 1", "n == None", "n == -'a'", "lambda: n == 1", "[n == 1]",
        "__import__('os').system('true') == 0", "t == 1", "f'{n}' == 'a'", "n == 1; n == 2", "x" * 20_000, "(" * 500,
    ],
)  # fmt: skip
def test_anything_else_is_refused_in_one_line(where):
    with pytest.raises(UsageError) as caught:
        kept(where)
    assert str(caught.value).startswith("--where")
    assert "\n" not in str(caught.value)


def test_an_unknown_column_is_told_with_one_that_is_near():
    with pytest.raises(UsageError, match=r"unknown column 'x/z'; did you mean 'x/y'\?"):
        kept("column('x/z') == 1")


def test_profiles_are_conditions_with_a_name():
    checks = mtcheck.Checker("de", "en").segments.entries
    names = ["quality", "worst", *SIGNALS, *(entry.info.id for entry in checks)]
    for name, where in PROFILES.items():
        assert Condition(name, names).text == Condition(where, names).text == where


@given(st.text(alphabet="nt x/y01'\"()<>=!andorcolumnt -.,[]{}", max_size=40))
def test_any_text_is_a_condition_or_refused(where):
    said = "a condition"
    try:
        kept(where)
    except UsageError as error:
        said = str(error)
    assert "\n" not in said
