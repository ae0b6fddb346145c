"""The score against hand-computed ones, MQM's numbers, the verdict in words, and the laws for all findings."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.model.finding import Category, Finding, Severity
from mtcheck.model.kinds import Region
from mtcheck.model.score import Verdict
from mtcheck.model.spans import Place
from mtcheck.results.scoring import WEIGHTS, weigh, withhold_ready, words
from mtcheck.results.verdict import THRESHOLD


def finding(severity=Severity.MINOR, cause="", category=Category.PUNCTUATION, region=Region.BODY, furniture=False):
    return Finding("style/x", category, severity, "message", cause=cause, region=region, furniture=furniture)


def minors(count, **how):
    return [finding(cause=str(number), **how) for number in range(count)]


def on_lines(first, last):
    return Place(0, 9, first, 1, last, 9, "")


FINDINGS = st.lists(
    st.builds(
        finding,
        st.sampled_from(Severity),
        st.sampled_from(["", "a", "b", "c"]),
        st.sampled_from(Category),
        st.sampled_from(Region),
        st.booleans(),
    ),
    max_size=30,
)
WORDS = st.integers(0, 3000)


@pytest.mark.parametrize(("points", "value"), [(0, 100), (10, 90), (30, 75), (90, 50), (910, 9)])
def test_the_score_by_hand(points, value):
    """9000 / (90 + points for 1,000 words)."""
    assert weigh(minors(points), 1000).value == value
    assert weigh(minors(points), 2000).value == pytest.approx(9000 / (90 + points / 2), abs=1e-4)


def test_mqm_keeps_its_own_scores_of_the_same_faults():
    score = weigh(minors(11), 1000)
    assert (score.raw, score.calibrated, score.penalty) == (98.9, 89.0, 11)


def test_severities_weigh_0_1_5_25():
    one_of_each = [finding(severity, cause=severity.value) for severity in Severity]
    score = weigh(one_of_each, 1000)
    assert score.penalty == 31
    assert (score.raw, score.calibrated, score.critical) == (96.9, 69.0, 1)


@pytest.mark.parametrize(
    ("findings", "size", "verdict", "reason"),
    [
        ([], 1000, Verdict.READY, "no faults found"),
        (minors(10), 1000, Verdict.READY, "10 faults are blemishes"),
        (minors(11), 1000, Verdict.NEEDS_EDITING, "11 faults are blemishes"),
        (minors(91), 1000, Verdict.TRANSLATE_AGAIN, "91 faults are blemishes"),
        ([finding(Severity.CRITICAL)], 100_000, Verdict.NEEDS_EDITING, "1 fault changes the meaning"),
        ([finding(Severity.CRITICAL)], 100, Verdict.TRANSLATE_AGAIN, "1 fault changes the meaning"),
        (
            [
                finding(Severity.MAJOR, "a", Category.NUMBER),
                finding(Severity.MAJOR, "b", Category.OMISSION),
                finding(Severity.MAJOR, "c", Category.MARKUP),
                finding(cause="d"),
            ],
            1000,
            Verdict.NEEDS_EDITING,
            "2 faults change the meaning, 1 hinders reading, 1 is a blemish",
        ),
        ([finding(Severity.NEUTRAL)], 1000, Verdict.READY, "no faults found"),
        ([], 120, Verdict.READY, "no faults found"),
        ([], 30, Verdict.CANNOT_TELL, "30 words are too few to tell; no faults found"),
        (minors(1), 20, Verdict.CANNOT_TELL, "20 words are too few to tell; 1 fault is a blemish"),
        (minors(40), 200, Verdict.TRANSLATE_AGAIN, "40 faults are blemishes"),
        (minors(4), 22, Verdict.NEEDS_EDITING, "only 22 words; 4 faults are blemishes"),
        ([finding(Severity.MAJOR)], 200, Verdict.NEEDS_EDITING, "1 fault hinders reading"),
    ],
)
def test_the_verdict_in_words(findings, size, verdict, reason):
    score = weigh(findings, size)
    assert (score.verdict, score.reason) == (verdict, reason)


def test_furniture_is_counted_apart_and_keeps_nothing_from_being_ready():
    bar = [replace(finding(Severity.MAJOR, "bar", furniture=True), target=on_lines(3, 5))] * 2
    stamp = replace(finding(furniture=True), target=on_lines(5, 6))
    score = weigh([*bar, stamp, finding()], 1000)
    assert score.furniture == (4, 6)
    assert (score.penalty, score.by_category, score.verdict) == (1, {"linguistic-conventions/punctuation": 1}, "ready")
    assert score.reason == "1 fault is a blemish; 4 lines of page furniture"


def test_a_cause_of_furniture_hides_no_fault_of_the_same_cause():
    both = [finding(Severity.MAJOR, "a", furniture=True), finding(Severity.MINOR, "a")]
    assert weigh(both, 1000).penalty == 1


def test_a_page_without_an_article_is_weighed_by_its_words_and_never_called_ready():
    score = weigh(minors(1), 0, 1000)
    assert (score.words, score.page_words, score.value) == (0, 1000, weigh(minors(1), 1000).value)
    assert score.verdict is Verdict.CANNOT_TELL
    assert score.reason == "no article found on the page; 1 fault is a blemish"
    assert weigh([finding(Severity.MAJOR)], 0, 400).verdict is Verdict.NEEDS_EDITING


def test_words_around_the_article_do_not_thin_its_faults():
    assert weigh(minors(10), 1000, 4000).value == 90


def test_what_was_not_wholly_checked_is_never_ready():
    score = withhold_ready(weigh([], 1000))
    assert (score.verdict, score.reason) == (Verdict.CANNOT_TELL, "not everything could be checked; no faults found")
    assert withhold_ready(weigh(minors(20), 1000)) == weigh(minors(20), 1000)


def test_one_cause_counts_once_with_its_worst():
    score = weigh([finding(cause="a"), finding(Severity.MAJOR, cause="a"), finding(cause="a")], 1000)
    assert score.penalty == 5


def test_findings_without_a_cause_are_not_lumped_together():
    assert weigh([finding(), finding()], 1000).penalty == 2


def test_by_category_splits_the_penalty():
    score = weigh(
        [finding(cause="a"), finding(cause="b"), finding(Severity.MAJOR, cause="c", category=Category.NUMBER)], 1000
    )
    assert score.by_category == {"accuracy/number": 5, "linguistic-conventions/punctuation": 2}


def test_the_interval_of_minor_faults_is_the_exact_one_of_a_poisson_count():
    """Garwood's limits of 10 events, from the chi-square table: 4.795 to 18.390."""
    low, high = weigh(minors(10), 1000).interval
    assert low == pytest.approx(9000 / (90 + 18.390), abs=0.02)
    assert high == pytest.approx(9000 / (90 + 4.795), abs=0.02)


def test_no_words_decide_nothing():
    score = weigh([], 0)
    assert score.verdict is Verdict.CANNOT_TELL
    assert score.interval == (0.0, 100.0)


def test_the_signature_names_the_weights_and_the_form():
    score = weigh([], 1000)
    assert "weights:0-1-5-25" in score.signature
    assert "value:9000/(90+points)" in score.signature


@given(FINDINGS, WORDS, WORDS)
def test_scores_stay_in_their_bounds_and_inside_their_interval(findings, body, around):
    score = weigh(findings, body, around)
    assert 0 < score.value <= 100
    assert 0 <= score.calibrated <= score.raw <= 100
    assert score.interval[0] - 1e-4 <= score.value <= score.interval[1] + 1e-4


@given(FINDINGS, WORDS, WORDS)
def test_the_categories_sum_to_the_penalty_of_the_causes(findings, body, around):
    score = weigh(findings, body, around)
    worst = {}
    for number, each in enumerate(findings):
        if not each.furniture:
            worst.setdefault(each.cause or number, []).append(WEIGHTS[each.severity])
    assert sum(score.by_category.values()) == score.penalty == sum(map(max, worst.values()))


@given(FINDINGS, st.integers(1, 3000), st.sampled_from(list(Severity)[1:]))
def test_a_further_fault_lowers_the_score(findings, body, severity):
    before, after = weigh(findings, body), weigh([*findings, finding(severity, cause="new")], body)
    assert after.value < before.value
    assert after.calibrated <= before.calibrated
    assert after.raw <= before.raw


@given(FINDINGS, FINDINGS, st.integers(1, 3000))
def test_furniture_changes_no_score_and_no_verdict(findings, others, body):
    furniture = [replace(each, furniture=True) for each in others]
    before, after = weigh(findings, body), weigh([*furniture, *findings], body)
    assert (after.value, after.verdict, after.interval) == (before.value, before.verdict, before.interval)


@given(FINDINGS, st.integers(1, 3000))
def test_the_score_does_not_depend_on_the_order_of_findings(findings, body):
    forward, backward = weigh(findings, body), weigh(findings[::-1], body)
    assert (forward.value, forward.verdict, forward.calibrated) == (
        backward.value,
        backward.verdict,
        backward.calibrated,
    )
    assert forward.interval == pytest.approx(backward.interval)


@given(FINDINGS, st.integers(300, 3000))
def test_ready_is_what_scores_90_without_anything_critical(findings, body):
    score = weigh(findings, body)
    assert (score.verdict is Verdict.READY) == (score.value >= THRESHOLD and not score.critical)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("The cabinet met on Tuesday.", 5),
        ("Größe “so”", 2),
        ("新しい法律です", 4),
        ("Das Wort 日本 heißt Japan", 5),
        ("สวัสดี", 3),
    ],
)
def test_words(text, count):
    assert words(text) == count


@pytest.mark.parametrize(
    ("majors", "words", "verdict", "reason"),
    [
        (1, 40, Verdict.NEEDS_EDITING, "only 40 words; 1 fault hinders reading"),
        (1, 25, Verdict.NEEDS_EDITING, "only 25 words; 1 fault hinders reading"),
        (3, 40, Verdict.TRANSLATE_AGAIN, "only 40 words; 3 faults hinder reading"),
        (8, 290, Verdict.TRANSLATE_AGAIN, "8 faults hinder reading"),
        (6, 320, Verdict.TRANSLATE_AGAIN, "6 faults hinder reading"),
    ],
)
def test_a_single_grave_fault_does_not_condemn_a_few_sentences(majors, words, verdict, reason):
    score = weigh([finding(Severity.MAJOR, cause=f"{each}") for each in range(majors)], words)
    assert score.value < 50
    assert (score.verdict, score.reason) == (verdict, reason)


def test_what_is_critical_in_a_few_sentences_condemns_them():
    assert weigh([finding(Severity.CRITICAL)], 40).verdict is Verdict.TRANSLATE_AGAIN
