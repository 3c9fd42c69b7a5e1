"""The words that stand near a pattern, as small multiples: a dot a word, and how often it stands there."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, Literal, get_args

import numpy as np
import numpy.typing as npt
import pandas as pd
from matplotlib.axes import Axes

from framing._checks import FramingError, check_choice
from framing.plots._intervals import Scale
from framing.plots._look import Width, check_table, clean, decimal, inches
from framing.plots._look import measure as measured
from framing.plots._panels import FOOT, ONE, Panels, draw_dots, set_up

COLLOCATES = ("node", "collocate", "n_joint", "n_documents")
Measure = Literal["log_dice", "pmi", "t", "g2", "log_ratio"]
NAMES = {"log_dice": "logDice", "pmi": "PMI", "t": "t", "g2": "G2", "log_ratio": "log ratio"}


def collocates(
    table: pd.DataFrame,
    *,
    n: int = 10,
    measure: Measure = "log_dice",
    width: Width = "page",
    ax: Sequence[Axes] | None = None,
) -> npt.NDArray[np.object_]:
    """Draw the words that stand near a pattern, one panel an outlet, on one scale.

    Answers: with which words does each outlet surround this one?

    Parameters
    ----------
    table
        What `framing.collocates` returned.
    n
        How many words of each outlet to draw: those with the highest `measure`, if any in the table has more.
    measure
        A column of the table: ``"log_dice"``, ``"pmi"``, ``"t"``, ``"g2"`` or ``"log_ratio"``.
    width
        How wide the figure may be: ``"page"`` (183 mm), ``"column"`` (89 mm) or millimetres.
    ax
        As many Axes as there are outlets; a figure is made when they are not given.

    Returns
    -------
    numpy.ndarray of matplotlib.axes.Axes
        One for each outlet in the order of the table: a dot a word at `measure`, and at its right how often it stands
        near the pattern and, in brackets, in how many articles. A measure that is missing has no dot.

    Raises
    ------
    FramingError
        If the table is not one of `collocates` or empty, or the Axes given are not as many as the outlets.

    Notes
    -----
    logDice is drawn because it does not grow with the size of the corpus, and rare words do not lead it as they lead
    PMI. None of the measures is a test; read the number of articles before the dot.

    Examples
    --------
    >>> table = pd.DataFrame({"outlet": ["Herald", "Herald"], "node": "docker", "collocate": ["calm", "angry"],
    ...     "n_joint": [2, 4], "n_documents": [2, 3], "log_dice": [10.5, 12.0]})
    >>> [t.get_text() for t in collocates(table)[0].texts if t.get_gid() == "row"]
    ['angry', 'calm']
    """
    rows, unit = _chosen(table, n, measure)
    texts = {name: [f"{row.n_joint:,} ({row.n_documents:,})" for row in own.itertuples()] for name, own in rows.items()}
    scale = _scale(np.concatenate([own[measure].to_numpy(dtype=np.float64) for own in rows.values()]), measure)
    panels = Panels(
        {name: [str(word) for word in own["collocate"]] for name, own in rows.items()},
        f"Dot: {NAMES[measure]}, the {n} highest at most. Numbers: how often the word stands near the pattern, in "
        "brackets in how many articles.",
        title=f"Words near “{clean(table['node'].iloc[0])}”: {NAMES[measure]}",
        foot=FOOT,
        one=ONE,
        wide=inches(width),
        slot=max(measured(text) for own in texts.values() for text in own),
    )
    axes = set_up(panels, ax, unit=unit)
    for name, panel in axes.items():
        values = rows[name][measure].to_numpy(dtype=np.float64)
        draw_dots(panel, panels, values, scale=scale, texts=texts[name])
    return np.array(list(axes.values()), dtype=object)


def _chosen(table: pd.DataFrame, n: int, measure: str) -> tuple[dict[str, pd.DataFrame], str]:
    """The words of each panel by its name, and what the panels are."""
    check_choice("measure", measure, get_args(Measure))
    check_table(table, (*COLLOCATES, measure), "collocates")
    if type(n) is not int or n < 1:
        raise FramingError(f"`n` must be a whole number from 1; got {n!r}.")
    nodes = list(dict.fromkeys(table["node"].astype(str)))
    if len(nodes) > 1:
        raise FramingError(f"the table holds several patterns, {nodes[:3]}: draw one at a time.")
    ordered = table.sort_values([measure, "n_joint"], ascending=False, kind="stable")
    unit = str(table.columns[0])
    if unit == "node":
        return {"All articles": ordered.head(n)}, unit
    keys = ordered[unit].astype(str)
    return {name: ordered[keys == name].head(n) for name in dict.fromkeys(table[unit].astype(str))}, unit


def _scale(values: npt.NDArray[np.float64], measure: str) -> Scale:
    """From the whole number below the lowest to that above the highest: dots are compared by place, not by length."""
    known = values[np.isfinite(values)]
    low, high = (math.floor(known.min()), math.ceil(known.max())) if len(known) else (0, 1)
    high = max(high, low + 1)
    ticks = tuple((float(x), f"{x:,}".replace("-", "−")) for x in (low, high))
    return Scale(float(low), float(high), ticks, 0.0, NAMES[measure])


def describe_collocates(table: pd.DataFrame, *, measure: Measure = "log_dice") -> str:
    """The figure of `collocates` in words: the five highest words of each outlet.

    Examples
    --------
    >>> table = pd.DataFrame({"outlet": ["Herald", "Herald"], "node": "docker", "collocate": ["calm", "angry"],
    ...     "n_joint": [2, 4], "n_documents": [2, 3], "log_dice": [10.5, 12.0]})
    >>> describe_collocates(table)
    'Words near “docker” with the highest logDice. Herald: angry 12.0 (4 times), calm 10.5 (2 times).'
    """
    rows, _ = _chosen(table, 5, measure)
    sentences = [f"Words near “{clean(table['node'].iloc[0])}” with the highest {NAMES[measure]}."]
    for name, own in rows.items():
        said = ", ".join(_one(row, measure) for row in own.itertuples())
        sentences.append(f"{clean(name)}: {said}.")
    return " ".join(sentences)


def _one(row: Any, measure: str) -> str:
    times = f"{row.n_joint:,} time{'s' * (row.n_joint != 1)}"
    return f"{clean(row.collocate)} {decimal(getattr(row, measure))} ({times})"
