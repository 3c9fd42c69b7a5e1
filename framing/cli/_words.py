"""Commands about words as such: terms that set outlets apart, and a word in its contexts."""

from __future__ import annotations

from pathlib import Path

import click

from framing.cli._options import by_option, corpus_options, format_option, print_table, read_articles, working


@click.command()
@corpus_options
@by_option
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


@click.command()
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
