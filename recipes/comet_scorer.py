"""Scores for mtcheck from a COMET model in a local file; runs in an environment of its own (docs/external-metrics.md).

    python comet_scorer.py /models/wmt22-comet-da/checkpoints/model.ckpt

Needs unbabel-comet, and the tokenizer of the model's encoder in the local Hugging Face cache. Contacts no hub. Texts
that COMET would cut at the encoder's length are refused.
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

_PACKAGE = "unbabel-comet"
_ENCODER_LENGTH = 512
_SPECIAL_TOKENS = 2


class Scorer:
    """A loaded model."""

    def __init__(self, checkpoint: Path, batch: int, gpus: int) -> None:
        from comet import load_from_checkpoint

        self._model = load_from_checkpoint(str(checkpoint))
        self._batch, self._gpus = batch, gpus
        self.needs_reference = bool(self._model.requires_references())
        self._joined = type(self._model).__name__ in ("UnifiedMetric", "XCOMETMetric")
        self._most = getattr(self._model.encoder, "max_positions", _ENCODER_LENGTH + _SPECIAL_TOKENS) - _SPECIAL_TOKENS

    def answers(self, pairs: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        """A score or a refusal for each pair."""
        refusals = {pair["id"]: self._refusal(pair) for pair in pairs}
        fitting = [pair for pair in pairs if not refusals[pair["id"]]]
        data = [self._sample(pair) for pair in fitting]
        scores: Iterable[float] = ()
        if data:
            scores = self._model.predict(data, batch_size=self._batch, gpus=self._gpus, progress_bar=False).scores
        for pair, score in zip(fitting, scores, strict=True):
            yield {"id": pair["id"], "score": float(score)}
        for number, reason in refusals.items():
            if reason:
                yield {"id": number, "refused": reason}

    def _sample(self, pair: dict[str, Any]) -> dict[str, str]:
        sample = {"src": pair["source"], "mt": pair["target"]}
        return {**sample, "ref": pair["reference"]} if self.needs_reference else sample

    def _refusal(self, pair: dict[str, Any]) -> str:
        sizes = [len(self._model.encoder.tokenizer(text)["input_ids"]) for text in self._sample(pair).values()]
        size = sum(sizes) if self._joined else max(sizes)
        return f"{size} tokens are more than the encoder's {self._most}" if size > self._most else ""


def header(checkpoint: Path, needs_reference: bool) -> dict[str, Any]:
    """What this program says of itself; the digest tells one checkpoint from another of the same name."""
    with checkpoint.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()[:12]
    folder = checkpoint.parent.parent if checkpoint.parent.name == "checkpoints" else checkpoint.parent
    return {
        "schema": "mtcheck.scores/1",
        "package": _PACKAGE,
        "model": f"{folder.name}:{digest}",
        "version": version(_PACKAGE),
        "name": "comet",
        "limit": None,
        "needs_reference": needs_reference,
        "stays": True,
    }


def batches(lines: Iterable[str]) -> Iterator[list[dict[str, Any]]]:
    """Pairs up to each empty line."""
    batch: list[dict[str, Any]] = []
    for line in lines:
        if line.strip():
            batch.append(json.loads(line))
        else:
            yield batch
            batch = []


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--batch", type=int, default=8, help="sentences at once")
    parser.add_argument("--gpus", type=int, default=0)
    given = parser.parse_args()
    with os.fdopen(os.dup(1), "w", encoding="utf-8") as out:
        os.dup2(2, 1)  # whatever the libraries print must not stand among the scores
        scorer = Scorer(given.checkpoint, given.batch, given.gpus)
        print(json.dumps(header(given.checkpoint, scorer.needs_reference)), file=out, flush=True)
        for pairs in batches(sys.stdin):
            for answer in scorer.answers(pairs):
                print(json.dumps(answer), file=out)
            print(file=out, flush=True)


if __name__ == "__main__":
    main()
