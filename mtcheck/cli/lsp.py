"""``mtcheck lsp``."""

from __future__ import annotations

import click

from mtcheck.cli import options, values


@click.command(short_help="Serve an editor with findings as one writes.")
@click.option("--stdio", is_flag=True, help="Speak over standard input and output, as it does anyway.")
@click.option("--source", default="", metavar="FILE", help="The original, or a pattern as for 'mtcheck check'.")
@click.option(
    "--from", "source_language", default="", metavar="LANG", help="The original's language.", **values.LANGUAGE
)
@click.option(
    "--to", "target_language", default="", metavar="LANG", help="The translation's language.", **values.LANGUAGE
)
@options.programs
def lsp(stdio: bool, source: str, source_language: str, target_language: str, allow_programs: bool) -> None:
    """Serve an editor with findings as one writes, by the Language Server Protocol.

    What the editor's initializationOptions say ('source', 'from', 'to') holds before these options.
    """
    del stdio
    from mtcheck.errors import UsageError

    try:
        from mtcheck.server.app import serve
    except ModuleNotFoundError as error:
        raise UsageError(f"{error.name} is not installed; get it with: pip install 'mtcheck[lsp]'") from error
    from mtcheck.server.pages import Originals

    _end_at_once()
    serve(Originals(source, source_language, target_language, allow_programs))


def _end_at_once() -> None:
    """Let signals end the server at once: unwinding would wait for a word from the editor."""
    import signal

    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_DFL)
