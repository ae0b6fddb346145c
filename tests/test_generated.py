"""What is made from the code is as the code makes it."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

import mtcheck

ROOT = Path(__file__).parents[1]


def generate():
    path = ROOT / "scripts" / "generate.py"
    spec = importlib.util.spec_from_file_location("generate", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_nothing_generated_is_stale():
    cure = "run: python scripts/generate.py; with --only CHECK it takes a second and writes what is made of a check"
    assert generate().stale() == [], cure


def test_every_public_name_has_its_place_on_the_page_of_the_library():
    page = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    missing = [name for name in mtcheck.__all__ if name != "__version__" and f"\n### {name}\n" not in page]
    assert not missing, "name them in scripts/api.py"


def test_what_is_made_of_one_check_is_a_part_of_all_and_takes_no_time():
    resource = pytest.importorskip("resource")
    code = "import sys; sys.path.insert(0, 'scripts'); import generate; print(*generate.of_check('doubled-word'))"
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before < 2
    index, listed, page = done.stdout.split()
    assert (index, listed) == ("mtcheck/data/checks/index.tsv", "docs/checks/README.md")
    assert page == "docs/checks/linguistic/doubled-word.md"
