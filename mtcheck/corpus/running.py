"""Tables through a checker into parts, in one process or several; what is there already is not done again."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.corpus.arrow import require_arrow
from mtcheck.corpus.parts import Folder
from mtcheck.corpus.rows import NAMES
from mtcheck.engine.tables import ERROR, check_table
from mtcheck.processes.spawning import safe_context
from mtcheck.processes.threads import use_one_thread

if TYPE_CHECKING:
    import pyarrow as pa

    from mtcheck.engine.checker import Checker

_AHEAD = 2
"""Tables that wait for each process."""
_QUARANTINED = "the process that checked this table ended twice; its rows were left out"


class Progress(NamedTuple):
    """How far a run has come."""

    parts: int
    rows: int
    unread: int
    """Rows that could not be checked."""


class _Task(NamedTuple):
    number: int
    table: pa.Table


def check_tables(
    tables: Iterable[pa.Table],
    checker: Checker,
    folder: Folder,
    *,
    jobs: int = 1,
    tell: Callable[[Progress], None] = lambda _: None,
) -> Progress:
    """Check tables and write a part for each.

    Parts that are there are left as they are, so a run that was ended goes on where it stopped. A table whose process
    dies is tried again by itself; if that dies too, its rows say so in ``error`` and the run goes on.

    Args:
        tables: in the order of the parts; taken as they are needed.
        checker: for both languages.
        folder: where the parts go.
        jobs: processes to work in; 1 works in this one.
        tell: what is told after every part.

    Raises:
        ReadError: a table cannot be read, or a part not written.
    """
    progress = Progress(0, 0, 0)
    for task, checked in _check_missing(tables, checker, folder, jobs):
        rows = task.table.num_rows
        if checked is not None:
            folder.write(task.number, checked, rows)
        unread = (task.table if checked is None else checked)[ERROR]
        progress = Progress(progress.parts + 1, progress.rows + rows, progress.unread + rows - unread.null_count)
        tell(progress)
    folder.finish(progress.parts, {"rows": progress.rows, "unread": progress.unread})
    return progress


def _check_missing(
    tables: Iterable[pa.Table], checker: Checker, folder: Folder, jobs: int
) -> Iterator[tuple[_Task, pa.Table | None]]:
    """Each table with what was found, in order; None for one whose part is there."""
    tasks = (_Task(number, table) for number, table in enumerate(tables))
    marked = ((task, folder.has(task.number, task.table.num_rows)) for task in tasks)
    if jobs <= 1:
        for task, is_there in marked:
            yield task, None if is_there else check_table(task.table, checker)
        return
    yield from _Processes(checker, jobs).check_all(marked)


class _Processes:
    """Processes that each load the models once, and are replaced when one of them dies."""

    def __init__(self, checker: Checker, jobs: int) -> None:
        self._checker = checker
        self._jobs = jobs
        self._pool = self._open()

    def _open(self, jobs: int = 0) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            jobs or self._jobs, mp_context=safe_context(), initializer=_begin, initargs=(self._checker,)
        )

    def check_all(self, tasks: Iterable[tuple[_Task, bool]]) -> Iterator[tuple[_Task, pa.Table | None]]:
        rest = iter(tasks)
        waiting: deque[tuple[_Task, Future[pa.Table] | None]] = deque()
        try:
            while True:
                while len(waiting) < _AHEAD * self._jobs and (given := next(rest, None)):
                    task, is_there = given
                    waiting.append((task, None if is_there else self._submit(task)))
                if not waiting:
                    return
                task, future = waiting.popleft()
                yield task, None if future is None else self._result(task, future, waiting)
        finally:
            self._pool.shutdown(wait=False, cancel_futures=True)

    def _submit(self, task: _Task) -> Future[pa.Table]:
        return self._pool.submit(_check, task.table)

    def _result(
        self, task: _Task, future: Future[pa.Table], waiting: deque[tuple[_Task, Future[pa.Table] | None]]
    ) -> pa.Table:
        try:
            return future.result()
        except BrokenProcessPool:
            checked = self._retry(task)
            self._pool = self._open()
            for at, (each, lost) in enumerate(waiting):
                if lost is not None and not _is_done(lost):
                    waiting[at] = (each, self._submit(each))
            return checked

    def _retry(self, task: _Task) -> pa.Table:
        """The table in a process of its own."""
        with self._open(1) as alone:
            try:
                return alone.submit(_check, task.table).result()
            except BrokenProcessPool:
                return _quarantine(task.table, self._checker)


def _is_done(future: Future[pa.Table]) -> bool:
    return future.done() and future.exception() is None


def _quarantine(table: pa.Table, checker: Checker) -> pa.Table:
    """The table unchecked, in the form of a checked one."""
    pa = require_arrow()
    reasons = pa.array([_QUARANTINED] * table.num_rows, pa.string())
    return check_table(table.set_column(NAMES.index(ERROR), ERROR, reasons), checker)


_checker: Checker | None = None


def _begin(checker: Checker) -> None:
    """Keep the checker of this process; it loads its models when they are first needed."""
    global _checker  # what a process of a pool is begun with has no other home
    use_one_thread()
    _checker = checker


def _check(table: pa.Table) -> pa.Table:
    if _checker is None:
        raise RuntimeError("the process was not begun")
    return check_table(table, _checker)
