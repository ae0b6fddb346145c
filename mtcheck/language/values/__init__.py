"""Entities that a translation must carry over: found with spans, normalised, compared.

``facts(text, language)`` finds everything in a text once and remembers it; ``compare`` pairs two texts' values.
"""

from mtcheck.language.values.entity import Entity, Kind
from mtcheck.language.values.facts import Facts, facts

__all__ = ["Entity", "Facts", "Kind", "facts"]
