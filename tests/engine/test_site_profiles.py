"""The file of a site's template: what is written is read again, and nothing hostile gets in."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

import mtcheck
from mtcheck.cli.run import run
from mtcheck.engine.site_profiles import SCHEMA, read_profile, write_profile
from mtcheck.errors import UsageError
from mtcheck.regions.template import Template

WIRE = json.loads((Path(mtcheck.__file__).parent / "data" / "site.schema.json").read_text(encoding="utf-8"))
SHARES = st.tuples(*[st.floats(0, 1).map(lambda share: round(share, 4))] * 3)
TEMPLATES = st.builds(
    Template,
    st.text(max_size=30),
    st.dictionaries(st.text(max_size=100), SHARES, max_size=8),
    st.integers(0, 10**6),
    st.text(max_size=30),
    st.text(max_size=5),
)
PAGE = (
    "Fenby Gazette\nKeep me posted\nYes, every day\n{0} stops ferries\n"
    "The ferry of {0} stopped for good on Monday, said its owner.\n"
)


@given(st.lists(TEMPLATES, max_size=3))
def test_what_is_written_is_read_again(tmp_path_factory, templates):
    path = tmp_path_factory.mktemp("profile") / "site.json"
    path.write_text("".join(write_profile(templates)), encoding="utf-8")
    jsonschema.validate(json.loads(path.read_text(encoding="utf-8")), WIRE)
    assert read_profile(path) == tuple(templates)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "line 1: damaged"),
        ("[" * 100_000, "damaged"),
        ("1" * 5000, "a number is too long"),
        ("[]", "not a site profile"),
        ('{"schema": "mtcheck.site/9"}', "of version mtcheck.site/9"),
        (f'{{"schema": "{SCHEMA}"}}', "'sites' is not a list"),
        (f'{{"schema": "{SCHEMA}", "sites": [1]}}', "site 1: not a table"),
        (f'{{"schema": "{SCHEMA}", "sites": [{{"name": "x", "lines": 1}}]}}', "'lines' is not a list"),
        (f'{{"schema": "{SCHEMA}", "sites": [{{"name": 1, "lines": []}}]}}', "'name' is not a text"),
        (f'{{"schema": "{SCHEMA}", "sites": [{{"pages": -1, "lines": []}}]}}', "'pages' is not a number of pages"),
        (f'{{"schema": "{SCHEMA}", "sites": [{{"lines": [1]}}]}}', "line 1: not a table"),
        (
            f'{{"schema": "{SCHEMA}", "sites": [{{"lines": [{{"text": "x", "above": NaN}}]}}]}}',
            "'above' is not a share",
        ),
        (f'{{"schema": "{SCHEMA}", "sites": [{{"lines": [{{"text": "x", "below": true}}]}}]}}', "'below' is not"),
    ],
)
def test_what_is_not_a_profile_is_refused_in_one_line(tmp_path, text, said):
    path = tmp_path / "site.json"
    path.write_text(text)
    with pytest.raises(UsageError, match=said):
        read_profile(path)


@pytest.fixture
def news(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for town in ("Aldham", "Brigg", "Corby", "Denton"):
        (tmp_path / f"{town}.txt").write_text(PAGE.format(town))
    return [f"{town}.txt" for town in ("Aldham", "Brigg", "Corby")]


def furniture(capsys) -> int:
    return json.loads(capsys.readouterr().out)["articles"][-1]["score"]["furniture"]["lines"]


def check(*more: str) -> int:
    return run(["check", "--to", "en", "--format", "json", *more])


def test_a_profile_is_written_when_asked_for_and_read_for_a_page_alone(news, capsys):
    profile = ["--site-profile", "site.json"]
    assert check("Denton.txt") == 0
    assert furniture(capsys) == 1  # its name alone says so
    assert check("Denton.txt", *profile) == 0
    assert "does not exist" in capsys.readouterr().err
    assert not Path("site.json").exists()
    assert check(*news, *profile, "--learn-site") == 0
    written = Path("site.json").read_text()
    assert furniture(capsys) == 3
    assert check("Denton.txt", *profile) == 0
    assert furniture(capsys) == 3
    assert Path("site.json").read_text() == written
    Path("mtcheck.toml").write_text('site-profile = "site.json"\n')
    assert check("Denton.txt", "--config", "mtcheck.toml") == 0
    assert furniture(capsys) == 3


def test_nothing_learned_is_said_and_nothing_written(news, capsys):
    assert check(news[0], "--site-profile", "site.json", "--learn-site") == 0
    assert "is not written" in capsys.readouterr().err
    assert not Path("site.json").exists()


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--learn-site"], "name the file that is to be written"),
        (["--learn-site", "--site-profile", "Aldham.txt"], "one of the files that are read"),
        (["--learn-site", "--site-profile", "no/site.json"], "does not exist; create it first"),
        (["--site-profile", "Denton.txt"], "damaged"),
    ],
)
def test_a_wrong_profile_ends_the_run(news, capsys, more, said):
    assert check(*news, *more) == 2
    assert said in capsys.readouterr().err


def test_a_profile_of_the_configuration_is_known_to_other_commands(news, capsys):
    assert check(*news, "--site-profile", "site.json", "--learn-site") == 0
    Path("mtcheck.toml").write_text('site-profile = "site.json"\n')
    capsys.readouterr()
    fixed = ["fix", "Denton.txt", "--to", "en", "--furniture", "--config", "mtcheck.toml", "--output", "-"]
    assert run(fixed) == 0
    assert "Keep me posted" not in capsys.readouterr().out
    Path("site.json").write_text("{}")
    assert run(fixed) == 2
    assert run(["check", *news, "--site-profile", "site.json", "--learn-site"]) == 0
    assert read_profile(Path("site.json"))
