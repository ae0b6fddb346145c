"""A fix takes nothing out of the structure of a Markdown page that is sound."""

import itertools
from dataclasses import replace

import pytest

import mtcheck
from mtcheck import loading
from mtcheck.fixing import apply, plans
from mtcheck.model.finding import Category, Finding, Severity
from mtcheck.model.kinds import Format
from mtcheck.model.spans import Span

BEFORE = "The pump of the cellar runs at night only, and its noise wakes nobody in the house.\n"
AFTER = "A second one stands in the barn, where the farmer keeps his tools and an old ladder.\n"

STRUCTURES = {
    "admonition": '!!! note "{}"\n    Keep the key of the cellar safe.\n',
    "foldable admonition": '??? tip "{}"\n\n    Keep the key of the cellar safe.\n',
    "directive": ":::note {}\n\nKeep the key of the cellar safe.\n\n:::\n",
    "directive in brackets": ":::tip[{}]\n\nKeep the key of the cellar safe.\n\n:::\n",
    "block": "/// note | {}\nKeep the key of the cellar safe.\n///\n",
    "tab": '=== "{}"\n\n    Start it in the cellar.\n',
    "alert": "> [!NOTE]\n> Keep the key of the cellar safe, {}.\n",
    "details": "<details>\n<summary>{}</summary>\n\nKeep the key of the cellar safe.\n\n</details>\n",
    "table of one column": "| {} |\n|---|\n| a pump |\n",
    "table": "| {} | Effect |\n|---|---|\n| ++esc++ | cancel |\n",
    "table without edges": "Key | Effect\n--- | ---\n{} | cancel\n",
    "fence": '```text title="{}"\npump --start\n```\n',
    "component": '<Tabs>\n<TabItem label="{}">\n\nKeep the key of the cellar safe.\n\n</TabItem>\n</Tabs>\n',
    "list": "1. Open **{}**.\n2. Click **Save**.\n",
}
TITLES = ("Note", "Warning", "Share", "Read more", "Comments", "Related articles", "Advertisement", "Source: City hall")
WEAK = ("Note", "Warning", "Tip", "Comments", "Share")
PLACES = list(itertools.permutations(range(3)))[::2]


def fixed(text):
    document = replace(loading.parse(text, "pump.md", Format.MARKDOWN), encoding="utf-8")
    outcome = mtcheck.fix(document, target_language="en", furniture=True, captions=True, unsafe=True)
    return outcome.document.text


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("name", STRUCTURES)
def test_the_structure_of_a_sound_page_is_not_taken_out(name, place):
    for title in TITLES:
        parts = [STRUCTURES[name].format(title), BEFORE, AFTER]
        text = "\n".join(["# Pump\n", *(parts[at] for at in place)])
        assert fixed(text) == text, title


@pytest.mark.parametrize("title", WEAK)
@pytest.mark.parametrize("heading", ["## {}\n", "{}\n---\n"])
def test_a_heading_that_a_site_may_have_as_well_is_the_articles(title, heading):
    text = "\n".join(["# Pump\n", heading.format(title), BEFORE, AFTER])
    assert fixed(text) == text


@pytest.mark.parametrize("title", ["Follow the author", "Subscribe to the newsletter", "Related articles"])
def test_a_heading_stays_as_long_as_its_text(title):
    text = "\n".join(["# Pump\n", AFTER, f"## {title}\n", BEFORE])
    assert fixed(text) == text


def test_the_first_line_of_an_item_stays_as_long_as_its_text():
    text = f"# Pump\n\n1. **Share**\n\n   {BEFORE}\n{AFTER}"
    assert fixed(text) == text


def test_a_heading_goes_with_the_links_under_it():
    links = "- Storm over the coast: why the forecast was wrong\n- A bridge to the islands stays a dream\n"
    text = "\n".join(["# Pump\n", BEFORE, "## Related articles\n", links, AFTER])
    assert fixed(text) == "\n".join(["# Pump\n", BEFORE, AFTER])


@pytest.mark.parametrize("mark", [":   ", ":\t", ": "])
def test_what_a_term_means_stays_under_it(mark):
    text = f"# Pump\n\n{BEFORE}\nValve\n{mark}It lets the water out.\n{mark}It lets air in.\n\n{AFTER}"
    assert fixed(text) == text


def removal(text, place):
    """The plans to take a place out of a page, and what is kept back."""
    document = loading.parse(text, "pump", Format.PLAIN)
    start = text.index(place)
    target = document.place(Span(start, start + len(place)))
    finding = Finding("style/x", Category.AWKWARD, Severity.MINOR, "odd", target, suggestion="")
    return plans(document, [finding])


def test_no_single_word_is_left_of_a_line_that_had_several():
    planned, (kept,) = removal(f"{BEFORE}\nRead also: Rome\n\n{AFTER}", "Read also:")
    assert planned == []
    assert kept.reason == "a single word would be left of its line"


def test_marks_that_would_be_left_of_a_line_go_with_it():
    text = f"{BEFORE}\n(Read also: Rome) …\n\n{AFTER}"
    (plan,), kept = removal(text, "Read also: Rome")
    assert kept == []
    assert apply(text, plan.edits).split() == [*BEFORE.split(), *AFTER.split()]


def test_of_two_words_that_stay_a_line_is_made():
    text = f"{BEFORE}\nRead also: Rome burns\n"
    (plan,), _ = removal(text, "Read also: ")
    assert apply(text, plan.edits) == f"{BEFORE}\nRome burns\n"


def test_a_date_is_not_put_right_by_half():
    text = "The festival is on 5 March 2026 in the yard of the town hall."
    source = "Das Fest ist am 03.05.2026 im Hof des Rathauses."
    outcome = mtcheck.fix(text, source=source, source_language="de", target_language="en", unsafe=True)
    assert outcome.document.text == text
    assert {each.finding.check for each in outcome.kept} == {"accuracy/date-mismatch"}
