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
    assert "no file is named; export decisions from the review page, or name ratings" in capsys.readouterr().err
    assert run(["rules", files[0]]) == 2
    assert "add --stats" in capsys.readouterr().err
    assert run(["rules", "--stats", "none.json"]) == 3
    assert "none.json: cannot be read" in capsys.readouterr().err


def ratings(path, number=12, severity="major", *, langs="de-en"):
    """As many translations, each with a doubled word that a person has marked."""
    span = {"start_i": 12, "end_i": 18, "severity": severity}
    entry = {"tgt": "The boat is the the first.", "system": "a", "annotator": "r", "doc_id": "d", "langs": langs}
    lines = [
        {**entry, "line_id": at, "src": f"Das Boot ist das erste, {at}.", "esa_spans": [span], "esa_score": 50}
        for at in range(number)
    ]
    path.write_text("".join(f"{json.dumps(each)}\n" for each in lines), "utf-8")
    return str(path)


class TestRatings:
    def test_checks_are_counted_in_each_pair_of_languages_and_severities_are_suggested(self, tmp_path, capsys):
        assert run(["rules", "--stats", ratings(tmp_path / "r.jsonl")]) == 0
        said = capsys.readouterr().out
        rows = [line.split()[:4] for line in said.splitlines() if "doubled-word" in line]
        assert rows[:2] == [
            ["linguistic/doubled-word", "12", "12", "1.00"],
            ["de-en", "linguistic/doubled-word", "12", "12"],
        ]
        assert (
            '  "linguistic/doubled-word" = "major"  # currently minor: 12 of 12 marks that it touches are major' in said
        )

    @pytest.mark.parametrize(("number", "severity"), [(9, "major"), (12, "minor")])
    def test_nothing_is_suggested_by_few_or_where_it_is_so_already(self, tmp_path, capsys, number, severity):
        run(["rules", "--stats", ratings(tmp_path / "r.jsonl", number, severity)])
        assert "suggested" not in capsys.readouterr().out

    def test_what_the_configuration_says_is_so_already(self, tmp_path, capsys):
        (tmp_path / "own.toml").write_text('[levels]\ndoubled-word = "major"\n', "utf-8")
        run(["rules", "--stats", ratings(tmp_path / "r.jsonl"), "--config", str(tmp_path / "own.toml")])
        assert "suggested" not in capsys.readouterr().out

    def test_decisions_and_ratings_stand_side_by_side(self, files, tmp_path, capsys):
        given = [*files, ratings(tmp_path / "r.jsonl", 2)]
        assert run(["rules", "--stats", *given]) == 0
        said = capsys.readouterr().out
        assert said.startswith("2 pages, 3 files of decisions\n")
        assert "2 rated translations by 1 rater" in said
        assert run(["rules", "--stats", "--format", "json", *given]) == 0
        found = json.loads(capsys.readouterr().out)
        assert found["schema"] == "mtcheck.statistics/1"
        assert found["decisions"]["schema"] == "mtcheck.precision/1"
        assert found["ratings"]["pairs"][0]["pair"] == "de-en"

    def test_a_file_of_ratings_that_cannot_be_read_is_exit_code_3_and_loses_nothing(self, tmp_path, capsys):
        (tmp_path / "bad.jsonl").write_text('{"annotation": 5}\n', "utf-8")
        assert run(["rules", "--stats", str(tmp_path / "bad.jsonl"), ratings(tmp_path / "r.jsonl", 1)]) == 3
        said = capsys.readouterr().out
        assert "not checked" in said
        assert "1 rated translation" in said

    def test_a_file_of_decisions_of_another_version_loses_nothing_either(self, files, tmp_path, capsys):
        (tmp_path / "new.json").write_text('{"schema": "mtcheck.decisions/2"}', "utf-8")
        new = str(tmp_path / "new.json")
        assert run(["rules", "--stats", new, files[0], ratings(tmp_path / "r.jsonl", 1)]) == 3
        said = capsys.readouterr()
        assert "1 page, 1 file of decisions" in said.out
        assert "1 rated translation" in said.out
        assert 'this is of version "mtcheck.decisions/2"' in said.err
        assert run(["rules", "--stats", new]) == 3
        assert not capsys.readouterr().out

    def test_what_belongs_to_ratings_is_refused_elsewhere(self, capsys):
        assert run(["rules", "--limit", "5"]) == 2
        assert "--limit: nothing is rated here; it belongs to --stats" in capsys.readouterr().err


def test_decisions_are_counted_by_the_languages_of_their_pages(files, tmp_path, sound, capsys):
    other = copy.deepcopy(sound)
    other["article"] |= {"sha256": "2" * 64, "source_language": "fr"}
    (tmp_path / "fr.json").write_text(json.dumps(other), "utf-8")
    assert run(["rules", "--stats", files[0], str(tmp_path / "fr.json")]) == 0
    said = capsys.readouterr().out
    assert [
        line.split()[:3] for line in said.splitlines() if line.startswith(("de-", "fr-")) and "doubled" in line
    ] == [
        ["de-en", "linguistic/doubled-word", "1"],
        ["fr-en", "linguistic/doubled-word", "1"],
    ]


def test_what_people_mostly_dismiss_is_suggested_as_a_hint(tmp_path, sound, capsys):
    found = []
    for at in range(12):
        page = copy.deepcopy(sound)
        page["article"]["sha256"] = f"{at:064x}"
        page["decisions"] = [{**sound["decisions"][0], "decision": "dismissed", "replacement": None}]
        path = tmp_path / f"{at}.json"
        path.write_text(json.dumps(page), "utf-8")
        found.append(str(path))
    assert run(["rules", "--stats", *found]) == 0
    said = capsys.readouterr().out
    assert '"linguistic/doubled-word" = "neutral"  # currently minor: people dismissed 12 of 12' in said
