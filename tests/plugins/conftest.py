"""Packages that are installed for a test, and mtcheck as a program beside them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

ROOT = Path(__file__).parents[2]
PAGE = "The council met on TUESDAY evening.\n\nThe Hbr. Office opened on the the Monday.\n"
CHECK = '''
"""A word is written in capitals."""
import re
from mtcheck.checks.base import block_check, remark
from mtcheck.model.finding import Category, Severity

@block_check(Category.ORGANIZATIONAL_STYLE, Severity.MINOR{more})
def shouted(block, _article):
    for match in re.finditer(r"[A-Z]{{7,}}", block.text):
        yield remark(block, *match.span(), "{message}")
'''


def check_text(message="do not shout", more=""):
    return CHECK.format(message=message, more=more)


class Site:
    """A folder of installed packages, and one of pages."""

    def __init__(self, folder: Path) -> None:
        self.packages, self.pages = folder / "packages", folder / "pages"
        self.packages.mkdir()
        self.pages.mkdir()
        self.page = self.write("page.txt", PAGE)

    def install(self, name: str, entry_points: str, files: dict[str, str]) -> None:
        """Put a package where Python finds it, as an installer does."""
        metadata = self.packages / f"{name.replace('-', '_')}-1.2.dist-info"
        metadata.mkdir()
        (metadata / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.2\n")
        (metadata / "entry_points.txt").write_text(dedent(entry_points).lstrip())
        for path, text in files.items():
            file = self.packages / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")

    def write(self, name: str, text: str) -> Path:
        path = self.pages / name
        path.write_text(text, encoding="utf-8")
        return path

    def python(self, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
        kept = {key: value for key, value in os.environ.items() if not key.startswith(("MTCHECK", "PYTHON"))}
        variables = {**kept, "PYTHONPATH": os.pathsep.join((str(self.packages), str(ROOT))), **environment}
        command = [sys.executable, *words]
        return subprocess.run(
            command, cwd=self.pages, env=variables, capture_output=True, text=True, check=False, encoding="utf-8"
        )

    def mtcheck(self, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return self.python("-m", "mtcheck", *words, **environment)


@pytest.fixture
def site(tmp_path):
    return Site(tmp_path)
