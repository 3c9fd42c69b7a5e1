"""Which column holds what: the names that archives and scrapers give to id, text, outlet, date, title and url."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from framing._checks import FramingError, did_you_mean
from framing.corpus import DOCVARS
from framing.io.records import Record, Table

ALIASES: dict[str, tuple[str, ...]] = {
    "id": ("doc_id", "docid", "document_id", "article_id", "uid", "uuid", "guid", "_id", "stories_id", "an"),
    "text": (
        "body",
        "content",
        "maintext",
        "main_text",
        "article",
        "article_text",
        "full_text",
        "fulltext",
        "body_text",
    ),
    "outlet": (
        "source",
        "source_name",
        "source_domain",
        "media_name",
        "media_outlet",
        "news_outlet",
        "newspaper",
        "publication",
        "publication_title",
        "publication_name",
        "publisher",
        "sn",
    ),
    "date": ("publish_date", "date_publish", "date_published", "pub_date", "publication_date", "published", "pd"),
    "title": ("headline", "hd", "document_title"),
    "url": ("link", "article_url", "web_url"),
}
"""Other names of a docvar, as `fold_name` writes them. Those of two letters are codes of Factiva."""

_MEDIA_CLOUD = {"title", "url", "publish_date", "media_name", "language"}
"""Columns that a list of stories has in every version of Media Cloud."""


class MissingColumnError(FramingError):
    """A table has no column of what every article needs; `lacking` says of what."""

    def __init__(self, message: str, lacking: str = "") -> None:
        super().__init__(message)
        self.lacking = lacking


@dataclass(frozen=True)
class Columns:
    """Where each thing stands: the columns of the text (none where texts are files), and the column of each docvar."""

    text: tuple[str, ...]
    docvars: Mapping[str, str]


def fold_name(name: str) -> str:
    """A column name as it is compared: case, space and hyphen do not matter.

    >>> fold_name("Publication Title")
    'publication_title'
    """
    return re.sub(r"[\s_-]+", "_", name.strip().casefold())


def find_columns(
    table: Table, *, text: str | Sequence[str] | None, asked: Mapping[str, str], texts_in_files: bool
) -> Columns:
    """Decide which column serves as what.

    Parameters
    ----------
    table
        The table of articles.
    text
        The column or columns of the text, or None to find it by its name.
    asked
        The columns the user named, by docvar.
    texts_in_files
        Whether the column `file` gives the texts, so that no column of text is needed.

    Raises
    ------
    FramingError
        If a named column is not there, outlet or text has none, or two columns could serve for one thing.
    """
    docvars = {name: _named(table, column, name) for name, column in asked.items()}
    for name in DOCVARS:
        if name not in docvars and (column := guess_column(table, name)):
            docvars[name] = column
    if "outlet" not in docvars:
        raise MissingColumnError(
            f'{table.path}: no column says the outlet. Call it outlet, or name it: outlet="...". {_columns(table)}',
            "outlet",
        )
    if texts_in_files:
        columns: tuple[str, ...] = ()
    elif text is not None:
        wanted = [text] if isinstance(text, str) else list(text)
        if not wanted:
            raise FramingError("`text` names no column; give one, or a list of them.")
        columns = tuple(_named(table, column, "text") for column in wanted)
    else:
        column = guess_column(table, "text")
        if column is None:
            raise MissingColumnError(_no_text(table), "text")
        columns = (column,)
    others = [c for c in table.columns if c not in columns and c not in docvars.values()]
    for column in others:
        # A column that would hide one the user asked for by this name keeps its values under another.
        docvars[f"{column}_as_read" if column in docvars else column] = column
    return Columns(columns, docvars)


def guess_column(table: Table, name: str) -> str | None:
    """The column that is called `name`, in any case, or by one of its other names; None if there is none.

    Raises
    ------
    FramingError
        If two columns could serve.
    """
    if name in table.columns:
        return name
    for names in ((name,), ALIASES.get(name, ())):
        found = [column for column in table.columns if fold_name(column) in names]
        if len(found) > 1:
            both = " and ".join(repr(column) for column in found)
            raise FramingError(f"{table.path}: {both} could each be the {name}. Say which: {name}={found[0]!r}.")
        if found:
            return found[0]
    return None


def check_kinds(table: Table, record: Record, columns: Columns) -> None:
    """Raise `FramingError` if a text is not a string, or an id or an outlet is a list or an object."""
    for column in columns.text:
        if column in record.kinds:
            raise FramingError(
                f"{table.place(record.number)}: {column!r} must be text in quotes, but is {record.kinds[column]}."
            )
    for name in ("id", "outlet"):
        kind = record.kinds.get(columns.docvars.get(name, ""), "")
        if kind in ("a list", "an object"):
            column = columns.docvars[name]
            raise FramingError(f"{table.place(record.number)}: {column!r} is {kind}, and cannot be the {name}.")


def _no_text(table: Table) -> str:
    folded = {fold_name(column) for column in table.columns}
    if folded >= _MEDIA_CLOUD:
        return (
            f"{table.path}: a list of stories as Media Cloud exports it, with addresses and titles but without texts, "
            "which it may not pass on. Save the pages of its column 'url' as .html in a folder, or fetch texts with "
            'news-please, and read these; or count headlines alone with text="title".'
        )
    return f'{table.path}: no column holds the text. Call it text, or name it: text="...". {_columns(table)}'


def _named(table: Table, column: str, name: str) -> str:
    if not isinstance(column, str):
        raise FramingError(f"`{name}` must be the name of a column; got {column!r}.")
    if column in table.columns:
        return column
    folded = [c for c in table.columns if fold_name(c) == fold_name(column)]
    if len(folded) == 1:
        return folded[0]
    hint = did_you_mean(column, table.columns)
    raise FramingError(f"{table.path}: there is no column {column!r} to be the {name}.{hint} {_columns(table)}")


def _columns(table: Table) -> str:
    if not table.columns:
        return "The table is empty."
    shown = ", ".join(repr(c if len(c) <= 40 else c[:40] + "...") for c in table.columns[:20])
    return f"Its columns are {shown}{', ...' if len(table.columns) > 20 else ''}."
