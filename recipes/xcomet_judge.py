"""Marked errors for mtcheck from an XCOMET model in a local file; runs in an environment of its own (docs/judges.md).

    python xcomet_judge.py /models/XCOMET-XL/checkpoints/model.ckpt

Needs unbabel-comet, and the tokenizer of the model's encoder in the local Hugging Face cache. Contacts no hub. Texts
that the model would cut at the encoder's length are refused.
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
_MOST_TOKENS = 512


class Judge:
    """A loaded model."""

    def __init__(self, checkpoint: Path, batch: int, gpus: int, least: float) -> None:
        from comet import load_from_checkpoint

        self._model = load_from_checkpoint(str(checkpoint))
        self._batch, self._gpus, self._least = batch, gpus, least

    def answers(self, questions: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        """A verdict or a refusal for each question."""
        sizes = {each["id"]: self._size(each) for each in questions}
        fitting = [each for each in questions if sizes[each["id"]] <= _MOST_TOKENS]
        if fitting:
            data = [{"src": each["source"], "mt": each["target"]} for each in fitting]
            said = self._model.predict(data, batch_size=self._batch, gpus=self._gpus, progress_bar=False)
            for question, score, spans in zip(fitting, said.scores, said.metadata.error_spans, strict=True):
                yield {"id": question["id"], "score": 100 * float(score), "errors": list(self._errors(question, spans))}
        for number, size in sizes.items():
            if size > _MOST_TOKENS:
                yield {"id": number, "refused": f"{size} tokens are more than the encoder's {_MOST_TOKENS}"}

    def _errors(self, question: dict[str, Any], spans: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        for span in spans:
            start, end = int(span["start"]), int(span["end"])
            text = question["target"][start:end]
            lead = len(text) - len(text.lstrip())
            if text.strip() and float(span.get("confidence", 1.0)) >= self._least:
                yield {"text": text.strip(), "start": start + lead, "severity": str(span["severity"])}

    def _size(self, question: dict[str, Any]) -> int:
        sides = question["source"], question["target"]
        return sum(len(self._model.encoder.tokenizer(text)["input_ids"]) for text in sides)


def header(checkpoint: Path) -> dict[str, Any]:
    """What this program says of itself; the digest tells one checkpoint from another of the same name."""
    with checkpoint.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()[:12]
    folder = checkpoint.parent.parent if checkpoint.parent.name == "checkpoints" else checkpoint.parent
    model = f"{folder.name}:{digest}"
    return {"schema": "mtcheck.judge/1", "package": _PACKAGE, "model": model, "version": version(_PACKAGE)}


def batches(lines: Iterable[str]) -> Iterator[list[dict[str, Any]]]:
    """Questions up to each empty line."""
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
    parser.add_argument("--batch", type=int, default=8, help="pairs at once")
    parser.add_argument("--gpus", type=int, default=0)
    parser.add_argument("--least", type=float, default=0.5, help="least confidence of a span")
    given = parser.parse_args()
    with os.fdopen(os.dup(1), "w", encoding="utf-8") as out:
        os.dup2(2, 1)  # whatever the libraries print must not be among the answers
        judge = Judge(given.checkpoint, given.batch, given.gpus, given.least)
        print(json.dumps(header(given.checkpoint)), file=out, flush=True)
        for questions in batches(sys.stdin):
            for answer in judge.answers(questions):
                print(json.dumps(answer), file=out)
            print(file=out, flush=True)


if __name__ == "__main__":
    main()
