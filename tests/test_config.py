"""The configuration file: what it may hold, where it is found, and how wrong ones are told."""

from __future__ import annotations

import pytest

from mtcheck.config import Config, load, merge_layers
from mtcheck.config import read as layers
from mtcheck.errors import UsageError


def read(path):
    return merge_layers(layers(path))


def written(folder, text, name="mtcheck.toml"):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_every_key_is_read(tmp_path):
    path = written(
        tmp_path,
        """
        source-language = "de"
        target-language = "en"
        only = ["markup"]
        skip = ["markup/visible-tag"]
        preview = true
        fail-on = "minor"
        min-score = 90
        labels = ["ours.tsv"]
        max-megabytes = 1.5
        [options."style/x"]
        limit = 3
        [style]
        quotes = "»«"
        address = "Sie"
        """,
    )
    assert read(path) == Config(
        source_language="de",
        target_language="en",
        only=("markup",),
        skip=("markup/visible-tag",),
        preview=True,
        fail_on="minor",
        min_score=90,
        labels=(str(tmp_path / "ours.tsv"),),
        max_megabytes=1.5,
        options={"style/x": {"limit": 3}},
        style={"quotes": "»«", "address": "Sie"},
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('taget-language = "en"', "unknown key 'taget-language'; did you mean 'target-language'?"),
        ("zzz = 1", "unknown key 'zzz'$"),
        ('fail-on = "severe"', "fail-on = 'severe' is not one of never, neutral"),
        ('preview = "yes"', "preview = 'yes' is not true or false"),
        ("min-score = true", "min-score = True is not a number"),
        ('only = "markup"', "only = 'markup' is not a list of texts"),
        ("only = [1]", "is not a list of texts"),
        ("options = 3", "options = 3 is not a table"),
        ("style = 3", "style = 3 is not a table of conventions"),
        ('style.quots = "straight"', "style: unknown key 'quots'; did you mean 'quotes'?"),
        ('style.dash = "long"', "style.dash = 'long' is not one of en, em, spaced-em, hyphen$"),
        ("style.percent = true", "style.percent = True is not one of spaced, tight$"),
        ('style.address = "Sied"', "style.address = 'Sied' is not one of formal, familiar, .*; did you mean 'Sie'?"),
        ("target-language = 3", "target-language = 3 is not a text"),
        ("a = ", "mtcheck.toml: "),
    ],
)
def test_what_means_nothing_is_an_error_that_names_file_and_key(tmp_path, text, message):
    with pytest.raises(UsageError, match=message):
        read(written(tmp_path, text))


def test_a_missing_file_is_an_error(tmp_path):
    with pytest.raises(UsageError, match="no such configuration file"):
        read(tmp_path / "none.toml")


def test_the_nearest_file_holds(tmp_path):
    inner = tmp_path / "site" / "en"
    inner.mkdir(parents=True)
    written(tmp_path, 'target-language = "fr"')
    assert load(inner).target_language == "fr"
    written(inner, '[tool.mtcheck]\ntarget-language = "en"', "pyproject.toml")
    assert load(inner).target_language == "en"


def test_a_pyproject_of_others_is_passed_over(tmp_path):
    inner = tmp_path / "site"
    inner.mkdir()
    written(tmp_path, 'target-language = "fr"')
    written(inner, "[tool.other]\nx = 1", "pyproject.toml")
    assert load(inner).target_language == "fr"


def test_without_a_file_the_defaults_hold(tmp_path):
    assert load(tmp_path / "nowhere") in (Config(), load(tmp_path))


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("mtcheck.toml", "only = " + "[" * 5000 + "]" * 5000, "nested too deeply"),
        ("pyproject.toml", "[tool]\nmtcheck = 3\n", "tool.mtcheck = 3 is not a table"),
    ],
)
def test_a_file_that_says_nothing_sensible_is_told_in_one_line(tmp_path, name, text, reason):
    with pytest.raises(UsageError, match=reason) as told:
        read(written(tmp_path, text, name))
    assert "\n" not in str(told.value)


def test_a_folder_is_no_configuration(tmp_path):
    with pytest.raises(UsageError, match="not a regular file"):
        read(tmp_path)


def test_a_configuration_of_many_megabytes_is_refused(tmp_path):
    with pytest.raises(UsageError, match="larger than 1 MB; is this a configuration file"):
        read(written(tmp_path, "#" * 1_000_001))
