"""Shares of labels and of modifiers, by outlet."""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from framing.plots._grid import PAD, Grid, of_referent, pivot, set_up
from framing.plots._look import INK, SOFT, TRACK, check_table, clean, colours, percent, write

NAMING = ("referent", "label", "n", "n_referent", "share", "rate", "n_words")
MODIFIERS = ("referent", "modifier", "kind", "n", "n_referent", "share")


def naming(table: pd.DataFrame, *, referent: str | None = None, ax: Axes | None = None) -> Axes:
    """Draw which labels each outlet chose for a referent, as shares of its labelled mentions.

    Answers: of all the times an outlet named them, how often with which word?

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
        One bar a cell, as long as its share; labels that no outlet used are left out.

    Raises
    ------
    FramingError
        If the table is not one of `naming`, holds nothing to draw, or lacks the referent.

    Examples
    --------
    >>> table = pd.DataFrame({"outlet": ["Herald", "Gazette"], "referent": "STRIKERS", "label": "striker", "n": [3, 1],
    ...     "n_referent": [4, 4], "share": [0.75, 0.25], "rate": [6.0, 2.0], "n_documents": 1, "n_words": 500})
    >>> [float(bar.get_width()) for bar in naming(table).containers[0]]
    [0.75, 0.25]
    """
    check_table(table, NAMING, "naming")
    shade = colours(table["label"])
    chosen, name = of_referent(table, referent)
    note = "Bar: share of the outlet's labelled mentions (n); the grey track is 100%. Number: mentions with the label."
    return _shares(chosen, "label", shade, title=f"{_who(name)}: labels by outlet", note=note, ax=ax)


def modifiers(table: pd.DataFrame, *, referent: str | None = None, most: int = 12, ax: Axes | None = None) -> Axes:
    """Draw with which modifiers each outlet named a referent ("Islamist-led", "Turkey-backed").

    Answers: what is said of them in the very words that name them?

    Parameters
    ----------
    table
        What `framing.modifiers` returned.
    referent
        Whose modifiers; needed where the table holds several referents.
    most
        How many modifiers to draw: the most frequent. The note says how many there are.
    ax
        Where to draw; a figure of the size that the names need is made when it is not given.

    Returns
    -------
    matplotlib.axes.Axes
        One bar a cell, as long as the share of the outlet's mentions that carry the modifier.

    Raises
    ------
    FramingError
        If the table is not one of `modifiers`, holds nothing to draw, or lacks the referent.

    Examples
    --------
    >>> table = pd.DataFrame({"outlet": ["Herald", "Gazette"], "referent": "STRIKERS", "modifier": "union",
    ...     "kind": "backed", "n": [1, 0], "n_referent": 4, "share": [0.25, 0.0], "n_documents": 1, "n_words": 500})
    >>> modifiers(table).get_title(loc="left")
    'STRIKERS: modifiers by outlet'
    """
    check_table(table, MODIFIERS, "modifiers")
    chosen, name = of_referent(table, referent)
    heads = chosen.assign(header=[_modifier(m, k) for m, k in zip(chosen["modifier"], chosen["kind"], strict=True)])
    counts = heads.groupby("header", sort=False)["n"].sum()
    drawn = set(counts.sort_values(ascending=False, kind="stable").index[:most])
    shade = colours(chosen["kind"])
    kinds = dict(zip(heads["header"], heads["kind"].astype(str), strict=True))
    note = "Bar: share of the outlet's mentions with the modifier; the grey track is 100%. Number: mentions with it."
    if len(counts) > most:
        note += f" The {most} most frequent of {len(counts)} modifiers; the table has all."
    return _shares(
        heads[heads["header"].isin(drawn)],
        "header",
        {header: shade[kind] for header, kind in kinds.items()},
        title=f"{_who(name)}: modifiers by outlet",
        note=note,
        ax=ax,
    )


def _shares(table: pd.DataFrame, column: str, shade: dict[str, str], *, title: str, note: str, ax: Axes | None) -> Axes:
    groups, keys, shares = pivot(table, column, "share")
    _, _, counts = pivot(table, column, "n")
    keys = [k for k in keys if any(counts.get((g, k), 0) > 0 for g in groups)] or keys
    totals = dict(zip(table[str(table.columns[0])].astype(str), table["n_referent"], strict=True))
    grid = Grid(
        rows=tuple(f"{clean(g)} (n\u00a0=\u00a0{totals[g]:,})" for g in groups),
        columns=tuple(clean(k) for k in keys),
        values=np.array([[shares.get((g, k), np.nan) for k in keys] for g in groups], dtype=float),
        texts=tuple(tuple(f"{counts[g, k]:,.0f}" if (g, k) in counts else "–" for k in keys) for g in groups),
        colours=tuple(shade[k] for k in keys),
        top=1.0,
        title=title,
        note=note,
    )
    return draw_bars(grid, ax)


def draw_bars(grid: Grid, ax: Axes | None) -> Axes:
    """A bar on a track in each cell, its number before it; the bars of a column are one container of the Axes."""
    ax = set_up(grid, ax)
    gap = 0.5 * PAD / grid.column_width * grid.pitch
    height = min(0.6, 0.16 / grid.row_height)
    for columns, y in grid.blocks:
        ys = y + np.arange(len(grid.rows)) + 0.5
        for c in columns:
            left = grid.left(c)
            values = np.nan_to_num(grid.values[:, c])
            bars = ax.barh(ys, values, height, left=left, color=grid.colours[c], label=grid.columns[c], zorder=2)
            for bar in bars:
                bar.set(edgecolor=INK, linewidth=0.5, clip_on=False)
            ax.hlines(ys, left, left + grid.top, color=TRACK, linewidth=6, zorder=1, clip_on=False)
            for row, at in enumerate(ys):
                nothing = not values[row] > 0
                write(ax, (left - gap, at), grid.texts[row][c], ha="right", color=SOFT if nothing else INK)
            ax.plot([left, left], [ys[0] - 0.5, ys[-1] + 0.5], color=INK, linewidth=0.6, zorder=3, clip_on=False)
    return ax


def describe_naming(table: pd.DataFrame, *, referent: str | None = None) -> str:
    """The figure of `naming` in words, for readers who do not see it: up to three labels an outlet.

    Examples
    --------
    >>> table = pd.DataFrame({"outlet": ["Herald", "Gazette"], "referent": "STRIKERS", "label": "striker", "n": [3, 0],
    ...     "n_referent": [4, 0], "share": [0.75, float("nan")], "rate": [6.0, 0.0], "n_documents": 1, "n_words": 500})
    >>> describe_naming(table)
    'Labels for STRIKERS by outlet. Herald, 4 labelled mentions: striker 3 (75%). Gazette: none.'
    """
    check_table(table, NAMING, "naming")
    chosen, name = of_referent(table, referent)
    return f"Labels for {_who(name)} by outlet. " + _in_words(chosen, list(chosen["label"]), "labelled mentions")


def describe_modifiers(table: pd.DataFrame, *, referent: str | None = None) -> str:
    """The figure of `modifiers` in words: up to three modifiers an outlet."""
    check_table(table, MODIFIERS, "modifiers")
    chosen, name = of_referent(table, referent)
    heads = [_modifier(m, k) for m, k in zip(chosen["modifier"], chosen["kind"], strict=True)]
    return f"Modifiers of {_who(name)} by outlet. " + _in_words(chosen, heads, "mentions")


def _in_words(table: pd.DataFrame, names: list[str], unit: str) -> str:
    by_group: dict[str, list[tuple[int, float, str]]] = {}
    totals: dict[str, int] = {}
    columns = (table[str(table.columns[0])], names, table["n"], table["share"], table["n_referent"])
    for group, name, n, share, total in zip(*columns, strict=True):
        found = by_group.setdefault(clean(group), [])
        totals[clean(group)] = int(total)
        if n > 0:
            found.append((int(n), float(share), clean(name)))
    sentences = []
    for group, found in by_group.items():
        first = sorted(found, key=lambda cell: -cell[0])[:3]
        said = ", ".join(f"{name} {n:,} ({percent(share)})" for n, share, name in first)
        more = f" and {len(found) - 3} more" if len(found) > 3 else ""
        sentences.append(f"{group}, {totals[group]:,} {unit}: {said}{more}." if found else f"{group}: none.")
    return " ".join(sentences)


def _modifier(modifier: object, kind: object) -> str:
    return f"{modifier} ({kind})" if str(kind) else str(modifier)


def _who(referent: str) -> str:
    return clean(referent) or "All categories"
