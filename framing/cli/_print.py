"""What the commands print: tables for reading or for other programs, and on a terminal what is being done."""

from __future__ import annotations

import contextlib
import re
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from framing._checks import escaped

if TYPE_CHECKING:
    import pandas as pd

# What clears a terminal, colours or renames it, or turns the direction of all that follows. Marks that say no more than
# how their neighbours run are part of Arabic and Hebrew, and stay.
_STEERS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def tell(text: str) -> None:
    """Print what others wrote for reading: what would steer the terminal is written out."""
    click.echo(_STEERS.sub(lambda match: escaped(match[0]), text))


@contextlib.contextmanager
def working(message: str) -> Iterator[None]:
    """Say on a terminal what is being done, and take it away when it is done."""
    shown = sys.stderr.isatty()
    if shown:
        say(message)
    yield
    if shown:
        click.echo("\r\033[K", nl=False, err=True)


def say(message: str) -> None:
    click.echo(f"\r\033[K{message} ...", nl=False, err=True)


def print_table(table: pd.DataFrame, format: str) -> None:
    """Print a table: aligned for reading, or as CSV or JSON Lines for other programs, to the letter."""
    if format == "csv":
        # With colour, for without it what looks like the code of a colour is left out where a file is written.
        click.echo(table.to_csv(index=False, lineterminator="\n"), nl=False, color=True)
    elif format == "json":
        click.echo(table.to_json(orient="records", lines=True, force_ascii=False), nl=False, color=True)
    elif not len(table):
        click.echo("(nothing found)")
    else:
        tell(table.to_string(index=False, float_format=lambda x: f"{x:.3f}", na_rep="-"))


def print_grid(table: pd.DataFrame, by: str, row: str) -> None:
    """Print counts for reading: one grid a referent, labels down, outlets across; a cell is three counts, a share."""
    for referent, part in table.groupby("referent", sort=False):
        rows = part if row == "label" else part.assign(modifier=part["modifier"] + " (" + part["kind"] + ")")
        shown = rows.assign(cell=[_cell(values) for values in rows.to_dict("records")])
        grid = shown.pivot(index=row, columns=by, values="cell").loc[rows[row].unique()]
        first = part.groupby(by).first()
        if "n_words_direct" in part:
            grid.loc["(words)"] = [_three(words, "n_words_") for words in first.to_dict("records")]
        grid.loc["(unquoted mentions)"] = first["n_referent"].map("n = {}".format)
        grid.columns.name = None
        grid.index.name = str(referent or row)
        tell(grid.to_string() + "\n")
    if len(table):
        click.echo("Each cell: unattributed + indirect + direct, and the share of unquoted mentions (the first two).")
    else:
        click.echo("(nothing found)")


def _cell(values: dict[Any, Any]) -> str:
    if not values["n_unquoted"] + values["n_direct"]:
        return "."
    return f"{_three(values, 'n_')}  " + (f"{values['share']:4.0%}" if values["n_referent"] else "   -")


def _three(values: dict[Any, Any], prefix: str) -> str:
    return "+".join(str(values[f"{prefix}{name}"]) for name in ("unattributed", "indirect", "direct"))
