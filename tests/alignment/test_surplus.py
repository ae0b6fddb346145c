"""Words in a row that one side has and nothing on the other renders."""

from __future__ import annotations

import pytest

from mtcheck.alignment.surplus import find_surplus, question_of
from mtcheck.embeddings import encoder
from mtcheck.loading import parse
from mtcheck.model.bead import Bead
from mtcheck.segmentation import segment


def bead_of(source, target, languages=("de", "en"), model=None):
    sides = [segment(parse(text, "page"), language) for text, language in zip((source, target), languages, strict=True)]
    return find_surplus([Bead(*sides, unrelated=0.9)], model or encoder(), *languages)[0]


@pytest.mark.parametrize(
    ("languages", "source", "target", "lost", "before"),
    [
        (
            ("de", "en"),
            "Der Förster, der den Wald seit dreißig Jahren kennt wie kein anderer, fand gestern die Wölfin.",
            "The forester found the she-wolf yesterday.",
            "der den Wald seit dreißig Jahren kennt wie kein anderer",
            "The forester",
        ),
        (
            ("fr", "en"),
            "La gare, qui accueillait chaque matin des milliers d'ouvriers de la vallée, a fermé lundi.",
            "The station closed on Monday.",
            "qui accueillait chaque matin des milliers d'ouvriers de la vallée",
            "The station",
        ),
        (
            ("en", "es"),
            "The potter (whose hands were burnt in a kiln when she was a young apprentice) works alone.",
            "La alfarera trabaja sola.",
            "whose hands were burnt in a kiln when she was a young apprentice",
            "La alfarera",
        ),
    ],
)
def test_a_lost_clause_is_found_with_its_place_on_both_sides(languages, source, target, lost, before):
    bead = bead_of(source, target, languages)
    assert bead.surplus is not None
    assert source[slice(*bead.surplus.source)] == lost
    assert target[: bead.surplus.target[0]] == before
    assert bead.surplus.target[0] == bead.surplus.target[1]
    assert not bead.surplus.added


def test_an_added_clause_is_the_translations():
    target = "The mill is being sold, although the owner's daughter wanted to bake bread there again."
    bead = bead_of("Die Mühle wird verkauft.", target)
    assert bead.surplus is not None
    assert bead.surplus.added
    assert target[slice(*bead.surplus.target)] == "although the owner's daughter wanted to bake bread there again"
    assert bead.surplus.source[0] == len("Die Mühle wird verkauft")


def test_sides_that_agree_without_the_clause_are_no_strangers():
    source = "Karten kosten zwölf Euro, und Kinder unter zehn Jahren dürfen neben den Musikern auf der Bühne sitzen."
    assert bead_of(source, "Tickets cost twelve euros.").unrelated == 0


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Die Mühle wird verkauft.", "The mill is being sold."),
        (
            "Wer bei Nebel fährt, soll das Licht einschalten, langsam fahren und genug Abstand halten.",
            "In fog, switch on your lights, go slowly and keep your distance.",
        ),
    ],
)
def test_what_is_told_freely_is_not_missing(source, target):
    assert bead_of(source, target).surplus is None


def test_an_encoder_without_words_judges_nothing():
    class Blind:
        signature, languages = "blind", frozenset({"*"})
        encode = staticmethod(encoder().encode)

    source = "Der Förster, der den Wald seit dreißig Jahren kennt wie kein anderer, fand gestern die Wölfin."
    assert bead_of(source, "The forester found the she-wolf yesterday.", model=Blind()).surplus is None


def test_lengths_that_fit_ask_nothing():
    assert question_of("Die Mühle wird heute verkauft.", "de", "The mill is being sold today.", "en") is None
