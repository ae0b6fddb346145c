"""The commands there are, each loaded when it is called."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

import click

from mtcheck import __version__
from mtcheck.errors import did_you_mean

_COMMANDS = (
    "check",
    "fix",
    "compare",
    "review",
    "align",
    "baseline",
    "trend",
    "config",
    "rules",
    "explain",
    "selftest",
    "agree",
    "corpus",
    "cache",
    "lsp",
    "completion",
)


class Commands(click.Group):
    """A group whose members are the modules of this package."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"mtcheck.cli.{cmd_name}"), cmd_name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in _COMMANDS and not args[0].startswith("-"):
            ctx.fail(f"unknown command '{args[0]}'{_hint(args)}")
        return super().resolve_command(ctx, args)


def _hint(args: list[str]) -> str:
    if Path(args[0]).exists():
        return f"; did you mean 'mtcheck check {args[0]}'?"
    return did_you_mean(args[0], _COMMANDS)


def _version(context: click.Context, _: click.Parameter, wanted: Any) -> None:
    if wanted and not context.resilient_parsing:
        click.echo(f"mtcheck {__version__}")
        context.exit()


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the version and exit."
)
def app() -> None:
    """Check and score machine-translated articles.

    Exit codes: 0 nothing found that counts, 1 findings or a missed gate, 2 wrong usage, 3 something could not be read
    or checked.
    """
