"""How alike the outlets' texts are, as a triangle of cosines."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from matplotlib import colormaps
from matplotlib.axes import Axes

from framing.plots._look import (
    INK,
    LINE,
    PLAIN,
    SIZE,
    SOFT,
    Width,
    bare,
    check_table,
    clean,
    decimal,
    inches,
    ink_on,
    measure,
    n_lines,
    new_figure,
    wrap,
    write,
)
from framing.plots._rates import DEEPEST, SHADES

COLUMNS = ("a", "b", "cosine")
LOW = "null_low"
"""Column of the cosine below which two samples of one outlet's articles seldom lie, where the table has it."""
PAD = 0.12
MANY = 12
"""Outlets up to which the numbers are of full size."""
TITLE = "How alike outlets are in their words"
NOTE = (
    "Shade and number: cosine of two outlets; 1 is the same words in the same proportions. Outlets that print one "
    "agency's text are alike for that."
)
CHANCE = "Underlined: less alike than chance makes two outlets whose articles are exchanged;"


def similarity(table: pd.DataFrame, *, width: Width = "page", ax: Axes | None = None) -> Axes:
    """Draw the cosine of every two outlets, each pair once, the names on the diagonal.

    Answers: whose texts share most of their words?

    Parameters
    ----------
    table
        What `framing.similarity` returned.
    width
        How wide the figure may be: ``"page"`` (183 mm), ``"column"`` (89 mm) or millimetres.
    ax
        Where to draw; a figure of the size that the names need is made when it is not given.

    Returns
    -------
    matplotlib.axes.Axes
        A mesh of the cosines below the diagonal; darker is more alike. A row's name stands at its end,
        where its column begins. Underlined are cosines below `null_low`, where the table has that column.

    Raises
    ------
    FramingError
        If the table is not one of `similarity`, or empty.

    Notes
    -----
    Outlets that print one agency's text are alike for that reason: the figure cannot tell copying from agreeing.

    Examples
    --------
    >>> table = pd.DataFrame({"a": ["Gazette"], "b": ["Herald"], "cosine": [0.83]})
    >>> float(similarity(table).collections[0].get_array().max())
    0.83
    """
    check_table(table, COLUMNS, "similarity")
    names = list(dict.fromkeys([*table["a"].astype(str), *table["b"].astype(str)]))
    values, lows = (_square(table, names, column) for column in ("cosine", LOW))
    labels = [wrap(name, min(2.4, 0.4 * inches(width))) for name in names]
    beyond = values < lows
    note = NOTE + (f" {CHANCE} {_beyond(table)}." if LOW in table.columns else "")
    if ax is None:
        ax = _axes(labels, note, inches(width))
    bare(ax)
    ax.set_xlim(0, len(names))
    ax.set_ylim(len(names), 0)
    ax.pcolormesh(
        np.ma.masked_invalid(values), cmap=colormaps[SHADES], vmin=0, vmax=1 / DEEPEST, edgecolors="white", linewidth=1
    )
    small = SIZE if len(names) <= MANY else SIZE - 2
    for row, name in enumerate(labels):
        for column in range(row):
            value = values[row, column]
            colour = ink_on(colormaps[SHADES](DEEPEST * np.nan_to_num(value)))
            write(ax, (column + 0.5, row + 0.5), decimal(value, 2), ha="center", color=colour, fontsize=small)
            if beyond[row, column]:
                line: dict[str, Any] = {"color": colour, "linewidth": 0.9, "label": "beyond chance"}
                ax.plot([column + 0.24, column + 0.76], [row + 0.82] * 2, **line)
        write(ax, (row + 0.12, row + 0.5), name, ha="left")
    return ax


def _square(table: pd.DataFrame, names: list[str], column: str) -> npt.NDArray[np.float64]:
    """A column below the diagonal; missing where the table lacks it."""
    place = {name: i for i, name in enumerate(names)}
    values = np.full((len(names), len(names)), np.nan)
    if column in table.columns:
        for a, b, value in zip(table["a"].astype(str), table["b"].astype(str), table[column], strict=True):
            if a != b:
                values[max(place[a], place[b]), min(place[a], place[b])] = value
    return values


def _beyond(table: pd.DataFrame) -> str:
    """How many pairs are less alike than chance makes them."""
    pairs = table[table["a"].astype(str) < table["b"].astype(str)]
    return f"{int((pairs['cosine'] < pairs[LOW]).sum())} of {len(pairs)} pair{'s' * (len(pairs) != 1)}"


def _axes(labels: list[str], note: str, wide: float) -> Axes:
    """A square of cells with room for the names to its right, for the title and for the note below."""
    count = len(labels)
    name = max(measure(line) for label in labels for line in label.split("\n"))
    number = measure("0.00", SIZE if count <= MANY else SIZE - 2) + 0.04
    side = max(min(0.62, (wide - name - 2 * PAD) / max(count - 0.8, 1)), number)
    high = max(min(side, 0.34), n_lines(labels) * LINE + 0.05)
    full = max(PAD + side * (count - 1) + side * 0.2 + name + PAD, min(3.6, wide))
    text = wrap(note, full - 2 * PAD, SIZE - 1)
    title = wrap(TITLE, full - 2 * PAD, SIZE + 1, bold=True)
    below, above = n_lines([text]) * LINE + 0.2, n_lines([title]) * LINE * 1.15 + 0.12
    tall = count * high + below + above
    figure = new_figure(full, tall)
    ax = figure.add_axes((PAD / full, below / tall, side * count / full, count * high / tall))
    figure.text(PAD / full, 0.08 / tall, text, fontsize=SIZE - 1, color=SOFT, va="bottom", **PLAIN)
    bold: dict[str, Any] = {"fontsize": SIZE + 1, "fontweight": "bold", "color": INK, **PLAIN}
    figure.text(PAD / full, 1 - 0.08 / tall, title, va="top", **bold)
    return ax


def describe_similarity(table: pd.DataFrame) -> str:
    """The figure of `similarity` in words: the two outlets most alike and the two least alike.

    Examples
    --------
    >>> describe_similarity(pd.DataFrame({"a": ["Gazette"], "b": ["Herald"], "cosine": [0.83]}))
    'Cosine similarity of 1 pair of outlets: Gazette and Herald 0.83.'
    """
    check_table(table, COLUMNS, "similarity")
    cosines = {
        tuple(sorted((clean(a), clean(b)))): float(cosine)
        for a, b, cosine in table[list(COLUMNS)].itertuples(index=False)
        if a != b and not math.isnan(cosine)
    }
    pairs = [(cosine, " and ".join(pair)) for pair, cosine in cosines.items()]
    if not pairs:
        return "Cosine similarity: there is no pair of outlets."
    high, low = max(pairs, key=lambda p: p[0]), min(pairs, key=lambda p: p[0])
    if len(pairs) == 1:
        return f"Cosine similarity of 1 pair of outlets: {high[1]} {high[0]:.2f}."
    ends = f"from {low[0]:.2f} ({low[1]}) to {high[0]:.2f} ({high[1]})"
    chance = f" {_beyond(table)} less alike than chance makes them." if LOW in table.columns else ""
    return f"Cosine similarity of {len(pairs)} pairs of outlets: {ends}.{chance}"
