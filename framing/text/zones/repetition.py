"""Repetition: which lines an outlet prints in many of its articles. The counts of partitions add up."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from statistics import median

import pandas as pd

from framing._checks import FramingError
from framing.corpus import Corpus
from framing.text.zones.lines import Line

COLUMNS = ("outlet", "line_hash", "n_documents")
SIGNS_OF_FURNITURE = ("subscribe", "newsletter", "follow", "sign up", "click", "@", "http", "cookie", " our ", " app ")


def line_hash(line: str) -> str:
    """Sixteen hexadecimal digits for a line; case and the width of blanks make no difference.

    >>> line_hash("Read  more") == line_hash("READ MORE")
    True
    """
    return _digest(" ".join(line.split()))


def _digest(spaced: str) -> str:
    return blake2b(spaced.casefold().encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


ALL_ARTICLES = line_hash("")
"""The hash of the empty line. Its row counts all articles of the outlet, so that a table of lines says shares too."""


def line_table(corpus: Corpus) -> pd.DataFrame:
    """Count, for each outlet, the articles in which each line stands.

    Answers: which lines does an outlet print again and again?

    Returns
    -------
    DataFrame
        `outlet`, `line_hash`, `n_documents`; sorted by the first two. The row with the hash of the empty line
        (`ALL_ARTICLES`) holds the number of articles of the outlet.

    Notes
    -----
    A line counts once an article. The hash is BLAKE2b with 8 bytes of the line with its case folded and its blanks
    made single: it is the same on every machine, and no text leaves a partition. Tables of partitions that share no
    article add up to the table of the whole (`merge_line_tables`).

    Examples
    --------
    >>> docvars = pd.DataFrame({"id": ["a", "b"], "outlet": ["Herald", "Herald"]})
    >>> table = line_table(Corpus(("Share", "Share\\nRebels advance."), docvars))
    >>> table[table["line_hash"] == line_hash("share")]["n_documents"].tolist()
    [2]
    """
    return _as_table(_count_lines(corpus))


def _count_lines(corpus: Corpus) -> dict[str, Counter[str]]:
    """For each outlet, the articles in which each line stands, by its hash."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for text, outlet in zip(corpus.texts, corpus.docvars["outlet"].astype(str).tolist(), strict=True):
        counts[outlet].update({ALL_ARTICLES, *map(line_hash, set(text.splitlines()))})
    return counts


def merge_line_tables(tables: Iterable[pd.DataFrame]) -> pd.DataFrame:
    """Add up line tables of partitions that share no article.

    Returns
    -------
    DataFrame
        The same table, row for row, that `line_table` gives for all articles together.

    Raises
    ------
    FramingError
        If a table lacks a column.
    """
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for table in tables:
        check_line_table(table)
        for outlet, line, n in table[list(COLUMNS)].itertuples(index=False):
            counts[outlet][line] += int(n)
    return _as_table(counts)


def check_line_table(table: pd.DataFrame) -> None:
    """Raise `FramingError` unless `table` has the columns of a line table."""
    missing = [c for c in COLUMNS if c not in table.columns]
    if missing:
        raise FramingError(
            f"a line table needs the columns {list(COLUMNS)}; missing: {missing}. `line_table` makes one."
        )


def _as_table(counts: Mapping[str, Mapping[str, int]]) -> pd.DataFrame:
    rows = [(outlet, line, n) for outlet in sorted(counts) for line, n in sorted(counts[outlet].items())]
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(
        {"outlet": object, "line_hash": object, "n_documents": "int64"}
    )


class Repetitions:
    """The lines that stand in three articles of an outlet or more: those of a line table, or those of a corpus."""

    def __init__(self, lines: pd.DataFrame | Corpus) -> None:
        self._counts: defaultdict[str, dict[str, int]] = defaultdict(dict)
        if isinstance(lines, Corpus):  # without the detour by a table
            for outlet, counts in _count_lines(lines).items():
                self._counts[outlet] = {line: n for line, n in counts.items() if n >= 3}
            return
        check_line_table(lines)
        for outlet, line, n in lines.loc[lines["n_documents"] >= 3, list(COLUMNS)].itertuples(index=False):
            self._counts[str(outlet)][str(line)] = int(n)

    def mark(self, lines: list[Line], outlet: str) -> None:
        """Give the zone navigation to lines that the outlet repeats and that are no text of this article.

        An article that stands in the corpus several times has all its lines repeated, and so does a short item that a
        feed issues again. So a line must be in more than twice as many articles as the middle paragraph of its own
        article, and an article needs three paragraphs for the comparison to mean anything.
        """
        counts = self._counts.get(outlet, {})
        articles = counts.get(ALL_ARTICLES, 0)
        prose = [line for line in lines if line.is_prose]
        if articles < 3 or len(counts) < 2 or len(prose) < 3:
            return
        for line in lines:
            line.repeats = counts.get(_digest(line.spaced), 1)
        usual = median(line.repeats for line in prose)
        for place, line in enumerate(lines):
            if (
                line.is_open
                and line.repeats >= 3
                and line.repeats > 2 * usual
                and self._is_furniture(line, place, lines, articles)
            ):
                line.give("navigation", "repeated")

    @staticmethod
    def _is_furniture(line: Line, place: int, lines: list[Line], articles: int) -> bool:
        """A label in a twentieth of the articles; a sentence only at the edge of the page and in a fifth of them.

        Outlets repeat sentences of background from article to article, and those are the article.
        """
        if not line.is_prose:
            return line.repeats >= 0.05 * articles
        at_edge = (not any(other.is_prose for other in lines[:place]) or place >= len(lines) - 6) and not any(
            mark in line.text for mark in '"“”«»„'
        )
        lowered = line.text.casefold()
        signed = any(sign in lowered for sign in SIGNS_OF_FURNITURE)
        return at_edge and line.repeats >= (0.05 if signed else 0.2) * articles and line.repeats >= (3 if signed else 5)
