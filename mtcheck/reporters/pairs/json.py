"""Aligned texts as one JSON object, schema ``mtcheck.alignment/1``."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from mtcheck.model.bead import Bead
from mtcheck.model.text import Segment
from mtcheck.reporters.pairs import Pairs

SCHEMA = "mtcheck.alignment/1"


def write(pairs: Pairs, _width: int) -> Iterator[str]:
    """Languages, coverage, verdict and notes, and every bead with its places and texts."""
    table = {
        "schema": SCHEMA,
        "source": {"name": pairs.source_name, "language": pairs.source_language or None},
        "target": {"name": pairs.target_name, "language": pairs.target_language or None},
        "encoder": pairs.signature or None,
        "coverage": round(pairs.coverage, 4),
        "verdict": pairs.verdict,
        "notes": list(pairs.notes),
        "beads": [_bead(bead) for bead in pairs.beads],
    }
    yield json.dumps(table, ensure_ascii=False, indent=1) + "\n"


def _bead(bead: Bead) -> dict[str, object]:
    return {
        "kind": bead.kind,
        "similarity": round(bead.similarity, 4),
        "moved": bead.moved,
        "silent": bead.silent or None,
        "source": _side(bead.source),
        "target": _side(bead.target),
    }


def _side(segments: Sequence[Segment]) -> list[dict[str, object]]:
    return [{"start": each.span.start, "end": each.span.end, "text": each.text} for each in segments]
