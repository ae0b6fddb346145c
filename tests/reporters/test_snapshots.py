"""One run, every format, exact text."""

from __future__ import annotations

import pytest
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from mtcheck.reporters import FORMATS, View, render


class TextFile(SingleFileSnapshotExtension):
    _write_mode = WriteMode.TEXT
    file_extension = "txt"


@pytest.fixture
def text(snapshot):
    return snapshot.use_extension(TextFile)


VIEWS = {
    "narrow": View(width=60),
    "usual": View(width=80),
    "wider": View(width=120),
    "widest": View(width=200),
    "color": View(width=80, color=True),
    "quiet": View(quiet=True),
    "verbose": View(verbose=True),
}


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS)
def test_terminal(run, view, text):
    assert "".join(render("terminal", run.reports, view)) == text


@pytest.mark.parametrize("name", [each for each in FORMATS if each not in ("terminal", "html")])
def test_formats_for_programs(name, run, text):
    assert "".join(render(name, run.reports, View())) == text


@pytest.mark.parametrize("name", [each for each in FORMATS if each != "html"])
def test_hostile_articles(name, hostile, text):
    assert "".join(render(name, hostile, View(root="/abs"))) == text
