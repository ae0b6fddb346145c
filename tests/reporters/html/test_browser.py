"""The review page in a browser, used as a person uses it."""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

import mtcheck
from mtcheck import check_article, review
from mtcheck.loading import parse
from mtcheck.model.report import Failure, Report
from mtcheck.model.score import Doubtful
from mtcheck.reporters import View, render
from mtcheck.reporters.causes import causes

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: pip install -e '.[dev]'")
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
if not CHROMIUM:
    pytest.skip("no browser: apt-get install chromium, or name one in CHROMIUM", allow_module_level=True)

SCHEMA = json.loads((Path(mtcheck.__file__).parent / "data" / "decisions.schema.json").read_text(encoding="utf-8"))
TEXT = """\
Ferry fares rise

The port 😀 said that the the fares would rise by 51 percent.

Nobody from the the islands 🚢🚢 was asked .

The end of the the year is near.
"""
ORIGINAL = """\
Fährpreise steigen

Der Hafen 😀 teilte mit, die Preise stiegen um 15 Prozent.

Niemand von den Inseln 🚢🚢 wurde gefragt. Für Rentner bleibt die Überfahrt bis zum Jahresende kostenlos.

Das Jahr geht zu Ende.
"""
TIMEOUT = 10_000
SELECT = """
([text, side]) => {
  const walker = document.createTreeWalker(document.querySelector("#page"), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.parentElement.closest(`.${side}`) ? node.data.indexOf(text) : -1;
    if (at >= 0) {
      document.getSelection().setBaseAndExtent(node, at, node, at + text.length);
      return true;
    }
  }
  return false;
}
"""


@pytest.fixture(scope="module")
def browser():
    with playwright.sync_playwright() as running:
        browser = running.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


class Reader:
    """A person before the page."""

    def __init__(self, page, path):
        self.page, self.path = page, path
        self.errors, self.requests = [], []
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda message: self.errors.append(message.text))
        page.on("dialog", lambda dialog: (self.errors.append(dialog.message), dialog.accept()))
        page.on("request", lambda request: self.requests.append(request.url))
        page.goto(path.as_uri())
        page.set_default_timeout(TIMEOUT)
        page.wait_for_selector("#progress-label:not(:empty)", state="attached")

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)

    def text(self, selector):
        return self.page.locator(selector).inner_text()

    def select(self, text, side="target"):
        assert self.page.evaluate(SELECT, [text, side])

    def decided(self):
        return self.text("#progress-label")

    def exported(self):
        playwright.expect(self.page.locator("dialog[open]")).to_have_count(0)
        self.press("x")
        with self.page.expect_download() as waiting:
            self.page.click("#download")
        data = json.loads(Path(waiting.value.path()).read_text(encoding="utf-8"))
        jsonschema.validate(data, SCHEMA, cls=jsonschema.Draft202012Validator)
        assert review.read(Path(waiting.value.path())).made == data["made"]
        self.press("Escape")
        return data


@pytest.fixture
def read(browser, tmp_path):
    contexts = []

    def reading(report, script="", path=tmp_path / "review.html", **options):
        path.write_text("".join(render("html", [report], View())), encoding="utf-8")
        contexts.append(browser.new_context(**{"viewport": {"width": 1400, "height": 900}} | options))
        page = contexts[-1].new_page()
        if script:
            page.add_init_script(script)
        return Reader(page, path)

    yield reading
    for context in contexts:
        context.close()


@pytest.fixture(scope="module")
def report():
    found = check_article(TEXT, source=ORIGINAL, target_language="en", source_language="de")
    assert {each.check for each in found.findings} >= {"linguistic/doubled-word", "accuracy/number-mismatch"}
    return found


@pytest.fixture
def reader(read, report):
    reader = read(report)
    yield reader
    assert reader.errors == []
    assert reader.requests == [reader.path.as_uri()] or all(
        url.startswith(("file:", "blob:")) for url in reader.requests
    )


def corrected(text, data):
    """The text with everything that the file writes into it."""
    places = {
        (each["start"], each["end"], each["replacement"])
        for table in ("decisions", "added", "edits")
        for each in data[table]
        if each["replacement"] is not None
    }
    for start, end, replacement in sorted(places, reverse=True):
        text = text[:start] + replacement + text[end:]
    return text


def test_the_keyboard_walks_through_all_findings(reader, report):
    titles, things = [], causes(report.findings)
    for cause in things:
        reader.press("j")
        titles.append(reader.text("#card-title"))
        assert reader.page.locator("#list [aria-selected=true]").count() == 1
        assert reader.text("#live").startswith(f"Finding {len(titles)} of {len(things)}")
        assert titles[-1] == cause.findings[0].message
    assert reader.page.locator("mark.current").first.is_visible()
    reader.press("j")
    assert reader.text("#live") == "This was the last finding"
    reader.press("k")
    assert reader.text("#card-title") == titles[-2]
    reader.press("ArrowLeft")
    assert reader.text("#card-title") == titles[-3]
    reader.press("ArrowRight")
    assert reader.text("#card-title") == titles[-2]


def test_the_gravest_comes_first_or_the_page_s_order_is_asked_for(reader, report):
    reader.press("j")
    assert reader.text("#card-title") == causes(report.findings)[0].worst.message
    reader.press("f")
    reader.page.select_option("#filter-order", "as on the page")
    reader.press("Escape")
    reader.page.click("#list [role=option] >> nth=0")
    assert reader.text("#card-title") == report.findings[0].message


def test_furniture_is_folded_and_accepted_at_one_stroke(read, report):
    doubled = [each for each in report.findings if each.check == "linguistic/doubled-word"]
    found = tuple(replace(each, furniture=each in doubled) for each in report.findings)
    reader = read(replace(report, findings=found))
    listed = reader.page.locator("#list [role=option]")
    folded = listed.count()
    assert reader.text("#furniture").startswith(f"Page furniture: {len(doubled)} places")
    reader.page.check("#unfold")
    assert listed.count() == folded + 1
    reader.page.click("#accept-furniture")
    assert reader.decided().startswith("1 of ")
    assert "the the" not in corrected(TEXT, reader.exported())
    assert reader.errors == []


def test_accepting_writes_the_suggestion_and_goes_on(reader):
    reader.press("j", "a")
    assert reader.decided().startswith("1 of ")
    assert "2 of " in reader.text("#live")
    assert reader.text("#page ins").strip("\u200b") == "15"
    assert reader.text("#page del") == "51"


def test_what_has_nothing_to_write_is_agreed_to(reader):
    reader.press("j", "j")
    assert reader.text("#accept").startswith("Agree")
    assert "To be mended by hand" in reader.text("#card-body")


def test_what_is_accepted_dismissed_and_edited_is_exported(reader, report):
    reader.press("j", "e")
    reader.page.fill("#edit-new", "15")
    reader.press("Control+Enter", "d")
    reader.page.fill("#dismiss-reason", "it is 😀 right")
    reader.press("Enter", "a")
    assert reader.decided().startswith("3 of 4")
    data = reader.exported()
    said = [(each["decision"], each["reason"]) for each in data["decisions"]]
    assert sorted(said) == [("accepted", "")] * 4 + [("dismissed", "it is 😀 right")]
    assert {each["fingerprint"] for each in data["decisions"]} <= {each.fingerprint for each in report.findings}
    assert "said that the fares would rise by 15 percent" in corrected(TEXT, data)
    for each in data["decisions"]:
        assert TEXT[each["start"] : each["end"]] in ("the the", "51", "")


def test_undo_takes_back_step_by_step(reader):
    reader.press("j", "a", "a", "u")
    assert reader.decided().startswith("1 of ")
    reader.press("u")
    assert reader.decided().startswith("0 of ")
    assert reader.page.locator("#page del").count() == 0
    assert reader.page.locator("#undo").is_disabled()
    reader.press("u")
    assert reader.text("#live") == "Nothing to undo"


def test_all_places_of_a_cause_are_decided_at_once(reader, report):
    first = next(each for each in report.findings if each.check == "linguistic/doubled-word")
    places = [each for each in report.findings if each.cause == first.cause]
    assert len(places) == 3
    reader.press("j", "j", "j", "a")
    assert reader.decided().startswith("1 of 4")
    assert "the the" not in corrected(TEXT, reader.exported())
    reader.press("u")
    assert reader.decided().startswith("0 of ")


def test_a_place_of_a_cause_can_be_decided_alone(reader):
    reader.press("j", "j", "j", "Shift+A")
    assert reader.decided().startswith("0 of ")
    assert corrected(TEXT, reader.exported()).count("the the") == 2
    assert "line 5" in reader.text(".card .kind")
    reader.page.click(".cause .place >> nth=2")
    assert "line 7" in reader.text(".card .kind")
    reader.press("a")
    assert reader.decided().startswith("1 of ")


def test_decisions_are_kept_for_this_text_only(reader, tmp_path):
    reader.press("j", "a")
    reader.page.reload()
    assert reader.decided().startswith("1 of ")
    assert reader.page.locator("#page del").count() == 1
    other = tmp_path / "other.html"
    changed = check_article(TEXT.replace("near", "far"), source=ORIGINAL, target_language="en", source_language="de")
    other.write_text("".join(render("html", [changed], View())), encoding="utf-8")
    reader.page.goto(other.as_uri())
    assert reader.decided().startswith("0 of ")


def test_two_windows_of_a_page_know_of_each_other(reader):
    other = reader.page.context.new_page()
    other.goto(reader.path.as_uri())
    other.keyboard.press("j")
    other.keyboard.press("a")
    playwright.expect(reader.page.locator("#progress-label")).to_contain_text("1 of")
    other.keyboard.press("u")
    playwright.expect(reader.page.locator("#progress-label")).to_contain_text("0 of")


def test_a_browser_that_keeps_nothing_says_so(read, report):
    refusing = (
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError'); }});"
    )
    reader = read(report, refusing)
    assert "export your decisions" in reader.text("#notice")
    reader.press("j", "a")
    assert len(reader.exported()["decisions"]) == 1
    assert reader.errors == []


def test_what_was_kept_and_is_broken_is_left_alone(read, report):
    reader = read(report, "for (const key of Object.keys(localStorage)) localStorage.setItem(key, '{\"added\": [[');")
    reader.press("j", "a")
    reader.page.reload()
    assert reader.decided().startswith("0 of ")
    assert reader.errors == []


def test_a_finding_is_added_to_selected_text(reader):
    reader.select("🚢 was")
    reader.page.wait_for_selector("#pick:not([hidden])")
    reader.page.click("#pick-add")
    reader.page.select_option("#add-category", "style/awkward")
    reader.page.check("#add-dialog input[value=major]")
    reader.page.fill("#add-comment", "odd")
    reader.page.check("#add-replaces")
    reader.page.fill("#add-replacement", "🛥 were")
    reader.page.click("#add-dialog button.strong")
    assert reader.text("#card-title") == "odd"
    (added,) = reader.exported()["added"]
    start = TEXT.index("🚢 was")
    assert added == {
        "start": start,
        "end": start + 5,
        "source_start": None,
        "source_end": None,
        "category": "style/awkward",
        "severity": "major",
        "comment": "odd",
        "replacement": "🛥 were",
    }
    reader.page.reload()
    assert "added" in reader.page.locator("mark.added").first.get_attribute("class")


def test_something_missing_is_added_from_the_original(reader):
    reader.select("bis zum Jahresende", "source")
    reader.press("n")
    reader.page.click("#add-dialog button.strong")
    (added,) = reader.exported()["added"]
    assert ORIGINAL[added["source_start"] : added["source_end"]] == "bis zum Jahresende"
    assert added["category"] == "accuracy/omission"
    assert added["start"] == added["end"]
    assert TEXT[: added["start"]].endswith((" .", "asked"))
    reader.press("d")
    assert reader.exported()["added"] == []


def test_a_finding_is_added_by_keyboard_alone(reader):
    reader.press("j", "n", "Control+Home", *["ArrowRight"] * 4, *["Shift+ArrowRight"] * 7)
    assert reader.page.evaluate("getSelection().toString()") == "port 😀 "
    reader.press("Control+Enter")
    (added,) = reader.exported()["added"]
    assert TEXT[added["start"] : added["end"]] == "port 😀 "


def test_text_is_edited_apart_from_findings(reader):
    reader.select("Nobody")
    reader.press("e")
    reader.page.fill("#edit-new", "No one")
    reader.press("Control+Enter")
    data = reader.exported()
    start = TEXT.index("Nobody")
    assert data["edits"] == [{"start": start, "end": start + 6, "replacement": "No one"}]
    assert "\n\nNo one from" in corrected(TEXT, data)


def test_a_correction_that_crosses_another_is_left_out(reader):
    reader.press("j", "a")
    reader.select("said that ")
    reader.press("e")
    reader.page.fill("#edit-new", "told us that ")
    reader.press("Control+Enter")
    assert len(reader.exported()["edits"]) == 1
    reader.press("u", "u")
    reader.select("that ")
    reader.page.evaluate("""() => { const s = getSelection(); s.modify("extend", "forward", "word"); }""")
    reader.press("e")
    reader.page.fill("#edit-new", "how ")
    reader.press("Control+Enter", "k", "k", "k", "k", "j", "a")
    data = reader.exported()
    assert corrected(TEXT, data)


def test_filters(reader, report):
    reader.press("f")
    reader.page.select_option("#filter-check", "linguistic/doubled-word")
    things = len(causes(report.findings))
    assert reader.text("#filter-count") == f"1 of {things}"
    assert reader.page.locator("#list [role=option]").count() == 1
    assert reader.page.locator("#page mark.open").count() == 3
    reader.page.select_option("#filter-state", "dismissed")
    assert reader.text("#nothing").startswith("Nothing here")
    reader.page.click("#filter-form [type=reset]")
    reader.page.uncheck("#filter-form input[value=minor]")
    minor = sum(each.worst.severity == "minor" for each in causes(report.findings))
    assert reader.text("#filter-count") == f"{things - minor} of {things}"


def test_beads_light_up_on_both_sides(reader):
    reader.page.hover(".target .segment >> text=Nobody from the")
    assert "Niemand von den" in reader.text(".source .segment.hover >> nth=0")
    reader.page.click(".source .segment >> text=Das Jahr geht")
    assert "The end of" in reader.text(".target .segment.pinned")


def test_the_pairs_most_in_doubt_are_listed_and_underlined(read, report):
    first, second = [bead for bead in report.beads if bead.kind == "1-1"][:2]
    places = [
        (bead.sides[1].span(*bead.sides[1].whole), bead.sides[0].span(*bead.sides[0].whole)) for bead in (second, first)
    ]
    doubtful = [
        Doubtful(quality, report.target.place(target), report.source.place(source))
        for quality, (target, source) in zip((20.04, 30.0), places, strict=True)
    ]
    reader = read(replace(report, doubtful=tuple(doubtful)))
    reader.page.click(".doubts summary")
    lines = reader.page.locator(".doubts li").all_inner_texts()
    assert [line.split()[0] for line in lines] == ["20.0", "30.0"]
    assert reader.page.locator(".segment.doubtful").count() == 4
    reader.page.click(".doubts li:first-child button")
    assert reader.text(".target .segment.pinned").strip() in " ".join(doubtful[0].target.text.split())


def test_nothing_is_said_of_doubt_unasked(reader):
    assert not reader.page.locator(".doubts, .segment.doubtful").count()


def test_a_click_on_a_mark_shows_its_card_with_the_manual(reader):
    reader.page.click("mark >> text=51")
    assert "15" in reader.text("#card-body")
    reader.page.click(".manual summary")
    assert "Known false alarms" in reader.text(".manual")


def test_numbers_say_how_they_were_made(reader, report):
    assert report.score.verdict.upper() in reader.text("#summary").upper()
    reader.page.click(".made summary")
    assert report.score.signature in reader.text(".made")
    assert f"{len(report.findings)} places" in reader.text(".causes summary")


def test_an_exported_file_is_taken_in_and_a_foreign_one_is_not(reader, tmp_path):
    reader.press("j", "a", "a")
    data = reader.exported()
    reader.press("u", "u", "x")
    for change, said in (
        ({"schema": "other/1"}, "not a file of decisions"),
        ({"article": {**data["article"], "sha256": "0" * 64}}, "of another page"),
        ({"added": [{"start": 9, "end": 2}]}, "'added' is not as the schema says"),
        (
            {"decisions": [*data["decisions"], {**data["decisions"][0], "fingerprint": "f" * 32}]},
            "Taken in: 2 decisions; 1 finding",
        ),
    ):
        path = tmp_path / "decisions.json"
        path.write_text(json.dumps(data | change), encoding="utf-8")
        reader.page.set_input_files("#import", path)
        playwright.expect(reader.page.locator("#import-said")).to_contain_text(said)
    assert reader.decided().startswith("2 of ")


def test_keys_can_be_turned_off(reader):
    reader.press("?")
    reader.page.uncheck("#keys-on")
    reader.press("Escape", "j", "a")
    assert reader.decided().startswith("0 of ")


def test_hostile_articles_run_nothing(read, hostile, tmp_path):
    nasty = (
        "</script><script>window.hacked = 1</script>\n\n<img src=x onerror=hacked=1> [a](javascript:hacked=1)\n\n"
        "\" onload=hacked=1 ' ]]> --> <!-- <style>*{display:none}</style>\n\n"
        "\u202egnirts\u202c \x01\x1b[31m \u2028 ${hacked=1}\n"
    )
    pages = [*hostile, check_article(nasty, target_language="en"), Report(nasty, parse(nasty, nasty))]
    for number, report in enumerate(pages):
        reader = read(report, path=tmp_path / f"{number}.html")
        reader.press("j", "a", "j", "d", "Enter", "?", "Escape")
        assert reader.page.evaluate("window.hacked") is None
        assert reader.errors == []
        assert set(reader.requests) == {reader.path.as_uri()}
        assert reader.page.locator("#page script, #page img, #page style, #page a, #findings img").count() == 0


def test_the_policy_stops_what_would_get_in(reader):
    stopped = reader.page.evaluate(
        """async () => {
          const tried = [];
          const attempt = (name, action) => { try { action(); } catch { tried.push(name); } };
          attempt("markup", () => { document.body.innerHTML = "<b onclick='1'>x</b>"; });
          attempt("code", () => { document.createElement("script").text = "1"; });
          await fetch("https://example.org/").catch(() => tried.push("network"));
          return tried;
        }"""
    )
    assert stopped == ["markup", "code", "network"]
    reader.errors.clear()


def test_invisible_characters_are_shown_by_their_code(read):
    reader = read(check_article("The \u202eline turns\u202c here and ends.\n", target_language="en"))
    assert reader.page.locator("#page [data-code]").first.get_attribute("data-code") == "U+202E"
    assert "\u202e" not in reader.page.evaluate("document.querySelector('#page').textContent")
    reader.press("j")
    assert "U+202E" in reader.text("#card")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1400, 420])
def test_axe_has_nothing_to_say(read, report, scheme, width):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    reader = read(report, color_scheme=scheme, viewport={"width": width, "height": 800})
    states = [("j", "a", "j", "d", "Enter", "f")]
    if scheme == "light":
        states += [(), ("Escape", "?"), ("Escape", "x"), ("Escape", "n")]
    for keys in states:
        reader.press(*keys)
        found = axe.run(reader.page).response
        assert found["passes"]
        assert [(each["id"], each["nodes"][0]["html"]) for each in found["violations"]] == []


def test_the_page_is_dark_where_the_system_is(read, report):
    light, dark = (
        read(report, color_scheme=scheme).page.evaluate("getComputedStyle(document.body).backgroundColor")
        for scheme in ("light", "dark")
    )
    assert light != dark
    reader = read(report)
    for shade in (light, dark, light):
        reader.page.click("#theme")
        assert reader.page.evaluate("getComputedStyle(document.body).backgroundColor") == shade


def test_narrow_screens_have_the_original_above_and_nothing_beside(read, report):
    reader = read(report, viewport={"width": 360, "height": 700})
    assert reader.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    above, below = (reader.page.locator(f".row .{side} >> nth=1").bounding_box() for side in ("source", "target"))
    assert above["y"] + above["height"] <= below["y"]
    reader.press("j", "a")
    assert reader.decided().startswith("1 of ")
    assert reader.page.locator("#accept").is_visible()


def test_right_to_left_and_unspaced_scripts_have_their_direction_and_language(read):
    arabic = "قال الميناء إن الأسعار سترتفع في الربيع.\n"
    reader = read(
        check_article(
            "The port said that fares will rise in spring.\n", source=arabic, source_language="ar", target_language="en"
        )
    )
    cell = reader.page.locator(".row .source >> nth=0")
    assert (cell.get_attribute("dir"), cell.get_attribute("lang")) == ("rtl", "ar")
    assert reader.page.evaluate("getComputedStyle(document.querySelector('.row .source')).direction") == "rtl"
    reader = read(check_article("港口表示,票价将上涨。\n", target_language="zh"))
    assert reader.page.locator(".row .target").get_attribute("lang") == "zh"


def test_paper_holds_all_findings_and_no_tools(reader, report):
    reader.page.emulate_media(media="print")
    playwright.expect(reader.page.locator("#printed li")).to_have_count(len(report.findings))
    assert not reader.page.locator("#findings").is_visible()
    assert not reader.page.locator(".tools").is_visible()
    assert reader.page.locator("#page").is_visible()
    assert len(reader.page.pdf()) > 10_000


def test_pages_without_findings_and_without_text_say_so(read, tmp_path):
    clean = read(check_article("All is well here today.\n", target_language="en"))
    assert "Nothing was found" in clean.text("#card")
    clean.press("j", "a", "d", "e", "n", "u", "x")
    assert clean.text("#export-count") == "0 decisions, 0 added, 0 edits"
    gone = read(Report("gone.txt", failures=(Failure("read", "gone.txt: not there"),)), path=tmp_path / "gone.html")
    assert "gone.txt: not there" in gone.text("#summary")
    assert clean.errors == gone.errors == []


def test_html_places_are_those_of_the_file(read, tmp_path):
    page = tmp_path / "page.html"
    page.write_text(
        "<html lang=en><p>Bread &amp; the <b>the 😀 the</b> the butter, said all.</p></html>", encoding="utf-8"
    )
    reader = read(check_article(page))
    reader.select("utter")
    reader.press("n", "Control+Enter")
    (added,) = reader.exported()["added"]
    assert page.read_text(encoding="utf-8")[added["start"] : added["end"]] == "utter"
