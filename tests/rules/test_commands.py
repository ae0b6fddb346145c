"""Rules in every command and report: listed, explained, tested, chosen, levelled, suppressed, remembered, fixed."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import jsonschema
import pytest

from mtcheck.cli.run import run
from mtcheck.config import Config
from mtcheck.engine.checker import Checker
from mtcheck.inputs.model import Input, PagePair
from tests.review.conftest import exported

EXAMPLES = Path(__file__).parents[2] / "examples" / "rules"
PAGE = "The town utilises a ferry.\n\nThe people utilise it on Mondays, which is good for them all.\n"
RULES = """
target-language = "en"
[[rules]]
id = "house/plain"
replace = { "utilise" = "use", "utilises" = "uses" }
message = "'{0}' is not plain"
severity = "major"
fix = "safe"
why = "Short words are read faster."
examples = [{ target = "We utilise it.", flagged = "utilise", suggestion = "use" }]
[[rules]]
id = "house/monday"
source-words = ["Montag*"]
require-words = ["Monday*"]
message = "no Monday"
"""


@pytest.fixture(autouse=True)
def site(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mtcheck.toml").write_text(RULES, encoding="utf-8")
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    return tmp_path


def configured(site, text):
    (site / "mtcheck.toml").write_text(text + RULES, encoding="utf-8")


def found(capsys, *arguments):
    run(["check", "page.txt", "--format", "json", *arguments])
    (article,) = json.loads(capsys.readouterr().out)["articles"]
    return article["findings"]


def test_findings_are_those_of_any_check(capsys):
    one, two = found(capsys)
    assert (one["check"], one["severity"]) == ("house/plain", "major")
    assert one["category"] == "style/organizational-style"
    assert (one["message"], one["suggestion"]) == ("'utilises' is not plain", "uses")
    assert [one["target"]["line"], two["target"]["line"]] == [1, 3]
    assert run(["check", "page.txt"]) == 1


def test_only_skip_and_levels_know_them(site, capsys):
    assert len(found(capsys, "--only", "house")) == 2
    assert len(found(capsys, "--only", "house/plain")) == 2
    assert len(found(capsys, "--only", "plain")) == 2
    assert found(capsys, "--skip", "house/plain") == []
    configured(site, "levels = { house = 'minor' }\n")
    assert {each["severity"] for each in found(capsys)} == {"minor"}
    configured(site, "levels = { 'house/plain' = 'off' }\n")
    assert found(capsys) == []


def test_a_wrong_name_of_a_rule_is_told_with_the_near_one(capsys):
    assert run(["check", "page.txt", "--only", "house/plane"]) == 2
    assert "unknown check 'house/plane'; did you mean 'house/plain'?" in capsys.readouterr().err


def test_suppressions_know_them(site, capsys):
    page = PAGE.replace("The people", "<!-- mtcheck: ignore house/plain reason='a quotation' -->\nThe people")
    (site / "page.md").write_text(page, encoding="utf-8")
    assert run(["check", "page.md", "--format", "json"]) == 1
    (article,) = json.loads(capsys.readouterr().out)["articles"]
    assert not [each for each in article["not_checked"] if each["what"] == "suppression"]
    assert sum(bool(each["suppression"]) for each in article["findings"]) == 1
    with (site / "mtcheck.toml").open("a", encoding="utf-8") as file:
        file.write('[[suppress]]\ncheck = "house/plain"\nreason = "old pages"\n')
    assert run(["check", "page.txt"]) == 0


def test_a_baseline_remembers_them(site):
    assert run(["baseline", "write", "page.txt"]) == 0
    assert run(["check", "page.txt", "--baseline", "mtcheck-baseline.json"]) == 0
    with (site / "page.txt").open("a", encoding="utf-8") as file:
        file.write("\nThey utilise another one on Tuesdays.\n")
    assert run(["check", "page.txt", "--baseline", "mtcheck-baseline.json"]) == 1


def test_fix_follows_them(site):
    assert run(["fix", "page.txt", "--in-place"]) == 0
    assert (site / "page.txt").read_text(encoding="utf-8") == PAGE.replace("utilises", "uses").replace("utilise", "use")


def test_sarif_describes_them(site, capsys):
    run(["check", "page.txt", "--format", "sarif"])
    (sarif,) = json.loads(capsys.readouterr().out)["runs"]
    (rule,) = [each for each in sarif["tool"]["driver"]["rules"] if each["id"] == "house/plain"]
    assert rule["shortDescription"]["text"] == "'…' is not plain"
    assert "Short words are read faster." in rule["help"]["text"]
    assert "mtcheck.toml: rules 1" in rule["help"]["text"]
    assert str(site) not in rule["help"]["text"]
    assert {each["ruleId"] for each in sarif["results"]} == {"house/plain"}


FORMATS = ["terminal", "jsonl", "html", "its", "junit", "github", "gitlab", "markdown", "mqm", "pearmut", "csv"]


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_shows_them(capsys, format):
    run(["check", "page.txt", "--format", format])
    out = capsys.readouterr().out
    assert "utilises" in out
    assert "plain" in out or format in ("mqm", "pearmut")


def test_several_processes_share_them(site, capsys):
    (site / "other.txt").write_text(PAGE, encoding="utf-8")
    run(["check", "page.txt", "other.txt", "--jobs", "2", "--format", "json"])
    articles = json.loads(capsys.readouterr().out)["articles"]
    assert [len(each["findings"]) for each in articles] == [2, 2]


def test_they_are_listed_last_and_explained(capsys):
    assert run(["rules", "--width", "100"]) == 0
    listed = capsys.readouterr().out
    assert listed.index("house/plain") > listed.index("terminology/glossary-term")
    assert run(["rules", "--format", "json"]) == 0
    own = [each for each in json.loads(capsys.readouterr().out) if each["id"].startswith("house/")]
    assert [(each["id"], each["needs_source"], each["fix"], each["origin"]) for each in own] == [
        ("house/monday", True, "none", "mtcheck.toml: rules 2"),
        ("house/plain", False, "safe", "mtcheck.toml: rules 1"),
    ]
    assert run(["explain", "house/plain", "--width", "100"]) == 0
    page = capsys.readouterr().out
    for part in ("utilise → use", "Short words are read faster.", "We utilise it.", "mtcheck.toml: rules 1", "follows"):
        assert part in page


def test_a_pack_of_the_command_line_is_listed_explained_and_run(site, capsys):
    pack = str(EXAMPLES / "sport.tsv")
    assert run(["explain", "sport/pitch", "--rules", pack]) == 0
    assert run(["rules", "--rules", pack]) == 0
    assert "sport/pitch" in capsys.readouterr().out
    (site / "page.txt").write_text("They ran over the football field to the gate.\n", encoding="utf-8")
    assert [each["check"] for each in found(capsys, "--rules", pack)] == ["sport/pitch"]


def test_a_page_of_the_package_is_shown_beside_a_wrong_rule(site, capsys):
    (site / "mtcheck.toml").write_text("[[rules]]\n", encoding="utf-8")
    assert run(["explain", "markup/torn-sentence"]) == 0
    assert run(["explain", "house/plain"]) == 2
    assert "mtcheck.toml: rules 1: no 'id'; add it" in capsys.readouterr().err


def test_a_manual_page_holds_nothing_that_a_console_obeys(site, capsys):
    escape = r"\u009b2J"
    (site / "mtcheck.toml").write_text(
        f'[[rules]]\nid = "a/b"\nforbid = "x{escape}"\nmessage = "m"\nwhy = "y{escape}"\n'
        f'examples = [{{ target = "z{escape}", passes = true }}]\n',
        encoding="utf-8",
    )
    for command in (["explain", "a/b", "--no-color"], ["rules", "--no-color"], ["rules", "--test"]):
        assert run(command) == 0
    assert "\x9b" not in capsys.readouterr().out


def test_the_schema_fits_what_is_read():
    schema = json.loads((EXAMPLES.parents[1] / "docs" / "config.schema.json").read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    pack = tomllib.loads((EXAMPLES / "house-style.toml").read_text(encoding="utf-8"))
    assert list(validator.iter_errors(pack)) == []
    assert list(validator.iter_errors(tomllib.loads(RULES))) == []
    for wrong in ({"id": "a/b"}, {"id": "a/b", "message": "m"}, {"id": "a/b", "message": "m", "forbid": ""}):
        assert list(validator.iter_errors({"rules": [wrong]})) != []
    keep = {"id": "a/b", "message": "m", "source": "(a)", "keep": [1, "x"], "regions": "bodie"}
    assert [error.absolute_path[-1] for error in validator.iter_errors({"rules": [keep]})] == ["regions"]


def test_config_show_names_them(capsys):
    assert run(["config", "show"]) == 0
    assert "rules 1: house/plain" in capsys.readouterr().out


def test_the_examples_of_the_example_packs_pass(capsys):
    packs = [str(each) for each in sorted(EXAMPLES.iterdir())]
    assert run(["rules", "--test", *packs]) == 0
    assert capsys.readouterr().out == "10 rules, 21 examples: all passed\n"


def test_the_examples_of_the_configuration_that_holds_are_run(capsys):
    assert run(["rules", "--test"]) == 0
    out = capsys.readouterr().out
    assert "house/monday (mtcheck.toml: rules 2): no examples\n" in out
    assert out.endswith("2 rules, 1 example: all passed\n")
    assert run(["rules", "--test", "mtcheck.toml"]) == 0


FAILING = {
    'flagged = "utilises"': "'utilises' must be marked, but 'utilise' is, in 'We utilise it.'",
    "passes = true": "nothing must be marked, but 'utilise' is, in 'We utilise it.'",
    'flagged = "utilise", suggestion = "apply"': "'apply' must be suggested, but 'use' is, in 'We utilise it.'",
    'flagged = ["utilise", "it"]': "'utilise', 'it' must be marked, but 'utilise' is",
}


@pytest.mark.parametrize("example", FAILING)
def test_an_example_that_fails_is_told_with_its_place(site, capsys, example):
    text = RULES.replace('flagged = "utilise", suggestion = "use"', example)
    (site / "mtcheck.toml").write_text(text, encoding="utf-8")
    assert run(["rules", "--test"]) == 1
    out = capsys.readouterr().out
    assert f"house/plain (mtcheck.toml: rules 1): example 1: {FAILING[example]}" in out
    assert out.endswith("2 rules, 1 example: 1 failed\n")
    assert run(["rules", "--test", "--format", "json"]) == 1
    assert json.loads(capsys.readouterr().out)["rules"][0]["problems"]


def test_an_example_over_which_a_pattern_runs_away_fails(site, capsys):
    rule = '[[rules]]\nid = "a/b"\nforbid = "(?:(?:a|aa)+)+x"\nmessage = "m"\n'
    rule += f'examples = [{{target = "{"a" * 60}", passes = true}}]\n'
    (site / "slow.toml").write_text(rule, encoding="utf-8")
    assert run(["rules", "--test", "slow.toml"]) == 1
    assert "'forbid' took more than 0.5 s" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["rules", "test", "house.toml"], "to run the examples of rules add --test"),
        (["rules", "--test", "--stats"], "--stats and --test are two questions; ask one at a time"),
        (["rules", "--test", "none.toml"], "none.toml: cannot be read: No such file or directory"),
        (["check", "page.txt", "--rules", "none.toml"], "none.toml: cannot be read: No such file or directory"),
        (["check", "page.txt", "--rules", "page.txt"], "a pack of rules is a .toml or .tsv file"),
    ],
)
def test_what_is_asked_wrongly_is_told(capsys, arguments, message):
    assert run(arguments) == 2
    told = capsys.readouterr().err
    assert message in told
    assert told.count("\n") == 1


def test_without_rules_there_is_nothing_to_test(site, capsys):
    (site / "mtcheck.toml").unlink()
    assert run(["rules", "--test"]) == 2
    assert "no rules to test; name a file of them, or write [[rules]] into mtcheck.toml" in capsys.readouterr().err


def test_a_runaway_rule_ends_a_check_with_3_and_loses_no_finding(site, capsys):
    configured(site, "")
    with (site / "mtcheck.toml").open("a", encoding="utf-8") as file:
        file.write('[[rules]]\nid = "house/slow"\nforbid = "(?:(?:e|ee)+)+x"\nmessage = "m"\n')
    (site / "page.txt").write_text(f"{PAGE}\nThe {'e' * 60} end.\n", encoding="utf-8")
    assert run(["check", "page.txt", "--format", "json"]) == 3
    (article,) = json.loads(capsys.readouterr().out)["articles"]
    assert [each["check"] for each in article["findings"]].count("house/plain") == 2
    assert "mtcheck.toml: rules 3: 'forbid' took more than 0.5 s" in json.dumps(article["failures"])


def test_decisions_about_them_take_effect(site):
    pack = str(EXAMPLES / "sport.tsv")
    (site / "page.txt").write_text("They ran over the football field to the gate.\n", encoding="utf-8")
    pair = PagePair(Input("page.txt", Path("page.txt")), None, None, "", "en")
    report = Checker(config=Config(rule_packs=(pack,), only=("sport",))).check_pair(pair)
    decided = exported(report, dismiss=[(report.findings[0], "a quotation")])
    (site / "decisions.json").write_text(json.dumps(decided), encoding="utf-8")
    options = ["--rules", pack, "--only", "sport"]
    assert run(["review", "apply", "decisions.json", *options, "--suppressions", "mtcheck.toml"]) == 0
    assert 'check = "sport/pitch"' in (site / "mtcheck.toml").read_text(encoding="utf-8")
    assert run(["check", "page.txt", *options, "--fail-on", "minor"]) == 0
