"""``mtcheck.toml`` or ``[tool.mtcheck]`` in ``pyproject.toml`` -> a frozen ``Config``."""

from mtcheck.config.files import FILE, Found, follow, load, made, nearest, read
from mtcheck.config.settings import Config, Layer, Suppress

__all__ = ["FILE", "Config", "Found", "Layer", "Suppress", "follow", "load", "made", "nearest", "read"]
