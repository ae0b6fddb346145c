"""Several processes that share the pages of a run.

A page that takes its process down with it loses nothing but its own report; where the run is given up, the processes
end at once.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from multiprocessing.connection import Connection, wait
from typing import Protocol

from mtcheck.inputs.model import PagePair
from mtcheck.model.report import Failure, Report
from mtcheck.model.tuples import NamedTuple
from mtcheck.processes.spawning import safe_context
from mtcheck.processes.threads import use_one_thread

_AHEAD = 2
"""Pages that a process has been given at once, so that it never waits for the next."""
_UNREAD = 16
"""Pages for each process that may be done before their turn: what bounds the memory."""


class PageChecker(Protocol):
    """What a process is given to check pages with: it is pickled on the way."""

    def check_pair(self, pair: PagePair) -> Report:
        """The report of a page."""


class _Task(NamedTuple):
    number: int
    pair: PagePair


class _Worker:
    """A process and the pages that it has been given and not yet answered, oldest first."""

    def __init__(self, checker: PageChecker) -> None:
        context = safe_context()
        self.connection, theirs = context.Pipe()
        self.process = context.Process(target=_work, args=(theirs, checker), daemon=True)
        self.process.start()
        theirs.close()
        self.given: deque[_Task] = deque()

    def give(self, task: _Task) -> None:
        self.given.append(task)
        try:
            self.connection.send(task.pair)
        except OSError:
            return  # it has ended; so says the connection when it is next asked

    def end(self) -> None:
        self.connection.close()
        self.process.terminate()
        self.process.join()
        self.process.close()


class Workers:
    """The processes, and the reports that wait for their turn."""

    def __init__(self, pairs: Iterable[PagePair], checker: PageChecker, jobs: int) -> None:
        self._tasks = (_Task(number, pair) for number, pair in enumerate(pairs))
        self._again: deque[_Task] = deque()
        self._checker = checker
        self._jobs = jobs
        self._workers: list[_Worker] = []
        self._done: dict[int, Report] = {}
        self._turn = 0

    def reports(self) -> Iterator[Report]:
        """One report a page, in the order of the pages."""
        try:
            while True:
                self._give()
                yield from self._due()
                if not any(worker.given for worker in self._workers):
                    return
                self._take()
                yield from self._due()
        finally:
            for worker in self._workers:
                worker.end()

    def _due(self) -> Iterator[Report]:
        while self._turn in self._done:
            yield self._done.pop(self._turn)
            self._turn += 1

    def _give(self) -> None:
        """Keep every process busy, as long as there is room for what it brings."""
        for load in range(_AHEAD):
            for at in range(self._jobs):
                if at < len(self._workers) and len(self._workers[at].given) > load:
                    continue
                task = self._next()
                if task is None:
                    return
                if at == len(self._workers):
                    self._workers.append(_Worker(self._checker))
                self._workers[at].give(task)

    def _next(self) -> _Task | None:
        if self._again:
            return self._again.popleft()
        waiting = len(self._done) + sum(len(worker.given) for worker in self._workers)
        if waiting >= _UNREAD * self._jobs:
            return None
        task = next(self._tasks, None)
        if task is None or not task.pair.page.is_stdin:
            return task
        self._done[task.number] = self._checker.check_pair(task.pair)  # standard input is this process's own
        return self._next()

    def _take(self) -> None:
        ready = wait([worker.connection for worker in self._workers if worker.given])
        for worker in [each for each in self._workers if each.connection in ready]:
            try:
                answer = worker.connection.recv()
            except (EOFError, OSError):
                self._bury(worker)
                continue
            if isinstance(answer, Exception):
                raise answer
            self._done[worker.given.popleft().number] = answer

    def _bury(self, worker: _Worker) -> None:
        """Report the page that a process died of, and give the others that it had to another."""
        worker.process.join()
        lost = worker.given.popleft()
        message = f"the process that checked this page ended ({_reason(worker.process.exitcode)})"
        self._done[lost.number] = Report(lost.pair.page.name, failures=(Failure("crash", message),))
        self._again.extend(worker.given)
        self._workers.remove(worker)
        worker.end()


def _reason(code: int | None) -> str:
    if code is not None and code < 0:
        memory = "; is there enough memory?" if code == -9 else ""
        return f"by signal {-code}{memory}"
    return f"with code {code}"


def _work(connection: Connection, checker: PageChecker) -> None:
    """What a process does: answer pages with reports until nobody asks any more."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one that started it ends it
    use_one_thread()
    while True:
        try:
            pair = connection.recv()
        except (EOFError, OSError):
            return
        try:
            connection.send(checker.check_pair(pair))
        except OSError:
            return
        except Exception as error:  # a wrong configuration, or what only a debugging run lets through: for the starter
            connection.send(error)
