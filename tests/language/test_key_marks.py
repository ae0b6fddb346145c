"""Labels of programs without the marks and keys that are written into them."""

from __future__ import annotations

import pytest

from mtcheck.language.key_marks import read_label


@pytest.mark.parametrize(
    ("text", "label", "again"),
    [
        ("&Print", "Print", "Save"),
        ("_Print…", "Print…", "Save"),
        ("P&rint", "Print", "&Save"),
        ("_Print (Ctrl+P)", "Print", "Save"),
        ("Sa_ve\u2002Strg+Umschalt+S", "Save", "Sa_ve"),
        ("Print (⌘P)", "Print", "Save"),
        ("Print F9", "Print", "Save"),
        ("印刷(&P)", "印刷", "Save"),
        ("Print (all pages)", "Print (all pages)", "Save"),
        ("Save && close", "Save && close", "Save"),
        ("Ham & eggs", "Ham & eggs", "Save"),
        ("my_long_name", "my_long_name", "Save"),
        ("__init", "__init", "Save"),
    ],
)
def test_marks_and_keys_are_no_part_of_a_label(text, label, again):
    found = read_label(text)
    assert found.text == label
    assert found.mark_again("Save") == again
    assert text[found.start : found.end].replace(found.mark or "\0", "") == label
