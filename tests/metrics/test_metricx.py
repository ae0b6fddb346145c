"""The recipe for MetricX runs by itself and speaks both protocols, with stand-ins for the model and its libraries."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from mtcheck import check_segments
from mtcheck.config import Config
from mtcheck.metrics import external, judges
from mtcheck.metrics.external import External, Triple

RECIPE = Path(__file__).parents[2] / "recipes" / "metricx_scorer.py"
TORCH = """
from contextlib import nullcontext
from types import SimpleNamespace

cuda = SimpleNamespace(is_available=lambda: False)
inference_mode = nullcontext


def tensor(values, device):
    assert device == "cpu"
    return values
"""
TRANSFORMERS = """
import os


class AutoTokenizer:
    @staticmethod
    def from_pretrained(name, local_files_only):
        assert local_files_only and os.environ["HF_HUB_OFFLINE"] == "1"
        print("loading", name)
        return lambda text: {"input_ids": [*text.split(), "</s>"]}
"""
MODELS = """
from types import SimpleNamespace


class MT5ForRegression:
    @classmethod
    def from_pretrained(cls, path, torch_dtype, local_files_only):
        assert local_files_only
        return cls()

    def to(self, device):
        return self

    def eval(self):
        return self

    def __call__(self, input_ids, attention_mask):
        (words,), (mask,) = input_ids, attention_mask
        assert mask == [1] * len(words) and "</s>" not in words
        assert words[0] == "source:" and "candidate:" in words
        bad = 5.0 if "advice" in words else 0.0
        return SimpleNamespace(predictions=[bad + (2.5 if "reference:" in words else 0.0)])
"""


@pytest.fixture
def command(tmp_path, monkeypatch):
    """The recipe with a checkpoint, in an environment where its libraries are."""
    libraries, code, checkpoint = (tmp_path / name for name in ("libraries", "code", "metricx-24-tiny"))
    for folder in (libraries / "transformers-4.50.0.dist-info", code / "metricx24", checkpoint):
        folder.mkdir(parents=True)
    (libraries / "torch.py").write_text(TORCH)
    (libraries / "transformers.py").write_text(TRANSFORMERS)
    metadata = "Metadata-Version: 2.1\nName: transformers\nVersion: 4.50.0\n"
    (libraries / "transformers-4.50.0.dist-info" / "METADATA").write_text(metadata)
    (code / "metricx24" / "__init__.py").write_text("")
    (code / "metricx24" / "models.py").write_text(MODELS)
    (checkpoint / "pytorch_model.bin").write_bytes(b"weights")
    monkeypatch.setenv("PYTHONPATH", str(libraries))
    monkeypatch.setenv("MTCHECK_CACHE", str(tmp_path / "cache"))
    external._session.cache_clear()
    judges.end_all()
    yield (sys.executable, str(RECIPE), str(checkpoint), "--tokenizer", "mt5-tiny", "--code", str(code))
    judges.end_all()
    external._session.cache_clear()


def test_it_scores_pairs_with_and_without_references(command):
    pairs = [
        Triple("Der Rat tagt.", "The council meets."),
        Triple("Der Rat tagt.", "The advice meets."),
        Triple("Der Rat tagt.", "The advice meets.", "The council meets."),
        Triple("a " * 1600, "b"),
    ]
    answers = external.of_segments(External(command, 20), pairs)
    assert [[each.value for each in answer.measurements] for answer in answers] == [[100], [80], [70], []]
    assert answers[3].not_checked[0].reason == "1603 tokens are more than the model's 1536"
    measured = answers[0].measurements[0]
    assert measured.name == "metricx"
    assert measured.signature.startswith("external:metricx24|model:metricx-24-tiny:")
    assert ":100-4x|version:transformers-4.50.0|" in measured.signature


def test_it_judges_by_a_score_alone(command):
    table = {"kind": "program", "command": [*command, "--judge"], "timeout": 20}
    own = Config(judge={"metricx": table}, judges=("metricx",), encoder="none")
    pairs = [("Der Rat tagt.", "The advice meets."), ("a " * 1600, "b")]
    first, second = check_segments(pairs, "de", "en", config=own)
    (number,) = [each for each in first.measurements if each.name == "judge/metricx"]
    assert number.value == 80
    assert not first.failures
    assert "1603 tokens are more than the model's 1536" in second.failures[0].message


def test_it_imports_nothing_of_mtcheck(command):
    question = json.dumps({"id": 7, "source": "Der Rat tagt.", "target": "The advice meets.", "reference": None})
    alone = [command[0], "-S", "-P", *command[1:]]
    done = subprocess.run(alone, input=f"{question}\n\n", capture_output=True, text=True, check=True, cwd=os.sep)
    header, answer, end = done.stdout.split("\n", 2)
    assert json.loads(header)["schema"] == "mtcheck.scores/1"
    assert json.loads(answer) == {"id": 7, "score": 80.0}
    assert end == "\n"
    assert "loading mt5-tiny" in done.stderr


def test_a_folder_without_weights_is_said(command, tmp_path):
    wrong = [*command[:2], str(tmp_path), *command[3:]]
    done = subprocess.run(wrong, input="", capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "is no folder with weights" in done.stderr
