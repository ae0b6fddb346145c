"""Formats that are not read are refused by name and by content; an article that quotes one is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from mtcheck import check_article
from mtcheck.errors import ReadError
from mtcheck.inputs.files import gather
from mtcheck.loading import find_promised, load, load_bytes
from mtcheck.loading.foreign import formats
from mtcheck.loading.sniffing import kind_of

ARTICLE = "The ferry ran late on Friday. Its crew had waited for a part.\n\nThe harbour opens again at noon.\n"
XLIFF = """<?xml version="1.0"?>
<xliff version="1.2"><file source-language="de" target-language="en"><body>
<trans-unit id="1"><source>Die Fähre</source><target>The ferry</target></trans-unit>
</body></file></xliff>
"""
CONTENTS = {
    "xliff": [
        XLIFF,
        XLIFF.removeprefix('<?xml version="1.0"?>\n'),
        XLIFF[:150],
        f"\ufeff\n<!-- made by hand -->{XLIFF}",
    ],
    "tmx": ['<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4"><body/></tmx>\n<!-- end -->\n'],
    "ttx": ['<?xml version="1.0"?><TRADOStag Version="2.0"><Body/></TRADOStag>'],
    "tbx": [
        '<?xml version="1.0"?><martif type="TBX"><text/></martif>',
        '<tbx style="dca" type="TBX-Basic"><text/></tbx>',
    ],
    "feed": [
        '<rss version="2.0"><channel/></rss>',
        '<?xml version="1.0"?><feed xmlns="http://a"><title>A</title></feed>',
    ],
    "sitemap": ['<urlset xmlns="http://a"><url><loc>https://a.example</loc></url></urlset>'],
    "android": ['<?xml version="1.0"?>\n<resources>\n<string name="a">Ferry</string>\n</resources>'],
    "resx": ['<?xml version="1.0"?><root><data name="a"><value>Ferry</value></data></root>'],
    "plist": ['<plist version="1.0"><dict/></plist>'],
    "svg": ['<svg xmlns="http://www.w3.org/2000/svg"><text>Ferry</text></svg>'],
    "qt": ['<!DOCTYPE TS>\n<TS version="2.1" language="en"><context/></TS>'],
    "xml": ['<?xml version="1.0"?><gpx/>', '<?xml version="1.0"?>\n<timetable><ferry/></timetable>'],
    "po": [
        'msgid ""\nmsgstr ""\n"Language: en\\n"\n\n#: a.c:1\nmsgid "Fähre"\nmsgstr "Ferry"\n',
        '\ufeff# a note\n#, fuzzy\nmsgctxt "a"\nmsgid "Fähre"\nmsgid_plural "Fähren"\nmsgstr[0] "F"\nmsgstr[1] "Fs"\n',
    ],
    "json": [
        '{"ferry": "late"}',
        '[{"a": 1}, {"a": 2}]',
        '{\n  "a": [1, 2],\n  "b": {"c": "d"}\n}\n',
        '{\n"a": "b",\n// why\n"c": "d",\n}',
    ],
    "jsonl": ['{"source": "Fähre", "target": "ferry"}\n{"source": "Hafen", "target": "harbour"}\n'],
    "csv": [
        "id,source,target\n1,Die Fähre,The ferry\n",
        'a;b;c\n1;"x; y";z\n2;"Er sagte ""Nein""";z\n3;x;z\n',
        "1,Fähre,ferry\n2,Hafen,harbour\n3,Boot,boat\n4,Steg,jetty\n",
    ],
    "tsv": ["Die Fähre.\tThe ferry.\nDer Hafen.\tThe harbour.\n"],
    "subtitles": [
        "1\n00:00:01,000 --> 00:00:02,000\nThe ferry.\n\n2\n00:00:03,000 --> 00:00:04,000\nThe harbour.\n",
        "\ufeffWEBVTT - captions\r\n\r\nNOTE by hand\r\n\r\n00:01.000 --> 00:02.000 align:start\r\nThe ferry.\r\n",
        "0:00:01.000,0:00:02.000\nThe ferry.\n\n0:00:03.000,0:00:04.000\nThe harbour.\n",
        "[Script Info]\nTitle: Ferry\n",
        "{1}{25}The ferry.\n{30}{50}The harbour.\n",
        "[ar:Anna]\n[00:12.00]The ferry\n[00:15.30]The harbour\n",
    ],
    "strings": ['/* a */\n"ferry" = "Ferry";\n\n// b\n"say" = "He said \\"no\\"";\n'],
    "properties": ["# a\nferry.late=Late\nferry.early = Early\n", "[menu]\nprint=Press\nshare=Split\n"],
    "fluent": ["ferry-late = Late\n    by an hour\nferry-count = { $count } ferries\n    .title = Ferries\n"],
    "yaml": [
        'en:\n  ferry:\n    late: "Late"\n    early: Early\n',
        "---\nen:\n  a: b\n  c: |\n    many words\n    stand here\n",
    ],
    "addresses": ["https://a.example/1\nhttps://a.example/2\n", "# pages\nhttps://a.example/1\n"],
    "mhtml": ["From: <Saved>\nMIME-Version: 1.0\nContent-Type: multipart/related;\n\tboundary=x\n\n--x\n\nFerry\n"],
    "warc": ["WARC/1.1\r\nWARC-Type: response\r\nContent-Length: 5\r\n\r\nFerry\r\n"],
    "response": ["HTTP/1.1 200 OK\nContent-Type: text/html\n\n<html><body>Ferry</body></html>"],
    "calendar": ["BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR\n"],
    "patch": ["--- a/ferry.txt\n+++ b/ferry.txt\n@@ -1 +1 @@\n-late\n+early\n"],
    "latex": ["% ferry\n\\documentclass{article}\n\\begin{document}Late.\\end{document}\n"],
    "source": ["#!/bin/sh\necho ferry\n"],
    "pdf": ["%!PS-Adobe-3.0\n/ferry 1 def\n"],
}
LOOK_ALIKES = [
    f"{XLIFF}\nSo much for a sample. {ARTICLE}",
    f"```xml\n{XLIFF}```\n\n{ARTICLE}",
    f"<xliff> is where such a file begins. {ARTICLE}",
    f'{{"ferry": "late"}}\n\n{ARTICLE}',
    f"{{The editors: this text was changed.}}\n{ARTICLE}",
    f"[Applause] {ARTICLE}",
    f"['Ferry'] {ARTICLE}",
    f'msgid "Fähre"\nmsgstr "Ferry"\n\n{ARTICLE}',
    f"1\n00:00:01,000 --> 00:00:02,000\nThe ferry.\n\n{ARTICLE}",
    f"WEBVTT is a format for captions. {ARTICLE}",
    f"https://a.example/ferry\n\n{ARTICLE}",
    f"10:15\n\n{ARTICLE}",
    f"Ferry\tHarbour\n1\t2\n\n{ARTICLE}",
    "Fog, rain,\nsnow, ice,\nwind, hail,\nheat, dust.\n",
    "Eggs 2,50\nMilk 1,20\nBread 3,80\nTea 4,10\n",
    "渡船,今天,晚点。\n码头,还是,关着。\n乘客,都在,等候。\n船长,没有,说话。\n",
    "Nein;\nja;\nvielleicht;\nniemals;\n",
    f"Monday = closed\nTuesday = open\n\n{ARTICLE}",
    f"Name: Silke\nTown: Nordheim\n\n{ARTICLE}",
    "Name: Silke\nAge: 48\nTown: Nordheim\n",
    "Anna:\n  Where were you?\nBerta:\n  On the ferry.\n",
    f"From: Nordheim\nSubject: the ferry\n\n{ARTICLE}",
    f"WARC/1.1 is the first line of a web archive. {ARTICLE}",
    f"HTTP/1.1 is old. {ARTICLE}",
    f"#!/bin is where programs are.\n{ARTICLE}",
    f"<p>{ARTICLE}</p>",
    f'<?xml version="1.0" encoding="UTF-8"?>\n<html><body><p>{ARTICLE}</p></body></html>',
    "GIF87 was the first of its kind. BZh is how others begin.",
]


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in CONTENTS.items() for text in texts])
def test_content_tells_a_format(kind: str, text: str) -> None:
    assert kind_of(text) == kind
    with pytest.raises(ReadError, match=r"which is (not read|read only from a file whose name says so); "):
        load_bytes(text.encode(), "x.txt", path=Path("x.txt"))
    with pytest.raises(ReadError, match="<text>: this is "):
        check_article(text)


@pytest.mark.parametrize(
    ("text", "is_read"),
    [("<xliff version='1.2'></xliff>", True), ('<?xml version="1.0"?>\n<TradosTag><Body></Body></TradosTag>', False)],
)
def test_what_is_read_under_its_own_name_is_not_called_unread(text: str, is_read: bool) -> None:
    with pytest.raises(ReadError) as caught:
        load_bytes(text.encode(), "-")
    assert ("read only from a file whose name says so" in str(caught.value)) == is_read
    assert ("which is not read" in str(caught.value)) != is_read


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_an_article_that_quotes_a_format_is_read(text: str) -> None:
    assert not kind_of(text)
    assert load_bytes(text.encode(), "x.txt").blocks


@pytest.mark.parametrize("suffix", [suffix for each in formats().values() for suffix in each.suffixes])
def test_a_name_tells_a_format(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"page{suffix.upper()}"
    path.write_text(ARTICLE, encoding="utf-8")
    with pytest.raises(ReadError, match=r"which is (not read|read only from a file whose name says so); "):
        load(path)


def test_no_ending_belongs_to_two_formats() -> None:
    endings = [suffix for each in formats().values() for suffix in each.suffixes]
    assert len(endings) == len(set(endings))
    assert all(ending.startswith(".") and ending == ending.lower() for ending in endings)
    assert not any(find_promised(ending) for ending in ("", ".txt", ".md", ".html", ".en", ".de", ".2024"))


def test_a_page_is_read_whatever_its_ending(tmp_path: Path) -> None:
    path = tmp_path / "page.xml"
    path.write_text(f'<?xml version="1.0"?>\n<html><body><p>{ARTICLE}</p></body></html>', encoding="utf-8")
    assert load(path).blocks


def test_a_long_file_is_looked_at_as_a_whole() -> None:
    rows = "Die Fähre fuhr.\tThe ferry ran.\n" * 2_000
    assert kind_of(rows) == "tsv"
    assert not kind_of(rows + ARTICLE)
    assert kind_of("a.b=c\n" * 9_000) == "properties"
    assert not kind_of("a.b=c\n" * 9_000 + ARTICLE)


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 100_000, "<a " * 50_000, "<!--" * 50_000, "A: b\n" * 50_000])
def test_a_hostile_text_ends_no_sniffer(text: str) -> None:
    assert kind_of(text) in ("", "json")


def test_what_a_folder_passes_over_is_counted(tmp_path: Path) -> None:
    for name in ("a.txt", "b.srt", "c.srt", "d.vtt", "LICENSE", ".e.srt"):
        (tmp_path / name).write_text(ARTICLE, encoding="utf-8")
    (found,) = gather([str(tmp_path)])
    assert found.notes == (f"{tmp_path}: 4 files passed over: 2 .srt, 1 .vtt, 1 without an ending",)


def test_a_pattern_passes_over_what_it_does_not_name(tmp_path: Path) -> None:
    for name in ("a.txt", "b.srt"):
        (tmp_path / name).write_text(ARTICLE, encoding="utf-8")
    (found,) = gather([f"{tmp_path}/*"])
    assert found.notes == (f"{tmp_path}/*: 1 file passed over: 1 .srt",)
    assert [each.path for each in gather([f"{tmp_path}/*.srt"])] == [tmp_path / "b.srt"]


def test_a_folder_without_articles_says_what_is_in_it(tmp_path: Path) -> None:
    (tmp_path / "a.srt").write_text(ARTICLE, encoding="utf-8")
    (found,) = gather([str(tmp_path)])
    assert found.problem.endswith(".rst; 1 file passed over: 1 .srt")
