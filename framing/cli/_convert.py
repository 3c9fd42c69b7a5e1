"""The command that writes articles and mentions for other programs: `framing convert`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from framing._checks import FramingError
from framing.cli._options import Articles, articles_options, attribution_option, lexicon_option
from framing.cli._print import working

if TYPE_CHECKING:
    from framing.text.attribution import Method

FORMATS = ("csv", "tsv", "jsonl", "parquet", "xlsx", "conll", "web-annotations", "brat")
OF_MENTIONS = ("conll", "web-annotations", "brat")
"""Formats that hold mentions and nothing else."""
_ENDINGS = {".conll": "conll", ".conllu": "conll", ".jsonld": "web-annotations"}


@click.command()
@articles_options
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Where to; its ending tells the format. For brat a folder.",
)
@click.option(
    "--as", "format", type=click.Choice(FORMATS), default=None, help="Format, where the ending does not tell."
)
@click.option("--mentions", is_flag=True, help="Write what a lexicon finds instead of the articles.")
@lexicon_option
@attribution_option
def convert(
    articles: Articles,
    output: Path,
    format: str | None,
    *,
    mentions: bool,
    lexicons: tuple[str, ...],
    attribution: Method,
) -> None:
    """Write articles, or the mentions in them, for other programs.

    Articles: .csv, .tsv, .jsonl, .parquet, .xlsx; each is read again by every command. Mentions (--mentions or
    --lexicon): .csv, .parquet, .xlsx, .jsonl, .conll (tokens), .jsonld (W3C Web Annotations), or --as brat.
    """
    chosen = format or _ENDINGS.get(output.suffix.lower())
    if mentions or lexicons or chosen in OF_MENTIONS:
        from framing.interchange import write_mentions

        if len(lexicons) > 1:
            raise FramingError("one file holds the mentions of one lexicon: give --lexicon once for each file.")
        (found,) = articles.mentions(lexicons, attribution)
        with working(f"writing {output}"):
            write_mentions(found, output, format=chosen)
        click.echo(
            f"{output}: {len(found):,} mentions ({len(found.counted):,} counted) in {len(found.corpus):,} articles."
        )
        return
    from framing.io.written import write_corpus

    corpus = articles.read()
    with working(f"writing {output}"):
        write_corpus(corpus, output, format=chosen)
    click.echo(f"{output}: {len(corpus):,} articles.")
