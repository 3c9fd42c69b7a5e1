"""The command that counts a source of any size."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from framing.cli._options import (
    Articles,
    articles_options,
    attribution_or_none_option,
    lexicon_option,
    partition_options,
    read_lexicons,
    with_workers,
)

if TYPE_CHECKING:
    from framing.partitions.engines import Engine


@click.command()
@articles_options
@lexicon_option
@attribution_or_none_option
@click.option(
    "--words",
    type=click.Choice(("none", "outlet", "document")),
    default="outlet",
    show_default=True,
    help="Count words too: by outlet, or by article.",
)
@click.option(
    "--ngrams",
    default=1,
    show_default=True,
    type=click.IntRange(1, 5),
    help="Count runs of up to so many words too, by outlet.",
)
@click.option(
    "--min-documents",
    default=5,
    show_default=True,
    type=click.IntRange(min=1),
    help="With --ngrams: leave out what is in fewer articles.",
)
@click.option(
    "--executor",
    type=click.Choice(("serial", "threads", "processes")),
    default=None,
    help="What counts them.  [default: processes]",
)
@partition_options
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("counts"),
    show_default=True,
    help="Folder for the tables.",
)
def count(
    articles: Articles,
    lexicons: tuple[str, ...],
    *,
    executor: Engine | None,
    output: Path,
    partitions: dict[str, Any],
    ngrams: int,
    min_documents: int,
    **options: Any,
) -> None:
    """Count mentions and words of more articles than fit into memory, and write the tables.

    PATH is best a .parquet or .jsonl file. A run that is interrupted goes on where it stopped when it is started again.
    """
    from framing.partitions import count as count_partitions
    from framing.partitions.write import write_counts

    counts = count_partitions(
        articles.path,
        read_lexicons(lexicons, default=("armed-actors",)),
        executor=executor,
        text=articles.text or None,
        columns=articles.mapping(),
        keep=articles.keep,
        **({"workers": 1} | partitions if executor == "serial" else with_workers(partitions)),
        **options,
    )
    for file in write_counts(counts, output, ngrams=ngrams, min_documents=min_documents):
        click.echo(file)
