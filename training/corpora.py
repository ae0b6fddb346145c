"""Sound translations to damage, and what damage draws on: read from a folder of gzipped TSV files with a header."""

from __future__ import annotations

import csv
import gzip
import random
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import numpy as np

from mtcheck.embeddings import SentenceEncoder
from mtcheck.language import dictionary
from training.damage import Corpus, survey

_SOUND = 0.45
"""Share of the segments, those that people thought best of, that are taken for sound."""
_MOST_WORDS = 9000
_NEAREST, _NEAR = 6, 0.35
_SHARED_STEM = 4
_MOST_FORMS = 8


class Sound(NamedTuple):
    """A text, its translation and what people thought of it, as deviations from the mean."""

    source: str
    target: str
    people: float


class Direction(NamedTuple):
    """Texts of one language translated into another."""

    name: str
    source_language: str
    target_language: str
    rows: list[Sound]

    def turned(self) -> Direction:
        """The translations as originals: what people wrote is the better translation."""
        rows = [Sound(each.target, each.source, each.people) for each in self.rows]
        return Direction(self.name, self.target_language, self.source_language, rows)


def read(folder: Path, part: str) -> list[Direction]:
    """The segments of files such as ``de-en.train.tsv.gz`` with the columns ``source``, ``mt`` and ``z_mean``."""
    found = []
    for path in sorted(folder.glob(f"*.{part}.tsv.gz")):
        with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
            table = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
        rows = [Sound(row["source"], row["mt"], float(row["z_mean"])) for row in table]
        name = path.name.partition(".")[0]
        found.append(Direction(name, *name.split("-"), rows))
    return found


def best(direction: Direction, seed: str) -> Direction:
    """The segments that people thought best of, in an order that the seed gives."""
    ranked = sorted(direction.rows, key=lambda row: (-row.people, row.source))
    kept = ranked[: int(len(ranked) * _SOUND)]
    random.Random(f"{seed}:{direction.name}").shuffle(kept)  # noqa: S311  # to fit, not to hide anything
    return direction._replace(rows=kept)


def learnt(direction: Direction, encoder: SentenceEncoder) -> Corpus:
    """What the translations of a direction say of their language."""
    corpus = survey(direction.target_language, [row.target for row in direction.rows])
    words = list(dict.fromkeys((*corpus.content, *corpus.frequent)))[:_MOST_WORDS]
    return replace(corpus, near=_neighbours(words, encoder), forms=_forms(words, direction.target_language))


def _neighbours(words: Sequence[str], encoder: SentenceEncoder) -> Mapping[str, Sequence[str]]:
    """Words near in meaning that are not forms of the same word."""
    rows = encoder.encode(words)
    found = {}
    for start in range(0, len(words), 1000):
        table = rows[start : start + 1000] @ rows.T
        for word, alike in zip(words[start : start + 1000], table, strict=True):
            nearest = [at for at in np.argsort(-alike, kind="stable")[1:10] if alike[at] > _NEAR]
            others = [words[at] for at in nearest if words[at][:_SHARED_STEM] != word[:_SHARED_STEM]]
            if others:
                found[word.casefold()] = others[:_NEAREST]
    return found


def _forms(words: Sequence[str], language: str) -> Mapping[str, Sequence[str]]:
    """Other forms of the words, where there is a dictionary."""
    lemmas = dictionary.lemmas(language)
    wanted = {word: lemma for word in words if (lemma := lemmas.get(word))}
    known = set(wanted.values())
    by_lemma = defaultdict(list)
    for form, lemma in lemmas.items():
        if lemma in known and " " not in form:
            by_lemma[lemma].append(form)
    forms = {}
    for word, lemma in wanted.items():
        others = [form for form in by_lemma[lemma] if form.casefold() != word.casefold()]
        if others:
            forms[word] = others[:_MOST_FORMS]
    return forms
