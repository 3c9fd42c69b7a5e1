"""Commands about lexicons: list those that are shipped, check and convert your own, audit what a result rests on."""

from __future__ import annotations

import sys
import textwrap
import warnings
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from framing._checks import FramingWarning
from framing.cli._options import (
    COLUMN_OPTIONS,
    Articles,
    articles_options,
    attribution_option,
    by_option,
    format_option,
    lexicon_option,
)
from framing.cli._print import print_table, say, tell, working

if TYPE_CHECKING:
    from framing.lexicon import Lexicon
    from framing.text.attribution import Method

AUDIT_TABLES = {
    "patterns": ("referent", "label", "pattern", "n", "n_documents", "n_outlets", "n_uncounted", "n_doubtful", "why"),
    "doubtful": ("outlet", "referent", "label", "pattern", "why", "sentence"),
    "leave-one-out": (
        "target",
        "reference",
        "referent",
        "label",
        "pattern",
        "difference",
        "difference_without",
        "flag",
    ),
    "scores": (),
    "overlaps": (),
}
"""Tables of an audit, and the columns of each that a terminal has room for; all where none are named."""

LEXICON_FORMATS = (
    "yaml", "json", "csv", "liwc", "dicx", "quanteda", "lexicoder", "yoshikoder", "wordstat", "valences",
)  # fmt: skip
FROM_OPTIONS = (
    click.option(
        "--from",
        "source",
        type=click.Choice(LEXICON_FORMATS),
        default=None,
        help="Format of the file, where its ending does not tell: --from quanteda.",
    ),
    click.option("--encoding", default=None, help="Encoding of a file of another program: cp1252."),
)


@click.group()
def lexicon() -> None:
    """Lexicons and codebooks: list those that are shipped, check and convert your own."""


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
@FROM_OPTIONS[0]
@FROM_OPTIONS[1]
@COLUMN_OPTIONS[0]
@COLUMN_OPTIONS[1]
@format_option
def lexicon_check(
    file: str,
    path: Path | None,
    *,
    source: str | None,
    encoding: str | None,
    text: tuple[str, ...],
    columns: tuple[str, ...],
    format: str,
) -> None:
    """Check FILE; with articles at PATH also report dead, duplicate, shadowed and ambiguous patterns.

    Of a dictionary of another program (LIWC, quanteda, Lexicoder, Yoshikoder, WordStat) every line is named that
    cannot be expressed here.
    """
    from framing.io.lexicons import read_with_losses, sentences
    from framing.mentions import check_lexicon

    read, losses = read_with_losses(file, format=source, encoding=encoding)
    for sentence in sentences(losses):
        click.echo(f"{file}: {sentence}", err=format != "table")
    corpus = None if path is None else Articles(path, text, columns).read()
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


@lexicon.command("convert")
@click.argument("file", metavar="IN", type=str)
@click.argument("output", metavar="OUT", type=click.Path(path_type=Path, dir_okay=False))
@FROM_OPTIONS[0]
@click.option(
    "--to",
    "target",
    type=click.Choice(LEXICON_FORMATS),
    default=None,
    help="Format of OUT, where its ending does not tell.",
)
@FROM_OPTIONS[1]
@click.option(
    "--category", "categories", multiple=True, metavar="NAME", help="Only this category; may be given more than once."
)
@click.option(
    "--kind", type=click.Choice(("words", "labels")), default=None, help="Kind of the lexicon that is written."
)
@click.option("--language", default=None, metavar="TAG", help="Its language: en.")
@click.option("--licence", default=None, help="Its licence, as its author states it.")
@click.option("--version", default=None, help="Its version.")
def lexicon_convert(
    file: str,
    output: Path,
    *,
    source: str | None,
    target: str | None,
    encoding: str | None,
    categories: tuple[str, ...],
    **header: str | None,
) -> None:
    """Convert a lexicon from or to the format of another program; their endings tell which.

    .yaml, .json (ours), .csv, .dic and .dicx (LIWC), .lc3 (Lexicoder), .ykd and .lcd (Yoshikoder), .cat (WordStat),
    .tsv and .txt (words and weights); quanteda's is --to quanteda. What gets lost is said.
    """
    from framing.io.lexicons import read_with_losses, sentences, write_lexicon

    read, losses = read_with_losses(file, format=source, encoding=encoding)
    for sentence in sentences(losses):
        warnings.warn(f"{file}: {sentence}", FramingWarning, stacklevel=1)
    chosen = _only(read, categories) if categories else read
    given = {name: value for name, value in header.items() if value is not None}
    write_lexicon(replace(chosen, **given), output, format=target)  # type: ignore[arg-type]
    click.echo(f"{output}: {len(chosen.all_patterns())} patterns of {file}.")


def _only(read: Lexicon, categories: tuple[str, ...]) -> Lexicon:
    """The lexicon with these categories, and those in them."""
    from framing._checks import check_choice

    for name in categories:
        outer = {".".join(label.name.split(".")[:n]) for label in read.categories for n in range(1, 9)}
        check_choice("category", name, sorted(outer | {label.name for label in read.categories}))
    kept = tuple(c for c in read.categories if any(f"{c.name}.".startswith(f"{name}.") for name in categories))
    return replace(read, categories=kept)


@lexicon.command("draft")
@articles_options
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    default=None,
    metavar="FILE",
    help="Write the codebook here, as .yaml; printed where none is given.",
)
@click.option(
    "--referents", default=20, show_default=True, type=click.IntRange(1, 200), help="Propose so many at most."
)
@click.option("--name", default="draft", show_default=True, help="What the codebook is called.")
def lexicon_draft(articles: Articles, output: Path | None, referents: int, name: str) -> None:
    """Propose a codebook from articles without one: names, labels and modifiers, with their evidence as comments.

    Nothing in it is decided: edit it, then run `framing lexicon check` on it with the articles.
    """
    from framing.drafting import draft_lexicon

    corpus = articles.read()
    draft = draft_lexicon(
        corpus,
        referents=referents,
        name=name,
        zones=articles.zones(corpus),
        progress=say if sys.stderr.isatty() else None,
    )
    if sys.stderr.isatty():
        click.echo("\r\033[K", nl=False, err=True)
    if output is None:
        click.echo(draft.to_yaml(), nl=False)
        return
    draft.write(output)
    click.echo(f"{output}: {len(draft.lexicon.referents)} referents, {len(draft.table)} proposals. Read and edit it.")


@click.command()
@articles_options
@lexicon_option
@attribution_option
@by_option
@click.option(
    "--weighted",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="A weighted word list (VADER, AFINN, or CSV of word and weight) that may score the labels themselves.",
)
@click.option(
    "--table",
    type=click.Choice(tuple(AUDIT_TABLES)),
    default="patterns",
    show_default=True,
    help="What to list below the sentences.",
)
@format_option
def audit(
    articles: Articles,
    lexicons: tuple[str, ...],
    attribution: Method,
    by: str,
    weighted: tuple[Path, ...],
    table: str,
    format: str,
) -> None:
    """Show which patterns carry the result, which hits are doubtful, and how far a score is the label itself."""
    from framing.io.weighted import read_weighted
    from framing.stats.audit import audit as examine

    weights = {path.stem: read_weighted(path) for path in weighted}
    for found in articles.mentions(lexicons, attribution):
        with working("leaving out one pattern at a time"):
            result = examine(found, by=by, weighted=weights)
        shown = getattr(result, table.replace("-", "_"))
        if format == "table":
            tell("\n\n".join(textwrap.fill(sentence, 110) for sentence in result.sentences) + "\n")
            columns = [c for c in AUDIT_TABLES[table] if c in shown]
            shown = shown[columns or list(shown)]
            # A pattern that found nothing is said in the sentences.
            shown = shown[shown["n"] > 0] if table == "patterns" else shown
        print_table(shown, format)
