"""Several threads share what is loaded once, and find what one thread finds."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from mtcheck import check_article, check_segments
from mtcheck.embeddings import encoder

SAMPLES = Path(__file__).parents[1] / "samples"
PAIRS = sorted((folder / "original.de.txt", folder / "translation.en.txt") for folder in SAMPLES.iterdir())
BILINGUAL = [pair for pair in PAIRS if all(path.is_file() for path in pair)][:2]
SENTENCES = [
    ("51 Gäste kamen nicht.", "15 guests came.", None),
    ("Die Brücke ist gesperrt.", "The bridge is shut.", None),
]


@pytest.fixture
def _squeezed(monkeypatch):
    """A cache too small for one page, so that each thread throws out what another has just put in."""
    monkeypatch.setattr(encoder(), "_bound", 60)


@pytest.mark.usefixtures("_squeezed")
def test_threads_find_what_one_finds():
    assert BILINGUAL
    alone = [_findings(pair) for pair in BILINGUAL]
    with ThreadPoolExecutor(8) as threads:
        together = list(threads.map(_findings, BILINGUAL * 2))
    assert together == alone * 2


@pytest.mark.usefixtures("_squeezed")
def test_threads_estimate_what_one_estimates():
    alone = _estimates(0)
    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(_estimates, range(16))) == [alone] * 16


def _findings(pair):
    source, target = pair
    report = check_article(target, source=source)
    return [(finding.fingerprint, finding.severity) for finding in report.findings], round(report.quality, 2)


def _estimates(_):
    return [(round(each.quality, 2), len(each.findings)) for each in check_segments(SENTENCES, "de", "en")]
