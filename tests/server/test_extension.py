"""The extension for Visual Studio Code: what its packager and the editor read."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "editors" / "vscode"
MANIFEST = json.loads((FOLDER / "package.json").read_text(encoding="utf-8"))


def test_the_manifest_names_what_is_there() -> None:
    assert {"name", "version", "publisher", "engines", "license"} <= MANIFEST.keys()
    assert (FOLDER / MANIFEST["main"]).is_file()
    assert MANIFEST["dependencies"].keys() == {"vscode-languageclient"}
    shipped = (FOLDER / ".vscodeignore").read_text(encoding="utf-8").split()
    for line in shipped:
        if line.startswith("!") and "*" not in line:
            assert (FOLDER / line[1:]).is_file()


def test_every_setting_that_the_code_reads_is_declared() -> None:
    code = (FOLDER / "extension.js").read_text(encoding="utf-8")
    declared = {name.removeprefix("mtcheck.") for name in MANIFEST["contributes"]["configuration"]["properties"]}
    assert declared == {part.partition('"')[0] for part in code.split('settings.get("')[1:]}


def test_a_folder_cannot_make_the_editor_run_anything() -> None:
    settings = MANIFEST["contributes"]["configuration"]["properties"]
    trust = MANIFEST["capabilities"]["untrustedWorkspaces"]
    runs = ["mtcheck.command", "mtcheck.allowPrograms"]
    assert trust["supported"] == "limited"
    assert trust["restrictedConfigurations"] == runs
    assert {settings[name]["scope"] for name in runs} == {"machine"}
    assert settings["mtcheck.allowPrograms"]["default"] is False


def test_the_code_is_javascript() -> None:
    node = shutil.which("node")
    if node is None:
        pytest.skip("no node to read the extension with")
    done = subprocess.run([node, "--check", FOLDER / "extension.js"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
