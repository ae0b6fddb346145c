"""Files that an author writes by hand are all article, save what proves that they were saved from the web."""

import pytest

from mtcheck.language import lexicon
from mtcheck.loading import parse
from mtcheck.model.kinds import Format, Region
from mtcheck.regions.assign import assign

OPENING = "The winch lifts the boats out of the harbour before the first frost comes. It needs two people."
LIST = [
    "`--depth METRES`: how deep the hook is let down",
    "`--slow`: lift with half of the power",
    "`--log FILE`: where each lift is written down",
]
CALLS = ["`winch lift`: lift the boat", "`winch lower`: lower the boat slowly", "Rope A - the strongest of all three"]


def chrome(text, format=Format.MARKDOWN, language="en"):
    document = assign(parse(text, "page", format), language, lexicon.labels())
    return [block.text for block in document.blocks if block.region is not None and block.region.is_chrome]


def items(lines, bullet="-"):
    return "".join(f"{bullet} {line}\n" for line in lines) + "\n"


def page(heading, lines, mark="##"):
    return f"{mark[:-1]} Winch\n\n{OPENING}\n\n{mark} {heading}\n\n{items(lines)}{mark} Calls\n\n{items(CALLS)}"


@pytest.mark.parametrize(
    "heading", ["Options", "Added", "Changed", "See also", "More information", "Follow the author"]
)
def test_a_list_that_its_author_has_set_is_the_articles(heading):
    assert chrome(page(heading, LIST)) == []
    assert chrome(f"# Winch\n\n## {heading}\n\n{items(LIST)}") == []


@pytest.mark.parametrize("format", [Format.ASCIIDOC, Format.REST])
def test_so_it_is_in_other_formats_written_by_hand(format):
    lines = [each.replace("`", "") for each in LIST]
    title = "== Options\n" if format is Format.ASCIIDOC else "Options\n-------\n"
    bullet = "*" if format is Format.ASCIIDOC else "-"
    assert chrome(f"{OPENING}\n\n{title}\n{items(lines, bullet)}{OPENING}\n", format) == []


def test_a_list_of_versions_is_no_footer():
    versions = "".join(
        f"## 1.{at}\n\n{items([f'Ropes of {at} metres and more are measured twice.'] * 4)}" for at in "98"
    )
    assert chrome(f"# Changes\n\n{versions}") == []


def test_links_to_other_parts_of_a_manual_are_the_articles():
    links = ["[How to oil the winch in autumn](oil.md)", "[What to do when a rope has torn](ropes.md#torn)"]
    assert chrome(page("Related articles", links)) == []
    assert chrome(f"# Winch\n\n{OPENING}\n\nSee also: [How to oil the winch](oil.md)\n\n{OPENING}") == []


def test_headlines_that_lead_away_are_none_of_it():
    links = ["[A storm keeps all of the boats inside](/news/storm)", "[Harbour gets its second crane](https://x.org/c)"]
    assert len(chrome(f"# Winch\n\n{OPENING}\n\n## Read more\n\n{items(links)}\n{OPENING}\n")) == 3
    titles = ["A storm keeps all of the boats inside", "Harbour gets its second crane"]
    assert len(chrome(f"# Winch\n\n{OPENING}\n\n## Related articles\n\n{items(titles)}\n{OPENING}\n")) == 3


def test_a_label_on_a_line_of_its_own_is_none_of_it():
    assert chrome(f"# Winch\n\n{OPENING}\n\nShare this article\n\n{OPENING}\n") == ["Share this article"]


def test_a_page_that_was_saved_from_the_web_has_its_frame():
    links = items([f"[{name}](https://paper.org/{name})" for name in ("Home", "Local", "Sports", "Contact us")])
    share = items(["[Share on Facebook](https://facebook.com/s)", "[Share on X](https://x.com/s)"])
    notice = "We use cookies to make this site better.\n\n© 2024 The Paper. All rights reserved.\n"
    found = chrome(f"{links}# Winch lifts its last boat\n\n{OPENING}\n\n{share}\n{OPENING}\n\n{notice}")
    assert {"Home", "Share on Facebook", "Share on X", "We use cookies to make this site better."} <= set(found)


def test_tools_in_a_list_of_words_are_no_article_unless_announced():
    tools = items(["Share on Facebook", "Share on X", "Comments"])
    assert len(chrome(f"# Winch\n\n{OPENING}\n\n{tools}\n{OPENING}\n")) == 3
    assert chrome(f"# Winch\n\n{OPENING}\n\nThe bar has three buttons:\n\n{tools}\n{OPENING}\n") == []


TOOLS = ["Copy link", "Send by email", "Share on Facebook"]


@pytest.mark.parametrize(
    "text",
    [
        f"# Winch\n\n{OPENING}\n\n## Buttons\n\n{items(TOOLS)}{OPENING}\n",
        f"# Winch\n\n{OPENING}\n\nThe bar at the top of the window has\n\n{items(TOOLS)}\n{OPENING}\n",
        f"# Winch\n\n{OPENING}\n\n{items(['Log in', 'Copy link', 'Subscribe'])}\n{OPENING}\n",
    ],
)
def test_a_list_of_what_a_programs_buttons_say_is_its_authors(text):
    assert chrome(text) == []


@pytest.mark.parametrize("link", ["{}", "`{} <https://paper.example/1>`_"])
def test_no_page_of_the_web_is_saved_as_restructured_text(link):
    titles = [link.format(each) for each in ("A storm keeps all of the boats inside", "Harbour gets its second crane")]
    assert chrome(f"{OPENING}\n\nRelated articles\n----------------\n\n{items(titles, '*')}", Format.REST) == []


def test_who_has_the_rights_is_said_by_authors_as_well():
    rights = "## Copyright\n\nAll of it may be copied.\n\nCopyright 2023 by the boatmen.\n\n© 2024 Anna Berg\n"
    assert chrome(f"# Winch\n\n{OPENING}\n\n{rights}") == []


@pytest.mark.parametrize("text", ["Tools > Winch > Speed", "English | Deutsch | Français"])
def test_the_way_through_a_menu_is_the_articles(text):
    assert chrome(f"{text}\n\n# Winch\n\n{text}\n\n{OPENING}\n") == []


def test_what_has_no_markup_is_read_as_plain_text():
    lines = [OPENING, "Read also: Harbour gets its second crane", OPENING, "Comments", "Share on Facebook", OPENING]
    text = "\n\n".join(lines)
    assert chrome(text) == chrome(text, Format.PLAIN) != []


def test_regions_that_are_the_articles_stay():
    text = f"# Winch lifts its last boat\n\nBy Anna Berg\n\n{OPENING}\n\n{OPENING}"
    document = assign(parse(text, "page", Format.MARKDOWN), "en", lexicon.labels())
    assert [block.region for block in document.blocks][:2] == [Region.HEADLINE, Region.BYLINE]
