"""The tables of labels hold what the concepts say, and writing them again changes nothing."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

SCRIPT = Path(__file__).parent.parent / "scripts" / "labels.py"


def script():
    spec = importlib.util.spec_from_file_location("labels_script", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_tables_hold_what_the_concepts_say():
    for path, text in script().make_tables().items():
        assert path.read_text(encoding="utf-8") == text, f"{path.name}: run scripts/labels.py"


def test_a_line_is_every_label_in_every_language():
    concept = "[share] en Share; de Teilen; fr Partager\nde Teilen, sv Dela = en Split~, Part the page; fr Diviser\n"
    rows = [
        (origin, target, row.source, row.wrong, row.weak) for origin, target, _, row in script().read_concepts(concept)
    ]
    assert rows == [
        ("de", "en", "Teilen", ["Split", "Part the page"], {"Split"}),
        ("sv", "en", "Dela", ["Split", "Part the page"], {"Split"}),
        ("de", "fr", "Teilen", ["Diviser"], {"Diviser"}),
        ("sv", "fr", "Dela", ["Diviser"], {"Diviser"}),
    ]
