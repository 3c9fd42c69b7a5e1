"""Commands about validation: sheets to code by hand, how far coders agree, how right the program is, registration."""

from __future__ import annotations

import functools
import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from framing._checks import FramingError
from framing.cli._options import (
    Articles,
    articles_options,
    attribution_option,
    by_option,
    format_option,
    lexicon_option,
)
from framing.cli._print import print_table, working

if TYPE_CHECKING:
    import pandas as pd

    from framing.mentions import Mentions
    from framing.text.attribution import Method
    from framing.validation import Coded, Quality

AGREE_TABLES = ("table", "categories", "confusion", "disagreements")
VALIDATE_TABLES = ("table", "labels", "classes", "patterns", "missed", "corrected", "contrasts")
WIDE = {"patterns": ("sentence",), "missed": ("sentence",), "disagreements": ("sentence",)}
"""Columns that a terminal has no room for; CSV and JSON have them."""
_SHEETS = click.argument("sheets", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))


@click.command()
@articles_options
@lexicon_option
@attribution_option
@click.option("--sample", default=200, show_default=True, type=click.IntRange(min=1), help="Mentions to code.")
@click.option(
    "--sentences", default=None, type=click.IntRange(min=1), help="Sentences to code.  [default: as --sample]"
)
@click.option("--seed", default=1, show_default=True, help="What the samples are drawn from.")
@click.option("--coder", default="", metavar="NAME", help="Who will code; the sheets are called after them.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("coding"),
    show_default=True,
    help="Folder for sheets, keys and codebook.",
)
def code(
    articles: Articles,
    lexicons: tuple[str, ...],
    attribution: Method,
    sample: int,
    sentences: int | None,
    seed: int,
    coder: str,
    output: Path,
) -> None:
    """Write sheets to code by hand: mentions that were found, and sentences in which to find them.

    Run it again to go on: what is coded is kept. The files *.key.json say what the program found and from which outlet:
    coders should not have them.
    """
    from framing.validation import write_sheets

    found = _one(articles, lexicons, attribution)
    session = write_sheets(found, output, n=sample, n_sentences=sentences, seed=seed, coder=coder)
    for path in session.paths:
        click.echo(path)
    for kind, (n, of) in session.progress.items():
        click.echo(f"{n} of {of} {kind} coded.")


def _written_options(command: Callable[..., None]) -> Callable[..., None]:
    """The options that write a copy of the lexicon; the command gets them as `written`."""

    @functools.wraps(command)
    def with_copy(write: Path | None, date: str, **rest: Any) -> None:
        command(written=(write, date), **rest)

    where = click.Path(path_type=Path, dir_okay=False)
    with_copy = click.option("--date", default="", help="When it was coded, for --write.")(with_copy)
    return click.option("--write", type=where, help="Write a copy of the lexicon that says so.")(with_copy)


@click.command()
@_SHEETS
@click.option("--program", is_flag=True, help="Take the program for one more coder of mentions.")
@click.option("--table", type=click.Choice(AGREE_TABLES), default="table", show_default=True, help="What to list.")
@click.option("--resamples", default=1_999, show_default=True, type=click.IntRange(min=1), help="Of articles.")
@click.option("--seed", default=1, show_default=True, help="What the resamples are drawn from.")
@format_option
def agree(sheets: tuple[Path, ...], program: bool, table: str, resamples: int, seed: int, format: str) -> None:
    """Measure how far coders agree: SHEETS are one file a coder, with their key beside them.

    Krippendorff's alpha and Cohen's kappa, with bootstrap intervals over articles. A machine's codes are a sheet too.
    """
    from framing.validation import agreement, read_coded

    coded = read_coded(sheets)
    with working("resampling articles"):
        found = agreement(coded.with_program() if program else coded, n_resamples=resamples, seed=seed)
    _print(getattr(found, table), table, format)


@click.command()
@articles_options
@lexicon_option
@attribution_option
@click.option(
    "--sheet",
    "sheets",
    multiple=True,
    required=True,
    type=click.Path(path_type=Path, exists=True),
    metavar="FILE",
    help="A coded sheet of mentions or of sentences; one for each coder and kind.",
)
@by_option
@click.option(
    "--table",
    type=click.Choice(VALIDATE_TABLES),
    default="table",
    show_default=True,
    help="What to list: figures, those of labels or of classes, patterns to mend first, missed words, corrected shares "
    "or contrasts.",
)
@_written_options
@format_option
def validate(
    articles: Articles,
    lexicons: tuple[str, ...],
    *,
    attribution: Method,
    sheets: tuple[Path, ...],
    by: str,
    table: str,
    written: tuple[Path | None, str],
    format: str,
) -> None:
    """Measure the lexicon and the rules against coded sheets, and correct the result by them."""
    from framing.validation import corrected_contrasts, corrected_naming, quality

    write, date = written
    found = _one(articles, lexicons, attribution)
    coded, sentences = _by_kind(sheets)
    with working("comparing with coders"):
        result = quality(found, coded, sentences)
        if table == "corrected":
            shown = corrected_naming(found, coded, sentences, by=by)
        elif table == "contrasts":
            shown = corrected_contrasts(found, coded, sentences, by=by)
        else:
            shown = getattr(result, table)
    text = _text(result, coded, sentences, date)
    _print(shown, table, format)
    if format == "table":
        click.echo("\n" + textwrap.fill(shown.attrs.get("note", text), 110))
    if write is not None:
        _write(found, text, write, lexicons[0])
        click.echo(f"{write} says on what it was validated.", err=format != "table")


@click.command()
@articles_options
@lexicon_option
@click.option(
    "--contrast",
    "contrasts",
    multiple=True,
    required=True,
    metavar="FIELD=VALUE,...",
    help="What will be tested: target=Herald,referent=STRIKERS,label=docker; may be given more than once.",
)
@by_option
@click.option("--seed", default=1, show_default=True, help="Of coding samples and permutations.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("registration.json"),
    show_default=True,
    help="Where to write it; what is there is not replaced.",
)
def freeze(
    articles: Articles, lexicons: tuple[str, ...], contrasts: tuple[str, ...], by: str, seed: int, output: Path
) -> None:
    """Register before looking: hashes of articles, lexicon and codebook, the seed, and the contrasts to be tested."""
    from framing.validation import freeze as register
    from framing.validation import write_frozen

    found = _one(articles, lexicons, "rules")
    frozen = register(found, [_contrast(text) for text in contrasts], seed=seed, by=by)
    write_frozen(frozen, output)
    click.echo(f"{output}: sha256 {frozen['sha256']}")


def _text(result: Quality, coded: Coded, sentences: Coded | None, date: str) -> str:
    """What is said of the validation, agreement with it where there is more than one coder."""
    from framing.validation import agreement, validated_text

    agreed = agreement(coded) if len(coded.coders) > 1 else None
    return validated_text(result, coded, sentences=sentences, agreed=agreed, date=date)


def _write(found: Mentions, text: str, path: Path, lexicon: str) -> None:
    """A copy of the lexicon; comments are kept where it is a YAML file and the copy is one too."""
    from framing.validation import write_validated

    yaml = (".yaml", ".yml")
    source = Path(lexicon)
    keep = source.is_file() and source.suffix.lower() in yaml and path.suffix.lower() in yaml
    write_validated(found.lexicon, text, path, source=source if keep else None)


def _one(articles: Articles, lexicons: tuple[str, ...], attribution: Method) -> Mentions:
    """The mentions of the one lexicon that is validated."""
    if len(lexicons) != 1:
        raise FramingError(
            f"give one lexicon with --lexicon: one is validated at a time, and {len(lexicons)} are given."
        )
    return articles.mentions(lexicons, attribution)[0]


def _by_kind(paths: tuple[Path, ...]) -> tuple[Any, Any]:
    """The coded mentions, and the coded sentences where there are any."""
    from framing.io.decoding import decode
    from framing.io.delimited import read_delimited
    from framing.validation import read_coded
    from framing.validation.reading import kind_of_sheet

    kinds: dict[str, list[Path]] = {"mentions": [], "sentences": []}
    for path in paths:
        columns = read_delimited(path, decode(path.read_bytes(), str(path))).columns
        kinds[kind_of_sheet(path, columns)].append(path)
    if not kinds["mentions"]:
        raise FramingError("no sheet of mentions is given: precision cannot be measured without one.")
    return read_coded(kinds["mentions"]), read_coded(kinds["sentences"]) if kinds["sentences"] else None


def _contrast(text: str) -> dict[str, str]:
    found = {}
    for part in text.split(","):
        name, equals, value = part.partition("=")
        if not equals or not name.strip() or not value.strip():
            raise FramingError(
                f"--contrast takes FIELD=VALUE,..., such as target=Herald,referent=STRIKERS; got {text!r}."
            )
        found[name.strip()] = value.strip()
    return found


def _print(table: pd.DataFrame, name: str, format: str) -> None:
    print_table(table.drop(columns=list(WIDE.get(name, ()))) if format == "table" else table, format)
