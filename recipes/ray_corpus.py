"""Check a corpus on Ray, with the same function as ``mtcheck corpus check``; parts go where Ray writes Parquet.

    python ray_corpus.py pairs/ checked/ de en [--workers 8] [--address auto]

Needs ray[data] and mtcheck[data] on every node. Each worker loads the models once; what one had when it died, another
does again. Ray moves objects by pickle: whoever reaches its ports runs what they like, so keep it inside a trusted
network. A row that fails says so in ``error``.
"""

from __future__ import annotations

import argparse

import pyarrow as pa
import ray

import mtcheck

PAIRS = 2_000


class Check:
    """What a worker does with each table."""

    def __init__(self, source: str, target: str) -> None:
        self._checker = mtcheck.Checker(source, target)

    def __call__(self, table: pa.Table) -> pa.Table:
        from mtcheck.corpus.batches import check_batch

        return check_batch(table, self._checker)


def main() -> None:
    """Read, check, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", help="Parquet with the columns source and target: a file, a folder, s3://...")
    parser.add_argument("out")
    parser.add_argument("languages", nargs=2)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--address", help="of a cluster that is running; without it Ray starts here")
    given = parser.parse_args()
    here = {} if given.address else {"num_cpus": given.workers + 1, "include_dashboard": False}  # one that reads
    ray.init(address=given.address, **here)
    pairs = ray.data.read_parquet(given.pairs, file_extensions=["parquet"])
    checked = pairs.map_batches(
        Check,
        fn_constructor_args=given.languages,
        batch_size=PAIRS,
        batch_format="pyarrow",
        compute=ray.data.ActorPoolStrategy(size=given.workers),
    )
    checked.write_parquet(given.out)


if __name__ == "__main__":
    main()
