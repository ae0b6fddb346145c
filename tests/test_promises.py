"""The law of promises: what README's 'What it finds' names is found in a case, and nothing is named without one."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CASES = ROOT / "tests" / "checks" / "cases"

PROMISES = {
    "labels translated without context": {
        "markup/mistranslated-label": "buttons of a German page: 'Drucken' and 'Teilen' beside a sound label"
    },
    "page chrome leaked into the text": {
        "markup/leaked-chrome": "the buttons of the source site between the paragraphs"
    },
    "sentences torn at their links": {
        "markup/torn-sentence": "the name of a newspaper was a link; the full stop stands on a third line"
    },
    "captions": {"markup/caption-in-body": "a caption of two sentences and its credit"},
    "related links": {"markup/related-links": "a heading, bullets and relative times between two paragraphs"},
    "credits in the middle of the body": {"markup/caption-in-body": "a German credit"},
    "literal timestamps": {"markup/literal-timestamp-label": "German 'Stand:'"},
    "bylines": {"markup/literal-byline-label": "German 'Von:'"},
    "repeated headlines": {"markup/repeated-text": "the headline is printed again above the text"},
    "summaries": {"markup/repeated-text": "a summary made of the article's sentences, one of them cut"},
    "stray brackets": {"markup/stranded-fragment": "an author's initials, torn into their brackets"},
    "initials": {"markup/stranded-fragment": "an author's initials, torn into their brackets"},
    "left-over words": {
        "accuracy/leftover-words": "a German negation was left standing and the sentence says the opposite"
    },
    "abbreviations": {"locale/foreign-abbreviation": "a German magnitude"},
    "number formats of the original": {"locale/foreign-number-format": "both signs are continental"},
    "the wrong language": {"locale/wrong-language": "a German paragraph in an English article"},
    "mixed scripts": {"linguistic/mixed-script": "half a name was transliterated"},
    "look-alike letters": {"linguistic/homoglyph": "a Cyrillic а inside a Latin word"},
    "mojibake": {"linguistic/mojibake": "UTF-8 read as Windows-1252"},
    "entities": {"linguistic/html-entity": "never decoded"},
    "tags shown to readers": {"markup/visible-tag": "a machine put spaces into the tags"},
    "machine preambles": {"style/machine-preamble": "a writing assistant's first line"},
    "broken quotation marks": {"linguistic/unbalanced-quote": "the closing mark is missing"},
    "doubled words": {"linguistic/doubled-word": "the article was translated twice"},
    "loops": {"accuracy/repetition-loop": "two words, four times"},
    "names spelt two ways": {"linguistic/name-variants": "the German spelling beside the English one"},
    "sentences left out": {"accuracy/omission": "a sentence in the middle is missing"},
    "added": {"accuracy/addition": "a sentence was made up inside a paragraph"},
    "moved": {"accuracy/moved-passage": "the second paragraph has become the last"},
    "left untranslated": {"accuracy/untranslated": "the whole segment was passed through"},
    "numbers": {"accuracy/number-mismatch": "two digits swapped"},
    "dates": {"accuracy/date-mismatch": "another weekday"},
    "measures": {"accuracy/quantity-mismatch": "metres are no yards when the number stays"},
    "names": {"accuracy/name-mismatch": "another person"},
    "links": {
        "markup/address-mismatch": "the link is gone",
        "markup/lost-link": "the sentence lost its link while another kept it",
    },
    "negations": {"accuracy/negation-mismatch": "nicht was dropped"},
    "questions that changed": {"accuracy/question-mismatch": "a question became a claim"},
    "false friends": {"terminology/false-friend": "a boss is no cook"},
    "hearsay reported as fact": {"accuracy/lost-hearsay": "an allegation became a demand"},
    "women who became men": {"accuracy/pronoun-gender": "she became he, where Spanish says it clearly"},
    "titles": {"terminology/inconsistent-term": "a title has two translations"},
    "sentences rendered in two ways": {"accuracy/inconsistent-segment": "one sentence, two renderings"},
    "headings": {"markup/lost-heading": "the second heading became a paragraph"},
    "quotation marks that were lost": {"accuracy/quotation-lost": "the paper seems to speak"},
    "terms of your glossary": {"terminology/glossary-term": "the term is rendered by another word"},
}
"""Each phrase with the check that keeps it, and the flagged case that shows it by its ``why``."""


def promises() -> list[str]:
    """The phrases of 'What it finds', without their verbs: ``On a page alone: a, b and c; d.``"""
    section = re.search(r"^## What it finds\n(.+?)^## ", (ROOT / "README.md").read_text(encoding="utf-8"), re.M | re.S)
    assert section
    lists = re.findall(r"^(?:On a page|Beside)[^:]*:(.+?)\.$", section[1], re.M | re.S)
    return [phrase for text in lists for phrase in re.split(r"[,;]\s|\s(?:and|or)\s", " ".join(text.split())) if phrase]


def flagged(check: str) -> set[str]:
    family, name = check.split("/")
    path = CASES / family / f"{name.replace('-', '_')}.toml"
    return {case["why"] for case in tomllib.loads(path.read_text(encoding="utf-8"))["flagged"]}


def test_readme_promises_what_has_a_case():
    found = promises()
    assert len(found) > 40
    assert not [phrase for phrase in found if phrase not in PROMISES], "README names what this table maps to no case"


def test_the_table_maps_nothing_else():
    assert not sorted(set(PROMISES) - set(promises()))


@pytest.mark.parametrize(("phrase", "check"), [(phrase, check) for phrase in PROMISES for check in PROMISES[phrase]])
def test_a_promise_has_a_case(phrase, check):
    assert PROMISES[phrase][check] in flagged(check)
