"""The command line: a command reads, makes one public call, and writes. Heavy libraries are imported inside the
commands."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from framing import __version__
from framing.cli._lexicon import lexicon as lexicon_commands
from framing.cli._options import (
    ZONE_NAMES,
    PoliteGroup,
    attribution_option,
    by_option,
    corpus_options,
    format_option,
    lexicon_option,
    print_grid,
    print_table,
    read_articles,
    read_lexicons,
    read_one,
    say,
    working,
)
from framing.cli._words import kwic, terms

if TYPE_CHECKING:
    from framing.corpus import Corpus
    from framing.mentions import Mentions
    from framing.text.attribution import Method

HIDDEN_COUNTS = ("n_endorsing", "n_other_cue", "n_no_cue")
"""Columns of `sources` that a line on a terminal has no room for."""


@click.group(cls=PoliteGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="framing")
def main() -> None:
    """Show how news outlets tell the same story: who is named how, where, and how often.

    PATH is a folder of .txt files with a table of articles beside them, or a .csv, .jsonl, .json or .parquet file;
    the name of the bundled example, harbour-strike, serves too. Difference in word choice is not bias, and no
    baseline says what the right word is.
    """


@main.command()
@corpus_options
@lexicon_option
@attribution_option
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
def report(
    path: Path,
    text: tuple[str, ...],
    columns: tuple[str, ...],
    keep: tuple[str, ...],
    lexicons: tuple[str, ...],
    attribution: Method,
    output: Path,
    pseudonymise: bool,
) -> None:
    """Write the report: one self-contained HTML page, its tables as CSV and its figures as SVG."""
    from framing.report import write_report
    from framing.text.zones import find_zones

    chosen = read_lexicons(lexicons)
    corpus = read_articles(path, text, columns)
    with working("finding zones"):
        zones = find_zones(corpus, keep=keep)
    page = write_report(
        corpus.pseudonymise() if pseudonymise else corpus,
        chosen,
        output,
        zones=zones,
        attribution=attribution,
        settings={"kept zones": ", ".join(keep) or "none", "pseudonymised": pseudonymise},
        progress=say if sys.stderr.isatty() else None,
    )
    if sys.stderr.isatty():
        click.echo("\r\033[K", nl=False, err=True)
    click.echo(f"The report is at {page}")


@main.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--keep", multiple=True, type=click.Choice(ZONE_NAMES), help="Count this zone too.")
@click.option(
    "--text", "text", multiple=True, metavar="COLUMN", help="Column that holds the text, where FILE is a table."
)
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="DOCVAR=COLUMN",
    help="Which column is which docvar, where FILE is a table.",
)
@click.option("--id", "id", default=None, help="Only this article.")
def zones(file: Path, keep: tuple[str, ...], text: tuple[str, ...], columns: tuple[str, ...], id: str | None) -> None:
    """Print articles with the zone of every part, so that you see what was left out and why.

    FILE is one .txt file, or anything that the other commands read.
    """
    from framing.show import zones_text
    from framing.text.zones import find_zones

    corpus = read_one(file) if file.suffix == ".txt" and file.is_file() else read_articles(file, text, columns)
    chosen = corpus if id is None else corpus.where(id=id)
    with working("finding zones"):
        table = find_zones(corpus, keep=keep)
    for document in chosen:
        click.echo(zones_text(document, table[table["document"] == document.id]))


@main.command()
@corpus_options
@lexicon_option
@attribution_option
@format_option
def mentions(
    path: Path,
    text: tuple[str, ...],
    columns: tuple[str, ...],
    keep: tuple[str, ...],
    lexicons: tuple[str, ...],
    attribution: Method,
    format: str,
) -> None:
    """List every mention: who is named how, where, by which rule, and in whose words."""
    import pandas as pd

    tables = [m.table for m in _mentions(read_articles(path, text, columns), keep, lexicons, attribution)]
    table = pd.concat(tables, ignore_index=True)
    if format == "table":
        table = table[
            ["outlet", "start", "text", "referent", "label", "type", "zone", "counted", "attribution", "source", "cue"]
        ]
    print_table(table, format)


def _mentions(corpus: Corpus, keep: tuple[str, ...], lexicons: tuple[str, ...], attribution: Method) -> list[Mentions]:
    """The mentions of each lexicon; zones and attributions are found once."""
    from framing.mentions import find_mentions
    from framing.text.attribution import find_attributions
    from framing.text.zones import find_zones

    chosen = read_lexicons(lexicons, default=("armed-actors",))
    with working("finding zones"):
        zones = find_zones(corpus, keep=keep)
    with working("finding who says what"):
        said = find_attributions(corpus, zones=zones, attribution=attribution)
    found = []
    for lexicon in chosen:
        with working(f"finding mentions of {lexicon.name}"):
            found.append(find_mentions(corpus, lexicon, zones=zones, attribution=attribution, attributions=said))
    return found


@main.command()
@corpus_options
@lexicon_option
@attribution_option
@by_option
@click.option("--modifiers", "show_modifiers", is_flag=True, help="Count modifiers (Islamist-led) instead of labels.")
@click.option("--referent", default=None, help="Only this referent.")
@click.option(
    "--evidence",
    "label",
    default=None,
    metavar="LABEL",
    help="Print the sentences behind a label (or, with --modifiers, a modifier).",
)
@format_option
def naming(
    path: Path,
    text: tuple[str, ...],
    columns: tuple[str, ...],
    keep: tuple[str, ...],
    lexicons: tuple[str, ...],
    attribution: Method,
    by: str,
    show_modifiers: bool,
    referent: str | None,
    label: str | None,
    format: str,
) -> None:
    """Count labels by outlet and by whose word they are: unattributed, indirect (given to a source outside quotation
    marks), direct (inside them).

    Beside them stand the share of the referent's unquoted mentions and, with --format csv, rates per 1,000 words of
    each kind.
    """
    from framing._checks import check_choice
    from framing.stats.naming import evidence
    from framing.stats.naming import modifiers as count_modifiers
    from framing.stats.naming import naming as count_labels

    for found in _mentions(read_articles(path, text, columns), keep, lexicons, attribution):
        if label is not None:
            cell = {"modifier" if show_modifiers else "label": label} | ({"referent": referent} if referent else {})
            table = evidence(found, **cell)
            table = (
                table[["outlet", "referent", "match", "attribution", "source", "cue", "sentence"]]
                if format == "table"
                else table
            )
        else:
            table = (count_modifiers if show_modifiers else count_labels)(found, by=by)
            if referent is not None:
                check_choice("referent", referent, sorted(set(table["referent"])))
                table = table[table["referent"] == referent]
            if format == "table":
                print_grid(table, by, "modifier" if show_modifiers else "label")
                continue
        print_table(table, format)


@main.command()
@corpus_options
@lexicon_option
@attribution_option
@by_option
@click.option("--labels", "show_labels", is_flag=True, help="List the labels in the words given to each source.")
@click.option("--referent", default=None, help="With --labels: only this referent.")
@format_option
def sources(
    path: Path,
    text: tuple[str, ...],
    columns: tuple[str, ...],
    keep: tuple[str, ...],
    lexicons: tuple[str, ...],
    attribution: Method,
    by: str,
    show_labels: bool,
    referent: str | None,
    format: str,
) -> None:
    """List who is quoted or reported by each outlet, how much, and with which cues.

    With --labels, which label each outlet puts into whose mouth: outside quotation marks (indirect) the word may be
    the outlet's or the source's.
    """
    from framing.stats.sources import labels_by_source
    from framing.stats.sources import sources as count_sources

    if referent is not None and not show_labels:
        raise click.UsageError("--referent goes with --labels: sources are counted whoever they speak of.")
    if lexicons and not show_labels:
        raise click.UsageError("--lexicon goes with --labels: sources are found without one.")
    # Sources are the same whatever the lexicon; the one of cues finds something wherever somebody speaks.
    chosen = lexicons if show_labels else ("reporting-verbs",)
    for found in _mentions(read_articles(path, text, columns), keep, chosen, attribution):
        table = labels_by_source(found, by=by, referent=referent) if show_labels else count_sources(found, by=by)
        if format == "table":
            table = table[[c for c in table if c not in ("mentions", "n_documents", *HIDDEN_COUNTS)]]
            table = table.assign(source=table["source"].replace("", "(none named)"))
        print_table(table, format)


for command in (terms, kwic, lexicon_commands):
    main.add_command(command)
