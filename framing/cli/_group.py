"""The group of all commands; each is imported when it is called."""

from __future__ import annotations

from importlib import import_module

import click

from framing import __version__
from framing.cli._help import ABOUT, COMMANDS, group_help
from framing.cli._options import PoliteGroup


class LazyGroup(PoliteGroup):
    """A group that knows the names of its commands, and what they do, without importing them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        file, _ = COMMANDS[cmd_name]
        command: click.Command = getattr(import_module(f"framing.cli.{file}"), cmd_name)
        return command

    def get_help(self, ctx: click.Context) -> str:
        return group_help()


@click.group(
    cls=LazyGroup,
    help="\n\n".join(ABOUT),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)
@click.version_option(__version__, prog_name="framing")
def main() -> None:
    """Show how news outlets tell the same story."""
