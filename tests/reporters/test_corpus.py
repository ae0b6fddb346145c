"""The page of a corpus in figures."""

from __future__ import annotations

from collections import Counter
from xml.etree import ElementTree as ET

from mtcheck.corpus.summaries import Histogram, Source, Summary
from mtcheck.reporters.corpus import write

HOSTILE = "<script>alert(1)</script>&\x1b[31m"
PAIR = {
    "file": HOSTILE, "row": 3, "source": HOSTILE, "target": HOSTILE, "quality": 7.2, "worst": "major",
    "findings": [f"accuracy/omission: {HOSTILE}"],
}  # fmt: skip


def page(found):
    return "".join(write(found, HOSTILE))


def test_an_empty_corpus_is_a_page():
    told = page(Summary())
    assert "0 pairs; 0 not checked." in told
    assert "<figure>" not in told


def test_whatever_comes_from_files_is_escaped():
    names = Counter({HOSTILE: 2})
    histograms = {"quality": Histogram(0, 100, (1, *[0] * 18, 4))}
    found = Summary(
        ("de", HOSTILE), 5, 1, names, names, names, names, names, histograms, {HOSTILE: Source(5, 1, 2)}, [PAIR]
    )
    told = page(found)
    assert "<script" not in told
    assert "\x1b" not in told
    body = told[told.index("<body>") : told.index("</body>") + len("</body>")]
    assert len(list(ET.fromstring(body).iter("figure"))) == 6


def test_what_is_too_much_is_counted():
    checks = Counter({f"check/{number:03}": 200 - number for number in range(50)})
    told = page(Summary(checks=checks, sources={f"{number}.tsv": Source(1) for number in range(203)}))
    assert "10 more are not shown." in told
    assert "3 more files are not shown." in told
    assert told.count("<td>") == 200
    assert "check/039" in told
    assert "check/040" not in told
