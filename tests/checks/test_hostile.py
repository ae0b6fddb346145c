"""No check crashes on any text, marks what is not there, or takes more than linear time over a text of one pattern."""

from __future__ import annotations

import gc
import json
import re
from importlib.resources import files
from time import process_time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mtcheck import check_segments, loading
from mtcheck.config import Config
from mtcheck.engine.calls import check_article
from mtcheck.model.kinds import Format
from mtcheck.reporters import View, render

CHECKS = Config(preview=True)
RAW_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
SEEDS = [
    *" \"'“”»([{1.-–aA…?|*<&@%$#_`é漢שα\u0301\u200b\u202e\x01\t",
    *(
        "a ",
        "A ",
        '" ',
        "“ ",
        ". ",
        "a.",
        "a,b",
        "1.",
        "1 ",
        "12:",
        "A. ",
        "a@",
        "![",
        "](",
        "<!--",
        "<div>",
        "[audio x=",
    ),
    *("&lt;", "&a", "{{ ", "the ", "und ", '"word ', "(word ", "Anna Berg ", "der Mann und ", "am Montag, ", "x 1: 2 "),
    *("Foo bar\n", "Read more\n\n", "- item\n", "By Anna Berg\n\n", "漢。", "aаα", "Ã¤ ", "-aaaa", "http://a."),
]
TRIGGERS = "x; y: “g” (a) [b] <c> &d; «e» {f} — 12:30 /i @j é\n\n"
SHORT, LONG = 2_000, 16_000
NOISE = 0.15
"""Seconds of the processor that measuring may be wrong by."""


def seconds(text, language):
    """Processor time of a check, without that for collecting what other tests left behind."""
    gc.collect()
    gc.disable()
    try:
        started = process_time()
        report = check_article(loading.parse(text, "page"), target_language=language, config=CHECKS)
        assert report.failures == ()
        return process_time() - started
    finally:
        gc.enable()


@pytest.mark.parametrize("seed", SEEDS, ids=ascii)
def test_time_grows_with_length_and_not_with_its_square(seed):
    seconds("warm up", "en")
    short, long = (seconds(TRIGGERS + (seed * size)[:size], "en") for size in (SHORT, LONG))
    assert long < 3 * LONG / SHORT * short + NOISE


def test_nested_brackets_take_linear_time():
    assert seconds("(" * 20_000 + ")" * 20_000, "en") < 10


PIECES = st.sampled_from(
    [*SEEDS, "\n", "\n\n", "</p>", "<p>", "<b>", "\x1b[31m", "\x07", "\ud800", "\u2028", "😀", "\0"]
)
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=12)), min_size=1, max_size=40).map("".join)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(
    text=TEXTS,
    format_=st.sampled_from([each for each in Format if not each.is_bitext]),
    language=st.sampled_from(["en", "de", "fr", "ja", "sw"]),
)
def test_any_text_in_any_format_is_checked_marked_inside_and_printed(text, format_, language):
    document = loading.parse(text + " end", "page\x1b[1m", format_)
    if not any(block.text for block in document.blocks):
        return
    report = check_article(document, target_language=language, source_language="de", config=CHECKS)
    assert report.failures == ()
    for each in report.findings:
        assert each.target is None or each.target.text == document.text[each.target.start : each.target.end]
        assert each.fixes is None or each.fixes.text == document.text[each.fixes.start : each.fixes.end]
    for view in (View(width=60), View(width=100, verbose=True)):
        assert not RAW_CONTROL.search("".join(render("terminal", [report], view)))
    written = "".join(render("json", [report], View()))
    assert not RAW_CONTROL.search(written)
    _valid(json.loads(written))


def _valid(report):
    from jsonschema import Draft202012Validator

    Draft202012Validator(json.loads((files("mtcheck") / "data" / "report.schema.json").read_text())).validate(report)


NINES = "9" * 5_000


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (f"Es kostet {NINES} Euro am {NINES}.12.2024.", f"It costs {NINES}1 euros on {NINES} December 2024."),
        (f"Das ist {NINES}/{NINES}, v{NINES}.{NINES}.", f"That is {NINES}/{NINES}1, v{NINES}.{NINES}."),
        (f"Nr. 0{NINES}, IBAN DE{NINES}, {NINES}:{NINES}.", f"No. 0{NINES}1, IBAN DE{NINES}, {NINES}-{NINES}."),
        (f"Mehr: {'٩' * 5_000}, {'九' * 5_000}.", f"More: {'٩' * 5_001}, {'九' * 5_001}."),
    ],
)
def test_numbers_of_thousands_of_digits_crash_no_check(source, target):
    (report,) = check_segments([(source, target, None)], "de", "en")
    assert report.failures == ()
