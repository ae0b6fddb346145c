"""What the estimate of quality agrees with: people's opinions of segments, and the order of systems.

    python benchmarks/quality.py people FILE...          gzipped TSV files such as de-en.dev.tsv.gz: source, mt, z_mean
    python benchmarks/quality.py systems FILE [SEGMENTS] a gzipped TSV file such as wmt21.de-en.tsv.gz: source, refA,
                                                         refB and a column for every system

``people`` prints Pearson's correlation with what people thought of each segment, and what is left of it where each
original is replaced by its neighbour's: a number that stays the same was learnt from the wrong side. ``systems`` prints
the mean estimate of every system without and with a reference (refA) beside chrF and BLEU, and how often two systems'
translations of one segment stand in the same order as by chrF. refB, made by people, stands among the systems.
"""

from __future__ import annotations

import csv
import gzip
import sys
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

import numpy as np
from sacrebleu.metrics import BLEU, CHRF

from mtcheck import check_segments

_SEGMENTS = 100
_OTHERS = ("source", "refA")


def _rows(path: Path) -> list[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def _languages(path: Path) -> tuple[str, str]:
    pair = next(part for part in path.name.split(".") if "-" in part)
    source, _, target = pair.partition("-")
    return source, target


def _estimates(pairs: Sequence[tuple[str, str, str | None]], languages: tuple[str, str]) -> np.ndarray:
    return np.array([report.quality for report in check_segments(pairs, *languages)])


def people(paths: Sequence[str]) -> None:
    """Agreement with people's opinions, with the right and with the neighbour's original."""
    print(f"{'':<8}{'segments':>9}{'Pearson':>9}{'neighbour':>11}")
    for path in map(Path, paths):
        rows = _rows(path)
        opinions = np.array([float(row["z_mean"]) for row in rows])
        found = []
        for shift in (0, 1):
            sources = [rows[(at + shift) % len(rows)]["source"] for at in range(len(rows))]
            pairs = [(source, row["mt"], None) for source, row in zip(sources, rows, strict=True)]
            found.append(float(np.corrcoef(_estimates(pairs, _languages(path)), opinions)[0, 1]))
        print(f"{'-'.join(_languages(path)):<8}{len(rows):>9}{found[0]:>9.3f}{found[1]:>11.3f}", flush=True)


def systems(path: Path, segments: int) -> None:
    """Means of systems, and the order of translations of one segment, beside chrF and BLEU."""
    rows = _rows(path)[:segments]
    names = [name for name in rows[0] if name not in _OTHERS]
    references = [row["refA"] for row in rows]
    alone, beside, letters = {}, {}, {}
    chrf, bleu = CHRF(), BLEU()
    lines = []
    for name in names:
        texts = [row[name] for row in rows]
        sources = [row["source"] for row in rows]
        alone[name] = _estimates([(s, t, None) for s, t in zip(sources, texts, strict=True)], _languages(path))
        triples = list(zip(sources, texts, references, strict=True))
        beside[name] = _estimates(triples, _languages(path))
        letters[name] = np.array([chrf.sentence_score(t, [r]).score for _, t, r in triples])
        corpus = chrf.corpus_score(texts, [references]).score, bleu.corpus_score(texts, [references]).score
        lines.append((corpus[0], name, alone[name].mean(), beside[name].mean(), corpus[1]))
    print(f"{'':<16}{'quality':>9}{'with refA':>11}{'chrF':>7}{'BLEU':>7}")
    for score, name, mean, with_reference, other in sorted(lines, reverse=True):
        print(f"{name:<16}{mean:>9.2f}{with_reference:>11.2f}{score:>7.2f}{other:>7.2f}")
    for what, values in (("without", alone), ("with", beside)):
        same = [
            (values[one] - values[other]) * (letters[one] - letters[other]) for one, other in combinations(names, 2)
        ]
        differing = np.concatenate(same)
        differing = differing[differing != 0]
        print(f"ordered as by chrF, {what} the reference: {(differing > 0).mean():.3f} of {len(differing)} pairs")


if __name__ == "__main__":
    if sys.argv[1:2] == ["people"]:
        people(sys.argv[2:])
    else:
        systems(Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else _SEGMENTS)
