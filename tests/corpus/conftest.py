"""A small corpus, and a checker that needs no encoder."""

from __future__ import annotations

import pytest

import mtcheck

PAIRS = [
    ("Der Hafen ist heute leer.", "The harbour is empty today."),
    ("Teilen", "Split"),
    ("Die Werft gab 51 Euro aus.", "The yard spent 15 euros."),
    ("Die Möwen schlafen.", "The gulls are asleep."),
    ("Das Tor klemmt.", "The gate is stuck."),
]


@pytest.fixture(scope="session")
def checker():
    return mtcheck.Checker("de", "en", config=mtcheck.Config(encoder="none"))


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "pairs.tsv"
    path.write_text("source\ttarget\n" + "".join(f"{a}\t{b}\n" for a, b in PAIRS), encoding="utf-8")
    return path
