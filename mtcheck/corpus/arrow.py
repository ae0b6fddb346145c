"""The door to ``pyarrow``."""

from __future__ import annotations

from mtcheck.engine.tables import require_arrow

__all__ = ["LONGEST_REASON", "require_arrow"]

LONGEST_REASON = 200
"""Characters of what Arrow says of a file or condition that are passed on."""
