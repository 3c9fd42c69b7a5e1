"""One way out: the format decides who can open it."""

from __future__ import annotations

import csv
import os
from collections.abc import Callable
from pathlib import Path

from framing._checks import FramingError, check_choice
from framing.interchange.brat import to_brat
from framing.interchange.conll import to_conll
from framing.interchange.records import to_jsonl
from framing.interchange.web_annotations import to_web_annotations
from framing.io.decoding import check_text
from framing.io.whole import write_whole
from framing.io.whole_folder import check_folder, write_folder
from framing.io.workbooks import workbook
from framing.io.written import parquet
from framing.mentions import Mentions


def _csv(mentions: Mentions) -> bytes:
    return mentions.table.to_csv(index=False, lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC).encode()


def _xlsx(mentions: Mentions) -> bytes:
    tables = {"mentions": mentions.table, "modifiers": mentions.modifiers}
    return workbook(tables, remedy="Write .csv or .parquet instead.")


_FILES: dict[str, tuple[tuple[str, ...], Callable[[Mentions], bytes]]] = {
    "csv": ((".csv",), _csv),
    "parquet": ((".parquet",), lambda mentions: parquet(mentions.table)),
    "xlsx": ((".xlsx",), _xlsx),
    "jsonl": ((".jsonl",), to_jsonl),
    "conll": ((".conll", ".conllu", ".tsv"), to_conll),
    "web-annotations": ((".jsonld",), to_web_annotations),
}
MENTION_FORMATS = (*_FILES, "brat")
"""Names of the formats that mentions are written in."""


def write_mentions(mentions: Mentions, path: str | os.PathLike[str], *, format: str | None = None) -> None:
    """Write mentions for other programs, whole or not at all.

    Answers: how do I get what was found into a spreadsheet, an annotation tool, or another program?

    Parameters
    ----------
    mentions
        As `find_mentions` returns them: those that count and those that do not, with the column that says so.
    path
        Where to; the ending decides the format:

        - .csv, .parquet: the table of mentions, exact
        - .xlsx: mentions and modifiers, no cell a formula, nothing cut
        - .jsonl: an article a line, with text and spans (spaCy, Prodigy, doccano and Label Studio take such)
        - .conll, .conllu, .tsv: a token a line, mentions as B, I and O
        - .jsonld: W3C Web Annotations
        - no ending: a folder for brat, of texts and annotations
    format
        "csv", "parquet", "xlsx", "jsonl", "conll", "web-annotations" or "brat", where the ending does not tell.

    Raises
    ------
    FramingError
        If there is no such format, a text is longer than a cell of Excel holds, the folder has files of others in it,
        or nothing can be written there.

    Notes
    -----
    `start` and `end` count Unicode code points into the article as it was read, in every format; programs that count
    UTF-16 (JavaScript, Java) differ from them after an emoji. Equal mentions make equal bytes. Danger: all formats but
    the table carry text of articles; whether it may be passed on is for you to say.

    Examples
    --------
    >>> import tempfile
    >>> from framing import find_mentions, read_corpus, read_lexicon
    >>> found = find_mentions(read_corpus("harbour-strike"), read_lexicon("harbour-strike"))
    >>> folder = Path(tempfile.mkdtemp()) / "strike"
    >>> write_mentions(found, folder, format="brat")
    >>> (folder / "tarnmouth-flare.ann").read_text(encoding="utf-8").splitlines()[:2]
    ['T1\\tmob 0 3\\tMob', 'A1\\tAttribution T1 unattributed']
    """
    target = Path(path)
    chosen = _format(target, format)
    for id, text in zip(mentions.corpus.ids, mentions.corpus.texts, strict=True):
        check_text(id, f"the id {id!r}")
        check_text(text, f"article {id!r}")
    if chosen == "brat":
        check_folder(target)
        write_folder(target, to_brat(mentions))
        return
    try:
        data = _FILES[chosen][1](mentions)
    except UnicodeEncodeError:
        raise FramingError(f"{target} was not written: a text holds half a character (a lone surrogate).") from None
    write_whole(target, data)


def _format(path: Path, format: str | None) -> str:
    if format is not None:
        check_choice("format", format, MENTION_FORMATS)
        return format
    ending = path.suffix.lower()
    found = next((name for name, (endings, _) in _FILES.items() if ending in endings), "brat" if not ending else "")
    if not found:
        endings = ", ".join(ending for own, _ in _FILES.values() for ending in own)
        raise FramingError(f"{path}: mentions are written as {endings}, or as a folder for brat. Name one of them.")
    return found
