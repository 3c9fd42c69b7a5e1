"""What of the articles was counted: the words of each zone, by outlet or by article."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from framing._checks import FramingError
from framing.plots._grid import ONE_BAR, Grid, draw_columns, set_up
from framing.plots._look import FILL, INK, Width, check_table, clean, inches, percent

PREFIX = "n_words_"
VOICES = frozenset({"unattributed", "indirect", "direct", "unquoted"})
COUNTED = ("body", "subhead")
"""Zones that count unless others are kept."""
MOST_ZONES = 6
"""Zones with a column of their own; smaller ones that do not count share one."""
OTHER = "other zones"
KEPT: dict[str, Any] = {"facecolor": FILL, "edgecolor": INK, "linewidth": 0.5}
LEFT: dict[str, Any] = {"facecolor": "white", "edgecolor": INK, "linewidth": 0.5}


def zones(
    documents: pd.DataFrame,
    *,
    by: str = "outlet",
    counted: Collection[str] = COUNTED,
    width: Width = "page",
    ax: Axes | None = None,
) -> Axes:
    """Draw how many words of the articles stand in each zone, those that count and those that do not.

    Answers: what of these files is the article, and what was left out of every number?

    Parameters
    ----------
    documents
        `documents` of what `framing.find_mentions` returned: `n_words` and `n_words_<zone>`, one row an article.
    by
        The column whose values are the rows of the figure: ``"outlet"``, or ``"document"`` for a row an article.
    counted
        Which zones count: body, subhead, and what was kept beside them. Checked against `n_words`.
    width
        How wide the figure may be: ``"page"`` (183 mm), ``"column"`` (89 mm) or millimetres.
    ax
        Where to draw; a figure of the size that the names need is made when it is not given.

    Returns
    -------
    matplotlib.axes.Axes
        A row an outlet (or article), a column a zone that has any word, with a bar as long as its share of the words
        of the row and the number of words beside it. Dark: it counts; white: it does not. Zones that count come first,
        then those with most words. Of more than six zones the smallest that do not count stand in one column, "other
        zones", and the note says which they are.

    Raises
    ------
    FramingError
        If the table has no such columns or no words, or the zones that count do not add up to `n_words`.

    Examples
    --------
    >>> documents = pd.DataFrame({"document": ["a", "b"], "outlet": ["Herald", "Gazette"], "n_words": [90, 200],
    ...     "n_words_body": [90, 200], "n_words_headline": [10, 0]})
    >>> ax = zones(documents)
    >>> {c.get_label(): len(c.get_paths()) for c in ax.collections if c.get_label() in ("body", "headline")}
    {'body': 2, 'headline': 1}
    """
    rows, every = _words(documents, by, counted)
    totals = {row: sum(words.values()) for row, words in rows.items()}
    names, others = _shown(every, counted)
    if others:
        rows = {row: words | {OTHER: sum(words[name] for name in others)} for row, words in rows.items()}
    note = "Numbers: words. Bar: share of all words of the row; the grey track is 100%."
    grid = Grid(
        rows=tuple(clean(row) + _articles(documents, by, row) for row in rows),
        columns=tuple(clean(name.replace("_", " ")) for name in names),
        texts=tuple(tuple(f"{words[name]:,}" for name in names) for words in rows.values()),
        top=1.0,
        title=f"What was counted: words by zone and {'article' if by == 'document' else by}",
        note=f"{note} {OTHER.capitalize()}: {_listed(others)}." if others else note,
        legend=(("counted", KEPT), ("not counted", LEFT)),
        tall=ONE_BAR,
        wide=inches(width),
    )
    ax = set_up(grid, ax)
    shares = {name: [words[name] / max(totals[row], 1) for row, words in rows.items()] for name in names}
    draw_columns(ax, grid, [(name, own, KEPT if name in counted else LEFT) for name, own in shares.items()])
    return ax


def _words(documents: pd.DataFrame, by: str, counted: Collection[str]) -> tuple[dict[str, dict[str, int]], list[str]]:
    """Row > zone > words, rows in alphabetical order but articles as they come; and the zones that have any word."""
    check_table(documents, (by, "n_words"), "find_mentions(...).documents")
    every = [c.removeprefix(PREFIX) for c in documents.columns if str(c).startswith(PREFIX)]
    every = [name for name in every if name not in VOICES]
    sums = documents.groupby(documents[by].astype(str), sort=by != "document")[[PREFIX + name for name in every]].sum()
    totals = sums.sum()
    kept = [name for name in every if name in counted]
    if int(totals[[PREFIX + name for name in kept]].sum()) != int(documents["n_words"].sum()):
        raise FramingError(
            f"the zones {kept} do not add up to the counted words: name all that count, as in counted=['body', "
            "'subhead', 'headline'] where headlines were kept."
        )
    order = sorted(every, key=lambda name: (name not in kept, -int(totals[PREFIX + name]), name))
    names = [name for name in order if totals[PREFIX + name] > 0]
    if not names:
        raise FramingError("the articles have no words: there is nothing to draw.")
    return {
        str(row): {name: int(words[PREFIX + name]) for name in names} for row, words in sums.to_dict("index").items()
    }, names


def _shown(names: list[str], counted: Collection[str]) -> tuple[list[str], list[str]]:
    """The zones with a column of their own, `OTHER` the last of them where there are others, and those others."""
    kept = sum(name in counted for name in names)
    most = max(MOST_ZONES, kept)
    # One zone alone is named: a column for it is as long as one for others.
    return (names, []) if len(names) <= most + 1 else ([*names[:most], OTHER], names[most:])


def _listed(names: list[str]) -> str:
    words = [clean(name.replace("_", " ")) for name in names]
    return f"{', '.join(words[:-1])} and {words[-1]}"


def _articles(documents: pd.DataFrame, by: str, row: str) -> str:
    """How many articles a row is of, in brackets."""
    n = int((documents[by].astype(str) == row).sum())
    return "" if by == "document" else f" ({n:,}\u00a0article{'s' * (n != 1)})"


def describe_zones(documents: pd.DataFrame, *, by: str = "outlet", counted: Collection[str] = COUNTED) -> str:
    """The figure of `zones` in words: how much of each row counts, and the largest zone that does not.

    Examples
    --------
    >>> documents = pd.DataFrame({"document": ["a", "b"], "outlet": ["Herald", "Gazette"], "n_words": [90, 200],
    ...     "n_words_body": [90, 200], "n_words_headline": [10, 0]})
    >>> print(describe_zones(documents).replace(". ", ".\\n"))
    Words by zone; counted are: body.
    Gazette: 200 of 200 words counted (100%).
    Herald: 90 of 100 words counted (90%); most of the rest is headline, 10.
    """
    rows, names = _words(documents, by, counted)
    sentences = [f"Words by zone; counted are: {', '.join(name for name in names if name in counted) or 'none'}."]
    for row, words in rows.items():
        total, kept = sum(words.values()), sum(n for name, n in words.items() if name in counted)
        left = [(n, name) for name, n in words.items() if n and name not in counted]
        most = max(left, key=lambda found: found[0]) if left else (0, "")
        rest = f"; most of the rest is {most[1].replace('_', ' ')}, {most[0]:,}" if left else ""
        share = f" ({percent(kept / total)})" if total else ""
        sentences.append(f"{clean(row)}: {kept:,} of {total:,} words counted{share}{rest}.")
    return " ".join(sentences)
