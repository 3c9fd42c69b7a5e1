"""The command line: a command reads, makes one public call, and writes. Heavy libraries are imported inside the
commands."""

from __future__ import annotations

import contextlib
import sys
import textwrap
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from framing import __version__
from framing._checks import FramingError, FramingWarning

if TYPE_CHECKING:
    import pandas as pd

    from framing.corpus import Corpus
    from framing.lexicon import Lexicon

FORMATS = ("table", "csv", "json")
ZONE_NAMES = (
    "headline", "caption", "credit", "ticker", "embed", "navigation", "related_headline", "dateline",
    "copyright", "database",
)  # fmt: skip


class _Group(click.Group):
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


def _read(path: Path, text: tuple[str, ...], columns: tuple[str, ...]) -> Corpus:
    from framing.io.readers import read_corpus

    mapping = {}
    for pair in columns:
        name, equals, column = pair.partition("=")
        if not equals or not name or not column:
            raise FramingError(f"--column takes DOCVAR=COLUMN, such as outlet=media_name; got {pair!r}.")
        mapping[name] = column
    wanted: Any = None if not text else text[0] if len(text) == 1 else list(text)
    with _working(f"reading {path}"):
        return read_corpus(path, text=wanted, **mapping)


def _lexicons(names: tuple[str, ...], *, default: tuple[str, ...] | None = None) -> list[Lexicon]:
    from framing.io.lexicons import DEFAULT_LEXICONS, read_lexicon

    return [read_lexicon(name) for name in names or default or DEFAULT_LEXICONS]


@contextlib.contextmanager
def _working(message: str) -> Iterator[None]:
    """Say on a terminal what is being done, and take it away when it is done."""
    shown = sys.stderr.isatty()
    if shown:
        _say(message)
    yield
    if shown:
        click.echo("\r\033[K", nl=False, err=True)


def _print(table: pd.DataFrame, format: str) -> None:
    """Print a table: aligned for reading, or as CSV or JSON Lines for other programs."""
    if format == "csv":
        click.echo(table.to_csv(index=False, lineterminator="\n"), nl=False)
    elif format == "json":
        click.echo(table.to_json(orient="records", lines=True, force_ascii=False), nl=False)
    elif not len(table):
        click.echo("(nothing found)")
    else:
        click.echo(table.to_string(index=False, float_format=lambda x: f"{x:.3f}", na_rep="-"))


def _print_grid(table: pd.DataFrame, by: str, row: str) -> None:
    """Print counts for reading: one grid a referent, labels down, outlets across, each cell n and its share."""
    for referent, part in table.groupby("referent", sort=False):
        rows = part if row == "label" else part.assign(modifier=part["modifier"] + " (" + part["kind"] + ")")
        shown = rows.assign(
            cell=[f"{n}  {share:4.0%}" if n else "." for n, share in zip(part["n"], part["share"], strict=True)]
        )
        grid = shown.pivot(index=row, columns=by, values="cell").loc[rows[row].unique()]
        totals = part.groupby(by)["n_referent"].first().map("n = {}".format)
        grid.loc["(labelled mentions)"] = totals
        grid.columns.name = None
        grid.index.name = str(referent or row)
        click.echo(grid.to_string() + "\n")
    if not len(table):
        click.echo("(nothing found)")


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="framing")
def main() -> None:
    """Show how news outlets tell the same story: who is named how, where, and how often.

    PATH is a folder of .txt files with a table of articles beside them, or a .csv, .jsonl, .json or .parquet file;
    the name of the bundled example, harbour-strike, serves too. Difference in word choice is not bias, and no
    baseline says what the right word is.
    """


@main.command()
@corpus_options
@click.option(
    "-l",
    "--lexicon",
    "lexicons",
    multiple=True,
    metavar="FILE|NAME",
    help="Lexicon or codebook; may be given more than once.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("report"),
    show_default=True,
    help="Folder for the page and its tables.",
)
@click.option(
    "--pseudonymise", is_flag=True, help="Name outlets A, B, ... and leave out titles, addresses and file names."
)
def report(
    path: Path,
    text: tuple[str, ...],
    columns: tuple[str, ...],
    keep: tuple[str, ...],
    lexicons: tuple[str, ...],
    output: Path,
    pseudonymise: bool,
) -> None:
    """Write the report: one self-contained HTML page, its tables as CSV and its figures as SVG."""
    from framing.report import write_report
    from framing.text.zones import find_zones

    chosen = _lexicons(lexicons)
    corpus = _read(path, text, columns)
    with _working("finding zones"):
        zones = find_zones(corpus, keep=keep)
    page = write_report(
        corpus.pseudonymise() if pseudonymise else corpus,
        chosen,
        output,
        zones=zones,
        settings={"kept zones": ", ".join(keep) or "none", "pseudonymised": pseudonymise},
        progress=_say if sys.stderr.isatty() else None,
    )
    if sys.stderr.isatty():
        click.echo("\r\033[K", nl=False, err=True)
    click.echo(f"The report is at {page}")


def _say(message: str) -> None:
    click.echo(f"\r\033[K{message} ...", nl=False, err=True)


@main.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--keep", multiple=True, type=click.Choice(ZONE_NAMES), help="Count this zone too.")
@click.option(
    "--text", "text", multiple=True, metavar="COLUMN", help="Column that holds the text, where FILE is a table."
)
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="DOCVAR=COLUMN",
    help="Which column is which docvar, where FILE is a table.",
)
@click.option("--id", "id", default=None, help="Only this article.")
def zones(file: Path, keep: tuple[str, ...], text: tuple[str, ...], columns: tuple[str, ...], id: str | None) -> None:
    """Print articles with the zone of every part, so that you see what was left out and why.

    FILE is one .txt file, or anything that the other commands read.
    """
    from framing.show import zones_text
    from framing.text.zones import find_zones

    corpus = _read_text(file) if file.suffix == ".txt" and file.is_file() else _read(file, text, columns)
    chosen = corpus if id is None else corpus.where(id=id)
    with _working("finding zones"):
        table = find_zones(corpus, keep=keep)
    for document in chosen:
        click.echo(zones_text(document, table[table["document"] == document.id]))


def _read_text(file: Path) -> Corpus:
    """One .txt file as a corpus of one article, for looking at its zones."""
    from framing.corpus import Corpus, Document
    from framing.io.decoding import decode

    return Corpus.from_documents([Document(file.stem, decode(file.read_bytes(), file.name), {"outlet": file.stem})])


@main.command()
@corpus_options
@click.option("-l", "--lexicon", "lexicons", multiple=True, metavar="FILE|NAME", help="Lexicon or codebook.")
@format_option
def mentions(
    path: Path,
    text: tuple[str, ...],
    columns: tuple[str, ...],
    keep: tuple[str, ...],
    lexicons: tuple[str, ...],
    format: str,
) -> None:
    """List every mention: who is named how, where, by which rule."""
    import pandas as pd

    tables = [m.table for m in _mentions(path, text, columns, keep, lexicons)]
    table = pd.concat(tables, ignore_index=True)
    if format == "table":
        table = table[["document", "outlet", "start", "end", "text", "referent", "label", "type", "zone", "counted"]]
    _print(table, format)


def _mentions(
    path: Path, text: tuple[str, ...], columns: tuple[str, ...], keep: tuple[str, ...], lexicons: tuple[str, ...]
) -> list[Any]:
    from framing.mentions import find_mentions
    from framing.text.zones import find_zones

    corpus = _read(path, text, columns)
    chosen = _lexicons(lexicons, default=("armed-actors",))
    with _working("finding zones"):
        table = find_zones(corpus, keep=keep)
    found = []
    for lexicon in chosen:
        with _working(f"finding mentions of {lexicon.name}"):
            found.append(find_mentions(corpus, lexicon, zones=table))
    return found


@main.command()
@corpus_options
@click.option("-l", "--lexicon", "lexicons", multiple=True, metavar="FILE|NAME", help="Lexicon or codebook.")
@click.option("--by", default="outlet", show_default=True, help="Docvar to compare by.")
@click.option("--modifiers", "show_modifiers", is_flag=True, help="Count modifiers (Islamist-led) instead of labels.")
@click.option("--referent", default=None, help="Only this referent.")
@click.option(
    "--evidence",
    "label",
    default=None,
    metavar="LABEL",
    help="Print the sentences behind a label (or, with --modifiers, a modifier).",
)
@format_option
def naming(
    path: Path,
    text: tuple[str, ...],
    columns: tuple[str, ...],
    keep: tuple[str, ...],
    lexicons: tuple[str, ...],
    by: str,
    show_modifiers: bool,
    referent: str | None,
    label: str | None,
    format: str,
) -> None:
    """Count labels by outlet: n, share of the referent's labelled mentions, rate per 1,000 counted words."""
    from framing._checks import check_choice
    from framing.stats.naming import evidence
    from framing.stats.naming import modifiers as count_modifiers
    from framing.stats.naming import naming as count_labels

    for found in _mentions(path, text, columns, keep, lexicons):
        if label is not None:
            cell = {"modifier" if show_modifiers else "label": label} | ({"referent": referent} if referent else {})
            table = evidence(found, **cell)
            table = (
                table[["document", "outlet", "referent", "label", "match", "sentence"]] if format == "table" else table
            )
        else:
            table = (count_modifiers if show_modifiers else count_labels)(found, by=by)
            if referent is not None:
                check_choice("referent", referent, sorted(set(table["referent"])))
                table = table[table["referent"] == referent]
            if format == "table":
                _print_grid(table, by, "modifier" if show_modifiers else "label")
                continue
        _print(table, format)


@main.command()
@corpus_options
@click.option("--by", default="outlet", show_default=True, help="Docvar to compare by.")
@click.option("-n", "n", default=15, show_default=True, type=click.IntRange(min=1), help="Terms for each outlet.")
@format_option
def terms(
    path: Path, text: tuple[str, ...], columns: tuple[str, ...], keep: tuple[str, ...], by: str, n: int, format: str
) -> None:
    """List the terms that set each outlet apart, by TF-IDF, and say how far that can be trusted."""
    from framing.stats.terms import distinctive_terms
    from framing.text.zones import find_zones

    corpus = _read(path, text, columns)
    with _working("counting terms"):
        table = distinctive_terms(corpus, by=by, n=n, zones=find_zones(corpus, keep=keep))
    _print(table, format)
    if table.attrs.get("note") and format == "table":
        click.echo(f"\n{table.attrs['note']}")


@main.command()
@corpus_options
@click.argument("pattern")
@click.option("--window", default=8, show_default=True, type=click.IntRange(min=0), help="Words on either side.")
@format_option
def kwic(
    path: Path,
    text: tuple[str, ...],
    columns: tuple[str, ...],
    keep: tuple[str, ...],
    pattern: str,
    window: int,
    format: str,
) -> None:
    """Show PATTERN in its context, line by line: rebel, "anti-regime", "captur*"."""
    from framing.stats.concordance import kwic as concordance
    from framing.text.zones import find_zones

    corpus = _read(path, text, columns)
    with _working("searching"):
        table = concordance(corpus, pattern, window=window, zones=find_zones(corpus, keep=keep))
    if format == "table":
        table = table[["outlet", "left", "match", "right"]]
    _print(table, format)


@main.group()
def lexicon() -> None:
    """Lexicons and codebooks: list those that are shipped, check your own."""


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
@click.option("--text", "text", multiple=True, metavar="COLUMN", help="Column that holds the text.")
@click.option("--column", "columns", multiple=True, metavar="DOCVAR=COLUMN", help="Which column is which docvar.")
@format_option
def lexicon_check(file: str, path: Path | None, text: tuple[str, ...], columns: tuple[str, ...], format: str) -> None:
    """Check FILE; with articles at PATH also report dead, duplicate, shadowed and ambiguous patterns."""
    from framing.io.lexicons import read_lexicon
    from framing.mentions import check_lexicon

    read = read_lexicon(file)
    corpus = None if path is None else _read(path, text, columns)
    with _working("trying the patterns"):
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
            _print(table, format)
        click.echo(", ".join(f"{n} {problem}" for problem, n in counts.items()) + ".", err=format != "table")
    else:
        click.echo("No problem found.", err=format != "table")
