"""Two pages as a pair: what they are to each other, and what is said where they are no pair."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import mtcheck
from mtcheck.config import Config
from mtcheck.engine.pairing import Relation, align_pages
from mtcheck.errors import ReadError, UsageError

BRIDGE = tomllib.loads((Path(__file__).parent / "bridge.toml").read_text(encoding="utf-8"))
GERMAN, ENGLISH = BRIDGE["german"], BRIDGE["english"]
DE, EN = "\n\n".join(GERMAN), "\n\n".join(ENGLISH)
SPANISH = """El ayuntamiento decidió el martes construir un nuevo puente sobre el río.

Las obras comienzan en marzo y costarán doce millones de euros, según la alcaldesa.

Los vecinos que se oponen al proyecto anunciaron que seguirán protestando en la calle."""
OTHER = """The museum of natural history shows whales from the cold seas until the end of the year.

Visitors can listen to their songs in a dark hall, and children build models from paper and wood.

Entrance is free on Sundays, the curator said, because nobody should have to stay outside for lack of money."""


def test_pages_are_read_and_aligned(tmp_path):
    (tmp_path / "a.txt").write_text(DE, encoding="utf-8")
    beads = mtcheck.align_article(tmp_path / "a.txt", EN)
    assert len(beads) == len(GERMAN)
    first = beads[0]
    assert DE[first.source[0].span.start : first.source[0].span.end] == GERMAN[0]
    found = align_pages(DE, EN)
    assert (found.verdict, found.coverage, found.notes) == (Relation.SOUND, 1.0, ())
    assert (found.source.language, found.target.language) == ("de", "en")
    assert "use-multilingual" in found.signature


def test_coverage_counts_what_has_a_counterpart():
    assert 0.4 < align_pages(DE, "\n\n".join(ENGLISH[:4]), "de", "en").coverage < 0.8


@pytest.mark.parametrize(
    ("source", "target", "languages", "verdict", "words"),
    [
        (EN, DE, ("de", "en"), Relation.SWAPPED, "swapped"),
        (DE, DE, ("de", "en"), Relation.SAME, "the same text"),
        (DE, DE + " \n", ("", ""), Relation.SAME, "the same text"),
        (DE, OTHER, ("de", "en"), Relation.ANOTHER_ARTICLE, "another article"),
        (EN, OTHER, ("", ""), Relation.SAME_LANGUAGE, "both in 'en'"),
        (" \n", EN, ("de", "en"), Relation.EMPTY, "no text in the original"),
        (DE, "", ("de", "en"), Relation.EMPTY, "no text in the translation"),
    ],
)
def test_what_is_no_pair_is_said_and_left_unaligned(source, target, languages, verdict, words):
    found = align_pages(source, target, *languages)
    assert found.verdict is verdict
    assert words in found.notes[-1].reason
    assert all(bead.silent and bead.kind in ("1-0", "0-1") for bead in found.beads)


def test_an_original_in_an_unexpected_language_is_said_with_the_cure():
    found = align_pages(DE, EN, "fr", "en")
    assert found.verdict is Relation.OTHER_LANGUAGE
    assert "in 'de', not in 'fr'" in found.notes[0].reason
    assert "--from de" in found.notes[0].reason


def test_between_close_relatives_the_user_knows_better():
    found = align_pages(SPANISH, EN, "pt", "en")
    assert found.verdict is Relation.SOUND
    assert "in 'es', not in 'pt'" in found.notes[0].reason


def test_a_pair_without_encoder_says_so():
    finnish = "Kaupunki rakentaa 3 500 asuntoa.\n\nHanketta johtaa Kaisa Virtanen."
    found = align_pages(finnish, "The city builds 3,500 homes.\n\nThe project is led by Kaisa Virtanen.", "fi", "en")
    assert [bead.kind for bead in found.beads] == ["1-1", "1-1"]
    assert "no encoder covers fi-en" in found.notes[0].reason
    assert found.signature == ""


def test_wrong_names_are_errors(tmp_path):
    with pytest.raises(UsageError):
        mtcheck.align_article(DE, EN, "de", "xx")
    with pytest.raises(ReadError):
        mtcheck.align_article(tmp_path / "absent.txt", EN)
    with pytest.raises(UsageError, match="is not a plug-in, a folder"):
        mtcheck.align_article(DE, EN, config=Config(encoder="nothing"))
