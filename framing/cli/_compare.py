"""Commands that compare outlets: how sure a difference is, and what the articles can show at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from framing.cli._options import (
    Articles,
    articles_options,
    attribution_option,
    by_option,
    chance_options,
    format_option,
    lexicon_option,
    sides_options,
)
from framing.cli._print import print_table, tell, working

if TYPE_CHECKING:
    import pandas as pd

    from framing.text.attribution import Method


@click.command()
@articles_options
@lexicon_option
@attribution_option
@sides_options
@click.option("--referent", default=None, help="Only this referent.")
@click.option("--rates", is_flag=True, help="Compare rates per 1,000 words instead of shares of a referent's namings.")
@chance_options
@format_option
def contrasts(
    articles: Articles,
    lexicons: tuple[str, ...],
    attribution: Method,
    rates: bool,
    format: str,
    chance: dict[str, Any],
    **sides: Any,
) -> None:
    """Compare outlets by their labels: difference and ratio with intervals, and p by permutation of articles."""
    from framing.stats.naming import contrasts as compare

    for found in articles.mentions(lexicons, attribution):
        with working("comparing outlets"):
            table = compare(found, measure="rate" if rates else "share", **sides, **chance)
        shown = ["target", "reference", "referent", "label"]
        shown += [f"{name}_{side}" for side in ("target", "reference") for name in ("n", "of")]
        shown += ["difference", "difference_ci_low", "difference_ci_high", "p", "p_adjusted"]
        shown += ["ratio", "adjusted_ratio", "n_events"] if sides["event"] is not None else []
        _print(table, shown, format)


@click.command()
@articles_options
@lexicon_option
@attribution_option
@by_option
@click.option("--referent", default=None, help="Only this referent.")
@chance_options
@format_option
def distance(
    articles: Articles,
    lexicons: tuple[str, ...],
    attribution: Method,
    by: str,
    referent: str | None,
    chance: dict[str, Any],
    format: str,
) -> None:
    """Show how differently each two outlets name a referent, beside how far apart chance alone would put them."""
    from framing.stats.naming import naming_distance

    for found in articles.mentions(lexicons, attribution):
        with working("comparing outlets"):
            table = naming_distance(found, by=by, referent=referent, **chance)
        _print(table, [str(column) for column in table.columns], format)


@click.command()
@articles_options
@sides_options
@click.option("-n", "n", default=20, show_default=True, type=click.IntRange(min=1), help="Words for each comparison.")
@click.option("--ngrams", default=1, show_default=True, type=click.IntRange(1, 5), help="Runs of up to so many words.")
@click.option("--stem", default=None, metavar="LANGUAGE", help="Count a word's endings as one: english, german, ...")
@chance_options
@format_option
def keyness(
    articles: Articles, n: int, ngrams: int, stem: str | None, chance: dict[str, Any], format: str, **sides: Any
) -> None:
    """List the words that one outlet has more of than another, by how much at least, and p by permutation."""
    from framing.stats.keyness import keyness as compare

    corpus = articles.read()
    zones = articles.zones(corpus)
    with working("comparing outlets"):
        table = compare(corpus, n=n, ngrams=(1, ngrams), stem=stem, zones=zones, **sides, **chance)
    shown = ["target", "reference", "feature", "n_target", "n_reference", "n_documents_target", "n_documents_reference"]
    _print(table, [*shown, "log_ratio", "ci_low", "ci_high", "p", "p_adjusted"], format)


@click.command()
@articles_options
@lexicon_option
@attribution_option
@by_option
@click.option("--event", default=None, metavar="DOCVAR", help="Docvar to hold constant.")
@format_option
def design(
    articles: Articles,
    lexicons: tuple[str, ...],
    attribution: Method,
    by: str,
    event: str | None,
    format: str,
) -> None:
    """Say what these articles can show: how small p can become, and which difference would be found."""
    from framing.stats.design import design as what_it_can_show

    for found in articles.mentions(lexicons, attribution):
        result = what_it_can_show(found.corpus, found, by=by, event=event)
        if format == "table":
            tell(str(result))
        else:
            print_table(result.comparisons, format)


def _print(table: pd.DataFrame, shown: list[str], format: str) -> None:
    """A table, and what its numbers of articles allow."""
    print_table(table[shown] if format == "table" else table, format)
    if table.attrs.get("note") and format == "table":
        tell(f"\n{table.attrs['note']}")
