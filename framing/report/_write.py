"""The report in a folder: a page that needs nothing else, its tables as CSV and its figures as SVG beside it."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from framing._checks import FramingError
from framing.corpus import Corpus
from framing.lexicon import Lexicon
from framing.mentions.tables import Attribution
from framing.report._data import ReportData, collect
from framing.report._figures import pictures
from framing.report._page import page
from framing.report._tables import csv_tables
from framing.stats.naming.cells import without_voices

if TYPE_CHECKING:
    from framing.partitions import Counts
    from framing.validation import Validation

_SPOKEN = ("sources.csv", "labels_by_source.csv", "quotations.csv", "attributions.csv")
"""Tables of who is quoted and reported."""


def write_report(
    corpus: Corpus,
    lexicons: Sequence[Lexicon],
    folder: str | os.PathLike[str],
    *,
    zones: pd.DataFrame | None = None,
    attribution: Attribution = "rules",
    settings: Mapping[str, object] | None = None,
    progress: Callable[[str], None] | None = None,
    validation: Validation | None = None,
) -> Path:
    """Write a report: `report.html`, which stands alone, with the tables as CSV and the figures as SVG beside it.

    Parameters
    ----------
    corpus, lexicons, zones, attribution, settings, progress, validation
        As in `collect`.
    folder
        Where to write; made if it is not there. Files of an earlier report with the same names are replaced.

    Returns
    -------
    pathlib.Path
        Where the page lies.

    Raises
    ------
    FramingError
        If the folder cannot be written. Every file is written whole or not at all, the page last.

    Examples
    --------
    >>> import tempfile
    >>> from framing import read_corpus, read_lexicon
    >>> corpus = read_corpus("harbour-strike").where(outlet="Tarnmouth Herald")
    >>> write_report(corpus, [read_lexicon("harbour-strike")], tempfile.mkdtemp()).name
    'report.html'
    """
    target = Path(folder)
    _check(target)
    data = collect(
        corpus,
        lexicons,
        zones=zones,
        attribution=attribution,
        settings=settings,
        progress=progress,
        validation=validation,
    )
    return _write_data(data, target, progress)


def write_report_of_counts(
    counts: Counts,
    folder: str | os.PathLike[str],
    *,
    settings: Mapping[str, object] | None = None,
    progress: Callable[[str], None] | None = None,
) -> Path:
    """Write the report of very many articles, with the tables that have a row an article or mention as Parquet.

    Parameters
    ----------
    counts
        What `framing.count` returned.
    folder, settings, progress
        As in `write_report`.

    Returns
    -------
    pathlib.Path
        Where the page lies.

    Examples
    --------
    >>> import tempfile
    >>> from framing import count, read_lexicon
    >>> counts = count("harbour-strike", read_lexicon("harbour-strike"), folder=tempfile.mkdtemp(), progress=False)
    >>> write_report_of_counts(counts, tempfile.mkdtemp()).name
    'report.html'
    """
    from framing.partitions.write import write_counts
    from framing.report._many import collect_many  # it needs Parquet, which reports of few articles do without

    target = Path(folder)
    _check(target)
    data = collect_many(counts, settings=settings, progress=progress)
    if progress:
        progress("tables of all articles")
    write_counts(counts, target, with_naming=False)  # the page writes its own
    return _write_data(data, target, progress)


def _write_data(data: ReportData, target: Path, progress: Callable[[str], None] | None) -> Path:
    if progress:
        progress("figures")
    drawn = pictures(data)
    if data.settings["attribution"] == "none":
        tables = {name: table for name, table in csv_tables(_whoever_speaks(data)).items() if name not in _SPOKEN}
    else:
        tables = csv_tables(data)
    if progress:
        progress("page")
    files = {**tables, **{f"{p.name}.svg": str(p.svg).encode() for p in drawn.values()}}
    files["report.html"] = page(data, drawn, tables).encode("utf-8")
    _write(target, files)
    return target / "report.html"


def _whoever_speaks(data: ReportData) -> ReportData:
    """The tables without the columns that say whose words they are, for that was not looked for."""
    coded = tuple(
        replace(
            own,
            naming=without_voices(own.naming),
            modifiers=without_voices(own.modifiers),
            mentions=without_voices(own.mentions),
            mention_modifiers=without_voices(own.mention_modifiers),
        )
        for own in data.coded
    )
    return replace(data, documents=without_voices(data.documents), coded=coded)


def _check(folder: Path) -> None:
    """Say now what would fail after the work."""
    if folder.exists() and not folder.is_dir():
        raise FramingError(f"{folder} is a file: give a folder for the report.")
    above = next(p for p in (folder, *folder.absolute().parents) if p.exists())
    if not os.access(above, os.W_OK):
        raise FramingError(f"{folder}: no permission to write into {above}. Give another folder.")


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".framing-", dir=folder) as temporary:
            for name, content in files.items():
                with (Path(temporary) / name).open("wb") as file:
                    file.write(content)
                    file.flush()
                    os.fsync(file.fileno())
            for name in files:
                (Path(temporary) / name).replace(folder / name)
    except OSError as error:
        raise FramingError(f"{folder}: the report could not be written ({error.strerror or error}).") from error
