"""The cookbook's rules do what their examples say, and the page names what there is."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from mtcheck.config import Config
from mtcheck.config.rules import EXAMPLE_KEYS, RULE_KEYS
from mtcheck.rules import load_rules, patterns
from mtcheck.rules.examples import run_examples

PAGE = (Path(__file__).parents[2] / "docs" / "rules.md").read_text(encoding="utf-8")
TABLES = [tomllib.loads(each) for each in re.findall(r"^```toml\n(.+?)^```$", PAGE, re.MULTILINE | re.DOTALL)]
RULES = [rule for table in TABLES for rule in table.get("rules", ())]


@pytest.mark.parametrize("rule", RULES, ids=[rule["id"] for rule in RULES])
def test_a_rule_of_the_cookbook_does_what_its_examples_say(rule):
    (test,) = run_examples(load_rules(Config(rules=(rule,)).rules, ()))
    assert test.problems == ()
    assert {bool(each.get("passes")) for each in rule["examples"]} == {True, False}


@pytest.mark.parametrize("name", [key.name for key in (*RULE_KEYS, *EXAMPLE_KEYS)])
def test_every_key_is_described(name):
    assert f"`{name}" in PAGE


def test_the_limits_are_those_of_the_code():
    for limit in (patterns.MATCH_SECONDS, patterns.RULE_SECONDS, patterns.PAGE_SECONDS):
        assert f"{limit:g} s" in PAGE
    assert f"{patterns.MOST_PLACES:,} places" in " ".join(PAGE.split())
    assert f"{patterns.LONGEST_PATTERN:,} characters a pattern" in PAGE
