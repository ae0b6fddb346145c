"""What checks are not asked again is what they would say again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from mtcheck import Checker, Report, loading
from mtcheck.checks.base import Article, BlockCheck, Remark, block_check, remark
from mtcheck.checks.recall import Recall
from mtcheck.language.lexicon import labels
from mtcheck.language.profiles import profile
from mtcheck.model.finding import Category, Severity
from mtcheck.model.text import Block, Document

SAMPLES = Path(__file__).parents[2] / "samples"
_asked: list[str] = []


def _check(text: str, source: Document, recall: Recall | None, name: str = "page.txt") -> Report:
    document = loading.parse(text, name, loading.load(SAMPLES / "swing-bridge" / "translation.en.txt").format)
    return Checker("de", "en").check_document(document, None, source=source, recall=recall)


def _edits(text: str) -> Iterator[str]:
    """Versions of a page as it is written: words changed, paragraphs put in, taken out and moved."""
    paragraphs = text.split("\n\n")
    yield text
    yield text.replace("bridge", "ridge", 2)
    yield "\n\n".join(["A line that was not there before.", *paragraphs])
    yield "\n\n".join(paragraphs[1:])
    yield "\n\n".join([*paragraphs[:3], paragraphs[7], *paragraphs[3:]])
    yield text.replace(". ", "!  ", 5).replace("the", "teh", 4)
    yield text


def test_a_page_that_is_edited_has_the_findings_of_one_that_is_new() -> None:
    source = loading.load(SAMPLES / "swing-bridge" / "original.de.txt")
    text = (SAMPLES / "swing-bridge" / "translation.en.txt").read_text(encoding="utf-8")
    recall = Recall()
    for version in _edits(text):
        new, again = _check(version, source, None), _check(version, source, recall)
        assert again.findings == new.findings
        assert again.score == new.score
        assert again.beads == new.beads


def _article(text: str, recall: Recall, **more: Any) -> Article:
    document = loading.document(text)
    return Article(document, "en", profile("en"), labels(), recall=recall, **more)


def _made(inspect: Any) -> BlockCheck:
    inspect.__module__ = "mtcheck.checks.linguistic.made_up"
    return block_check(Category.SPELLING, Severity.MINOR)(inspect)


def test_a_check_is_asked_once_for_a_block_wherever_that_is() -> None:
    def marks(block: Block, article: Article) -> Iterator[Remark]:
        _asked.append(block.text)
        if article.target_language == "en":
            yield remark(block, 0, 3, "so", fixes=block.locate(0, 1))

    check, recall = _made(marks), Recall()
    _asked.clear()
    first = check.remarks(_article("One line.\n\nTwo lines.", recall))
    later = check.remarks(_article("Zero.\n\nTwo lines.", recall))
    assert _asked == ["One line.", "Two lines.", "Zero."]
    assert [(each.target.start, each.fixes.start) for each in later if each.target and each.fixes] == [(0, 0), (7, 7)]
    assert later[1] == first[1]._replace(target=later[1].target, fixes=later[1].fixes)


@pytest.mark.parametrize("module", ["mtcheck.checks.linguistic.made_up", "plugin.checks"])
def test_a_check_that_looks_at_the_page_is_asked_again(module: str) -> None:
    def counts(block: Block, article: Article) -> Iterator[Remark]:
        _asked.append(block.text)
        if len(article.blocks) > 1 or module == "plugin.checks":
            yield remark(block, 0, 3, "so")

    check, recall = _made(counts), Recall()
    check.inspect.__module__ = module
    _asked.clear()
    for _ in range(2):
        check.remarks(_article("One line.\n\nTwo lines.", recall))
    assert _asked == ["One line.", "Two lines."] * 2


def test_what_was_said_under_other_settings_is_not_said_again() -> None:
    def marks(block: Block, article: Article) -> Iterator[Remark]:
        _asked.append(article.source_language)
        yield from ([remark(block, 0, 1, "so")] if article.is_pair else [])

    check, recall = _made(marks), Recall()
    _asked.clear()
    article = _article("One line.", recall, source_language="de")
    for each in (article, replace(article, source_language="fr"), article, replace(article, options={"x": 1})):
        check.remarks(each)
    assert _asked == ["de", "fr", "de"]
