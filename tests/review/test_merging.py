"""Files of several people become one review a page; where they contradict, both are named."""

from __future__ import annotations

import copy
import json

import pytest

from mtcheck.errors import ExitCode, UsageError
from mtcheck.review import merge_reviews, read


@pytest.fixture
def files(tmp_path, sound):
    """Two copies of a file by two people, each to be changed before ``load``."""
    other = copy.deepcopy(sound)
    other["author"] = "bob"

    def load():
        found = []
        for name, value in (("one.json", sound), ("two.json", other)):
            (tmp_path / name).write_text(json.dumps(value), encoding="utf-8")
            found.append(read(tmp_path / name))
        return found

    return sound, other, load


def test_the_same_said_twice_is_one(files):
    _, other, load = files
    other["decisions"][1]["reason"] = "a quotation"
    (review,) = merge_reviews(load())
    assert len(review.decisions) == 2
    assert len(review.added) == len(review.edits) == 1
    assert review.decisions[1].reason == "quoted so; a quotation"
    assert review.decisions[1].origin.author == "ada, bob"
    assert [name.rpartition("/")[2] for name in review.files] == ["one.json", "two.json"]


def test_a_file_given_twice_is_one(files):
    _, _, load = files
    file = load()[0]
    (review,) = merge_reviews([file, file])
    assert review.decisions == file.decisions
    assert len(review.files) == 1


def test_a_correction_completes_an_acceptance_without_one(files):
    one, _, load = files
    one["decisions"][0]["replacement"] = None
    (review,) = merge_reviews(load())
    assert review.decisions[0].replacement == "the"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"decision": "dismissed", "replacement": None}, "is accepted in one and dismissed in the other"),
        ({"replacement": "a"}, "is corrected in two ways"),
    ],
)
def test_a_contradiction_names_both_files_and_the_finding(files, change, said):
    _, other, load = files
    other["decisions"][0] |= change
    with pytest.raises(UsageError, match=said) as caught:
        merge_reviews(load())
    assert all(part in str(caught.value) for part in ("one.json", "two.json", "linguistic/doubled-word aaaaaaaaaaaa"))
    assert caught.value.exit_code is ExitCode.USAGE


def test_one_page_beside_two_originals_is_refused(files):
    _, other, load = files
    other["article"]["source_sha256"] = "1" * 64
    with pytest.raises(UsageError, match=r"one\.json and .*two\.json are of one page with different originals"):
        merge_reviews(load())


def test_files_of_several_pages_stay_apart(files):
    _, other, load = files
    other["article"]["sha256"] = "2" * 64
    assert [len(each.files) for each in merge_reviews(load())] == [1, 1]
