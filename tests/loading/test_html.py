"""HTML: what of a page is read, as what, and where it stands."""

from __future__ import annotations

import pytest

from mtcheck.loading import parse
from mtcheck.model.kinds import BlockKind, Format, MarkKind
from mtcheck.model.text import Block, Document


def page(text: str) -> Document:
    return parse(text, "page.html", Format.HTML)


def read(text: str) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in page(text).blocks]


def only(text: str) -> Block:
    (block,) = page(text).blocks
    return block


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<h2>Die Lage</h2><p>Es regnet.</p>", [("heading", "Die Lage"), ("paragraph", "Es regnet.")]),
        ("<ul><li>eins<li>zwei</ul>", [("list-item", "eins"), ("list-item", "zwei")]),
        ("<dl><dt>Wort<dd>Sinn</dl>", [("list-item", "Wort"), ("list-item", "Sinn")]),
        ("<blockquote><p>Zitat</p></blockquote>", [("quote", "Zitat")]),
        ("<table><tr><td>A<th>B</table>", [("cell", "A"), ("cell", "B")]),
        ("<table><tr><td><p>Satz.</p></table>", [("paragraph", "Satz.")]),
        (
            "<figure><img alt='Ein Hund'><figcaption>Foto</figcaption></figure>",
            [("alt", "Ein Hund"), ("caption", "Foto")],
        ),
        ("<button>Teilen</button><label>Name</label>", [("control", "Teilen"), ("control", "Name")]),
        ("<select><option>Eins<option>Zwei</select>", [("control", "Eins"), ("control", "Zwei")]),
        ("<div role=button>Senden</div>", [("control", "Senden")]),
        ("<div role=heading aria-level=3>Titel</div>", [("heading", "Titel")]),
        ("<nav><a>Politik</a> <a>Sport</a></nav>", [("control", "Politik"), ("control", "Sport")]),
        ("<div><a>Teilen</a> | <a>Drucken</a></div>", [("control", "Teilen"), ("control", "Drucken")]),
        ("<p>Ein <a>Link</a> und <a>noch einer</a></p>", [("paragraph", "Ein Link und noch einer")]),
        ("<p><a>Er kam.</a> <a>Sie ging.</a></p>", [("paragraph", "Er kam. Sie ging.")]),
        ("<title>Lage &amp; Wetter</title>", [("title", "Lage & Wetter")]),
        (
            "<meta name=description content='Kurz'><meta property='og:title' content='T'>",
            [("meta", "Kurz"), ("meta", "T")],
        ),
        ("<meta name=viewport content='width=1'>", []),
        ("<input type=submit value='Los' placeholder='Suche'>", [("control", "Los"), ("control", "Suche")]),
        ("<input type=hidden value='x'>", []),
        ("<p title='Hinweis'>Text</p>", [("tooltip", "Hinweis"), ("paragraph", "Text")]),
        ("<pre><code>x = 1\n\ny</code></pre>", [("code", "x = 1 y")]),
        ("<pre class='language-python'>x = 1</pre>", [("code", "x = 1")]),
        ("<pre>Erster\nAbsatz.\n\nZweiter.</pre>", [("paragraph", "Erster Absatz."), ("paragraph", "Zweiter.")]),
        ("<svg><title>Pfeil</title><path/></svg>Text", [("alt", "Pfeil"), ("paragraph", "Text")]),
        ("<textarea>Ihr &lt;b> Text</textarea>", [("control", "Ihr <b> Text")]),
        ("<xmp><b>&amp;</xmp>", [("paragraph", "<b>&")]),
        ("<?xml version='1.0'?><html><div/><p>Text</p></html>", [("paragraph", "Text")]),
    ],
)
def test_kinds(text: str, expected: list[tuple[str, str]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>if (a < b) '</p>'</script>",
        "<style>p > b {}</style>",
        "<template><p>x</p></template>",
        "<noscript>x</noscript>",
        "<!-- x <p>y</p> -->",
        "<!-->",
        "<?php echo 1 ?>",
        "<!doctype html>",
        "<p hidden>x",
        "<i aria-hidden=true>x</i>",
        "<div style='color:red; display: none'>x<p>y</p></div>",
        "<div hidden><img alt=x title=y></div>",
        "<span class='icon sr-only'>Öffnet ein neues Fenster</span>",
        "<p>&nbsp;</p>",
        "<video>Ihr Programm zeigt keine Filme</video>",
    ],
)
def test_what_nobody_sees_is_not_read(hidden: str) -> None:
    assert read(f"{hidden}<p>da") == [("paragraph", "da")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p>a < b und 3<5 & mehr", ["a < b und 3<5 & mehr"]),
        ("<p>AT&T &notit; &amp;amp; &#8211; &#x2013 &nosuch; &copy", ["AT&T ¬it; &amp; – – &nosuch; ©"]),
        ("<p>eins<p>zwei</div></b>drei", ["eins", "zwei", "drei"]),
        ("<b><p>eins</b> zwei", ["eins zwei"]),
        ("<b><a href=x><div>eins</a> zwei</b> drei</div> vier", ["eins zwei drei", "vier"]),
        ("<p>eins</br>zwei", ["eins", "zwei"]),
        ("<![CDATA[a < b &amp;]]>", ["a < b &amp;"]),
        ("<p>x</p", ["x</p"]),
        ("<p>x<", ["x<"]),
        ("<p", ["<p"]),
        ("</ p>x</>y", ["xy"]),
        ("<p class='a' class='b' id=1 id=1 =x ''>ja</p>", ["ja"]),
        ("<p title='offen>Text</p><p>mehr", ["Text", "mehr"]),
        ("<title>nie zu<p>Text", ["nie zu", "Text"]),
        ("<p>eins<br>zwei<br/><br>drei", ["eins zwei", "drei"]),
        ("<p>Ein Satz.<br>Noch einer.", ["Ein Satz.", "Noch einer."]),
        ("<h1>Oben:<br>unten</h1>", ["Oben: unten"]),
        ("<br><br>x", ["x"]),
        ("<p>Stra&shy;&szlig;e&nbsp;1&#10;x", ["Straße\u00a01 x"]),
        ("<P>GROSS</P><DIV>x</DIV>", ["GROSS", "x"]),
    ],
)
def test_malformed_pages_lose_no_visible_text(text: str, expected: list[str]) -> None:
    document = page(text)
    assert [block.text for block in document.blocks] == expected
    assert document.notes == ()


@pytest.mark.parametrize(
    ("text", "expected", "note"),
    [
        (
            "<p>a\n<!-- offen > b <p>c",
            ["a b", "c"],
            "page.html: line 2: a comment is never closed; it was taken to end at its first '>'",
        ),
        (
            "a<!-- offen",
            ["a offen"],
            "page.html: line 1: a comment is never closed; it was taken to end at its first '>'",
        ),
        ("a<script>b", ["a"], "page.html: line 1: <script> is never closed; what follows it was not read"),
        (
            '<p class="x>Viel Text <a href="y">Link</a></p>',
            ["Viel Text Link"],
            "page.html: line 1: a quotation mark is missing in the tag <p>; it was taken to end at its first '>'",
        ),
    ],
)
def test_what_may_cost_text_is_said(text: str, expected: list[str], note: str) -> None:
    document = page(text)
    assert [block.text for block in document.blocks] == expected
    assert document.notes == (note,)


def test_many_broken_tags_are_counted() -> None:
    assert page("<!-- " + "<!-- >" * 9).notes[-1] == "page.html: 4 more tags are broken"


def test_marks() -> None:
    block = only("<p>Ein <b>fetter <a href='/x?a=1&amp;b'>Link</a> </b><em></em>und <code>y</code><img src=z></p>")
    assert [(m.kind, block.text[m.start : m.end], m.target) for m in block.marks] == [
        (MarkKind.STRONG, "fetter Link", ""),
        (MarkKind.LINK, "Link", "/x?a=1&b"),
        (MarkKind.CODE, "y", ""),
        (MarkKind.IMAGE, "", "z"),
    ]


def test_what_must_stay_and_what_is_no_text_are_marked() -> None:
    block = only("<p>Das <i lang=fr>pain <b translate=no>Dupont</b></i> und <math>x</math> kosten <var>n</var>")
    assert {(m.kind, block.text[m.start : m.end], m.target) for m in block.marks} == {
        (MarkKind.KEPT, "pain Dupont", "fr"),
        (MarkKind.EMPHASIS, "pain Dupont", ""),
        (MarkKind.KEPT, "Dupont", ""),
        (MarkKind.STRONG, "Dupont", ""),
        (MarkKind.OBJECT, "", ""),
        (MarkKind.CODE, "n", ""),
    }


def test_placeholders_that_a_script_fills_are_code() -> None:
    filled = only("<div ng-show=open>Hallo, &nbsp;{{ user.name }}!</div>")
    assert [filled.text[m.start : m.end] for m in filled.marks if m.kind is MarkKind.CODE] == ["{{ user.name }}"]
    assert not only("<div>Hallo, {{ user.name }}!</div>").marks


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("<pre>for x in range(9):\n    print(x)</pre>", BlockKind.CODE),
        ("<pre class=highlight>Wort</pre>", BlockKind.CODE),
        ("<div class=highlight><pre>Wort</pre></div>", BlockKind.CODE),
        ("<pre>12 | 7\n 8 | 9</pre>", BlockKind.CODE),
        ("<pre>Am Abend kam der Regen,\nund niemand ging mehr fort.</pre>", BlockKind.PARAGRAPH),
    ],
)
def test_preformatted_text_is_code_or_prose(text: str, kind: BlockKind) -> None:
    assert only(text).kind is kind


def test_a_row_of_links_keeps_its_places_and_marks() -> None:
    document = page("<div><a href=1>Start</a> | <a href=2><b>Spo&rarr;rt</b></a> <a href=3>Ort</a></div>")
    assert [document.place(block.span).text for block in document.blocks] == ["Start", "Spo&rarr;rt", "Ort"]
    assert [[mark.target for mark in block.marks] for block in document.blocks] == [["1"], ["", "2"], ["3"]]


def test_a_mark_that_is_open_goes_on_in_the_next_block() -> None:
    first, second = page("<a href=x><p>eins</p><p>zwei</p></a>").blocks
    assert [(m.start, m.end, m.target) for m in first.marks] == [(0, 4, "x")]
    assert [(m.start, m.end, m.target) for m in second.marks] == [(0, 4, "x")]


def test_structure() -> None:
    document = page(
        "<html lang=de-DE><body class='single comments-open'><main><article class='storyBody x' id=art1>"
        "<div role=complementary class=share-bar><p lang=en>Read</p></div>"
    )
    (block,) = document.blocks
    assert document.language == "de-DE"
    assert block.landmarks == ("main", "article", "aside")
    assert block.hints == ("art", "story", "body", "share", "bar", "complementary")
    assert block.lang == "en"


def test_a_foreign_word_does_not_make_the_paragraph_foreign() -> None:
    assert only("<p><i lang=en>Fake News</i> gibt es viele").lang == ""


def test_levels_and_indents() -> None:
    assert only("<h3>x").level == 3
    assert [block.indent for block in page("<ul><li>a<ul><li>b</ul></ul>").blocks] == [1, 2]


def test_places_lead_into_the_file() -> None:
    text = "\ufeff<p>Ein &bdquo;W<b>ort&ldquo;</b>\r\n f&uuml;r\u00ad dich</p>"
    document = page(text)
    (block,) = document.blocks
    assert block.text == "Ein „Wort“ für dich"
    assert document.place(block.locate(4, 10)).text == "&bdquo;W<b>ort&ldquo;"
    assert document.place(block.locate(11, 14)).text == "f&uuml;r"
    assert document.place(block.locate(15, 19)).text == "dich"
    assert document.position(block.locate(11, 12).start) == (2, 2)


def test_attributes_have_exact_places() -> None:
    document = page('<img src=x.jpg alt = "Ein &quot;Hund&quot;">')
    (block,) = document.blocks
    assert block.text == 'Ein "Hund"'
    assert document.place(block.locate(5, 9)).text == "Hund"


HOSTILE = {
    "deep": "<div>" * 100_000 + "Text" + "</div>" * 100_000,
    "deep inline": "<b>" * 50_000 + "Text",
    "deep landmarks": "<nav class=x>" * 20_000 + "Text",
    "table in paragraph": "<p><table><td>" + "<div>" * 50_000 + "Text",
    "open marks": "<b>" * 20_000 + "<p>x" * 20_000 + "Text",
    "stray ends": "<p>" + "</div>" * 100_000 + "Text",
    "less than": "<" * 500_000 + "Text",
    "tag openers": "<a " * 100_000 + "Text",
    "ampersands": "&" * 500_000 + "Text",
    "entities": "&amp" * 50_000 + "Text",
    "quotes": '<a ="' * 50_000 + "Text",
    "comments": "<!--" * 100_000 + ">Text",
    "cdata": "<![CDATA[" * 50_000 + "Text",
    "titles": "<title>" * 50_000 + "Text",
    "links": "<div>" + "<a href=x>a</a>" * 50_000 + "</div>Text",
    "accents": "<p>" + "\u0301" * 20_000 + "Text",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_take_linear_time(name: str) -> None:
    blocks = page(HOSTILE[name]).blocks
    assert any(block.text.endswith("Text") for block in blocks)


def test_controls_are_seen_and_metadata_is_not() -> None:
    assert BlockKind.CONTROL.is_visible
    assert not any(block.kind.is_visible for block in page("<title>x</title><img alt=y>").blocks)
