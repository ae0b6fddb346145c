"""The page's parts -> one HTML file.

The parts are files of their own: in ``data/review`` a template, a style sheet, which is added to the one of all pages,
and ES modules that are joined into one script, whose hash is all that the page's policy lets run.
"""

from __future__ import annotations

from functools import cache
from string import Template
from typing import Any

from mtcheck.language.packaged import DATA
from mtcheck.model.wire import dump
from mtcheck.patterns import lazy
from mtcheck.reporters.escaping import clean, visible_xml, xml_attribute
from mtcheck.reporters.look import hash_element, style

MODULES = (
    "text",
    "dom",
    "data",
    "store",
    "file",
    "desk",
    "runs",
    "paint",
    "beads",
    "filters",
    "minimap",
    "list",
    "furniture",
    "card",
    "summary",
    "doubtful",
    "selection",
    "dialogs",
    "exchange",
    "print",
    "keys",
    "main",
)
"""Each after those that it imports from."""

_FOLDER = DATA / "review"
_IMPORT = lazy(r"(?m)^import [^;]*;\n")
_EXPORT = lazy(r"(?m)^export ")
_POLICY = (
    "default-src 'none'; script-src '{script}'; style-src '{style}'; img-src 'none'; connect-src 'none'; "
    "object-src 'none'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
)
_MARKUP = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}
_MARKUP_CHARACTER = lazy("[<>&]")


def page(payload: dict[str, Any]) -> str:
    """The page of an article.

    Args:
        payload: all that is known of the article (``payload.payload``).
    """
    template, sheet, script = _parts()
    policy = _POLICY.format(script=hash_element(script), style=hash_element(sheet))
    return template.substitute(
        policy=xml_attribute(policy),
        title=visible_xml(payload["article"]["name"]),
        style=sheet,
        data=embed_json(payload),
        script=script,
    )


def embed_json(value: Any) -> str:
    """A value as JSON that can stand in a ``script`` element: no character of it can end the element or a line."""
    return _MARKUP_CHARACTER.sub(lambda match: _MARKUP[match[0]], dump(clean(value)))


@cache
def _parts() -> tuple[Template, str, str]:
    template, own = ((_FOLDER / name).read_text(encoding="utf-8") for name in ("page.html", "page.css"))
    modules = ((_FOLDER / f"{name}.js").read_text(encoding="utf-8") for name in MODULES)
    script = "\n".join(_EXPORT.sub("", _IMPORT.sub("", module)) for module in modules)
    return Template(template), style("base") + own, script
