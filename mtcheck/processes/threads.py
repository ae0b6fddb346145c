"""How many threads the libraries for matrices take."""

from __future__ import annotations

import os

SETTINGS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
"""Environment variables that say it."""


def use_one_thread() -> None:
    """Let matrices be multiplied in one thread, unless the user said otherwise; only before numpy is imported.

    The encoder's matrices are small: several threads spend more time waiting for one another than multiplying.
    """
    for name in SETTINGS:
        os.environ.setdefault(name, "1")
