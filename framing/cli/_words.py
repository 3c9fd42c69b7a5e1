"""Commands about words as such: what sets outlets apart, in what company a word stands, and how evenly it is spread."""

from __future__ import annotations

import click

from framing.cli._options import Articles, articles_options, by_option, format_option
from framing.cli._print import print_table, tell, working


@click.command()
@articles_options
@by_option
@click.option("-n", "n", default=15, show_default=True, type=click.IntRange(min=1), help="Terms for each outlet.")
@format_option
def terms(articles: Articles, by: str, n: int, format: str) -> None:
    """List the terms that set each outlet apart, by TF-IDF, and say how far that can be trusted."""
    from framing.stats.terms import distinctive_terms

    corpus = articles.read()
    zones = articles.zones(corpus)
    with working("counting terms"):
        table = distinctive_terms(corpus, by=by, n=n, zones=zones)
    print_table(table, format)
    if table.attrs.get("note") and format == "table":
        tell(f"\n{table.attrs['note']}")


@click.command()
@articles_options
@click.argument("pattern")
@click.option("--window", default=8, show_default=True, type=click.IntRange(min=0), help="Words on either side.")
@format_option
def kwic(articles: Articles, pattern: str, window: int, format: str) -> None:
    """Show PATTERN in its context, line by line: rebel, "anti-regime", "captur*"."""
    from framing.stats.concordance import kwic as concordance

    corpus = articles.read()
    zones = articles.zones(corpus)
    with working("searching"):
        table = concordance(corpus, pattern, window=window, zones=zones)
    if format == "table":
        table = table[["outlet", "left", "match", "right"]]
    print_table(table, format)


@click.command()
@articles_options
@click.argument("pattern")
@by_option
@click.option("--window", default=5, show_default=True, type=click.IntRange(min=1), help="Words on either side.")
@click.option("--sentence", is_flag=True, help="Take the whole sentence instead of a window.")
@click.option("-n", "n", default=10, show_default=True, type=click.IntRange(min=1), help="Words for each outlet.")
@format_option
def collocates(articles: Articles, pattern: str, by: str, window: int, sentence: bool, n: int, format: str) -> None:
    """List the words that stand near PATTERN in each outlet: rebel, "captur*"."""
    from framing.stats.collocates import collocates as find_collocates

    corpus = articles.read()
    zones = articles.zones(corpus)
    with working("counting the words around it"):
        table = find_collocates(corpus, pattern, by=by, window="sentence" if sentence else window, zones=zones, n=n)
    print_table(table.drop(columns=["node"]) if format == "table" else table, format)


@click.command()
@articles_options
@click.option("--within", default=None, metavar="DOCVAR", help="A row for each outlet (or other docvar) and word.")
@click.option("-n", "n", default=30, show_default=True, type=click.IntRange(min=1), help="Words, most frequent first.")
@format_option
def dispersion(articles: Articles, within: str | None, n: int, format: str) -> None:
    """Show how evenly words are spread over the articles: a word of one article says little of an outlet."""
    from framing.stats.dispersion import dispersion as spread

    corpus = articles.read()
    zones = articles.zones(corpus)
    with working("counting words"):
        table = spread(corpus, within=within, zones=zones, remove="english")
    kept = table.head(n) if within is None else table.groupby(within, sort=False).head(n)
    print_table(kept, format)
