"""Tables through the workers of a Dask cluster: the door to ``distributed``.

Dask sends Python objects by pickle, so whoever can speak to a scheduler can run what they like on its workers, and a
worker on its clients. A cluster that is started here listens to this machine alone, with TLS and a certificate of its
own; an address is only connected to when a user names it.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Generator, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager
from importlib.metadata import version
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from mtcheck import __version__
from mtcheck.corpus.arrow import LONGEST_REASON
from mtcheck.corpus.batches import KILLED, Task, check_batch, quarantine
from mtcheck.errors import MtcheckError, ReadError, UsageError, make_printable, one_line
from mtcheck.processes.spawning import on_a_safe_path
from mtcheck.processes.threads import use_one_thread

if TYPE_CHECKING:
    import pyarrow as pa

    from mtcheck.engine.checker import Checker

_AHEAD = 2
"""Tables that wait for each thread of the workers."""
_SECONDS = 30
"""For a scheduler to answer, and for its first worker."""
_PAUSE = 0.02
"""Seconds between looks at what is done."""
_MOST_RUNS = 4
"""Runs whose checkers a worker keeps."""
_MISSING = "--engine dask needs distributed; install it with: pip install 'mtcheck[cluster]'"
_LOST = "the scheduler was lost; start the run again and it goes on"
_OF_THIS_MACHINE = {
    "distributed.scheduler.allowed-failures": 1,
    "distributed.scheduler.http.routes": [],  # show nothing of the texts to other users
    "distributed.worker.http.routes": [],
    "distributed.worker.profile.enabled": False,
}
"""Settings of a cluster that is started here."""


def check_on_dask(
    tasks: Iterator[Task], checker: Checker, *, scheduler: str = "", workers: int = 1
) -> Generator[tuple[Task, pa.Table], None, None]:
    """Check tables on the workers of a cluster, each of which loads the models once.

    What a worker had when it died, others do again. A table whose workers die time and again is tried once more when
    nothing else is running; if that fails too, its rows say so in ``error``.

    Args:
        tasks: taken as workers are free.
        checker: for both languages. Files that its configuration names must be there for the workers too.
        scheduler: the address of a cluster that is running; empty: one of this machine is started and ended.
        workers: processes of the cluster of this machine.

    Raises:
        UsageError: ``distributed`` is not installed, the scheduler cannot be reached, or the workers lack mtcheck.
        ReadError: the scheduler was lost on the way.
    """
    with _without_logs(), _connect(scheduler, workers) as client:
        yield from _Cluster(client, checker).check_all(tasks)


@contextmanager
def _connect(scheduler: str, workers: int) -> Iterator[Any]:
    try:
        from distributed import Client
    except ImportError as error:
        raise UsageError(_MISSING) from error
    with ExitStack() as stack:
        try:
            cluster = scheduler or stack.enter_context(_start_cluster(workers))
            client = stack.enter_context(Client(cluster, timeout=_SECONDS, set_as_default=False))
            client.wait_for_workers(1, timeout=_SECONDS)
            versions = client.run(version, "mtcheck", on_error="return")
        except (OSError, TypeError, ValueError) as error:
            where = f"the scheduler at {make_printable(scheduler)}" if scheduler else "a cluster of this machine"
            raise UsageError(f"{where} cannot be used: {one_line(error)[:LONGEST_REASON]}") from error
        _refuse_others(versions)
        yield client


def _refuse_others(versions: Mapping[str, Any]) -> None:
    """Refuse workers without mtcheck, which die of the first table, and those with another version of it."""
    for worker, found in versions.items():
        if found != __version__:
            has = "no mtcheck" if isinstance(found, Exception) else f"mtcheck {make_printable(str(found))}"
            raise UsageError(f"the worker at {worker} has {has}; install {__version__} there")


@contextmanager
def _start_cluster(workers: int) -> Iterator[Any]:
    import dask
    from distributed import LocalCluster

    silent = {"silence_logs": logging.CRITICAL, "dashboard_address": "127.0.0.1:0"}
    with on_a_safe_path(), dask.config.set(_OF_THIS_MACHINE):
        started: AbstractContextManager[Any] = LocalCluster(
            n_workers=workers, threads_per_worker=1, memory_limit=None, security=True, **silent
        )
        with started as cluster:
            yield cluster


@contextmanager
def _without_logs() -> Iterator[None]:
    """What the libraries log of lost connections is told in one line."""
    log = logging.getLogger("distributed")
    before = log.level
    log.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        log.setLevel(before)


class _Cluster:
    """The workers behind a client."""

    def __init__(self, client: Any, checker: Checker) -> None:
        self._client = client
        self._checker = checker
        self._run = uuid4().hex

    def check_all(self, tasks: Iterator[Task]) -> Iterator[tuple[Task, pa.Table]]:
        suspects: list[Task] = []
        for task, checked in self._check_together(tasks):
            if checked is None:
                suspects.append(task)
            else:
                yield task, checked
        for task in suspects:  # each by itself, since a worker that dies casts suspicion on all that it had
            checked = self._result(self._submit(task))
            yield task, quarantine(task.table, self._checker, KILLED) if checked is None else checked

    def _check_together(self, tasks: Iterator[Task]) -> Iterator[tuple[Task, pa.Table | None]]:
        from distributed import as_completed

        waiting: dict[Any, Task] = {}
        done = as_completed(loop=self._client.loop)
        self._fill(waiting, done, tasks)
        while waiting:
            future = self._await_next(done)
            yield waiting.pop(future), self._result(future)
            self._fill(waiting, done, tasks)

    def _await_next(self, done: Any) -> Any:
        """The next table that a worker is done with, as long as there are workers."""
        seen = looked = time.monotonic()
        while not done.has_ready():
            time.sleep(_PAUSE)
            now = time.monotonic()
            if now - looked > 1:
                seen, looked = now if self._count_threads() else seen, now
            if now - seen > _SECONDS:
                raise ReadError("no worker is left; start the run again and it goes on")
        return next(done)

    def _fill(self, waiting: dict[Any, Task], done: Any, tasks: Iterator[Task]) -> None:
        """Give every thread of the workers that are there by now enough to do."""
        most = _AHEAD * max(1, self._count_threads())
        while len(waiting) < most and (task := next(tasks, None)):
            future = self._submit(task)
            waiting[future] = task
            done.add(future)

    def _count_threads(self) -> int:
        try:
            return sum(self._client.nthreads().values())
        except OSError as error:
            raise ReadError(_LOST) from error

    def _submit(self, task: Task) -> Any:
        key = f"mtcheck-{self._run}-{task.number}-{uuid4().hex}"
        return self._client.submit(_check, task.table, self._checker, self._run, __version__, key=key)

    def _result(self, future: Any) -> pa.Table | None:
        """What a worker found; None where all workers that tried it died."""
        from distributed import CancelledError, KilledWorker

        try:
            return future.result()
        except KilledWorker:
            return None
        except MtcheckError:
            raise
        except (CancelledError, OSError) as error:
            raise ReadError(_LOST) from error
        except Exception as error:
            reason = f"{type(error).__name__}: {one_line(error)[:LONGEST_REASON]}"
            raise UsageError(f"a worker cannot check: {reason}; install mtcheck {__version__} there") from error


_checkers: dict[str, Checker] = {}


def _check(table: pa.Table, checker: Checker, run: str, wanted: str) -> pa.Table:
    """What a worker does: check a table with the checker that it keeps for the run."""
    if wanted != __version__:
        raise UsageError(f"a worker has mtcheck {__version__}; install {wanted} there")
    use_one_thread()
    if run not in _checkers and len(_checkers) >= _MOST_RUNS:
        _checkers.clear()
    kept = _checkers.setdefault(run, checker)  # another thread may clear them at any time
    return check_batch(table, kept)
