"""SARIF names a type of content for every format."""

from __future__ import annotations

from mtcheck.model.kinds import Format
from mtcheck.reporters import sarif


def test_every_format_has_a_type():
    assert set(sarif._FORMATS) == {each.value for each in Format}
