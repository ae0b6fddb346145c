"""The command line: words -> Config -> pipeline -> reporter -> exit code."""

from __future__ import annotations


def main() -> None:
    """Entry point of ``mtcheck``."""
    import sys

    from mtcheck.pipeline import check_article
    from pathlib import Path

    for f in check_article(Path(sys.argv[1])).findings:
        print(f)
