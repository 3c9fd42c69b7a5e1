"""Commands about lexicons: list those that are shipped, check your own."""

from __future__ import annotations

import textwrap
from pathlib import Path

import click

from framing.cli._options import COLUMN_OPTIONS, Articles, format_option
from framing.cli._print import print_table, working


@click.group()
def lexicon() -> None:
    """Lexicons and codebooks: list those that are shipped, check your own."""


@lexicon.command("list")
def lexicon_list() -> None:
    """List the shipped lexicons."""
    from framing.io.lexicons import DEFAULT_LEXICONS, list_lexicons, read_lexicon

    for name in list_lexicons():
        read = read_lexicon(name)
        patterns = len(read.all_patterns())
        default = "  (used when no --lexicon is given)" if name in DEFAULT_LEXICONS else ""
        click.echo(f"{name:28} {read.kind:9} {patterns:5} patterns{default}")


@lexicon.command("check")
@click.argument("file", type=str)
@click.argument("path", type=click.Path(path_type=Path), required=False)
@COLUMN_OPTIONS[0]
@COLUMN_OPTIONS[1]
@format_option
def lexicon_check(file: str, path: Path | None, text: tuple[str, ...], columns: tuple[str, ...], format: str) -> None:
    """Check FILE; with articles at PATH also report dead, duplicate, shadowed and ambiguous patterns."""
    from framing.io.lexicons import read_lexicon
    from framing.mentions import check_lexicon

    read = read_lexicon(file)
    corpus = None if path is None else Articles(path, text, columns).read()
    with working("trying the patterns"):
        table = check_lexicon(read, corpus)
    counts = table["problem"].value_counts().sort_index()
    click.echo(
        f"{read.name} {read.version}: a valid {read.kind} lexicon of {len(read.all_patterns())} patterns.",
        err=format != "table",
    )
    if len(table):
        dead = table["problem"] == "dead"
        if format == "table" and dead.any():
            # A sound lexicon holds much that these articles do not: that is one paragraph, not a row each.
            found_nowhere = ", ".join(
                f"{p} ({n})" for p, n in zip(table["pattern"][dead], table["line"][dead], strict=True)
            )
            click.echo(textwrap.fill(f"dead, found nowhere in these articles (line): {found_nowhere}", 110) + "\n")
            table = table[~dead]
        if len(table):
            print_table(table, format)
        click.echo(", ".join(f"{n} {problem}" for problem, n in counts.items()) + ".", err=format != "table")
    else:
        click.echo("No problem found.", err=format != "table")
