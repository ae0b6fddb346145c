"""The concepts of labels, as all readers of them get them."""

from __future__ import annotations

from mtcheck.language import concepts
from mtcheck.language.concepts import Concept, read_concepts

_TEXT = """
# a note
de Verloren
[save] en Save/Keep; de Sichern
de Speichern, fr Garder
# a note between
it Salva
[share] en Share
"""


def test_a_concept_has_a_head_and_all_lines_up_to_the_next(monkeypatch):
    monkeypatch.setattr(
        concepts, "text_of", lambda folder, name: _TEXT if (folder, name) == ("literal", "labels") else ""
    )
    assert list(read_concepts()) == [
        Concept(
            "save",
            {"en": ("Save", "Keep"), "de": ("Sichern",)},
            (("de", "Speichern"), ("fr", "Garder"), ("it", "Salva")),
        ),
        Concept("share", {"en": ("Share",)}, ()),
    ]


def test_every_concept_of_the_package_is_complete():
    found = list(read_concepts())
    assert len(found) > 100
    assert all(each.kind and each.labels and {"en", "de", "fr", "es"} <= each.right.keys() for each in found)
