"""Rates per 1,000 counted words, by outlet: dots to compare, a heat map to survey."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
from matplotlib import colormaps
from matplotlib.axes import Axes

from framing.plots._grid import PAD, Grid, of_referent, pivot, set_up
from framing.plots._look import INK, SIZE, SOFT, TRACK, check_table, clean, colours, decimal, ink_on, write
from framing.plots._shares import NAMING

UNIT = "per 1,000 counted words"
SHADES = "Blues"  # from light to dark in equal steps, so that it prints in grey


def rates(table: pd.DataFrame, *, referent: str | None = None, ax: Axes | None = None) -> Axes:
    """Draw how often each outlet used each label, per 1,000 counted words, as dots on one scale.

    Answers: how often does a reader of each outlet meet this word?

    Parameters
    ----------
    table
        What `framing.naming` returned. Give the whole table and name the `referent`: labels keep their colours then.
    referent
        Whose labels; needed where the table holds several referents.
    ax
        Where to draw; a figure of the size that the names need is made when it is not given.

    Returns
    -------
    matplotlib.axes.Axes
        One dot a cell, as far from the zero of its column as the rate; labels that no outlet used are left out.

    Raises
    ------
    FramingError
        If the table is not one of `naming`, holds nothing to draw, or lacks the referent.

    Notes
    -----
    A rate depends on what an article is about; a share (`naming`) compares the choice between words.

    Examples
    --------
    >>> table = pd.DataFrame({"outlet": ["Herald", "Gazette"], "referent": "STRIKERS", "label": "striker", "n": [3, 1],
    ...     "n_referent": [4, 4], "share": [0.75, 0.25], "rate": [6.0, 2.0], "n_documents": 1, "n_words": 500})
    >>> dots = [line for line in rates(table).lines if line.get_label() == "striker"][0]
    >>> [float(x) for x in dots.get_xdata()]
    [6.0, 2.0]
    """
    grid = _grid(table, referent, note=f"Dot and number: mentions {UNIT}. Words: counted words in all.")
    ax = set_up(grid, ax)
    gap = 0.5 * PAD / grid.column_width * grid.pitch
    for columns, y in grid.blocks:
        ys = y + np.arange(len(grid.rows)) + 0.5
        below = ys[-1] + 0.5 + 0.1 / grid.row_height
        for c in columns:
            left = grid.left(c)
            ax.hlines(ys, left, left + grid.top, color=TRACK, linewidth=1, zorder=1, clip_on=False)
            ends = left + np.nan_to_num(grid.values[:, c])
            ax.hlines(ys, left, ends, color=SOFT, linewidth=1.2, zorder=2, clip_on=False)
            for row, at in enumerate(ys):
                value = grid.values[row, c]
                write(ax, (left - gap, at), grid.texts[row][c], ha="right", color=INK if value > 0 else SOFT)
            (dots,) = ax.plot(left + grid.values[:, c], ys, "o", color=grid.colours[c], label=grid.columns[c], zorder=3)
            dots.set(markersize=5.5, markeredgecolor=INK, markeredgewidth=0.6, clip_on=False)
            for x, text in ((left, "0"), (left + grid.top, f"{grid.top:g}")):
                write(ax, (x, below), text, ha="center", fontsize=SIZE - 1.5, color=SOFT)
    return ax


def heatmap(table: pd.DataFrame, *, referent: str | None = None, ax: Axes | None = None) -> Axes:
    """Draw rates per 1,000 counted words as a shaded table, every number in its cell.

    Answers: which outlets use which words most, at a glance over many labels?

    Parameters
    ----------
    table
        What `framing.naming` returned.
    referent
        Whose labels; needed where the table holds several referents.
    ax
        Where to draw; a figure of the size that the names need is made when it is not given.

    Returns
    -------
    matplotlib.axes.Axes
        One mesh a block of columns; darker is more often. Labels that no outlet used are left out.

    Raises
    ------
    FramingError
        If the table is not one of `naming`, holds nothing to draw, or lacks the referent.

    Examples
    --------
    >>> table = pd.DataFrame({"outlet": ["Herald", "Gazette"], "referent": "STRIKERS", "label": "striker", "n": [3, 1],
    ...     "n_referent": [4, 4], "share": [0.75, 0.25], "rate": [6.0, 2.0], "n_documents": 1, "n_words": 500})
    >>> heatmap(table).collections[0].get_array().tolist()
    [[6.0], [2.0]]
    """
    note = f"Shade and number: mentions {UNIT}; darker is more often. Words: counted words in all."
    grid = _grid(table, referent, note=note, least=0.72, slot=0.0)
    ax = set_up(grid, ax)
    shades = colormaps[SHADES]
    for columns, y in grid.blocks:
        xs = [grid.left(c) for c in columns]
        values = grid.values[:, columns]
        ax.pcolormesh(
            [*xs, xs[-1] + grid.pitch],
            y + np.arange(len(grid.rows) + 1),
            values,
            cmap=shades,
            vmin=0,
            vmax=grid.top,
            edgecolors="white",
            linewidth=1,
        )
        for row in range(len(grid.rows)):
            for c in columns:
                at = (grid.left(c) + grid.pitch / 2, y + row + 0.5)
                write(
                    ax,
                    at,
                    grid.texts[row][c],
                    ha="center",
                    color=ink_on(shades(np.nan_to_num(grid.values[row, c]) / grid.top)),
                )
    return ax


def _grid(table: pd.DataFrame, referent: str | None, *, note: str, least: float = 0.95, slot: float = 0.4) -> Grid:
    check_table(table, NAMING, "naming")
    shade = colours(table["label"])
    chosen, name = of_referent(table, referent)
    groups, keys, values = pivot(chosen, "label", "rate")
    keys = [k for k in keys if any(values.get((g, k), 0) > 0 for g in groups)] or keys
    words = dict(zip(chosen[str(chosen.columns[0])].astype(str), chosen["n_words"], strict=True))
    grid = np.array([[values.get((g, k), np.nan) for k in keys] for g in groups], dtype=float)
    return Grid(
        rows=tuple(f"{clean(g)} ({words[g]:,}\u00a0words)" for g in groups),
        columns=tuple(clean(k) for k in keys),
        values=grid,
        texts=tuple(tuple(decimal(v) for v in row) for row in grid.tolist()),
        colours=tuple(shade[k] for k in keys),
        top=ceiling(float(np.nanmax(grid, initial=0.0))),
        title=f"{clean(name)}: rates by outlet" if name else "Rates by outlet",
        note=note,
        least=least,
        slot=slot,
    )


def ceiling(value: float) -> float:
    """The next round number at or above: where a scale may end.

    >>> ceiling(12.7), ceiling(0.3), ceiling(0)
    (20.0, 0.5, 1.0)
    """
    if not value > 0:
        return 1.0
    power: float = 10.0 ** math.floor(math.log10(value))
    return next(step * power for step in (1, 2, 5, 10) if step * power >= value)


def describe_rates(table: pd.DataFrame, *, referent: str | None = None) -> str:
    """The figures of `rates` and `heatmap` in words: for each label the outlets with the lowest and the highest rate.

    Examples
    --------
    >>> table = pd.DataFrame({"outlet": ["Herald", "Gazette"], "referent": "STRIKERS", "label": "striker", "n": [3, 1],
    ...     "n_referent": [4, 4], "share": [0.75, 0.25], "rate": [6.0, 2.0], "n_documents": 1, "n_words": 500})
    >>> describe_rates(table)
    'Rates per 1,000 counted words for STRIKERS, 2 outlets. striker: from 2.0 (Gazette) to 6.0 (Herald).'
    """
    check_table(table, NAMING, "naming")
    chosen, name = of_referent(table, referent)
    groups, keys, values = pivot(chosen, "label", "rate")
    unit = str(chosen.columns[0]) + ("s" if len(groups) != 1 else "")
    sentences = [f"Rates {UNIT}{f' for {clean(name)}' if name else ''}, {len(groups)} {unit}."]
    for key in keys:
        known = [(values[g, key], clean(g)) for g in groups if values.get((g, key), math.nan) >= 0]
        if known and max(known)[0] > 0:
            low, high = min(known, key=lambda cell: cell[0]), max(known, key=lambda cell: cell[0])
            sentences.append(f"{clean(key)}: from {decimal(low[0])} ({low[1]}) to {decimal(high[0])} ({high[1]}).")
    return " ".join(sentences)
