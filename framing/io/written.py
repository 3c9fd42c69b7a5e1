"""A corpus out again: as a table that `read_corpus` reads as it was, and that other programs open."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import warnings
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from framing._checks import FramingError, FramingWarning, did_you_mean
from framing.corpus import DOCVARS, Corpus
from framing.io.columns import ALIASES, fold_name
from framing.io.decoding import check_text
from framing.io.tree import printable
from framing.io.whole import write_whole
from framing.io.workbooks import CONTROL, workbook

CORPUS_FORMATS = (".csv", ".tsv", ".jsonl", ".parquet", ".xlsx")
"""Endings of the tables that a corpus is written as."""
TEXT = "text"
_VISIBLE = re.compile(r"[^\s\ufeff\u200b]")
"""What an article that is not blank holds, as it is read."""
_REMEDY = "Write .parquet, .csv or .jsonl instead, which hold it whole."


def write_corpus(corpus: Corpus, path: str | os.PathLike[str], *, format: str | None = None) -> None:
    """Write articles as one table, whole or not at all.

    Parameters
    ----------
    corpus
        The articles.
    path
        Where to; the ending decides the format:

        - .csv, .tsv: text in UTF-8, every field in quotes; exact, and so not guarded against formulas
        - .jsonl: one article a line
        - .parquet: every column a string
        - .xlsx: for people; no cell is a formula, and a text longer than 32,767 characters is refused
    format
        "csv", "tsv", "jsonl", "parquet" or "xlsx", where the ending does not tell.

    Raises
    ------
    FramingError
        If there is no such format, two columns would have one name, a text does not fit, or the file cannot be written.

    Warns
    -----
    FramingWarning
        If the file would be read otherwise than the corpus is; the warning says in what.

    Notes
    -----
    The table has the docvars and last a column `text`. `read_corpus` gives equal texts and docvars back. The header of
    the corpus is in none of these formats, nor from which files it was read. A docvar `file`, from which `read_corpus`
    would take texts, is written as `source_file`. Equal corpora make equal bytes.

    Examples
    --------
    >>> import tempfile
    >>> from framing.io.readers import read_corpus
    >>> corpus = Corpus(("Dockers walk out.",), pd.DataFrame({"id": ["a"], "outlet": ["Tarnmouth Herald"]}))
    >>> path = Path(tempfile.mkdtemp()) / "strike.parquet"
    >>> write_corpus(corpus, path)
    >>> read_corpus(path).texts
    ('Dockers walk out.',)
    """
    target = Path(path)
    ending = target.suffix.lower() if format is None else f".{format}"
    if ending not in CORPUS_FORMATS:
        hint = did_you_mean(ending, CORPUS_FORMATS)
        raise FramingError(f"{target}: articles are written as {', '.join(CORPUS_FORMATS)}; name one of them.{hint}")
    names, notes = _names(corpus)
    table = pd.DataFrame(
        {name: [str(v).replace("\0", " ") for v in corpus.docvars[old]] for old, name in names.items()}
        | {TEXT: [text.replace("\0", " ") for text in corpus.texts]},
        dtype=object,
    )
    _check_letters(corpus, table)
    data = _bytes(table, ending)
    notes += _changed(corpus)
    if ending == ".xlsx" and table.map(lambda value: CONTROL.search(value) is not None).to_numpy().any():
        notes.append("Line ends of Windows and control characters stand in it as Excel writes them (_x000D_).")
    if notes:
        warnings.warn(printable(f"{target}: {' '.join(notes)}"), FramingWarning, stacklevel=2)
    write_whole(target, data)


def _names(corpus: Corpus) -> tuple[dict[object, str], list[str]]:
    """What each column is called in the file, and a sentence for each that is read under another name."""
    names: dict[object, str] = {}
    notes: list[str] = []
    docvars = [str(column) for column in corpus.docvars.columns]
    for column, own in zip(corpus.docvars.columns, docvars, strict=True):
        name = own
        if not own.strip() or own != own.strip():
            raise FramingError(f"the docvar {own!r} is blank or has blanks round it: rename it to write it.")
        if own == TEXT or fold_name(own) == "file":
            name = f"source_{fold_name(own)}"
            notes.append(f"The docvar {own!r} is written as {name!r}, for {own!r} says where texts are.")
        if name in names.values() or (name != own and name in docvars):
            raise FramingError(f"two docvars would be called {name!r} in the file: rename one.")
        names[column] = name
        for known in DOCVARS:
            taken = fold_name(own) == known or fold_name(own) in ALIASES.get(known, ())
            if own != known and known not in docvars and taken:
                notes.append(f"The docvar {own!r} will be read as {known!r}.")
    return names, notes


def _check_letters(corpus: Corpus, table: pd.DataFrame) -> None:
    for name in table.columns:
        check_text(name, f"the docvar {name!r}")
        for id, value in zip(corpus.ids, table[name], strict=True):
            check_text(value, f"article {id!r}, {name}")


def _changed(corpus: Corpus) -> list[str]:
    """In what a corpus will be read otherwise."""
    notes = []
    if corpus.header:
        notes.append(
            "The header of the corpus is not in it: keep it in a file, and give it to read_corpus as `header`."
        )
    blank = [id for id, text in zip(corpus.ids, corpus.texts, strict=True) if not _VISIBLE.search(text)]
    if blank:
        notes.append(f"{_few(blank)} blank, and will be left out when it is read.")
    nul = any("\0" in text for text in corpus.texts) or corpus.docvars.map(lambda v: "\0" in str(v)).to_numpy().any()
    if nul:
        notes.append("NUL characters are written as spaces.")
    for name in ("id", "outlet"):
        odd = [
            id for id, value in zip(corpus.ids, corpus.docvars[name], strict=True) if str(value) != str(value).strip()
        ]
        if odd:
            notes.append(f"Blanks round the {name} of {_few(odd).rsplit(' ', 1)[0]} will not be read.")
    return notes


def _few(ids: Sequence[str]) -> str:
    shown = ", ".join(repr(id[:40]) for id in ids[:5]) + (", ..." if len(ids) > 5 else "")
    return f"{shown} {'is' if len(ids) == 1 else 'are'}"


def _bytes(table: pd.DataFrame, ending: str) -> bytes:
    if ending == ".xlsx":
        return workbook({"articles": table}, remedy=_REMEDY)
    if ending == ".parquet":
        return parquet(table)
    out = io.StringIO(newline="")
    if ending == ".jsonl":
        for row in table.to_dict("records"):
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    else:
        # In quotes, whatever stands in a name or a text is no delimiter and no line end.
        writer = csv.writer(
            out, "excel", delimiter="\t" if ending == ".tsv" else ",", lineterminator="\n", quoting=csv.QUOTE_ALL
        )
        writer.writerow(table.columns)
        writer.writerows(table.itertuples(index=False, name=None))
    return out.getvalue().encode()


def parquet(table: pd.DataFrame) -> bytes:
    """A table as Parquet, the same bytes for the same table.

    Raises
    ------
    FramingError
        If pyarrow is not installed.
    """
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise FramingError("Parquet needs pyarrow. Install pyarrow, or write .csv.") from None
    strings = {name: pa.array(table[name], pa.string()) for name in table.columns if table[name].dtype == object}
    columns = [strings[name] if name in strings else pa.array(table[name]) for name in table.columns]
    stream = io.BytesIO()
    pq.write_table(
        pa.Table.from_arrays(columns, names=[str(name) for name in table.columns]), stream, compression="zstd"
    )
    return stream.getvalue()
