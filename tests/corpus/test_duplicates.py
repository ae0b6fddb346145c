"""Of pairs that are alike the first is kept."""

from __future__ import annotations

import random
import sys

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from mtcheck.corpus import duplicates
from mtcheck.corpus.duplicates import deduplicate_parts
from mtcheck.corpus.parts import Folder, list_parts, read_manifest
from mtcheck.errors import UsageError

PAIRS = [
    ("Brot 1", "bread 1"),
    ("Brot 1", "bread 1"),
    ("brot 2!", "Bread 3"),
    ("Käse", "cheese"),
    ("Kä", "secheese"),
]
WORDS = "alder birch cedar dogwood elm fir ginkgo hazel ironwood juniper katsura larch maple oak pine rowan".split()


@pytest.fixture
def made(tmp_path):
    def make(pairs, size=2):
        folder = Folder(tmp_path / "in", {"of": "a test"})
        parts = [pairs[at : at + size] for at in range(0, len(pairs), size)]
        for number, part in enumerate(parts):
            rows = {"source": [source for source, _ in part], "target": [target for _, target in part]}
            folder.write(number, pa.table(rows), len(part))
        folder.finish(len(parts), {})
        return tmp_path / "in"

    return make


def targets(folder):
    return [each for path in list_parts(folder) for each in pq.read_table(path)["target"].to_pylist()]


@pytest.mark.parametrize(
    ("kind", "kept"),
    [
        ("exact", ["bread 1", "Bread 3", "cheese", "secheese"]),
        ("normalized", ["bread 1", "cheese", "secheese"]),
        ("near", ["bread 1", "cheese", "secheese"]),
    ],
)
def test_the_first_of_pairs_that_are_alike_is_kept(made, tmp_path, kind, kept):
    tally = deduplicate_parts(made(PAIRS), tmp_path / "out", kind)
    assert targets(tmp_path / "out") == kept
    assert (tally.kept, tally.dropped) == (len(kept), len(PAIRS) - len(kept))
    assert [each.suffix for each in (tmp_path / "out").iterdir() if each.suffix not in (".parquet", ".json")] == [""]


@pytest.mark.parametrize("kind", ["exact", "normalized", "near"])
def test_rows_that_could_not_be_read_are_like_no_other(tmp_path, kind):
    folder = Folder(tmp_path / "in", {"of": "a test"})
    rows = {
        "source": [None, None, "Brot", "Brot", "Brot", "Brot", None],
        "target": [None, None, "bread", "bread", "bread", "bread", "x"],
        "error": ["not JSON", "not JSON", "killed", None, "killed", None, None],
        "row": list(range(7)),
    }
    for number in (0, 1):
        folder.write(number, pa.table(rows), 7)
    folder.finish(2, {})
    tally = deduplicate_parts(tmp_path / "in", tmp_path / "out", kind)
    kept = [pq.read_table(path)["row"].to_pylist() for path in list_parts(tmp_path / "out")]
    assert kept == [[0, 1, 2, 3, 4, 6], [0, 1, 2, 4, 6]]
    assert (tally.kept, tally.dropped, tally.unread) == (11, 3, 10)
    assert read_manifest(tmp_path / "out")["unread"] == 10


def share(one, other):
    runs = [{text[at : at + 5] for at in range(len(text) - 4)} for text in (one, other)]
    return len(runs[0] & runs[1]) / len(runs[0] | runs[1])


def test_what_is_near_shares_most_of_its_runs(made, tmp_path):
    chance = random.Random(5)  # noqa: S311  # nothing is hidden
    texts = []
    for _ in range(150):
        words = [chance.choice(WORDS) for _ in range(25)]
        texts.append(" ".join(words))
        for at in chance.sample(range(25), chance.choice((1, 6))):
            words[at] = chance.choice(WORDS)
        texts.append(" ".join(words))
    deduplicate_parts(made([("", text) for text in texts], 50), tmp_path / "out", "near")
    kept = targets(tmp_path / "out")
    texts = list(dict.fromkeys(texts))
    nearest = {text: max((share(text, other) for other in texts[:at]), default=0) for at, text in enumerate(texts)}
    assert sum(nearest[text] > 0.9 for text in kept) <= 2
    assert 50 < len(set(texts) - set(kept)) < 100
    assert all(nearest[text] > 0.65 for text in set(texts) - set(kept))


@pytest.mark.parametrize("kind", ["exact", "normalized", "near"])
def test_sorting_by_slices_changes_nothing(made, tmp_path, kind, monkeypatch):
    pairs = [(f"{number % 7} {'x' * (number % 3)} Brot", "bread") for number in range(40)]
    folder = made(pairs, 9)
    deduplicate_parts(folder, tmp_path / "one", kind)
    monkeypatch.setattr(duplicates, "_SORTED", 7)
    monkeypatch.setattr(duplicates, "_COMPARED", 3)
    monkeypatch.setattr(duplicates, "_SKETCHED", 2)
    deduplicate_parts(folder, tmp_path / "two", kind)
    assert targets(tmp_path / "one") == targets(tmp_path / "two")
    assert 0 < len(targets(tmp_path / "one")) < 40


def test_a_corpus_without_pairs_stays_so(made, tmp_path):
    assert deduplicate_parts(made([]), tmp_path / "out", "near").kept == 0


def test_what_is_asked_wrongly_is_one_line(made, tmp_path, monkeypatch):
    folder = made(PAIRS)
    with pytest.raises(UsageError, match="unknown kind 'vague'; there are exact, normalized, near"):
        deduplicate_parts(folder, tmp_path / "out", "vague")
    with pytest.raises(UsageError, match=r"similarity must be between 0\.5 and 1, not 2"):
        deduplicate_parts(folder, tmp_path / "out", "near", 2)
    monkeypatch.setitem(sys.modules, "rensa", None)
    with pytest.raises(UsageError, match=r"need rensa; install it with: pip install 'mtcheck\[data\]'"):
        deduplicate_parts(folder, tmp_path / "out", "near")
