"""What the commands share: options, reading, printing, and how a user's mistake is answered."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from framing._checks import FramingError
from framing.cli._print import say, working

if TYPE_CHECKING:
    import pandas as pd

    from framing.corpus import Corpus
    from framing.lexicon import Lexicon
    from framing.mentions import Mentions
    from framing.text.attribution import Method

FORMATS = ("table", "csv", "json")
METHODS = ("rules", "spacy")
ZONE_NAMES = (
    "headline", "caption", "credit", "ticker", "embed", "navigation", "related_headline", "dateline",
    "copyright", "database",
)  # fmt: skip


READ = "framing.read"
"""Under this name the context of a call knows what was read."""


@dataclass(frozen=True)
class Articles:
    """Where the articles are, and how they are read: what every command asks for first."""

    path: Path
    text: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()

    def read(self) -> Corpus:
        """The articles."""
        from framing.io.journal import summary, tells
        from framing.io.readers import read_corpus

        mapping: dict[str, Any] = dict(self.mapping())
        wanted: Any = None if not self.text else self.text[0] if len(self.text) == 1 else list(self.text)
        with working(f"reading {self.path}"):
            corpus = read_corpus(self.path, text=wanted, progress=_files_read(self.path), **mapping)
        context = click.get_current_context(silent=True)
        if context is not None and (sys.stderr.isatty() or tells(corpus)):
            context.meta.setdefault(READ, []).append(summary(corpus))
        return corpus

    def mapping(self) -> dict[str, str]:
        """The columns of docvars, as --column names them."""
        found = {}
        for pair in self.columns:
            name, equals, column = pair.partition("=")
            if not equals or not name or not column:
                raise FramingError(f"--column takes DOCVAR=COLUMN, such as outlet=media_name; got {pair!r}.")
            found[name] = column
        return found

    def zones(self, corpus: Corpus) -> pd.DataFrame:
        """Their zones."""
        from framing.text.zones import find_zones

        with working("finding zones"):
            return find_zones(corpus, keep=self.keep)

    def mentions(self, lexicons: tuple[str, ...], attribution: Method) -> list[Mentions]:
        """The mentions of each lexicon; zones and attributions are found once."""
        from framing.mentions import find_mentions

        corpus = self.read()
        chosen = read_lexicons(lexicons, default=("armed-actors",))
        zones = self.zones(corpus)
        found: list[Mentions] = []
        for lexicon in chosen:
            like = found[-1] if found else None
            with working(f"finding mentions of {lexicon.name}"):
                found.append(find_mentions(corpus, lexicon, zones=zones, attribution=attribution, like=like))
        return found


def _files_read(path: Path) -> Callable[[int], None] | None:
    """Says on a terminal how many files are read, now and then."""
    if not sys.stderr.isatty():
        return None
    return lambda n: say(f"reading {path}: {n:,} files") if n % 500 == 0 else None


def articles_options(command: Callable[..., None]) -> Callable[..., None]:
    """The options by which every command reads its articles; the command gets them as `articles`."""

    @functools.wraps(command)
    def with_articles(
        path: Path, text: tuple[str, ...], columns: tuple[str, ...], keep: tuple[str, ...], **rest: Any
    ) -> None:
        command(articles=Articles(path, text, columns, keep), **rest)

    return _with(
        with_articles,
        click.argument("path", type=click.Path(path_type=Path)),
        *COLUMN_OPTIONS,
        click.option("--keep", multiple=True, type=click.Choice(ZONE_NAMES), help="Count this zone too."),
    )


COLUMN_OPTIONS = (
    click.option(
        "--text",
        "text",
        multiple=True,
        metavar="COLUMN",
        help="Column that holds the text, where PATH is a table; give it twice to join two.",
    ),
    click.option(
        "--column",
        "columns",
        multiple=True,
        metavar="DOCVAR=COLUMN",
        help="Which column is which docvar, where PATH is a table: outlet=media_name.",
    ),
)


def chance_options(command: Callable[..., None]) -> Callable[..., None]:
    """The options of what compares; the command gets those that were given as `chance`."""

    @functools.wraps(command)
    def with_chance(level: float, n_resamples: int | None, seed: int, adjust: str, **rest: Any) -> None:
        drawn = {} if n_resamples is None else {"n_resamples": n_resamples}
        command(chance={"level": level, "seed": seed, "adjust": adjust, **drawn}, **rest)

    return _with(
        with_chance,
        click.option("--level", default=0.95, show_default=True, help="Coverage of the intervals."),
        click.option(
            "--resamples",
            "n_resamples",
            default=None,
            type=click.IntRange(min=1),
            help="Permutations drawn at most.  [default: 9,999; of words 99,999; of distances 1,999]",
        ),
        click.option("--seed", default=1, show_default=True, help="What the permutations are drawn from."),
        click.option(
            "--adjust",
            type=click.Choice(("bh", "holm")),
            default="bh",
            show_default=True,
            help="For the number of tests: false discovery rate, or no false alarm at all.",
        ),
    )


def partition_options(command: Callable[..., None]) -> Callable[..., None]:
    """The options of what is counted in partitions; the command gets those that were given as `partitions`."""

    @functools.wraps(command)
    def in_partitions(
        workers: int | None, cluster: str | None, memory: str | None, folder: Path | None, **rest: Any
    ) -> None:
        given = {"workers": workers, "cluster": cluster, "memory": memory, "folder": folder}
        command(partitions={name: value for name, value in given.items() if value is not None}, **rest)

    return _with(
        in_partitions,
        click.option(
            "--workers",
            type=click.IntRange(min=1),
            default=None,
            help="Partitions counted at once.  [count: one a core]",
        ),
        click.option(
            "--cluster", default=None, metavar="ADDRESS", help="A Dask scheduler (tcp://host:8786), or local."
        ),
        click.option("--memory", default=None, metavar="SIZE", help="What may be held in memory.  [default: 2GiB]"),
        click.option(
            "--folder",
            type=click.Path(path_type=Path, file_okay=False),
            default=None,
            help="Where finished partitions are kept, to go on after an interruption.  [default: the user's cache]",
        ),
    )


def with_workers(partitions: dict[str, Any]) -> dict[str, Any]:
    """The options of partitions, with one worker a core, as far as the memory has room, where none are asked for."""
    from framing.partitions.run import most_workers

    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return {"workers": most_workers(partitions.get("memory", "2GiB"), cores)} | partitions


def sides_options(command: Callable[..., None]) -> Callable[..., None]:
    """The options that say what is compared with what."""
    return _with(
        command,
        by_option,
        click.option("--target", default=None, metavar="VALUE", help="Compare this outlet; each in turn if not given."),
        click.option(
            "--reference",
            default="rest",
            show_default=True,
            metavar="rest|each|VALUE",
            help="With what: all others together, each other by itself, or one.",
        ),
        click.option("--event", default=None, metavar="DOCVAR", help="Docvar to hold constant."),
    )


def _with(command: Callable[..., None], *options: Callable[..., Any]) -> Callable[..., None]:
    for option in reversed(options):
        command = option(command)
    return command


def attribution_option(command: Callable[..., None]) -> Callable[..., None]:
    """The option that says how attributions are found."""
    return click.option(
        "--attribution",
        type=click.Choice(METHODS),
        default="rules",
        show_default=True,
        help="How it is found whose words they are: rules, or spacy where it and a model are installed.",
    )(command)


def attribution_or_none_option(command: Callable[..., None]) -> Callable[..., None]:
    """The same option where it need not be found at all."""
    return click.option(
        "--attribution",
        type=click.Choice((*METHODS, "none")),
        default="rules",
        show_default=True,
        help="How it is found whose words they are; none is faster, and counts what is quoted as well.",
    )(command)


def lexicon_option(command: Callable[..., None]) -> Callable[..., None]:
    """The option that names lexicons."""
    return click.option(
        "-l",
        "--lexicon",
        "lexicons",
        multiple=True,
        metavar="FILE|NAME",
        help="Lexicon or codebook; may be given more than once.",
    )(command)


def by_option(command: Callable[..., None]) -> Callable[..., None]:
    """The option that names the docvar to compare by."""
    return click.option("--by", default="outlet", show_default=True, help="Docvar to compare by.")(command)


def format_option(command: Callable[..., None]) -> Callable[..., None]:
    """The option that says how a table is printed."""
    return click.option(
        "--format",
        "format",
        type=click.Choice(FORMATS),
        default="table",
        show_default=True,
        help="How to print the result.",
    )(command)


def read_one(file: Path) -> Corpus:
    """One .txt file as a corpus of one article, for looking at its zones."""
    from framing.corpus import Corpus, Document
    from framing.io.decoding import decode

    return Corpus.from_documents([Document(file.stem, decode(file.read_bytes(), file.name), {"outlet": file.stem})])


def read_lexicons(names: tuple[str, ...], *, default: tuple[str, ...] | None = None) -> list[Lexicon]:
    from framing.io.lexicons import DEFAULT_LEXICONS, read_lexicon

    return [read_lexicon(name) for name in names or default or DEFAULT_LEXICONS]
