"""Pairs for benchmarks of corpora, made of the sentences of ``samples/``: always the same ones for the same seed.

    python benchmarks/synthetic_pairs.py COUNT FILE.tsv [SEED]

One or two sentences a pair, each with figures of its own, so that hardly two are the same. A tenth has a fault: left
untranslated, cut short, with another's translation, another figure, nothing at all.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import mtcheck

SAMPLES = Path(__file__).parent.parent / "samples"
_PAGES = (
    ("swing-bridge", "original.de.txt", "reference.en.txt"),
    ("night-library", "original.de.txt", "translation.en.txt"),
)
_FIGURE = re.compile(r"\d+")
_FAULTS = 10
"""One pair of so many has a fault."""

Pair = tuple[str, str]


def read_sentences() -> list[Pair]:
    """The aligned sentences of the samples, German and English."""
    checker = mtcheck.Checker("de", "en")
    found = []
    for page, source, target in _PAGES:
        for bead in checker.align(SAMPLES / page / source, SAMPLES / page / target).beads:
            if bead.source and bead.target:
                sides = (" ".join(each.text for each in side) for side in (bead.source, bead.target))
                found.append(tuple(sides))
    return found


def make_pairs(count: int, seed: int = 1) -> Iterator[Pair]:
    """So many pairs, a tenth of them with a fault."""
    sentences = read_sentences()
    chance = random.Random(seed)  # noqa: S311 - a benchmark needs the same pairs again, not secrets
    for _ in range(count):
        chosen = [chance.choice(sentences) for _ in range(chance.choice((1, 1, 2)))]
        pair = _renumber(" ".join(a for a, _ in chosen), " ".join(b for _, b in chosen), chance)
        yield _spoil(pair, sentences, chance) if chance.randrange(_FAULTS) == 0 else pair


def _renumber(source: str, target: str, chance: random.Random) -> Pair:
    """The pair with figures of its own, and a code at the end that no other pair has."""
    known: dict[str, str] = {}

    def change(match: re.Match[str]) -> str:
        return known.setdefault(match[0], str(chance.randrange(10 ** (len(match[0]) - 1), 10 ** len(match[0]))))

    code = f"(K{chance.randrange(10**7)})"
    return f"{_FIGURE.sub(change, source)} {code}", f"{_FIGURE.sub(change, target)} {code}"


def _spoil(pair: Pair, sentences: list[Pair], chance: random.Random) -> Pair:
    source, target = pair
    faults = (
        (source, source),
        (source, target[: len(target) // 2]),
        (source, chance.choice(sentences)[1]),
        (source, _FIGURE.sub(lambda match: str(int(match[0]) + 7), target)),
        (source, ""),
    )
    return chance.choice(faults)


def main(count: str, path: str, seed: str = "1") -> None:
    """Write a file of tab-separated pairs."""
    with Path(path).open("w", encoding="utf-8") as file:
        file.write("source\ttarget\n")
        file.writelines(f"{source}\t{target}\n" for source, target in make_pairs(int(count), int(seed)))


if __name__ == "__main__":
    main(*sys.argv[1:4])
