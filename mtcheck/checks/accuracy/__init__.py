"""Meaning: what was left out, added, changed or not translated."""
