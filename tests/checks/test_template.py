"""What ``docs/adding-a-check.md`` shows to newcomers passes all that their own check must pass."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from mtcheck.config import Config
from mtcheck.engine.checker import Checker
from tests.checks.test_cases import marked

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "adding-a-check.md").read_text(encoding="utf-8")


def shown(language):
    (found,) = re.findall(rf"^```{language}\n(.*?)^```$", GUIDE, re.DOTALL | re.MULTILINE)
    return found


MODULE = f'"""A word is doubled."""\n\n{shown("python")}'


@pytest.mark.parametrize("article", ["article", "_article"])
def test_the_module_is_clean(article):
    text = MODULE
    if article == "_article":
        text = text.replace("article: Article", "_article: Article").replace(
            "if match[1].casefold() not in article.profile.doubled:", "if match[1]:"
        )
    for command in (["check"], ["format", "--check"]):
        done = subprocess.run(
            [sys.executable, "-m", "ruff", *command, "--stdin-filename", "mtcheck/checks/linguistic/mine.py", "-"],
            input=text,
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout


def test_the_fixture_holds_for_the_module(tmp_path):
    path = tmp_path / "doubled_word.py"
    path.write_text(MODULE, encoding="utf-8")
    checker = Checker("", "en", config=Config(check_files=(str(path),), only=("local",)))
    table = tomllib.loads(shown("toml"))
    for case in table["flagged"]:
        text, spans = marked(case["text"])
        found = checker.check(text).findings
        assert [(each.target.start, each.target.end) for each in found] == spans
        assert [each.suggestion for each in found] == [case["suggestion"]]
    for case in table["passes"]:
        assert checker.check(case["text"]).findings == ()
