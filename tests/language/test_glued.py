"""Which words are forms of one that the dictionary has, where two may have been written as one."""

from __future__ import annotations

from mtcheck.language.glued import _is_form


def test_no_ending_of_a_participle_makes_a_form_of_what_is_none():
    assert not _is_form("laufte", "de")
    assert _is_form("laufen", "de")
