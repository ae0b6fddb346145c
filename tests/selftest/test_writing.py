"""A fault written into a page changes what readers see, and the markup stays."""

from __future__ import annotations

from html import escape

from hypothesis import given, settings
from hypothesis import strategies as st

from mtcheck.loading import parse
from mtcheck.model.kinds import Format, MarkKind
from mtcheck.selftest.seeding import Edit
from mtcheck.selftest.writing import edit_page, without_block, without_link

PAGE = (
    '<html><body><h1>News</h1>\n<p>The <a href="/k">old <b>harbour</b></a> is&nbsp;closed &amp; dry.</p>\n'
    '<p>Boats lie <img src="x" alt="boats"> elsewhere.</p></body></html>'
)
MARKDOWN = "# News\n\nThe [old harbour](https://example.org/k) is closed.\n\nBoats lie *elsewhere*.\n"
PAGES = {
    Format.HTML: PAGE,
    Format.MARKDOWN: MARKDOWN,
    Format.PLAIN: "News\n\nThe harbour\nis closed.\n",
    Format.ASCIIDOC: "= News\n\nThe link:k.html[old *harbour*]\nis closed.\n\n* Boats lie `elsewhere`.\n",
    Format.REST: "News\n====\n\nThe `old harbour <k.html>`_\nis closed.\n\n* Boats lie **elsewhere**.\n",
}


def number_of(document, text):
    return next(at for at, block in enumerate(document.blocks) if text in block.text)


def link_of(block):
    return next(mark for mark in block.marks if mark.kind is MarkKind.LINK)


@settings(deadline=None)
@given(
    st.data(),
    st.text("ab <>&*_[]`\\#1", min_size=1, max_size=8),
    st.sampled_from([each for each in Format if not each.is_bitext]),
)
def test_a_change_that_is_made_reads_as_it_should(data, new, format):
    document = parse(PAGES[format], "page", format)
    at = data.draw(st.integers(0, len(document.blocks) - 1))
    block = document.blocks[at]
    start = data.draw(st.integers(0, len(block.text) - 1))
    end = data.draw(st.integers(start + 1, len(block.text)))
    edit = Edit(start, end, new, start, start + len(new))
    made = edit_page(document, at, edit)
    if made is not None:
        assert made.blocks[at].text == edit.applied(block.text)
        assert [one.text for n, one in enumerate(made.blocks) if n != at] == [
            one.text for n, one in enumerate(document.blocks) if n != at
        ]
        place = made.blocks[at].locate(edit.first, edit.last)
        found = made.text[place.start : place.end]
        assert found == new if format is Format.PLAIN else escape(new, quote=False) in found or format != Format.HTML


def test_tags_inside_the_replaced_text_stay():
    document = parse(PAGE, "page.html", Format.HTML)
    at = number_of(document, "harbour")
    made = edit_page(document, at, Edit(4, 15, "new port <1>", 4, 16))
    assert '<a href="/k">new port &lt;1&gt;<b></b></a>' in made.text
    assert made.blocks[at].text == "The new port <1> is\u00a0closed & dry."


def test_what_would_read_otherwise_is_not_written():
    document = parse("One line.\n\nAnother line.\n", "page", Format.PLAIN)
    assert edit_page(document, 0, Edit(3, 4, "\n\n", 3, 5)) is None
    combined = parse("<p>cafe\u0301s</p>", "page.html", Format.HTML)
    (block,) = combined.blocks
    assert edit_page(combined, 0, Edit(0, len(block.text), "bars", 0, 4)).blocks[0].text == "bars"


def test_a_paragraph_is_dropped_in_every_format():
    for text, format in ((PAGE, Format.HTML), (MARKDOWN, Format.MARKDOWN), ("News\n\nGone.\n\nMore.\n", Format.PLAIN)):
        document = parse(text, "page", format)
        made = without_block(document, 1)
        assert [each.text for each in made.blocks] == [each.text for n, each in enumerate(document.blocks) if n != 1]


def test_a_link_goes_and_its_words_stay():
    for text, format in ((PAGE, Format.HTML), (MARKDOWN, Format.MARKDOWN)):
        document = parse(text, "page", format)
        at = number_of(document, "harbour")
        made = without_link(document, at, link_of(document.blocks[at]))
        assert made.blocks[at].text == document.blocks[at].text
        assert not any(mark.kind is MarkKind.LINK for mark in made.blocks[at].marks)


def test_a_link_whose_markup_is_not_plain_to_see_stays():
    document = parse("See [it][1].\n\n[1]: https://example.org/k\n", "page", Format.MARKDOWN)
    at = number_of(document, "See")
    for mark in document.blocks[at].marks:
        assert without_link(document, at, mark) is None
    plain = parse("Nothing here.", "page", Format.PLAIN)
    assert without_link(plain, 0, link_of(parse(PAGE, "p", Format.HTML).blocks[1])) is None
