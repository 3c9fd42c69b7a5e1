"""Commands about validation: sheets to code by hand, how far coders agree, how right the program is, registration."""

from __future__ import annotations

import functools
import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

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
_WHERE = click.Path(path_type=Path, dir_okay=False)


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
    click.echo("Keep the files *.key.json from coders: they say what the program found.")


class Files(NamedTuple):
    """What `validate` reads and writes beside sheets and articles."""

    registration: Path | None
    write: Path | None
    methods: Path | None
    date: str


def _files_options(command: Callable[..., None]) -> Callable[..., None]:
    """The options of `Files`; the command gets them as `files`."""

    @functools.wraps(command)
    def with_files(**given: Any) -> None:
        files = Files(*(given.pop(name) for name in Files._fields))
        command(files=files, **given)

    for option in (
        click.option("--date", default="", help="When it was coded, for what is written."),
        click.option("--methods", type=_WHERE, help="Write the paragraph for the methods of a paper."),
        click.option("--write", type=_WHERE, help="Write a copy of the lexicon that says so."),
        click.option("--registration", type=_WHERE, help="With `contrasts`: mark those that `freeze` registered."),
    ):
        with_files = option(with_files)
    return with_files


@click.command()
@_SHEETS
@click.option("--program", is_flag=True, help="Take the program for one more coder of mentions.")
@click.option("--table", type=click.Choice(AGREE_TABLES), default="table", show_default=True, help="What to list.")
@click.option("--resamples", default=1_999, show_default=True, type=click.IntRange(min=1), help="Of articles.")
@click.option("--seed", default=1, show_default=True, help="What the resamples are drawn from.")
@format_option
def agree(sheets: tuple[Path, ...], program: bool, table: str, resamples: int, seed: int, format: str) -> None:
    """Measure how far coders agree: SHEETS are one file a coder, with their key beside them.

    Krippendorff's alpha and Cohen's kappa, with bootstrap intervals over articles. A machine's codes are a sheet too. A
    folder stands for the sheets in it that are called after a coder.
    """
    import pandas as pd

    from framing.validation import agreement, coded_by_kind

    kinds = coded_by_kind(sheets)
    if program:
        kinds = {kind: own.with_program() if kind == "mentions" else own for kind, own in kinds.items()}
    several = {kind: own for kind, own in kinds.items() if len(own.coders) > 1} or kinds
    with working("resampling articles"):
        found = {kind: agreement(own, n_resamples=resamples, seed=seed) for kind, own in several.items()}
    tables = {kind: getattr(own, table) for kind, own in found.items()}
    if len(tables) > 1:
        # Both sheets have a referent and a label; of an empty table there is nothing to tell apart.
        tables = {kind: own.assign(sheet=kind) for kind, own in tables.items() if len(own)} or tables
    _print(pd.concat(tables.values(), ignore_index=True), table, format)


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
    help="A coded sheet of mentions or of sentences, one for each coder and kind; or the folder with all of them.",
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
@_files_options
@format_option
def validate(
    articles: Articles,
    lexicons: tuple[str, ...],
    *,
    attribution: Method,
    sheets: tuple[Path, ...],
    by: str,
    table: str,
    files: Files,
    format: str,
) -> None:
    """Measure the lexicon and the rules against coded sheets, and correct the result by them."""
    from framing.io.whole import write_whole
    from framing.validation import coded_by_kind, corrected_contrasts, corrected_naming, quality

    if files.registration is not None and table != "contrasts":
        raise FramingError("--registration marks contrasts: add --table contrasts.")
    found = _one(articles, lexicons, attribution)
    kinds = coded_by_kind(sheets)
    coded, sentences = kinds.get("mentions"), kinds.get("sentences")
    if coded is None:
        raise FramingError("no sheet of mentions is coded: precision cannot be measured without one.")
    with working("comparing with coders"):
        result = quality(found, coded, sentences)
        if table == "corrected":
            shown = corrected_naming(found, coded, sentences, by=by)
        elif table == "contrasts":
            shown = _registered(corrected_contrasts(found, coded, sentences, by=by), found, files.registration)
        else:
            shown = getattr(result, table)
    _print(shown, table, format)
    if format != "table" and files.write is None and files.methods is None:
        return
    header, paragraph = _said(result, kinds, files.date)
    if format == "table":
        click.echo("\n" + textwrap.fill(shown.attrs.get("note", paragraph), 110))
    if files.methods is not None:
        write_whole(files.methods, (paragraph + "\n").encode())
        click.echo(f"{files.methods} has the paragraph for the methods.", err=format != "table")
    if files.write is not None:
        _write(found, header, files.write, lexicons[0])
        click.echo(f"{files.write} says on what it was validated.", err=format != "table")


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


def _registered(table: pd.DataFrame, found: Mentions, registration: Path | None) -> pd.DataFrame:
    """The contrasts, each with whether it was registered, and the note with how many were."""
    from framing.validation import check_frozen, read_frozen

    if registration is None:
        return table
    checked = check_frozen(read_frozen(registration), found, table)
    checked.table.attrs["note"] = " ".join([*checked.sentences, str(table.attrs["note"])])
    return checked.table


def _said(result: Quality, kinds: dict[str, Coded], date: str) -> tuple[str, str]:
    """What the lexicon's header says of the validation, and the paragraph for the methods."""
    from framing.validation import agreement, validated_text, validation_paragraph

    agreed = {kind: agreement(own) for kind, own in kinds.items() if len(own.coders) > 1}
    coded, sentences = kinds["mentions"], kinds.get("sentences")
    header = validated_text(result, coded, sentences=sentences, agreed=agreed.get("mentions"), date=date)
    every = list(agreed.values())
    return header, validation_paragraph(result, coded, sentences=sentences, agreed=every, date=date)


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
