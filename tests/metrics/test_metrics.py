"""Metrics against a reference have sacrebleu's digits and signatures."""

from __future__ import annotations

import pytest
import sacrebleu

from mtcheck import check_segments
from mtcheck.metrics import against_reference

HYPOTHESIS = "The bridge will be restored by next spring."
REFERENCE = "The bridge is to be restored by next spring."


def test_the_digits_are_those_of_the_library_itself():
    bleu, chrf = against_reference(HYPOTHESIS, REFERENCE, "en")
    assert (bleu.name, bleu.value) == ("bleu", sacrebleu.sentence_bleu(HYPOTHESIS, [REFERENCE]).score)
    assert (chrf.name, chrf.value) == ("chrf", sacrebleu.sentence_chrf(HYPOTHESIS, [REFERENCE]).score)
    assert 0 < bleu.value < chrf.value < 100


def test_every_number_bears_the_library_s_signature():
    bleu, chrf = against_reference(HYPOTHESIS, REFERENCE, "en-GB")
    assert f"version:{sacrebleu.__version__}" in bleu.signature
    assert "tok:13a" in bleu.signature
    assert "nc:6" in chrf.signature


@pytest.mark.parametrize(("language", "tokenizer"), [("zh", "zh"), ("ja", "char"), ("ko", "char"), ("de", "13a")])
def test_words_are_cut_as_the_language_asks(language, tokenizer):
    bleu, _ = against_reference("橋は春に直る", "橋は春までに直る", language)
    assert f"tok:{tokenizer}" in bleu.signature


def test_a_pair_with_a_reference_is_measured_and_one_without_is_not():
    pairs = [("Die Brücke wird saniert.", "The bridge is being restored.", REFERENCE), ("Ja.", "Yes.", None)]
    with_reference, without = check_segments(pairs, "de", "en")
    assert [each.name for each in with_reference.measurements] == ["quality", "bleu", "chrf"]
    assert [each.name for each in without.measurements] == ["quality"]
