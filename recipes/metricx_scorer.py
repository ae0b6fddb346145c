"""Scores for mtcheck from a MetricX-24 model on disk; runs in an environment of its own (docs/external-metrics.md).

    python metricx_scorer.py /models/metricx-24-hybrid-large-v2p6 --tokenizer /models/mt5-large --code /opt/metricx

Needs torch, transformers and sentencepiece, MetricX's own code (``--code``, the folder that holds its package
``metricx24``), and the tokenizer of mT5, a folder or a name in the local Hugging Face cache. Contacts no hub. MetricX
says how bad a translation is, from 0 to 25; what is written is 100 less four times that, so that more is better. With a
reference it is measured against that as well. Texts longer than the model was trained with are refused. With
``--judge`` it is a judge that marks no errors and gives a score (docs/judges.md).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import sys
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

for _name in ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE", "HF_DATASETS_OFFLINE"):
    os.environ[_name] = "1"  # before anything of theirs is imported

_PACKAGE = "metricx24"
_MOST_TOKENS = 1536
"""What the models were trained with."""
_WORST = 25.0
_BEST = 100.0
_WEIGHTS = ("*.safetensors", "*.bin")


class Scorer:
    """A loaded model."""

    def __init__(self, checkpoint: Path, tokenizer: str) -> None:
        import torch
        from metricx24.models import MT5ForRegression
        from transformers import AutoTokenizer

        self._torch = torch
        self._device = "cuda" if torch.cuda.is_available() else "cpu"  # the model asks the same for itself
        self._tokenizer = AutoTokenizer.from_pretrained(tokenizer, local_files_only=True)
        model = MT5ForRegression.from_pretrained(str(checkpoint), torch_dtype="auto", local_files_only=True)
        self._model = model.to(self._device).eval()

    def answer(self, pair: dict[str, Any]) -> dict[str, Any]:
        """A score or a refusal."""
        tokens = self._tokenizer(_written(pair))["input_ids"][:-1]  # it was trained without the sign of the end
        if len(tokens) > _MOST_TOKENS:
            return {"id": pair["id"], "refused": f"{len(tokens)} tokens are more than the model's {_MOST_TOKENS}"}
        return {"id": pair["id"], "score": _BEST - _BEST / _WORST * self._error(tokens)}

    def _error(self, tokens: list[int]) -> float:
        """How bad it is; a pair at a time, since blanks that fill a batch up would change the number."""
        with self._torch.inference_mode():
            ids = self._torch.tensor([tokens], device=self._device)
            mask = self._torch.tensor([[1] * len(tokens)], device=self._device)
            return float(self._model(input_ids=ids, attention_mask=mask).predictions[0])


def _written(pair: dict[str, Any]) -> str:
    """A pair as the model was trained with it."""
    text = f"source: {pair['source']} candidate: {pair['target']}"
    return f"{text} reference: {pair['reference']}" if pair.get("reference") else text


def header(checkpoint: Path, *, is_judge: bool) -> dict[str, Any]:
    """What this program says of itself; the digest tells one checkpoint from another of the same name."""
    digest = hashlib.sha256()
    for path in sorted(path for pattern in _WEIGHTS for path in checkpoint.glob(pattern)):
        with path.open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    said = {
        "package": _PACKAGE,
        "model": f"{checkpoint.resolve().name}:{digest.hexdigest()[:12]}:100-4x",
        "version": f"transformers-{version('transformers')}",
    }
    if is_judge:
        return {"schema": "mtcheck.judge/1", **said}
    return {"schema": "mtcheck.scores/1", **said, "name": "metricx", "limit": None, "stays": True}


def batches(lines: Iterable[str]) -> Iterator[list[dict[str, Any]]]:
    """Pairs up to each empty line."""
    batch: list[dict[str, Any]] = []
    for line in lines:
        if line.strip():
            batch.append(json.loads(line))
        else:
            yield batch
            batch = []


def read_arguments() -> argparse.Namespace:
    """The arguments; a checkpoint without weights is none."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--tokenizer", required=True, help="a folder, or a name in the local cache")
    parser.add_argument("--code", type=Path, help="the folder that holds metricx24, where Python does not find it")
    parser.add_argument("--judge", action="store_true", help="speak as a judge")
    given = parser.parse_args()
    if not any(any(given.checkpoint.glob(pattern)) for pattern in _WEIGHTS):
        parser.error(f"{given.checkpoint} is no folder with weights, *.safetensors or *.bin")
    return given


def main() -> None:
    given = read_arguments()
    if given.code:
        sys.path.insert(0, str(given.code.resolve()))
    with os.fdopen(os.dup(1), "w", encoding="utf-8") as out:
        os.dup2(2, 1)  # whatever the libraries print must not stand among the scores
        scorer = Scorer(given.checkpoint, given.tokenizer)
        print(json.dumps(header(given.checkpoint, is_judge=given.judge)), file=out, flush=True)
        for pairs in batches(sys.stdin):
            for pair in pairs:
                print(json.dumps(scorer.answer(pair)), file=out)
            print(file=out, flush=True)


if __name__ == "__main__":
    main()
