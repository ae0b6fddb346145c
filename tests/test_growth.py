"""No stage and no check takes time in the square of a page's size, whatever the page is made of.

Processor time of each stage is measured at two sizes; what counts is how many times longer the larger takes. A stage
that grows too fast at first is measured again and again, at the larger size and one above it, and must do so each time,
so that a busy machine fails none.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator
from math import log

import pytest

from mtcheck.checks.base import Article
from mtcheck.checks.registry import catalogue
from mtcheck.checks.signing import sign
from mtcheck.language import lexicon
from mtcheck.language.profiles import profile
from mtcheck.loading import parse
from mtcheck.loading.sniffing import kind_of
from mtcheck.model.kinds import Format
from mtcheck.regions import assign
from mtcheck.results.deduplicate import without_echoes
from mtcheck.segmentation import segment

SMALL, FACTOR = 10_000, 4
STEEPEST = 1.55
"""The highest power of the size that a stage may grow with; the square is 2, and small pages waver."""
AGAIN = 3
SHORTEST = 0.04
"""Seconds below which a stage is not worth a judgement."""

NAMES = [
    a + b + c for a in ("Kor", "Mil", "Ten", "Ros") for b in ("a", "e", "o", "i") for c in ("va", "ldi", "nder", "sk")
]


def numbered(line: str, size: int) -> str:
    return "".join(line.format(number) for number in range(size // len(line)))


def name_line(number: int) -> str:
    return f"{NAMES[number % 64]}{NAMES[number // 64 % 64].lower()}\n"


PATTERNS: dict[str, tuple[Format, Callable[[int], str]]] = {
    "stacked accents": (Format.PLAIN, lambda size: "o" + "\u0323\u0302" * (size // 2)),
    "direction marks": (Format.PLAIN, lambda size: "\u202eb" * (size // 2)),
    "soft hyphens": (Format.PLAIN, lambda size: "\u00ad " * (size // 2)),
    "one word": (Format.PLAIN, lambda size: "b" * size),
    "one number": (Format.PLAIN, lambda size: "7" * size),
    "blanks": (Format.PLAIN, lambda size: "a" + " " * size + "b"),
    "line ends": (Format.PLAIN, lambda size: "\n" * size + "b"),
    "lines of one blank": (Format.PLAIN, lambda size: " \n" * (size // 2) + "b"),
    "times": (Format.PLAIN, lambda size: numbered("0{0}.05.2023, 18:40 Uhr\n", size)),
    "sharing": (Format.PLAIN, lambda size: "Share on Facebook\n" * (size // 18)),
    "signed paragraphs": (Format.PLAIN, lambda size: "The lock is open. (jka)\n\n" * (size // 25)),
    "labels": (Format.PLAIN, lambda size: "Press\nSplit\nThe boat was late.\n" * (size // 31)),
    "idioms": (
        Format.PLAIN,
        lambda size: numbered("He bit into the bullet and threw the shotgun into the corn in year {0}.\n\n", size),
    ),
    "names": (
        Format.PLAIN,
        lambda size: "".join(f"{NAMES[n % 64]}{NAMES[n // 64 % 64].lower()}\n" for n in range(size // 12)),
    ),
    "names in quotation marks": (
        Format.PLAIN,
        lambda size: "".join(f'"{NAMES[n % 64]}{NAMES[n // 64 % 64].lower()}" ' for n in range(size // 14)),
    ),
    "a word again and again": (Format.PLAIN, lambda size: "Boot " * (size // 5)),
    "what is is": (Format.PLAIN, lambda size: "what is is " * (size // 11)),
    "colons": (Format.PLAIN, lambda size: "a: " * (size // 3)),
    "addresses": (Format.PLAIN, lambda size: "https://b.example/c?d=e " * (size // 24)),
    "open brackets": (Format.PLAIN, lambda size: "(" * size),
    "quotation marks": (Format.PLAIN, lambda size: "„b“ ‘c" * (size // 7)),
    "open quotation marks": (Format.PLAIN, lambda size: "“b ‘c " * (size // 6)),
    "sentences": (Format.PLAIN, lambda size: numbered("Boat {0} is late and late. ", size)),
    "bylines": (Format.PLAIN, lambda size: numbered("By Anna Berg{0}\n\nPhoto: dpa\n\n", size)),
    "links": (Format.HTML, lambda size: "<div>" + "<a href=/y>b</a>" * (size // 16) + "</div>"),
    "links in a sentence": (Format.HTML, lambda size: "<p>A " + "<a href=/y>b</a> and " * (size // 21) + "</p>"),
    "nested": (Format.HTML, lambda size: "<div>" * (size // 12) + "b" + "</div>" * (size // 12)),
    "nested emphasis": (Format.HTML, lambda size: "<p>" + "<i>b" * (size // 4)),
    "comments": (Format.HTML, lambda size: "<!-- b" * (size // 6)),
    "entities": (Format.HTML, lambda size: "<p>" + "&amp;&#8203;" * (size // 12)),
    "cells": (Format.HTML, lambda size: "<table>" + "<tr><td>b<td>c" * (size // 14)),
    "open links": (Format.MARKDOWN, lambda size: "[b](" * (size // 4)),
    "short links": (Format.MARKDOWN, lambda size: "[a](b)" * (size // 6)),
    "short links in lines": (Format.MARKDOWN, lambda size: "[a](b)\n" * (size // 7)),
    "open references": (Format.MARKDOWN, lambda size: "[b][" * (size // 4)),
    "open emphasis": (Format.MARKDOWN, lambda size: "*b **c " * (size // 7)),
    "backticks": (Format.MARKDOWN, lambda size: "`b``c" * (size // 5)),
    "quotes": (Format.MARKDOWN, lambda size: ">" * (size // 2) + " b"),
    "indentation": (Format.MARKDOWN, lambda size: "- b\n" + " " * size + "- b\n"),
    "references": (Format.MARKDOWN, lambda size: numbered("[b{0}]: c\n", size // 2) + numbered("[b{0}] ", size // 2)),
}


def timed(text: str, format: Format) -> Iterator[tuple[str, float]]:
    """Every stage with the processor time that it took."""
    start = time.process_time()

    def taken() -> float:
        nonlocal start
        before, start = start, time.process_time()
        return start - before

    kind_of(text)
    yield "sniffing", taken()
    document = parse(text, "page", format)
    yield "reading", taken()
    document = assign(document, "en", lexicon.labels(()))
    yield "regions", taken()
    segments = segment(document, "en")
    yield "segmentation", taken()
    article = Article(document, "en", profile("en"), lexicon.labels(()), segments, source_language="de")
    entries = [entry for entry in catalogue() if not entry.info.needs_source]
    findings = []
    for entry in entries:
        findings += sign(entry.info, entry.check.remarks(article), article)
        yield entry.info.id, taken()
    without_echoes(findings, [entry.info for entry in entries], text)
    yield "echoes", taken()


@pytest.fixture(scope="module", autouse=True)
def warm() -> Iterator[None]:
    for format in Format:
        list(timed("The boat was late.\n\nAnna Berg said: “No.”\n", format))
    gc.disable()
    yield
    gc.enable()


@pytest.mark.parametrize("name", PATTERNS)
def test_no_stage_grows_with_the_square_of_the_size(name: str) -> None:
    format, make = PATTERNS[name]
    steep = _steep(format, make, SMALL)
    for _ in range(AGAIN):
        if steep:
            steep = [each for each in _steep(format, make, SMALL * FACTOR) if each in steep]
    assert not steep


def _steep(format: Format, make: Callable[[int], str], size: int) -> list[str]:
    small, large = dict(timed(make(size), format)), dict(timed(make(size * FACTOR), format))
    floor = SHORTEST / FACTOR
    return [
        stage
        for stage, took in large.items()
        if took > SHORTEST and log(took / max(small[stage], floor)) / log(FACTOR) > STEEPEST
    ]
