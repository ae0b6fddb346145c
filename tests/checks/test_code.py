"""Code beside that of the original: what counts as kept, and what it costs to compare."""

import time

import pytest

import mtcheck
from mtcheck.loading import parse
from mtcheck.model.kinds import Format
from mtcheck.outline.code_changes import find_changes
from mtcheck.outline.commands import Words
from mtcheck.outline.comparison import compare_structure

SOURCE = "Die Pumpe steht im Keller.\n\n```sh\npumpe start --leise\n```\n\n```sh\n# halten\npumpe halt\n```\n"


def markdown(text):
    return parse(text, "page.md", Format.MARKDOWN)


@pytest.mark.parametrize(
    ("was", "now", "kept"),
    [("# halten", "# stop", 2), ("--leise", "--quiet", 1), ("pumpe halt\n", "", 1), ("pumpe", "pump", 0)],
)
def test_a_block_that_says_something_else_is_not_kept(was, now, kept):
    target = SOURCE.replace("Die Pumpe steht im Keller.", "The machine is in the basement.").replace(was, now)
    report = mtcheck.check_article(
        markdown(target), source=markdown(SOURCE), source_language="de", target_language="en"
    )
    assert [each[1:] for each in report.structure if each.what == "code blocks"] == [(kept, 2)]


@pytest.mark.parametrize(
    ("now", "kept"), [("winch start", 3), ("winch starten", 2), ("hook.tiefe", 2), ("~/boote", 3), ("winch", 3)]
)
def test_a_run_that_became_another_is_not_kept(now, kept):
    source = "Enter `winch start` and look at `hook.depth`, then at `~/boats`.\n"
    was = {"hook.tiefe": "hook.depth", "~/boote": "~/boats"}.get(now, "winch start")
    assert count_kept(source, source.replace(f"`{was}`", f"`{now}`")) == [(kept, 3)]


def count_kept(source, target, is_word=bool):
    found = compare_structure(markdown(source), markdown(target), Words(is_word, is_word))
    return [each[1:] for each in found]


def test_a_setting_that_may_only_be_renamed_is_kept():
    source, target = "Look at `disk.fstype`.\n", "Schau auf `disk.dstyp`.\n"
    assert count_kept(source, target) == [(0, 1)]
    assert count_kept(source, target, {"disk"}.__contains__) == [(1, 1)]


@pytest.mark.parametrize("unit", ["/* ", '"""x ', "<!-- ", "a b ", "x = 1\n", "'", "-- ", "`a "])
def test_the_cost_of_comparing_grows_with_the_length(unit):
    def took(size):
        pages = (markdown(f"```c\n{unit * (size - at)} q = {at}\n```\n") for at in range(2))
        source, target = pages
        start = time.process_time()
        list(find_changes(source, target))
        return time.process_time() - start

    took(100)
    assert took(8000) < 12 * max(0.1, took(2000))
