"""Formats of articles that plug-ins read, told by the endings of files' names."""

from __future__ import annotations

from mtcheck.errors import MtcheckError, ReadError
from mtcheck.model.text import Block, Document
from mtcheck.plugins import Plugin, PluginError


def load_plugged(plugin: Plugin, data: bytes, name: str) -> Document:
    """What a plug-in makes of a file.

    Raises:
        ReadError: the plug-in is broken, cannot read the file or makes no sound document of it.
    """
    try:
        document = plugin.load()(data, name)
    except PluginError as error:
        raise ReadError(f"{name}: {error}") from error
    except MtcheckError as error:
        raise ReadError(str(error) if str(error).startswith(name) else f"{name}: {error}") from error
    except (Exception, SystemExit) as error:  # whatever a stranger's loader does must not lose the other files
        raise ReadError(f"{name}: {plugin.crash(error, 'cannot read it')}") from error
    if not isinstance(document, Document):
        raise ReadError(f"{name}: {plugin.error(f'made {type(document).__name__} of it, not a Document')}")
    if not all(_lies_in(block, len(document.text)) for block in document.blocks):
        raise ReadError(f"{name}: {plugin.error('a block that it made lies outside of the text')}")
    return document


def _lies_in(block: Block, length: int) -> bool:
    span = block.span
    return span.end <= length and len(block.text) == sum(piece.length for piece in block.pieces)
