"""The review page as a file: whole, valid, and with nothing of the article in its markup."""

from __future__ import annotations

import base64
import hashlib
import html.parser
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck import check_article
from mtcheck.cli.run import run as mtcheck
from mtcheck.config import Config
from mtcheck.language.packaged import DATA
from mtcheck.loading import parse
from mtcheck.model.report import Failure, Report
from mtcheck.model.spans import Span
from mtcheck.reporters import View, render
from mtcheck.reporters.html.page import MODULES, embed_json, page
from mtcheck.reporters.html.payload import payload

SOURCES = {path.stem: path.read_text(encoding="utf-8") for path in (DATA / "review").glob("*.js")}
TEXT = "Ferry fares rise\n\nThe the port said so. 😀 The the end was near.\n"


class Parts(html.parser.HTMLParser):
    """The page as a parser sees it."""

    def __init__(self, text):
        super().__init__()
        self.inside, self.texts, self.tags, self.policy = "", {}, [], ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.tags.append((tag, given))
        self.inside = given.get("type", tag) if tag in ("script", "style", "title") else ""
        if given.get("http-equiv"):
            self.policy = given["content"]

    def handle_endtag(self, _tag):
        self.inside = ""

    def handle_data(self, data):
        if self.inside:
            self.texts[self.inside] = self.texts.get(self.inside, "") + data


def written(*reports):
    return "".join(render("html", reports, View()))


def data_of(text):
    return json.loads(Parts(text).texts["application/json"])


def test_every_module_is_in_the_page_after_those_it_imports_from():
    assert set(MODULES) == set(SOURCES)
    for name, text in SOURCES.items():
        needed = re.findall(r'from "\./(\w+)\.js";', text)
        assert all(MODULES.index(each) < MODULES.index(name) for each in needed), name


def test_modules_import_what_is_exported_and_share_no_name():
    exported = {name: set(re.findall(r"^export (?:\w+ )+?(\w+)\b", text, re.M)) for name, text in SOURCES.items()}
    for name, text in SOURCES.items():
        for names, module in re.findall(r'^import \{([^}]*)\} from "\./(\w+)\.js";', text, re.M):
            assert {each.strip() for each in names.split(",") if each.strip()} <= exported[module], name
    declared = [
        name
        for text in SOURCES.values()
        for name in re.findall(r"^(?:export )?(?:async )?(?:function|const|let|class) (\w+)", text, re.M)
    ]
    assert sorted(declared) == sorted(set(declared))


def test_no_module_reads_text_as_markup_or_code_or_leaves_the_page():
    everything = "\n".join(SOURCES.values())
    banned = (
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function|fetch\(|XMLHttpRequest|WebSocket"
    )
    assert not re.search(banned, everything)
    assert not re.search(r"</script|<!--|https?://", everything)


def test_the_policy_names_the_one_script_and_the_one_style(run):
    parts = Parts(written(run.reports[0]))
    for kind, name in (("script", "module"), ("style", "style")):
        digest = base64.b64encode(hashlib.sha256(parts.texts[name].encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}';" in parts.policy
    assert parts.policy.startswith("default-src 'none';")
    assert "unsafe" not in parts.policy
    assert "'none'" in re.search("img-src ([^;]*);", parts.policy)[1]


def test_nothing_is_loaded_and_no_handler_or_style_stands_in_the_markup(hostile):
    for report in hostile:
        for tag, attributes in Parts(written(report)).tags:
            assert not {each for each in attributes if each.startswith("on") or each in ("style", "src", "srcdoc")}, tag
            assert tag not in ("link", "iframe", "object", "embed", "base", "img")
            assert attributes.get("href", "#").startswith("#")


def test_hostile_articles_stay_in_the_data(hostile):
    usual = Parts(written(Report("page"))).tags
    for report in hostile:
        text = written(report)
        assert Parts(text).tags == usual
        assert data_of(text)["findings"] == payload_of(report)["findings"]


def payload_of(report):
    return json.loads(embed_json(payload(report)))


@given(st.text())
def test_any_text_comes_back_and_none_ends_the_script(text):
    written = embed_json({"text": text})
    assert not set(written) & set("<>&\u2028\u2029\u202e\x00")
    assert json.loads(written)["text"] == re.sub("[\ud800-\udfff]", "\ufffd", text)


def test_findings_show_where_they_stand():
    report = check_article(TEXT, target_language="en")
    data = payload_of(report)
    blocks = data["sides"]["target"]["blocks"]
    shown = [
        [blocks[block]["text"][start:end] for block, start, end in each["shows"]["target"]] for each in data["findings"]
    ]
    assert shown == [["The the"], ["The the"]]
    assert data["article"]["sha256"] == hashlib.sha256(TEXT.encode()).hexdigest()
    assert data["sides"]["source"] is None


def test_the_beads_of_a_unit_in_doubt_are_named_in_order():
    config = Config(doubtful=3)
    texts = {"target_language": "en", "source_language": "de"}
    report = check_article("It rains. They sing.", source="Es regnet. Sie singen.", config=config, **texts)
    found = payload_of(report)["doubtful"]
    assert [quality for _, quality in found] == [each.quality for each in report.doubtful]
    for (number, _), each in zip(found, report.doubtful, strict=True):
        assert report.beads[int(number)].target[0].span.start == each.target.start
    assert "doubtful" not in payload_of(replace(report, doubtful=None))


def test_pieces_lead_home_to_the_file():
    document = parse("One &amp; two", "page.txt")
    (block,) = payload_of(Report("page.txt", document))["sides"]["target"]["blocks"]
    assert block["pieces"] == [number for piece in document.blocks[0].pieces for number in piece]


def test_rows_hold_every_block_once_and_pairs_side_by_side(run):
    data = payload_of(run.reports[0])
    for side in ("source", "target"):
        held = [number for row in data["rows"] for number in row[side]]
        assert sorted(held) == list(range(len(data["sides"][side]["blocks"])))
    assert {"source": [0], "target": [2]} in data["rows"]
    assert data["rows"].index({"source": [1], "target": []}) == 3


def test_causes_hold_every_finding(run):
    data = payload_of(run.reports[0])
    assert sorted(number for cause in data["causes"] for number in cause) == list(range(len(data["findings"])))
    assert any(len(cause) == 2 for cause in data["causes"])


def test_an_unread_page_says_so():
    data = data_of(written(Report("gone.txt", failures=(Failure("read", "gone.txt: not there"),))))
    assert data["failures"] == [{"subject": "read", "message": "gone.txt: not there"}]
    assert data["score"] is None


def test_a_finding_in_no_block_shows_where_the_page_stands_before_it():
    document = parse("One.\n\n\n\nTwo.", "page.txt")
    from mtcheck.reporters.places import Blocks

    blocks = Blocks(document.blocks)
    assert blocks.shown(Span(5, 6)) == [(0, 4, 4)]
    assert blocks.shown(Span(2, 10)) == [(0, 2, 4), (1, 0, 2)]
    assert Blocks(()).shown(Span(0, 3)) == []


@pytest.fixture
def name(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("page.txt").write_text("The council met on the the Tuesday.\n", encoding="utf-8")
    return "page.txt"


def test_the_command_writes_the_page(name, capsys):
    assert mtcheck(["review", name, "--to", "en", "--output", "review.html"]) == 0
    assert data_of(Path("review.html").read_text(encoding="utf-8"))["article"]["name"] == name
    assert mtcheck(["review", "page", name, "--to", "en"]) == 0
    assert data_of(capsys.readouterr().out)["findings"][0]["check"] == "linguistic/doubled-word"


@pytest.mark.usefixtures("name")
def test_an_unreadable_page_is_said_on_the_page_and_in_one_line(capsys):
    assert mtcheck(["review", "gone.txt", "--output", "review.html"]) == 3
    assert capsys.readouterr().err == "mtcheck: gone.txt: no such file or folder\n"
    assert data_of(Path("review.html").read_text(encoding="utf-8"))["failures"]


def test_wrong_usage(name, capsys):
    Path("more.txt").write_text("One.", encoding="utf-8")
    for arguments, said in (
        ([name, "--open"], "--open: name the file to open with --output FILE"),
        (["."], ".: these are 2 pages; go over them one by one"),
        ([name, "--output", name], "this is one of the files that are read"),
    ):
        assert mtcheck(["review", *arguments]) == 2
        assert said in capsys.readouterr().err


def test_the_browser_is_opened_where_asked(name, monkeypatch):
    opened = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    assert mtcheck(["review", name, "--to", "en", "--output", "review.html", "--open"]) == 0
    assert opened == [Path("review.html").resolve().as_uri()]


def test_the_page_of_an_article_is_small(run):
    assert len(page(payload(run.reports[0])).encode()) < 200_000
