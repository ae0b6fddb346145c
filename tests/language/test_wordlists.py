"""Words that single checks know a language by."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from mtcheck.language.entries import read_words
from mtcheck.language.packaged import DATA
from mtcheck.language.wordlists import ANY, any_word, any_word_of, languages, pairs_of, word_set, words_of

READERS = {"any_word", "any_word_of", "pairs_of", "word_set", "words_of"}
FILES = {path.stem: read_words(path.name, path.read_text(encoding="utf-8")) for path in (DATA / "words").glob("*.txt")}
BY_GENDER = {"he", "she", "maybe-he", "maybe-she", "titles-of-men", "titles-of-women"}
"""Tables that pronoun_gender asks for by a name that it makes."""


def asked_for() -> Iterator[tuple[str, str]]:
    """The tables that the code names, each with its language as far as that is named as well."""
    for path in DATA.parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in READERS):
                continue
            first, *others = [ast.unparse(each).strip("'") for each in node.args] or [""]
            language, tables = ("", [first]) if node.func.id == "any_word" else (first, others)
            for table, given in zip(tables, node.args[-len(tables) :], strict=False):
                if isinstance(given, ast.Constant):
                    yield (ANY if language == "ANY" else language), table


def test_every_table_that_is_asked_for_is_there():
    missing = {
        (language, table)
        for language, table in asked_for()
        if not any(table in FILES[each] for each in ([language] if language in FILES else FILES))
    }
    assert missing == set()


def test_every_table_is_asked_for():
    asked = {table for _, table in asked_for()} | BY_GENDER
    assert {f"{code}: {table}" for code, file in FILES.items() for table in file if table not in asked} == set()


@pytest.mark.parametrize("code", sorted(FILES))
def test_no_word_is_in_a_table_twice(code):
    for table, words in FILES[code].items():
        assert len(words) == len(set(words)), table


def test_words_come_in_order_as_they_are_written():
    assert words_of("de", "plural-endings") == ("e", "en", "n", "er", "ern")
    assert "picture alliance" in words_of(ANY, "agencies")
    assert words_of("xx", "plural-endings") == words_of("de", "missing") == ()


def test_words_come_as_sets_pairs_and_expressions():
    assert word_set("de", "he", "maybe-he") > {"er", "seine"}
    assert pairs_of("de", "umlauts")["au"] == "äu"
    assert any_word_of("fr", "by") == "par"
    assert any_word_of("xx", "by") == "(?!)"
    assert set(any_word("by").split("|")) == {"by", "par", "von"}
    assert {"de", "en", ANY} < set(languages())
