"""Menus whose entries have run together."""

from __future__ import annotations

import pytest

from mtcheck.language.flat_menus import is_flat_menu

_RENDERED = {"Bloc-notes", "Covers"}


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Covers Province Sports Bulls Opinion", "en"),
        ("News Announcements Gastronomy Jobs Obituaries Weather 4°C", "en"),
        ("Neueste Region Sport Radio & TV Hinweis?", "de"),
        ("Menü Recherche Bloc-notes Connexion", "fr"),
        ("Actualidad Comarcas Gente Esquelas Clasificados 18°", "es"),
    ],
)
def test_menus(line, language):
    assert is_flat_menu(line, language, _RENDERED.__contains__)


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Mayor Smith Opens New Bridge Near Town", "en"),
        ("Sports Minister Opens New School Building", "en"),
        ("Weather Warning Issued For Coastal Areas", "en"),
        ("Sports, Culture and Weather", "en"),
        ("Toter Fisch Region Sport", "de"),
        ("Mairie École Piscine Médiathèque Gare", "fr"),
        ("Sport Kultur", "de"),
    ],
)
def test_titles(line, language):
    assert not is_flat_menu(line, language, _RENDERED.__contains__)
