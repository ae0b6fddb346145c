"""Wordings of several words as expressions: ``turn_off``, ``at_a_*``, and verbs with a particle, ``schalt*..ein``."""

from __future__ import annotations

import re

from mtcheck.patterns import Guarded, lazy

PARTING = frozenset("_-.")
"""What a wording of more than one word has at least one of."""
_SIGNS = lazy(r"[_*. -]")
_GAP = r"\b[^,.;:!?]*? "
_CLAUSE_END = r"(?=[,.;:!?]|$| und | oder | en | of | och )"


def compile_phrase(wording: str) -> Guarded:
    """What finds a wording of several words in a text in lower case.

    Args:
        wording: ``_`` stands for a space, ``*`` for any letters, ``..`` for the words before a verb's particle at the
            end of its clause; the particle is the group ``particle``.
    """
    verb, _, particle = wording.partition("..")
    pattern = re.escape(verb).replace(r"\*", r"\w*").replace("_", " ")
    ending = rf"{_GAP}(?P<particle>{particle}){_CLAUSE_END}" if particle else r"\b"
    return Guarded(tuple(filter(None, _SIGNS.split(wording))), lazy(rf"\b{pattern}{ending}"))
