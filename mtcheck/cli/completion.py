"""``mtcheck completion``."""

from __future__ import annotations

import sys

import click


@click.command(short_help="Print what makes the shell complete mtcheck's commands.")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print what makes the shell complete mtcheck's commands.

    Load it from the shell's start-up file: eval "$(mtcheck completion bash)"
    """
    from click.shell_completion import get_completion_class

    script = get_completion_class(shell)
    if script is None:
        raise click.UsageError(f"no completion for {shell}")
    sys.stdout.write(script(context.find_root().command, {}, "mtcheck", "_MTCHECK_COMPLETE").source() + "\n")
