"""Distinctive terms of each outlet, as small multiples."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd
from matplotlib.axes import Axes

from framing._checks import FramingError
from framing.plots._look import (
    INK,
    LINE,
    PLAIN,
    SIZE,
    SOFT,
    WIDTH,
    bare,
    check_table,
    clean,
    colours,
    n_lines,
    new_figure,
    width,
    wrap,
    write,
)

TERMS = ("rank", "term", "tfidf", "n")
GAP = 0.15
NOTE = "Bar: TF-IDF weight. Number: how often the term stands in the outlet's counted text."


def terms(table: pd.DataFrame, *, most: int = 10, ax: Sequence[Axes] | None = None) -> npt.NDArray[np.object_]:
    """Draw the terms that set each outlet's articles apart, one panel an outlet, on one scale.

    Answers: which words are typical of each outlet's articles beside those of the others?

    Parameters
    ----------
    table
        What `framing.distinctive_terms` returned.
    most
        How many terms of each outlet to draw, by rank.
    ax
        As many Axes as there are outlets; a figure is made when they are not given.

    Returns
    -------
    numpy.ndarray of matplotlib.axes.Axes
        One for each outlet in the order of the table: one bar a term, as long as its TF-IDF weight, with its count.

    Raises
    ------
    FramingError
        If the table is not one of `distinctive_terms` or empty, or the Axes given are not as many as the outlets.

    Examples
    --------
    >>> table = pd.DataFrame({"outlet": ["Herald", "Herald"], "rank": [1, 2], "term": ["quay", "crane"],
    ...     "tfidf": [0.4, 0.2], "n": [5, 3]})
    >>> [float(bar.get_width()) for bar in terms(table)[0].containers[0]]
    [0.4, 0.2]
    """
    check_table(table, TERMS, "distinctive_terms")
    table = table[table["rank"] <= most]
    group = str(table.columns[0])
    names = list(dict.fromkeys(str(g) for g in table[group]))
    axes = _panels(table, names) if ax is None else list(np.ravel(np.asarray(ax, dtype=object)))
    if len(axes) != len(names):
        raise FramingError(f"`ax` holds {len(axes)} Axes, but the table has {len(names)} of {group!r}: give one each.")
    shade = colours(names)
    top = float(table["tfidf"].max())
    across = _label_width(table)
    for panel, name in zip(axes, names, strict=True):
        rows = table[table[group].astype(str) == name]
        ys = np.arange(len(rows)) + 0.5
        bare(panel)
        panel.barh(ys, rows["tfidf"], height=0.6, color=shade[name], edgecolor=INK, linewidth=0.5, clip_on=False)
        panel.set_xlim(0, top * 1.25)
        panel.set_ylim(max(len(rows), int(table.groupby(group)["term"].size().max())), 0)
        labels = [wrap(str(t), across) for t in rows["term"]]
        panel.set_yticks(ys, labels, fontsize=SIZE, color=INK, **PLAIN)
        for y, value, n in zip(ys, rows["tfidf"], rows["n"], strict=True):
            write(panel, (float(value) + 0.03 * top, float(y)), f"{int(n):,}", fontsize=SIZE - 1, color=SOFT)
        panel.axvline(0, color=INK, linewidth=0.6)
        panel.set_title(_title(name), loc="left", fontsize=SIZE, fontweight="bold", color=INK, pad=4, **PLAIN)
    return np.array(axes, dtype=object)


def _title(name: str) -> str:
    return wrap(name, 1.9, bold=True)


def _label_width(table: pd.DataFrame) -> float:
    return min(1.6, max(width(clean(t)) for t in table["term"]) + 0.01)


def _panels(table: pd.DataFrame, names: list[str]) -> list[Axes]:
    """Panels in rows of at most three, all of one size."""
    group = str(table.columns[0])
    label = _label_width(table) + 0.16
    per_row = min(len(names), 3 if label < 1.15 else 2)
    across = WIDTH / 3 if per_row == 3 else WIDTH / 2
    most = int(table.groupby(group)["term"].size().max())
    line = n_lines(wrap(str(t), _label_width(table)) for t in table["term"]) * LINE + 0.04
    head = n_lines(_title(name) for name in names) * LINE + 0.12
    rows = math.ceil(len(names) / per_row)
    note = wrap(NOTE, per_row * across - GAP, SIZE - 1)
    foot = n_lines([note]) * LINE + 0.12
    tall = rows * (head + most * line + GAP) + foot
    figure = new_figure(per_row * across, tall)
    panels = []
    for i in range(len(names)):
        row, column = divmod(i, per_row)
        left = (column * across + label) / (per_row * across)
        bottom = 1 - (row * (head + most * line + GAP) + head + most * line) / tall
        panels.append(figure.add_axes((left, bottom, (across - label - GAP) / (per_row * across), most * line / tall)))
    figure.text(GAP / 2 / (per_row * across), 0.08 / tall, note, fontsize=SIZE - 1, color=SOFT, va="bottom", **PLAIN)
    return panels


def describe_terms(table: pd.DataFrame) -> str:
    """The figure of `terms` in words: the first five terms of each outlet.

    Examples
    --------
    >>> table = pd.DataFrame({"outlet": ["Herald", "Herald"], "rank": [1, 2], "term": ["quay", "crane"],
    ...     "tfidf": [0.4, 0.2], "n": [5, 3]})
    >>> describe_terms(table)
    'Terms with the highest TF-IDF weight. Herald: quay, crane.'
    """
    check_table(table, TERMS, "distinctive_terms")
    group = str(table.columns[0])
    parts = ["Terms with the highest TF-IDF weight."]
    for name, rows in table.groupby(table[group].astype(str), sort=False):
        parts.append(f"{clean(name)}: {', '.join(clean(t) for t in rows['term'][:5])}.")
    return " ".join(parts)
