"""The weights' making: damage that changes something, and a file that comes out the same each time."""

from __future__ import annotations

import gzip
import random

import numpy as np
import pytest

from training import corpora, quality
from training.damage import KINDS, Case, damaged, kinds_for, survey

ROWS = [
    ("Der Hafen schließt um neun.", "The harbour closes at nine."),
    ("Am Montag kamen 25 Gäste aus Berlin.", "On Monday, 25 guests came from Berlin."),
    ("Sie sagte, er habe das Boot nicht gesehen.", "She said he had not seen the boat."),
    ("Die alte Mühle (von 1820) wird verkauft.", "The old mill (from 1820) is being sold."),
    ("Wer bezahlt die neue Brücke?", "Who will pay for the new bridge?"),
    ("Niemand wusste, wie das Feuer ausbrach.", "Nobody knew how the fire had broken out."),
]


@pytest.fixture
def folder(tmp_path):
    lines = ["source\tmt\tz_mean", *(f"{source}\t{target}\t{at / 4}" for at, (source, target) in enumerate(ROWS * 2))]
    with gzip.open(tmp_path / "de-en.train.tsv.gz", "wt", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
    return tmp_path


@pytest.mark.parametrize("name", sorted(KINDS))
def test_every_kind_of_damage_changes_some_text_and_breaks_on_none(name):
    corpus = survey("en", [target for _, target in ROWS])
    corpus = corpora.replace(
        corpus, near={"old": ["aged"], "mill": ["factory"]}, forms={"knew": ["know"], "broken": ["break"]}
    )
    made = [
        damaged(Case(source, target, corpus, random.Random(seed)), name)  # noqa: S311  # nothing is hidden
        for source, target in [*ROWS, ("", ""), ("x", ".")]
        for seed in range(8)
    ]
    assert any(made)
    assert all(text is None or text.strip() for text in made)


def test_languages_without_blanks_have_damage_of_their_own():
    assert "capital_in" not in kinds_for("zh")
    assert "drop_content" in kinds_for("zh")


def test_the_same_corpus_and_seed_give_the_same_file(folder, tmp_path, monkeypatch):
    monkeypatch.setattr(quality, "_STEPS", 100)
    first, again = (quality.written(quality.collect(folder, 3, 3, "7")) for _ in range(2))
    assert first == again
    kept = tmp_path / "evidence.npz"
    quality.keep(quality.collect(folder, 3, 3, "7"), kept)
    assert quality.written(quality.load(kept)) == first


def test_a_sign_of_damage_gets_weight_and_noise_none():
    rng = np.random.default_rng(1)
    lost = np.zeros((200, 3))
    lost[:, 0] = rng.uniform(0.5, 1, 200)
    lost[:, 1] = rng.normal(0, 1, 200)
    found = quality.fit(lost)
    assert found[0] > 1
    assert found[1] < 0.3
    assert found[2] == 0
