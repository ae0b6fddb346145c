"""Weights of the signs that a negation was lost: sound pairs, and pairs whose second text lost its only negator.

    python training/denying.py FILE:SOURCE:TARGET:FROM:TO ...

Each FILE is a TSV with a header, gzipped or not; SOURCE and TARGET are names of columns. Where a column ``lost`` holds
``1`` the translation is known to be without the negation; all other rows are sound, and are damaged here as well.
Prints the weights that ``mtcheck/alignment/denying.py`` holds, and what they tell apart.
"""

from __future__ import annotations

import csv
import gzip
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from mtcheck.alignment.denying import Question, Signs, question_of, weigh_questions
from mtcheck.embeddings.embedded import EmbeddedEncoder
from mtcheck.language.values.negation import core_negators
from mtcheck.language.values.tokens import Token

_RIDGE = 0.002
_FOLDS = 5
_AFFIRMED = {
    "nothing": "something",
    "nobody": "somebody",
    "never": "",
    "cannot": "can",
    "can't": "can",
    "won't": "will",
    "nichts": "etwas",
    "niemand": "jemand",
}
_DO = re.compile(r"\b(?:do|does|did) $")


def affirmed(text: str, negator: Token) -> str:
    """The text as a machine leaves it that overlooks the negator."""
    before, after, word = text[: negator.start], text[negator.end :], negator.lower.replace("’", "'")
    if _AFFIRMED.get(word):
        return f"{before}{_AFFIRMED[word]}{after}"
    if word.endswith("n't"):
        auxiliary = word[:-3]
        return f"{before.rstrip()}{after}" if auxiliary in ("do", "does", "did") else f"{before}{auxiliary}{after}"
    if word.startswith("kein"):
        return f"{before}ein{word[4:]}{after}"
    return f"{_DO.sub('', before).rstrip()}{after}".strip()


def pairs_of(name: str) -> Iterator[tuple[str, str, str, str, bool]]:
    """The pairs of one file with their languages, and whether a negation is known to be lost."""
    path, source, target, here, there = name.split(":")
    opened = gzip.open if path.endswith(".gz") else Path.open
    with opened(Path(path), "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield row[source], row[target], here, there, row.get("lost") == "1"


def questions(name: str) -> Iterator[tuple[Question, bool]]:
    """Each pair where one side alone negates, and each that comes to be one by losing a negator."""
    for source, target, here, there, lost in pairs_of(name):
        if question := question_of(source, here, target, there):
            yield question, lost
        negating = core_negators(target, there)
        if core_negators(source, here) and len(negating) == 1 and not lost:
            damaged = question_of(source, here, affirmed(target, negating[0]), there)
            if damaged:
                yield damaged, True


def fit(signs: np.ndarray, lost: np.ndarray) -> tuple[np.ndarray, float]:
    """Weights and constant of a logistic regression, by Newton's method."""
    centre, spread = signs.mean(0), signs.std(0) + 1e-9
    scaled = np.column_stack([(signs - centre) / spread, np.ones(len(signs))])
    weights, ridge = np.zeros(scaled.shape[1]), np.full(scaled.shape[1], _RIDGE * len(lost))
    ridge[-1] = 0
    for _ in range(50):
        found = 1 / (1 + np.exp(-scaled @ weights))
        slope = scaled.T @ (lost - found) - ridge * weights
        curve = (scaled * (found * (1 - found))[:, None]).T @ scaled + np.diag(ridge)
        weights += np.linalg.solve(curve, slope)
    by_sign = weights[:-1] / spread
    return by_sign, float(weights[-1] - by_sign @ centre)


def report(signs: np.ndarray, lost: np.ndarray, names: np.ndarray) -> None:
    """How many are told apart by weights that were fitted without them, at several bounds."""
    totals = np.zeros(len(lost))
    folds = np.arange(len(lost)) * _FOLDS // len(lost)
    for fold in range(_FOLDS):
        weights, constant = fit(signs[folds != fold], lost[folds != fold])
        totals[folds == fold] = signs[folds == fold] @ weights + constant
    for name in (*dict.fromkeys(names), ""):
        here = names == name if name else np.ones(len(lost), bool)
        shares = [
            f"{bound}: {np.mean(totals[here & lost] > bound):.2f} {np.mean(totals[here & ~lost] > bound):.3f}"
            for bound in (0, 0.5, 1, 1.5, 2)
        ]
        counts = f"{(here & lost).sum()} lost, {(here & ~lost).sum()} sound"
        sys.stdout.write(f"{name or 'all'}: {counts}; {', '.join(shares)}\n")


def main(names: list[str]) -> None:
    """Fit and print."""
    model = EmbeddedEncoder()
    asked = [(question, lost, name) for name in names for question, lost in questions(name)]
    signs = np.array(weigh_questions([question for question, _, _ in asked], model))
    lost = np.array([each for _, each, _ in asked])
    report(signs, lost, np.array([name for _, _, name in asked]))
    weights, constant = fit(signs, lost)
    sys.stdout.write(f"{Signs(*(round(float(each), 2) for each in weights))} {constant:.2f}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
