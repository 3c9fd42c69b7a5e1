"""Commands about shared copy: which articles are of one text, in which words they differ, and what each leaves out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from framing.cli._options import (
    Articles,
    articles_options,
    attribution_option,
    format_option,
    lexicon_option,
    read_lexicons,
)
from framing.cli._print import print_table, tell, working

if TYPE_CHECKING:
    import pandas as pd

    from framing.text.attribution import Method

LONGEST = 60
"""Letters of a wording, or of a fact, in a table for reading; csv and json have all."""


@click.command()
@articles_options
@click.option("--articles", "by_article", is_flag=True, help="List the articles: copy group and agency of each.")
@format_option
def reuse(articles: Articles, by_article: bool, format: str) -> None:
    """List the pairs of articles that share text: wholly or partially derived from one another or from a common
    source, or sharing quotations only, and why.

    Nobody is said to have copied: of two copies either may be the agency's.
    """
    from framing.reuse.groups import find_reuse

    corpus = articles.read()
    zones = articles.zones(corpus)
    with working("looking for shared text"):
        found = find_reuse(corpus, zones=zones)
    table = found.documents if by_article else found.pairs
    if format == "table" and not by_article:
        table = table[["a", "b", "outlet_a", "outlet_b", "verdict", "reason"]]
    print_table(table, format)


@click.command()
@articles_options
@lexicon_option
@attribution_option
@click.option("--pair", nargs=2, default=None, metavar="A B", help="Only these two articles, by their ids.")
@click.option("--all", "every", is_flag=True, help="Print what does not count too: typography, order, captions.")
@format_option
def variants(
    articles: Articles,
    lexicons: tuple[str, ...],
    attribution: Method,
    pair: tuple[str, str] | None,
    every: bool,
    format: str,
) -> None:
    """List the places in which copies of one text differ: both wordings, and what sort of difference it is.

    Which wording was first is not known; left and right are no order in time. Without --lexicon the shipped lexicons
    of labels name what is a label.
    """
    import pandas as pd

    from framing.display import without_readers
    from framing.reuse.differences import variants as find_variants

    corpus = articles.read()
    asked = corpus if pair is None else (corpus[pair[0]], corpus[pair[1]])
    zones = articles.zones(corpus)
    if pair is not None:
        zones = pd.concat([zones[zones["document"] == id] for id in pair], ignore_index=True)
    chosen = read_lexicons(lexicons) if lexicons else None
    with working("comparing copies"):
        table = find_variants(asked, chosen, zones=zones, attribution=attribution)
    table = without_readers(table if every else table[table["counted"]], zones)
    if format == "table":
        shown = ["outlet_a", "outlet_b", "kind", "referent", "text_a", "text_b", "n_copies_with_a", "n_copies_with_b"]
        table = _short(table[[*shown, "n_copies", *(["counted"] if every else [])]], ("text_a", "text_b"))
    print_table(table, format)


@click.command()
@articles_options
@click.option("--event", default=None, metavar="EVENT", help="Only this event; else each in turn.")
@click.option("--alone", is_flag=True, help="Only what one outlet alone has, or alone leaves out.")
@format_option
def coverage(articles: Articles, event: str | None, alone: bool, format: str) -> None:
    """List which names, numbers, quotations, sources and sentences how many outlets carry, and which outlet alone has
    or leaves out what.

    Left out here means not found in these articles in this form: read before you conclude.
    """
    from framing.reuse.carried import coverage as find_coverage
    from framing.reuse.groups import find_reuse

    corpus = articles.read()
    zones = articles.zones(corpus)
    with working("looking for shared text"):
        shared = find_reuse(corpus, zones=zones)
    with working("comparing facts"):
        table = find_coverage(corpus, event=event, reuse=shared, zones=zones)
    note = str(table.attrs.get("note", ""))
    if alone:
        table = table[(table["only_in"] != "") | (table["left_out_by"] != "")]
    if format == "table":
        one_event = table["event"].nunique() < 2
        shown = [*([] if one_event else ["event"]), "kind", "fact", "n_outlets", "n_of", "only_in", "left_out_by"]
        table = _short(table[shown], ("fact",))
    print_table(table, format)
    if note and format == "table":
        tell(f"\n{note}")


def _short(table: pd.DataFrame, columns: tuple[str, ...]) -> pd.DataFrame:
    """The table with long texts cut to a line of a terminal."""

    def cut(text: object) -> str:
        words = " ".join(str(text).split())
        return words if len(words) <= LONGEST else words[: LONGEST - 1].rstrip() + "…"

    return table.assign(**{column: [cut(text) for text in table[column]] for column in columns})
