"""Repetition: which lines an outlet prints in many of its articles. The counts of partitions add up."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from hashlib import blake2b
from statistics import median

import pandas as pd

from framing._checks import FramingError
from framing.corpus import Corpus
from framing.text.zones.lines import Line

LineCounts = Counter[tuple[str, str]]
"""In how many articles of an outlet a line stands, by `(outlet, hash of the line)`."""
COLUMNS = ("outlet", "line_hash", "n_documents")
FEWEST = 3
"""Articles of an outlet in which a line must stand to be asked about at all."""
_HEAD = 6  # words of a line that are read first
SIGNS_OF_FURNITURE = ("subscribe", "newsletter", "follow", "sign up", "click", "@", "http", "cookie", " our ", " app ")


def line_hash(line: str) -> str:
    """Sixteen hexadecimal digits for a line; case and the width of blanks make no difference.

    >>> line_hash("Read  more") == line_hash("READ MORE")
    True
    """
    return _digest(" ".join(line.split()))


def _digest(spaced: str) -> str:
    return blake2b(spaced.casefold().encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _hash(spaced: str) -> int:
    return hash(spaced.casefold())


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
    return _as_table(count_lines(corpus))


def count_lines(corpus: Corpus) -> LineCounts:
    """Count lines as `line_table` does, into a Counter: the first pass over one partition of a corpus.

    Returns
    -------
    Counter
        `(outlet, line hash)` to the number of articles. Counters of partitions that share no article add up (`+`, or
        `update`) to that of the whole, in any order; `repeated_lines` makes of the sum what `find_zones` takes.

    Examples
    --------
    >>> docvars = pd.DataFrame({"id": ["a", "b"], "outlet": ["Herald", "Herald"]})
    >>> count_lines(Corpus(("Share", "Share"), docvars))["Herald", line_hash("share")]
    2
    """
    counts: LineCounts = Counter()
    for text, outlet in zip(corpus.texts, corpus.docvars["outlet"].astype(str).tolist(), strict=True):
        counts.update((outlet, line) for line in {ALL_ARTICLES, *map(line_hash, set(text.splitlines()))})
    return counts


def repeated_lines(counts: Mapping[tuple[str, str], int]) -> pd.DataFrame:
    """The line table that `find_zones` takes for `repeated`, from the counts of all partitions added up.

    Lines in fewer than three articles of an outlet are left out, for no rule asks about them, and they are most. The
    whole table is `line_table`.

    Examples
    --------
    >>> docvars = pd.DataFrame({"id": ["a", "b", "c"], "outlet": "Herald"})
    >>> parts = [Corpus((text,), docvars.iloc[[i]]) for i, text in enumerate(("Share\\nOne", "Share\\nTwo", "Share"))]
    >>> total = sum(map(count_lines, parts), Counter())
    >>> repeated_lines(total)["line_hash"].tolist() == sorted([line_hash("share"), ALL_ARTICLES])
    True
    """
    return _as_table({key: n for key, n in counts.items() if n >= FEWEST})


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
    counts: LineCounts = Counter()
    for table in tables:
        check_line_table(table)
        for outlet, line, n in zip(*(table[column].tolist() for column in COLUMNS), strict=True):
            counts[outlet, line] += int(n)
    return _as_table(counts)


def check_line_table(table: pd.DataFrame) -> None:
    """Raise `FramingError` unless `table` has the columns of a line table."""
    missing = [c for c in COLUMNS if c not in table.columns]
    if missing:
        raise FramingError(
            f"a line table needs the columns {list(COLUMNS)}; missing: {missing}. `line_table` makes one."
        )


def _as_table(counts: Mapping[tuple[str, str], int]) -> pd.DataFrame:
    rows = [(outlet, line, counts[outlet, line]) for outlet, line in sorted(counts)]
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(
        {"outlet": object, "line_hash": object, "n_documents": "int64"}
    )


def _head(line: str) -> str:
    """The first words of a line, with case folded and single blanks: lines that are the same begin the same."""
    return " ".join(line.split(None, _HEAD)[:_HEAD]).casefold()


class Repetitions:
    """The lines that stand in three articles of an outlet or more: those of a line table, or those of a corpus."""

    def __init__(self, lines: pd.DataFrame | Corpus) -> None:
        self._counts: defaultdict[str, dict[str | int, int]] = defaultdict(dict)
        self._key: Callable[[str], str | int] = _digest
        self._all: str | int = ALL_ARTICLES
        if isinstance(lines, Corpus):  # nothing leaves this process, so that the hash of Python does, which is quicker
            self._key, self._all = _hash, _hash("")
            self._count(lines)
            return
        check_line_table(lines)
        for outlet, line, n in lines.loc[lines["n_documents"] >= FEWEST, list(COLUMNS)].itertuples(index=False):
            self._counts[str(outlet)][str(line)] = int(n)

    def _count(self, corpus: Corpus) -> None:
        """Count the lines of a corpus, in full only those that begin as lines of enough articles do: few."""
        outlets = corpus.docvars["outlet"].astype(str).tolist()
        often = {outlet: n for outlet, n in Counter(outlets).items() if n >= FEWEST}
        articles = [(text, outlet) for text, outlet in zip(corpus.texts, outlets, strict=True) if outlet in often]
        heads: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for text, outlet in articles:
            heads[outlet].update(set(map(_head, text.splitlines())))
        frequent = {
            outlet: {head for head, n in some.items() if head and n >= FEWEST} for outlet, some in heads.items()
        }
        counts: defaultdict[str, Counter[str | int]] = defaultdict(Counter)
        for text, outlet in articles:
            if wanted := frequent[outlet]:
                lines = [line for line in text.splitlines() if _head(line) in wanted]
                counts[outlet].update({_hash(" ".join(line.split())) for line in lines})
        for outlet, n_articles in often.items():
            self._counts[outlet] = {line: n for line, n in counts[outlet].items() if n >= FEWEST}
            self._counts[outlet][self._all] = n_articles

    def mark(self, lines: list[Line], outlet: str) -> None:
        """Give the zone navigation to lines that the outlet repeats and that are no text of this article.

        An article that stands in the corpus several times has all its lines repeated, and so does a short item that a
        feed issues again. So a line must be in more than twice as many articles as the middle paragraph of its own
        article, and an article needs three paragraphs for the comparison to mean anything.
        """
        counts = self._counts.get(outlet, {})
        articles = counts.get(self._all, 0)
        prose = [line for line in lines if line.is_prose]
        if articles < FEWEST or len(counts) < 2 or len(prose) < 3:
            return
        for line in lines:
            line.repeats = counts.get(self._key(line.spaced), 1)
        usual = median(line.repeats for line in prose)
        for place, line in enumerate(lines):
            if (
                line.is_open
                and line.repeats >= FEWEST
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
