"""No rule, pack or pattern crashes or hangs: it is refused in one line, runs, or is a failure of its own."""

from __future__ import annotations

import string

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import mtcheck
from mtcheck import Config
from mtcheck.config.rules import EXAMPLE_KEYS, RULE_KEYS
from mtcheck.errors import UsageError
from mtcheck.model.finding import Fix
from mtcheck.rules import load_rules
from mtcheck.rules.examples import run_examples
from mtcheck.rules.packs import read_pack
from mtcheck.rules.patterns import PageClock, RuleClock, RunawayError, read_pattern, read_words

PAGE = "# Wir gehen (aaaa)\n\nThe aaaaaaaaaaaaaaaaaaaaaaaaab cats paid €5, \U0001f600 e\u0301tudes & `code`.\n"
ORIGINAL = "# Wir gehen (aaaa)\n\nDie aaaaaaaaaaaaaaaaaaaaaaaaab Katzen zahlten 5 €.\n"
SHORT = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])

MARKS = r"a b . \w \s \b ^ $ [a-c] [^a] \p{L} ( ) (?: (?= (?<! (?P<n> | * + ? {2} {1,9} { } [ ] \ (?i) \1 (?P=n) é"
atoms = st.sampled_from([*MARKS.split(), chr(0x1F600), chr(0xD800)])
patterns = st.lists(atoms, min_size=1, max_size=12).map("".join) | st.text(max_size=12)
runaways = st.builds(
    lambda inner, outer, end: f"(?:{inner}){outer}{end}",
    st.sampled_from(["a+", "a|a", "a|aa", "(a+)+", ".*a", r"\w+\s?", "(?:a?){9}"]),
    st.sampled_from(["+", "*", "{9}", "{1,99}"]),
    st.sampled_from(["c", "$", "(?=c)", "b{2}", r"\1"]),
)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | patterns,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=5,
)
names = st.sampled_from([key.name for key in (*RULE_KEYS, *EXAMPLE_KEYS)]) | st.text(max_size=8)
tables = st.dictionaries(names, values, max_size=5).map(lambda table: {"id": "house/x", "message": "m {0}"} | table)
rules = st.fixed_dictionaries(
    {"id": st.just("house/x"), "message": st.sampled_from(["m", "{0} {1}", "{n}", "{source}", "}{", "{{}}"])},
    optional={
        "forbid": patterns | runaways,
        "source": patterns,
        "except": patterns,
        "suggestion": st.sampled_from(["", "x", "{0}", "{1}"]),
        "case-sensitive": st.booleans(),
    },
)


def refusal(action, *arguments):
    """What is said of what is refused, in one line; empty where it is not."""
    try:
        action(*arguments)
    except (UsageError, RunawayError) as error:
        return str(error) or "nothing"
    return ""


def run_everywhere(table):
    """A rule, if it is read, over a page, a pair and its own examples."""
    config = Config(rules=(table,), only=("house",))
    if said := refusal(lambda: mtcheck.Checker("de", "en", config=config)):
        assert "\n" not in said
        assert said.startswith("rules 1")
        return
    checker = mtcheck.Checker("de", "en", config=config)
    reports = [checker.check(PAGE), *checker.check_segments([(ORIGINAL, PAGE, None)])]
    for report in reports:
        for failure in report.failures:
            assert failure.message.startswith("rules 1: '"), failure
        for finding in report.findings:
            if finding.target:
                assert PAGE[finding.target.start : finding.target.end] == finding.target.text
    list(run_examples(load_rules(config.rules, ())))


@SHORT
@given(tables)
def test_any_table_is_a_rule_or_one_line(table):
    run_everywhere(table)


@SHORT
@given(rules)
def test_any_pattern_runs_or_is_told(table):
    run_everywhere(table)


@SHORT
@given(patterns | runaways, st.text(alphabet="ab \u0301é\ud800", max_size=200), st.booleans())
def test_any_pattern_finds_places_of_the_text_in_order(text, page, case):
    found = []

    def find():
        pattern = read_pattern(text, "forbid", "here", case_sensitive=case)
        found.extend(RuleClock(PageClock()).find_all(pattern, page))

    assert "\n" not in refusal(find)
    ends = [0, *(each.end for each in found)]
    assert all(end <= each.start <= each.end <= len(page) for end, each in zip(ends, found, strict=False))


@SHORT
@given(
    st.lists(
        st.text(alphabet=string.printable.replace("*", "é’漢"), min_size=1, max_size=9).filter(str.strip), min_size=1
    )
)
def test_words_are_found_as_they_are(words):
    pattern = read_words(words, case_sensitive=True, whole=False)
    for word in words:
        assert RuleClock(PageClock()).find_first(pattern, f"({' '.join(word.split())})")


@SHORT
@given(st.text(max_size=200) | st.binary(max_size=200), st.sampled_from(["x.toml", "x.tsv"]))
def test_any_file_is_a_pack_or_one_line(tmp_path, content, name):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))
    said = refusal(lambda: load_rules(read_pack(path), ()))
    assert not said or str(path) in said
    assert "\n" not in said


@SHORT
@given(
    st.lists(
        st.lists(
            st.sampled_from(["house/x", "a|b", "[[a]] b", "true", "(", "m", "", "en", "1", "x => [[y]]"]), max_size=6
        ),
        max_size=4,
    ),
    st.lists(st.sampled_from([key.name for key in RULE_KEYS] + ["flagged", "passes", "id"]), max_size=6),
)
def test_any_table_of_rows_is_a_pack_or_one_line(tmp_path, rows, header):
    path = tmp_path / "x.tsv"
    path.write_text("\n".join("\t".join(row) for row in [header, *rows]), encoding="utf-8")
    said = refusal(lambda: list(run_examples(load_rules((), [str(path)]))))
    assert not said or str(path) in said


@SHORT
@given(st.sampled_from(["cats", "(?P<n>p)aid", r"\w+s\b", "€", "a+b"]), st.sampled_from(["", "x", "{0}{0}", "cats"]))
def test_fix_ends_whatever_a_rule_suggests(pattern, suggestion):
    rule = {"id": "house/x", "forbid": pattern, "message": "m", "suggestion": suggestion, "fix": "safe"}
    outcome = mtcheck.fix(PAGE, target_language="en", config=Config(rules=(rule,), only=("house",)))
    assert {info.fix for info in outcome.report.checks} == {Fix.SAFE}
