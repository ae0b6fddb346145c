"""Known findings: what stays known through edits, what is new, and how wrong files are told."""

from __future__ import annotations

import json

import pytest

from mtcheck.cli.run import run
from mtcheck.errors import UsageError
from mtcheck.results.baseline import read, text

DOUBLED = "linguistic/doubled-word"
FIRST = "The council met on the the Tuesday and agreed on the plan for a new bridge.\n\n"
SECOND = "It was was decided that the work would begin in May and last for two years.\n\n"
THIRD = "The opposition will go to to court against what the council has agreed upon.\n\n"
CLEAN = "Nobody else in the town had anything to say about the matter on that evening.\n\n"
EMPTY = '{"name": "a", "sketch": [], "findings": []}'
ODD = "näht: 5 %, «a b».txt"


@pytest.fixture
def site(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write(tmp_path, "a.txt", FIRST + SECOND + CLEAN)
    write(tmp_path, ODD, CLEAN + THIRD)
    assert run(["baseline", "write", ".", "--to", "en"]) == 0
    return tmp_path


def write(folder, name, words):
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text(words, encoding="utf-8")


def checked(capsys, *arguments):
    capsys.readouterr()
    options = ["--to", "en", "--fail-on", "minor", "--baseline", "mtcheck-baseline.json", "--format", "json"]
    code = run(["check", *(arguments or (".",)), *options])
    articles = json.loads(capsys.readouterr().out)["articles"]
    return code, {
        each["name"]: [(one["target"]["text"], one["baseline_state"]) for one in each["findings"]] for each in articles
    }


@pytest.mark.usefixtures("site")
def test_known_findings_do_not_fail(capsys):
    code, found = checked(capsys)
    assert code == 0
    assert found == {
        "a.txt": [("the the", "unchanged"), ("was was", "unchanged")],
        ODD: [("to to", "unchanged")],
    }


def test_edits_elsewhere_order_and_other_names_change_nothing(site, capsys):
    write(site, "a.txt", CLEAN + SECOND + "A new line at the top of it all, and quite a long one.\n\n" + FIRST)
    (site / "deep").mkdir()
    (site / ODD).rename(site / "deep" / "c.txt")
    code, found = checked(capsys)
    assert code == 0
    assert {state for each in found.values() for _, state in each} == {"unchanged"}


def test_a_new_finding_fails_and_is_named(site, capsys):
    write(site, "a.txt", FIRST + SECOND + CLEAN + THIRD)
    code, found = checked(capsys)
    assert code == 1
    assert found["a.txt"][-1] == ("to to", "new")
    assert run(["check", ".", "--to", "en", "--baseline", "mtcheck-baseline.json", "--fail-on", "minor"]) == 1
    assert "fail-on minor: 1 fault of this severity or worse" in (said := capsys.readouterr().out)
    assert "2 known" in said
    assert "was was" not in said


def test_of_two_alike_the_one_in_the_known_line_is_known(site, capsys):
    write(site, "a.txt", "We saw the the other bridge on the way, and nobody was upon it.\n\n" + FIRST + SECOND + CLEAN)
    _, found = checked(capsys)
    assert found["a.txt"] == [("the the", "new"), ("the the", "unchanged"), ("was was", "unchanged")]


def test_a_new_page_is_not_taken_for_one_that_is_gone(site, capsys):
    (site / ODD).unlink()
    write(site, "new.txt", "Quite another text stands here, and it has to to be read with some care.\n\n")
    code, found = checked(capsys)
    assert code == 1
    assert found["new.txt"] == [("to to", "new")]


def test_what_is_repaired_is_absent(site, capsys):
    write(site, "a.txt", FIRST + CLEAN)
    capsys.readouterr()
    run(["check", "a.txt", "--to", "en", "--baseline", "mtcheck-baseline.json", "--format", "json"])
    (article,) = json.loads(capsys.readouterr().out)["articles"]
    (gone,) = article["absent"]
    assert (gone["check"], gone["target"]) == (DOUBLED, "was was")
    run(["check", "a.txt", "--to", "en", "--baseline", "mtcheck-baseline.json"])
    assert "1 finding of the baseline no more found" in capsys.readouterr().out
    run(["check", "a.txt", "--to", "en", "--baseline", "mtcheck-baseline.json", "--skip", DOUBLED, "--format", "json"])
    assert json.loads(capsys.readouterr().out)["articles"][0]["absent"] == []


def test_the_file_is_sorted_and_does_not_depend_on_the_order(site):
    before = (site / "mtcheck-baseline.json").read_text()
    assert run(["baseline", "write", ODD, "a.txt", "--to", "en", "--jobs", "2"]) == 0
    assert (site / "mtcheck-baseline.json").read_text() == before
    assert text(read(site / "mtcheck-baseline.json")) == before
    names = [each["name"] for each in json.loads(before)["articles"]]
    assert names == sorted(names)


def test_the_file_can_be_read_by_people(site):
    write(site, "c.txt", "He said „Straße“ and went home.\n\nThe „Gäste“ „Gäste“ stayed.\n\n" + CLEAN)
    assert run(["baseline", "write", "c.txt", "--to", "en"]) == 0
    assert "„" in (site / "mtcheck-baseline.json").read_text(encoding="utf-8")


def test_update_brings_the_named_pages_up_to_date(site, capsys):
    write(site, "a.txt", FIRST + THIRD)
    (site / ODD).unlink()
    capsys.readouterr()
    assert run(["baseline", "update", "a.txt", "--to", "en", "--only-drop"]) == 0
    assert capsys.readouterr().out == "mtcheck-baseline.json: 1 finding in 1 page\n"
    assert checked(capsys)[1]["a.txt"] == [("the the", "unchanged"), ("to to", "new")]
    assert run(["baseline", "update", "a.txt", "--to", "en"]) == 0
    assert checked(capsys)[0] == 0


@pytest.mark.usefixtures("site")
def test_a_new_baseline_is_never_of_some_pages(capsys):
    assert run(["baseline", "write", ".", "--since", "HEAD"]) == 2
    assert "use 'mtcheck baseline update'" in capsys.readouterr().err


def test_a_page_that_cannot_be_read_keeps_its_entries(site, capsys):
    write(site, "a.txt", "")
    before = read(site / "mtcheck-baseline.json").articles["a.txt"]
    capsys.readouterr()
    assert run(["baseline", "update", "a.txt", "--to", "en"]) == 3
    assert "a.txt: is empty" in capsys.readouterr().err
    assert read(site / "mtcheck-baseline.json").articles["a.txt"] == before
    assert checked(capsys)[1]["a.txt"] == []


@pytest.mark.usefixtures("site")
def test_show_lists_what_is_known(capsys):
    capsys.readouterr()
    assert run(["baseline", "show"]) == 0
    assert "minor     linguistic/doubled-word  was was" in (said := capsys.readouterr().out)
    assert said.endswith("3 findings in 2 pages\n")
    assert run(["baseline", "show", "a.txt"]) == 0
    assert ODD not in (said := capsys.readouterr().out)
    assert said.endswith("2 findings in 1 page\n")
    assert run(["baseline", "show", "b.txt"]) == 2
    assert "b.txt: the baseline holds no such page" in capsys.readouterr().err


def test_the_configuration_names_the_file_from_its_own_folder(site, capsys, monkeypatch):
    write(site, "mtcheck.toml", 'baseline = "mtcheck-baseline.json"\ntarget-language = "en"\nfail-on = "minor"\n')
    (site / "deep").mkdir()
    monkeypatch.chdir(site / "deep")
    assert run(["check", "../a.txt"]) == 0
    capsys.readouterr()


def test_suppressed_findings_are_not_remembered(site):
    write(site, "mtcheck.toml", f'[[suppress]]\ncheck = "{DOUBLED}"\n')
    assert run(["baseline", "write", ".", "--to", "en"]) == 0
    assert read(site / "mtcheck-baseline.json").size == 0


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("{", "line 1: damaged: .*; restore it, or write it again with 'mtcheck baseline write'"),
        (
            '{\n<<<<<<< HEAD\n"a": 1\n=======\n>>>>>>> b\n}',
            "line 2: a conflict of a merge is not resolved; take either side",
        ),
        ("[]", "this is not a baseline; use the mtcheck that made it, or restore it"),
        (
            '{"baseline": "mtcheck.baseline/2"}',
            "of version mtcheck.baseline/2, not mtcheck.baseline/1; use the mtcheck that",
        ),
        ('{"baseline": "mtcheck.baseline/1"}', "an entry lacks 'articles'"),
        ('{"baseline": "mtcheck.baseline/1", "articles": [3]}', "damaged: an entry"),
        ('{"baseline": "mtcheck.baseline/1", "articles": [{"name": "a", "sketch": [3], "findings": []}]}', "damaged"),
        (
            '{"baseline": "mtcheck.baseline/1", "articles": [{"name": "", "sketch": [], "findings": [{"check": ""}]}]}',
            "damaged: an entry lacks 'severity'",
        ),
        (
            '{"baseline": "mtcheck.baseline/1", "articles": [{"name": 5, "sketch": [], "findings": []}]}',
            "damaged: an entry is wrong: 5 is not text; restore it",
        ),
        (
            f'{{"baseline": "mtcheck.baseline/1", "articles": [{EMPTY}, {EMPTY}]}}',
            "damaged: an entry is wrong: the page 'a' appears twice",
        ),
        ("[" * 100_000, "nested too deeply"),
        ('{"baseline": ' + "9" * 5000 + "}", "damaged: a number is too long; restore it"),
    ],
)
def test_a_damaged_file_is_one_line_with_the_cure(site, words, message, capsys):
    write(site, "mtcheck-baseline.json", words)
    with pytest.raises(UsageError, match=message):
        read(site / "mtcheck-baseline.json")
    capsys.readouterr()
    assert run(["check", "a.txt", "--baseline", "mtcheck-baseline.json"]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_page_is_not_written_over(site, capsys):
    assert run(["baseline", "write", "a.txt", "--baseline", "a.txt"]) == 2
    assert "--baseline a.txt: this is one of the files to check" in capsys.readouterr().err
    assert (site / "a.txt").read_text(encoding="utf-8") == FIRST + SECOND + CLEAN


def test_nothing_but_a_baseline_is_written_over(site, capsys):
    write(site, "mtcheck.toml", 'baseline = "precious.sh"\n')
    write(site, "precious.sh", "echo mine\n")
    assert run(["baseline", "write", "a.txt", "--to", "en"]) == 2
    assert "precious.sh: this is not a baseline and is not overwritten" in capsys.readouterr().err
    assert (site / "precious.sh").read_text(encoding="utf-8") == "echo mine\n"
    for damaged in ("", '{\n"baseline": "mtcheck.baseline/1",\n<<<<<<< HEAD\n'):
        write(site, "precious.sh", damaged)
        assert run(["baseline", "write", "a.txt", "--to", "en"]) == 0


def test_a_missing_file_names_the_command_that_makes_it(tmp_path):
    with pytest.raises(UsageError, match="make it with 'mtcheck baseline write'"):
        read(tmp_path / "none.json")


def test_a_reworded_long_passage_is_still_known(site, capsys):
    quoted = "Der Rat hat lange über die neue Brücke gestritten und am Ende mit wenigen Stimmen Mehrheit zugestimmt."
    write(site, "a.txt", f"{FIRST}{quoted}\n\n{CLEAN}")
    assert run(["baseline", "write", ".", "--to", "en"]) == 0
    before = read(site / "mtcheck-baseline.json").articles["a.txt"].findings
    long = [each for each in before if len(each.target) > 40]
    assert long
    write(site, "a.txt", f"{FIRST}{quoted.replace('lange', 'sehr lange')}\n\n{CLEAN}")
    _, found = checked(capsys)
    assert [state for words, state in found["a.txt"] if len(words) > 40] == ["unchanged"] * len(long)
