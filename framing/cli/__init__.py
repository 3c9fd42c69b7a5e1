"""The command line: a command reads, makes one public call, and writes. Heavy libraries are imported inside the
commands, the commands when they are called, and click when more is asked than the help of the whole."""

from __future__ import annotations

import sys

from framing import __version__


def start() -> None:
    """What the shell calls."""
    asked = sys.argv[1:]
    if asked in (["--help"], ["-h"]):
        from framing.cli._help import group_help

        _print(group_help())
    elif asked == ["--version"]:
        _print(f"framing, version {__version__}")
    else:
        import gc
        import signal

        from framing.cli._group import main

        # A system that shuts down sends this: what is half written is taken away, as after Ctrl-C.
        signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))

        # Tables are many small objects that live to the end: looking for rubbish among them takes a tenth of a report.
        gc.set_threshold(50_000, 20, 100)
        try:
            main(prog_name="framing")
        except ImportError as error:
            # Ctrl-C in the middle of the import of a compiled library comes out of it as an ImportError.
            if not isinstance(error.__cause__ or error.__context__, KeyboardInterrupt):
                raise
            sys.exit("Aborted!")


def _print(text: str) -> None:
    try:
        print(text, flush=True)
    except BrokenPipeError:  # the reader of our output has gone (| head): that is no mistake
        sys.stdout = None


def __getattr__(name: str) -> object:
    if name == "main":  # the group of all commands
        from framing.cli._group import main

        return main
    raise AttributeError(f"module 'framing.cli' has no attribute {name!r}")
