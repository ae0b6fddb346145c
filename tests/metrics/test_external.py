"""Scores from other programs: real processes that keep the protocol, and all the ways to break it."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

import pytest

from mtcheck import check_article, check_segments
from mtcheck.cli.run import run
from mtcheck.config import Config, load
from mtcheck.errors import UsageError
from mtcheck.metrics import external
from mtcheck.metrics.external import External, Triple

PROGRAM = str(Path(__file__).parent / "programs" / "scorer.py")
RECIPE = Path(__file__).parents[2] / "recipes" / "comet_scorer.py"
PAIRS = [Triple("Ein Satz.", "A line."), Triple("Noch einer.", "One more."), Triple("Und Schluss.", "The end.")]


@pytest.fixture(autouse=True)
def ended():
    """Each test starts its own programs, and leaves none."""
    external._session.cache_clear()
    started = []
    original = external._Session.__init__

    def remembering(self, given):
        original(self, given)
        started.append(self)

    external._Session.__init__ = remembering
    yield
    external._Session.__init__ = original
    for session in started:
        session.end()


def program(way: str, timeout: float = 20, **header) -> External:
    return External((sys.executable, "-S", PROGRAM, way, json.dumps(header)), timeout)


def numbers(answers):
    return [[round(each.value, 1) for each in answer.measurements] for answer in answers]


@pytest.mark.parametrize("way", ["once", "stays", "noise"])
def test_a_program_that_keeps_the_protocol_scores_every_pair(way):
    answers = external.of_segments(program(way), PAIRS)
    assert numbers(answers) == [[77.8], [81.8], [66.7]]
    assert not any(answer.failures or answer.not_checked for answer in answers)
    assert answers[0].measurements[0].name == "lengths"
    assert answers[0].measurements[0].signature == ("external:lengths|model:tiny|version:1.0|limit:none|level:segment")


@pytest.mark.parametrize("way", ["once", "stays"])
def test_batch_after_batch_is_scored(way):
    given = program(way)
    assert [numbers(external.of_segments(given, PAIRS[at : at + 1])) for at in range(3)] == [
        [[77.8]],
        [[81.8]],
        [[66.7]],
    ]


BROKEN = {
    "nan": "sent a score that is not a number",
    "huge": "sent a score that is not a number",
    "text": "sent a score that is not a number",
    "flag": "sent a score that is not a number",
    "no-json": "sent as a score what is not a JSON object: 0.73",
    "no-id": "sent a score without the id of its pair",
    "twice": "scored pair 0 twice",
    "stranger": "scored a pair that it was not given",
    "few": "left 1 of 3 pairs without a score",
    "many": "scored a pair that it was not given",
    "crash": "ended with exit code 3: RuntimeError: out of memory",
    "crash-first": "ended with exit code 1: no such model: tiny",
    "binary": "sent a line that is not UTF-8",
    "silent": "ended without a word",
    "say:loading the model": "sent as its first line what is not a JSON object: loading the model",
    'say:{"id": 0, "score": 1}': "its first line is not a header with schema 'mtcheck.scores/1'",
    'say:{"schema": "mtcheck.scores/1", "package": "p", "model": "m"}': "its header does not name its version",
}


@pytest.mark.parametrize("way", BROKEN)
def test_a_broken_program_is_one_line_and_no_score(way):
    answers = external.of_segments(program(way), PAIRS)
    assert numbers(answers) == [[], [], []]
    assert {len(answer.failures) for answer in answers} == {1}
    failure = answers[0].failures[0]
    assert failure.subject == "external metric"
    assert BROKEN[way] in failure.message
    assert failure.message.startswith(f"'{sys.executable}' ")
    assert "\n" not in failure.message
    assert len(failure.message) < 400


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ({"limit": 0}, "a limit that is not a number of characters"),
        ({"limit": "512"}, "a limit that is not a number of characters"),
        ({"needs_reference": "no"}, "are true or false"),
        ({"name": ""}, "a name that is not text"),
        ({"colour": "red"}, "unknown key 'colour'"),
    ],
)
def test_a_header_that_means_nothing_is_refused(header, said):
    assert said in external.of_segments(program("once", **header), PAIRS)[0].failures[0].message


@pytest.mark.parametrize("way", ["hang", "hang-first"])
def test_a_program_that_hangs_is_ended_and_given_up(way):
    begin = time.monotonic()
    given = program(way, timeout=0.7)
    for _ in range(3):
        failures = external.of_segments(given, PAIRS)[0].failures
        assert "did not answer in 0.7 seconds" in failures[0].message
    assert time.monotonic() - begin < 10


def test_a_program_that_is_not_there():
    given = External(("no-such-scorer-anywhere",))
    assert external.of_segments(given, PAIRS)[0].failures[0].message == (
        "'no-such-scorer-anywhere' cannot be started: No such file or directory"
    )


def test_texts_above_the_limit_are_refused_and_not_sent():
    answers = external.of_segments(program("once", limit=11), PAIRS)
    assert numbers(answers) == [[77.8], [81.8], []]
    assert answers[2].not_checked[0].reason == "12 characters are more than the limit of 11"
    assert "limit:11-characters" in answers[0].measurements[0].signature


def test_a_program_may_refuse_by_itself():
    answers = external.of_segments(program("refuses"), PAIRS)
    assert numbers(answers) == [[77.8], [], [66.7]]
    assert answers[1].not_checked[0].reason == "612 tokens are more than 512"


def test_a_page_is_the_mean_of_its_sentences_and_says_what_was_left_out():
    answer = external.of_page(program("refuses"), PAIRS)
    assert [round(each.value, 2) for each in answer.measurements] == [72.22]
    assert answer.measurements[0].signature.endswith("|level:article|mean-of:beads|unaligned:left-out")
    assert answer.not_checked[0].reason == "1 of 3 sentences refused: 612 tokens are more than 512"
    assert external.of_page(program("once", needs_reference=True), PAIRS).measurements == ()
    assert external.of_page(program("once"), []).not_checked[0].reason == "no sentence is aligned with its original"
    assert external.of_page(program("crash"), PAIRS).failures[0].message.endswith("out of memory")


def test_signatures_hold_no_bars_and_no_control_characters():
    header = {"package": "a|b", "model": "x\ny"}
    assert (
        external.of_segments(program("once", **header), PAIRS)[0]
        .measurements[0]
        .signature.startswith(r"external:a/b|model:x\ny|version:1.0")
    )


def configured(way: str) -> Config:
    return Config(metrics={"external": {"command": [sys.executable, "-S", PROGRAM, way], "timeout": 20}})


def test_segments_keep_their_other_numbers():
    pairs = [("Ein Satz.", "A line.", "One line."), ("Noch einer.", "One more.", None)]
    sound, broken = (list(check_segments(pairs, "de", "en", config=configured(way))) for way in ("stays", "nan"))
    names = [[each.name for each in report.measurements] for report in sound]
    assert names[0][-1] == names[1][-1] == "lengths"
    assert [[each.name for each in report.measurements] for report in broken] == [each[:-1] for each in names]
    assert all(report.failures for report in broken)


ORIGINAL = "Der Markt öffnet um neun Uhr.\n\nDie Händler kommen aus der Stadt.\n\nAm Abend ist alles vorbei.\n"
TRANSLATION = "The market opens at nine o'clock.\n\nThe traders come from the town.\n\nIn the evening all is over.\n"


def test_a_page_beside_its_original_is_scored():
    report = check_article(
        TRANSLATION, source=ORIGINAL, source_language="de", target_language="en", config=configured("once")
    )
    assert report.measurements[-1].name == "lengths"
    assert "mean-of:beads" in report.measurements[-1].signature
    alone = check_article(TRANSLATION, target_language="en", config=configured("once"))
    assert "name it with --source" in next(each.reason for each in alone.not_checked if each.what == "external metric")
    same = check_article(
        ORIGINAL, source=ORIGINAL, source_language="de", target_language="en", config=configured("once")
    )
    assert same.measurements == ()


def test_the_command_line_reads_the_table_and_exits_with_3_where_the_program_breaks(tmp_path, monkeypatch, capsys):
    (tmp_path / "page.en.txt").write_text(TRANSLATION)
    (tmp_path / "page.de.txt").write_text(ORIGINAL)
    settings = '[metrics.external]\ncommand = ["{}", "-S", "scorer.py", "{}"]\n'
    settings += 'folder = "programs"'
    (tmp_path / "programs").mkdir()
    (tmp_path / "programs" / "scorer.py").write_text(Path(PROGRAM).read_text())
    monkeypatch.chdir(tmp_path)
    arguments = ["check", "page.en.txt", "--source", "{stem}.de.txt", "--from", "de", "--to", "en", "--format", "json"]
    arguments += ["--allow-programs"]
    for way, code in (("once", 0), ("crash", 3)):
        (tmp_path / "mtcheck.toml").write_text(settings.format(sys.executable, way))
        assert run(arguments) == code
        article = json.loads(capsys.readouterr().out)["articles"][0]
        assert [each["name"] for each in article["measurements"]] == ["quality", "lengths"][: 2 - bool(code)]
        assert len(article["failures"]) == bool(code)


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("metrics = 1", "metrics = 1 is not a table of metrics"),
        ("metrics.external = 1", "metrics.external = 1 is not a table"),
        ("[metrics.externl]\n", "unknown key 'externl'; did you mean 'external'?"),
        ("[metrics.external]\n", "name a 'command' or an 'entry-point', one of them"),
        ("[metrics.external]\ncommand = 'rm -r'", "is not a list of texts, a program and its arguments"),
        ("[metrics.external]\ncommand = []", "is not a list of texts, a program and its arguments"),
        ('[metrics.external]\ncommand = ["a\\u0000"]', "is not a list of texts, a program and its arguments"),
        ("[metrics.external]\nentry-point = 'scorer'", "is not 'package.module:factory'"),
        ("[metrics.external]\ncommand = ['a']\nentry-point = 'a:b'", "one of them"),
        ("[metrics.external]\ncommand = ['a']\ntimeout = 0", "is not a number of seconds"),
        ("[metrics.external]\ncommand = ['a']\ntimeout = nan", "is not a number of seconds"),
        ("[metrics.external]\ncommand = ['a']\nfolder = 3", "folder = 3 is not a text"),
        ("[metrics.external]\ncomand = ['a']", "unknown key 'comand'; did you mean 'command'?"),
    ],
)
def test_a_table_that_means_nothing_names_the_cure(tmp_path, table, said):
    (tmp_path / "mtcheck.toml").write_text(table)
    with pytest.raises(UsageError) as error:
        load(tmp_path)
    assert said in str(error.value)


ENTRY = """
class Words:
    package, model, version, limit = "words", "counting", "2.0", 40

    def score(self, pairs):
        print("counting")
        return ["no target" if not pair["target"] else len(pair["target"].split()) for pair in pairs]


def broken():
    raise RuntimeError("no model here")
"""


def test_an_entry_point_is_served_in_a_process_of_its_own(tmp_path, monkeypatch):
    packages = tmp_path / "packages"
    packages.mkdir()
    (packages / "counting.py").write_text(ENTRY)
    monkeypatch.setenv("PYTHONPATH", str(packages))
    given = external.settings({"entry-point": "counting:Words", "folder": str(tmp_path), "timeout": 20})
    answers = external.of_segments(given, [*PAIRS, Triple("Leer", ""), Triple("x" * 41, "long")])
    assert numbers(answers) == [[2.0], [2.0], [2.0], [], []]
    assert [answer.not_checked[0].reason for answer in answers[3:]] == [
        "no target",
        "41 characters are more than the limit of 40",
    ]
    assert numbers(external.of_segments(given, PAIRS[:1])) == [[2.0]]
    for name, said in (("counting:broken", "RuntimeError: no model here"), ("nowhere:to", "No module named 'nowhere'")):
        given = external.settings({"entry-point": name, "folder": str(tmp_path), "timeout": 20})
        assert said in external.of_segments(given, PAIRS)[0].failures[0].message


@pytest.mark.parametrize("path", ["", ".", ":"])
def test_an_entry_point_imports_nothing_from_the_folder_it_runs_in(tmp_path, monkeypatch, path):
    (tmp_path / "mtcheck").mkdir()
    for name in ("mtcheck/__init__", "counting", "json", "sitecustomize"):
        (tmp_path / f"{name}.py").write_text(f"open('OPENED', 'w')\n{ENTRY}")
    monkeypatch.setenv("PYTHONPATH", path)
    given = external.settings({"entry-point": "counting:Words", "folder": str(tmp_path), "timeout": 20})
    assert "No module named 'counting'" in external.of_segments(given, PAIRS)[0].failures[0].message
    assert not (tmp_path / "OPENED").exists()


@pytest.mark.parametrize(
    ("scores", "mean"), [([1e308] * 3, 1e308), ([1e308, -1e308], 0.0), ([-1.7e308] * 9, -1.7e308), ([1, 2], 1.5)]
)
def test_the_mean_of_finite_scores_is_finite(scores, mean):
    assert external._mean(scores) == pytest.approx(mean)


LEAVES_A_CHILD = """
import os, time
if os.fork():
    os._exit(0)
os.setsid()
for each in {closed}:
    os.close(each)
time.sleep(30)
"""


@pytest.mark.parametrize("closed", [(), (0,), (1,), (0, 1), (1, 2)])
def test_a_program_whose_child_holds_its_pipes_keeps_nobody_waiting(tmp_path, closed):
    (tmp_path / "forking.py").write_text(LEAVES_A_CHILD.format(closed=closed))
    given = External((sys.executable, "-S", "forking.py"), 1, str(tmp_path))
    begin = time.monotonic()
    assert external.of_segments(given, PAIRS)[0].failures
    assert time.monotonic() - begin < 9


COMET = """
import os
from types import SimpleNamespace

assert os.environ["HF_HUB_OFFLINE"] == os.environ["TRANSFORMERS_OFFLINE"] == "1"


class RegressionMetric:
    encoder = SimpleNamespace(tokenizer=lambda text: {"input_ids": text.split()}, max_positions=12)

    def requires_references(self):
        return True

    def predict(self, data, batch_size, gpus, progress_bar):
        print("a bar of progress")
        assert batch_size == 8 and gpus == 0 and not progress_bar
        return SimpleNamespace(scores=[float(each["mt"] == each["ref"]) for each in data])


def load_from_checkpoint(path):
    print("loading", path)
    return RegressionMetric()
"""


def test_the_recipe_for_comet_speaks_the_protocol(tmp_path, monkeypatch):
    (tmp_path / "comet.py").write_text(COMET)
    information = tmp_path / "unbabel_comet-2.2.6.dist-info"
    information.mkdir()
    (information / "METADATA").write_text("Metadata-Version: 2.1\nName: unbabel-comet\nVersion: 2.2.6\n")
    checkpoint = tmp_path / "wmt22-comet-da" / "checkpoints" / "model.ckpt"
    checkpoint.parent.mkdir(parents=True)
    checkpoint.write_bytes(b"weights")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")]))
    given = External((sys.executable, str(RECIPE), str(checkpoint)), 20)
    pairs = [Triple("a", "b", "b"), Triple("a", "b", "c"), Triple("a", "b"), Triple("a", "b " * 11, "b")]
    answers = external.of_segments(given, pairs)
    assert numbers(answers) == [[1.0], [0.0], [], []]
    assert [answer.not_checked[0].reason for answer in answers[2:]] == [
        "needs a reference, and there is none",
        "11 tokens are more than the encoder's 10",
    ]
    measured = answers[0].measurements[0]
    assert measured.name == "comet"
    assert measured.signature.startswith("external:unbabel-comet|model:wmt22-comet-da:")
    assert "|version:2.2.6|" in measured.signature
    assert numbers(external.of_segments(given, pairs[:1])) == [[1.0]]
