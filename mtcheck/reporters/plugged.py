"""Formats that plug-ins bring."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from mtcheck import plugins
from mtcheck.errors import CheckError, MtcheckError, UsageError
from mtcheck.model.report import Report
from mtcheck.plugins import Plugin
from mtcheck.reporters.base import Reporter, View


def make_reporter(name: str, view: View) -> Reporter:
    """What writes a format of a plug-in.

    Raises:
        UsageError: there is none of this name, or it is broken.
    """
    plugin = plugins.find(plugins.REPORTERS, name)
    if plugin is None:
        raise UsageError(f"--format {name}: no plug-in of this name is installed and turned on")
    make = plugin.load()
    try:
        made = make(view)
    except (Exception, SystemExit) as error:  # whatever a stranger's class does must not end the run
        raise plugin.crash(error, f"{plugin.value} makes no reporter") from error
    if not isinstance(made, Reporter):
        raise plugin.error(f"{plugin.value} made {type(made).__name__}, which is not an mtcheck.reporters.Reporter")
    return _Named(plugin, made)


class _Named(Reporter):
    """A reporter whose crashes name the plug-in."""

    def __init__(self, plugin: Plugin, reporter: Reporter) -> None:
        super().__init__(reporter.view)
        self._plugin = plugin
        self._reporter = reporter

    def opening(self) -> Iterator[str]:
        yield from self._watch(self._reporter.opening)

    def article(self, report: Report) -> Iterator[str]:
        yield from self._watch(lambda: self._reporter.article(report))

    def closing(self) -> Iterator[str]:
        yield from self._watch(self._reporter.closing)

    def _watch(self, write: Callable[[], Iterator[str]]) -> Iterator[str]:
        try:
            for piece in write():
                yield str(piece)
        except (MtcheckError, OSError):
            raise
        except Exception as error:  # the report is incomplete, and whose fault it is must be said
            raise CheckError(str(self._plugin.crash(error, "crashed while it wrote"))) from error
