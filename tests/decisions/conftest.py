"""A sound file of decisions, to be changed."""

from __future__ import annotations

import copy

import pytest

ARTICLE = {
    "name": "page.txt",
    "path": "page.txt",
    "sha256": "0" * 64,
    "source_sha256": None,
    "source_path": None,
    "target_language": "en",
    "source_language": "de",
}
SOUND = {
    "schema": "mtcheck.decisions/1",
    "mtcheck": "0.1.0",
    "made": "2027-01-31T09:30:00.123Z",
    "author": "ada",
    "article": ARTICLE,
    "decisions": [
        {
            "fingerprint": "a" * 32,
            "check": "linguistic/doubled-word",
            "start": 12,
            "end": 19,
            "decision": "accepted",
            "reason": "",
            "replacement": "the",
        },
        {
            "fingerprint": "b" * 32,
            "check": "style/mixed-quotes",
            "start": 30,
            "end": 31,
            "decision": "dismissed",
            "reason": "quoted so",
            "replacement": None,
        },
    ],
    "added": [
        {
            "start": 40,
            "end": 40,
            "source_start": None,
            "source_end": None,
            "category": "accuracy/omission",
            "severity": "major",
            "comment": "the mayor is gone",
            "replacement": None,
        }
    ],
    "edits": [{"start": 50, "end": 53, "replacement": "the"}],
}


@pytest.fixture
def sound():
    """The file's value, which a test may change."""
    return copy.deepcopy(SOUND)
