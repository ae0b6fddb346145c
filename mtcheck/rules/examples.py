"""The examples inside rules, run as pages are: what each must flag or pass, and what it does instead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from mtcheck.checks.base import Article
from mtcheck.checks.registry import Entry
from mtcheck.checks.signing import sign
from mtcheck.errors import MtcheckError
from mtcheck.language.lexicon import labels
from mtcheck.language.profiles import profile
from mtcheck.loading.segments import document_of
from mtcheck.model.bead import Bead
from mtcheck.model.finding import Finding
from mtcheck.model.text import Document, Segment
from mtcheck.model.tuples import NamedTuple
from mtcheck.rules.checking import Inspector
from mtcheck.rules.rule import Example, Rule


class RuleTest(NamedTuple):
    """A rule and what is wrong with its examples."""

    id: str
    name: str
    """The file's name and the rule's place in it."""
    examples: int
    problems: tuple[str, ...]


def run_examples(entries: Iterable[Entry]) -> Iterator[RuleTest]:
    """What the examples of each rule come to, in the order of the rules."""
    for entry in entries:
        if isinstance(entry.check.inspect, Inspector):
            rule = entry.check.inspect.rule
            told = (_judge(entry, rule, each) for each in rule.examples)
            problems = tuple(f"example {number}: {said}" for number, said in enumerate(told, 1) if said)
            yield RuleTest(rule.id, rule.name, len(rule.examples), problems)


def _judge(entry: Entry, rule: Rule, example: Example) -> str:
    """What is wrong with an example; empty where nothing is."""
    try:
        article = _make_article(rule, example)
        findings = sign(entry.info, entry.check.remarks(article), article)
    except MtcheckError as error:
        return str(error)
    if not _is_as_told(example, findings):
        wanted = f"{_listed(example.flagged)} must be marked" if example.flagged else "nothing must be marked"
        return f"{wanted}, but {_listed(_marked(findings)) or 'nothing'} is, in '{example.target}'"
    suggested = findings[0].suggestion if findings else None
    if example.suggestion is not None and suggested != example.suggestion:
        own = "nothing" if suggested is None else f"'{suggested}'"
        return f"'{example.suggestion}' must be suggested, but {own} is, in '{example.target}'"
    return ""


def _is_as_told(example: Example, findings: Sequence[Finding]) -> bool:
    if not example.flagged:
        return not findings
    return example.flagged in (_marked(findings), _marked_in_source(findings))


def _marked(findings: Iterable[Finding]) -> tuple[str, ...]:
    return tuple(each.target.text for each in findings if each.target)


def _marked_in_source(findings: Iterable[Finding]) -> tuple[str, ...]:
    """What is marked in the original: of a sentence that lacks something, this says more than the whole of it."""
    return tuple(each.source.text for each in findings if each.source)


def _listed(texts: Iterable[str]) -> str:
    return ", ".join(f"'{text}'" for text in texts)


def _make_article(rule: Rule, example: Example) -> Article:
    """An example as a page of one block, in the first language, region and kind that the rule names."""
    target = _place_block(document_of(example.target, "example"), rule)
    source = document_of(example.source, "original") if example.source else None
    language = next(iter(rule.target_languages), "")
    segments = _segments(target)
    return Article(
        target,
        language,
        profile(language),
        labels(),
        segments,
        source_language=next(iter(rule.source_languages), ""),
        source=source,
        beads=(Bead(_segments(source), segments),) if source else (),
        is_pair=True,
    )


def _place_block(document: Document, rule: Rule) -> Document:
    blocks = tuple(
        replace(block, region=next(iter(rule.regions), block.region), kind=next(iter(rule.kinds), block.kind))
        for block in document.blocks
    )
    return replace(document, blocks=blocks)


def _segments(document: Document) -> tuple[Segment, ...]:
    return tuple(Segment(block, 0, len(block.text)) for block in document.blocks)
