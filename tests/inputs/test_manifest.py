"""Pages listed in a file: what its rows mean, and how wrong ones are told."""

from __future__ import annotations

import json

import pytest

from mtcheck.cli.run import run
from mtcheck.errors import UsageError
from mtcheck.inputs.manifest import read

PAGE = "The council met on Tuesday and agreed on the budget for the coming year.\n"
FORMS = {
    "list.csv": 'target,source,target_language,name\n"en/a, b.txt",de/a.txt,en,First\n\nen/c.txt,,,\n',
    "list2.csv": 'target;source;target_language;name\n"en/a, b.txt";de/a.txt;en;First\nen/c.txt;;;\n',
    "list.tsv": "target\tsource\ttarget_language\tname\r\nen/a, b.txt\tde/a.txt\ten\tFirst\r\nen/c.txt\r\n",
    "list.jsonl": '{"target": "en/a, b.txt", "source": "de/a.txt", "target_language": "en", "name": "First"}\n\n'
    '{"target": "en/c.txt", "source": null}\n',
    "list.toml": '[[pages]]\ntarget = "en/a, b.txt"\nsource = "de/a.txt"\ntarget_language = "en"\nname = "First"\n'
    '[[pages]]\ntarget = "en/c.txt"\n',
}


@pytest.fixture
def site(tmp_path):
    for name in ("en/a, b.txt", "en/c.txt", "de/a.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(PAGE, encoding="utf-8")
    return tmp_path


def written(folder, name, text):
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


@pytest.mark.parametrize("name", FORMS)
def test_every_form_says_the_same(site, name):
    first, second = read(written(site, name, FORMS[name]))
    assert first.page.name == "First"
    assert (first.page.path, first.original) == (site / "en/a, b.txt", site / "de/a.txt")
    assert (first.target_language, first.source_language) == ("en", "")
    assert (second.page.path, second.original, second.reference) == (site / "en/c.txt", None, None)
    assert second.page.name.endswith("en/c.txt")


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("m.csv", "", "line 1: the column 'target' is missing"),
        ("m.csv", "source\na.txt\n", "line 1: the column 'target' is missing"),
        ("m.csv", "target,sorce\n", "line 1: unknown column 'sorce'; did you mean 'source'"),
        ("m.csv", "target,zz\n", "unknown column 'zz'; there are target, source"),
        ("m.csv", "target,target\n", "the column 'target' is there twice"),
        ("m.csv", "target\n", "lists no page"),
        ("m.jsonl", '{"target": "a\\ud800.txt"}\n', r"line 1: target = 'a\\ud800.txt' is not a text"),
        ("m.jsonl", '{"target": ' + "9" * 5000 + "}\n", "line 1: not JSON"),
        ("m.csv", "target\na,b\n", "line 2: 2 cells under 1 columns"),
        ("m.csv", 'target\n"a', "line 2: unexpected end of data"),
        ("m.csv", "target,source\n,x.txt\n", "line 2: no 'target'"),
        ("m.csv", "target\nen/c.txt\nen/../en/c.txt\n", "line 3: en/../en/c.txt is already in line 2; keep one"),
        ("m.csv", "target,name\nen/c.txt,x\nde/a.txt,x\n", "line 3: the name x is already in line 2"),
        ("m.csv", "target,target_language\nen/c.txt,xx-zz\n", "line 2: target_language: "),
        ("m.jsonl", "{\n", "line 1: not JSON"),
        ("m.jsonl", "[1]\n", "line 1: not an object"),
        ("m.jsonl", '{"target": 3}\n', "line 1: target = 3 is not a text"),
        ("m.jsonl", '{"target": "a\\u0000b"}\n', "is not a text"),
        ("m.jsonl", "[" * 100_000, "nested too deeply"),
        ("m.toml", "pages = 3", r"one table \[\[pages\]\] for every page"),
        ("m.toml", "pages = [3]", "pages 1: not a table"),
        ("m.toml", "[[page]]\n", r"one table \[\[pages\]\]"),
        ("m.toml", "[[pages]\n", "m.toml: "),
        ("m.yaml", "", "a manifest is a .csv, .tsv, .jsonl, .toml file"),
    ],
)
def test_what_means_nothing_is_told_with_its_line(site, name, text, message):
    with pytest.raises(UsageError, match=message):
        read(written(site, name, text))


def test_a_missing_page_is_a_problem_of_its_row_alone(site):
    manifest = written(site, "m.csv", "target\nen/c.txt\ngone.txt\nen\n" + "x" * 300 + "\n")
    good, gone, folder, long = (pair.page for pair in read(manifest))
    assert not good.problem
    assert "m.csv: line 3:" in gone.problem
    assert gone.problem.endswith("gone.txt: no such file")
    assert "is a folder" in folder.problem
    assert "line 5" in long.problem


def articles(capsys, *arguments):
    code = run(["check", *arguments, "--format", "json"])
    return code, json.loads(capsys.readouterr().out)["articles"]


def test_the_command_checks_the_rows_and_loses_none(site, capsys):
    manifest = written(site, "m.csv", "target,target_language\nen/c.txt,en\ngone.txt,en\nde/a.txt,\n")
    code, found = articles(capsys, "--manifest", str(manifest))
    assert code == 3
    assert [bool(each["failures"]) for each in found] == [False, True, False]
    assert [each["language_confidence"] is None for each in found] == [True, True, False]


def test_files_pick_from_the_manifest(site, capsys):
    manifest = written(site, "m.csv", "target,name\nen/c.txt,C\nde/a.txt,A\n")
    code, found = articles(capsys, str(site / "de/a.txt"), "--manifest", str(manifest))
    assert (code, [each["name"] for each in found]) == (0, ["A"])
    code, found = articles(capsys, str(site / "en/a, b.txt"), str(site / "no"), "--manifest", str(manifest))
    assert code == 3
    assert "is in no row of" in found[0]["failures"][0]["message"]
    assert "no such file" in found[1]["failures"][0]["message"]


def test_a_manifest_and_a_pattern_contradict_each_other(site, capsys):
    manifest = written(site, "m.csv", "target\nen/c.txt\n")
    assert run(["check", "--manifest", str(manifest), "--source", "x"]) == 2
    assert "the manifest names the originals" in capsys.readouterr().err


def test_a_missing_manifest_is_wrong_usage(tmp_path, capsys):
    assert run(["check", "--manifest", str(tmp_path / "no.csv")]) == 2
    assert "no.csv: cannot be read" in capsys.readouterr().err
