"""Weighted word lists: a file of words and numbers, such as a lexicon of sentiment, as it was published."""

from __future__ import annotations

import math
import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path

from framing._checks import FramingError, FramingWarning, at, check_choice
from framing.io.delimited import read_delimited
from framing.io.tree import load_text, printable

_SHOWN = 5  # entries that a warning names
_DICTIONARIES = (".dicx", ".cat", ".ykd", ".lcd")


def read_weighted(path: str | Path, *, term: str | None = None, weight: str | None = None) -> dict[str, float]:
    """Read a word list in which every word has a weight.

    Answers: which words does this lexicon score, and with what?

    Parameters
    ----------
    path
        A UTF-8 file. With tabs, as VADER and AFINN are published: a word and its weight on each line; what follows on
        the line is not read, and quotation marks are signs like any other. Else CSV: the same with commas or
        semicolons. A dictionary with weights of LIWC-22 (.dicx), WordStat (.cat) or Yoshikoder (.ykd, .lcd) is read as
        `read_lexicon` reads it.
    term, weight
        The columns that hold them, where the first line names the columns; the first two otherwise. Of a dictionary
        with several categories, `weight` names one.

    Returns
    -------
    dict of str to float
        Word or wildcard entry (`word*`) to weight, in the order of the file. Entries stay as they are written:
        emoticons and entries of several words too.

    Raises
    ------
    FramingError
        If there is no such file or column, a line has no word or no number, or there is no entry.

    Warns
    -----
    FramingWarning
        If an entry stands twice with two weights; the last is taken.

    Notes
    -----
    The last of two weights is what the programs take that come with such lists. VADER's has 14 such entries in version
    3.3.2 (`ok`: 1.6 on line 352 and 1.2 on line 4895). LIWC's .dic files sort words into categories and weigh none:
    they are refused.

    References
    ----------
    Hutto and Gilbert (2014), VADER: a parsimonious rule-based model for sentiment analysis of social media text,
    doi:10.1609/icwsm.v8i1.14550. Nielsen (2011), A new ANEW: evaluation of a word list for sentiment analysis in
    microblogs, arXiv:1103.2903.

    Examples
    --------
    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "weights.csv"
    >>> _ = path.write_text("word,weight\\nmob,-1.5\\nworker,0.5\\n")
    >>> read_weighted(path)
    {'mob': -1.5, 'worker': 0.5}
    """
    if Path(path).suffix.lower() in _DICTIONARIES:
        return _of_dictionary(Path(path), weight)
    file = Path(path).name
    _, text = load_text(Path(path), file)
    top = next((line for line in text.splitlines() if line.strip()), "")
    if top.strip() == "%":
        raise FramingError(f"{file} begins as a LIWC dictionary does: it has categories and no weights.")
    rows = list(_lines(text) if "\t" in top else _records(file, text))
    if not rows:
        raise FramingError(f"{file} holds no entry. Write a word and its weight on each line.")
    columns, rows = _header(file, rows, [name for name in (term, weight) if name is not None])
    first = 0 if term is None else columns.index(term)
    second = 1 if weight is None else columns.index(weight)
    return _entries(file, rows, first, second)


def _of_dictionary(path: Path, category: str | None) -> dict[str, float]:
    from framing.io.lexicons import read_lexicon

    labels = {label.name: label for label in read_lexicon(path).categories}
    if category is None and len(labels) > 1:
        names = ", ".join(list(labels)[:_SHOWN])
        raise FramingError(
            f"{path.name} has {len(labels)} categories ({names}): name one, as weight={next(iter(labels))!r}."
        )
    if category is not None:
        check_choice(f"a category of {path.name}", category, list(labels))
    return {pattern.text: pattern.weight for pattern in labels[category or next(iter(labels))].patterns}


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    # Split on tabs alone: in these lists a quotation mark is part of an emoticon.
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            yield number, [field.strip() for field in line.split("\t")]


def _records(file: str, text: str) -> Iterator[tuple[int, list[str]]]:
    table = read_delimited(Path(file), text)
    if table.columns:
        yield 1, [name.strip() for name in table.columns]
    for record in table.records:
        yield record.number, [value.strip() for value in record.values.values()]


def _header(
    file: str, rows: list[tuple[int, list[str]]], asked: Sequence[str]
) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """The names of the columns, and the lines below; the first line names them where none of it is a number."""
    line, first = rows[0]
    if any(_number(field) is not None for field in first[1:]):
        if asked:
            raise FramingError(f"{at(file, line)}: the first line names no columns, so {asked[0]!r} cannot be found.")
        return [], rows
    if len(first) < 2:
        raise FramingError(f"{at(file, line)}: {first[0][:40]!r} has no weight. Write a word, a tab and a number.")
    for name in asked:
        check_choice(f"a column of {file}", name, first)
    if len(rows) == 1:
        raise FramingError(f"{file} holds no entry. Write a word and its weight on each line.")
    return first, rows[1:]


def _entries(file: str, rows: list[tuple[int, list[str]]], first: int, second: int) -> dict[str, float]:
    found: dict[str, float] = {}
    twice: dict[str, None] = {}
    for line, fields in rows:
        word = fields[first] if first < len(fields) else ""
        shown = fields[second] if second < len(fields) else ""
        number = _number(shown)
        if not word:
            raise FramingError(f"{at(file, line)}: there is no word. Write one before its weight, or delete the line.")
        if number is None:
            raise FramingError(
                printable(f"{at(file, line)}: the weight of {word[:40]!r} is {shown[:40]!r}. Write a number, as -1.5.")
            )
        if found.get(word, number) != number:
            twice[word] = None
        found[word] = number
    if twice:
        names = ", ".join(map(repr, list(twice)[:_SHOWN])) + (", ..." if len(twice) > _SHOWN else "")
        entries = "1 entry stands" if len(twice) == 1 else f"{len(twice)} entries stand"
        warnings.warn(
            f"{file}: {entries} there twice with two weights, and the last is taken: {names}.",
            FramingWarning,
            stacklevel=3,
        )
    return found


def _number(text: str) -> float | None:
    """A finite number, or None."""
    try:
        value = float(text)
    except ValueError:
        return None
    return value if math.isfinite(value) else None
