"""The documentation builds as a site: every link and anchor leads somewhere, every name of the reference exists."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_the_site_builds_without_a_warning(tmp_path):
    where = ("--config-file", str(ROOT / "site" / "mkdocs.yml"), "--site-dir", str(tmp_path / "site"))
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", *where],
        cwd=tmp_path,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout.strip()) == (0, ""), done.stderr
    reference = (tmp_path / "site" / "docs" / "api.html").read_text(encoding="utf-8")
    assert reference.count("<h3") > 50
    assert 'id="check_segments"' in reference
