"""A sound file of decisions, to be changed."""

from __future__ import annotations

import copy
import hashlib

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


def exported(report, *, accept=(), dismiss=(), added=(), edits=(), author="ada"):
    """What the review page would export of a report.

    Args:
        accept: pairs of a finding and what stands in its place (None: left, as suggested where it is ``...``).
        dismiss: pairs of a finding and the reason.
    """
    decisions = [_decision(each, "accepted", "", each.suggestion if text is ... else text) for each, text in accept] + [
        _decision(each, "dismissed", reason, None) for each, reason in dismiss
    ]
    return {
        **copy.deepcopy(SOUND),
        "author": author,
        "article": {
            "name": report.name,
            "path": report.path,
            "sha256": hashlib.sha256(report.target.text.encode()).hexdigest(),
            "source_sha256": hashlib.sha256(report.source.text.encode()).hexdigest() if report.source else None,
            "source_path": report.source.name if report.source else None,
            "target_language": report.target_language,
            "source_language": report.source_language,
        },
        "decisions": sorted(decisions, key=lambda each: each["start"]),
        "added": [ADDED | each for each in added],
        "edits": [dict(zip(("start", "end", "replacement"), each, strict=True)) for each in edits],
    }


ADDED = {"source_start": None, "source_end": None, "severity": "major", "comment": "", "replacement": None}


def _decision(finding, verdict, reason, replacement):
    place = finding.fixes or finding.target
    return {
        "fingerprint": finding.fingerprint,
        "check": finding.check,
        "start": place.start if place else 0,
        "end": place.end if place else 0,
        "decision": verdict,
        "reason": reason,
        "replacement": replacement,
    }
