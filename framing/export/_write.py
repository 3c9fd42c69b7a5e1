"""The folder of an export, and whether it can be made again."""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pandas as pd

from framing import __version__
from framing._checks import FramingWarning
from framing.corpus import Corpus
from framing.export._bibliography import bibtex
from framing.export._collected import Drawn, figures_of
from framing.export._latex import document_tex, table_tex
from framing.export._markdown import table_md
from framing.export._methods import keys_of, methods, methods_md, methods_tex
from framing.export._paper import PaperTable
from framing.export._settings import (
    FILE,
    LexiconFile,
    Settings,
    collected,
    command,
    constraints,
    lexicon_files,
    read_settings,
    settings_json,
)
from framing.export._tables import paper_tables
from framing.export._text import markdown
from framing.io.whole_folder import check_folder, write_folder
from framing.lexicon import Lexicon
from framing.report import ReportData
from framing.report._tables import tables_of, to_csv

VERIFIED_COLUMNS = ("table", "same", "n_lines", "first_difference")


def export_paper(
    corpus: Corpus,
    lexicons: Sequence[Lexicon | str | Path],
    folder: str | os.PathLike[str],
    *,
    settings: Settings | None = None,
    excel: bool = False,
    progress: Callable[[str], None] | None = None,
) -> Path:
    """Write what goes into a paper: tables, figures, methods, references, and all that makes them again.

    Answers: how do the tables and figures of a report come into a paper?

    Parameters
    ----------
    corpus
        The articles.
    lexicons
        One or more: files, names of shipped ones, or lexicons.
    folder
        Where to write: a new or an empty folder, or an earlier export that nobody has changed, which is replaced.
    settings
        How articles are read and counted, and how wide figures are; `Settings()` where none are given.
    excel
        Whether to write all tables as one workbook, too; needs openpyxl.
    progress
        Called with the name of each step before it begins.

    Returns
    -------
    pathlib.Path
        The folder: `tables/` (LaTeX with booktabs, and Markdown; shares beside their intervals), `figures/` (PDF and
        SVG), `data/` (every table as CSV, not rounded), `methods.md`, `methods.tex` and `references.bib`, `paper.tex`
        (all of it to be compiled and looked at), `replication/` (settings, lexicons, digests of the inputs, versions,
        the command) and, where asked for, `tables.xlsx`. Texts of articles are not copied.

    Raises
    ------
    FramingError
        If the folder holds anything else or cannot be written, no lexicon or no article is given, or with `excel`
        openpyxl is missing or a cell holds more than Excel can. The folder is written whole or not at all.

    Notes
    -----
    Equal articles, lexicons and settings give equal bytes. Danger: `data/` and `tables/variants` quote sentences of
    articles; whether these may be published is for you to say.

    Examples
    --------
    >>> import tempfile
    >>> from framing import read_corpus
    >>> corpus = read_corpus("harbour-strike").where(outlet="Tarnmouth Herald")
    >>> folder = export_paper(corpus, ["harbour-strike"], Path(tempfile.mkdtemp()) / "paper")
    >>> sorted(path.name for path in folder.iterdir() if path.is_dir())
    ['data', 'figures', 'replication', 'tables']
    """
    target, chosen = Path(folder), settings or Settings()
    check_folder(target)
    files = lexicon_files(lexicons)
    data = collected(corpus, [file.lexicon for file in files], chosen, progress)
    if progress:
        progress("tables and figures")
    write_folder(target, _files(data, files, chosen, excel=excel))
    return target


def verify_export(
    folder: str | os.PathLike[str], corpus: Corpus, *, progress: Callable[[str], None] | None = None
) -> pd.DataFrame:
    """Count again with the lexicons and settings of an export, and say of each table whether it is the same.

    Answers: do these articles give the published tables?

    Parameters
    ----------
    folder
        What `export_paper` wrote.
    corpus
        The articles, read as they were then; the text and columns of `Settings` say how.
    progress
        Called with the name of each step before it begins.

    Returns
    -------
    DataFrame
        One row a table of `data/`: `table`, `same` (to the last byte), `n_lines` (counted now; 0 if it is not made),
        `first_difference` (the first line that differs; 0 where none does). `inputs` tells whether the files are the
        same.

    Raises
    ------
    FramingError
        If the folder is no export.

    Warns
    -----
    FramingWarning
        If another version of the package made the export.

    Examples
    --------
    >>> import tempfile
    >>> from framing import read_corpus
    >>> corpus = read_corpus("harbour-strike").where(outlet="Tarnmouth Herald")
    >>> folder = export_paper(corpus, ["harbour-strike"], Path(tempfile.mkdtemp()) / "paper")
    >>> table = verify_export(folder, corpus)
    >>> bool(table["same"].all())
    True
    """
    place = Path(folder)
    settings, lexicons, made_with = read_settings(place)
    if made_with != __version__:
        warnings.warn(
            f"{place} was made with framing {made_with}, this is {__version__}: tables may differ for that.",
            FramingWarning,
            stacklevel=2,
        )
    now = {name: to_csv(table) for name, table in tables_of(collected(corpus, lexicons, settings, progress)).items()}
    then = {path.stem: path.read_bytes() for path in sorted((place / "data").glob("*.csv"))}
    rows = [
        (name, then.get(name) == now.get(name), _lines(now.get(name)), _first(then.get(name, b""), now.get(name, b"")))
        for name in sorted({*now, *then})
    ]
    return pd.DataFrame(rows, columns=list(VERIFIED_COLUMNS))


def _lines(data: bytes | None) -> int:
    return 0 if data is None else data.count(b"\n")


def _first(then: bytes, now: bytes) -> int:
    """
    >>> _first(b"n\\n1\\n2\\n", b"n\\n1\\n3\\n"), _first(b"n\\n", b"n\\n"), _first(b"n\\n", b"n\\n1\\n")
    (3, 0, 2)
    """
    a, b = then.split(b"\n"), now.split(b"\n")
    for number, (one, other) in enumerate(zip(a, b, strict=False), start=1):
        if one != other:
            return number
    return 0 if len(a) == len(b) else min(len(a), len(b)) + 1


def _files(data: ReportData, lexicons: Sequence[LexiconFile], settings: Settings, *, excel: bool) -> dict[str, bytes]:
    tables, papers, figures = tables_of(data), paper_tables(data), figures_of(data, width=settings.width)
    paragraphs = methods(data)
    csv = {name: to_csv(table) for name, table in tables.items()}
    text = {
        "methods.md": methods_md(paragraphs),
        "methods.tex": methods_tex(paragraphs),
        "references.bib": bibtex(keys_of(paragraphs), data.versions.get("newsframing", __version__)),
        "paper.tex": document_tex(papers, figures),
        "README.md": _readme(papers, figures, tables, settings, lexicons, excel=excel),
        "figures/descriptions.md": _descriptions(figures),
        f"replication/{FILE}": settings_json(settings, lexicons, data),
        "replication/constraints.txt": constraints(),
        **{f"tables/{table.name}.tex": table_tex(table) for table in papers},
        **{f"tables/{table.name}.md": table_md(table) for table in papers},
    }
    found = {name: said.encode("utf-8", errors="replace") for name, said in text.items()}
    found |= {f"data/{name}.csv": table for name, table in csv.items()}
    found["replication/inputs.csv"] = csv["inputs"]
    found |= {f"replication/lexicons/{file.name}": file.data for file in lexicons}
    for figure in figures:
        found |= {f"figures/{figure.name}.pdf": figure.pdf, f"figures/{figure.name}.svg": figure.svg}
    if excel:
        from framing.io.workbooks import workbook

        found["tables.xlsx"] = workbook(tables)
    return found


def _descriptions(figures: Sequence[Drawn]) -> str:
    """The figures in words."""
    parts = [
        f"**{markdown(figure.title)}** (`{figure.name}`)\n\n{markdown(figure.description)}\n" for figure in figures
    ]
    return "\n".join(parts)


def _readme(
    papers: Sequence[PaperTable],
    figures: Sequence[Drawn],
    tables: Mapping[str, pd.DataFrame],
    settings: Settings,
    lexicons: Sequence[LexiconFile],
    *,
    excel: bool,
) -> str:
    """What lies where, and how to make it again."""
    lines = ["# Tables, figures and methods", "", f"Made with framing {__version__}. `paper.tex` shows all of it.", ""]
    lines += ["## Tables", "", *(f"- `tables/{t.name}` (.tex, .md): {markdown(t.caption)}" for t in papers), ""]
    lines += ["What has too few mentions, or no interval, has no table here; `data/` has all, not rounded:", ""]
    lines += [f"- `data/{name}.csv`: {len(table):,} row{'s' * (len(table) != 1)}" for name, table in tables.items()]
    lines += ["", "`tables.xlsx` holds the same tables; nothing in it is a formula."] if excel else []
    lines += ["", "## Figures", ""]
    lines += [f"- `figures/{figure.name}` (.pdf, .svg): {markdown(figure.title)}" for figure in figures]
    lines += ["", "`figures/descriptions.md` says of each in words what it shows: for readers who do not see it."]
    lines += [
        "", "## To make it again", "",
        "The articles are not copied. ARTICLES is where they lie; `replication/inputs.csv` has the SHA-256 of each",
        "file. The first line installs the same versions, the second counts again and says of each table whether it is",
        "the same, the third writes a new export.", "",
        "    pip install -r replication/constraints.txt", "    framing export ARTICLES --verify .",
        f"    {command(settings, lexicons)}", "",
        "`sha256sum -c SHA256SUMS` says whether a file of this folder has been changed.", "",
    ]  # fmt: skip
    return "\n".join(lines)
