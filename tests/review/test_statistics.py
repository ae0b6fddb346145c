"""Precision by check, from what people decided."""

from __future__ import annotations

import copy
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.cli.run import run
from mtcheck.model.score import wilson


@pytest.mark.parametrize(
    ("successes", "trials", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_the_interval_is_wilsons(successes, trials, low, high):
    """Newcombe, Statistics in Medicine 17 (1998), table I, method 3."""
    assert wilson(successes, trials) == pytest.approx((low, high), abs=5e-5)


@given(st.integers(1, 500).flatmap(lambda trials: st.tuples(st.integers(0, trials), st.just(trials))))
def test_the_interval_holds_the_share(counts):
    low, high = wilson(*counts)
    assert 0 <= low <= counts[0] / counts[1] <= high <= 1


@pytest.fixture
def files(tmp_path, sound):
    """Two people over one page, who differ in one finding, and one of them over another page."""
    other = copy.deepcopy(sound)
    other["author"] = "bob"
    other["decisions"][1]["decision"] = "accepted"
    elsewhere = copy.deepcopy(sound)
    elsewhere["article"]["sha256"] = "1" * 64
    elsewhere["added"].append({**elsewhere["added"][0], "start": 0, "severity": "minor"})
    found = []
    for at, value in enumerate((sound, other, elsewhere)):
        path = tmp_path / f"{at}.json"
        path.write_text(json.dumps(value), encoding="utf-8")
        found.append(str(path))
    return found


def test_rules_with_stats_counts_by_check(files, capsys):
    assert run(["rules", "--stats", *files]) == 0
    said = capsys.readouterr().out
    assert said.startswith("2 pages, 3 files of decisions\n")
    assert "linguistic/doubled-word         2          0         0      1.000  0.342 to 1.000" in said
    assert "style/mixed-quotes              0          1         1      0.000  0.000 to 0.793" in said
    assert "all                             2          1         1      0.667  0.208 to 0.939" in said
    assert (
        "3 faults that people added\n     2  major     accuracy/omission\n     1  minor     accuracy/omission\n" in said
    )


def test_the_same_as_json(files, capsys):
    assert run(["rules", "--stats", "--format", "json", *files]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["schema"] == "mtcheck.precision/1"
    assert found["total"]["interval"] == [0.2077, 0.9385]
    assert found["checks"][1]["disputed"] == 1
    assert found["missed"][0] == {"category": "accuracy/omission", "severity": "major", "number": 2}


def test_a_check_only_disputed_has_no_precision(files, capsys):
    assert run(["rules", "--stats", *files[:2]]) == 0
    assert "style/mixed-quotes              0          0         1          -" in capsys.readouterr().out


def test_wrong_usage_is_said(files, capsys):
    assert run(["rules", "--stats"]) == 2
    assert "no file of decisions is named" in capsys.readouterr().err
    assert run(["rules", files[0]]) == 2
    assert "add --stats" in capsys.readouterr().err
    assert run(["rules", "--stats", "none.json"]) == 3
    assert "none.json: cannot be read" in capsys.readouterr().err
