"""The articles of a table: their texts stand in it, in files that it names, or it was made of a page or an export."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath

from framing._checks import FramingError, escaped
from framing.io.articles import Article, article_of_row, own_id
from framing.io.columns import find_columns, guess_column
from framing.io.files import files_of
from framing.io.folders import find_listed
from framing.io.formats import format_of
from framing.io.reading import Reading
from framing.io.records import Table
from framing.io.spreadsheets import cut_cells
from framing.io.tables import read_table
from framing.io.webpages import read_page


def articles_of_table(reading: Reading, name: str, *, alone: bool) -> list[Article]:
    """The articles of a table whose texts stand in it, or in files that it names; `alone` if it is the corpus."""
    path = reading.files.path(name)
    table = read_table(path, reading.data(name), decoder=reading.decoder(name))
    if not table.records:
        raise FramingError(f"{path}: there is no article in it. Write one {table.unit} for each.")
    file_column = guess_column(table, "file") if reading.text is None else None
    if file_column and "text" in table.columns:
        raise FramingError(
            f"{path}: {file_column!r} and 'text' could each give the texts. Say text=\"text\" to take them from the "
            "table, or remove that column to take them from the files."
        )
    no_text = not file_column and reading.text is None and guess_column(table, "text") is None
    if no_text and alone and _has_texts(reading):
        raise FramingError(f"{path}: no column `file` says which .txt each row is about. Add it, or a column text.")
    asked = dict(reading.asked) if alone else {k: v for k, v in reading.asked.items() if v in table.columns}
    columns = find_columns(table, text=reading.text, asked=asked, texts_in_files=bool(file_column))
    if file_column:
        return _of_listed(reading, table, name, file_column=file_column, asked=asked)
    if path.suffix.lower() == ".xlsx":
        for place in cut_cells(table, columns.text):
            reading.journal.repair(reading.shown(name), "a text as long as a cell can be, probably cut", place=place)
    articles = []
    for number, record in enumerate(table.records, start=1):
        found = article_of_row(table, record, columns, number=number)
        if (reading.named or not alone) and not own_id(record, columns):
            found.docvars["id"] = reading.id_of(name, number, len(table.records))
        articles.append(Article(found.text, found.docvars, reading.shown(name), found.place))
    return articles


def _has_texts(reading: Reading) -> bool:
    """Whether .txt files stand beside a table."""
    files = files_of(Path(reading.files.shown)) if reading.single else reading.files
    return any(format_of(name) == "text" for name in files.names if "/" not in name)


def _of_listed(
    reading: Reading, table: Table, name: str, *, file_column: str, asked: Mapping[str, str]
) -> list[Article]:
    """The articles of a table that names a file for each."""
    columns = find_columns(table, text=None, asked=asked, texts_in_files=True)
    articles: list[Article] = []
    places: dict[str, str] = {}
    for record in table.records:
        place = table.place(record.number)
        file = find_listed(reading.files, name, record.values.get(file_column, "").strip(), place)
        if file in places:
            raise FramingError(f"{place}: {escaped(file)!r} stands here and in {places[file]}. Remove one of the rows.")
        places[file] = place
        text = _text_of(reading, file, place)
        found = article_of_row(table, record, columns, file=file, text=text)
        if not own_id(record, columns):
            found.docvars["id"] = escaped(reading.named) + found.docvars["id"]
        articles.append(Article(text, found.docvars, reading.shown(file), place))
    return articles


def _text_of(reading: Reading, file: str, place: str) -> str:
    """The text of a file that a table names: a web page without its furniture, anything else as it stands."""
    kind, path = format_of(file), reading.files.path(file)
    if kind in ("document", "warc", "archive", "table"):
        raise FramingError(f"{place}: {escaped(file)!r} is no text. Name .txt or .html files, or give it by itself.")
    data = reading.data(file)
    if kind != "page":
        return reading.decoder(file)(data, reading.shown(file))
    page, note = read_page(path, data)
    if note:
        reading.journal.repair(reading.shown(file), note, place=reading.shown(file))
    return page.records[0].values["text"]


def articles_made(reading: Reading, name: str, table: Table, *, is_export: bool = False) -> list[Article]:
    """The articles of a table that was made of a page, a web archive or an export."""
    asked = {docvar: column for docvar, column in reading.asked.items() if column in table.columns}
    columns = find_columns(table, text="text", asked=asked, texts_in_files=False)
    outlet, page = columns.docvars["outlet"], format_of(name) == "page"
    parts = PurePosixPath(name).parts
    articles: list[Article] = []
    for number, record in enumerate(table.records, start=1):
        place = escaped(table.place(record.number))
        if not record.values.get("text", "").strip():
            reading.leave(name, "no text of an article was found in it", place=place)
            continue
        values = dict(record.values)
        if not values.get(outlet, "").strip():
            if not (page and len(parts) > 1):
                reading.leave(name, "no outlet is named in it: put it into a folder named after one", place=place)
                continue
            values[outlet] = escaped(parts[-2])
        named = replace(record, values=values)
        found = article_of_row(table, named, columns, number=number)
        own = own_id(named, columns)
        if own and is_export:
            if reading.ids.get(own) == found.text:
                reading.leave(name, "the same article as in another export, by its id and text", place=place)
                continue
            # Another text under the same id is another version, and gets an id of its own.
            own = "" if own in reading.ids else own
            reading.ids.setdefault(own_id(named, columns), found.text)
        if not own:
            found.docvars["id"] = reading.id_of(name, number, len(table.records))
        articles.append(Article(found.text, found.docvars, reading.shown(name), place))
    return articles
