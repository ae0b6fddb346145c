"""Regions that a page's markup declares."""

from __future__ import annotations

import pytest

from mtcheck.language import lexicon
from mtcheck.language.structure import declared_region
from mtcheck.loading import parse
from mtcheck.model.text import Block, BlockKind, Format, Region
from mtcheck.regions import assign

PAGE = """<html><head><title>Ferry stops</title><meta name="description" content="It stops."></head><body>
<header><p>Northern Report</p></header><nav><p>Politics</p></nav>
<main><article><header><h1>Ferry stops for three weeks</h1><p class="byline">Anna Berg</p></header>
<div class="share-bar"><button>Print</button></div>
<p>The ferry between the mainland and the islands will not run until June.</p>
<figure><figcaption>The ferry in May</figcaption></figure>
<h2>Angry travellers</h2><p>Nobody told the travellers about it on Monday.</p>
<p><a href="x">Storm over the coast: why the forecast was wrong</a></p>
</article></main>
<div>Cookies help us</div><aside><p>Something else</p></aside>
<footer><p>© 2023 Northern Report</p></footer></body></html>"""


def test_the_regions_of_a_marked_up_page():
    document = assign(parse(PAGE, "page", Format.HTML), "en", lexicon.labels())
    assert [(block.region.value, block.text) for block in document.blocks] == [
        ("headline", "Ferry stops"),
        ("summary", "It stops."),
        ("frame", "Northern Report"),
        ("frame", "Politics"),
        ("headline", "Ferry stops for three weeks"),
        ("byline", "Anna Berg"),
        ("share-bar", "Print"),
        ("body", "The ferry between the mainland and the islands will not run until June."),
        ("caption", "The ferry in May"),
        ("subheading", "Angry travellers"),
        ("body", "Nobody told the travellers about it on Monday."),
        ("related", "Storm over the coast: why the forecast was wrong"),
        ("frame", "Cookies help us"),
        ("related", "Something else"),
        ("footer", "© 2023 Northern Report"),
    ]


@pytest.mark.parametrize(
    ("block", "region"),
    [
        (Block("Sign in", (), BlockKind.CONTROL), Region.FRAME),
        (Block("The ferry", (), BlockKind.CAPTION), Region.CAPTION),
        (Block("Politics", (), landmarks=("nav",)), Region.FRAME),
        (Block("Paragraph", (), landmarks=("main", "article")), None),
        (Block("Subscribe", (), landmarks=("main",), hints=("paywall",)), Region.PAYWALL),
        (Block("Title", (), BlockKind.HEADING, level=1, landmarks=("main", "header")), Region.HEADLINE),
        (Block("Contact", (), landmarks=("footer",)), Region.FOOTER),
        (Block("Anything", ()), None),
        (Block("The ferry will not run again until June.", (), hints=("with", "sidebar")), None),
        (Block("The ferry", (), hints=("related",)), Region.RELATED),
    ],
)
def test_what_markup_declares(block, region):
    assert declared_region(block) is region


@pytest.mark.parametrize("text", ["", "One line without an end", "(", "Just one sentence."])
def test_tiny_documents_are_body_or_headline(text):
    document = assign(parse(text, "tiny"), "en", lexicon.labels())
    assert {block.region for block in document.blocks} <= {Region.BODY, Region.HEADLINE}


def test_markdown_headings():
    text = "# Ferry stops\n\nThe ferry will not run until June.\n\n## Angry travellers\n\nNobody told them on Monday.\n"
    document = assign(parse(text, "page", Format.MARKDOWN), "en", lexicon.labels())
    assert [block.region.value for block in document.blocks] == ["headline", "body", "subheading", "body"]
