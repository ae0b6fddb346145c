"""Weights of the evidence that two aligned sentences are strangers: sound pairs against a neighbour's translation.

    python training/kinship.py [--encoder e5] FILE:SOURCE:TARGET:FROM:TO ...

Each FILE is a gzipped TSV with a header, SOURCE and TARGET are names of columns; rows whose column ``z_mean`` is not
above 0.3 are left out. Prints the weights that ``mtcheck/alignment/kinship.py`` holds, and what they tell apart.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import sys
from typing import NamedTuple

import numpy as np

from mtcheck.alignment.kinship import DOUBTFUL, Evidence, Words, weigh_kinship
from mtcheck.embeddings import SentenceEncoder, encoder

_NEIGHBOURS = (1, 2)
_RIDGE = 1.0


class Sample(NamedTuple):
    """Evidence of doubtful pairs, and which of them are strangers."""

    evidence: list[Evidence]
    strangers: list[bool]


def read(name: str, model: SentenceEncoder, most: int) -> Sample:
    """The doubtful pairs of one file."""
    path, source, target, *languages = name.split(":")
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    pairs = [(row[source], row[target]) for row in rows if float(row.get("z_mean", 1)) > 0.3][:most]
    vectors = [model.encode([pair[side] for pair in pairs]) for side in (0, 1)]
    found = []
    for step in (0, *_NEIGHBOURS):
        for one in range(len(pairs) - step):
            texts = pairs[one][0], pairs[one + step][1]
            cosine = float(vectors[0][one] @ vectors[1][one + step])
            if cosine < DOUBTFUL and not (step and pairs[one][0] == pairs[one + step][0]):
                found.append((cosine, texts, step > 0))
    words = Words(model, [text for _, texts, _ in found for text in texts])
    evidence = [weigh_kinship(cosine, texts, (languages[0], languages[1]), words) for cosine, texts, _ in found]
    return Sample(evidence, [stranger for *_, stranger in found])


def fit(evidence: np.ndarray, strangers: np.ndarray) -> np.ndarray:
    """Logistic regression by Newton's method, both kinds weighing the same; the last weight is the constant."""
    rows = np.c_[evidence, np.ones(len(evidence))]
    weights = np.where(strangers, 1.0, strangers.sum() / (~strangers).sum())
    penalty = np.r_[np.full(evidence.shape[1], _RIDGE), 0]
    found = np.zeros(rows.shape[1])
    for _ in range(30):
        sure = 1 / (1 + np.exp(-rows @ found))
        slope = rows.T @ (weights * (strangers - sure)) - penalty * found
        bend = (rows.T * (weights * sure * (1 - sure))) @ rows + np.diag(penalty)
        found += np.linalg.solve(bend, slope)
    return found


def main() -> None:
    """Fit on all files, then show what each tells apart."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", metavar="FILE:SOURCE:TARGET:FROM:TO")
    parser.add_argument("--encoder", default="")
    parser.add_argument("--rows", type=int, default=1000)
    given = parser.parse_args()
    samples = {name: read(name, encoder(given.encoder), given.rows) for name in given.files}
    evidence = np.array([each for sample in samples.values() for each in sample.evidence])
    strangers = np.array([each for sample in samples.values() for each in sample.strangers])
    found = fit(evidence, strangers)
    sys.stdout.write(f"{dict(zip((*Evidence._fields, 'constant'), np.round(found, 2).tolist(), strict=True))}\n")
    for name, sample in samples.items():
        sure = 1 / (1 + np.exp(-np.c_[np.array(sample.evidence), np.ones(len(sample.evidence))] @ found))
        kind = np.array(sample.strangers)
        for bound in (0.5, 0.6, 0.7, 0.8):
            right, wrong = (sure[kind] >= bound).mean(), (sure[~kind] >= bound).sum()
            sys.stdout.write(f"{name} {bound}: {right:.3f} of strangers, {wrong} sound pairs\n")


if __name__ == "__main__":
    main()
