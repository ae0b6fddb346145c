"""Rows that fulfil a condition, and the others, each with what it misses."""

from __future__ import annotations

import json
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from itertools import chain, count, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from mtcheck.corpus.expressions import WHY, Condition, split_table
from mtcheck.corpus.parts import Folder, lock_folder, read_manifest, read_parts
from mtcheck.corpus.rows import Input, describe_inputs, read_tables
from mtcheck.corpus.running import Progress, refuse_empty
from mtcheck.engine.signals import SIGNALS
from mtcheck.engine.tables import ERROR, measure_table
from mtcheck.errors import ReadError, UsageError, shown_path
from mtcheck.loading.bitexts.wanted import Wanted
from mtcheck.processes.spawning import begin_worker, safe_context

if TYPE_CHECKING:
    import pyarrow as pa

Tell: TypeAlias = Callable[[Progress], None]

_TALLY = b"mtcheck.tally"


@dataclass
class Tally:
    """How many rows were kept and dropped, and what was missed how often."""

    kept: int = 0
    dropped: int = 0
    unread: int = 0
    """Those that could not be read or checked: filtering drops them, deduplication keeps them."""
    why: Counter[str] = field(default_factory=Counter)

    def add(self, other: Tally) -> None:
        """Count what another one counted as well."""
        self.kept += other.kept
        self.dropped += other.dropped
        self.unread += other.unread
        self.why += other.why


def filter_parts(folder: Path, where: str, kept: Path, dropped: Path | None = None) -> Tally:
    """Keep the rows of a finished run that fulfil a condition.

    Args:
        folder: of the run.
        where: a condition over its columns (``expressions``), or the name of a profile.
        kept: the folder for the rows that fulfil it.
        dropped: the folder for the others, with the column ``why``; None throws them away.

    Raises:
        ReadError: the run is not finished, or a part is damaged.
        UsageError: the condition is none, or a folder is not free.
    """
    manifest = read_manifest(folder) or {}
    languages = manifest.get("languages")
    made = {"from": shown_path(folder), "where": where, **({"languages": languages} if languages else {})}
    measure = partial(_measure_missing, languages=languages or ("", ""))
    return _filter_into(read_parts(folder), where, made, kept, dropped, measure, filter_tables)


def filter_files(
    inputs: Sequence[Input],
    wanted: Wanted,
    rows: int,
    where: str,
    kept: Path,
    dropped: Path | None = None,
    *,
    jobs: int = 1,
    tell: Tell = lambda _: None,
) -> Tally:
    """Keep the pairs of files that fulfil a condition over what can be seen at a glance (``engine.signals``).

    Args:
        inputs: the files, in order.
        wanted: the columns that the user named, and both languages.
        rows: those of a part.
        where: a condition, or the name of a profile.
        kept: the folder for the pairs that fulfil it.
        dropped: the folder for the others, with the column ``why``; None throws them away.
        jobs: processes to work in; 1 works in this one.
        tell: what is told after every part.

    Raises:
        ReadError: a file cannot be read, or there is no pair in any.
        UsageError: the condition is none, asks for what only a checked corpus has, or a folder is not free.
    """
    languages = (wanted.source_language, wanted.target_language)
    made = {"inputs": describe_inputs(inputs), "where": where, "languages": languages, "rows of a part": rows}
    measure = partial(_measure_missing, languages=languages)
    tables = refuse_empty(read_tables(inputs, wanted, rows), inputs)
    run = partial(filter_tables, jobs=jobs, tell=tell)
    return _filter_into(tables, where, made, kept, dropped, measure, run)


def _measure_missing(table: pa.Table, languages: Sequence[str]) -> pa.Table:
    """The table with the signals, which runs of earlier versions lack."""
    is_measured = all(name in table.column_names for name in SIGNALS)
    return table if is_measured else measure_table(table, languages[0], languages[1])


def _filter_into(
    tables: Iterable[pa.Table],
    where: str,
    made: Mapping[str, Any],
    kept: Path,
    dropped: Path | None,
    measure: Callable[[pa.Table], pa.Table],
    run: Callable[..., Tally],
) -> Tally:
    if dropped and kept.resolve() == dropped.resolve():
        raise UsageError(f"{shown_path(kept)}: what is kept and what is dropped go to two folders; name another one")
    tables = _try_condition(iter(tables), where, measure)
    with ExitStack() as locks:
        outs = []
        for path, name in ((kept, "kept"), (dropped, "dropped")):
            if path:
                locks.enter_context(lock_folder(path))
                outs.append(Folder(path, {**made, "rows of": name}))
        return run(tables, where, *outs, measure=measure)


def _try_condition(
    tables: Iterator[pa.Table], where: str, measure: Callable[[pa.Table], pa.Table]
) -> Iterator[pa.Table]:
    """The same tables, once a condition has proved to fit their columns, before anything is written.

    Raises:
        UsageError: the condition is none.
    """
    first = list(islice(tables, 1))
    for table in first:
        head = measure(table.slice(0, 0))
        split_table(head, Condition(where, head.column_names))
    return chain(first, tables)


def filter_tables(
    tables: Iterable[pa.Table],
    where: str,
    kept: Folder,
    dropped: Folder | None = None,
    measure: Callable[[pa.Table], pa.Table] = lambda table: table,
    *,
    jobs: int = 1,
    tell: Tell = lambda _: None,
) -> Tally:
    """Keep the rows that fulfil a condition; parts that an earlier run has written are left as they are.

    Args:
        tables: of the parts, in order; taken as they are needed.
        where: a condition over the columns (``expressions``), or the name of a profile.
        kept: the folder for the rows that fulfil it.
        dropped: that for the others, with the column ``why``; None throws them away.
        measure: adds columns that conditions may name.
        jobs: processes to work in; 1 works in this one.
        tell: what is told after every part.

    Raises:
        ReadError: a table cannot be read, a part not written, or a process has died.
        UsageError: the condition is none.
    """
    tally, parts = Tally(), 0
    filter_part = partial(_filter_part, where=where, kept=kept, dropped=dropped, measure=measure)
    for found in map(filter_part, count(), tables) if jobs <= 1 else _filter_ahead(filter_part, tables, jobs):
        tally.add(found)
        parts += 1
        tell(Progress(parts, tally.kept + tally.dropped, tally.unread))
    kept.finish(parts, {"rows": tally.kept})
    if dropped:
        dropped.finish(parts, {"rows": tally.dropped})
    return tally


def _filter_part(
    number: int,
    table: pa.Table,
    where: str,
    kept: Folder,
    dropped: Folder | None,
    measure: Callable[[pa.Table], pa.Table],
) -> Tally:
    """Write both halves of a part, if they are not there."""
    known = _read_tally(number, table.num_rows, kept, dropped)
    if known is not None:
        return known
    measured = measure(table)
    return _write_halves(number, measured, Condition(where, measured.column_names), kept, dropped)


def _filter_ahead(
    filter_part: Callable[[int, pa.Table], Tally], tables: Iterable[pa.Table], jobs: int
) -> Iterator[Tally]:
    """What is counted of each part, in order; no more tables are read than the processes need soon."""
    numbered = enumerate(tables)
    waiting: deque[Future[Tally]] = deque()
    with ProcessPoolExecutor(jobs, mp_context=safe_context(), initializer=begin_worker) as pool:
        try:
            while True:
                waiting.extend(pool.submit(filter_part, *each) for each in islice(numbered, 2 * jobs - len(waiting)))
                if not waiting:
                    return
                yield waiting.popleft().result()
        except BrokenProcessPool as error:
            raise ReadError("a process of the run has died; start it again and it goes on") from error
        finally:
            pool.shutdown(cancel_futures=True)


def _write_halves(number: int, table: pa.Table, condition: Condition, kept: Folder, dropped: Folder | None) -> Tally:
    """Write both parts, that of what is kept last and with the tally: where it is there, the other one is as well."""
    good, bad = split_table(table, condition)
    why = Counter(each for misses in bad[WHY].to_pylist() for each in misses)
    unread = bad.num_rows - bad[ERROR].null_count if ERROR in bad.column_names else 0
    tally = Tally(good.num_rows, bad.num_rows, unread, why)
    if dropped:
        dropped.write(number, bad, table.num_rows, unread)
    told = json.dumps(vars(tally), ensure_ascii=False).encode()
    kept.write(number, good.replace_schema_metadata({**(good.schema.metadata or {}), _TALLY: told}), table.num_rows)
    return tally


def _read_tally(number: int, rows: int, kept: Folder, dropped: Folder | None) -> Tally | None:
    """What a part's halves were counted as when they were written; None where they are not there."""
    if any(each and each.count_unread(number, rows) is None for each in (kept, dropped)):
        return None
    import pyarrow.parquet as pq

    told = (pq.read_metadata(kept.find(number)).metadata or {}).get(_TALLY)
    if told is None:
        return None
    found = json.loads(told)
    return Tally(found["kept"], found["dropped"], found["unread"], Counter(found["why"]))
