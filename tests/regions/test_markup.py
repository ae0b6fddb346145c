"""Regions that a page's markup declares."""

from __future__ import annotations

import pytest

from mtcheck.language import lexicon
from mtcheck.loading import parse
from mtcheck.model.kinds import Format, Region
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


TEXT = "<p>The ferry between the mainland and the islands will not run until June, said the owner on Monday.</p>"
ARTICLE = f"<h1>Ferry stops for three weeks</h1>{TEXT * 6}"


def regions_of(page: str) -> dict[str, str]:
    document = assign(parse(page, "page", Format.HTML), "en", lexicon.labels())
    return {block.text: block.region.value for block in document.blocks}


@pytest.mark.parametrize(
    ("markup", "text", "region"),
    [
        ("<button>Sign in</button>", "Sign in", "frame"),
        ("<figure><figcaption>The ferry</figcaption></figure>", "The ferry", "caption"),
        ("<nav><p>Politics</p></nav>", "Politics", "frame"),
        ('<div class="paywall"><p>Subscribe</p></div>', "Subscribe", "paywall"),
        ('<p class="paywall">Subscribe</p>', "Subscribe", "paywall"),
        ("<footer><p>Contact</p></footer>", "Contact", "footer"),
        ('<div class="relatedposts"><p>The ferry of the north</p></div>', "The ferry of the north", "related"),
        ('<div class="rail with-sidebar"><p>The ferry</p></div>', "The ferry", "related"),
        (
            '<div id="comments"><p>I will not take it again.</p></div>',
            "I will not take it again.",
            "comments",
        ),
        ("<ul><li><a href=a>Storm</a></li><li><a href=b>Snow</a></li></ul>", "Storm", "related"),
        ("<ul><li>Ropes and <a href=b>sails</a></li><li>Oars</li></ul>", "Oars", "body"),
        ("<table><tr><td><div>Boat</div></td><td>12</td></tr></table>", "Boat", "body"),
        (
            '<p class="share-of-the-market">The share has fallen since May, they said.</p>',
            "The share has fallen since May, they said.",
            "body",
        ),
        ('<div class="x"><div>Undo</div></div>', "Undo", "frame"),
    ],
)
def test_what_markup_declares_in_an_article(markup, text, region):
    found = regions_of(f"<body><div class=content>{ARTICLE}{markup}{TEXT}</div></body>")
    assert found[text] == region


def test_the_box_of_the_article_needs_no_landmark():
    page = f"""<title>Ferry stops for three weeks - Report</title><div id=top><p>Report of the North</p></div>
<div id=story><h1>Ferry stops for three weeks</h1><p>A standfirst says in one sentence what has happened.</p>
<div id=text>{TEXT * 4}</div></div><div id=next><p>Another article of the day begins with these words.</p></div>"""
    assert regions_of(page) == {
        "Ferry stops for three weeks - Report": "headline",
        "Report of the North": "frame",
        "Ferry stops for three weeks": "headline",
        "A standfirst says in one sentence what has happened.": "body",
        TEXT[3:-4]: "body",
        "Another article of the day begins with these words.": "frame",
    }


def test_comments_longer_than_the_article_are_none():
    comments = f"<div class=comments><p>{'I agree. ' * 90}</p></div>"
    assert regions_of(f"<div id=a><h1>Ferry stops for three weeks</h1>{TEXT * 2}</div>{comments}")[TEXT[3:-4]] == "body"


def test_sections_beside_each_other_are_one_article():
    other = TEXT.replace("ferry", "boat")
    page = (
        f"<main><section id=a><h1>Ferry stops for weeks</h1>{TEXT * 9}</section><section id=b>{other}</section></main>"
    )
    assert regions_of(page)[other[3:-4]] == "body"


def test_boxes_nest_as_deep_as_they_like():
    assert regions_of("<div>" * 3000 + TEXT)[TEXT[3:-4]] == "body"


@pytest.mark.parametrize("text", ["", "One line without an end", "(", "Just one sentence."])
def test_tiny_documents_are_body_or_headline(text):
    document = assign(parse(text, "tiny"), "en", lexicon.labels())
    assert {block.region for block in document.blocks} <= {Region.BODY, Region.HEADLINE}


def test_markdown_headings():
    text = "# Ferry stops\n\nThe ferry will not run until June.\n\n## Angry travellers\n\nNobody told them on Monday.\n"
    document = assign(parse(text, "page", Format.MARKDOWN), "en", lexicon.labels())
    assert [block.region.value for block in document.blocks] == ["headline", "body", "subheading", "body"]


def test_teasers_made_like_the_article_are_none():
    teaser = "<div class=css><h3><a href=/b>Storm over the coast</a></h3><p>Nobody had seen one like it.</p></div>"
    page = f"<title>Ferry stops for three weeks</title><div class=css>{ARTICLE}</div><div class=css>{teaser * 4}</div>"
    found = regions_of(page)
    assert (found[TEXT[3:-4]], found["Nobody had seen one like it."]) == ("body", "related")


def test_answers_belong_to_their_question():
    answer = TEXT.replace("ferry", "boat")
    title = "<title>Ferry stops for three weeks</title>"
    page = f"{title}<div class=question>{ARTICLE}</div><div class=answers><div class=answer>{answer * 4}</div></div>"
    assert regions_of(page)[answer[3:-4]] == "body"


def test_a_page_of_a_few_words_has_no_headline():
    assert "headline" not in regions_of("<p>One</p><p>two</p><p>three</p>").values()
