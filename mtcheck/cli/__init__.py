"""The command line, and nothing else: words -> Config -> pipeline -> reporter -> exit code."""

from __future__ import annotations

import gc
import os
import sys

from mtcheck.processes.threads import use_one_thread

_OBJECTS_BEFORE_COLLECTION = 500_000
"""More than a page with its original and 500 pairs leave: to walk over them once takes a thirtieth of such a run."""


def main() -> None:
    """Entry point of ``mtcheck``.

    What is imported lives to the end, so the collector is kept from walking over it again and again; and the process
    ends without taking it apart, once everything is written. Both together are a tenth of the time of a short run.
    """
    use_one_thread()
    gc.set_threshold(_OBJECTS_BEFORE_COLLECTION)
    from mtcheck.cli.run import run

    os._exit(run(sys.argv[1:]))
