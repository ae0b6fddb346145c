"""MQM's numbers against hand-computed ones, and the laws that hold for all findings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.model.finding import Category, Finding, Severity
from mtcheck.model.text import Region
from mtcheck.results.scoring import MAXIMUM, THRESHOLD, WEIGHTS, weigh, words


def finding(severity=Severity.MINOR, cause="", category=Category.PUNCTUATION, region=Region.BODY):
    return Finding("style/x", category, severity, "message", cause=cause, region=region)


def minors(count):
    return [finding(cause=str(number)) for number in range(count)]


FINDINGS = st.lists(
    st.builds(
        finding,
        st.sampled_from(Severity),
        st.sampled_from(["", "a", "b", "c"]),
        st.sampled_from(Category),
        st.sampled_from(Region),
    ),
    max_size=30,
)
WORDS = st.integers(0, 3000)


def test_ten_minor_faults_in_a_thousand_words():
    score = weigh(minors(10), 1000, 0)
    assert score.raw == 99.0
    assert score.calibrated == 90.0
    assert score.value == score.calibrated
    assert score.verdict == "pass"


def test_eleven_minor_faults_in_a_thousand_words_do_not_pass():
    score = weigh(minors(11), 1000, 0)
    assert score.calibrated == 89.0
    assert score.verdict == "fail"


def test_severities_weigh_0_1_5_25():
    one_of_each = [finding(severity, cause=severity.value) for severity in Severity]
    score = weigh(one_of_each, 500, 500)
    assert score.raw == 96.9
    assert score.calibrated == 69.0
    assert score.critical == 1


def test_a_critical_fault_fails_whatever_the_score():
    score = weigh([finding(Severity.CRITICAL)], 100_000, 0)
    assert score.calibrated == 99.75
    assert score.verdict == "fail"


def test_one_cause_counts_once_with_its_worst():
    score = weigh([finding(cause="a"), finding(Severity.MAJOR, cause="a"), finding(cause="a")], 1000, 0)
    assert score.calibrated == 95.0
    assert (score.body.findings, score.body.causes, score.body.penalty) == (3, 1, 5.0)


def test_findings_without_a_cause_are_not_lumped_together():
    assert weigh([finding(), finding()], 1000, 0).calibrated == 98.0


def test_body_and_chrome_are_tallied_apart():
    score = weigh(
        [finding(cause="a"), finding(Severity.MAJOR, cause="b", region=Region.FOOTER)],
        400,
        100,
    )
    assert (score.body.words, score.body.penalty, score.body.per_thousand) == (400, 1.0, 2.5)
    assert (score.chrome.words, score.chrome.penalty, score.chrome.per_thousand) == (100, 5.0, 50.0)
    assert score.calibrated == 88.0


def test_by_category_splits_the_penalty():
    score = weigh(
        [finding(cause="a"), finding(cause="b"), finding(Severity.MAJOR, cause="c", category=Category.NUMBER)], 1000, 0
    )
    assert score.by_category == {"accuracy/number": 5, "linguistic-conventions/punctuation": 2}


def test_few_words_are_undecided_where_the_interval_holds_the_threshold():
    score = weigh(minors(1), 200, 0)
    assert score.too_few_words
    assert score.interval[0] < THRESHOLD <= score.interval[1]
    assert score.verdict == "undecided"


def test_few_words_with_many_faults_fail_all_the_same():
    score = weigh(minors(40), 200, 0)
    assert score.too_few_words
    assert score.verdict == "fail"


def test_the_interval_of_minor_faults_is_the_exact_one_of_a_poisson_count():
    """Garwood's limits of 10 events, from the chi-square table: 4.795 to 18.390."""
    low, high = weigh(minors(10), 1000, 0).interval
    assert low == pytest.approx(MAXIMUM - 18.390, abs=0.02)
    assert high == pytest.approx(MAXIMUM - 4.795, abs=0.02)


def test_no_words_decide_nothing():
    score = weigh([], 0, 0)
    assert score.verdict == "undecided"
    assert score.interval == (0.0, 100.0)


def test_the_signature_names_the_weights_and_the_form():
    score = weigh([], 1000, 0)
    assert "weights:0-1-5-25" in score.signature
    assert "value:calibrated" in score.signature


@given(FINDINGS, WORDS, WORDS)
def test_scores_stay_between_0_and_100_and_inside_their_interval(findings, body, chrome):
    score = weigh(findings, body, chrome)
    assert 0 <= score.calibrated <= score.raw <= 100
    assert 0 <= score.interval[0] <= score.calibrated + 1e-4
    assert score.calibrated <= score.interval[1] + 1e-4


@given(FINDINGS, WORDS, WORDS)
def test_the_categories_sum_to_the_penalty_of_the_causes(findings, body, chrome):
    score = weigh(findings, body, chrome)
    worst = {}
    for number, each in enumerate(findings):
        worst.setdefault(each.cause or number, []).append(WEIGHTS[each.severity])
    assert sum(score.by_category.values()) == sum(map(max, worst.values()))


@given(FINDINGS, st.integers(1, 3000), st.sampled_from(Severity))
def test_a_further_fault_never_raises_the_score(findings, body, severity):
    before, after = weigh(findings, body, 0), weigh([*findings, finding(severity, cause="new")], body, 0)
    assert after.calibrated <= before.calibrated
    assert after.raw <= before.raw


@given(FINDINGS, st.integers(1, 3000))
def test_the_score_does_not_depend_on_the_order_of_findings(findings, body):
    forward, backward = weigh(findings, body, 0), weigh(findings[::-1], body, 0)
    assert forward.calibrated == backward.calibrated
    assert forward.interval == pytest.approx(backward.interval)


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
