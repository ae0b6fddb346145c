"""Tables through the processes of this machine."""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TYPE_CHECKING

from mtcheck.corpus.batches import KILLED, Task, check_batch, quarantine
from mtcheck.processes.spawning import begin_worker, safe_context

if TYPE_CHECKING:
    import pyarrow as pa

    from mtcheck.engine.checker import Checker

_AHEAD = 2
"""Tables that wait for each process."""


def check_here(tasks: Iterator[Task], checker: Checker, jobs: int = 1) -> Generator[tuple[Task, pa.Table], None, None]:
    """Check tables in so many processes, each of which loads the models once; 1 works in this one.

    A table whose process dies is tried again by itself; if that dies too, its rows say so in ``error``.
    """
    if jobs > 1:
        yield from _Processes(checker, jobs).check_all(tasks)
        return
    for task in tasks:
        yield task, check_batch(task.table, checker)


class _Processes:
    """Processes that are replaced when one of them dies."""

    def __init__(self, checker: Checker, jobs: int) -> None:
        self._checker = checker
        self._jobs = jobs
        self._pool = self._open(jobs)

    def _open(self, jobs: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(jobs, mp_context=safe_context(), initializer=_begin, initargs=(self._checker,))

    def check_all(self, tasks: Iterator[Task]) -> Iterator[tuple[Task, pa.Table]]:
        waiting: deque[tuple[Task, Future[pa.Table]]] = deque()
        try:
            while True:
                while len(waiting) < _AHEAD * self._jobs and (task := next(tasks, None)):
                    waiting.append((task, self._submit(task)))
                if not waiting:
                    return
                task, future = waiting.popleft()
                yield task, self._result(task, future, waiting)
        finally:
            self._pool.shutdown(wait=not waiting, cancel_futures=True)

    def _submit(self, task: Task) -> Future[pa.Table]:
        """Have a table checked, in new processes where one of the others has died meanwhile."""
        try:
            return self._pool.submit(_check, task.table)
        except BrokenProcessPool:
            self._pool = self._open(self._jobs)
            return self._pool.submit(_check, task.table)

    def _result(self, task: Task, future: Future[pa.Table], waiting: deque[tuple[Task, Future[pa.Table]]]) -> pa.Table:
        try:
            return future.result()
        except BrokenProcessPool:
            checked = self._retry(task)
            for at, (each, other) in enumerate(waiting):
                if _is_lost(other):
                    waiting[at] = (each, self._submit(each))
            return checked

    def _retry(self, task: Task) -> pa.Table:
        """The table in a process of its own."""
        with self._open(1) as alone:
            try:
                return alone.submit(_check, task.table).result()
            except BrokenProcessPool:
                return quarantine(task.table, self._checker, KILLED)


def _is_lost(future: Future[pa.Table]) -> bool:
    return future.done() and isinstance(future.exception(), BrokenProcessPool)


_checker: Checker | None = None


def _begin(checker: Checker) -> None:
    """Keep the checker of this process; it loads its models when they are first needed."""
    global _checker  # what a process of a pool is begun with has no other home
    begin_worker()
    _checker = checker


def _check(table: pa.Table) -> pa.Table:
    if _checker is None:
        raise RuntimeError("the process was not begun")
    return check_batch(table, _checker)
