"""Entities that a translation must carry over: found with spans, normalised, compared.

``facts.facts(text, language)`` finds everything in a text once and remembers it; ``compare`` pairs two texts' values.
"""
