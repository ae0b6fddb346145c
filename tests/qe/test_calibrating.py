"""Probabilities that the reader's numbers are taken for, and what it takes to show a passage."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from training.reader.calibrating import Calibrated, Sample, apply, calibrate, fit_isotonic, is_sure, share_of

SAMPLES = st.lists(st.tuples(st.floats(-9, 9), st.booleans()), min_size=1, max_size=40)
CERTAIN = [(0.0, 0.0), (1.0, 1.0)]


def sample(value, *, is_right, source="one", document="report", domain="news"):
    return Sample(value, is_right, source, document, domain, 0.0)


@given(SAMPLES)
def test_the_curve_rises_and_is_right_on_the_whole(given_samples):
    values, outcomes = zip(*given_samples, strict=True)
    knots = fit_isotonic(values, outcomes)
    assert all(one[0] < other[0] and one[1] <= other[1] for one, other in pairwise(knots))
    assert np.isclose(apply(knots, values).sum(), sum(outcomes))


@given(SAMPLES)
def test_no_other_step_between_two_halves_is_nearer(given_samples):
    values, outcomes = zip(*sorted(given_samples), strict=True)
    off = ((apply(fit_isotonic(values, outcomes), values) - outcomes) ** 2).sum()
    for at in range(1, len(values)):
        low, high = np.mean(outcomes[:at]), np.mean(outcomes[at:])
        if low <= high and values[at - 1] < values[at]:
            stepped = np.where(np.arange(len(values)) < at, low, high)
            assert off <= ((stepped - outcomes) ** 2).sum() + 1e-9


def test_many_passages_of_one_original_count_once():
    found = share_of([sample(1, is_right=True, source="a")] * 50 + [sample(1, is_right=False, source="b")])
    assert (found.right, found.sources, found.samples) == (0.5, 2, 51)
    assert found.low < 0.2


def right(number, domain, share=1.0):
    return [sample(0.9, is_right=at < share * number, source=f"{domain}{at}", domain=domain) for at in range(number)]


def test_what_is_right_everywhere_is_sure():
    assert is_sure(Calibrated(CERTAIN, "news", right(40, "news"), right(40, "talks")))


def test_it_must_be_right_in_another_domain_often_enough_and_often_seen():
    assert not is_sure(Calibrated(CERTAIN, "news", right(40, "news"), []))
    assert not is_sure(Calibrated(CERTAIN, "news", right(40, "news"), right(40, "talks", 0.7)))
    assert not is_sure(Calibrated(CERTAIN, "news", right(40, "news"), right(5, "talks")))
    assert not is_sure(Calibrated(CERTAIN, "news", right(40, "news", 0.7), right(40, "talks")))


def test_what_is_no_righter_than_passages_laid_at_random_is_not_sure():
    lucky = [each._replace(chance=0.95) for each in right(40, "talks")]
    assert not is_sure(Calibrated(CERTAIN, "news", right(40, "news"), lucky))


def test_no_curve_is_fitted_on_little():
    assert calibrate(right(20, "news")) is None


def test_a_curve_is_fitted_in_the_larger_domain_and_held_against_documents_it_has_not_seen():
    samples = [sample(at / 400, is_right=at % 4 == 0, document=f"paper {at % 9}") for at in range(400)]
    found = calibrate([*samples, *right(30, "talks")])
    assert found is not None
    assert found.domain == "news"
    assert len(found.elsewhere) == 30
    assert 0 < len(found.unseen) < 400
