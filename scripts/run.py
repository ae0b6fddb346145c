"""Set up an environment of its own and run one of two things in it: the main job on a sample, or the tests.

    python3 scripts/run.py sample    check a sample page (seconds, once it is set up)
    python3 scripts/run.py tests     run the tests

Python 3.11 or newer is all it needs. The environment is ``.venv`` in the checkout; what is installed for the tests is
pinned with hashes in ``requirements/dev.txt``. Arguments after ``tests`` go to pytest.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from venv import EnvBuilder

ROOT = Path(__file__).resolve().parents[1]
ENVIRONMENT = ROOT / ".venv"
SAMPLE = Path("samples", "swing-bridge", "translation.en.txt")
NEWEST_UNSUPPORTED = (3, 10)


def main(arguments: Sequence[str]) -> int:
    """Run what the first argument names; the exit code is that of the program that was run."""
    if sys.version_info[:2] <= NEWEST_UNSUPPORTED:
        sys.exit(f"mtcheck needs Python 3.11 or newer; this is {sys.version.split()[0]}")
    if not arguments or arguments[0] not in JOBS or (arguments[0] == "sample" and len(arguments) > 1):
        sys.exit((__doc__ or "").partition("\n\n")[2].partition("\n\n")[0])
    return JOBS[arguments[0]](list(arguments[1:]))


def check_sample(_: list[str]) -> int:
    """Install mtcheck alone and check the sample page."""
    install("about 200 MB", ["."])
    return call([program("mtcheck"), "check", str(SAMPLE), "--fail-on", "never"])


def run_tests(arguments: list[str]) -> int:
    """Install mtcheck for development and run pytest, on all processors unless it is told what to run."""
    install("about 780 MB", ["--requirement", "requirements/dev.txt"], ["--no-deps", "--editable", "."])
    return call([program("python"), "-m", "pytest", *(arguments or ["-n", "auto"])])


JOBS: dict[str, Callable[[list[str]], int]] = {"sample": check_sample, "tests": run_tests}


def install(size: str, *requirements: list[str]) -> None:
    """Make the environment where there is none, and install into it."""
    started = time.monotonic()
    report(f"installing into {ENVIRONMENT.name} ({size}); the first time takes a minute or two")
    if not Path(program("python")).exists():
        EnvBuilder(with_pip=True).create(ENVIRONMENT)
    for each in requirements:
        if code := call([program("python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *each]):
            sys.exit(code)
    report(f"installed in {time.monotonic() - started:.0f} s")


def program(name: str) -> str:
    """The path of a program of the environment."""
    folder, suffix = ("Scripts", ".exe") if os.name == "nt" else ("bin", "")
    return str(ENVIRONMENT / folder / f"{name}{suffix}")


def call(command: list[str]) -> int:
    """Run a program in the checkout and wait for it."""
    return subprocess.run(command, cwd=ROOT, check=False).returncode


def report(text: str) -> None:
    """Say on stderr how far it has come."""
    print(f"mtcheck: {text}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
