"""Weights of the signs that a name has taken another's place: sound pairs against ones with a foreign name put in.

    python training/naming.py FILE:SOURCE:TARGET:FROM:TO ...

Each FILE is a gzipped TSV with a header, SOURCE and TARGET are names of columns; rows whose column ``z_mean`` is not
above 0.3 are left out. Prints the weights that ``mtcheck/alignment/naming.py`` holds, and what they tell apart.
"""

from __future__ import annotations

import csv
import gzip
import random
import sys
from collections.abc import Iterator

import numpy as np
from kinship import fit

from mtcheck.alignment.naming import Question, Signs, weigh_names
from mtcheck.embeddings import encoder
from mtcheck.language.values.exchanged import Part, names_in, suspects

_SCALE = np.array([10, 10, 5, 1])
"""Brings the signs to one size, so that the fit's penalty bears on all alike."""
_SHARE = 0.5
"""How many of the pairs get a foreign name."""


def pairs_of(name: str) -> tuple[list[tuple[str, str]], str, str]:
    """The pairs of one file and their languages."""
    path, source, target, here, there = name.split(":")
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    sound = (row for row in rows if float(row.get("z_mean", 1)) > 0.3)
    return list(dict.fromkeys((row[source], row[target]) for row in sound)), here, there


def questions(name: str, chance: random.Random) -> Iterator[tuple[Question, bool]]:
    """Names in doubt in sound pairs, and in pairs where a name of another pair was put in."""
    pairs, here, there = pairs_of(name)
    named = [(pair, part) for pair in pairs for part in names_in(pair[1], there)]
    for source, target in pairs:
        yield from ((Question(source, target, each), False) for each in suspects(source, here, target, there))
        parts = names_in(target, there)
        if not parts or chance.random() > _SHARE:
            continue
        part = chance.choice(parts)
        (_, other), place = chance.choice(named)
        foreign = other[slice(*place)]
        if foreign in source or foreign in target:
            continue
        changed = target[: part.start] + foreign + target[part.end :]
        new = Part(part.start, part.start + len(foreign))
        for each in suspects(source, here, changed, there):
            if each.name.part.start < new.end and new.start < each.name.part.end:
                yield Question(source, changed, each), True


def main(names: list[str]) -> None:
    """Fit on all files, then show what the weights tell apart."""
    chance = random.Random(3)  # noqa: S311 - a draw of samples, nothing secret
    asked = [each for name in names for each in questions(name, chance)]
    answers = weigh_names([question for question, _ in asked], encoder())
    known = [(signs, foreign) for (_, foreign), (lost, signs) in zip(asked, answers, strict=True) if lost]
    signs = np.array([each for each, _ in known]) * _SCALE
    foreign = np.array([each for _, each in known])
    found = fit(signs, foreign)
    weights = np.round(found * np.r_[_SCALE, 1], 1).tolist()
    sys.stdout.write(f"{dict(zip((*Signs._fields, 'constant'), weights, strict=True))}\n")
    sure = 1 / (1 + np.exp(-np.c_[signs, np.ones(len(signs))] @ found))
    for bound in (0.5, 0.6, 0.7, 0.8, 0.9):
        right, wrong = (sure[foreign] >= bound).mean(), (sure[~foreign] >= bound).sum()
        sys.stdout.write(
            f"{bound}: {right:.3f} of {foreign.sum()} foreign names, {wrong} of {(~foreign).sum()} sound ones\n"
        )


if __name__ == "__main__":
    main(sys.argv[1:])
