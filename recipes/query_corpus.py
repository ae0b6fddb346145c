"""Ask what ``mtcheck corpus check`` has written: with DuckDB in SQL, with Polars in Python.

    pip install duckdb polars
    python query_corpus.py CHECKED

Both read the parts as they are, only the columns that are asked for, and a corpus larger than memory.
"""

from __future__ import annotations

import sys
from typing import Any

_FREQUENT = """
select finding['check'] as name, finding.severity, count(*) as findings
from (select unnest(details) as finding from read_parquet($parts))
group by all
order by findings desc, name
limit 20
"""
_BY_FILE = """
select file, count(*) as pairs, avg(quality) as quality, avg((worst in ('major', 'critical'))::int) as grave
from read_parquet($parts)
where error is null
group by file
order by quality
"""


def count_findings(folder: str) -> list[tuple[Any, ...]]:
    """The checks that found most, by severity, with DuckDB."""
    import duckdb

    return duckdb.execute(_FREQUENT, {"parts": f"{folder}/*.parquet"}).fetchall()


def rank_files(folder: str) -> list[tuple[Any, ...]]:
    """The files of a corpus, the worst first, with DuckDB."""
    import duckdb

    return duckdb.execute(_BY_FILE, {"parts": f"{folder}/*.parquet"}).fetchall()


def keep_sound(folder: str, quality: float = 60.0) -> Any:
    """The texts of sound pairs, as a lazy frame of Polars."""
    import polars as pl

    is_sound = (pl.col("quality") >= quality) & ~pl.col("worst").is_in(["major", "critical"])
    return pl.scan_parquet(f"{folder}/*.parquet").filter(is_sound).select("source", "target")


def count_by_ratio(folder: str) -> Any:
    """Pairs by how long the translation is for its original, with Polars."""
    import polars as pl

    step = (pl.col("length_ratio") * 10).floor() / 10
    frame = pl.scan_parquet(f"{folder}/*.parquet").group_by(step.alias("from")).len().sort("from")
    return frame.collect()


if __name__ == "__main__":
    for row in (*count_findings(sys.argv[1]), *rank_files(sys.argv[1])):
        print(*row, sep="\t")
    print(count_by_ratio(sys.argv[1]))
    print(keep_sound(sys.argv[1]).collect())
