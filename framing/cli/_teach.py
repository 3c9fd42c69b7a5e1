"""Commands for the classroom: a folder to hand out, the course in a browser or for otter-grader, answers to hand in."""

from __future__ import annotations

import functools
from pathlib import Path

import click

from framing.cli._print import working

EDITIONS = ("harbour-strike", "syria-2024")
_THERE = click.Path(path_type=Path, exists=True, file_okay=False)
_FOLDER = click.argument("folder", type=click.Path(path_type=Path, file_okay=False))


@click.group()
def teach() -> None:
    """For the classroom: a folder to hand out, the course in a browser or for otter-grader, answers to hand in."""


@teach.command("handout")
@_FOLDER
@click.option("--edition", type=click.Choice(EDITIONS), default=EDITIONS[0], show_default=True, help="Which articles.")
@click.option("--solutions", is_flag=True, help="With solutions, and a worksheet with answers.")
@click.option("--replace", is_flag=True, help="Write into a folder with other files, and over files of the same names.")
def teach_handout(folder: Path, edition: str, solutions: bool, replace: bool) -> None:
    """Write a folder for a class: notebooks, articles, lexicon, a worksheet to print."""
    from framing.teach import handout

    click.echo(handout(folder, edition=edition, solutions=solutions, replace=replace))


@teach.command("site")
@_FOLDER
@click.option("--with", "texts", type=_THERE, help="A folder of your own articles, for a closed class.")
@click.option(
    "--local", type=_THERE, help="An unpacked Pyodide distribution: devices then load nothing from elsewhere."
)
@click.option("--wheel", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="A wheel of this package.")
def teach_site(folder: Path, texts: Path | None, local: Path | None, wheel: Path | None) -> None:
    """Make a site on which the course runs in a browser, with nothing installed."""
    from framing.teach.site import make_site

    say = functools.partial(click.echo, err=True)
    click.echo(make_site(folder, with_texts=texts, local=local, wheel=wheel, progress=say))


@teach.command("otter")
@_FOLDER
def teach_otter(folder: Path) -> None:
    """Write the notebooks as otter-grader's `otter assign` reads them."""
    from framing.teach import otter

    for path in otter(folder):
        click.echo(path)


@teach.command("notebooks")
@click.argument("sources", type=click.Path(path_type=Path, file_okay=False, exists=True))
@click.argument("target", type=click.Path(path_type=Path, file_okay=False))
def teach_notebooks(sources: Path, target: Path) -> None:
    """Write notebooks from their SOURCES, for students into TARGET and with solutions into TARGET/solutions."""
    from framing.teach.notebooks import write_notebooks

    for path in write_notebooks(sources, target):
        click.echo(path)


@teach.command("progress")
def teach_progress() -> None:
    """Show what is answered in this folder."""
    from framing.teach import progress

    click.echo(repr(progress()))


@teach.command("export")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="A .csv or .json file.")
@click.option("--name", default="", help="Who hands it in.")
def teach_export(output: Path | None, name: str) -> None:
    """Write the answers of this folder as one file for a learning platform."""
    from framing.teach import export

    with working("writing answers"):
        click.echo(export(output, name=name))
