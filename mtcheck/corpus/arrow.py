"""The door to ``pyarrow``."""

from __future__ import annotations

from typing import Any

from mtcheck.errors import UsageError

LONGEST_REASON = 200
"""Characters of what Arrow says of a file or condition that are passed on."""
_MISSING = "corpora need pyarrow; install it with: pip install 'mtcheck[data]'"


def require_arrow() -> Any:
    """The module ``pyarrow``.

    Raises:
        UsageError: it is not installed; the message says how to.
    """
    try:
        import pyarrow as pa
    except ImportError as error:
        raise UsageError(_MISSING) from error
    return pa
