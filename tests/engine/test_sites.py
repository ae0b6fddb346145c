"""Templates of sites are learned from recurring lines alone."""

from __future__ import annotations

import os
import pickle
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtcheck import loading
from mtcheck.engine.checker import Checker
from mtcheck.engine.sites import Sites, choose_sample, host_of, learn_sites
from mtcheck.engine.templates import SeenPage, learn_lines, learn_templates
from mtcheck.inputs.model import Input, PagePair
from mtcheck.model.kinds import Format
from mtcheck.regions.template import PageLine, find_template, line_key, page_lines

TOP = ("Gazette of the Fens", "Wharf | Mill | Green", "Keep me posted")
END = ("Written by hand in Fenby", "Letters to the editor: by post")
TOWNS = "Aldham Brigg Corby Denton Epworth Fenby Goole Haxey Immingham Kirton Louth Messing".split()
THINGS = "a ferry,a chapel,a school,a bridge,a mill,a dyke,a market,a library".split(",")


def body(number: int) -> list[str]:
    chance = random.Random(number)  # noqa: S311  # reproducible, not secret
    return [
        f"{chance.choice(TOWNS)} number {word} opened {chance.choice(THINGS)} and closed {chance.choice(THINGS)} again."
        for word in (f"{'abcdefghij'[number % 10]}{'klmnopqrst'[number // 10 % 10]}{at}x" for at in "uvwxyz")
    ]


def page(number: int, top=TOP, end=END) -> str:
    date = f"Saturday, {number % 28 + 1} May 2026"
    head = f"{TOWNS[number % 12]} builds {THINGS[number % 8]} after {number} quiet years"
    return "\n".join([*top, date, head, *body(number), *end]) + "\n"


def write(folder: Path, pages: dict[str, str]) -> list[PagePair]:
    for name, text in pages.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return [PagePair(Input(name, folder / name)) for name in pages]


def learned(pairs: list[PagePair]) -> Sites:
    return learn_sites(pairs, lambda _: 10**6)


def named(sites: Sites, text: str) -> list[str]:
    document = loading.parse(text, "page")
    return [document.blocks[at].text for at in sites.recognize(document).recurring]


def test_lines_that_recur_are_the_sites_and_nothing_else_is(tmp_path):
    sites = learned(write(tmp_path, {f"{at}.txt": page(at) for at in range(6)}))
    assert [each.name for each in sites.templates] == [str(tmp_path)]
    assert named(sites, page(90)) == [*TOP, "Saturday, 7 May 2026", *END]


def test_two_pages_teach_nothing_and_copies_of_one_neither(tmp_path):
    assert not learned(write(tmp_path, {f"{at}.txt": page(at) for at in range(2)})).templates
    assert not learned(write(tmp_path, {f"copy-{at}.txt": page(1) for at in range(9)})).templates


def test_editions_of_one_article_are_no_site(tmp_path):
    text = body(7)
    editions = {f"{at}.txt": "\n".join(["Fenby builds a mill", *text[:4], *body(100 + at)]) for at in range(6)}
    assert not learned(write(tmp_path, editions)).templates


def test_translations_of_one_original_count_once(tmp_path):
    pairs = write(tmp_path, {f"{at}.txt": page(at) for at in range(6)})
    assert not learned([each._replace(original=tmp_path / "0.txt") for each in pairs]).templates


def test_two_sites_in_one_folder_do_not_mix(tmp_path):
    top, end = ("Halloway Mirror", "Harbour | Hills", "Sign the book"), ("Printed in Halloway", "Since 1871, daily")
    pages = {f"fens-{at}.txt": page(at) for at in range(8)}
    pages |= {f"halloway-{at}.txt": page(50 + at, top, end) for at in range(5)}
    sites = learned(write(tmp_path, pages))
    assert [each.pages for each in sites.templates] == [8, 5]
    assert [each.name.partition(" ")[2] for each in sites.templates] == ["(gazette of the fens)", "(halloway mirror)"]
    assert named(sites, page(91, top, end)) == [*top, "Saturday, 8 May 2026", *end]
    assert named(sites, page(91, top, END)) == [*top, "Saturday, 8 May 2026"]
    assert not named(sites, "\n".join(body(3)))


def html(number: int, host: str, language: str = "en", wrapped: str = "link") -> str:
    address = f"https://{host}/{number}"
    link = {
        "link": f'<link rel="canonical" href="{address}">',
        "meta": f"<meta property='og:url' content='{address}'>",
        "none": "",
    }[wrapped]
    lines = "".join(f"<div>{line}</div>" for line in page(number).splitlines())
    return f'<!doctype html><html lang="{language}"><head>{link}</head><body>{lines}</body></html>'


@pytest.mark.parametrize(
    ("text", "host"),
    [
        (html(1, "Fens.Example"), "fens.example"),
        (html(1, "fens.example:8080", wrapped="meta"), "fens.example:8080"),
        (html(1, "user@fens.example", wrapped="meta"), "fens.example"),
        (html(1, "fens.example", wrapped="none"), ""),
        ("<html><head><link rel=canonical href=/only/a/path></head><body><p>A text.</p></body></html>", ""),
        ("<html><head><link " + "rel=canonical " * 3000 + "></head><body><p>A text.</p></body></html>", ""),
    ],
)
def test_the_host_is_what_the_page_says(text, host):
    assert host_of(loading.parse(text, "page", Format.HTML)) == host


def test_a_host_is_a_site_in_each_of_its_languages(tmp_path):
    pages = {f"day-{at}/{at}.html": html(at, "fens.example", "en" if at % 2 else "de") for at in range(12)}
    sites = learned(write(tmp_path, pages))
    assert [(each.name, each.pages) for each in sites.templates] == [("fens.example (de)", 6), ("fens.example (en)", 6)]


def test_a_page_without_text_of_its_own_is_named_and_not_guessed(tmp_path):
    long = "Our readers have kept this paper alive for a hundred years, and we thank every one of them."
    pairs = write(tmp_path, {f"{at}.txt": page(at, (*TOP, long)) for at in range(6)})
    bare = "\n".join([*TOP, long, *END])
    checker = Checker(target_language="en").learn_sites(pairs)
    report = checker.check(bare)
    assert "no running text of its own" in " ".join(each.reason for each in report.not_checked)
    assert report.findings == Checker(target_language="en").check(bare).findings
    assert report.site == str(tmp_path)


def test_an_article_that_repeats_its_headings_keeps_them(tmp_path):
    def recipe(at: int) -> str:
        text = body(at)
        return "\n".join([*TOP, f"Soup of {TOWNS[at]}", text[0], "Ingredients", text[1], "The way", *text[2:], *END])

    sites = learned(write(tmp_path, {f"{at}.txt": recipe(at) for at in range(10)}))
    assert named(sites, recipe(11)) == [*TOP, *END]


def test_a_headline_that_others_link_to_is_not_taken_from_its_own_page(tmp_path):
    heads = [page(at).splitlines()[4] for at in range(12)]
    pages = {f"{at}.txt": page(at, end=("Read on", *heads[:3], *END)) for at in range(3, 12)}
    sites = learned(write(tmp_path, pages))
    assert heads[0] in named(sites, page(40, end=("Read on", *heads[:3], *END)))
    assert heads[0] not in named(sites, page(0))


def test_one_page_is_checked_as_if_nothing_were_known(tmp_path):
    pairs = write(tmp_path, {"0.txt": page(0)})
    alone = Checker(target_language="en")
    assert alone.learn_sites(pairs) is alone


def test_learned_pages_are_read_once_and_forgotten(tmp_path):
    pairs = write(tmp_path, {f"{at}.txt": page(at) for at in range(6)})
    checker = Checker(target_language="en").learn_sites(pairs, keep=True)
    assert checker.sites
    assert len(checker.sites.documents) == 6
    reports = list(checker.check_pages(pairs))
    assert not checker.sites.documents
    assert reports == list(Checker(target_language="en").learn_sites(pairs).check_pages(pairs, jobs=2))
    assert {each.site for each in reports} == {str(tmp_path)}


def test_what_cannot_be_read_twice_is_not_read_to_learn(tmp_path):
    pairs = write(tmp_path, {f"{at}.txt": page(at) for at in range(4)})
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "broken.txt").write_bytes(b"\xff\x00\x01")
    pairs += [PagePair(Input(name, tmp_path / name)) for name in ("pipe.txt", "broken.txt", "gone.txt")]
    assert [each.pages for each in learned([*pairs, PagePair(Input("-"))]).templates] == [4]


def test_a_sample_is_spread_over_folders_and_does_not_heed_order():
    paths = [Path(f"{folder}/{at:04}.txt") for folder, size in (("a", 3000), ("b", 7)) for at in range(size)]
    chosen = choose_sample(paths)
    assert len(chosen) <= 300
    assert sum(path.parent.name == "b" for path in chosen) == 7
    assert chosen == choose_sample(paths[::-1])
    assert len(choose_sample([Path(f"{at}/x.txt") for at in range(5000)])) == 300


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("23 Comments", "# comments"),
        ("  Updated:  12.05.2026, 8:15 ", "updated: #, #"),
        ("2026年5月12日", "#年#月#日"),
    ],
)
def test_numbers_of_a_line_may_change(text, key):
    assert line_key(text) == key


def test_long_lines_are_told_by_all_of_their_text():
    long = "word " * 200
    assert line_key(long + "one") != line_key(long + "two")
    assert len(line_key(long)) < 200


LABELS = st.text("abcdefgh ", min_size=1, max_size=20).filter(str.strip)


@st.composite
def sites_of_pages(draw) -> tuple[list[list[PageLine]], int]:
    top, end = draw(st.lists(LABELS, max_size=5)), draw(st.lists(LABELS, max_size=5))
    number = draw(st.integers(3, 12))
    pages = []
    for at in range(number):
        own = [PageLine(f"{at} {row} is this page's own and no other's", words=9, is_prose=True) for row in range(4)]
        pages.append([*(PageLine(key, words=1) for key in top), *own, *(PageLine(key, words=1) for key in end)])
    return pages, number


@settings(max_examples=60, deadline=None)
@given(sites_of_pages(), st.randoms(use_true_random=False))
def test_the_order_of_pages_does_not_matter(made, chance):
    pages, _ = made
    seen = [SeenPage(Path(f"{at}.txt"), "", "", tuple(lines)) for at, lines in enumerate(pages)]
    shuffled = list(seen)
    chance.shuffle(shuffled)
    assert learn_templates(seen) == learn_templates(shuffled)


@settings(max_examples=60, deadline=None)
@given(sites_of_pages())
def test_lines_of_one_page_alone_are_never_the_sites(made):
    pages, number = made
    lines = learn_lines(pages)
    counts: dict[str, int] = {}
    for each in pages:
        for key in {line.key for line in each}:
            counts[key] = counts.get(key, 0) + 1
    assert all(counts[key] == number for key in lines)
    for template in learn_templates(SeenPage(Path(f"{at}"), "", "", tuple(each)) for at, each in enumerate(pages)):
        for each in pages:
            found = find_template(each, template)
            assert found is not None
            assert not any(each[at].is_prose for at in found)


def test_templates_go_to_other_processes_without_their_pages(tmp_path):
    pairs = write(tmp_path, {f"{at}.txt": page(at) for at in range(6)})
    sites = learn_sites(pairs, lambda _: 10**6, keep=True)
    copy = pickle.loads(pickle.dumps(sites))  # noqa: S301  # made here
    assert copy.templates == sites.templates
    assert not copy.documents


def test_a_page_that_crashes_teaches_nothing_and_costs_no_other_page(tmp_path, monkeypatch):
    pairs = write(tmp_path, {f"{at}.txt": page(at) for at in range(6)})
    load = loading.load

    def crash(path, *given):
        if path.name == "3.txt":
            raise RecursionError
        return load(path, *given)

    monkeypatch.setattr(loading, "load", crash)
    assert [each.pages for each in learned(pairs).templates] == [5]


def test_page_lines_leave_out_what_nobody_sees():
    text = '<html><head><title>T</title></head><body><p>Seen</p><img alt="Unseen" src="x"><p></p></body></html>'
    document = loading.parse(text, "page", Format.HTML)
    assert [line.key for line in page_lines(document.blocks)] == ["seen"]


def test_a_heading_that_articles_like_to_have_is_no_template():
    def article(at: int) -> tuple[PageLine, ...]:
        own = (PageLine(f"{at} {row} is this page's own", words=9, is_prose=True) for row in range(4))
        return (PageLine("what you need", words=3), *own, PageLine("recap", words=1))

    assert not learn_templates(SeenPage(Path(f"{at}"), "", "", article(at)) for at in range(30))


def test_a_list_that_a_few_of_many_pages_share_is_no_template():
    def article(at: int) -> tuple[PageLine, ...]:
        own = (PageLine(f"{at} {row} is this page's own", words=9, is_prose=True) for row in range(4))
        shared = [f"step {word}" for word in "one two three four".split()] if at < 4 else []
        return (*(PageLine(key, words=2) for key in shared), *own)

    assert not learn_templates(SeenPage(Path(f"{at}"), "", "", article(at)) for at in range(100))
    assert learn_templates(SeenPage(Path(f"{at}"), "", "", article(at)) for at in range(20))
