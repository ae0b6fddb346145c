"""Shares and multiples are looked for in outline first, and none is lost by it."""

from __future__ import annotations

import random
import re

import pytest

from mtcheck.language.values import parts
from mtcheck.language.values.facts import Facts
from mtcheck.language.values.lexicon import lexicon

LANGUAGES = ("de", "en", "es", "fr", "it", "nl", "pt", "sv")
GLUE = ("-", *" " * 5, "'", "", ", ", ". ", "\u00a0", "_")


def texts(language: str, count: int) -> list[str]:
    """Texts that are full of numbers and of the words of shares."""
    known, dice = lexicon(language), random.Random(language)  # noqa: S311  # texts, no secrets
    numbers = [*known.ones.words, *known.numbers.words, *known.multipliers.words, *known.ordinals.words]
    others = [*known.fractions.words, *known.multiples.words, "2", "100", "12345", "2.000", "3,5"]
    between = [word for each in (*known.shares.words, *known.times.words) for word in re.split(r"\{\w\}|[ ~]", each)]
    bags = (numbers, others, between, between, ["house", "jahre", "l", "un"])
    return [
        "".join(dice.choice(dice.choice(bags)) + dice.choice(GLUE) for _ in range(dice.randrange(2, 9))).lower()
        for _ in range(count)
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_outlines_lose_nothing(language):
    known = parts._patterns(language)

    for text in texts(language, 400):
        for sought in (*known.shares, *known.times):
            wanted = [match.span() for match in sought.pattern.finditer(text)]
            assert [match.span() for match in sought.finditer(text)] == wanted


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_that_cannot_hold_a_part_hold_none(language):
    for text in texts(language, 400):
        side = Facts(text, language)
        if not parts._may_hold_part(side, text):
            assert not [*parts._multiples(text, side), *parts._shares(text, side), *parts._fractions(text, side)]


@pytest.mark.parametrize(
    ("text", "language", "holds"),
    [
        ("the man goes home", "en", False),
        ("every third of them", "en", True),
        ("dreimal so viele wie er", "de", True),
        ("l'un sur trois", "fr", True),
    ],
)
def test_few_texts_may_hold_a_part(text, language, holds):
    assert parts._may_hold_part(Facts(text, language), text) is holds
