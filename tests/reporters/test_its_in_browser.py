"""What a browser does with an annotated copy of a hostile page: nothing."""

from __future__ import annotations

import os
import shutil
import socket
import threading

import pytest

from mtcheck import check_article
from mtcheck.loading.html import html
from mtcheck.reporters import View, render

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
if not CHROMIUM:
    pytest.skip("no browser: apt-get install chromium, or name one in CHROMIUM", allow_module_level=True)
playwright = pytest.importorskip("playwright.sync_api")

HOSTILE = """<!--><script>window.RAN = 1</script> --><!doctype html><html><head>
<meta http-equiv=refresh content="0;url=HOST/go"><link rel=preconnect href=HOST><link rel=stylesheet href=HOST/style>
<base href="HOST/"><script>window.RAN = 2</script></head><body onload="window.RAN = 3">
<svg><script>window.RAN = 4</script></svg><img src="picture" onerror="window.RAN = 5">
<iframe srcdoc="<script>parent.RAN = 6</script>"></iframe><object data="object"></object><video src="film"></video>
<p style="background: url(HOST/background)">The the council met on Tuesday.</p>
<noscript><meta http-equiv="refresh" content="0;url=HOST/none"></noscript></body></html>"""


@pytest.fixture
def visits():
    """An address at which somebody listens, and who came."""
    found = []
    server = socket.create_server(("127.0.0.1", 0))

    def listen():
        try:
            while True:
                visitor, _ = server.accept()
                found.append(visitor)
                visitor.close()
        except OSError:
            return

    threading.Thread(target=listen, daemon=True).start()
    yield f"http://127.0.0.1:{server.getsockname()[1]}", found
    server.close()


def test_nothing_is_run_or_fetched_and_the_page_stays(tmp_path, visits):
    host, found = visits
    report = check_article(html(HOSTILE.replace("HOST", host), "page.html"), target_language="en")
    path = tmp_path / "page.its.html"
    path.write_text("".join(render("its", [report], View())), encoding="utf-8")
    with playwright.sync_playwright() as running:
        browser = running.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(path.as_uri())
        page.wait_for_timeout(500)
        assert page.url == path.as_uri()
        assert page.evaluate("window.RAN") is None
        assert page.locator("[its-loc-quality-issue-type=duplication]").count() == 1
        browser.close()
    assert found == []
