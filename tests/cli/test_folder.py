"""``--format html=FOLDER/``: an index and a review page of each page, in one folder."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from mtcheck.cli.run import run as mtcheck
from mtcheck.reporters.site import name_pages

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
TEXT = "The council met on the the {} and the <b>ferry</b> will stop in {} for good, said the mayor of the town."
LINES = ("The Fenby Gazette", "Split", "Press", "Keep me posted")


@pytest.fixture(autouse=True)
def pages(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    (tmp_path / "news").mkdir()
    for at, day in enumerate(("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Sunday")):
        text = "\n".join([*LINES, f"{day}: a ferry stops", TEXT.format(day, f"year {at}"), "The end, without words"])
        (tmp_path / "news" / f"{day}.txt").write_text(text + "\n")
    (tmp_path / "news" / "empty & sad.txt").write_text("")


def check(*more: str) -> str:
    assert mtcheck(["check", "news", "--to", "en", "--format", "html=out/", *more]) == 3
    return Path("out/index.html").read_text(encoding="utf-8")


def test_the_index_leads_to_a_page_each_and_names_what_failed():
    index = check()
    assert sorted(each.name for each in Path("out").iterdir()) == [
        "index.html",
        *(f"news-{day}.txt.html" for day in ("Friday", "Monday", "Sunday", "Thursday", "Tuesday", "Wednesday")),
    ]
    assert set(re.findall(r'href="([^"]+)"', index)) == {
        each.name for each in Path("out").iterdir() if each.name != "index.html"
    }
    assert "empty &amp; sad.txt: is empty" in index
    assert "in the template of the site" in index
    assert "http" not in index.replace("http-equiv", "").replace("http://www.w3.org", "")
    assert "<h2>Trend" not in index


def test_a_history_adds_a_trend():
    check("--history", "h.db")
    assert "<h2>Trend over 2 runs</h2>" in check("--history", "h.db")


def test_one_folder_goes_with_other_formats_and_over_an_old_one(capsys):
    check("--format", "terminal")
    assert "Causes over" in capsys.readouterr().out
    Path("out/index.html").write_text("old")
    assert "old" not in check()[:10]
    assert not list(Path("out").glob(".*"))


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("html=news/", ""),
        ("html=file/", "the folder cannot be created"),
        ("html=one.html", "a folder for them and an index, 'html=reports/'"),
    ],
)
def test_a_folder_that_cannot_be_is_refused(capsys, target, said):
    Path("file").write_text("")
    code = mtcheck(["check", "news", "--to", "en", "--format", target])
    assert code == (2 if said else 3)
    assert said in capsys.readouterr().err


def test_no_page_that_is_read_is_written_over(capsys):
    Path("site").mkdir()
    for name in ("index.html", "b.html", "c.html"):
        Path("site", name).write_text("<p>The council met on the Tuesday.</p>")
    assert mtcheck(["check", "site", "--to", "en", "--format", "html=site/"]) == 2
    assert "index.html is one of the files that are read" in capsys.readouterr().err


def test_every_page_has_a_name_of_its_own():
    names = ["a/b.txt", "a-b.txt", "A/B.txt", "index", "../../etc/passwd", "-", "\u202e.txt", "x" * 300, "ä ö.md"]
    found = name_pages(names)
    assert found[:6] == [
        "a-b.txt.html",
        "a-b.txt-2.html",
        "A-B.txt-3.html",
        "index-2.html",
        "etc-passwd.html",
        "page.html",
    ]
    assert len({each.casefold() for each in found}) == len(names)
    assert all(re.fullmatch(r"[\w.-]{1,130}\.html", each) for each in found)


@pytest.fixture
def shown():
    if not CHROMIUM:
        pytest.skip("needs Chromium")
    playwright = pytest.importorskip("playwright.sync_api")
    check()
    with playwright.sync_playwright() as running:
        browser = running.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1200, "height": 800})
        page.problems = []
        page.on("pageerror", lambda error: page.problems.append(str(error)))
        page.on("console", lambda message: page.problems.append(message.text))
        page.goto(Path("out/index.html").resolve().as_uri())
        yield page
        browser.close()


def column(page, at: int) -> list[str]:
    return page.locator(f"#pages tbody tr:not([hidden]) td:nth-child({at})").all_inner_texts()


def test_the_index_in_a_browser_sorts_filters_and_leads_to_pages(shown):
    scores = [float(each or -1) for each in column(shown, 1)]
    assert scores == sorted(scores)
    assert column(shown, 2)[0].lower() == "not checked"
    shown.click("#pages th:nth-child(3) button")
    names = [each.split()[0] for each in column(shown, 3)]
    assert names == sorted(names, key=str.casefold)
    shown.click("#pages th:nth-child(1) button")
    shown.click("#pages th:nth-child(1) button")
    scores = [float(each or -1) for each in column(shown, 1)]
    assert scores == sorted(scores, reverse=True)
    shown.fill("#filter", "monday")
    assert len(column(shown, 3)) == 1
    assert shown.inner_text("#shown") == "1 of 7"
    shown.click("#pages a:has-text('Monday')")
    shown.wait_for_selector("#progress-label:not(:empty)", state="attached")
    assert shown.url.endswith("news-Monday.txt.html")
    assert shown.problems == []


@pytest.mark.parametrize("width", [360, 390, 1400])
def test_the_index_fits_the_screen(shown, width):
    shown.set_viewport_size({"width": width, "height": 800})
    assert shown.evaluate("document.documentElement.scrollWidth") <= width
    shown.emulate_media(color_scheme="dark")
    assert shown.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(22, 24, 28)"
