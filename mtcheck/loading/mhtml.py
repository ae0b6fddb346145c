"""Web pages that a browser saved with all that belongs to them (MHTML).

Source: RFC 2557.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice

from mtcheck.errors import ReadError
from mtcheck.loading.decoding import decode_as
from mtcheck.loading.html import html
from mtcheck.model.text import Document
from mtcheck.patterns import lazy

_MOST_PARTS = 200
"""Parts that may hold others; a browser writes one or two, and what reads them calls itself for each."""
_HOLDING = lazy(r"^content-type:\s{0,99}multipart/", re.IGNORECASE | re.MULTILINE)
_PLACES = "places are lines of the page as it is inside the file"


def read_mhtml(data: bytes, name: str, limit: int) -> Document:
    """Read the page of a file; pictures, styles and frames are left out.

    Raises:
        ReadError: it holds no page, the page is damaged, or is larger than ``limit``.
    """
    from email import message_from_bytes, policy

    _refuse_nests(data, name)
    try:
        parts = message_from_bytes(data, policy=policy.compat32).walk()
        page = next((part for part in parts if part.get_content_type() == "text/html"), None)
    except RecursionError:
        raise ReadError(f"{name}: has too many parts in one another; save the page as HTML") from None
    payload = page.get_payload(decode=True) if page is not None else None
    if page is None or not isinstance(payload, bytes) or not payload.strip():
        raise ReadError(f"{name}: holds no web page; save it as HTML")
    if any("Base64" in type(defect).__name__ for defect in page.defects):
        raise ReadError(f"{name}: damaged: its page is not the base64 that it should be; save it again")
    if len(payload) > limit:
        raise ReadError(f"{name}: larger than {limit / 1_000_000:g} MB when it is unpacked; raise max-megabytes")
    decoded = decode_as(payload, page.get_content_charset(""), name, "the saved page")
    document = html(decoded.text, name)
    return replace(document, encoding="utf-8", notes=(*decoded.notes, *document.notes, _PLACES))


def _refuse_nests(data: bytes, name: str) -> None:
    excess = next(islice(_HOLDING.finditer(data.decode("latin-1")), _MOST_PARTS, None), None)
    if excess:
        line = data.count(b"\n", 0, excess.start()) + 1
        raise ReadError(f"{name}:{line}: has too many parts in one another; save the page as HTML")
