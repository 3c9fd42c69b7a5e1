"""The command line: a command reads, makes one public call, and writes. Heavy libraries are imported inside the
commands."""

from __future__ import annotations

import sys
import textwrap
from pathlib import Path
from typing import Any

import click

from framing import __version__
from framing.cli._options import (
    ZONE_NAMES,
    PoliteGroup,
    corpus_options,
    format_option,
    print_grid,
    print_table,
    read_articles,
    read_lexicons,
    read_one,
    say,
    working,
)


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
@click.option(
    "-l",
    "--lexicon",
    "lexicons",
    multiple=True,
    metavar="FILE|NAME",
    help="Lexicon or codebook; may be given more than once.",
)
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
@click.option("-l", "--lexicon", "lexicons", multiple=True, metavar="FILE|NAME", help="Lexicon or codebook.")
@format_option
def mentions(
    path: Path,
    text: tuple[str, ...],
    columns: tuple[str, ...],
    keep: tuple[str, ...],
    lexicons: tuple[str, ...],
    format: str,
) -> None:
    """List every mention: who is named how, where, by which rule."""
    import pandas as pd

    tables = [m.table for m in _mentions(path, text, columns, keep, lexicons)]
    table = pd.concat(tables, ignore_index=True)
    if format == "table":
        table = table[["document", "outlet", "start", "end", "text", "referent", "label", "type", "zone", "counted"]]
    print_table(table, format)


def _mentions(
    path: Path, text: tuple[str, ...], columns: tuple[str, ...], keep: tuple[str, ...], lexicons: tuple[str, ...]
) -> list[Any]:
    from framing.mentions import find_mentions
    from framing.text.zones import find_zones

    corpus = read_articles(path, text, columns)
    chosen = read_lexicons(lexicons, default=("armed-actors",))
    with working("finding zones"):
        table = find_zones(corpus, keep=keep)
    found = []
    for lexicon in chosen:
        with working(f"finding mentions of {lexicon.name}"):
            found.append(find_mentions(corpus, lexicon, zones=table))
    return found


@main.command()
@corpus_options
@click.option("-l", "--lexicon", "lexicons", multiple=True, metavar="FILE|NAME", help="Lexicon or codebook.")
@click.option("--by", default="outlet", show_default=True, help="Docvar to compare by.")
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
    by: str,
    show_modifiers: bool,
    referent: str | None,
    label: str | None,
    format: str,
) -> None:
    """Count labels by outlet: n, share of the referent's labelled mentions, rate per 1,000 counted words."""
    from framing._checks import check_choice
    from framing.stats.naming import evidence
    from framing.stats.naming import modifiers as count_modifiers
    from framing.stats.naming import naming as count_labels

    for found in _mentions(path, text, columns, keep, lexicons):
        if label is not None:
            cell = {"modifier" if show_modifiers else "label": label} | ({"referent": referent} if referent else {})
            table = evidence(found, **cell)
            table = (
                table[["document", "outlet", "referent", "label", "match", "sentence"]] if format == "table" else table
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
@click.option("--by", default="outlet", show_default=True, help="Docvar to compare by.")
@click.option("-n", "n", default=15, show_default=True, type=click.IntRange(min=1), help="Terms for each outlet.")
@format_option
def terms(
    path: Path, text: tuple[str, ...], columns: tuple[str, ...], keep: tuple[str, ...], by: str, n: int, format: str
) -> None:
    """List the terms that set each outlet apart, by TF-IDF, and say how far that can be trusted."""
    from framing.stats.terms import distinctive_terms
    from framing.text.zones import find_zones

    corpus = read_articles(path, text, columns)
    with working("counting terms"):
        table = distinctive_terms(corpus, by=by, n=n, zones=find_zones(corpus, keep=keep))
    print_table(table, format)
    if table.attrs.get("note") and format == "table":
        click.echo(f"\n{table.attrs['note']}")


@main.command()
@corpus_options
@click.argument("pattern")
@click.option("--window", default=8, show_default=True, type=click.IntRange(min=0), help="Words on either side.")
@format_option
def kwic(
    path: Path,
    text: tuple[str, ...],
    columns: tuple[str, ...],
    keep: tuple[str, ...],
    pattern: str,
    window: int,
    format: str,
) -> None:
    """Show PATTERN in its context, line by line: rebel, "anti-regime", "captur*"."""
    from framing.stats.concordance import kwic as concordance
    from framing.text.zones import find_zones

    corpus = read_articles(path, text, columns)
    with working("searching"):
        table = concordance(corpus, pattern, window=window, zones=find_zones(corpus, keep=keep))
    if format == "table":
        table = table[["outlet", "left", "match", "right"]]
    print_table(table, format)


@main.group()
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
@click.option("--text", "text", multiple=True, metavar="COLUMN", help="Column that holds the text.")
@click.option("--column", "columns", multiple=True, metavar="DOCVAR=COLUMN", help="Which column is which docvar.")
@format_option
def lexicon_check(file: str, path: Path | None, text: tuple[str, ...], columns: tuple[str, ...], format: str) -> None:
    """Check FILE; with articles at PATH also report dead, duplicate, shadowed and ambiguous patterns."""
    from framing.io.lexicons import read_lexicon
    from framing.mentions import check_lexicon

    read = read_lexicon(file)
    corpus = None if path is None else read_articles(path, text, columns)
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
