"""The action, the GitLab template, the hooks and the example repository, run as far as no server is needed for it."""

from __future__ import annotations

import csv
import importlib.util
import json
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "site"
WORKFLOW = EXAMPLE / ".github" / "workflows" / "translations.yml"
HOSTILE = "a\";touch hacked;$(touch hacked)`touch hacked` 'b'::error::x%0A,.txt"
CLEAN = "The council met on Tuesday and agreed on the budget for the coming year.\n"
FAULTY = "The council met on the the Tuesday and agreed on the budget.\n"


def loaded(path):
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def program(folder):
    """A program 'mtcheck' in a folder, which runs the one under test."""
    folder.mkdir(parents=True)
    path = folder / "mtcheck"
    # The console script starts in its own folder; -P keeps the working folder off the path likewise.
    start = f"{shlex.quote(sys.executable)} -P -m mtcheck"
    settings = f"OMP_NUM_THREADS=1 PYTHONPATH={shlex.quote(str(ROOT))}"
    path.write_text(f'#!/bin/sh\n{settings} exec {start} "$@"\n', encoding="utf-8")
    path.chmod(0o755)
    return path


@pytest.fixture
def site(tmp_path):
    return Path(shutil.copytree(EXAMPLE, tmp_path / "site"))


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "checkout"
    made.mkdir()
    return made


def action_module():
    spec = importlib.util.spec_from_file_location("action", ROOT / "ci" / "action.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Runner:
    """GitHub's runner as the script sees it: variables, and files that take the outputs and the summary."""

    def __init__(self, temp):
        self.temp = temp
        program(temp / "mtcheck-environment" / "bin")
        (temp / "output").touch()
        (temp / "summary").touch()

    def run(self, cwd, **inputs):
        kept = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
        given = {f"INPUT_{key.upper().replace('-', '_')}": value for key, value in inputs.items()}
        return subprocess.run(
            [sys.executable, "-I", str(ROOT / "ci" / "action.py"), "check"],
            capture_output=True,
            text=True,
            cwd=cwd,
            check=False,
            env=kept
            | {
                "GITHUB_ACTIONS": "true",
                "GITHUB_ACTION_PATH": str(ROOT),
                "GITHUB_OUTPUT": str(self.temp / "output"),
                "GITHUB_STEP_SUMMARY": str(self.temp / "summary"),
                "RUNNER_TEMP": str(self.temp),
                **given,
            },
        )

    @property
    def outputs(self):
        """What the runner reads of the file: a name and a mark, then lines up to the mark."""
        found = {}
        lines = iter((self.temp / "output").read_text(encoding="utf-8").splitlines())
        for line in lines:
            name, _, mark = line.partition("<<")
            value = []
            while (row := next(lines)) != mark:
                value.append(row)
            found[name] = "\n".join(value)
        return found

    @property
    def summary(self):
        return (self.temp / "summary").read_text(encoding="utf-8")


@pytest.fixture
def runner(tmp_path):
    (tmp_path / "runner").mkdir()
    return Runner(tmp_path / "runner")


def test_the_action_passes_what_the_baseline_knows_and_fails_on_what_is_new(runner, site):
    (step,) = [each for each in loaded(WORKFLOW)["jobs"]["mtcheck"]["steps"] if each.get("id") == "mtcheck"]
    done = runner.run(site, **step["with"])
    assert done.returncode == 0, done.stderr
    assert runner.outputs == {
        "exit-code": "0",
        "findings": "0",
        "report": str(runner.temp / "mtcheck.json"),
        "sarif": "mtcheck.sarif",
    }
    assert json.loads((site / "mtcheck.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"

    page = site / "content" / "en" / "leuchtturm.md"
    page.write_text(page.read_text(encoding="utf-8").replace("187", "178"), encoding="utf-8")
    done = runner.run(site, **step["with"])
    assert done.returncode == 1
    assert runner.outputs["findings"] == "1"
    assert "::error file=content/en/leuchtturm.md,line=7," in done.stdout
    assert "accuracy/number-mismatch" in runner.summary


def test_the_action_hands_on_options_formats_and_further_words(runner, folder):
    (folder / "page.txt").write_text(FAULTY, encoding="utf-8")
    given = {"to": "en", "fail-on": "never", "format": "junit=a b.xml\ncsv=c.csv", "args": "--only\nlinguistic"}
    done = runner.run(folder, paths="page.txt", **given)
    assert done.returncode == 0, done.stderr
    assert (folder / "a b.xml").is_file()
    assert (folder / "c.csv").is_file()
    assert runner.outputs["findings"] == "1"
    assert runner.outputs["sarif"] == ""


def test_a_name_runs_nothing_and_passes_for_no_option(runner, folder):
    for name in (HOSTILE, "--help"):
        (folder / name).write_text(FAULTY, encoding="utf-8")
    given = {"to": "en", "fail-on": "minor", "sarif": 'x";touch hacked;".sarif'}
    done = runner.run(folder, paths=f"{HOSTILE}\n--help", **given)
    assert done.returncode == 1, done.stderr
    assert runner.outputs["findings"] == "2"
    assert "hacked" not in {each.name for each in folder.iterdir()}
    assert all(line.startswith(("::warning ", "::error ", "::notice ")) for line in done.stdout.splitlines())


def test_a_message_is_no_command_to_the_runner(runner, folder):
    done = runner.run(folder, paths="page.txt", baseline="::add-mask::x ##[error]y")
    assert done.returncode == 2
    assert "::" not in done.stderr
    assert "##[" not in done.stderr
    assert runner.outputs == {"exit-code": "2", "findings": "", "report": "", "sarif": ""}


def test_a_run_that_could_check_nothing_has_no_number_of_findings(runner, folder):
    (folder / "empty.txt").write_text("", encoding="utf-8")
    assert runner.run(folder, paths="gone.txt\nempty.txt", to="en").returncode == 3
    assert runner.outputs["exit-code"] == "3"
    assert runner.outputs["findings"] == ""
    assert runner.outputs["report"]


def test_a_value_cannot_add_an_output(runner, folder):
    (folder / "page.txt").write_text(CLEAN, encoding="utf-8")
    runner.run(folder, paths="page.txt", to="en", sarif="a.sarif\nfindings=99")
    assert runner.outputs["sarif"] == "a.sarif\nfindings=99"
    assert runner.outputs["findings"] == "0"


def test_a_module_in_the_checked_folder_is_not_run(runner, folder):
    (folder / "page.txt").write_text(CLEAN, encoding="utf-8")
    for name in ("click.py", "json.py", "mtcheck.py"):
        (folder / name).write_text("raise SystemExit('run from the folder')\n", encoding="utf-8")
    assert runner.run(folder, paths="page.txt", to="en").returncode == 0


@pytest.mark.parametrize(("version", "wanted"), [("", "/the/action"), ("1.2.3rc1", "mtcheck==1.2.3rc1")])
def test_the_action_installs_itself_or_a_version(version, wanted, monkeypatch, tmp_path):
    action = action_module()
    ran = []

    def run(command, **_):
        ran.append(command)
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(action.venv, "create", lambda folder, **_: ran.append(folder))
    monkeypatch.setattr(action.subprocess, "run", run)
    environment = {"RUNNER_TEMP": str(tmp_path), "GITHUB_ACTION_PATH": "/the/action", "INPUT_VERSION": version}
    assert action.main("install", environment) == 0
    made, command = ran
    assert command[0] == str(made / "bin" / "python")
    assert command[-1] == wanted


@pytest.mark.parametrize("version", ["--index-url=https://example.org", "1.0; import x", "git+https://example.org/x"])
def test_what_is_no_version_is_refused(version, capsys, tmp_path):
    assert action_module().main("install", {"RUNNER_TEMP": str(tmp_path), "INPUT_VERSION": version}) == 2
    assert capsys.readouterr().out.startswith("::error title=mtcheck::")


def test_every_input_reaches_the_script_as_a_variable_and_none_as_shell_text():
    action = loaded(ROOT / "action.yml")
    steps = action["runs"]["steps"]
    passed = {key: value for step in steps for key, value in step.get("env", {}).items()}
    names = set(action["inputs"]) - {"python-version"}
    assert passed == {f"INPUT_{name.upper().replace('-', '_')}": f"${{{{ inputs.{name} }}}}" for name in names}
    assert all("${{" not in step.get("run", "") for step in steps)
    assert set(action_module().OPTIONS) <= names
    assert {"exit-code", "findings", "report", "sarif"} == set(action["outputs"])


def test_the_workflow_of_the_example_gives_inputs_that_there_are():
    action = loaded(ROOT / "action.yml")
    for step in loaded(WORKFLOW)["jobs"]["mtcheck"]["steps"]:
        if "mtcheck" in step["uses"]:
            assert set(step["with"]) <= set(action["inputs"])


def gitlab(cwd, path, **variables):
    """Run the job's script as GitLab's runner does: its variables set, its lines in one shell."""
    job = loaded(ROOT / "ci" / "gitlab.yml")["mtcheck"]
    given = {key: str(value) for key, value in (job["variables"] | variables).items()}
    return subprocess.run(
        ["sh", "-e", "-c", "\n".join(job["script"])],
        capture_output=True,
        text=True,
        cwd=cwd,
        env=os.environ | {"CI": "true", "GITLAB_CI": "true", "PATH": f"{path.parent}:{os.environ['PATH']}"} | given,
        check=False,
    )


@pytest.fixture
def path(tmp_path):
    return program(tmp_path / "bin")


def test_the_gitlab_job_writes_both_reports_and_fails_on_what_is_new(site, path):
    variables = loaded(site / ".gitlab-ci.yml")["variables"]
    job = loaded(ROOT / "ci" / "gitlab.yml")["mtcheck"]
    assert set(variables) <= set(job["variables"])
    assert gitlab(site, path, **variables).returncode == 0

    page = site / "content" / "en" / "hafen" / "krabben.md"
    page.write_text(page.read_text(encoding="utf-8").replace("240", "204"), encoding="utf-8")
    done = gitlab(site, path, **variables)
    assert done.returncode == 1
    assert "204" in done.stdout
    issues = json.loads((site / job["artifacts"]["reports"]["codequality"]).read_text(encoding="utf-8"))
    assert {each["location"]["path"] for each in issues} == {"content/en/hafen/krabben.md"}
    assert (site / job["artifacts"]["reports"]["junit"]).is_file()


def test_the_gitlab_job_takes_names_for_names(folder, path):
    for name in (HOSTILE, "--help", "*"):
        (folder / name).write_text(FAULTY, encoding="utf-8")
    variables = {"MTCHECK_PATHS": f"{HOSTILE}\n--help", "MTCHECK_FAIL_ON": "minor", "MTCHECK_ARGS": "--to\nen\n--quiet"}
    done = gitlab(folder, path, **variables)
    assert done.returncode == 1, done.stderr
    assert "2 files" in done.stdout
    assert "hacked" not in {each.name for each in folder.iterdir()}


def test_the_gitlab_job_says_what_it_lacks():
    first = loaded(ROOT / "ci" / "gitlab.yml")["mtcheck"]["before_script"][0]
    done = subprocess.run(["sh", "-e", "-c", first], env={}, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "MTCHECK_PACKAGE" in done.stderr


def hooks():
    return {each["id"]: each for each in loaded(ROOT / ".pre-commit-hooks.yaml")}


def run_hook(hook, cwd, path, *words):
    command = [str(path), *shlex.split(hook["entry"])[1:], *words]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)


def test_the_hook_checks_the_files_of_a_commit(folder, path):
    for name, text in (("good.txt", CLEAN), ("bad.txt", FAULTY)):
        (folder / name).write_text(text, encoding="utf-8")
    assert run_hook(hooks()["mtcheck"], folder, path, "--to", "en", "--fail-on", "minor", "good.txt").returncode == 0
    done = run_hook(hooks()["mtcheck"], folder, path, "--to", "en", "--fail-on", "minor", "good.txt", "bad.txt")
    assert done.returncode == 1
    assert "twice in a row" in done.stdout


def test_the_hook_takes_names_for_names(folder, path):
    (folder / "--output=hacked.txt").write_text(FAULTY, encoding="utf-8")
    hook = hooks()["mtcheck"]
    assert hook["args"][-1] == "--"
    done = run_hook(hook, folder, path, *hook["args"], "--output=hacked.txt")
    assert "twice in a row" in done.stdout
    assert not (folder / "hacked.txt").exists()


def test_a_checkout_of_the_gitlab_runner_is_taken_from_others(folder):
    (folder / "mtcheck.toml").write_text("", encoding="utf-8")
    (folder / "mtcheck.toml").chmod(0o666)
    (taken,) = (each for each in loaded(ROOT / "ci" / "gitlab.yml")["mtcheck"]["before_script"] if "chmod" in each)
    subprocess.run(["sh", "-e", "-c", taken], cwd=folder, check=True)
    assert not (folder / "mtcheck.toml").stat().st_mode & 0o002


def test_the_hook_of_the_example_checks_the_tree_and_only_what_changed(site, path):
    (repository,) = loaded(site / ".pre-commit-config.yaml")["repos"]
    (used,) = repository["hooks"]
    hook = hooks()[used["id"]]
    assert hook["pass_filenames"] is False
    git = ("git", "-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "commit.gpgsign=false")
    for words in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "Begin"]):
        subprocess.run([*git, *words], cwd=site, check=True)
    done = run_hook(hook, site, path, *used["args"])
    assert done.returncode == 0
    assert "no page was checked" in done.stderr

    original = site / "content" / "de" / "leuchtturm.md"
    original.write_text(original.read_text(encoding="utf-8").replace("4. Mai", "14. Mai"), encoding="utf-8")
    done = run_hook(hook, site, path, *used["args"])
    assert done.returncode == 1
    assert "1 of 2 changed" in done.stderr


def test_every_hook_starts_a_command_that_there_is():
    for hook in hooks().values():
        assert hook["entry"] == "mtcheck check"
        assert hook["language"] == "python"
        assert hook["require_serial"] is True


def test_the_example_has_an_original_for_every_page_and_terms_with_two_sides():
    pages, originals = (
        {path.relative_to(EXAMPLE / "content" / language) for path in (EXAMPLE / "content" / language).rglob("*.md")}
        for language in ("en", "de")
    )
    assert pages == originals
    with (EXAMPLE / "terms.csv").open(encoding="utf-8", newline="") as file:
        assert all(row["source"] and row["target"] for row in csv.DictReader(file))
