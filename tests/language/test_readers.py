"""Whether a line speaks to its reader."""

from __future__ import annotations

import pytest

from mtcheck.language.readers import addresses_reader


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Did this help you? Yes No", "en"),
        ("Tell our reporters!", "en"),
        ("Haben Sie einen Hinweis?", "de"),
        ("Schreib uns!", "de"),
        ("Aidez-nous à faire mieux !", "fr"),
        ("Votre avis compte", "fr"),
        ("¿Te ha gustado?", "es"),
        ("Ti è piaciuto?", "it"),
    ],
)
def test_a_line_to_the_reader(line, language):
    assert addresses_reader(line, language)


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Shipments from the US rose again", "en"),
        ("I stayed at home", "en"),
        ("Sie soll einen neuen Belag bekommen", "de"),
        ("Ihr Mann blieb zu Hause", "de"),
        ("Su marido se quedó en casa", "es"),
        ('"We will help you," she says', "en"),
    ],
)
def test_a_line_of_a_report(line, language):
    assert not addresses_reader(line, language)
