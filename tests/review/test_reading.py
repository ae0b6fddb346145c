"""A file of decisions is read as its schema says, and whatever is wrong with it is said in one line with its place."""

from __future__ import annotations

import copy
import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mtcheck
from mtcheck.errors import ExitCode, ReadError
from mtcheck.model.finding import Category, Severity
from mtcheck.review import read
from tests.review.conftest import SOUND

VALIDATOR = jsonschema.Draft202012Validator(
    json.loads((Path(mtcheck.__file__).parent / "data" / "decisions.schema.json").read_text(encoding="utf-8"))
)


def written(tmp_path, value, name="decisions.json"):
    path = tmp_path / name
    path.write_text(value if isinstance(value, str) else json.dumps(value), encoding="utf-8")
    return path


def test_a_sound_file_is_read(tmp_path, sound):
    VALIDATOR.validate(sound)
    found = read(written(tmp_path, sound))
    assert found.origin.author == "ada"
    assert [each.accepted for each in found.decisions] == [True, False]
    assert found.added[0].category is Category.OMISSION
    assert found.added[0].severity is Severity.MAJOR
    assert found.edits[0].replacement == "the"
    assert found.article.source_sha256 is None


WRONG = {
    "start": ("decisions[0].start is -1, not a whole number from 0", ("decisions", 0, "start"), -1),
    "flag": ("decisions[0].end is true, not a whole number from 0", ("decisions", 0, "end"), True),
    "order": ("decisions[0] ends at 9, before it starts at 12", ("decisions", 0, "end"), 9),
    "verdict": ("'accepted'?", ("decisions", 0, "decision"), "acepted"),
    "fingerprint": ('decisions[1].fingerprint is "12", not 32 hexadecimal', ("decisions", 1, "fingerprint"), "12"),
    "dismissed": ("decisions[1] is dismissed and has a replacement", ("decisions", 1, "replacement"), "x"),
    "digest": ("article.sha256 is null, not 64 hexadecimal digits", ("article", "sha256"), None),
    "moment": ('made is "today", not a moment', ("made",), "today"),
    "category": ("'accuracy/omission'?", ("added", 0, "category"), "accuracy/omision"),
    "severity": ("not one of neutral, minor, major, critical", ("added", 0, "severity"), "grave"),
    "half": ("added[0] is in the original from 3 to None", ("added", 0, "source_start"), 3),
    "list": ("edits is {}, which is not a list", ("edits",), {}),
    "entry": ("edits[0] is 7, which is not an object", ("edits", 0), 7),
    "control": ("edits[0].replacement is", ("edits", 0, "replacement"), "a\0b"),
    "surrogate": ("control characters", ("edits", 0, "replacement"), "\ud800"),
    "text": ("author is 3, not a text", ("author",), 3),
    "empty": ('mtcheck is "", not a text that says something', ("mtcheck",), ""),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_value_is_named_with_its_place(tmp_path, sound, name):
    said, path, value = WRONG[name]
    at = sound
    for key in path[:-1]:
        at = at[key]
    at[path[-1]] = value
    with pytest.raises(ReadError) as caught:
        read(written(tmp_path, sound))
    assert said in str(caught.value)
    assert str(caught.value).startswith(str(tmp_path / "decisions.json"))
    assert str(caught.value).endswith("export it again from the review page")
    assert "\n" not in str(caught.value)
    assert caught.value.exit_code is ExitCode.UNCHECKED


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "line 1: not JSON"),
        ("{", "line 1: not JSON"),
        ("[1]", "this is not a file of decisions, not mtcheck.decisions/1"),
        ('{"schema": "mtcheck.decisions/2"}', 'of version "mtcheck.decisions/2", not mtcheck.decisions/1'),
        ('{"schema": "mtcheck.decisions/1"}', "mtcheck is missing"),
        ('{"a": 1, "a": 2}', "the key 'a' appears twice"),
        ('{"a": NaN}', "NaN is not a number"),
        ("[" * 100_000, "not readable JSON"),
        ('{"a": ' + "9" * 5000 + "}", "not readable JSON"),
    ],
)
def test_what_is_no_file_of_decisions_is_said(tmp_path, text, said):
    with pytest.raises(ReadError, match=r"decisions\.json: ") as caught:
        read(written(tmp_path, text))
    assert said in str(caught.value)


def test_what_cannot_be_read_is_said(tmp_path):
    with pytest.raises(ReadError, match="cannot be read: No such file"):
        read(tmp_path / "none.json")
    with pytest.raises(ReadError, match="not a regular file; name a decisions file"):
        read(tmp_path)
    (tmp_path / "latin.json").write_bytes(b"\xff\xfe{")
    with pytest.raises(ReadError, match="not UTF-8"):
        read(tmp_path / "latin.json")
    (tmp_path / "huge.json").write_bytes(b" " * 16_000_001)
    with pytest.raises(ReadError, match="larger than 16 MB"):
        read(tmp_path / "huge.json")


def test_unknown_and_missing_keys_are_named(tmp_path, sound):
    lacking = copy.deepcopy(sound)
    del lacking["decisions"][0]["reason"]
    with pytest.raises(ReadError, match=r"decisions\[0\]\.reason is missing"):
        read(written(tmp_path, lacking))
    sound["added"][0]["severty"] = "minor"
    with pytest.raises(ReadError, match=r"added\[0\]\.severty means nothing; did you mean 'severity'"):
        read(written(tmp_path, sound))


VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-2, 30),
    st.floats(allow_nan=False),
    st.text(max_size=5),
    st.just([]),
    st.just({}),
)


def places(value, path=()):
    found = [path] if path else []
    if isinstance(value, dict):
        found += [place for key in value for place in places(value[key], (*path, key))]
    elif isinstance(value, list):
        found += [place for at, each in enumerate(value) for place in places(each, (*path, at))]
    return found


@given(st.data())
@settings(deadline=None)
def test_what_the_schema_refuses_is_refused(tmp_path_factory, data):
    sound = copy.deepcopy(SOUND)
    path = data.draw(st.sampled_from(places(sound)))
    at = sound
    for key in path[:-1]:
        at = at[key]
    at[path[-1]] = data.draw(VALUES)
    file = tmp_path_factory.getbasetemp() / "any.json"
    file.write_text(json.dumps(sound), encoding="utf-8")
    try:
        read(file)
    except ReadError:
        return
    VALIDATOR.validate(sound)
