"""Runs the command and turns whatever happens into one line and an exit code."""

from __future__ import annotations

import errno
import io
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType

import click

from mtcheck.cli.app import app
from mtcheck.errors import ExitCode, MtcheckError, make_printable

INTERRUPTED = 130
PIPE_CLOSED = 141
_SIGNALLED = 128
"""What shells add to the number of a signal that ended a program."""
_ENDS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))
_LONGEST = 1000
"""Characters of a message; what it quotes from a broken file may be megabytes."""
_OTHER_OPTIONS = {
    "--src": "--source",
    "--original": "--source",
    "--ref": "--reference",
    "--lang": "--to",
    "--language": "--to",
    "--target-lang": "--to",
    "--source-lang": "--from",
    "--target": "--to",
    "-o": "--output",
    "--out": "--output",
    "-f": "--format",
    "-j": "--jobs",
    "--exclude": "--skip",
    "--ignore": "--skip",
    "--disable": "--skip",
    "--select": "--only",
    "--enable": "--only",
    "--strict": "--fail-on",
    "--severity": "--fail-on",
    "--terms": "--glossary",
    "-v": "--verbose",
}
"""What other programs call the options."""
_COMPLETION = "_MTCHECK_COMPLETE"


def run(arguments: Sequence[str]) -> int:
    """Run ``mtcheck`` with these arguments; a crash is never taken for a pass or for findings."""
    _stand_in()
    _speak_utf8()
    try:
        with _orderly_ends():
            code = _invoke(arguments)
        _flush()
    except click.exceptions.Exit as end:
        return _flushed(end.exit_code)
    except click.exceptions.NoArgsIsHelpError as error:
        return _complain(error.format_message(), ExitCode.USAGE, as_it_stands=True)
    except click.ClickException as error:
        return _complain(f"{_wrong_usage(error)}{_help(error)}", ExitCode.USAGE)
    except MtcheckError as error:
        return _complain(str(error), error.exit_code)
    except _Ended as end:
        return _complain(f"ended by {end.name}", _SIGNALLED + end.number)
    except (click.Abort, KeyboardInterrupt):
        return _complain("interrupted", INTERRUPTED)
    except BrokenPipeError:
        return _closed()
    except OSError as error:
        return _complain(_reason(error), ExitCode.UNCHECKED)
    except Exception as error:  # the last line of defence: no traceback unless asked for, and no wrong exit code
        return _crash(error)
    finally:
        _end_programs()
    return code


def _end_programs() -> None:
    """End what metrics have started: nobody else does, however the run ended."""
    for name in ("mtcheck.metrics.external", "mtcheck.metrics.judges"):
        if started := sys.modules.get(name):
            started.end_all()


class _Ended(BaseException):
    """Somebody asked the program to end: a runner that cancels its job, a terminal that is closed."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number
        self.name = signal.Signals(number).name


@contextmanager
def _orderly_ends() -> Iterator[None]:
    """Let those signals unwind the program, so that it leaves no temporary file; one that is ignored stays so."""
    changed = [each for each in _ENDS if signal.getsignal(each) is signal.SIG_DFL]
    try:
        for each in changed:
            signal.signal(each, _end)
    except ValueError:  # only a program's main thread can hear signals
        changed = []
    try:
        yield
    finally:
        for each in changed:
            signal.signal(each, signal.SIG_DFL)


def _end(number: int, _frame: FrameType | None) -> None:
    raise _Ended(number)


def _stand_in() -> None:
    """Give the program streams where whoever started it has closed them: nothing to read, nowhere to write."""
    if sys.stdin is None:
        sys.stdin = Path(os.devnull).open(encoding="utf-8")  # noqa: SIM115  # lives as long as the program
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115  # as above
    if sys.stdout is None:
        sys.stdout = _Closed()


class _Closed(io.StringIO):
    """A standard output that was closed before the start: what cannot be written must not pass for written."""

    def write(self, _text: str, /) -> int:
        raise OSError(errno.EBADF, "standard output is closed")

    def fileno(self) -> int:
        return 1


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


def _flush() -> None:
    """Write out what is left; a server closes its streams itself when the conversation is over."""
    if not sys.stdout.closed:
        sys.stdout.flush()


def _flushed(code: int) -> int:
    try:
        _flush()
    except BrokenPipeError:
        return _closed()
    except OSError as error:
        return _complain(_reason(error), ExitCode.UNCHECKED)
    return code


def _closed() -> int:
    """The reader of the report has gone, as ``head`` does: say nothing, and let the interpreter flush into nothing."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return PIPE_CLOSED


def _reason(error: OSError) -> str:
    if error.filename:
        return f"{error.filename}: {error.strerror}"
    return f"the report cannot be written: {error.strerror or error}"


def _wrong_usage(error: click.ClickException) -> str:
    """What is wrong; of an option that other programs have, with what it is called here."""
    if not isinstance(error, click.NoSuchOption):
        return error.format_message()
    own = _OTHER_OPTIONS.get(error.option_name.lower(), "")
    known = {name for each in (error.ctx.command.params if error.ctx else ()) for name in each.opts}
    return f"No such option '{error.option_name}'; did you mean '{own}'?" if own in known else error.format_message()


def _help(error: click.ClickException) -> str:
    context = error.ctx if isinstance(error, click.UsageError) else None
    return f" ('{context.command_path} --help' shows what there is)" if context else ""


def _complain(message: str, code: int, *, as_it_stands: bool = False) -> int:
    """Say what is wrong, in one line that no character of a name can break, if anybody listens."""
    if len(message) > _LONGEST and not as_it_stands:
        message = f"{message[: _LONGEST // 2]} … {message[-_LONGEST // 2 :]}"
    with suppress(OSError):
        sys.stderr.write(message + "\n" if as_it_stands else f"mtcheck: {make_printable(message)}\n")
        sys.stderr.flush()
    return code


def _crash(error: Exception) -> int:
    if os.environ.get("MTCHECK_DEBUG"):
        import traceback

        traceback.print_exception(error)
    line = " ".join(f"{type(error).__name__}: {error}".split())
    return _complain(f"crashed: {line} (MTCHECK_DEBUG=1 shows where)", ExitCode.UNCHECKED)
