"""The commands that show articles: the report, and what of each article is counted."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from framing._checks import FramingError
from framing.cli._options import (
    COLUMN_OPTIONS,
    ZONE_NAMES,
    Articles,
    articles_options,
    attribution_or_none_option,
    lexicon_option,
    partition_options,
    read_lexicons,
    read_one,
    with_workers,
)
from framing.cli._print import say, tell

if TYPE_CHECKING:
    from framing.lexicon import Lexicon
    from framing.mentions.tables import Attribution


@click.command()
@articles_options
@lexicon_option
@attribution_or_none_option
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("report"),
    show_default=True,
    help="Folder for the page and its tables.",
)
@click.option(
    "--pseudonymise", is_flag=True, help="Name outlets A, B, ... and leave out titles, addresses and file names."
)
@click.option(
    "--sheet",
    "sheets",
    multiple=True,
    type=click.Path(path_type=Path, exists=True),
    metavar="FILE",
    help="Coded sheets, or the folder with them: shares and contrasts corrected stand beside those counted.",
)
@click.option(
    "--registration",
    type=click.Path(path_type=Path, dir_okay=False),
    help="What `freeze` wrote: contrasts are marked as registered or exploratory.",
)
@partition_options
def report(
    articles: Articles,
    lexicons: tuple[str, ...],
    *,
    attribution: Attribution,
    output: Path,
    pseudonymise: bool,
    sheets: tuple[Path, ...],
    registration: Path | None,
    partitions: dict[str, Any],
) -> None:
    """Write the report: one self-contained HTML page, its tables as CSV and its figures as SVG.

    More articles than fit into memory are counted in partitions: with any of --workers, --cluster, --memory and
    --folder. Sentences and what needs whole texts are then a sample.
    """
    chosen = read_lexicons(lexicons)
    if partitions:
        if sheets or registration:
            raise FramingError(
                "a report in partitions takes no --sheet and no --registration: sheets are of whole articles. "
                "Leave out --workers, --cluster, --memory and --folder, or use framing validate."
            )
        page = _report_in_partitions(articles, chosen, attribution, output, pseudonymise, partitions)
        click.echo(f"The report is at {page}")
        return
    from framing.report import write_report
    from framing.validation import read_validation

    validation = read_validation(sheets, registration) if sheets or registration else None
    corpus = articles.read()
    zones = articles.zones(corpus)
    page = write_report(
        corpus.pseudonymise() if pseudonymise else corpus,
        chosen,
        output,
        zones=zones,
        attribution=attribution,
        settings={"kept zones": ", ".join(articles.keep) or "none", "pseudonymised": pseudonymise},
        progress=say if sys.stderr.isatty() else None,
        validation=validation,
    )
    if sys.stderr.isatty():
        click.echo("\r\033[K", nl=False, err=True)
    click.echo(f"The report is at {page}")


def _report_in_partitions(
    articles: Articles,
    lexicons: list[Lexicon],
    attribution: Attribution,
    output: Path,
    pseudonymise: bool,
    partitions: dict[str, Any],
) -> Path:
    from framing.partitions import count as count_partitions
    from framing.report import write_report_of_counts

    if pseudonymise:
        raise FramingError(
            "a report in partitions cannot be pseudonymised: its tables of all articles hold their ids. "
            "Leave out --pseudonymise, or --workers, --cluster, --memory and --folder."
        )
    counts = count_partitions(
        articles.path,
        lexicons,
        text=articles.text or None,
        columns=articles.mapping(),
        keep=articles.keep,
        attribution=attribution,
        **with_workers(partitions),
    )
    told = sys.stderr.isatty()
    settings = {"kept zones": ", ".join(articles.keep) or "none"}
    page = write_report_of_counts(counts, output, settings=settings, progress=say if told else None)
    if told:
        click.echo("\r\033[K", nl=False, err=True)
    return page


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--keep", multiple=True, type=click.Choice(ZONE_NAMES), help="Count this zone too.")
@COLUMN_OPTIONS[0]
@COLUMN_OPTIONS[1]
@click.option("--id", "id", default=None, help="Only this article.")
def zones(file: Path, keep: tuple[str, ...], text: tuple[str, ...], columns: tuple[str, ...], id: str | None) -> None:
    """Print articles with the zone of every part, so that you see what was left out and why.

    FILE is one .txt file, or anything that the other commands read.
    """
    from framing.display import zones_text

    articles = Articles(file, text, columns, keep)
    corpus = read_one(file) if file.suffix == ".txt" and file.is_file() else articles.read()
    chosen = corpus if id is None else corpus.where(id=id)
    table = articles.zones(corpus)
    for document in chosen:
        tell(zones_text(document, table[table["document"] == document.id]))
