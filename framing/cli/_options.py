"""What the commands share: options, reading, printing, and how a user's mistake is answered."""

from __future__ import annotations

import contextlib
import sys
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from framing._checks import FramingError, FramingWarning

if TYPE_CHECKING:
    import pandas as pd

    from framing.corpus import Corpus
    from framing.lexicon import Lexicon

FORMATS = ("table", "csv", "json")
METHODS = ("rules", "spacy")
ZONE_NAMES = (
    "headline", "caption", "credit", "ticker", "embed", "navigation", "related_headline", "dateline",
    "copyright", "database",
)  # fmt: skip


class PoliteGroup(click.Group):
    """A group whose commands answer a user's mistake with one sentence and exit code 2, never with a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        warnings.simplefilter("always", FramingWarning)
        warnings.showwarning = _show_warning
        try:
            return super().invoke(ctx)
        except FramingError as error:
            raise click.UsageError(str(error)) from None
        except BrokenPipeError:
            # The reader of our output has gone (| head): that is no mistake.
            sys.stdout = None
            raise SystemExit(0) from None
        except OSError as error:
            raise click.UsageError(f"{error.filename or 'the file'}: {error.strerror or error}.") from None


def _show_warning(
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,
    line: str | None = None,
) -> None:
    if issubclass(category, FramingWarning):
        click.echo(f"Warning: {message}", err=True)


def corpus_options(command: Callable[..., None]) -> Callable[..., None]:
    """The options by which every command reads its articles."""
    for option in reversed(
        [
            click.argument("path", type=click.Path(path_type=Path)),
            click.option(
                "--text",
                "text",
                multiple=True,
                metavar="COLUMN",
                help="Column that holds the text; give it twice to join two.",
            ),
            click.option(
                "--column",
                "columns",
                multiple=True,
                metavar="DOCVAR=COLUMN",
                help="Which column is which docvar: outlet=media_name.",
            ),
            click.option("--keep", multiple=True, type=click.Choice(ZONE_NAMES), help="Count this zone too."),
        ]
    ):
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


def read_articles(path: Path, text: tuple[str, ...], columns: tuple[str, ...]) -> Corpus:
    from framing.io.readers import read_corpus

    mapping = {}
    for pair in columns:
        name, equals, column = pair.partition("=")
        if not equals or not name or not column:
            raise FramingError(f"--column takes DOCVAR=COLUMN, such as outlet=media_name; got {pair!r}.")
        mapping[name] = column
    wanted: Any = None if not text else text[0] if len(text) == 1 else list(text)
    with working(f"reading {path}"):
        return read_corpus(path, text=wanted, **mapping)


def read_one(file: Path) -> Corpus:
    """One .txt file as a corpus of one article, for looking at its zones."""
    from framing.corpus import Corpus, Document
    from framing.io.decoding import decode

    return Corpus.from_documents([Document(file.stem, decode(file.read_bytes(), file.name), {"outlet": file.stem})])


def read_lexicons(names: tuple[str, ...], *, default: tuple[str, ...] | None = None) -> list[Lexicon]:
    from framing.io.lexicons import DEFAULT_LEXICONS, read_lexicon

    return [read_lexicon(name) for name in names or default or DEFAULT_LEXICONS]


@contextlib.contextmanager
def working(message: str) -> Iterator[None]:
    """Say on a terminal what is being done, and take it away when it is done."""
    shown = sys.stderr.isatty()
    if shown:
        say(message)
    yield
    if shown:
        click.echo("\r\033[K", nl=False, err=True)


def say(message: str) -> None:
    click.echo(f"\r\033[K{message} ...", nl=False, err=True)


def print_table(table: pd.DataFrame, format: str) -> None:
    """Print a table: aligned for reading, or as CSV or JSON Lines for other programs."""
    if format == "csv":
        click.echo(table.to_csv(index=False, lineterminator="\n"), nl=False)
    elif format == "json":
        click.echo(table.to_json(orient="records", lines=True, force_ascii=False), nl=False)
    elif not len(table):
        click.echo("(nothing found)")
    else:
        click.echo(table.to_string(index=False, float_format=lambda x: f"{x:.3f}", na_rep="-"))


def print_grid(table: pd.DataFrame, by: str, row: str) -> None:
    """Print counts for reading: one grid a referent, labels down, outlets across; a cell is three counts, a share."""
    for referent, part in table.groupby("referent", sort=False):
        rows = part if row == "label" else part.assign(modifier=part["modifier"] + " (" + part["kind"] + ")")
        shown = rows.assign(cell=[_cell(values) for values in rows.to_dict("records")])
        grid = shown.pivot(index=row, columns=by, values="cell").loc[rows[row].unique()]
        first = part.groupby(by).first()
        if "n_words_direct" in part:
            grid.loc["(words)"] = [_three(words, "n_words_") for words in first.to_dict("records")]
        grid.loc["(unquoted mentions)"] = first["n_referent"].map("n = {}".format)
        grid.columns.name = None
        grid.index.name = str(referent or row)
        click.echo(grid.to_string() + "\n")
    if len(table):
        click.echo("Each cell: unattributed + indirect + direct, and the share of unquoted mentions (the first two).")
    else:
        click.echo("(nothing found)")


def _cell(values: dict[Any, Any]) -> str:
    if not values["n_unquoted"] + values["n_direct"]:
        return "."
    return f"{_three(values, 'n_')}  " + (f"{values['share']:4.0%}" if values["n_referent"] else "   -")


def _three(values: dict[Any, Any], prefix: str) -> str:
    return "+".join(str(values[f"{prefix}{name}"]) for name in ("unattributed", "indirect", "direct"))
