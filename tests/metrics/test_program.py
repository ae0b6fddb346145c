"""The digits are those of sacrebleu's own program, run beside mtcheck on the same files."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from mtcheck.metrics.corpus import statistics_of
from mtcheck.metrics.lexical import lexical
from mtcheck.metrics.resampling import bootstrap, paired_bootstrap, randomisation

OPTIONS = {"zh": ["--tokenize", "zh"], "ja": ["--tokenize", "char"], "ko": ["--tokenize", "char"]}
ASIAN = ["--ter-normalized", "--ter-asian-support"]
THEIRS = {"bleu": "BLEU", "chrf": "chrF2", "chrf++": "chrF2++", "ter": "TER"}


def program(folder: Path, systems: list[list[str]], streams: list[list[str]], *options: str) -> str:
    """What ``python -m sacrebleu`` prints."""
    names = []
    for kind, texts in (("ref", streams), ("sys", systems)):
        for number, lines in enumerate(texts):
            path = folder / f"{kind}{number}.txt"
            path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
            names.append(path.name)
    split = len(streams)
    command = [
        sys.executable,
        "-m",
        "sacrebleu",
        *names[:split],
        "-i",
        *names[split:],
        "-w",
        "6",
        "-q",
        "-nc",
        *options,
    ]
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True, encoding="utf-8")
    return run.stdout


def single(*arguments):
    """The program's JSON of one system, by metric."""
    return {each["name"]: each for each in json.loads(program(*arguments))}


def metrics(language: str):
    return {metric.name: metric for metric in lexical(language)}


@pytest.mark.parametrize("language", ["en", "zh", "ja", "ko"])
def test_corpus_scores_intervals_and_signatures(texts, tmp_path, language):
    reference = texts.references(language)
    output = texts.system(reference, 3)
    asian = ASIAN if language in ("zh", "ja") else []
    options = ["-m", "bleu", "chrf", "ter", "--confidence", *OPTIONS.get(language, []), *asian]
    printed = single(tmp_path, [output], [reference], *options)
    for name in ("bleu", "chrf", "ter"):
        metric, theirs = metrics(language)[name], printed[THEIRS[name]]
        statistics = metric.statistics(output, [reference])
        drawn = bootstrap(metric, statistics)
        assert round(metric.score(statistics.sum(0)), 6) == theirs["score"]
        assert drawn.mean == pytest.approx(theirs["confidence_mean"], rel=1e-6)
        assert drawn.half_width == pytest.approx(theirs["confidence_var"], rel=1e-6)
        assert metric.signature(1, bs=1000, seed=12345) == theirs["signature"]


def test_several_references(texts, tmp_path):
    reference = texts.references("de")
    streams = [reference, texts.system(reference, 11)]
    output = texts.system(reference, 3)
    options = ["-m", "bleu", "chrf", "ter", "--chrf-word-order", "2"]
    printed = single(tmp_path, [output], streams, *options)
    for name in ("bleu", "chrf++", "ter"):
        metric, theirs = metrics("de")[name], printed[THEIRS[name]]
        assert round(metric.score(metric.statistics(output, streams).sum(0)), 6) == theirs["score"]
        assert metric.signature(2) == theirs["signature"]


def test_paired_bootstrap(texts, tmp_path):
    reference = texts.references("en")
    systems = [texts.system(reference, seed) for seed in (3, 5, 8)]
    options = ["-m", "bleu", "chrf", "ter", "--paired-bs", "--paired-bs-n", "500", "-f", "text"]
    printed = program(tmp_path, systems, [reference], *options)
    cells = re.findall(r"([\d.]+) \(([\d.]+) ± ([\d.]+)\)", printed)
    chances = re.findall(r"\(p = ([\d.]+)\)", printed)
    for column, (metric, rows) in enumerate(counted(systems, reference)):
        drawn = [bootstrap(metric, each, resamples=500) for each in rows]
        scores = [metric.score(each.sum(0)) for each in rows]
        ours = [(score, each.mean, each.half_width) for score, each in zip(scores, drawn, strict=True)]
        assert ours == [pytest.approx([float(each) for each in cell], abs=6e-6) for cell in cells[column::3]]
        found = [paired_bootstrap(drawn[0], drawn[index], scores[index] - scores[0]) for index in (1, 2)]
        assert [f"{each:.4f}" for each in found] == chances[column::3]


def test_paired_approximate_randomisation(texts, tmp_path):
    reference = texts.references("en")
    systems = [texts.system(reference, seed) for seed in (3, 5, 8)]
    options = ["-m", "bleu", "chrf", "ter", "--paired-ar", "--paired-ar-n", "500"]
    printed = json.loads(program(tmp_path, systems, [reference], *options, "-f", "json"))
    for metric, rows in counted(systems, reference):
        theirs = [each[THEIRS[metric.name]] for each in printed]
        assert [metric.score(each.sum(0)) for each in rows] == [each["score"] for each in theirs]
        ours = [randomisation(metric, rows[0], each, trials=500) for each in rows[1:]]
        assert ours == [each["p_value"] for each in theirs[1:]]


def counted(systems, reference):
    """BLEU, chrF and TER, each with the statistics of all systems."""
    chosen = [metrics("en")[name] for name in ("bleu", "chrf", "ter")]
    found = statistics_of(systems, [reference], chosen)
    return [(metric, [each[column] for each in found]) for column, metric in enumerate(chosen)]


@pytest.mark.parametrize("name", ["bleu", "chrf", "ter"])
def test_single_sentences(texts, tmp_path, name):
    reference = texts.references("en", 6)
    output = texts.system(reference, 2)
    metric = {each.name: each for each in lexical("en", sentence=True)}[name]
    printed = program(tmp_path, [output], [reference], "-m", name, "-sl", "-b")
    ours = [metric.score(row) for row in metric.statistics(output, [reference])]
    assert [f"{each:.6f}" for each in ours] == printed.split()
