"""What is taken from Unicode's CLDR is what CLDR says."""

from __future__ import annotations

import importlib.util
import re
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest

from mtcheck.language.packaged import CLDR, DATA
from mtcheck.language.profiles import codes, profile
from mtcheck.language.values.lexicon import lexicon

ROOT = Path(__file__).parents[1]
FILES = sorted((DATA / CLDR).rglob("*.*"))


def pinned() -> str:
    """The release of Babel that development is done with."""
    lock = (ROOT / "requirements" / "dev.txt").read_text(encoding="utf-8")
    return re.search(r"^babel==(\S+)", lock, re.MULTILINE)[1]


def installed() -> str:
    try:
        return version("babel")
    except PackageNotFoundError:
        return ""


@pytest.mark.skipif(installed() != pinned(), reason="tables are made with the pinned release of Babel")
def test_the_tables_are_those_of_the_pinned_release():
    path = ROOT / "scripts" / "cldr.py"
    spec = importlib.util.spec_from_file_location("cldr", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.stale() == [], "run: python scripts/cldr.py"


def test_every_table_names_its_release_of_cldr():
    heads = {path.read_text(encoding="utf-8").partition("\n")[0] for path in FILES}
    assert len(heads) == 1
    assert re.match(r"# Unicode CLDR \d+(\.\d+)?, written by scripts/cldr\.py", heads.pop())


def test_the_licence_goes_with_the_tables():
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    assert "mtcheck/data/cldr" in notice
    assert "Unicode-3.0" in notice


@pytest.mark.parametrize("code", codes())
def test_a_profile_is_cldrs_where_people_say_nothing_else(code):
    known = profile(code)
    assert len(known.months) == 12
    assert len(known.weekdays) == 7
    assert known.decimal in ",.٫"
    assert known.name[0].isupper()


def test_what_people_write_goes_before_cldr():
    assert profile("no").name == "Norwegian"
    assert profile("de").group[:2] == (".", "\u00a0")
    assert profile("fi").weekdays[0] == "maanantai"


def test_words_add_up():
    german, polish = lexicon("de"), lexicon("pl")
    assert german.months.get("januar") == german.months.get("jänner") == "1"
    assert german.weekdays.get("montags") == "1"
    assert polish.units.get("kilometrów") == "km"
    assert polish.currencies.get("dolarów amerykańskich") == "dollar"
