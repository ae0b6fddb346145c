"""Trend and comparison as a browser shows them: on wide and narrow screens, in light and dark, with values on hover."""

from __future__ import annotations

import os
import shutil

import pytest

from mtcheck.history.record import Article, Count, Run, Value
from mtcheck.history.series import trend
from mtcheck.model.comparison import Changes, Comparison, Contrast, Measure, Outcome, Standing, Versus
from mtcheck.reporters import View
from mtcheck.reporters.comparison import html as comparison_page
from mtcheck.reporters.trend import writer

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
if not CHROMIUM:
    pytest.skip("no browser: apt-get install chromium, or name one in CHROMIUM", allow_module_level=True)
playwright = pytest.importorskip("playwright.sync_api")

LONG = "a-very-long-name-without-any-room-to-break-it-" * 3


def _trend():
    runs = []
    for number in range(1, 9):
        checks = f"mtcheck:{number // 5}"
        values = (Value("score", 60.0 + 3 * number, f"mqm|{checks}|{LONG}"),)
        counts = (Count("markup/torn-sentence", "major", 9 - number), Count("style/mixed-quotes", "minor", number))
        article = Article("a.html", checks=checks, values=values, counts=counts)
        runs.append(Run(number, f"2026-01-0{number}T08:00:00Z", f"0.{1 + number // 5}.0", (article,)))
    return "".join(writer("html")(trend(f"{LONG}.db", runs), 100))


def _comparison():
    standings = (Standing(62.5, (60.1, 64.9)), Standing(66.0, (63.0, 68.8), 3.5, 0.01, 0.02, Outcome.BETTER))
    names = (("bleu", True), ("chrf", True), ("ter", False))
    measures = tuple(Measure(name, f"{name}|{LONG}", higher, standings) for name, higher in names)
    contrast = Contrast("a.html", 3, "Die Maut kostet 3,50 Euro.", "", "The toll is 35 euros.", LONG, 80.0, 31.0)
    versus = Versus(Changes(), losses=(contrast,), furniture=(12, 3))
    found = Comparison(("old", LONG), "de", "en", 1, 9, "segment", measures, "chrf", (versus,))
    return "".join(comparison_page.write(found, View()))


@pytest.fixture(scope="module")
def browser():
    with playwright.sync_playwright() as running:
        browser = running.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def show(browser, tmp_path):
    contexts = []

    def shown(page, width=1280, scheme="light"):
        path = tmp_path / f"page-{len(contexts)}.html"
        path.write_text(page, encoding="utf-8")
        context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
        contexts.append(context)
        tab = context.new_page()
        tab.said = []
        tab.on("console", lambda message: tab.said.append(message.text))
        tab.on("pageerror", lambda error: tab.said.append(str(error)))
        tab.goto(path.as_uri())
        return tab

    yield shown
    for context in contexts:
        context.close()


@pytest.mark.parametrize("made", [_trend, _comparison])
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_page_is_wider_than_its_screen_and_none_complains(show, made, width):
    tab = show(made(), width)
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    assert tab.said == []


@pytest.mark.parametrize("made", [_trend, _comparison])
def test_every_page_is_dark_where_the_system_is(show, made):
    page = made()
    ground = "getComputedStyle(document.body).backgroundColor"
    ink = "getComputedStyle(document.querySelector('svg text')).fill"
    light, dark = show(page), show(page, scheme="dark")
    assert light.evaluate(ground) == "rgb(250, 248, 244)"
    assert dark.evaluate(ground) == "rgb(22, 24, 28)"
    assert light.evaluate(ink) != dark.evaluate(ink)


def test_a_measure_is_one_chart_whose_line_is_broken_where_it_was_made_in_another_way(show):
    tab = show(_trend())
    assert tab.locator("h2").all_text_contents() == ["score", "findings"]
    assert tab.locator("svg").count() == 2
    first = tab.locator("svg").first
    assert first.locator("path").count() == 2
    assert first.locator(".break").count() == 1
    assert "mtcheck 0.2.0" in first.text_content()
    assert tab.locator("tr.break").count() == 2
    assert "The axis begins at 60, not at 0." in tab.locator("figcaption").first.text_content()
    assert "not at 0" not in tab.locator("figcaption").last.text_content()


def test_a_point_says_its_value_to_who_points_at_it(show):
    tab = show(_trend())
    point = tab.locator("svg .point").nth(3)
    tip = point.locator(".tip")
    assert tip.evaluate("node => getComputedStyle(node).visibility") == "hidden"
    point.locator(".dot").hover()
    assert tip.evaluate("node => getComputedStyle(node).visibility") == "visible"
    assert tip.text_content() == "72.00"
    assert point.locator("title").text_content() == "score 72.00, run 4, 2026-01-04 08:00, mtcheck 0.1.0, made as A"


def test_measures_of_one_scale_share_an_axis_and_the_other_direction_has_its_own(show):
    tab = show(_comparison())
    plot = tab.locator("svg").first
    assert plot.locator(".axis").count() == 2
    where = "nodes => nodes.map(node => node.getAttribute('cx'))"
    places = plot.locator("circle.dot").evaluate_all(where)
    assert places[:2] == places[2:4]
    assert "share an axis" in tab.locator("figcaption").first.text_content()


def test_changed_segments_are_next_to_each_other_with_their_difference_marked(show):
    wide, narrow = show(_comparison()), show(_comparison(), 390)
    assert wide.locator(".record del").all_text_contents() == ["The toll is 35 euros."]
    assert wide.locator(".record ins").all_text_contents() == [LONG]
    tops = "nodes => nodes.map(node => node.getBoundingClientRect().top)"
    first, other = wide.locator(".record dl > div").evaluate_all(tops)[-2:]
    assert first == other
    first, other = narrow.locator(".record dl > div").evaluate_all(tops)[-2:]
    assert first < other
