"""The group of all commands; each is imported when it is called, and how mistakes and warnings are told."""

from __future__ import annotations

import sys
import warnings
from importlib import import_module
from typing import Any, TextIO

import click

from framing import __version__
from framing._checks import FramingError, FramingWarning, escaped
from framing.cli._help import ABOUT, COMMANDS, group_help
from framing.cli._options import READ

_STRICT = "framing.strict"
"""Under this name the context of a call knows that warnings are errors."""
_ENDS = "\n"


def strict_option(command: click.Command) -> click.Command:
    """Give a command, and those in it, the option --strict, if it has not got it."""
    if not any(option.name == "strict" for option in command.params):
        told = "Take every warning for an error: stop and say it."
        command.params.append(
            click.Option(["--strict"], is_flag=True, expose_value=False, callback=_be_strict, help=told)
        )
    for inner in getattr(command, "commands", {}).values():
        strict_option(inner)
    return command


def _be_strict(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value:
        ctx.meta[_STRICT] = True
        warnings.simplefilter("error", FramingWarning)


class PoliteGroup(click.Group):
    """A group whose commands answer a user's mistake with one sentence and exit code 2, never with a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        warnings.simplefilter("error" if ctx.meta.get(_STRICT) else "always", FramingWarning)
        warnings.showwarning = _show_warning
        try:
            done = super().invoke(ctx)
            for summary in ctx.meta.get(READ, ()):
                click.echo(summary, err=True)
            return done
        except FramingError as error:
            raise click.UsageError(escaped(str(error), keep=_ENDS)) from None
        except FramingWarning as warning:
            raise click.UsageError(f"--strict: {escaped(str(warning), keep=_ENDS)}") from None
        except BrokenPipeError:
            # The reader of our output has gone (| head): that is no mistake.
            sys.stdout = None
            raise SystemExit(0) from None
        except MemoryError:
            raise click.UsageError(
                "There is not enough memory for this. Divide what is very long, or give fewer articles; "
                "framing count and framing report read Parquet and JSON Lines in partitions (--memory)."
            ) from None
        except OSError as error:
            raise click.UsageError(f"{error.filename or 'the file'}: {error.strerror or error}.") from None


def _show_warning(
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,
    line: str | None = None,
) -> None:
    if issubclass(category, FramingWarning):
        click.echo(f"Warning: {escaped(str(message), keep=_ENDS)}", err=True)


class LazyGroup(PoliteGroup):
    """A group that knows the names of its commands, and what they do, without importing them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        file, _ = COMMANDS[cmd_name]
        command: click.Command = getattr(import_module(f"framing.cli.{file}"), cmd_name)
        return strict_option(command)

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


strict_option(main)
