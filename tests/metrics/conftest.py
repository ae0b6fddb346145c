"""Invented sentences of several languages, and systems that damage them, for comparing with sacrebleu's program."""

from __future__ import annotations

import random
from types import SimpleNamespace

import pytest

_PARTS = {
    "en": (
        ["The mayor", "A retired pilot", "Nobody in Grennow", "The ferry's owner", "Ms. Ohlsen"],
        ["opened the lock", "sold 1,250 tickets", "will repair the well", "didn't sign the contract"],
        ["on Tuesday", "at 3.30 p.m.", "before the flood", "without any help", "(as usual)"],
    ),
    "de": (
        ["Die Bürgermeisterin", "Ein Lotse", "Niemand in Grennow", "Der Eigner der Fähre"],
        ["öffnete die Schleuse", "verkaufte 1.250 Karten", "unterschrieb den Vertrag nicht", "grüßte „alle“"],
        ["am Dienstag", "um 15.30 Uhr", "vor der Flut", "ohne Hilfe"],
    ),
    "zh": (
        ["市长", "退休的飞行员", "渡船的主人"],
        ["打开了船闸，", "卖出了1250张票，", "没有签合同，"],
        ["在星期二。", "在洪水之前。"],
    ),
    "ja": (
        ["市長は", "引退した操縦士は", "フェリーの持ち主は"],
        ["火曜日に", "洪水の前に"],
        ["水門を開けた。", "切符を1250枚売った。"],
    ),
    "ko": (
        ["시장은", "은퇴한 조종사는", "배의 주인은"],
        ["화요일에", "홍수 전에"],
        ["수문을 열었다.", "표를 1250장 팔았다."],
    ),
}


@pytest.fixture(scope="session")
def texts():
    """``texts.references(language)`` and ``texts.system(sentences, seed)``."""
    return SimpleNamespace(references=references, system=system)


def references(language: str, count: int = 40) -> list[str]:
    """Sentences put together from parts."""
    chance = random.Random(7)  # noqa: S311  # texts, no secret
    glue = "" if language in ("zh", "ja") else " "
    sentences = [glue.join(chance.choice(part) for part in _PARTS[language]) for _ in range(2 * count)]
    return [glue.join(sentences[index : index + 1 + index % 2]) for index in range(count)]


def system(sentences: list[str], seed: int) -> list[str]:
    """The sentences with words dropped, doubled, moved and written small; one is left empty."""
    chance = random.Random(seed)  # noqa: S311  # as above
    damaged = [_damaged(each, chance) for each in sentences]
    return ["" if index == seed else each for index, each in enumerate(damaged)]


def _damaged(sentence: str, chance: random.Random) -> str:
    glue = " " if " " in sentence else ""
    words = sentence.split() if glue else list(sentence)
    for _ in range(chance.randrange(4)):
        start = chance.randrange(len(words) + 1)
        run = words[start : start + chance.randrange(4)]
        kind = chance.choice(["drop", "double", "move", "lower"])
        if kind != "double":
            del words[start : start + len(run)]
        place = chance.randrange(len(words) + 1)
        words[place:place] = [] if kind == "drop" else [each.lower() for each in run] if kind == "lower" else run
    return glue.join(words)
