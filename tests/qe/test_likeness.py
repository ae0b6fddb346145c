"""Two texts compared word by word."""

from __future__ import annotations

import numpy as np
import pytest

from mtcheck.embeddings import Reading, Words
from mtcheck.qe import likeness
from mtcheck.qe.likeness import compare


def make_reading(size, seed=1):
    rows = np.random.default_rng(seed).normal(size=(size, 32)).astype("f")
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    places = tuple((at, at + 1) for at in range(size))
    return Reading(rows.mean(0), Words(places, np.full(size, 10.0, "f"), rows))


def test_texts_longer_than_any_segment_are_compared_stretch_by_stretch(monkeypatch):
    one, other = make_reading(60), make_reading(90, seed=2)
    whole = compare(one, other)
    monkeypatch.setattr(likeness, "_STRETCH", 50)
    cut = compare(one, other)
    assert cut.here.mean() == pytest.approx(whole.here.mean(), abs=0.02)
    monkeypatch.setattr(likeness, "_STRETCH", 10)
    assert compare(one, one).losses.recall == pytest.approx(0, abs=1e-5)


def test_no_table_holds_all_words_of_a_long_text_beside_all_of_another(monkeypatch):
    sizes = []
    pick = likeness._pick

    def note_size(table, near):
        sizes.append(table.size)
        return pick(table, near)

    monkeypatch.setattr(likeness, "_pick", note_size)
    counts = []
    for size in (10_000, 20_000):
        sizes.clear()
        compare(make_reading(size), make_reading(size, seed=2))
        counts.append(sum(sizes))
    assert counts[1] < 2.2 * counts[0]


def test_crossing_counterparts_are_counted():
    rows = np.eye(8, dtype="f")
    one = make_reading(8)
    forth, back = (one._replace(words=one.words._replace(rows=each)) for each in (rows, rows[::-1].copy()))
    assert compare(forth, forth).losses.crossing == 0
    assert compare(forth, back).losses.crossing > 0.9
