"""Whole pages: markup, escapes and lines are as they were, and the samples come out clean."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mtcheck import check_article, loading
from mtcheck.config import Config
from mtcheck.fixing import apply, plans, run_rounds
from mtcheck.fixing.lines import tidy_edits
from mtcheck.fixing.rounds import edit_document
from mtcheck.loading.html_tokens import Tokenizer, TokenKind
from mtcheck.model.finding import Category, Finding, Fix, Severity
from mtcheck.model.kinds import Format
from mtcheck.model.spans import Span

SAMPLES = sorted(path.parent for path in (Path(__file__).parents[2] / "samples").glob("*/meta.toml"))
ALL = set(Fix)


def mended(text, format=Format.PLAIN, language="en", allowed=(Fix.SAFE, Fix.REMOVAL), **settings):
    def inspect(document):
        return check_article(document, target_language=language, config=Config(**settings))

    return run_rounds(loading.parse(text, "page", format), inspect, allowed)


def suggesting(text, place, suggestion, format):
    """The plans for one finding that asks to write something else in a place."""
    document = loading.parse(text, "page", format)
    start = text.index(place)
    target = document.place(Span(start, start + len(place)))
    finding = Finding("style/x", Category.AWKWARD, Severity.MINOR, "odd", target, suggestion=suggestion)
    return plans(document, [finding])


def written(text, place, suggestion, format):
    (plan,), kept = suggesting(text, place, suggestion, format)
    assert kept == []
    return apply(text, plan.edits)


def refusal(text, place, suggestion, format):
    planned, (kept,) = suggesting(text, place, suggestion, format)
    assert planned == []
    return kept.reason


@pytest.mark.parametrize(
    ("text", "place", "suggestion", "after"),
    [
        ("<p>A big dog</p>", "big", "<b> & 'co'", "<p>A &lt;b&gt; &amp; 'co' dog</p>"),
        ("<p>A b<i>i</i>g dog</p>", "b<i>i</i>g", "small", "<p>A small<i></i> dog</p>"),
        ("<p>It is&nbsp;so &amp; so</p>", "so &amp; so", "so and so", "<p>It is&nbsp;so and so</p>"),
        ('<p>Text</p><img alt="A big dog">', "big", 'a "b"', '<p>Text</p><img alt="A a &quot;b&quot; dog">'),
        ("<title>A big dog</title><p>Text</p>", "big", "small", "<title>A small dog</title><p>Text</p>"),
        ("<p><a href='x'>The dog</a> ran</p>", "dog", "dog.", "<p><a href='x'>The dog.</a> ran</p>"),
    ],
)
def test_in_html_the_text_changes_and_the_tags_stay(text, place, suggestion, after):
    assert written(text, place, suggestion, Format.HTML) == after


@pytest.mark.parametrize(
    ("text", "place", "suggestion", "format", "reason"),
    [
        ("<p>Text</p><img alt=dog>", "dog", "a cat", Format.HTML, "cannot be rewritten safely"),
        ("<p>A dog</p>", "dog", "cat\nfish", Format.HTML, "line break"),
        ("<p>A dog</p>", "dog", "dog", Format.HTML, "is already there"),
        ("See [the dog](x) now.", "the dog", "", Format.MARKDOWN, "empty markup"),
        ("<p>A dog</p><ul><li>ran</li></ul>", "dog</p><ul><li>ran", "dog ran", Format.HTML, "between its pieces"),
        ("<p>A dog</p><p>ran</p>", "dog</p><p>ran", "cat", Format.HTML, "across several paragraphs"),
    ],
)
def test_what_cannot_be_written_safely_is_left_alone_with_the_reason(text, place, suggestion, format, reason):
    assert reason in refusal(text, place, suggestion, format)


@pytest.mark.parametrize(
    ("text", "place", "suggestion", "after"),
    [
        ("A big dog", "big", "*b* [c] `d` a_b <e>", r"A \*b\* \[c\] \`d\` a\_b \<e> dog"),
        ("Big dog", "Big", "# The", r"\# The dog"),
        ("Big dog", "Big", "1. The", r"1\. The dog"),
        ("A **big** dog", "big", "small", "A **small** dog"),
    ],
)
def test_in_markdown_what_is_written_is_text_and_no_markup(text, place, suggestion, after):
    assert written(text, place, suggestion, Format.MARKDOWN) == after
    assert suggestion in loading.parse(after, "page", Format.MARKDOWN).blocks[0].text


def test_a_sentence_torn_between_elements_is_one_element_with_its_link():
    page = (
        "<main><h1>Ferry stops</h1><p>The ferry will not run until June.</p>\n"
        '<p>The captain told the newspaper</p>\n<p><a href="/post">Abendpost</a></p>\n<p>, which printed it.</p></main>'
    )
    assert mended(page, Format.HTML).document.text.endswith(
        '<p>The captain told the newspaper <a href="/post">Abendpost</a>, which printed it.</p></main>'
    )


@pytest.mark.parametrize(("before", "after"), [(" ", " "), ("", ""), ("\n", "\n  "), (" ", "")])
def test_a_torn_sentence_is_joined_by_one_blank(before, after):
    page = (
        "<main><h1>Ferry stops</h1><p>The ferry will not run until June.</p>\n"
        f'<p>The captain told the{before}</p><p>{before}<a href="/post">evening post</a>{after}</p>'
        f"<p>{after}that he was"
        " not to blame for it, and the owners agreed with him on that.</p></main>"
    )
    assert mended(page, Format.HTML).document.text.endswith(
        '<p>The captain told the <a href="/post">evening post</a> that he was'
        " not to blame for it, and the owners agreed with him on that.</p></main>"
    )


@pytest.mark.parametrize(
    ("format", "text", "after"),
    [
        (Format.HTML, "<p>We invited<em>all</em> guests.</p>", "<p>We invited <em>all</em> guests.</p>"),
        (
            Format.HTML,
            "<p>Past <a href='/q'>the quay</a>where we met.</p>",
            "<p>Past <a href='/q'>the quay</a> where we met.</p>",
        ),
        (Format.MARKDOWN, "Past the **quay**where we met.", "Past the **quay** where we met."),
    ],
)
def test_a_lost_space_is_written_outside_of_the_link_or_run(format, text, after):
    assert mended(text, format).document.text == after


def test_lines_that_are_removed_leave_no_gap_and_line_ends_stay():
    first, last = "The ferry will not run until June.", "The captain told the council that he had agreed to the plan."
    page = "\r\n\r\n".join([first, "Comments", "Share on Facebook", last]) + "\r\n"
    assert mended(page).document.text == f"{first}\r\n\r\n{last}\r\n"
    close = "\n".join([first, "Comments", "Share on Facebook", last])
    assert mended(close).document.text == f"{first}\n{last}"


def test_in_markdown_the_bullet_goes_with_its_item():
    page = (
        "The ferry will not run until June.\n\n- Share on Facebook\n- Share on X\n- Comments\n\nThe captain agreed.\n"
    )
    after = mended(page, Format.MARKDOWN).document.text
    assert "Share" not in after
    assert "-" not in after


def test_a_fix_that_would_do_harm_is_left_out_and_the_others_are_made():
    outcome = mended("He said â€œnoâ€ and left the the room.\n")
    assert outcome.document.text == "He said â€œnoâ€ and left the room.\n"
    assert "its fix would bring up linguistic/unbalanced-quote" in {each.reason for each in outcome.kept}


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_of_what_is_planted_in_a_sample_most_is_gone_and_little_weight_is_left(sample):
    meta = tomllib.loads((sample / "meta.toml").read_text(encoding="utf-8"))
    planted = sum(map(len, meta.get("planted", {}).values()))
    document = loading.load(sample / meta["translation"])

    def inspect(document):
        return check_article(document, target_language=meta["to"])

    outcome = run_rounds(document, inspect, {Fix.SAFE, Fix.REMOVAL})
    assert sum(each.severity.rank > 0 for each in outcome.report.findings) <= 0.2 * planted
    assert outcome.report.score.raw > 95
    assert run_rounds(outcome.document, inspect, {Fix.SAFE, Fix.REMOVAL}).rounds == ()


def tags(text):
    kinds = (TokenKind.START, TokenKind.END)
    return [text[each.start : each.end] for each in Tokenizer(text).tokens() if each.kind in kinds]


SENTENCES = [
    "The council met on the the Tuesday.",
    "It is <b>an</b> <i>useful</i> plan , he said.",
    "Share on Facebook",
    "He paid 17,6 million euros &amp;amp; left.",
    "“It is over ”, he said.",
    "As of: 3 May 2023, 6:40 p.m.",
    "The <a href='x'>mayor has has</a> agreed.Nobody knew.",
    "The mayor (l.) &lt;agreed&gt;.",
    "Press",
    "Split",
]
PAGES = st.lists(
    st.tuples(st.sampled_from(["p", "h2", "li", "div"]), st.sampled_from(SENTENCES)), min_size=1, max_size=8
)


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(parts=PAGES)
def test_any_page_of_html_keeps_its_tags_and_twice_is_once(parts):
    text = "<html><body><main>" + "\n".join(f"<{tag}>{inner}</{tag}>" for tag, inner in parts) + "</main></body></html>"
    outcome = mended(text, Format.HTML, allowed={Fix.SAFE})
    assert tags(outcome.document.text) == tags(text)
    assert mended(outcome.document.text, Format.HTML, allowed={Fix.SAFE}).document.text == outcome.document.text


PIECES = st.sampled_from(
    [*SENTENCES, "\n", "\n\n", "- ", "# ", "**", "[a](b)", "told the", ".", "(", "abc", ")", "…\r\n"]
)


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(
    text=st.lists(PIECES, min_size=1, max_size=14).map(" ".join),
    format=st.sampled_from([each for each in Format if not each.is_bitext]),
)
def test_any_text_comes_to_rest_and_nothing_worse_comes_up(text, format):
    document = loading.parse(text + " end", "page", format)
    outcome = mended(document.text, format, allowed=ALL)
    assert not outcome.report.failures
    assert mended(outcome.document.text, format, allowed=ALL).document.text == outcome.document.text


@pytest.mark.parametrize(
    ("text", "place", "format", "after"),
    [
        ("One is. Two is. Three is.", "Two is.", Format.PLAIN, "One is. Three is."),
        ("One is. Two is.", "Two is.", Format.PLAIN, "One is."),
        ("One is. Two is.", "One is.", Format.PLAIN, "Two is."),
        ("Two\n\nOne\n===\n", "One", Format.MARKDOWN, "Two\n"),
        ("One is.\n\nTwo is.\n\n\n", "Two is.", Format.PLAIN, "One is.\n\n\n"),
        ("| One | Two |\n|---|---|\n| a | b |\n", "Two", Format.MARKDOWN, "| One |  |\n|---|---|\n| a | b |\n"),
        ("<p>One is. Two is.</p>", "One is.", Format.HTML, "<p>Two is.</p>"),
        ("<p>One is.</p><p>Two is.</p>", "Two is.", Format.HTML, "<p>One is.</p>"),
        (
            "<p>One is.</p>\n<p>(<em>tw</em>)</p>\n<p>Two is.</p>",
            "(<em>tw</em>)",
            Format.HTML,
            "<p>One is.</p>\n<p>Two is.</p>",
        ),
        ("<p>One is. <b>Two is.</b></p>", "Two is.", Format.HTML, "<p>One is. </p>"),
        ("<td>One is.</td><td>Two is.</td>", "Two is.", Format.HTML, "<td>One is.</td><td></td>"),
        ('<p>One is.</p><p id="two">Two is.</p>', "Two is.", Format.HTML, '<p>One is.</p><p id="two"></p>'),
    ],
)
def test_what_is_removed_takes_its_space_or_its_line_along(text, place, format, after):
    document = loading.parse(text, "page", format)
    (plan,), _ = suggesting(text, place, "", format)
    assert edit_document(document, tidy_edits(document, plan.edits, emptying=True)).text == after
