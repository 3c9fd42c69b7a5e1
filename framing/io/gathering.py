"""One road through a folder or an archive: which file is read as what, and what of it is left out."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath

from framing._checks import FramingError, escaped
from framing.io.archives import files_of_zip, from_common_folder
from framing.io.articles import Article
from framing.io.columns import MissingColumnError
from framing.io.exports import check_parts, read_if_export
from framing.io.files import LINK_OUT, Files, files_of
from framing.io.folders import TABLE_HINT
from framing.io.formats import ABOUT, OTHER_TABLE, format_of, without_ending
from framing.io.reading import Reading
from framing.io.rows import articles_made, articles_of_table
from framing.io.tables import stem
from framing.io.warc import read_warc
from framing.io.webpages import read_page

DEEPER = "deeper than a folder named after an outlet"
NO_OUTLET = "no outlet: neither a table beside it nor a folder named after one"
_NOT_EXPORTED = "no export of a database of news that is known: save its text as .txt"
_LEFT_OUT = re.compile(r"(document \d+) \(.*\): (.*)", re.DOTALL)
_NOTHING = (
    "no articles. A corpus is a table of articles (articles.csv), .txt files with such a table beside them, folders of "
    ".txt named after outlets, web pages (.html, .warc), exports of a database of news, or a .zip of these."
)


def gather(reading: Reading, *, table: str = "") -> list[Article]:
    """The articles of a folder or an archive, in the order of its files.

    Parameters
    ----------
    reading
        What is read.
    table
        The table of the articles, if it is known. Else it is the one called articles, or the only one where there is
        nothing else but .txt; where there is no such table, every file is read as what it is.
    """
    kinds = {name: format_of(name) for name in reading.files.names}
    reading.table = table or the_table(reading.files, kinds)
    if reading.table:
        articles = articles_of_table(reading, reading.table, alone=True)
        listed = any(article.file != reading.shown(reading.table) for article in articles)
        if reading.single and listed:
            reading.files = files_of(Path(reading.files.shown))
        _leave_rest(reading, "named" if listed else "an article")
    else:
        articles = _mixed(reading, kinds)
    reading.leave_unseen()
    return articles


def _leave_rest(reading: Reading, what: str) -> None:
    """Files that the table of the articles does not speak of."""
    reasons = {"header": ABOUT, "table": OTHER_TABLE}
    for name in reading.files.names:
        if name not in reading.used:
            reading.leave(name, reasons.get(format_of(name), f"not {what} in {escaped(reading.table)}"))


def the_table(files: Files, kinds: Mapping[str, str]) -> str:
    """The table by which a folder is read, "" if each file is read by itself."""
    tables = [name for name, kind in kinds.items() if kind == "table"]
    top = [name for name in tables if "/" not in name]
    called = [name for name in top if stem(PurePosixPath(name)).lower() == "articles"]
    if len(called) > 1:
        raise FramingError(f"{files.shown}: {' and '.join(called)} could each be the table of the articles. Keep one.")
    if called:
        return called[0]
    only = len(tables) == 1 and set(kinds.values()) <= {"table", "text", "header"}
    return top[0] if top and only else ""


def _mixed(reading: Reading, kinds: Mapping[str, str]) -> list[Article]:
    """Articles of every file that is not named by a table, each read as what it is."""
    files = reading.files
    found: dict[str, list[Article]] = {}
    only_texts = set(kinds.values()) <= {"text", "header"}
    missing: MissingColumnError | None = None
    for name in (name for name, kind in kinds.items() if kind == "table"):
        try:
            found[name] = articles_of_table(reading, name, alone=False)
        except MissingColumnError as error:
            missing = missing or error
            del reading.hashes[reading.shown(name)]
            reading.leave(name, f"a table without a column of the {error.lacking}")
    if only_texts:
        _refuse_links(files)
    for name, kind in kinds.items():
        if name in reading.used:
            continue
        if kind == "header":
            reading.leave(name, ABOUT)
        elif kind == "archive":
            found[name] = _of_archive(reading, name)
        else:
            found[name] = _of_file(reading, name, kind)
    loose = [name for name, reason in _left(reading) if reason == NO_OUTLET]
    if only_texts and loose:
        several = f"{len(loose)} .txt files have" if len(loose) > 1 else f"{escaped(loose[0])} has"
        raise FramingError(
            f"{files.shown}: {several} no outlet. {TABLE_HINT}, or put each file into a folder named after its outlet."
        )
    check_parts(reading.exports)
    articles = [article for name in files.names for article in found.get(name, [])]
    if not articles:
        raise missing or FramingError(f"{files.shown}: {_why_nothing(reading)}")
    if reading.asked and all(kind != "table" for kind in kinds.values()) and only_texts:
        raise FramingError(
            f"{files.shown}: there is no table of articles, so that no column can be named. {TABLE_HINT}."
        )
    return articles


def _left(reading: Reading) -> list[tuple[str, str]]:
    return [(file.removeprefix(reading.prefix), reason) for file, _, reason in reading.journal.left]


def _why_nothing(reading: Reading) -> str:
    """What to say of a folder without an article."""
    reasons = Counter(reason for _, reason in _left(reading) if reason)
    if not reasons:
        return _NOTHING
    said = "; ".join(f"{n} left out: {reason}" for reason, n in reasons.most_common(3))
    return f"no article is left ({said})."


def _refuse_links(files: Files) -> None:
    out = [name for name, reason in files.left.items() if reason == LINK_OUT]
    if out:
        path = files.path(out[0])
        raise FramingError(f"{path}: this is a link to a place outside {files.shown}. Put the file itself there.")


def _of_file(reading: Reading, name: str, kind: str) -> list[Article]:
    """The articles of a web page, a web archive, a document or a .txt."""
    path, data = reading.files.path(name), reading.data(name)
    if kind == "warc":
        return articles_made(reading, name, read_warc(path, data, reading.journal, file=reading.shown(name)))
    export = read_if_export(path, data)
    if export is not None:
        reading.exports.append(export)
        for line in export.left_out:
            said = _LEFT_OUT.fullmatch(line)
            reading.leave(name, said[2] if said else line, place=said[1] if said else "document 1", quiet=True)
        return articles_made(reading, name, export, is_export=True)
    if kind == "page":
        page, note = read_page(path, data)
        if note:
            reading.journal.repair(reading.shown(name), note, place=reading.shown(name))
        return articles_made(reading, name, page)
    if kind == "document":
        return _unread(reading, name, _NOT_EXPORTED)
    parts = PurePosixPath(name).parts
    if len(parts) != 2:
        return _unread(reading, name, DEEPER if len(parts) > 2 else NO_OUTLET)
    outlet = escaped(parts[0].strip())
    text = reading.decoder(name)(data, reading.shown(name))
    # The outlet is part of the id: 001.txt in two folders is the rule rather than the exception.
    docvars = {"id": f"{escaped(reading.named)}{outlet}-{escaped(stem(Path(name)))}", "outlet": outlet}
    return [Article(text, docvars, reading.shown(name), reading.shown(name))]


def _unread(reading: Reading, name: str, reason: str) -> list[Article]:
    reading.hashes.pop(reading.shown(name), None)
    reading.leave(name, reason)
    return []


def _of_archive(reading: Reading, name: str) -> list[Article]:
    """The articles of an archive in the folder."""
    if reading.files.root is None:
        raise FramingError(f"{reading.files.path(name)}: an archive in an archive. Unpack it.")
    path = reading.files.root / name
    reading.hashes[reading.shown(name)] = hash_of(path)
    reading.used.add(name)
    named = f"{reading.named}{without_ending(name)}/"
    own = replace(reading, prefix=f"{reading.prefix}{name}/", named=named, used=set(), exports=[])
    own.files = from_common_folder(files_of_zip(path))
    return gather(own)


def hash_of(path: Path) -> str:
    """The hash of a file, which may be larger than memory."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise FramingError(f"{path}: cannot be read ({error.strerror or error}).") from None
