"""How alike the outlets' texts are, as a triangle of cosines."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
from matplotlib import colormaps
from matplotlib.axes import Axes

from framing.plots._look import (
    LINE,
    PLAIN,
    SIZE,
    SOFT,
    WIDTH,
    bare,
    check_table,
    clean,
    decimal,
    ink_on,
    n_lines,
    new_figure,
    width,
    wrap,
    write,
)
from framing.plots._rates import SHADES

COLUMNS = ("a", "b", "cosine")
PAD = 0.12


def similarity(table: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Draw the cosine of every two outlets, each pair once, the names on the diagonal.

    Answers: whose texts share most of their words?

    Parameters
    ----------
    table
        What `framing.similarity` returned.
    ax
        Where to draw; a figure of the size that the names need is made when it is not given.

    Returns
    -------
    matplotlib.axes.Axes
        A mesh of the cosines below the diagonal; darker is more alike. A row's name stands at its end,
        where its column begins.

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
    place = {name: i for i, name in enumerate(names)}
    values = np.full((len(names), len(names)), np.nan)
    for a, b, cosine in zip(table["a"].astype(str), table["b"].astype(str), table["cosine"], strict=True):
        if a != b:
            values[max(place[a], place[b]), min(place[a], place[b])] = cosine
    room = 2.4
    labels = [wrap(name, room) for name in names]
    note_text = "Shade and number: cosine of two outlets; 1 is the same words in the same proportions."
    if ax is None:
        ax = _axes(labels, note_text)
    bare(ax)
    ax.set_yticks([])
    ax.set_xlim(0, len(names))
    ax.set_ylim(len(names), 0)
    masked = np.ma.masked_invalid(values)
    ax.pcolormesh(masked, cmap=colormaps[SHADES], vmin=0, vmax=1, edgecolors="white", linewidth=1)
    small = SIZE if len(names) <= 12 else SIZE - 2
    for row, name in enumerate(labels):
        for column in range(row):
            value = values[row, column]
            colour = ink_on(colormaps[SHADES](np.nan_to_num(value)))
            write(ax, (column + 0.5, row + 0.5), decimal(value, 2), ha="center", color=colour, fontsize=small)
        write(ax, (row + 0.12, row + 0.5), name, ha="left")
    return ax


def _axes(labels: list[str], note: str) -> Axes:
    """A square of cells with room for the names to its right and for the note below."""
    count = len(labels)
    name = max(width(line) for label in labels for line in label.split("\n"))
    side = min(0.62, (WIDTH - name - 2 * PAD) / count)
    high = max(min(side, 0.34), n_lines(labels) * LINE + 0.05)
    full = max(PAD + side * (count - 1) + side * 0.2 + name + PAD, 3.6)
    text = wrap(note, full - 2 * PAD, SIZE - 1)
    below = n_lines([text]) * LINE + 0.2
    tall = count * high + below + PAD
    figure = new_figure(full, tall)
    ax = figure.add_axes((PAD / full, below / tall, side * count / full, count * high / tall))
    figure.text(PAD / full, 0.08 / tall, text, fontsize=SIZE - 1, color=SOFT, va="bottom", **PLAIN)
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
    return f"Cosine similarity of {len(pairs)} pairs of outlets: {ends}."
