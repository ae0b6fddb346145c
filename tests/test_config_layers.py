"""Overrides, extended files, levels and gates: what holds for which page, and what is said of it."""

from __future__ import annotations

import json
import time
import tomllib
from pathlib import Path

import jsonschema
import pytest

from mtcheck.cli.run import run
from mtcheck.config import Config, Layer, merge_layers, read
from mtcheck.config.keys import KEYS
from mtcheck.config.paths import holds
from mtcheck.config.schema import schema
from mtcheck.errors import UsageError

PAGE = "The council met on the the Tuesday and agreed on the budget for the coming year.\n"
FULL = """
extends = "base.toml"
fail-on = "critical"
min-quality = 40
budget = 12
baseline = "known.json"
[levels]
"linguistic/doubled-word" = "critical"
style = "off"
[options."style/x"]
limit = 3
[[overrides]]
paths = ["live/**", "*.md"]
skip = ["linguistic"]
levels = { "markup" = "neutral" }
[[suppress]]
check = "markup/visible-tag"
path = "help/*.html"
reason = "shown on purpose"
author = "Ada"
expires = 2030-01-31
"""


@pytest.fixture
def site(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "base.toml").write_text('min-score = 80\nlabels = []\n[levels]\nmarkup = "minor"\n', encoding="utf-8")
    (tmp_path / "mtcheck.toml").write_text(FULL, encoding="utf-8")
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    return tmp_path


def written(folder, text, name="mtcheck.toml"):
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


@pytest.mark.parametrize(
    ("pattern", "path", "fits"),
    [
        ("live/**", "live/a/b.txt", True),
        ("live/**/b.txt", "live/b.txt", True),
        ("live/**/b.txt", "live/x/y/b.txt", True),
        ("live", "live/x.txt", True),
        ("live/", "other/live/x.txt", True),
        ("./en/live", "live/x.txt", False),
        ("*.md", "a/b/c.md", True),
        ("a/*.md", "a/b/c.md", False),
        ("a/?.md", "a/b.md", True),
        ("[!ab].md", "c.md", True),
        ("[!ab].md", "a.md", False),
        ("[a", "[a", True),
        ("50%+(1).md", "50%+(1).md", True),
        ("*.md", "../a.md", False),
        ("**", "a/b.md", True),
        ("a/**/**/b", "a/b", True),
        ("**/b/c.md", "a/b/b/c.md", True),
        ("**/b/*/d.md", "b/b/c/d.md", True),
        ("a/**/b/**/c", "a/c/b/x", False),
        ("a**c.md", "abc.md", True),
        ("[z-a]*.md", "a.md", False),
        ("[]", "[]", True),
        ("/", "a", False),
        ("", "a", False),
    ],
)
def test_patterns(tmp_path, pattern, path, fits):
    assert holds((pattern,), tmp_path / path, tmp_path) is fits


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("**/" * 20 + "zz", "a/" * 100 + "b"),
        ("**/*/" * 20 + "zz", "a/" * 100 + "b"),
        ("**/a*/" * 20 + "zz", "ab/" * 100 + "b"),
        ("*a" * 60 + "b", "a" * 250),
        ("?*" * 60 + "b", "a" * 250),
    ],
)
def test_no_pattern_takes_long(tmp_path, pattern, path):
    begin = time.process_time()
    assert not holds((pattern,), tmp_path / path, tmp_path)
    assert time.process_time() - begin < 1


def test_a_file_is_laid_over_what_it_extends_and_tables_are_merged(site):
    settings = merge_layers(read(site / "mtcheck.toml"))
    assert (settings.min_score, settings.fail_on) == (80, "critical")
    assert settings.levels == {"markup": "minor", "linguistic/doubled-word": "critical", "style": "off"}
    assert settings.baseline == str(site / "known.json")
    live = settings.of(Path("live/a.html"))
    assert live.levels["markup"] == "neutral"
    assert live.levels["style"] == "off"
    assert (live.skip, live.overrides) == (("linguistic",), ())
    assert settings.of(Path("page.txt")).skip == ()
    assert settings.of(None).skip == ()
    (suppress,) = settings.suppress
    assert (suppress.expires, suppress.author) == ("2030-01-31", "Ada")
    assert suppress.holds_for(Path("help/a.html"))
    assert not suppress.holds_for(Path("page.txt"))


def test_every_field_is_a_key():
    fields = {
        each
        for each in Config.__dataclass_fields__
        if each not in ("rules", "suppress", "overrides", "withheld", "passed_over", "check_files", "origins")
    }
    assert {key.field for key in KEYS} == fields


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('extends = ["\\u0000"]', "no such configuration file"),
        ("min-score = 0x" + "f" * 20_000, "a number is too long"),
        ("min-score" + ".a" * 5_000 + " = 1", "nested too deeply"),
        ('[levels]\nmarkup = "fatal"', "levels.'markup' = 'fatal' is not one of off, neutral"),
        ('[levels]\nmarkup = "mayor"', "did you mean 'major'"),
        ("levels = 3", "levels = 3 is not a table"),
        ("[options]\nx = 3", "is not a table of tables"),
        ("min-coverage = 95", "is not between 0.0 and 1.0"),
        ("[[overrides]]\nskip = []", "overrides 1: no 'paths'"),
        ('[[overrides]]\npath = ["a"]', "overrides 1: unknown key 'path'; did you mean 'paths'"),
        ('[[overrides]]\npaths = ["a"]\nbaseline = "x"', "overrides 1: 'baseline' is for a whole run"),
        ('[[overrides]]\npaths = ["a"]\njudges = ["b"]', "'judges' is for a whole run; put it outside"),
        ("[[overrides]]\npaths = [3]", "overrides 1: paths = .* is not a list of texts"),
        ("[overrides]\nx = 3", "write \\[\\[overrides\\]\\]"),
        ("[[suppress]]\nreason = 'x'", "suppress 1: says nothing of the findings"),
        ("[[suppress]]\nchek = 'x'", "suppress 1: unknown key 'chek'; did you mean 'check'"),
        ("[[suppress]]\ncheck = 3", "suppress 1: check = 3 is not a text"),
        ("[[suppress]]\ncheck = 'style'\nexpires = 'soon'", "expires = 'soon' is not a date; use YYYY-MM-DD"),
        ("[[suppress]]\ncheck = 'style'\nexpires = 2027-01-01T00:00:00", "is not a date"),
        ("extends = 3", "extends = 3 is not a list of texts"),
        ('extends = "gone.toml"', "gone.toml: no such configuration file"),
        ('extends = "mtcheck.toml"', "goes round in a circle: mtcheck.toml -> mtcheck.toml"),
        ('extends = ["ring.toml"]', "circle: mtcheck.toml -> ring.toml -> mtcheck.toml"),
    ],
)
def test_what_means_nothing_is_told_with_its_place(tmp_path, text, message):
    written(tmp_path, 'extends = "mtcheck.toml"', "ring.toml")
    with pytest.raises(UsageError, match=message):
        read(written(tmp_path, text))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[levels]\n"linguistic/dubled-word" = "minor"', "did you mean 'linguistic/doubled-word'"),
        ("[[suppress]]\ncheck = 'markup/visible-tg'", "did you mean 'markup/visible-tag'"),
        ('only = ["style"]\n[levels]\nstyle = "off"', "'levels' turns off all that are chosen"),
        ('[[overrides]]\npaths = ["x"]\nonly = ["stile"]', "unknown check 'stile'"),
    ],
)
def test_unknown_checks_end_the_run_before_it_begins(site, text, message, capsys):
    written(site, text)
    assert run(["check", "page.txt"]) == 2
    assert message in capsys.readouterr().err


def checked(capsys, *arguments):
    code = run(["check", *arguments, "--to", "en", "--format", "json"])
    return code, json.loads(capsys.readouterr().out)["articles"][0]


def test_furniture_has_a_gate_of_its_own_in_the_configuration_and_as_an_option(site, capsys):
    bar = "Share\n\nPrint\n\nComments (3)\n\n"
    page = "".join(f"The council met on day {day} and agreed on point {2 * day} of the plan.\n\n" for day in range(40))
    (site / "page.txt").write_text(f"A headline of the page\n\n{bar}{page}", encoding="utf-8")
    written(site, 'fail-on = "minor"\nmin-score = 100\nbudget = 0\nmax-furniture = 0')
    code, article = checked(capsys, "page.txt")
    lines = article["score"]["furniture"]["lines"]
    assert lines > 0
    assert (code, article["missed_gates"]) == (1, [{"gate": "max-furniture", "limit": 0, "value": lines}])
    assert article["score"]["verdict"] == "ready"
    assert run(["check", "page.txt", "--to", "en"]) == 1
    assert f"FAIL  max-furniture 0: {lines} lines of page furniture" in capsys.readouterr().out
    assert checked(capsys, "page.txt", "--max-furniture", str(lines))[0] == 0


def test_the_former_report_is_written_for_one_release(site, capsys):
    written(site, 'fail-on = "never"')
    run(["check", "page.txt", "--to", "en", "--format", "json", "--report-version", "1"])
    former = json.loads(capsys.readouterr().out)
    assert former["schema"] == "mtcheck.report/1"
    assert former["articles"][0]["score"]["calibrated"] == former["articles"][0]["score"]["value"]


def test_levels_go_before_the_weighing(site, capsys):
    written(site, '[levels]\n"linguistic/doubled-word" = "critical"')
    code, article = checked(capsys, "page.txt")
    assert code == 1
    assert [each["severity"] for each in article["findings"]] == ["critical"]
    assert article["score"]["critical"] == 1
    written(site, '[levels]\n"linguistic/doubled-word" = "off"')
    assert checked(capsys, "page.txt")[1]["findings"] == []
    written(site, '[levels]\nlinguistic = "off"\n"linguistic/doubled-word" = "minor"')
    assert [each["severity"] for each in checked(capsys, "page.txt")[1]["findings"]] == ["minor"]


def test_an_override_holds_for_its_pages_and_the_command_line_for_all(site, capsys):
    written(site, '[[overrides]]\npaths = ["page.txt"]\nfail-on = "minor"\nskip = ["style"]')
    (site / "other.txt").write_text(PAGE, encoding="utf-8")
    assert checked(capsys, "other.txt")[0] == 0
    assert checked(capsys, "page.txt")[0] == 1
    assert checked(capsys, "page.txt", "--fail-on", "never")[0] == 0


def test_every_missed_gate_is_named_with_its_number(site, capsys):
    written(site, 'min-score = 99\nmin-quality = 50\nmin-coverage = 0.9\nbudget = 2.5\nfail-on = "minor"')
    code, article = checked(capsys, "page.txt")
    assert code == 1
    gates = {each["gate"]: (each["limit"], each["value"]) for each in article["missed_gates"]}
    assert gates == {
        "fail-on": ("minor", 1),
        "min-score": (99, article["score"]["value"]),
        "min-quality": (50, None),
        "min-coverage": (0.9, None),
        "budget": (2.5, 62.5),
    }
    assert run(["check", "page.txt", "--to", "en"]) == 1
    said = capsys.readouterr().out
    for line in (
        "fail-on minor: 1 fault of this severity or worse",
        "min-score 99: it is 59.0",
        "min-quality 50: this number needs an original",
        "budget 2.5: it is 62.5",
    ):
        assert line in said
    run(["check", "page.txt", "--to", "en", "--quiet"])
    assert "FAIL: fail-on, min-score" in capsys.readouterr().out


@pytest.mark.usefixtures("site")
def test_show_says_what_holds_and_where_it_comes_from(capsys):
    assert run(["config", "show", "live/a.html"]) == 0
    said = capsys.readouterr().out
    table = tomllib.loads(said)
    assert table["levels"] == {"markup": "neutral", "linguistic/doubled-word": "critical", "style": "off"}
    assert table["skip"] == ["linguistic"]
    assert table["options"] == {"style/x": {"limit": 3}}
    lines = {line.partition(" ")[0]: line for line in said.splitlines()}
    assert lines["min-score"].endswith("base.toml")
    assert lines["skip"].endswith("mtcheck.toml: overrides 1")
    assert lines["preview"].endswith("# default")
    assert "suppress 1" not in said
    assert run(["config", "show"]) == 0
    assert "# skip is not set" in capsys.readouterr().out
    assert run(["config", "show", "help/a.html", "--config", "mtcheck.toml"]) == 0
    assert "# mtcheck.toml: suppress 1: markup/visible-tag" in capsys.readouterr().out


def test_show_without_a_file_shows_the_defaults(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert run(["config", "show"]) == 0
    assert 'fail-on = "major"  # default' in capsys.readouterr().out


def test_the_schema_knows_what_the_reader_knows(capsys):
    assert run(["config", "schema"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed == schema()
    jsonschema.Draft202012Validator.check_schema(printed)
    example = tomllib.loads(FULL)
    example["suppress"][0]["expires"] = "2030-01-31"
    jsonschema.validate(example, printed)
    for wrong in (
        {"fail-in": 1},
        {"fail-on": "x"},
        {"min-score": 101},
        {"preview": 1},
        {"overrides": [{}]},
        {"suppress": [{"reason": "x"}]},
        {"levels": {"style": "x"}},
        {"options": {"x": 1}},
        {"only": "x"},
    ):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(wrong, printed)


def test_a_layer_for_all_pages_holds_without_a_path():
    assert Layer("x", {}).holds_for(None)
    assert not Layer("x", {}, paths=("a",)).holds_for(None)
