"""The command line, and nothing else: words -> Config -> pipeline -> reporter -> exit code."""

from __future__ import annotations

import sys


def main() -> None:
    """Entry point of ``mtcheck``."""
    from mtcheck.cli.run import run

    sys.exit(run(sys.argv[1:]))
