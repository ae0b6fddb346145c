"""The index of many pages: what they have in common, and each with its verdict, the worst first.

It is one file that needs no network; a script of its own sorts and filters, and without it everything can be read.
"""

from __future__ import annotations

from mtcheck.reporters.site.index import Index
from mtcheck.reporters.site.names import name_pages

__all__ = ["Index", "name_pages"]
