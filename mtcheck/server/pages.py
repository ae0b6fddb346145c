"""A text as it stands in the editor -> its report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from threading import Lock

from mtcheck import loading
from mtcheck.checks.recall import Recall
from mtcheck.config import Config
from mtcheck.config.files import load as load_config
from mtcheck.engine.checker import Checker
from mtcheck.errors import MtcheckError, ReadError, shown_path
from mtcheck.inputs.model import Input, PagePair
from mtcheck.inputs.patterns import originals
from mtcheck.loading.bitexts import is_bitext, is_workbook
from mtcheck.loading.catalogues import is_catalogue
from mtcheck.loading.decoding import decode
from mtcheck.loading.packed import is_packed
from mtcheck.model.kinds import Format
from mtcheck.model.report import Failure, Report
from mtcheck.model.text import Document
from mtcheck.model.tuples import NamedTuple
from mtcheck.server.positions import Positions

_ANYTHING = frozenset({".json", ".yaml", ".yml"})
FORMATS: Mapping[str, Format] = {
    "plaintext": Format.PLAIN,
    "markdown": Format.MARKDOWN,
    "html": Format.HTML,
    "asciidoc": Format.ASCIIDOC,
    "restructuredtext": Format.REST,
}
"""What editors call the languages of texts that can be checked."""


class Originals(NamedTuple):
    """Where originals are, and the languages, as the editor's settings say."""

    source: str = ""
    """A file or a pattern, as for ``mtcheck check --source``; empty for pages alone."""
    from_: str = ""
    to: str = ""
    programs: bool = False
    """Whether a configuration may name what is run; the command says so, and never an open folder's settings."""


class EditorPage(NamedTuple):
    """A text in the editor."""

    uri: str
    path: Path
    kind: str
    """What the editor calls its language."""
    version: int
    text: str


@dataclass(frozen=True)
class Checked:
    """A page with all that is known of it at one version."""

    page: EditorPage
    report: Report
    positions: Positions
    original: Path | None = None


def check_page(page: EditorPage, root: Path | None, wanted: Originals, encoding: str) -> Checked:
    """Check a text that may never have been saved; whatever is wrong becomes a report that says so.

    Args:
        page: the text.
        root: the folder that the editor has open.
        wanted: where originals are.
        encoding: the unit of columns.
    """
    original = None
    try:
        settings = _settings(page.path, wanted)
        original = _original(page.path, root, wanted.source)
        report = _report(page, original, settings)
    except MtcheckError as error:
        report = Report(page.path.name, failures=(Failure("read", str(error)),))
    except Exception as error:  # an editor goes on, whatever becomes of one version of one text
        report = Report(page.path.name, failures=(Failure("crash", f"{type(error).__name__}: {error}"),))
    return Checked(page, report, Positions(page.text, encoding), original)


def _settings(path: Path, wanted: Originals) -> Config:
    settings = load_config(path.parent, programs=wanted.programs).of(path)
    return replace(
        settings,
        source_language=wanted.from_ or settings.source_language,
        target_language=wanted.to or settings.target_language,
    )


def _original(path: Path, root: Path | None, pattern: str) -> Path | None:
    if not pattern:
        return None
    base = root if root and path.is_relative_to(root) else path.parent
    found = originals([Input(path.name, path, base=base)], pattern)[0].original
    if found is None or found.resolve() == path.resolve():
        return None
    return found if found.is_absolute() or root is None else root / found


def _report(page: EditorPage, original: Path | None, settings: Config) -> Report:
    if _holds_texts(page.path, original):
        return _check_texts(page, original, settings)
    if foreign := loading.find_promised(page.path.suffix):
        raise foreign.error(page.path.name)
    format_ = FORMATS.get(page.kind)
    if format_ is None:
        raise ReadError(f"{page.path.name}: '{page.kind}' is not checked; set it to {', '.join(FORMATS)}")
    if len(page.text) > settings.max_bytes:
        raise ReadError(f"{page.path.name}: larger than {settings.max_megabytes:g} MB; raise max-megabytes")
    if not page.text.strip():
        return Report(page.path.name)
    loading.refuse_foreign(page.text, page.path.name)
    document = loading.parse(page.text, page.path.name, format_)
    source = _read(original, settings) if original else None
    recall, at_work = _recall()
    with at_work:  # a check that was overtaken may still be at work in its thread
        return Checker(config=settings).check_document(document, None, source=source, recall=recall)


@lru_cache(maxsize=1)
def _recall() -> tuple[Recall, Lock]:
    """What was said of the texts that are open, and what keeps a second check from it meanwhile."""
    return Recall(), Lock()


def _holds_texts(path: Path, original: Path | None) -> bool:
    """Whether a file holds texts one by one; JSON and YAML may hold anything, and do where they have an original."""
    if is_packed(path) or is_workbook(path):
        return False
    if is_bitext(path):
        return True
    is_sure = path.suffix.lower() not in _ANYTHING
    return is_catalogue(path) and (is_sure or _is_alike(original, path))


def _is_alike(original: Path | None, path: Path) -> bool:
    """Whether an original is in the same format; a pattern for pages names other files for texts."""
    return original is not None and original.suffix.lower() == path.suffix.lower()


def _check_texts(page: EditorPage, original: Path | None, settings: Config) -> Report:
    if not page.text.strip():
        return Report(page.path.name)
    data = page.text.encode("utf-8", "surrogatepass")
    decoded = decode(data, page.path.name)
    if decoded.text != page.text:  # XML that says to be in another encoding than what an editor sends
        data = page.text.encode(decoded.encoding, "xmlcharrefreplace")
    has_original = _is_alike(original, page.path) and not is_bitext(page.path)
    pair = PagePair(Input(page.path.name, page.path), original if has_original else None)
    return Checker(config=settings).check_texts(pair, page.path, data)


def _read(original: Path, settings: Config) -> Document:
    if not original.is_file():
        raise ReadError(f"its original {shown_path(original)} is not there; mend the setting 'source'")
    return _kept(original, original.stat().st_mtime_ns, settings.max_bytes)


@lru_cache(maxsize=8)
def _kept(original: Path, _changed: int, max_bytes: int) -> Document:
    return loading.load(original, max_bytes)
