"""What the GitHub Action does: ``python -I action.py install``, then ``python -I action.py check``.

All it knows comes from environment variables: the runner's own and ``INPUT_*``, one for each input of ``action.yml``.
It starts programs with lists of arguments and never through a shell, and from a folder of its own, so that neither a
hostile name nor a module that lies in the checked repository is run.
"""

from __future__ import annotations

import json
import os
import re
import secrets
import subprocess
import sys
import venv
from collections.abc import Iterator, Mapping
from pathlib import Path

Environment = Mapping[str, str]

OPTIONS = ("source", "manifest", "from", "to", "since", "jobs", "config", "baseline", "fail-on")
"""Inputs that are options of ``mtcheck check`` under the same name."""
USAGE = 2
_VERSION = re.compile(r"[0-9][\w.+!-]*")


def main(step: str, environment: Environment) -> int:
    """Run a step of the action and return its exit code."""
    return {"install": install, "check": check}[step](environment)


def install(environment: Environment) -> int:
    """Install mtcheck into an environment of its own, from the action's own folder or a version from the index."""
    version = _input(environment, "version")
    if version and not _VERSION.fullmatch(version):
        sys.stdout.write("::error title=mtcheck::input 'version': this is no version; write it as in 0.1.0\n")
        return USAGE
    wanted = f"mtcheck=={version}" if version else environment["GITHUB_ACTION_PATH"]
    folder = _folder(environment)
    venv.create(folder, with_pip=True)
    pip = (_program(folder, "python"), "-I", "-m", "pip", "--disable-pip-version-check", "install", "--quiet")
    return subprocess.run([*pip, wanted], check=False).returncode


def check(environment: Environment) -> int:
    """Check the pages; annotations go to standard output, results to the files that the runner names."""
    report = Path(environment["RUNNER_TEMP"], "mtcheck.json")
    report.unlink(missing_ok=True)
    command = [_program(_folder(environment), "mtcheck"), "check", *arguments(environment, report)]
    done = subprocess.run(command, stderr=subprocess.PIPE, check=False)
    sys.stderr.write(_harmless(done.stderr.decode("utf-8", "replace")))
    was_written = report.is_file()
    _put_out(
        environment,
        {
            "exit-code": str(done.returncode),
            "findings": _counting(report) if was_written else "",
            "report": str(report) if was_written else "",
            "sarif": _input(environment, "sarif") if was_written else "",
        },
    )
    return done.returncode


def arguments(environment: Environment, report: Path) -> Iterator[str]:
    """The arguments of ``mtcheck check``; what is a name can pass for no option."""
    yield "--format=github"
    yield f"--format=json={report}"
    if sarif := _input(environment, "sarif"):
        yield f"--format=sarif={sarif}"
    for each in _lines(environment, "format"):
        yield f"--format={each}"
    for option in OPTIONS:
        if value := _input(environment, option):
            yield f"--{option}={value}"
    yield from _lines(environment, "args")
    yield "--"
    yield from _lines(environment, "paths")


def _folder(environment: Environment) -> Path:
    return Path(environment["RUNNER_TEMP"], "mtcheck-environment")


def _program(folder: Path, name: str) -> str:
    return str(folder / "Scripts" / f"{name}.exe" if os.name == "nt" else folder / "bin" / name)


def _input(environment: Environment, name: str) -> str:
    return environment.get(f"INPUT_{name.upper().replace('-', '_')}", "").strip()


def _lines(environment: Environment, name: str) -> list[str]:
    return [line.strip() for line in _input(environment, name).splitlines() if line.strip()]


def _harmless(text: str) -> str:
    """Messages in which the runner sees no command of either form that it knows."""
    return text.replace("::", ":\u200b:").replace("##[", "#\u200b#[")


def _counting(report: Path) -> str:
    """How many findings count for gates; nothing where no page could be checked, which is not none."""
    articles = json.loads(report.read_text(encoding="utf-8"))["articles"]
    if articles and all(article["score"] is None for article in articles):
        return ""
    findings = (finding for article in articles for finding in article["findings"])
    return str(sum(each["suppression"] is None and each["baseline_state"] != "unchanged" for each in findings))


def _put_out(environment: Environment, outputs: Mapping[str, str]) -> None:
    """Append the step's outputs, each between marks that no value can hold."""
    with Path(environment["GITHUB_OUTPUT"]).open("a", encoding="utf-8") as file:
        for name, value in outputs.items():
            mark = f"end-{secrets.token_hex(16)}"
            file.write(f"{name}<<{mark}\n{value}\n{mark}\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], os.environ))
