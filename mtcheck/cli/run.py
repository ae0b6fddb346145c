"""Runs the command and turns whatever happens into one line and an exit code."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence

import click

from mtcheck.cli.app import app
from mtcheck.errors import ExitCode, MtcheckError

INTERRUPTED = 130
PIPE_CLOSED = 141
_COMPLETION = "_MTCHECK_COMPLETE"


def run(arguments: Sequence[str]) -> int:
    """Run ``mtcheck`` with these arguments; a crash is never taken for a pass or for findings."""
    _speak_utf8()
    try:
        code = _invoke(arguments)
        sys.stdout.flush()
    except click.exceptions.Exit as end:
        return _flushed(end.exit_code)
    except click.ClickException as error:
        error.show()
        return ExitCode.USAGE
    except MtcheckError as error:
        return _complain(str(error), error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        return _complain("interrupted", INTERRUPTED)
    except BrokenPipeError:
        return _closed()
    except OSError as error:
        return _complain(_reason(error), ExitCode.UNCHECKED)
    except Exception as error:  # the last line of defence: no traceback unless asked for, and no wrong exit code
        return _crash(error)
    return code


def _invoke(arguments: Sequence[str]) -> int:
    if _COMPLETION in os.environ:
        app.main([*arguments], prog_name="mtcheck", complete_var=_COMPLETION)
    with app.make_context("mtcheck", [*arguments]) as context:
        return int(app.invoke(context) or ExitCode.OK)


def _speak_utf8() -> None:
    """Write UTF-8 whatever the locale says, so that no character of an article can stop a report."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _flushed(code: int) -> int:
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        return _closed()
    return code


def _closed() -> int:
    """The reader of the report has gone, as ``head`` does: say nothing, and let the interpreter flush into nothing."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return PIPE_CLOSED


def _reason(error: OSError) -> str:
    return f"{error.filename}: {error.strerror}" if error.filename else str(error)


def _complain(message: str, code: int) -> int:
    click.echo(f"mtcheck: {message}", err=True)
    return code


def _crash(error: Exception) -> int:
    if os.environ.get("MTCHECK_DEBUG"):
        import traceback

        traceback.print_exception(error)
    line = " ".join(f"{type(error).__name__}: {error}".split())
    return _complain(f"crashed: {line} (MTCHECK_DEBUG=1 shows where)", ExitCode.UNCHECKED)
