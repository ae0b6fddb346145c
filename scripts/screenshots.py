"""Takes the pictures of the review page that the README and the docs show, from the sample's page in ``reports/``.

``python scripts/screenshots.py`` writes ``docs/images/review*.png``. Needs Chromium (or ``CHROMIUM``) and playwright;
not part of ``scripts/generate.py``, since browsers and their fonts differ.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "reports" / "swing-bridge.review.html"
FOLDER = ROOT / "docs" / "images"
_SHOWN = "accuracy/negation-mismatch"
"""The check whose first finding the pictures show."""
_CARDS = 50
"""The most cards that are turned over to find it."""


class Shot(NamedTuple):
    """A picture, and what is done before it is taken."""

    name: str
    scheme: str
    size: tuple[int, int]
    keys: tuple[str, ...] = ()


_SHOTS = (
    Shot("review", "light", (1360, 850)),
    Shot("review-dark", "dark", (1360, 850)),
    Shot("review-add", "light", (1360, 850), ("n",)),
    Shot("review-narrow", "light", (412, 850)),
)


def main() -> None:
    """Take all pictures."""
    with sync_playwright() as playwright:
        path = os.environ.get("CHROMIUM") or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for shot in _SHOTS:
            take(browser, shot)
        browser.close()


def take(browser: Browser, shot: Shot) -> None:
    """Take one picture."""
    width, height = shot.size
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=shot.scheme)
    page.goto(PAGE.as_uri())
    page.keyboard.press("j")
    for _ in range(2):
        page.keyboard.press("a")
    _turn_to_shown(page)
    for key in shot.keys:
        page.keyboard.press(key)
    page.wait_for_timeout(400)
    page.screenshot(path=FOLDER / f"{shot.name}.png")
    page.close()


def _turn_to_shown(page: Page) -> None:
    for _ in range(_CARDS):
        if _SHOWN in (page.locator("#card").text_content() or ""):
            return
        page.keyboard.press("j")
    raise SystemExit(f"the review page has no card of {_SHOWN}")


if __name__ == "__main__":
    main()
