"""Metrics against a reference have sacrebleu's digits and signatures, and no side is ever cut to the shorter."""

from __future__ import annotations

import numpy as np
import pytest
import sacrebleu

from mtcheck import check_segments
from mtcheck.embeddings import encoder
from mtcheck.errors import UsageError
from mtcheck.metrics import against_reference, measure, tokenizers
from mtcheck.metrics.corpus import statistics_of
from mtcheck.metrics.lexical import lexical
from mtcheck.metrics.resampling import bootstrap, by_unit, paired_bootstrap, randomisation
from mtcheck.metrics.similarity import Similarity

HYPOTHESIS = "The bridge will be restored by next spring."
REFERENCE = "The bridge is to be restored by next spring."


def by_name(*arguments):
    return {each.name: each for each in against_reference(*arguments)}


def test_the_digits_are_those_of_the_library_itself():
    found = by_name(HYPOTHESIS, REFERENCE, "en")
    assert found["bleu"].value == sacrebleu.sentence_bleu(HYPOTHESIS, [REFERENCE]).score
    assert found["chrf"].value == sacrebleu.sentence_chrf(HYPOTHESIS, [REFERENCE]).score
    assert found["chrf++"].value == sacrebleu.sentence_chrf(HYPOTHESIS, [REFERENCE], word_order=2).score
    assert found["ter"].value == sacrebleu.sentence_ter(HYPOTHESIS, [REFERENCE]).score
    assert 0 < found["bleu"].value < found["chrf"].value < 100


def test_several_references_of_one_sentence():
    references = ["It will be repaired.", REFERENCE]
    found = by_name(HYPOTHESIS, references, "en")
    assert found["bleu"].value == sacrebleu.sentence_bleu(HYPOTHESIS, references).score
    assert "nrefs:2" in found["chrf"].signature


def test_every_number_bears_the_library_s_signature():
    found = by_name(HYPOTHESIS, REFERENCE, "en-GB")
    assert f"version:{sacrebleu.__version__}" in found["bleu"].signature
    assert "tok:13a" in found["bleu"].signature
    assert "nc:6|nw:2" in found["chrf++"].signature
    assert "tok:tercom" in found["ter"].signature


@pytest.mark.parametrize(
    ("language", "tokenizer"), [("zh", "zh"), ("zh-Hant", "zh"), ("ja", "char"), ("ko", "char"), ("de", "13a")]
)
def test_words_are_cut_as_the_language_asks(language, tokenizer):
    found = by_name("橋は春に直る", "橋は春までに直る", language)
    assert f"tok:{tokenizer}" in found["bleu"].signature


def test_installed_analysers_are_used_unless_they_do_not_work(monkeypatch):
    monkeypatch.setattr(tokenizers, "find_spec", lambda name: name)
    tokenizers.bleu_tokenizer.cache_clear()
    assert tokenizers.bleu_tokenizer("ja") == "char"
    monkeypatch.setattr(sacrebleu.metrics.bleu.BLEU, "__init__", lambda *_, **__: None)
    tokenizers.bleu_tokenizer.cache_clear()
    assert tokenizers.bleu_tokenizer("ja") == "ja-mecab"
    tokenizers.bleu_tokenizer.cache_clear()


def test_chinese_characters_are_words_of_the_edit_rate():
    assert by_name("橋春直", "橋春治", "zh")["ter"].value == pytest.approx(100 / 3)
    assert "asian:yes" in by_name("橋", "橋", "ja")["ter"].signature


@pytest.mark.parametrize(("hypotheses", "streams"), [(3, [1]), (1, [3]), (2, [2, 1])])
def test_sides_of_different_length_are_an_error_that_names_both(hypotheses, streams):
    short = next(each for each in streams if each != hypotheses)
    with pytest.raises(UsageError, match=rf"{hypotheses} segments, but {short} in (the )?reference"):
        lexical("en")[0].statistics(["a"] * hypotheses, [["a"] * each for each in streams])


def test_a_segment_without_any_reference_is_an_error_that_names_it():
    with pytest.raises(UsageError, match="segment 2 has no reference"):
        lexical("en")[0].statistics(["a", "b"], [["a", None], ["a", None]])
    with pytest.raises(UsageError, match="no reference to measure it against"):
        lexical("en")[0].statistics(["a"], [])


def test_segments_may_have_different_numbers_of_references():
    metric = lexical("en")[0]
    rows = metric.statistics(["a b c d e"] * 2, [["a b c d e", "x"], [None, "a b c d e"]])
    assert metric.score(rows.sum(0)) == pytest.approx(100)
    assert "nrefs:var" in metric.signature(0)


def test_an_empty_translation_is_measured_and_worth_nothing():
    found = by_name("", REFERENCE, "en")
    assert [found[name].value for name in ("bleu", "chrf", "ter")] == [0, 0, 100]


def test_several_processes_count_the_same(texts):
    reference = texts.references("en", 1100)
    systems = [texts.system(reference, seed) for seed in (1, 2)]
    metrics = lexical("en")[:2]
    alone, together = (statistics_of(systems, [reference], metrics, jobs) for jobs in (1, 2))
    for one, other in zip(alone, together, strict=True):
        assert all((a == b).all() for a, b in zip(one, other, strict=True))


def test_articles_are_drawn_as_wholes():
    rows = np.array([[1.0, 2.0], [10.0, 20.0], [3.0, 4.0]])
    assert by_unit(rows, [7, 2, 7]).tolist() == [[4, 6], [10, 20]]
    metric = lexical("en")[1]
    counted = metric.statistics(["a", "bb", "c", "dd"], [["a", "b", "x", "dd"]])
    whole = bootstrap(metric, by_unit(counted, [0, 0, 0, 0]))
    assert whole.interval[0] == whole.interval[1] == pytest.approx(metric.score(counted.sum(0)))
    assert bootstrap(metric, counted).half_width > 0


def test_more_units_than_are_drawn_at_once_give_the_same_numbers(monkeypatch, texts):
    from mtcheck.metrics import resampling

    reference = texts.references("en")
    metric = lexical("en")[3]
    rows = [metric.statistics(texts.system(reference, seed), [reference]) for seed in (1, 2)]
    whole = bootstrap(metric, rows[0]).scores.tolist(), randomisation(metric, *rows, trials=400)
    monkeypatch.setattr(resampling, "_CELLS", 64 * len(reference))
    assert (bootstrap(metric, rows[0]).scores.tolist(), randomisation(metric, *rows, trials=400)) == whole


def test_a_system_does_not_differ_from_itself(texts):
    reference = texts.references("en")
    metric = lexical("en")[1]
    rows = metric.statistics(texts.system(reference, 1), [reference])
    drawn = bootstrap(metric, rows)
    assert paired_bootstrap(drawn, drawn, 0.0) == pytest.approx(1 / 1001)
    assert randomisation(metric, rows, rows, trials=100) == pytest.approx(1 / 101)


def test_agreement_of_meaning_is_the_cosine_of_the_sentences():
    model = encoder()
    metric = Similarity(model.encode, model.signature)
    rows = metric.statistics(["The dog sleeps.", "", "Yes."], [["The dog is asleep.", "Something.", "Yes."]])
    assert rows[1].tolist() == [0, 1]
    assert rows[2][0] == pytest.approx(1)
    assert 0.5 < rows[0][0] < 1
    assert metric.score(rows.sum(0)) == pytest.approx(100 * rows[:, 0].mean())
    assert model.signature in metric.signature(1)
    nearer = metric.statistics(["The dog sleeps."], [["The dog is asleep."], ["The dog sleeps."]])
    assert nearer[0][0] == pytest.approx(1)


def test_a_pair_with_a_reference_is_measured_and_one_without_is_not():
    pairs = [
        ("Die Brücke wird saniert.", "The bridge is being restored.", REFERENCE),
        ("Ja.", "Yes.", None),
        ("Nein.", "No.", ["No.", ""]),
        ("Radio 7", "Radio 7", "Radio 7"),
    ]
    with_reference, without, several, same = check_segments(pairs, "de", "en")
    names = ["bleu", "chrf", "chrf++", "ter", "similarity"]
    assert [each.name for each in with_reference.measurements] == ["quality", *names]
    assert [each.name for each in several.measurements] == ["quality", *names]
    assert [each.name for each in without.measurements] == [each.name for each in same.measurements] == ["quality"]
    assert [each.what for each in with_reference.not_checked] == ["page"]
    assert [each.what for each in (*several.not_checked, *same.not_checked)] == ["page", "reference"] * 2


def test_a_text_of_one_segment_has_no_interval():
    (one,) = measure(lexical("en")[:1], ["a b c d"], [["a b c d"]], "made:so")
    assert one.interval is None
    assert one.signature.endswith("|made:so")
    assert "bs:" not in one.signature
