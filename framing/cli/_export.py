"""The command for papers: `framing export`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from framing._checks import FramingError
from framing.cli._options import Articles, articles_options, attribution_option, lexicon_option
from framing.cli._print import print_table, say

if TYPE_CHECKING:
    from framing.text.attribution import Method


@click.command()
@articles_options
@lexicon_option
@attribution_option
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("export"),
    show_default=True,
    help="Folder to write: a new one, or an export that nobody has changed.",
)
@click.option(
    "--width",
    type=click.Choice(["page", "column"]),
    default="page",
    show_default=True,
    help="Draw figures for the width of a page (183 mm) or of a column (89 mm), where they fit into it.",
)
@click.option("--excel", is_flag=True, help="Write all tables as one workbook, too.")
@click.option(
    "--pseudonymise", is_flag=True, help="Name outlets A, B, ... and leave out titles, addresses and file names."
)
@click.option(
    "--verify",
    type=click.Path(path_type=Path, file_okay=False),
    default=None,
    metavar="FOLDER",
    help="Write nothing: count again as this export did, and say of each table whether it is the same.",
)
def export(
    articles: Articles,
    lexicons: tuple[str, ...],
    *,
    attribution: Method,
    output: Path,
    width: Literal["page", "column"],
    excel: bool,
    pseudonymise: bool,
    verify: Path | None,
) -> None:
    """Write tables, figures, methods and references for a paper.

    Tables as LaTeX, Markdown and CSV, figures as PDF and SVG, the methods with their references, and all that makes
    them again but the articles. Exit code 1: with --verify a table differs.
    """
    if verify is not None:
        _verify(articles, verify)
        return
    from framing.export import Settings, export_paper
    from framing.io.lexicons import DEFAULT_LEXICONS

    settings = Settings(articles.keep, attribution, pseudonymise, articles.text, articles.mapping(), width)
    told = sys.stderr.isatty()
    corpus = articles.read()
    folder = export_paper(
        corpus, lexicons or DEFAULT_LEXICONS, output, settings=settings, excel=excel, progress=say if told else None
    )
    _done(told)
    click.echo(f"The export is in {folder}: README.md says what lies where.")


def _verify(articles: Articles, folder: Path) -> None:
    from framing.export import verify_export
    from framing.export._settings import read_settings

    given = [
        name
        for name, value in (("--text", articles.text), ("--column", articles.columns), ("--keep", articles.keep))
        if value
    ]
    if given:
        raise FramingError(f"{given[0]} is not asked for with --verify: the export says how its articles were read.")
    settings, _, _ = read_settings(folder)
    columns = tuple(f"{docvar}={column}" for docvar, column in settings.columns.items())
    told = sys.stderr.isatty()
    corpus = Articles(articles.path, settings.text, columns, settings.keep).read()
    table = verify_export(folder, corpus, progress=say if told else None)
    _done(told)
    print_table(table.assign(same=table["same"].map({True: "yes", False: "NO"})), "table")
    different = table.loc[~table["same"], "table"].tolist()
    if different:
        click.echo(f"{len(different)} of {len(table)} tables differ: {', '.join(different)}.")
        if "inputs" in different:
            click.echo("The files are not those of the export: see replication/inputs.csv.")
        raise SystemExit(1)
    click.echo(f"All {len(table)} tables are the same, to the last byte.")


def _done(told: bool) -> None:
    if told:
        click.echo("\r\033[K", nl=False, err=True)
