"""Weights of the signs that words of one side are rendered nowhere: sound pairs against ones that lost a clause.

    python training/surplus.py [--every 2 --from 0] FILE:SOURCE:TARGET:FROM:TO ...

Each FILE is a gzipped TSV with a header, SOURCE and TARGET are names of columns; rows whose column ``z_mean`` is not
above 0.3 are left out. Of the documents (column ``document``, else each row is one) every so many are read. Prints the
weights that ``mtcheck/alignment/surplus.py`` holds, and what those fitted and those held tell apart.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import random
import sys
from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from mtcheck.alignment.surplus import _CONSTANT, _WEIGHTS, Answer, Question, Signs, question_of, weigh_surplus
from mtcheck.embeddings import WordEncoder, encoder

_COMMON = 8.0
"""Rarity of a word, in nats, below which a clause may begin with it."""
_FEWEST, _MOST, _SHARE = 5, 18, 0.55
"""Words of what is cut, and the most that it is of the sentence."""
_RIDGE = 0.01
_EDGES = frozenset(",;:.!?…()–—、。！（），：；？")


def pairs_of(name: str, every: int, first: int) -> tuple[list[tuple[str, str]], str, str]:
    """The pairs of one file and their languages."""
    path, source, target, here, there = name.split(":")
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    known = {key: at for at, key in enumerate(dict.fromkeys(row.get("document", row[source]) for row in rows))}
    sound = (row for row in rows if float(row.get("z_mean", 1)) > 0.3)
    kept = (row for row in sound if known[row.get("document", row[source])] % every == first)
    return list(dict.fromkeys((row[source].strip(), row[target].strip()) for row in kept)), here, there


def cut_clause(text: str, model: WordEncoder, chance: random.Random) -> str | None:
    """The text without a clause: from a mark or a common word to the next mark or a later one."""
    (reading,) = model.read([text])
    places, rarity = reading.words.places, reading.words.rarity
    if not places:
        return None
    gaps = [*((one[1], other[0]) for one, other in pairwise(places)), (places[-1][1], len(text))]
    marked = [not _EDGES.isdisjoint(text[slice(*gap)]) for gap in gaps]
    starts = [at for at in range(1, len(places)) if marked[at - 1] or rarity[at] < _COMMON]
    longest = min(_MOST, _SHARE * len(places))
    found = [(a, b) for a in starts for b in range(a + _FEWEST, len(places) + 1) if marked[b - 1] and b - a <= longest]
    if not found:
        return None
    first, last = chance.choice(found)
    return text[: gaps[first - 1][0]] + text[gaps[last - 1][0] :]


def questions(name: str, model: WordEncoder, every: int, first: int) -> Iterator[tuple[Question | None, bool]]:
    """Sound pairs, and pairs one side of which lost a clause; None where the lengths already acquit."""
    chance = random.Random(5)  # noqa: S311 - a draw of samples, nothing secret
    pairs, here, there = pairs_of(name, every, first)
    for source, target in pairs:
        yield question_of(source, here, target, there), False
        if short := cut_clause(target, model, chance):
            yield question_of(source, here, short, there), True
        if short := cut_clause(source, model, chance):
            yield question_of(short, here, target, there), True


def fit(signs: np.ndarray, cut: np.ndarray) -> np.ndarray:
    """Logistic regression by Newton's method; the last weight is the constant."""
    rows = np.c_[signs, np.ones(len(signs))]
    found = np.zeros(rows.shape[1])
    for _ in range(50):
        sure = 1 / (1 + np.exp(-rows @ found))
        bend = (rows.T * (sure * (1 - sure))) @ rows + _RIDGE * np.eye(len(found))
        found += np.linalg.solve(bend, rows.T @ (cut - sure) - _RIDGE * found)
    return found


def main() -> None:
    """Fit on all files, then show what the weights tell apart."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", metavar="FILE:SOURCE:TARGET:FROM:TO")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--from", dest="first", type=int, default=0)
    given = parser.parse_args()
    model = encoder()
    if not isinstance(model, WordEncoder):
        sys.exit("the encoder reads no words")
    known: list[tuple[Question | None, bool, Answer | None]] = []
    for name in given.files:
        asked = list(questions(name, model, given.every, given.first))
        answers = iter(weigh_surplus([each for each, _ in asked if each], model))
        known += [(each, cut, next(answers) if each else None) for each, cut in asked]
    signs = np.array([answer.signs for _, _, answer in known if answer])
    cut = np.array([cut for _, cut, answer in known if answer])
    found = fit(signs, cut)
    sys.stdout.write(f"{dict(zip((*Signs._fields, 'constant'), np.round(found, 2).tolist(), strict=True))}\n")
    pairs, damaged = sum(not cut for _, cut, _ in known), sum(cut for _, cut, _ in known)
    for title, weights in (("fitted", found), ("held", np.array([*_WEIGHTS, _CONSTANT]))):
        sure = 1 / (1 + np.exp(-np.c_[signs, np.ones(len(signs))] @ weights))
        for bound in (0.5, 0.7, 0.9, 0.95, 0.98, 0.99):
            right, wrong = (sure[cut] >= bound).sum(), (sure[~cut] >= bound).sum()
            sys.stdout.write(
                f"{title} {bound}: {right / damaged:.3f} of {damaged} cut, {wrong} of {pairs} sound pairs\n"
            )


if __name__ == "__main__":
    main()
