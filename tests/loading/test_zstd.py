"""Files that are packed with zstd."""

from __future__ import annotations

import sys

import pytest

from mtcheck.cli.run import run
from mtcheck.errors import ExitCode, ReadError
from mtcheck.loading import load
from mtcheck.loading.packed import unpack

zstd = pytest.importorskip("compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd")
LIMIT = 100_000


def test_zstd_is_read_as_gzip_is(tmp_path, capsys):
    path = tmp_path / "page.html.zst"
    path.write_bytes(zstd.compress(b"<html><body><p>The ferry ran late.</p></body></html>"))
    assert [block.text for block in load(path).blocks] == ["The ferry ran late."]
    (tmp_path / "x.po.zst").write_bytes(zstd.compress(b'msgid "Teilen"\nmsgstr "Split"\n'))
    languages = ["--from", "de", "--to", "en", "--quiet"]
    assert run(["check", str(tmp_path / "x.po.zst"), *languages]) == ExitCode.FINDINGS
    assert "x.po.zst" in capsys.readouterr().out
    frame_to_skip = b"\x50\x2a\x4d\x18\x02\0\0\0ab"
    assert unpack(zstd.compress(b"a") + frame_to_skip + zstd.compress(b"b"), "x", LIMIT) == b"ab"


def test_zstd_without_its_library_says_what_to_install(monkeypatch):
    for module in ("compression.zstd", "backports.zstd"):
        monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(ReadError, match=r"x: packed with zstd.*pip install 'mtcheck\[formats\]'"):
        unpack(zstd.compress(b"a"), "x", LIMIT)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (zstd.compress(b"hello" * 100)[:-3], "ends before its packed data does"),
        (zstd.compress(b"hello" * 100)[:9] + b"12345678", "damaged"),
        (zstd.compress(b"0" * 500_000_000), "larger than 0.1 MB when it is unpacked"),
    ],
)
def test_what_cannot_be_unpacked_is_refused(data, said):
    with pytest.raises(ReadError, match=said):
        unpack(data, "x.txt.zst", LIMIT)
