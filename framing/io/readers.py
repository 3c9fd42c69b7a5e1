"""Files in, `Corpus` out: one function for tables, folders, web pages, archives and exports."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pandas as pd

from framing._checks import FramingError, did_you_mean, escaped
from framing.corpus import DOCVARS, Corpus
from framing.io.archives import files_of_zip, from_common_folder
from framing.io.articles import Article, check_unique, is_blank, replace_nul, warn_spellings, warn_twice, without_blank
from framing.io.data import data_dir
from framing.io.disguised import warn_disguised
from framing.io.exports import read_if_export
from framing.io.files import Files, files_of
from framing.io.folders import inside
from framing.io.formats import format_of
from framing.io.gathering import gather, hash_of, the_table
from framing.io.header import HEADER_FILES, find_header, parse_header, read_header
from framing.io.reading import Reading
from framing.io.tables import check_format, read_bytes

INPUT_COLUMNS = ("file", "sha256", "n_documents")
"""The columns of `Corpus.inputs`."""


def read_corpus(
    path: str | os.PathLike[str],
    *,
    text: str | Sequence[str] | None = None,
    header: Mapping[str, object] | str | os.PathLike[str] | None = None,
    progress: Callable[[int], None] | None = None,
    **columns: str,
) -> Corpus:
    """Read articles from a folder or a file.

    Answers: what do I hold: which articles, of which outlets, exactly as they were stored?

    Parameters
    ----------
    path
        One of:

        - a folder of .txt with a table of articles beside it (articles.csv, or the only table there), whose column
          `file` names each .txt (or .html) relative to the folder;
        - a folder with one folder of .txt for each outlet, named after it;
        - a table with the texts in it: .csv or .tsv (comma, semicolon or tab), .jsonl or .ndjson, .json, each also as
          .gz, .xlsx or .parquet;
        - a saved web page (.html), a web archive (.warc, .warc.gz), or an export of a database of news (.docx, .rtf,
          .txt, .html of Nexis, Factiva or ProQuest); these and .xlsx need ``pip install "newsframing[news]"``;
        - a folder of any of these, through all folders in it, or a .zip of what could be a folder;
        - the name of an example that ships with the package, such as "harbour-strike".
    text
        The column of the text, or several, which are joined with a blank line between. By default the column called
        text, body, content, maintext, article or the like (`framing.io.columns.ALIASES`).
    header
        What is known of the corpus as a whole (population, query, period, genre, language, retrieved, and sample:
        "sample" or "census"): a mapping, or the path of a YAML or JSON file. By default corpus.yaml or corpus.json in
        the folder, if there is one.
    progress
        Called with the number of files read so far, after each.
    **columns
        The column of a docvar where its name does not tell, as in ``outlet="media_name"``.

    Returns
    -------
    Corpus
        Articles in the order of the table, or of outlets and file names. Docvars: `id`, `outlet`, those of
        `framing.corpus.DOCVARS` that are there, then every other column. All values are `str`: "NA" and 007 stay, what
        is not known is "". `inputs` has a row for each file read, relative to the folder; `left_out` one for each file
        and each article that was not, with the reason; `repaired` one for each guessed encoding and the like. Every
        file of a folder is in `inputs` or in `left_out`.

    Raises
    ------
    FramingError
        If nothing can be read, or what is read is not sure: a path, column, outlet or file is missing, two columns
        could serve as one thing, an id repeats, a record is broken, a file lies outside the folder, no article has a
        text, an archive is hostile.

    Warns
    -----
    FramingWarning
        If an article is blank (it is left out), bytes are not UTF-8, a text holds NUL characters (each becomes a
        space), an outlet seems to be spelt in two ways (both stay), a file in which articles may stand is left out (not
        in the table, a PDF, without an outlet), a text seems to be in two files of one outlet (both stay), or words
        hold invisible characters or letters of two alphabets (they match as they are seen).

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
    given = find_source(path)
    done = Counter[str]()

    def tick() -> None:
        done["files"] += 1
        if progress is not None:
            progress(done["files"])

    reading, table = _reading(given)
    reading = replace(reading, text=text, asked=columns, tick=tick)
    articles = gather(reading, table=table)
    listed = bool(table) and any(article.file != table for article in articles)
    known = _header(header, given, reading, look=given.is_dir() or not table or listed)
    return _corpus(articles, given, known, reading)


def find_source(path: str | os.PathLike[str]) -> Path:
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
    if not given.is_dir() and not given.is_file():
        raise FramingError(f"{given}: neither a file nor a folder.")
    return given


def find_divisible(path: str | os.PathLike[str]) -> Path:
    """What `find_source` finds, if it is one that can be read in partitions: a table, or a folder of .txt.

    Raises
    ------
    FramingError
        If it is anything else; the message says how it becomes a table.
    """
    given = find_source(path)
    remedy = f"Write one first: framing convert {escaped(str(path))} -o articles.parquet (or .jsonl), and give that."
    if given.is_file() and format_of(given.name) != "table":
        raise FramingError(f"{escaped(str(given))}: no format that is read here in partitions. {remedy}")
    if given.is_dir():
        files = files_of(given)
        kinds = {name: format_of(name) for name in files.names}
        if not the_table(files, kinds) and not set(kinds.values()) <= {"text", "header"}:
            shown = ", ".join(sorted({kind for kind in kinds.values() if kind not in ("text", "header")}))
            raise FramingError(
                f"{escaped(str(given))}: files of several formats ({shown}) are not read in partitions. {remedy}"
            )
    return given


def _reading(given: Path) -> tuple[Reading, str]:
    """How a path is read, and the table in it if it is one itself."""
    if given.is_dir():
        return Reading(files_of(given)), ""
    kind = format_of(given.name)
    if kind == "archive":
        files = from_common_folder(files_of_zip(given))
        return Reading(files, hashes={escaped(given.name): hash_of(given)}, prefix=f"{given.name}/"), ""
    alone = Files(str(given.parent), (given.name,), lambda name: read_bytes(given.parent / name), root=given.parent)
    if kind == "text" and read_if_export(given, read_bytes(given)) is None:
        raise FramingError(
            f"{given}: an article needs an outlet, which a .txt does not name. Put it into a folder named after its "
            f"outlet (corpus/Herald/{given.name}) and give the folder above (corpus), or beside a table articles.csv "
            "with the columns file and outlet."
        )
    if kind in ("", "header", "table"):
        check_format(given)
    return Reading(alone, single=True), given.name if kind == "table" else ""


def _header(
    header: Mapping[str, object] | str | os.PathLike[str] | None, given: Path, reading: Reading, *, look: bool
) -> dict[str, str]:
    """What is known of the corpus, as it is given or stands beside the articles; its file is one of the inputs."""
    folder = given if given.is_dir() else given.parent
    if header is None and look:
        if reading.files.root is None:
            names = [name for name in reading.files.names if name in HEADER_FILES]
            if len(names) > 1:
                raise FramingError(f"{reading.files.shown}: {' and '.join(names)} both describe it. Keep one of them.")
            return parse_header(reading.files.path(names[0]), reading.data(names[0])) if names else {}
        header = find_header(folder)
        if header is not None:
            inside(header, folder)
    if header is None or isinstance(header, Mapping):
        return read_header(header) if header is not None else {}
    path = Path(header)
    known = read_header(path)
    reading.hashes[path.relative_to(folder).as_posix() if path.is_relative_to(folder) else path.name] = hash_of(path)
    return known


def _corpus(articles: list[Article], given: Path, known: Mapping[str, str], reading: Reading) -> Corpus:
    """The corpus of articles, with all that there is to tell."""
    journal, hashes = reading.journal, reading.hashes
    check_unique(articles)
    mended = []
    for article in articles:
        clean, note = replace_nul(article)
        if note:
            journal.repair(article.file, note, place=f"article {article.docvars['id']!r}")
        mended.append(clean)
    shown = reading.files.path(reading.table) if reading.table else given
    for article in mended:
        if is_blank(article):
            journal.leave(article.file, "blank", place=article.place, quiet=True)
    kept = without_blank(mended, shown)
    warn_spellings([article.docvars["outlet"] for article in kept], shown)
    warn_twice(kept, shown)
    warn_disguised(kept, shown)
    journal.left = [row for row in journal.left if row[1] or row[0] not in hashes]
    journal.tell(escaped(str(given)))
    counts = Counter(article.file for article in kept)
    inputs = pd.DataFrame([(file, hashes[file], counts[file]) for file in sorted(hashes)], columns=list(INPUT_COLUMNS))
    texts = tuple(article.text for article in kept)
    return Corpus(texts, _docvars(kept), known, inputs, journal.left_out(), journal.repaired())


def _examples() -> dict[str, Path]:
    try:
        seeds = data_dir("seeds")
    except FramingError:
        return {}
    return {p.name: p for p in sorted(seeds.iterdir()) if p.is_dir()}


def _docvars(articles: Sequence[Article]) -> pd.DataFrame:
    """One row an article; a docvar that the file of an article does not know is "" there."""
    names = list(dict.fromkeys(name for article in articles for name in article.docvars))
    order = [name for name in DOCVARS if name in names] + [name for name in names if name not in DOCVARS]
    return pd.DataFrame({name: [article.docvars.get(name, "") for article in articles] for name in order})
