"""Processes of mtcheck's own that import nothing from the folder which they happen to be started in.

A fresh interpreter that is started with ``-c``, as ``multiprocessing`` starts one, looks for modules in the working
folder before all others; a page's folder may hold a ``pickle.py``. What the starter can import, its processes can
import too: they get its path once they are up.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import parent_process
from multiprocessing.connection import wait
from multiprocessing.context import SpawnContext, SpawnProcess
from multiprocessing.resource_tracker import ensure_running

from mtcheck.processes.threads import use_one_thread

_SAFE = "PYTHONSAFEPATH"


class _Process(SpawnProcess):
    def start(self) -> None:
        with on_a_safe_path():
            super().start()


class _Context(SpawnContext):
    Process = _Process


def safe_context() -> SpawnContext:
    """The way to start processes, for ``multiprocessing`` and pools."""
    if os.name != "nt":
        with on_a_safe_path():
            ensure_running()
    return _Context()


def begin_worker() -> None:
    """What a process of a pool does first."""
    use_one_thread()
    _end_with_starter()


def _end_with_starter() -> None:
    """Let this process end when the one that started it is killed; a worker of a pool would wait for work forever."""
    starter = parent_process()
    if starter is not None:
        threading.Thread(target=_end_after, args=(starter.sentinel,), daemon=True).start()


def _end_after(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)


@contextmanager
def on_a_safe_path() -> Iterator[None]:
    """Let what is started meanwhile look for no module in the working folder."""
    before = os.environ.get(_SAFE)
    os.environ[_SAFE] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ[_SAFE]
        else:
            os.environ[_SAFE] = before
