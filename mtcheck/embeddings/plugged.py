"""Encoders that do not come with mtcheck: a factory in an installed package, or a local model."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mtcheck import plugins
from mtcheck.embeddings.base import EVERY_LANGUAGE, SentenceEncoder
from mtcheck.errors import UsageError
from mtcheck.plugins import Plugin

if TYPE_CHECKING:
    from mtcheck.embeddings.base import Matrix


def make_encoder(name: str) -> SentenceEncoder:
    """The encoder of a plug-in, behind ``package.module:factory`` or in a folder.

    Raises:
        UsageError: there is no such factory or folder, or what it makes is no encoder.
    """
    if plugin := plugins.find(plugins.ENCODERS, name):
        return _load(plugin)
    if Path(name).is_dir():
        return LocalModel(Path(name))
    module, colon, factory = name.partition(":")
    if not colon:
        raise UsageError(f"encoder '{name}' is not a plug-in, a folder or a 'package.module:factory'")
    try:
        made = getattr(import_module(module), factory)()
    except (ImportError, AttributeError) as error:
        raise UsageError(f"encoder '{name}' cannot be loaded: {error}") from error
    if not isinstance(made, SentenceEncoder):
        raise UsageError(f"encoder '{name}' has no 'languages', 'signature' and 'encode'")
    return made


def _load(plugin: Plugin) -> SentenceEncoder:
    factory = plugin.load()
    try:
        made = factory()
    except (Exception, SystemExit) as error:  # whatever a stranger's factory does must not end the run
        raise plugin.crash(error, f"{plugin.value} makes no encoder") from error
    if not isinstance(made, SentenceEncoder):
        raise plugin.error(
            f"{plugin.value} made {type(made).__name__}, which has no 'languages', 'signature', 'encode'"
        )
    return made


class LocalModel:
    """A sentence-transformers model in a folder; nothing is downloaded."""

    languages = EVERY_LANGUAGE

    def __init__(self, folder: Path) -> None:
        try:
            library: Any = import_module("sentence_transformers")
        except ImportError as error:
            raise UsageError(f"encoder '{folder}' needs the package sentence-transformers") from error
        self._model = library.SentenceTransformer(str(folder), local_files_only=True)
        self.signature = f"sentence-transformers:{folder.name}|v:{library.__version__}"

    def encode(self, texts: Sequence[str]) -> Matrix:
        rows: Matrix = self._model.encode(
            list(texts), normalize_embeddings=True, convert_to_numpy=True, show_progress_bar=False
        )
        return rows
