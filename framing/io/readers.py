"""Files in, `Corpus` out: folders of .txt, CSV, JSON Lines, JSON and Parquet."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import pandas as pd

from framing._checks import FramingError, did_you_mean
from framing.corpus import DOCVARS, Corpus
from framing.io.articles import Article, check_unique, warn_spellings, without_blank, without_nul
from framing.io.columns import Columns, check_kinds, find_columns, guess_column
from framing.io.data import data_dir
from framing.io.decoding import decode
from framing.io.folders import TABLE_HINT, find_table, inside, locate, texts_by_outlet, warn_unlisted
from framing.io.header import find_header, read_header
from framing.io.records import Record, Table
from framing.io.tables import read_bytes, read_table, stem

INPUT_COLUMNS = ("file", "sha256", "n_documents")
"""The columns of `Corpus.inputs`."""


def read_corpus(
    path: str | os.PathLike[str],
    *,
    text: str | Sequence[str] | None = None,
    header: Mapping[str, object] | str | os.PathLike[str] | None = None,
    **columns: str,
) -> Corpus:
    """Read articles from a folder or a file.

    Answers: what do I hold: which articles, of which outlets, exactly as they were stored?

    Parameters
    ----------
    path
        One of:

        - a folder of .txt with a table of articles beside it (articles.csv, or the only table there), whose column
          `file` names each .txt relative to the folder;
        - a folder with one folder of .txt for each outlet, named after it;
        - a table with the texts in it: .csv or .tsv (comma, semicolon or tab), .jsonl or .ndjson, .json, each also as
          .gz, or .parquet; or a folder with one such table;
        - the name of an example that ships with the package, such as "harbour-strike".
    text
        The column of the text, or several, which are joined with a blank line between. By default the column called
        text, body, content, maintext, article or the like (`framing.io.columns.ALIASES`).
    header
        What is known of the corpus as a whole (population, query, period, genre, language, retrieved, and sample:
        "sample" or "census"): a mapping, or the path of a YAML or JSON file. By default corpus.yaml or corpus.json in
        the folder, if there is one.
    **columns
        The column of a docvar where its name does not tell, as in ``outlet="media_name"``.

    Returns
    -------
    Corpus
        Articles in the order of the table, or of outlets and file names. Docvars: `id`, `outlet`, those of
        `framing.corpus.DOCVARS` that are there, then every other column. All values are `str`: "NA" and 007 stay, what
        is not known is "". `inputs` has a row for each file read, relative to the folder.

    Raises
    ------
    FramingError
        If nothing can be read, or what is read is not sure: a path, column, outlet or file is missing, two columns
        could serve as one thing, an id repeats, a record is broken, a file lies outside the folder, no article has a
        text.

    Warns
    -----
    FramingWarning
        If an article is blank (it is left out), bytes are not UTF-8, a text holds NUL characters (each becomes a
        space), an outlet seems to be spelt in two ways (both stay), or a .txt is not in the table (it is left out).

    Notes
    -----
    Texts are not changed but for NUL: line ends and Unicode normalisation stay, so that offsets point into the file as
    it is, less its byte order mark. An `id` is taken from its column; else it is the name of the .txt without its
    ending (in folders named after outlets, outlet-name), or the name of the table and the number of the row. Space
    around ids and outlets is dropped.

    Examples
    --------
    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp())
    >>> _ = (folder / "a.csv").write_text("source,body,year\\nHerald,Workers walked out.,007\\n")
    >>> corpus = read_corpus(folder / "a.csv")
    >>> corpus["a-1"].text, corpus["a-1"].outlet, corpus["a-1"].docvars["year"]
    ('Workers walked out.', 'Herald', '007')
    """
    given = _find(path)
    table_path = find_table(given) if given.is_dir() else given
    folder = given if given.is_dir() else given.parent
    hashes: dict[str, str] = {}
    if table_path is None:
        if text is not None or columns:
            raise FramingError(f"{given}: there is no table of articles, so that no column can be named. {TABLE_HINT}.")
        articles = _read_folders(folder, hashes)
        beside = True
    else:
        articles, beside = _read_table(table_path, hashes, text=text, asked=columns)
    if header is None and (beside or given.is_dir()):
        header = find_header(folder)
        if header is not None:
            inside(header, folder)
    if header is not None and not isinstance(header, Mapping) and Path(header).is_file():
        _read(Path(header), folder, hashes)
    known = read_header(header) if header is not None else {}
    check_unique(articles)
    articles = without_blank([without_nul(article) for article in articles], table_path or given)
    warn_spellings([article.docvars["outlet"] for article in articles], table_path or given)
    counts = Counter(article.file for article in articles)
    inputs = pd.DataFrame([(file, hashes[file], counts[file]) for file in sorted(hashes)], columns=list(INPUT_COLUMNS))
    return Corpus(tuple(a.text for a in articles), _docvars(articles), known, inputs)


def _find(path: str | os.PathLike[str]) -> Path:
    """The path, or the bundled example of that name, or an error that says what to do."""
    given = Path(path)
    try:
        there = given.exists()
        beside = [p.name for p in given.parent.iterdir()] if not there and given.parent.is_dir() else []
    except OSError as error:
        raise FramingError(f"{str(given)[:200]}: cannot be read ({error.strerror or error}).") from None
    if not there:
        examples = _examples()
        if str(path) in examples:
            return examples[str(path)]
        hint = did_you_mean(given.name, [*beside, *examples])
        raise FramingError(f"{given}: there is no such file or folder.{hint}")
    if given.is_file() and given.name.lower().endswith(".txt"):
        raise FramingError(
            f"{given}: an article needs an outlet, which a .txt does not name. Put it into a folder named after its "
            f"outlet (corpus/Herald/{given.name}) and give the folder above (corpus), or beside a table articles.csv "
            "with the columns file and outlet."
        )
    if not given.is_dir() and not given.is_file():
        raise FramingError(f"{given}: neither a file nor a folder.")
    return given


def _examples() -> dict[str, Path]:
    try:
        seeds = data_dir("seeds")
    except FramingError:
        return {}
    return {p.name: p for p in sorted(seeds.iterdir()) if p.is_dir()}


def _read(path: Path, folder: Path, hashes: dict[str, str]) -> bytes:
    """The bytes of a file, with its hash noted under its path in the folder."""
    data = read_bytes(path)
    name = path.relative_to(folder).as_posix() if path.is_relative_to(folder) else path.name
    hashes[name] = hashlib.sha256(data).hexdigest()
    return data


def _read_folders(folder: Path, hashes: dict[str, str]) -> list[Article]:
    """Articles of a folder that has one folder for each outlet."""
    articles = []
    for outlet, file in texts_by_outlet(folder):
        path = folder / file
        text = decode(_read(path, folder, hashes), file)
        # The outlet is part of the id: 001.txt in two folders is the rule rather than the exception.
        articles.append(Article(text, {"id": f"{outlet.strip()}-{stem(path)}", "outlet": outlet.strip()}, file, file))
    return articles


def _read_table(
    path: Path, hashes: dict[str, str], *, text: str | Sequence[str] | None, asked: Mapping[str, str]
) -> tuple[list[Article], bool]:
    """Articles of a table, and whether their texts are files beside it."""
    folder = path.parent
    table = read_table(path, _read(path, folder, hashes))
    if not table.records:
        raise FramingError(f"{path}: there is no article in it. Write one {table.unit} for each.")
    file_column = guess_column(table, "file") if text is None else None
    if file_column and "text" in table.columns:
        raise FramingError(
            f"{path}: {file_column!r} and 'text' could each give the texts. Say text=\"text\" to take them from the "
            "table, or remove that column to take them from the files."
        )
    if not file_column and text is None and guess_column(table, "text") is None and list(folder.glob("*.txt")):
        raise FramingError(f"{path}: no column `file` says which .txt each row is about. Add it, or a column text.")
    columns = find_columns(table, text=text, asked=asked, texts_in_files=bool(file_column))
    if not file_column:
        rows = enumerate(table.records, start=1)
        return [_article(table, record, columns, number=number) for number, record in rows], False
    articles: list[Article] = []
    places: dict[str, str] = {}
    for record in table.records:
        place = table.place(record.number)
        found = locate(folder, record.values.get(file_column, "").strip(), place)
        file = found.relative_to(folder).as_posix()
        if file in places:
            raise FramingError(f"{place}: {file!r} stands here and in {places[file]}. Remove one of the rows.")
        places[file] = place
        articles.append(_article(table, record, columns, file=file, text=decode(_read(found, folder, hashes), file)))
    warn_unlisted(folder, places, path)
    return articles, True


def _article(
    table: Table, record: Record, columns: Columns, *, number: int = 0, file: str = "", text: str | None = None
) -> Article:
    """The article of one row; `text` is given where it stands in a file of its own."""
    place = table.place(record.number)
    check_kinds(table, record, columns)
    if text is None:
        parts = [record.values.get(column, "") for column in columns.text]
        text = "\n\n".join(part for part in parts if part)
    docvars = {name: record.values.get(column, "") for name, column in columns.docvars.items()}
    docvars["outlet"] = docvars["outlet"].strip()
    if not docvars["outlet"]:
        raise FramingError(f"{place}: `outlet` is blank. Give every article one.")
    docvars["id"] = docvars.get("id", "").strip() or (stem(Path(file)) if file else f"{stem(table.path)}-{number}")
    return Article(text, docvars, file or table.path.name, place)


def _docvars(articles: Sequence[Article]) -> pd.DataFrame:
    names = list(dict.fromkeys(name for article in articles for name in article.docvars))
    order = [name for name in DOCVARS if name in names] + [name for name in names if name not in DOCVARS]
    return pd.DataFrame({name: [article.docvars[name] for article in articles] for name in order})
