"""What many pages have in common: each cause once, with its pages, the gravest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from mtcheck.model.site import Site, SiteCause
from mtcheck.reporters import View
from mtcheck.reporters.counting import name_site, plural
from mtcheck.reporters.escaping import visible
from mtcheck.reporters.furniture import TITLE
from mtcheck.reporters.terminal.blocks import advice
from mtcheck.reporters.terminal.lines import Line, Run, Style, hanging
from mtcheck.reporters.terminal.styles import SEVERITY_STYLES
from mtcheck.results.order import Loss, loss

MANY = 5
"""Pages from which on each takes a line, and causes are shown over all of them."""
TITLES = {
    Loss.MEANING: "What changes the meaning",
    Loss.LANGUAGE: "Language",
    Loss.LAYOUT: "Labels and torn sentences",
    Loss.FORM: "Form",
    Loss.NOTHING: "Hints",
    Loss.FURNITURE: TITLE,
}
_MOST = 12
"""Causes of a kind that are shown; all where all is asked for."""
_SCREENFUL = {Loss.MEANING: 40, Loss.NOTHING: 0}
_LABEL = 10
_INDENT = "  "
IN_TEMPLATE = "in the template of the site, so one repair is enough"


def overview(sites: Sequence[Site], view: View) -> Iterator[Line]:
    """The causes of each site."""
    for site in sites:
        if site.causes or site.template:
            yield ()
            yield from _site(site, view, is_one_of_several=len(sites) > 1)


def _site(site: Site, view: View, *, is_one_of_several: bool) -> Iterator[Line]:
    named = f" of {visible(name_site(site.name, site.language))}" if is_one_of_several else ""
    said = f"Causes over {plural(site.pages, 'page')}{named}"
    yield from hanging((), said, view.width, Style.TITLE)
    if site.template:
        usual = sum(pages * 2 >= site.pages for pages in site.template.values())
        text = f"{plural(usual, 'line')} on most pages {'is' if usual == 1 else 'are'} the template of the site"
        yield from hanging((Run(_INDENT),), text, view.width, Style.FAINT)
    for kind, group in groupby(site.causes, lambda cause: loss(cause.example)):
        yield from _kind(kind, list(group), view)
    if site.left_out:
        said = f"and {plural(site.left_out, 'cause')} of single pages, more than are kept"
        yield from hanging((Run(_INDENT),), said, view.width, Style.FAINT)


def _kind(kind: Loss, group: Sequence[SiteCause], view: View) -> Iterator[Line]:
    shown = group if view.verbose else group[: _SCREENFUL.get(kind, _MOST)]
    if not shown:
        return
    yield ()
    yield (Run(TITLES[kind], Style.TITLE),)
    for cause in shown:
        yield from _cause(cause, view)
    if more := len(group) - len(shown):
        yield (Run(f"{_INDENT}and {more:,} more; --verbose shows all", Style.FAINT),)


def _cause(cause: SiteCause, view: View) -> Iterator[Line]:
    example = cause.example
    label = Run(f"{_INDENT}{plural(cause.pages, 'page'):<{_LABEL}} ", SEVERITY_STYLES[example.severity])
    cure = "" if example.furniture else " ".join(filter(None, advice(example)))
    text = f"{example.message}; {cure}" if cure else example.message
    rows = hanging((label,), visible(text), view.width)
    yield from rows
    indent = Run(" " * len(label.text))
    where = f"{places(cause)}{' · ' + IN_TEMPLATE if cause.in_template else ''}"
    yield from hanging((indent,), visible(where), view.width, Style.FAINT)


def places(cause: SiteCause, most: int = 2) -> str:
    """The first places of a cause, and how many pages more there are."""
    shown = [f"{each.page}:{each.line}" if each.line else each.page for each in cause.places[:most]]
    more = cause.pages - len(shown)
    return ", ".join(shown) + (f" and {plural(more, 'more page')}" if more > 0 else "")
