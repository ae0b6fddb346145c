"""What is kept between runs changes nothing but the time."""

from __future__ import annotations

import dataclasses
import marshal
import os
import re
import subprocess
import sys

import pytest

from mtcheck.cli.kept import Kept, kept

COMPILER = re._compiler

PATTERNS = [
    (r"(?P<word>\w+)\s+(?P=word)", 0),
    (r"[\u3040-\u30ff\u3400-\u9fff]+|straße", re.IGNORECASE),
    (r"(a)(?:b)(?P<c>c)?$", re.MULTILINE | re.DOTALL),
]


@pytest.fixture(autouse=True)
def _restored(monkeypatch):
    monkeypatch.setattr(COMPILER, "compile", COMPILER.compile)
    monkeypatch.setattr(dataclasses, "exec", exec, raising=False)


@pytest.fixture
def installed(tmp_path):
    def install():
        cache = Kept(tmp_path / "cache" / "start")
        cache.install()
        re.purge()
        return cache

    return install


@pytest.mark.parametrize(("pattern", "flags"), PATTERNS)
def test_a_kept_expression_is_the_one_that_python_compiles(installed, pattern, flags):
    re.purge()
    wanted = re.compile(pattern, flags)
    first = installed()
    re.compile(pattern, flags)
    first.save()
    installed()
    found = re.compile(pattern, flags)
    assert (found.pattern, found.flags, found.groups, found.groupindex) == (
        wanted.pattern,
        wanted.flags,
        wanted.groups,
        wanted.groupindex,
    )
    for text in ("the the", "日本 STRASSE Straße", "ab\nabc", ""):
        assert [each.groups() for each in found.finditer(text)] == [each.groups() for each in wanted.finditer(text)]


def test_a_second_run_compiles_nothing(installed, monkeypatch):
    first = installed()
    re.compile("kept [a-z]+")
    first.save()
    installed()
    monkeypatch.setattr(COMPILER, "_code", None)
    assert re.compile("kept [a-z]+").match("kept so")


def test_generated_methods_are_kept_too(installed):
    first = installed()
    dataclasses.make_dataclass("Made", ["x"], frozen=True)
    first.save()
    again = installed()
    made = dataclasses.make_dataclass("Made", ["x"], frozen=True)
    assert made(1) == made(1)
    assert repr(made(1)) == "Made(x=1)"
    assert not again._added


def test_bytes_and_errors_go_to_python_itself(installed):
    installed()
    assert re.compile(rb"\d").match(b"1")
    with pytest.raises(re.error):
        re.compile("(")


@pytest.mark.parametrize(
    "content", [b"", b"nonsense", marshal.dumps(3), marshal.dumps((1, 2, 3)), marshal.dumps((1, 2))]
)
def test_a_broken_file_is_as_good_as_none(tmp_path, content):
    path = tmp_path / "start"
    path.write_bytes(content)
    Kept(path).install()
    re.purge()
    assert re.compile("a+").match("aa")


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path, installed):
    (tmp_path / "cache").write_text("a file where the folder should be")
    cache = installed()
    re.compile("never kept")
    cache.save()


def test_nothing_is_kept_where_the_user_says_so(monkeypatch):
    monkeypatch.setenv("MTCHECK_CACHE", "")
    assert kept() is None


def test_the_report_is_the_same_with_and_without(tmp_path):
    page = tmp_path / "page.txt"
    page.write_text("The council met on the the Tuesday .\n")
    reports = []
    for folder in ("", str(tmp_path / "kept"), str(tmp_path / "kept")):
        done = subprocess.run(
            [sys.executable, "-m", "mtcheck", "check", str(page)],
            env=os.environ | {"MTCHECK_CACHE": folder},
            capture_output=True,
            check=True,
        )
        reports.append(done.stdout)
    assert len(set(reports)) == 1
    assert len(list((tmp_path / "kept").iterdir())) == 1
