"""A page's line in the report of many: what is faint gives way."""

from __future__ import annotations

from mtcheck.reporters.terminal.lines import Run, Style, cells, fit_line

LINE = (Run("ready"), Run("  why it is so, in many words", Style.FAINT), Run("  FAIL: fail-on", Style.MAJOR))


def test_faint_text_gives_way():
    whole = "".join(run.text for run in LINE)
    assert fit_line(LINE, 100) == LINE
    for width in range(20, 60):
        text = "".join(run.text for run in fit_line(LINE, width))
        assert text.startswith("ready")
        assert text.endswith("FAIL: fail-on")
        assert cells(text) <= max(width, len("ready  FAIL: fail-on")) or text == whole
