"""Menus, log-in lines and slogans in the head of a page of plain text, and rows that are none."""

from __future__ import annotations

import pytest

from mtcheck import check_article, fix
from mtcheck.language import lexicon
from mtcheck.loading import parse
from mtcheck.model.kinds import Format, Region
from mtcheck.regions import assign

TEXT = {
    "en": (
        "The footbridge over the mill stream is closed from Monday until the middle of May.",
        "The council said on Friday that the planks had to be replaced, and that the work would cost 90,000 euros.",
        "Walkers have to use the road. It is to get a strip for them.",
    ),
    "de": (
        "Der Steg über den Mühlbach ist von Montag bis Mitte Mai gesperrt.",
        "Die Gemeinde teilte am Freitag mit, dass die Bohlen ersetzt werden müssen und das 90.000 Euro kostet.",
        "Spaziergänger müssen die Straße nehmen. Sie soll einen Streifen für sie bekommen.",
    ),
}


def regions_of(*head, language="en", format=Format.PLAIN):
    document = parse("\n\n".join((*head, *TEXT[language])) + "\n", "page", format)
    return [block.region for block in assign(document, language, lexicon.labels()).blocks]


@pytest.mark.parametrize(
    "head",
    [
        ("Mill Valley Courier", "Home   Local   Sports   Obituaries", "Log in"),
        ("Home\tPolitics\tRegion",),
        ("The Mill Stream", "For the valley since 1902", "News | Letters | Village | Archive"),
        ("VALLEY NOW", "Honest. Near. Awake.", "Menu   Search"),
        ("Register   Log in", "Places  ·  People  ·  Markets", "To the login"),
    ],
)
def test_what_is_above_a_menu_is_the_site_and_the_headline_is_below_it(head):
    found = regions_of(*head, "Footbridge over the mill stream closed")
    assert all(region.is_chrome for region in found[: len(head)])
    assert found[len(head) :] == [Region.HEADLINE, Region.BODY, Region.BODY, Region.BODY]


def test_a_menu_is_told_without_a_lexicon_and_reported_as_furniture():
    page = "\n\n".join(("Mühltal heute", "Vereine   Trauer   Ortsteile", "Steg gesperrt bis Mitte Mai", *TEXT["de"]))
    report = check_article(page, target_language="de")
    assert {each.target.line for each in report.findings if each.furniture} == {1, 3}
    assert report.score.value == 100


def test_the_tools_of_an_article_are_no_menu_of_its_site():
    found = regions_of("Footbridge closed until May", "Comments   Share   Print", "Walkers have to take the road")
    assert found[:2] == [Region.HEADLINE, Region.SHARE_BAR]


def test_author_and_date_in_a_row_are_no_headline():
    assert regions_of("Planks, planks, planks", "By Ida Holm   12 March 2024")[:2] == [Region.HEADLINE, Region.BYLINE]


@pytest.mark.parametrize(
    ("head", "regions"),
    [
        (("Mill Valley | Paths", "Footbridge closed until May"), [Region.KICKER, Region.HEADLINE]),
        (("Footbridge closed | Walkers on the road",), [Region.HEADLINE]),
        (("Mill Valley   Footbridge closed until May",), [Region.HEADLINE]),
        (("Paths", "Footbridge over the stream closed", "Road to get a strip"), [Region.KICKER, Region.HEADLINE]),
    ],
)
def test_rows_that_are_no_menu_leave_the_head_as_it_is(head, regions):
    assert regions_of(*head)[: len(regions)] == regions


def test_rows_inside_the_text_are_text():
    document = parse("\n\n".join((*TEXT["en"], "Plank   Length   Year", "Oak   Four   Old", *TEXT["en"])), "page")
    assert {block.region for block in assign(document, "en", lexicon.labels()).blocks} == {Region.BODY}


def test_white_space_in_html_says_nothing():
    found = parse(f"<p>Home   Local   Sports</p><h1>Footbridge closed</h1><p>{TEXT['en'][1]}</p>", "page", Format.HTML)
    regions = [block.region for block in assign(found, "en", lexicon.labels()).blocks]
    assert regions[1] is Region.HEADLINE


def test_a_fix_leaves_the_blanks_that_keep_the_entries_of_a_menu_apart():
    page = "\n\n".join(("Mill Valley Courier", "Home   Local   Sports   Obituaries", "Footbridge closed", *TEXT["en"]))
    assert fix(page, target_language="en").document.text == page
