"""Commands about naming: who is named how, in whose words, and who is made to say it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from framing.cli._options import (
    Articles,
    articles_options,
    attribution_option,
    by_option,
    format_option,
    lexicon_option,
)
from framing.cli._print import print_grid, print_table, working

if TYPE_CHECKING:
    from framing.mentions import Mentions
    from framing.text.attribution import Method

_ORIGINS = {
    "": "",
    "shared": "In text that another outlet's article has too:\n\n",
    "own": "\nIn text that this outlet alone has:\n\n",
}
HIDDEN_COUNTS = ("n_endorsing", "n_other_cue", "n_no_cue")
"""Columns of `sources` that a line on a terminal has no room for."""


@click.command()
@articles_options
@lexicon_option
@attribution_option
@format_option
def mentions(
    articles: Articles,
    lexicons: tuple[str, ...],
    attribution: Method,
    format: str,
) -> None:
    """List every mention: who is named how, where, by which rule, and in whose words."""
    import pandas as pd

    tables = [m.table for m in articles.mentions(lexicons, attribution)]
    table = pd.concat(tables, ignore_index=True)
    if format == "table":
        table = table[
            ["outlet", "start", "text", "referent", "label", "type", "zone", "counted", "attribution", "source", "cue"]
        ]
    print_table(table, format)


@click.command()
@articles_options
@lexicon_option
@attribution_option
@by_option
@click.option("--modifiers", "show_modifiers", is_flag=True, help="Count modifiers (union-led) instead of labels.")
@click.option("--referent", default=None, help="Only this referent.")
@click.option(
    "--evidence",
    "label",
    default=None,
    metavar="LABEL",
    help="Print the sentences behind a label (or, with --modifiers, a modifier).",
)
@click.option(
    "--origin", "by_origin", is_flag=True, help="Split by whether the text stands in another outlet's article too."
)
@format_option
def naming(
    articles: Articles,
    lexicons: tuple[str, ...],
    attribution: Method,
    by: str,
    referent: str | None,
    label: str | None,
    format: str,
    **split: bool,
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

    name = "modifier" if split["show_modifiers"] else "label"
    if label is not None and split["by_origin"]:
        raise click.UsageError("--evidence lists sentences and --origin splits counts: give one of them.")
    for found in articles.mentions(lexicons, attribution):
        if label is not None:
            table = evidence(found, **{name: label}, **({"referent": referent} if referent else {}))
            columns = ["outlet", "referent", "match", "attribution", "source", "cue", "sentence"]
            print_table(table[columns] if format == "table" else table, format)
            continue
        tables = []
        for origin, part in _parts(found, split["by_origin"]):
            table = (count_modifiers if split["show_modifiers"] else count_labels)(part, by=by)
            if referent is not None:
                check_choice("referent", referent, sorted(set(table["referent"])))
                table = table[table["referent"] == referent]
            if format == "table":
                click.echo(_ORIGINS[origin], nl=False)
                print_grid(table, by, name)
            tables.append(table.assign(origin=origin)[["origin", *table.columns]] if origin else table)
        if format != "table":
            import pandas as pd

            print_table(pd.concat([t for t in tables if len(t)] or tables[:1], ignore_index=True), format)


def _parts(found: Mentions, by_origin: bool) -> list[tuple[str, Mentions]]:
    """The mentions, whole or parted by whether another outlet has the same text."""
    if not by_origin:
        return [("", found)]
    from framing.reuse.groups import find_reuse
    from framing.reuse.shared import split_by_origin

    with working("looking for shared text"):
        return list(split_by_origin(found, find_reuse(found.corpus, zones=found.zones)).items())


@click.command()
@articles_options
@lexicon_option
@attribution_option
@by_option
@click.option("--labels", "show_labels", is_flag=True, help="List the labels in the words given to each source.")
@click.option("--referent", default=None, help="With --labels: only this referent.")
@format_option
def sources(
    articles: Articles,
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
    for found in articles.mentions(chosen, attribution):
        table = labels_by_source(found, by=by, referent=referent) if show_labels else count_sources(found, by=by)
        if format == "table":
            table = table[[c for c in table if c not in ("mentions", "n_documents", *HIDDEN_COUNTS)]]
            table = table.assign(source=table["source"].replace("", "(none named)"))
        print_table(table, format)
