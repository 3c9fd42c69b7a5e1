"""Rates per 1,000 words, by outlet: dots to compare, a heat map to survey."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from matplotlib import colormaps
from matplotlib.axes import Axes

from framing.plots._grid import Grid, Swatch, of_referent, pivot, set_up
from framing.plots._intervals import BAND, Floats, interval_words
from framing.plots._look import (
    INK,
    LINE,
    SIZE,
    SOFT,
    TRACK,
    Width,
    check_table,
    clean,
    decimal,
    inches,
    ink_on,
    measure,
    write,
)

PARTS = ("rate_unattributed", "rate_indirect", "rate_direct")
RATES = ("referent", "label", *PARTS, "rate_unquoted", "n_words_unquoted")
SHADES = "Blues"  # from light to dark in equal steps, so that it prints in grey
DEEPEST = 0.6
"""How far into the shades the highest value goes: on darker ones small type is hard to read in either ink."""
WORDS = "Beside the names: unquoted words."
RING: dict[str, Any] = {"marker": "o", "markersize": 6.5, "markerfacecolor": "white", "markeredgecolor": INK}
DOT: dict[str, Any] = {"marker": "o", "markersize": 3.5, "color": INK}
"""The dot fits into the ring, so that both are seen where they lie at one place."""
LEGEND: tuple[Swatch, ...] = (("unquoted", DOT), ("unattributed alone", RING))
PATCH: dict[str, Any] = {"facecolor": BAND, "linewidth": 0}
ENDS = ("rate_ci_low", "rate_ci_high")
LONGEST = 1.5
"""How far an interval may stretch the scale beyond the highest rate: the columns are narrow."""


def rates(table: pd.DataFrame, *, referent: str | None = None, width: Width = "page", ax: Axes | None = None) -> Axes:
    """Draw how often each outlet used each label, per 1,000 words, as dots on one scale.

    Answers: how often does a reader of each outlet meet this word, outside quotation marks?

    Parameters
    ----------
    table
        What `framing.naming` returned.
    referent
        Whose labels; needed where the table holds several referents.
    width
        How wide the figure may be: ``"page"`` (183 mm), ``"column"`` (89 mm) or millimetres.
    ax
        Where to draw; a figure of the size that the names need is made when it is not given.

    Returns
    -------
    matplotlib.axes.Axes
        A dot (`rate_unquoted`) and a ring (`rate_unattributed`) a cell, as far from the zero of its column as the
        rate, with a line between them; no mark where both are zero. Beside them stand the rates unattributed, indirect
        and direct. A light band is the interval of `rate_unquoted`, where the table has one; an arrow ends a band that
        is too long for the scale. Labels that no outlet used are left out.

    Raises
    ------
    FramingError
        If the table is not one of `naming`, holds nothing to draw, or lacks the referent.

    Notes
    -----
    A rate depends on what an article is about; a share (`naming`) compares the choice between words. Each rate is per
    1,000 words of its own kind, so the ring can lie to the right of the dot: the word is then more frequent in what the
    outlet says itself than in what it reports. What is direct has a number and no mark: its rate is one of few words,
    and would set the scale.

    Examples
    --------
    >>> table = pd.DataFrame({"outlet": ["Herald", "Gazette"], "referent": "STRIKERS", "label": "striker",
    ...     "rate_unattributed": [8.0, 0.0], "rate_indirect": [4.0, 4.0], "rate_direct": [0.0, 9.0],
    ...     "rate_unquoted": [6.0, 2.0], "n_words_unquoted": 500})
    >>> dots = [line for line in rates(table).lines if line.get_label() == "striker: unquoted"][0]
    >>> [float(x) for x in dots.get_xdata()]
    [6.0, 2.0]
    """
    keys, values = _values(table, referent, drawn=(*PARTS, "rate_unquoted"))
    three = np.stack([values[name] for name in PARTS], axis=-1)
    unquoted, unattributed = values["rate_unquoted"], values["rate_unattributed"]
    nothing = ~(np.fmax(unquoted, unattributed) > 0)  # a number says it: marks at every zero would hide the others
    note = (
        "Mentions per 1,000 words of the same kind. Numbers: unattributed, indirect, direct; dots: unattributed and "
        f"indirect together (unquoted). {WORDS}"
    )
    limits = _limits(table, referent, keys)
    furthest = float(np.nanmax([unquoted, unattributed], initial=0.0))
    top = ceiling(max(furthest, min(float(np.nanmax(limits[1], initial=0.0)), LONGEST * furthest or math.inf)))
    if (limits[1] > top).any():
        note += " An arrow: the interval goes on."
    grid = Grid(
        **_names(table, referent, keys),
        texts=tuple(tuple(_three(cell) or decimal(float(cell.sum())) for cell in row) for row in three),
        top=top,
        note=note,
        legend=(*LEGEND, *([(f"{interval_words(table)} of unquoted", PATCH)] if np.isfinite(limits[1]).any() else [])),
        foot=0.14,
        wide=inches(width),
    )
    ax = set_up(grid, ax)
    for columns, y in grid.blocks:
        ys = y + np.arange(len(grid.rows), dtype=np.float64) + 0.5
        for c in columns:
            left = grid.left(c)
            ax.hlines(ys, left, left + grid.top, color=TRACK, linewidth=1, zorder=1, clip_on=False)
            _bands(ax, grid, ys=ys, left=left, limits=(limits[0][:, c], limits[1][:, c]))
            rings, dots = (left + np.where(nothing[:, c], np.nan, part[:, c]) for part in (unattributed, unquoted))
            ax.hlines(ys, rings, dots, color=SOFT, linewidth=1.2, zorder=2, clip_on=False)
            for xs, style, what in ((rings, RING, "unattributed"), (dots, DOT, "unquoted")):
                (line,) = ax.plot(xs, ys, linestyle="none", zorder=3, label=f"{grid.columns[c]}: {what}", **style)
                line.set_clip_on(False)
            for row, at in enumerate(ys):
                colour = INK if np.nansum(three[row, c]) > 0 else SOFT
                write(ax, (left - 0.1 * grid.inch, at), grid.texts[row][c], ha="right", color=colour)
            for x, text in ((left, "0"), (left + grid.top, f"{grid.top:g}")):
                below = ys[-1] + 0.5 + 0.1 / grid.row_height
                write(ax, (x, below), text, ha="center", fontsize=SIZE - 1.5, color=SOFT)
    return ax


def _limits(table: pd.DataFrame, referent: str | None, keys: list[str]) -> tuple[Floats, Floats]:
    """Lower and upper limits of the rates, arrays of outlets by labels; all missing where the table has none."""
    chosen, _ = of_referent(table, referent)
    groups, _, _ = pivot(chosen, "label", "rate_unquoted")
    found = []
    for end in ENDS:
        cells = pivot(chosen, "label", end)[2] if set(ENDS) <= set(table.columns) else {}
        found.append(np.array([[cells.get((g, k), np.nan) for k in keys] for g in groups], dtype=np.float64))
    return found[0], found[1]


def _bands(ax: Axes, grid: Grid, *, ys: Floats, left: float, limits: tuple[Floats, Floats]) -> None:
    """The intervals of one column, behind its marks; an arrow where one goes on beyond the scale."""
    low, high = limits
    known = np.isfinite(low) & np.isfinite(high)
    ends = np.minimum(high, grid.top)[known]
    ax.hlines(ys[known], left + low[known], left + ends, color=BAND, linewidth=4, zorder=1.5, clip_on=False)
    beyond = ys[known & (high > grid.top)]
    if len(beyond):
        style: dict[str, Any] = {"color": SOFT, "markersize": 3, "zorder": 2, "clip_on": False}
        ax.plot([left + grid.top] * len(beyond), beyond, ">", **style)


def heatmap(table: pd.DataFrame, *, referent: str | None = None, width: Width = "page", ax: Axes | None = None) -> Axes:
    """Draw rates per 1,000 words as a shaded table, every number in its cell.

    Answers: which outlets use which words most, at a glance over many labels?

    Parameters
    ----------
    table
        What `framing.naming` returned.
    referent
        Whose labels; needed where the table holds several referents.
    width
        How wide the figure may be: ``"page"`` (183 mm), ``"column"`` (89 mm) or millimetres.
    ax
        Where to draw; a figure of the size that the names need is made when it is not given.

    Returns
    -------
    matplotlib.axes.Axes
        One mesh a block of columns: `rate_unquoted`, darker is more often. Under its number stand, smaller, the rates
        unattributed, indirect and direct, where there is any. Labels that no outlet used are left out.

    Raises
    ------
    FramingError
        If the table is not one of `naming`, holds nothing to draw, or lacks the referent.

    Examples
    --------
    >>> table = pd.DataFrame({"outlet": ["Herald", "Gazette"], "referent": "STRIKERS", "label": "striker",
    ...     "rate_unattributed": [8.0, 0.0], "rate_indirect": [4.0, 4.0], "rate_direct": [0.0, 9.0],
    ...     "rate_unquoted": [6.0, 2.0], "n_words_unquoted": 500})
    >>> heatmap(table).collections[0].get_array().tolist()
    [[6.0], [2.0]]
    """
    keys, values = _values(table, referent, drawn=(*PARTS, "rate_unquoted"))
    unquoted = values["rate_unquoted"]
    three = np.stack([values[name] for name in PARTS], axis=-1)
    small = [[_three(cell) for cell in row] for row in three]
    grid = Grid(
        **_names(table, referent, keys),
        texts=tuple(tuple(decimal(v) for v in row) for row in unquoted.tolist()),
        top=ceiling(float(np.nanmax(unquoted, initial=0.0))),
        note="Shade and upper number: mentions per 1,000 unquoted words; darker is more often. Lower numbers: "
        f"unattributed, indirect, direct, each per 1,000 words of its kind. {WORDS}",
        beside=False,
        least=max(0.6, *(measure(text, SIZE - 2) for row in small for text in row)),
        tall=2 * LINE,
        wide=inches(width),
    )
    ax = set_up(grid, ax)
    shades = colormaps[SHADES]
    for columns, y in grid.blocks:
        edges = [*(grid.left(c) for c in columns), grid.left(columns[-1]) + grid.pitch]
        shown: dict[str, Any] = {
            "cmap": shades,
            "vmin": 0,
            "vmax": grid.top / DEEPEST,
            "edgecolors": "white",
            "linewidth": 1,
        }
        ax.pcolormesh(edges, y + np.arange(len(grid.rows) + 1), unquoted[:, columns], **shown)
        for row in range(len(grid.rows)):
            for c in columns:
                x, middle = grid.left(c) + grid.pitch / 2, y + row + 0.5
                style = {"ha": "center", "color": ink_on(shades(DEEPEST * np.nan_to_num(unquoted[row, c]) / grid.top))}
                step = 0.45 * LINE / grid.row_height if small[row][c] else 0.0
                write(ax, (x, middle - step), grid.texts[row][c], **style)
                write(ax, (x, middle + 1.1 * step), small[row][c], fontsize=SIZE - 2, **style)
    return ax


def _three(cell: npt.NDArray[np.float64]) -> str:
    """The rates unattributed, indirect and direct of a cell, "" where there is none."""
    return " · ".join(decimal(v) for v in cell) if np.nansum(cell) > 0 else ""


def _values(
    table: pd.DataFrame, referent: str | None, *, drawn: tuple[str, ...]
) -> tuple[list[str], dict[str, npt.NDArray[np.float64]]]:
    """The labels that have any of the rates above zero, and each rate as an array of outlets by labels."""
    check_table(table, RATES, "naming")
    chosen, _ = of_referent(table, referent)
    groups, keys, _ = pivot(chosen, "label", "rate_unquoted")
    cells = {name: pivot(chosen, "label", name)[2] for name in drawn}
    used = [k for k in keys if any(cells[name].get((g, k), 0) > 0 for name in drawn for g in groups)] or keys
    arrays = {
        name: np.array([[of.get((g, k), np.nan) for k in used] for g in groups], dtype=float)
        for name, of in cells.items()
    }
    return used, arrays


def _names(table: pd.DataFrame, referent: str | None, keys: list[str]) -> dict[str, Any]:
    """Names of rows and columns, and the title."""
    chosen, name = of_referent(table, referent)
    words = dict(zip(chosen[str(chosen.columns[0])].astype(str), chosen["n_words_unquoted"], strict=True))
    return {
        "rows": tuple(f"{clean(group)} ({n:,}\u00a0words)" for group, n in words.items()),
        "columns": tuple(clean(key) for key in keys),
        "title": f"{clean(name)}: rates by outlet" if name else "Rates by outlet",
    }


def ceiling(value: float) -> float:
    """The next round number at or above: where a scale may end.

    >>> ceiling(12.7), ceiling(0.23), ceiling(0)
    (15.0, 0.25, 1.0)
    """
    if not value > 0:
        return 1.0
    power: float = 10.0 ** math.floor(math.log10(value))
    return next(step * power for step in (1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10) if step * power >= value)


def describe_rates(table: pd.DataFrame, *, referent: str | None = None) -> str:
    """The figures of `rates` and `heatmap` in words: for each label the outlets with the lowest and the highest rate.

    Examples
    --------
    >>> table = pd.DataFrame({"outlet": ["Herald", "Gazette"], "referent": "STRIKERS", "label": "striker",
    ...     "rate_unattributed": [8.0, 0.0], "rate_indirect": [4.0, 4.0], "rate_direct": [0.0, 9.0],
    ...     "rate_unquoted": [6.0, 2.0], "n_words_unquoted": 500})
    >>> print(describe_rates(table).replace(". ", ".\\n"))
    Unquoted mentions of STRIKERS per 1,000 unquoted words, 2 outlets; in brackets, unattributed alone.
    striker: from 2.0 (0.0, Gazette) to 6.0 (8.0, Herald).
    """
    check_table(table, RATES, "naming")
    chosen, name = of_referent(table, referent)
    groups, keys, values = pivot(chosen, "label", "rate_unquoted")
    _, _, least = pivot(chosen, "label", "rate_unattributed")
    unit = str(chosen.columns[0]) + ("s" if len(groups) != 1 else "")
    whom = f" of {clean(name)}" if name else ""
    low, high = _limits(table, referent, keys)
    said = {(g, k): _between(low[i, j], high[i, j]) for i, g in enumerate(groups) for j, k in enumerate(keys)}
    ends_too = f"the {interval_words(table)} and " if any(said.values()) else ""
    sentences = [
        f"Unquoted mentions{whom} per 1,000 unquoted words, {len(groups)} {unit}; in brackets, {ends_too}"
        "unattributed alone."
    ]
    for key in keys:
        known = [(values[g, key], g) for g in groups if values.get((g, key), math.nan) >= 0]
        if known and max(known)[0] > 0:
            ends = min(known, key=lambda cell: cell[0]), max(known, key=lambda cell: cell[0])
            first, last = (
                f"{decimal(v)} ({said[g, key]}{decimal(least.get((g, key), math.nan))}, {clean(g)})" for v, g in ends
            )
            sentences.append(f"{clean(key)}: from {first} to {last}.")
    return " ".join(sentences)


def _between(low: float, high: float) -> str:
    """An interval in words, with what sets it off; "" where there is none."""
    return f"{decimal(low)} to {decimal(high)}; " if math.isfinite(high) else ""
