"""Trails, rows of sections and buttons, counters."""

from __future__ import annotations

import pytest

from mtcheck.language.menus import is_row, is_section, is_trail


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Home / Sport"),
        ("en", "SPORT / SAILING"),
        ("en", "Front page > Culture and art"),
        ("en", "Home - Citizens - Harbour office"),
        ("de", "Startseite » Wirtschaft"),
        ("fr", "Accueil › Faits divers"),
        ("es", "Inicio | Sociedad"),
    ],
)
def test_trails(language: str, line: str) -> None:
    assert is_trail(line, language)


@pytest.mark.parametrize(
    "line",
    [
        "The harbour - a portrait",
        "Anna Berg | Jan Roth",
        "Sport > 20 pages",
        "Home / the story of a ferry that never came",
        "Sport: who wins?",
        "Coffee - sugar - milk",
    ],
)
def test_no_trails(line: str) -> None:
    assert not is_trail(line, "en")


@pytest.mark.parametrize(
    "line",
    [
        "Home page Sports Football News",
        "Facebook Twitter Share by mail",
        "Previous 1 2 3 Next",
        "Comments (12)",
        "Like 45 Share 3",
    ],
)
def test_rows(line: str) -> None:
    assert is_row(line, "en")


@pytest.mark.parametrize(
    "line",
    [
        "Chapter 3",
        "Anna Berg (72)",
        "Sport in 2021",
        "The news of the day",
        "Flour 500 Sugar 200",
        "Sport News 1999 (3)",
    ],
)
def test_no_rows(line: str) -> None:
    assert not is_row(line, "en")


def test_sections() -> None:
    assert is_section("Culture & Media", "en")
    assert is_section("économie", "fr")
    assert not is_section("Culture & Anna", "en")
