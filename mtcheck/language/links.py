"""Addresses of links, made comparable between two languages of one site."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import urlsplit

from mtcheck.language.codes import ISO_639_1
from mtcheck.patterns import lazy

_TAG = r"([a-z]{2})(?:[-_][A-Za-z]{2,4})?"
_SUFFIX = lazy(rf"[._-]{_TAG}(?=\.\w{{2,5}}$)")
"""A language before a file's ending: ``page.de.html``, ``page_de.html``."""
_LAST_SUFFIX = lazy(rf"(\.(?:html?|md|txt|pdf))\.{_TAG}$")
"""A language behind it: ``page.html.de``."""
_DEFAULT_PAGE = lazy(r"(?:index|default|readme)(?:\.\w{2,5})?$")
_ENDING = lazy(r"\.(?:x?html?|mdx?|php|aspx?)$")
_LANGUAGE_PARAMETER = lazy(rf"(?:hl|l|lang|language|lng|locale|setlang|uselang)={_TAG}$")
_NATIONAL = lazy(r"(?<=\w)(?:\.com?)?\.[a-z]{2}$")
"""A country's domain, where a site that is at ``.com`` speaks the country's language."""
_PART = lazy(rf"{_TAG}$")


@lru_cache(maxsize=4096)
def comparable(address: str) -> str:
    """The address without what translations of a site change.

    That is the scheme, ``www.``, a language in host, folder or file name, the default page, a page's ending, the query
    and the closing slash. An address that cannot be taken apart is compared as it stands.
    """
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return address
    folders = [part for part in parts.path.split("/") if part and part not in (".", "..") and not _is_language(part)]
    if folders:
        folders[-1] = _page(folders[-1])
    path = "/".join(folder for folder in folders if folder)
    whole = f"{site(address)}/{path}"
    return f"{whole}#{parts.fragment}" if parts.fragment else whole


@lru_cache(maxsize=4096)
def site(address: str) -> str:
    """The host of an address without its language and ``www.``; empty for one within a site."""
    try:
        host = urlsplit(address.strip()).netloc.casefold()
    except ValueError:
        return address
    labels = [label for label in host.split(".") if label != "www"]
    if len(labels) > 2 and _is_language(labels[0]):
        labels = labels[1:]
    return _NATIONAL.sub(".com", ".".join(labels))


@lru_cache(maxsize=4096)
def query(address: str) -> str:
    """What an address asks for, without a language."""
    try:
        asked = urlsplit(address.strip()).query
    except ValueError:
        return ""
    return "&".join(part for part in asked.split("&") if part and not _LANGUAGE_PARAMETER.match(part))


def _page(name: str) -> str:
    name = _LAST_SUFFIX.sub(lambda match: match[1] if match[2] in ISO_639_1 else match[0], name)
    name = _SUFFIX.sub(lambda match: "" if match[1] in ISO_639_1 else match[0], name)
    return "" if _DEFAULT_PAGE.match(name.casefold()) else _ENDING.sub("", name)


def _is_language(part: str) -> bool:
    match = _PART.match(part)
    return match is not None and match[1] in ISO_639_1
