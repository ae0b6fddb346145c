"""Check a data set of Hugging Face's ``datasets`` with ``map``, batch by batch.

    pip install 'mtcheck[data]' datasets
    python check_dataset.py PAIRS.jsonl de en CHECKED.parquet

The data set needs the columns ``source`` and ``target``; those of mtcheck are added (docs/corpora.md). The checker is
made once in each process, where it is first used: it is not sent from one to another.
"""

from __future__ import annotations

import sys
from functools import cache
from typing import Any

import pyarrow as pa

import mtcheck


@cache
def make_checker(source_language: str, target_language: str) -> mtcheck.Checker:
    """The checker of this process."""
    return mtcheck.Checker(source_language, target_language)


def check_batch(batch: pa.Table, source_language: str, target_language: str) -> pa.Table:
    """What ``map`` calls with each batch."""
    return make_checker(source_language, target_language).check_table(batch)


def check_dataset(pairs: Any, source_language: str, target_language: str, processes: int | None = None) -> Any:
    """A data set with what was found.

    Args:
        pairs: a ``datasets.Dataset`` with the columns ``source`` and ``target``.
        source_language: the originals' language.
        target_language: the translations' language.
        processes: how many to work in; None works in this one.
    """
    languages = {"source_language": source_language, "target_language": target_language}
    as_tables = pairs.with_format("arrow")
    checked = as_tables.map(check_batch, batched=True, batch_size=1_000, fn_kwargs=languages, num_proc=processes)
    return checked.with_format(None)


if __name__ == "__main__":
    from datasets import Dataset

    given, source, target, out = sys.argv[1:5]
    check_dataset(Dataset.from_json(given), source, target).to_parquet(out)
