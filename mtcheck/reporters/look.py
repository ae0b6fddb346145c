"""The one look of all pages: style sheets of ``data/look``, and the frame of a page that runs no script."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from functools import cache

from mtcheck.language.packaged import DATA
from mtcheck.patterns import lazy

_FOLDER = DATA / "look"
_COLOUR = lazy(r"(--[a-z-]+): light-dark\((#\w+), (#\w+)\)")
_USE = lazy(r"var\((--[a-z-]+)\)")
_POLICY = "default-src 'none'; style-src '{style}'; base-uri 'none'; form-action 'none'{script}"


@cache
def style(*sheets: str) -> str:
    """Style sheets as one: ``base`` for every page, ``report``, ``plot`` and ``figure`` for those without a script."""
    return "".join((_FOLDER / f"{sheet}.css").read_text(encoding="utf-8") for sheet in sheets)


@cache
def drawing_style() -> str:
    """That of a drawing which is a file of its own: colours as plain values, for programs that know no variables."""
    colours = {name: shades for name, *shades in _COLOUR.findall(style("base"))}
    light, dark = (_coloured({name: both[shade] for name, both in colours.items()}) for shade in (0, 1))
    return f"{light}@media (prefers-color-scheme: dark) {{\n{dark}}}\n"


def _coloured(colours: Mapping[str, str]) -> str:
    return _USE.sub(lambda use: colours[use[1]], style("plot"))


def hash_element(text: str) -> str:
    """What a page's policy names an inline element by: the hash of all that is between its tags."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def opening(title: str, script: str = "", *more: str) -> str:
    """The beginning of a page, to the end of its heading.

    Args:
        title: as HTML content.
        script: all that may run on the page; nothing where it is empty.
        more: style sheets beside the usual ones.
    """
    sheet = style("base", "report", "plot", "figure", *more)
    allowed = f"; script-src '{hash_element(script)}'" if script else ""
    policy = _POLICY.format(style=hash_element(sheet), script=allowed)
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n<meta name="generator" content="mtcheck">\n'
        f'<title>{title}</title>\n<style>{sheet}</style>\n</head>\n<body>\n<main class="report">\n<h1>{title}</h1>\n'
    )


CLOSING = "</main>\n</body>\n</html>\n"
