"""``mtcheck.toml`` or ``[tool.mtcheck]`` in ``pyproject.toml`` -> a frozen ``Config``."""

from mtcheck.config.files import FILE, Found, follow, load, merge_layers, nearest, read
from mtcheck.config.settings import Config, Layer, Suppress, WrittenRule

__all__ = [
    "FILE",
    "Config",
    "Found",
    "Layer",
    "Suppress",
    "WrittenRule",
    "follow",
    "load",
    "merge_layers",
    "nearest",
    "read",
]
