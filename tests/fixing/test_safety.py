"""No fix loses a sentence of the article, whatever was asked for; code, addresses and tags stay as they were."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mtcheck import check_article, loading
from mtcheck.fixing import run_rounds
from mtcheck.loading.html_tokens import Tokenizer, TokenKind
from mtcheck.model.finding import Fix
from mtcheck.model.kinds import Format

OPTIONS = [{Fix.SAFE}, {Fix.SAFE, Fix.REMOVAL}, set(Fix)]
ARTICLE = [
    "The harbour office of Brill has closed its north gate until the end of March.",
    "Nobody was told about it, said the skipper of the largest barge on Monday morning.",
    "Here is the translation that the court published on Friday: the lease is void.",
    "Read more about tides than you ever wanted in the almanac of the old lighthouse.",
    "Boats under nine metres may still use the canal, but only between six and ten.",
    "The county wants to pay for a second lock and has asked the villages for money.",
    "A ferry captain from Harrow called the plan a good start for the whole coast.",
    "Her daughter sells tickets in the hut, and she is sure that visitors will come.",
    "Experts had warned for eleven years that the wall under the gate is hollow.",
    "In May the council will vote, and most of its members have not yet decided.",
]
FURNITURE = [
    "Share on Facebook",
    "Subscribe now to keep reading",
    "Read more",
    "Comments",
    "Also interesting:",
    "Goat wins race in Harrow",
    "Sure, here is the translation:",
    "Let me know if you would like another tone!",
    "3 hours ago",
    "© Coast Paper",
]
KEPT = {
    Format.PLAIN: ("`a\u200bb ,c`", "[the oven](/ov\u200ben)"),
    Format.MARKDOWN: ("`a\u200bb ,c`", "[the oven](/ov\u200ben)"),
    Format.ASCIIDOC: ("`a\u200bb ,c`", "link:/ov\u200ben[the oven]"),
    Format.REST: ("``a\u200bb ,c``", "`the oven </ov\u200ben>`_"),
}

PAGES = st.lists(
    st.one_of(
        st.integers(0, len(ARTICLE) - 1).map(lambda at: ("article", at)),
        st.integers(0, len(FURNITURE) - 1).map(lambda at: ("furniture", at)),
        st.just(("list", 0)),
        st.just(("kept", 0)),
    ),
    min_size=3,
    max_size=10,
    unique=True,
)


def page(parts, format):
    """A page of the parts, and the sentences of its article."""
    shown = [ARTICLE[at] for kind, at in parts if kind == "article"]
    lines = {
        "article": lambda at: _paragraph(ARTICLE[at], format),
        "furniture": lambda at: _paragraph(FURNITURE[at], format),
        "list": lambda _: _list(format),
        "kept": lambda _: _kept(format),
    }
    body = [lines[kind](at) for kind, at in parts]
    if format is Format.HTML:
        return "<html lang='en'><body><main><h1>Gate closed</h1>" + "\n".join(body) + "</main></body></html>", shown
    return ("# " if format is Format.MARKDOWN else "") + "\n\n".join(["Gate closed", *body, ""]), shown


def _paragraph(text, format):
    return f"<p>{text}</p>" if format is Format.HTML else text


def _list(format):
    items = ["boots and a", "warm coat for the", "evening on the pier"]
    if format is Format.HTML:
        return "<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>"
    return "\n".join(f"- {item}" for item in items)


def _kept(format):
    if format is Format.HTML:
        return "<p>The <a href='/ov\u200ben'>oven</a> is <code>a\u200bb ,c</code> and the the best.</p>"
    code, link = KEPT[format]
    return f"It is {code} and {link} of the the village."


def read(document):
    return " ".join(" ".join(block.text.split()) for block in document.blocks)


def is_balanced(text):
    opened = []
    for token in Tokenizer(text).tokens():
        if token.kind is TokenKind.START:
            opened.append(token.name)
        elif token.kind is TokenKind.END and (not opened or opened.pop() != token.name):
            return False
    return not opened


@pytest.mark.parametrize("format", [each for each in Format if not each.is_bitext])
@settings(deadline=None, max_examples=12, suppress_health_check=[HealthCheck.too_slow])
@given(parts=PAGES, allowed=st.sampled_from(OPTIONS))
def test_no_sentence_of_an_article_is_lost_and_twice_is_once(format, parts, allowed):
    text, sentences = page(parts, format)

    def inspect(document):
        return check_article(document, target_language="en")

    outcome = run_rounds(loading.parse(text, "page", format), inspect, allowed)
    after = outcome.document.text
    assert [each for each in sentences if each not in read(outcome.document)] == []
    assert format is Format.PLAIN or after.count("\u200b") == text.count("\u200b")
    assert run_rounds(outcome.document, inspect, allowed).document.text == after
    if format is Format.HTML:
        assert is_balanced(after)
        assert Fix.REMOVAL not in allowed or not re.search(r"<(p|li|em|b|a)\b[^<>]*></\1>", after)
    else:
        assert all(item in after for item in ["- boots and a\n- warm coat for the\n"] if item in text)
