"""Check a corpus on Spark, with the same function as ``mtcheck corpus check``; parts go where Spark writes Parquet.

    spark-submit spark_corpus.py pairs/ checked/ de en [--parts 64]

Needs Java, and pyspark[sql] and mtcheck[data] in the Python of every executor. Each process of an executor loads the
models once; Spark does a task again whose process died (``spark.task.maxFailures``). A row that fails says so in
``error``.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator

import pyarrow as pa
from pyspark.sql import SparkSession
from pyspark.sql.pandas.types import from_arrow_schema

import mtcheck
from mtcheck.corpus.batches import check_batch

PAIRS = 2_000


def main() -> None:
    """Read, check, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", help="Parquet with the columns source and target: a file, a folder, s3a://...")
    parser.add_argument("out")
    parser.add_argument("languages", nargs=2)
    parser.add_argument("--parts", type=int, help="to cut the pairs into; without it, as the files are")
    given = parser.parse_args()
    spark = SparkSession.builder.config("spark.sql.execution.arrow.maxRecordsPerBatch", PAIRS).getOrCreate()
    pairs = spark.read.parquet(given.pairs)
    source, target = given.languages

    def check(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        checker = mtcheck.Checker(source, target)  # the process keeps the models for its next task
        for batch in batches:
            table = check_batch(pa.Table.from_batches([batch]), checker)
            yield from table.combine_chunks().to_batches()

    columns = from_arrow_schema(check_batch(pairs.limit(0).toArrow(), mtcheck.Checker(source, target)).schema)
    (pairs.repartition(given.parts) if given.parts else pairs).mapInArrow(check, columns).write.parquet(given.out)


if __name__ == "__main__":
    main()
