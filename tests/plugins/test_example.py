"""The example of a plug-in, installed as a user would install it, without a network."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from venv import EnvBuilder

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "plugin"
PAGE = "The council met on TUESDAY evening.\n\nThe Hbr. Office opened on Monday.\n"


@pytest.fixture(scope="module")
def environment(tmp_path_factory):
    """A virtual environment with mtcheck, its dependencies and the example."""
    pytest.importorskip("hatchling", reason="the example is built with hatchling; install mtcheck[dev]")
    pytest.importorskip("pip", reason="the example is installed with pip")
    folder = tmp_path_factory.mktemp("environment")
    EnvBuilder(symlinks=os.name != "nt").create(folder / "venv")
    python = folder / "venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    paths = sysconfig.get_paths(vars={"base": str(folder / "venv"), "platbase": str(folder / "venv")})
    shared = [f"import site; site.addsitedir({each!r})" for each in sys.path if each.endswith("-packages")]
    (Path(paths["purelib"]) / "shared.pth").write_text("\n".join([*shared, str(ROOT), ""]))
    copied = shutil.copytree(EXAMPLE, folder / "plugin")
    offline = ["--quiet", "--disable-pip-version-check", "--no-index", "--no-build-isolation", "--no-deps"]
    run([sys.executable, "-m", "pip", "--python", str(python), "install", *offline, str(copied)], folder)
    (folder / "page.txt").write_text(PAGE, encoding="utf-8")
    return python, folder


def run(command, folder, code=0):
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("MTCHECK", "PYTHON"))}
    done = subprocess.run(command, cwd=folder, env=kept, capture_output=True, text=True, check=False, encoding="utf-8")
    assert done.returncode == code, done.stderr
    return done.stdout


def test_its_check_and_its_format_work_in_one_process_and_in_two(environment):
    python, folder = environment
    (folder / "other.txt").write_text(PAGE, encoding="utf-8")
    command = [python, "-m", "mtcheck", "check", "page.txt", "other.txt", "--to", "en", "--format", "tally"]
    for jobs in ("1", "2"):
        assert run([*command, "--jobs", jobs], folder) == "page.txt: 1 findings\nother.txt: 1 findings\n"
    assert run([*command, "--no-plugins", "--format", "csv=out.csv"], folder, code=2) == ""


def test_the_list_of_checks_says_where_its_check_comes_from(environment):
    python, folder = environment
    said = run([python, "-m", "mtcheck", "rules", "--width", "200"], folder)
    assert "harbor/shouted-word" in said
    assert "[from mtcheck-harbor 1.0.0]" in said
    assert "The house does not shout" in run([python, "-m", "mtcheck", "explain", "harbor/shouted-word"], folder)


def test_its_profile_adds_an_abbreviation(environment):
    python, folder = environment
    code = "import mtcheck; print(len(mtcheck.check('The Hbr. Office opened.', target_language='en').segments))"
    assert run([python, "-c", code], folder) == "1\n"


def test_its_example_is_what_its_check_marks():
    module = EXAMPLE / "mtcheck_harbor" / "checks" / "shouted_word.py"
    command = [sys.executable, "-m", "mtcheck", "check", "-", "--to", "en", "--format", "csv"]
    options = ["--check-file", str(module), "--only", "local"]
    done = subprocess.run(
        [*command, *options], input="TOMORROW the harbor opens.", capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert "TOMORROW" in done.stdout
