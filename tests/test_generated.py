"""What is made from the code is as the code makes it."""

from __future__ import annotations

import importlib.util
from pathlib import Path


def generate():
    path = Path(__file__).parents[1] / "scripts" / "generate.py"
    spec = importlib.util.spec_from_file_location("generate", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_nothing_generated_is_stale():
    assert generate().stale() == [], "run: python scripts/generate.py"
