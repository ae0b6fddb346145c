"""The file of a site's profile: its template as JSON that people can read and edit, schema ``mtcheck.site/1``.

It may come from anybody, so whatever it holds is checked: it can name lines and shares, and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from mtcheck.errors import UsageError, make_printable, parse_json, read_small, shown_path
from mtcheck.model.wire import dump
from mtcheck.regions.template import Shares, Template

SCHEMA = "mtcheck.site/1"
_MOST_SITES, _MOST_LINES = 200, 20_000
_LONGEST = 300
_PARTS = ("above", "inside", "below")
_CURE = "restore it, or write it with --learn-site"


def read_profile(path: Path) -> tuple[Template, ...]:
    """The templates in a file.

    Raises:
        UsageError: it cannot be read, or is not a profile; the message names the place and the cure.
    """
    name = shown_path(path)
    parsed = parse_json(read_small(path, "site profile"), name, _CURE)
    schema = parsed.get("schema") if isinstance(parsed, dict) else None
    if schema != SCHEMA:
        said = f"of version {make_printable(str(schema))[:_LONGEST]}, not {SCHEMA}" if schema else "not a site profile"
        raise UsageError(f"{name}: this is {said}; {_CURE}")
    sites = parsed.get("sites")
    if not isinstance(sites, list) or len(sites) > _MOST_SITES:
        raise UsageError(f"{name}: 'sites' is not a list of up to {_MOST_SITES} sites; {_CURE}")
    return tuple(_template(each, f"{name}: site {number}") for number, each in enumerate(sites, 1))


def _template(site: Any, where: str) -> Template:
    if not isinstance(site, dict):
        raise UsageError(f"{where}: not a table; {_CURE}")
    lines = site.get("lines")
    if not isinstance(lines, list) or len(lines) > _MOST_LINES:
        raise UsageError(f"{where}: 'lines' is not a list of up to {_MOST_LINES:,} lines; {_CURE}")
    pages = site.get("pages", 0)
    if type(pages) is not int or pages < 0:
        raise UsageError(f"{where}: 'pages' is not a number of pages; {_CURE}")
    return Template(
        _text(site, "name", where),
        dict(_line(each, f"{where}: line {number}") for number, each in enumerate(lines, 1)),
        pages,
        _text(site, "host", where),
        _text(site, "language", where),
    )


def _line(line: Any, where: str) -> tuple[str, Shares]:
    if not isinstance(line, dict):
        raise UsageError(f"{where}: not a table; {_CURE}")
    above, inside, below = (_share(line.get(part, 0), f"{where}: '{part}'") for part in _PARTS)
    return _text(line, "text", where), (above, inside, below)


def _share(given: Any, where: str) -> float:
    if type(given) not in (int, float) or not 0 <= given <= 1:
        raise UsageError(f"{where} is not a share between 0 and 1; {_CURE}")
    return float(given)


def _text(table: dict[str, Any], key: str, where: str) -> str:
    given = table.get(key, "")
    if not isinstance(given, str) or len(given) > _LONGEST:
        raise UsageError(f"{where}: '{key}' is not a text of up to {_LONGEST} characters; {_CURE}")
    return given


def write_profile(templates: Sequence[Template]) -> Iterator[str]:
    """The file of some templates, with a line for each of their lines."""
    sites = ",\n".join(_site(each) for each in templates)
    yield f'{{\n"schema": {dump(SCHEMA)},\n"sites": [\n{sites}\n]\n}}\n'


def _site(template: Template) -> str:
    head = {
        "name": template.name[:_LONGEST],
        "host": template.host[:_LONGEST],
        "language": template.language[:_LONGEST],
        "pages": template.pages,
    }
    lines = ",\n    ".join(
        dump({"text": text, **{part: share for part, share in zip(_PARTS, shares, strict=True) if share}})
        for text, shares in list(template.lines.items())[:_MOST_LINES]
    )
    return f'{dump(head)[:-1]}, "lines": [\n    {lines}\n  ]}}'
