"""The command that counts a source of any size."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from framing._checks import FramingError
from framing.cli._options import Articles, articles_options, lexicon_option, read_lexicons

if TYPE_CHECKING:
    from framing.partitions.engines import Engine


@click.command()
@articles_options
@lexicon_option
@click.option(
    "--attribution",
    type=click.Choice(("rules", "spacy", "none")),
    default="rules",
    show_default=True,
    help="How it is found whose words they are; none is faster, and gives no naming.csv.",
)
@click.option(
    "--words",
    type=click.Choice(("none", "outlet", "document")),
    default="outlet",
    show_default=True,
    help="Count words too: by outlet, or by article.",
)
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    default=None,
    help="Partitions counted at once.  [default: one for each core]",
)
@click.option(
    "--executor",
    type=click.Choice(("serial", "threads", "processes")),
    default=None,
    help="What counts them.  [default: processes]",
)
@click.option("--cluster", default=None, metavar="ADDRESS", help="A Dask scheduler (tcp://host:8786), or local.")
@click.option("--memory", default="2GiB", show_default=True, help="What may be held in memory.")
@click.option(
    "--folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=None,
    help="Where finished partitions are kept, to go on after an interruption.  [default: in the user's cache]",
)
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
    workers: int | None,
    executor: Engine | None,
    output: Path,
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
        workers=workers or (1 if executor == "serial" else _cores()),
        executor=executor,
        text=articles.text or None,
        columns=_mapping(articles.columns),
        keep=articles.keep,
        **options,
    )
    for file in write_counts(counts, output):
        click.echo(file)


def _mapping(pairs: tuple[str, ...]) -> dict[str, str]:
    """The columns of docvars, as --column names them."""
    found = {}
    for pair in pairs:
        name, equals, column = pair.partition("=")
        if not equals or not name or not column:
            raise FramingError(f"--column takes DOCVAR=COLUMN, such as outlet=media_name; got {pair!r}.")
        found[name] = column
    return found


def _cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
