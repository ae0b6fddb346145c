"""Which pages a command is about, and what belongs to each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mtcheck.loading import gather
from mtcheck.originals import Pair, originals


def pairs(given: Mapping[str, Any]) -> tuple[Pair, ...]:
    """The pages that the options name, each with its original.

    Raises:
        UsageError: they cannot be told from the options.
    """
    return originals(gather(given["files"]), given["source"])
