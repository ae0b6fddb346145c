"""What the language models tell apart: sentences as people wrote them against the same, damaged in one place.

    python benchmarks/fluency.py LANGUAGE FILE

FILE holds one sentence a line. Prints, for each kind of damage, the share of sentences that score above their damaged
selves (a tie counts half), and how many sentences are scored in a second of one core.
"""

from __future__ import annotations

import random
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

from mtcheck.language.lm import fluency

_FUNCTION_WORDS = {
    "en": "a an the of in on at to for with by from is are was were has have had and or but that which this it".split(),
    "de": "der die das den dem des ein eine einen in im auf an zu mit von ist sind war hat und oder aber dass".split(),
}


def swapped(words: list[str], chance: random.Random, _: list[str]) -> list[str]:
    at = chance.randrange(len(words) - 2)
    return [*words[:at], words[at + 1], words[at], *words[at + 2 :]]


def recased(words: list[str], chance: random.Random, _: list[str]) -> list[str]:
    at = chance.randrange(1, len(words))
    word = words[at]
    return [*words[:at], word[:1].lower() + word[1:] if word[:1].isupper() else word.capitalize(), *words[at + 1 :]]


def function_word_replaced(words: list[str], chance: random.Random, small: list[str]) -> list[str]:
    places = [at for at, word in enumerate(words) if word in small]
    if not places:
        return words
    at = chance.choice(places)
    return [*words[:at], chance.choice([word for word in small if word != words[at]]), *words[at + 1 :]]


def function_word_dropped(words: list[str], chance: random.Random, small: list[str]) -> list[str]:
    places = [at for at, word in enumerate(words) if word in small]
    at = chance.choice(places) if places else len(words)
    return words[:at] + words[at + 1 :]


def misspelt(words: list[str], chance: random.Random, _: list[str]) -> list[str]:
    places = [at for at, word in enumerate(words) if re.fullmatch(r"\w{5,}\W?", word)]
    if not places:
        return words
    at = chance.choice(places)
    word = words[at]
    cut = chance.randrange(1, 4)
    return [*words[:at], word[:cut] + word[cut + 1] + word[cut] + word[cut + 2 :], *words[at + 1 :]]


def repeated(words: list[str], chance: random.Random, _: list[str]) -> list[str]:
    at = chance.randrange(len(words) - 1)
    return [*words[: at + 2], *words[at : at + 2], *words[at + 2 :]]


def unended(words: list[str], _: random.Random, __: list[str]) -> list[str]:
    return [*words[:-1], words[-1].rstrip(".!?")]


def spaced(words: list[str], chance: random.Random, _: list[str]) -> list[str]:
    places = [at for at, word in enumerate(words) if word[-1] in ",.;:"]
    at = chance.choice(places) if places else len(words)
    return [*words[:at], *(words[at][:-1] + " " + words[at][-1:] for _ in words[at : at + 1]), *words[at + 1 :]]


_KINDS: list[Callable[[list[str], random.Random, list[str]], list[str]]] = [
    swapped, recased, function_word_replaced, function_word_dropped, misspelt, repeated, unended, spaced,
]  # fmt: skip


def main() -> None:
    language, name = sys.argv[1:3]
    sentences = [line.strip() for line in Path(name).read_text(encoding="utf-8").splitlines() if line.count(" ") > 3]
    chance = random.Random(1)  # noqa: S311 - damage, not secrets
    fluency.batch_scores(sentences[:2], language)
    begin = time.process_time()
    sound = fluency.batch_scores(sentences, language)
    speed = len(sentences) / (time.process_time() - begin)
    for kind in _KINDS:
        damaged = [" ".join(kind(text.split(" "), chance, _FUNCTION_WORDS[language])) for text in sentences]
        scores = fluency.batch_scores(damaged, language)
        pairs = zip(sound, scores, sentences, damaged, strict=True)
        told = [(a > b) + (a == b) / 2 for a, b, x, y in pairs if x != y and a is not None and b is not None]
        print(f"{kind.__name__:24} {len(told):5} {sum(told) / len(told):.3f}")
    print(f"{speed:.0f} sentences a second, {sum(map(len, sentences)) / len(sentences):.0f} characters each")


if __name__ == "__main__":
    main()
