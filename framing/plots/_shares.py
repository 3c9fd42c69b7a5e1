"""Labels and modifiers by outlet: unattributed, indirect and direct side by side."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from framing.plots._grid import Grid, of_referent, pivot, set_up
from framing.plots._intervals import Floats, Scale, draw_intervals, interval_words
from framing.plots._look import INK, SOFT, TRACK, Width, check_table, clean, draw_bars, inches, percent, write

COUNTS = ("n_unattributed", "n_indirect", "n_direct")
NAMING = ("referent", "label", *COUNTS, "n_unquoted", "n_referent", "share")
MODIFIERS = ("referent", "modifier", "kind", *COUNTS, "n_unquoted", "n_referent", "share")

# Dark, light and hatched: told apart in grey print and with any colour vision, and the same in every figure.
STYLES: dict[str, dict[str, Any]] = {
    "unattributed": {"facecolor": "#2b6cb0", "edgecolor": INK, "linewidth": 0.5},
    "indirect": {"facecolor": "#bcd8f2", "edgecolor": INK, "linewidth": 0.5},
    "direct": {"facecolor": "white", "edgecolor": INK, "linewidth": 0.5, "hatch": "///////"},
}
LEGEND = (
    ("unattributed", STYLES["unattributed"]),
    ("indirect: given to a source, unquoted", STYLES["indirect"]),
    ("direct: in quotation marks", STYLES["direct"]),
)
ENDS = ("share_ci_low", "share_ci_high")
UPPER, LOWER = 0.085, 0.06
"""Heights of the two bars of a cell, in inches."""
LANE = 0.055
"""Inches above the upper bar where its interval lies: on the bar it would hide the parts."""


def naming(table: pd.DataFrame, *, referent: str | None = None, width: Width = "page", ax: Axes | None = None) -> Axes:
    """Draw which labels each outlet chose for a referent, and in whose words.

    Answers: of all the times an outlet named them, how often with which word, and how often was the word its own?

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
        Two bars a cell. The upper is as long as `share` and in two parts: unattributed (dark) and indirect (light).
        The lower (hatched) is direct, at the same length a mention; an arrow stands where it is longer than the track.
        A line with caps above it is the interval of the share, where the table has one. Labels that no outlet used are
        left out.

    Raises
    ------
    FramingError
        If the table is not one of `naming`, holds nothing to draw, or lacks the referent.

    Notes
    -----
    All three begin at a zero of their own in each column, so that each can be compared from outlet to outlet: the dark
    part, which is the least that is the outlet's own, the whole upper bar, and what is quoted.

    Examples
    --------
    >>> table = pd.DataFrame({"outlet": ["Herald", "Gazette"], "referent": "STRIKERS", "label": "striker",
    ...     "n_unattributed": [2, 0], "n_indirect": [1, 1], "n_direct": [0, 2], "n_unquoted": [3, 1],
    ...     "n_referent": 4, "share": [0.75, 0.25]})
    >>> bars = {c.get_label(): [float(p.get_extents().width) for p in c.get_paths()] for c in naming(table).collections}
    >>> [bars[f"striker: {voice}"] for voice in ("unattributed", "indirect", "direct")]
    [[0.5], [0.25, 0.25], [0.5]]
    """
    check_table(table, NAMING, "naming")
    chosen, name = of_referent(table, referent)
    return _shares(chosen, "label", title=f"{_who(name)}: labels by outlet", what="with the label", width=width, ax=ax)


def modifiers(
    table: pd.DataFrame,
    *,
    referent: str | None = None,
    most: int = 12,
    width: Width = "page",
    ax: Axes | None = None,
) -> Axes:
    """Draw with which modifiers each outlet named a referent ("union-led", "foreign-funded"), and in whose words.

    Answers: what is said of them in the very words that name them?

    Parameters
    ----------
    table
        What `framing.modifiers` returned.
    referent
        Whose modifiers; needed where the table holds several referents.
    most
        How many modifiers to draw: those that are most often unquoted. The note says how many there are.
    width
        How wide the figure may be: ``"page"`` (183 mm), ``"column"`` (89 mm) or millimetres.
    ax
        Where to draw; a figure of the size that the names need is made when it is not given.

    Returns
    -------
    matplotlib.axes.Axes
        Two bars a cell, as in `naming`; here the upper is the share of the outlet's mentions that carry the modifier.

    Raises
    ------
    FramingError
        If the table is not one of `modifiers`, holds nothing to draw, or lacks the referent.

    Examples
    --------
    >>> table = pd.DataFrame({"outlet": ["Herald", "Gazette"], "referent": "STRIKERS", "modifier": "union",
    ...     "kind": "backed", "n_unattributed": [1, 0], "n_indirect": 0, "n_direct": 0, "n_unquoted": [1, 0],
    ...     "n_referent": 4, "share": [0.25, 0.0]})
    >>> modifiers(table).get_title(loc="left")
    'STRIKERS: modifiers by outlet'
    """
    check_table(table, MODIFIERS, "modifiers")
    chosen, name = of_referent(table, referent)
    heads = chosen.assign(header=[_modifier(m, k) for m, k in zip(chosen["modifier"], chosen["kind"], strict=True)])
    counts = heads.groupby("header", sort=False)[["n_unquoted", "n_direct"]].sum()
    first = counts.sort_values(["n_unquoted", "n_direct"], ascending=False, kind="stable").index[:most]
    more = ""
    if len(counts) > most:
        more = f" The {most} most frequent of {len(counts)} modifiers; the table has all."
    drawn = heads[heads["header"].isin(set(first))]
    return _shares(
        drawn,
        "header",
        title=f"{_who(name)}: modifiers by outlet",
        what="with the modifier",
        more=more,
        width=width,
        ax=ax,
    )


def _shares(
    table: pd.DataFrame, column: str, *, title: str, what: str, more: str = "", width: Width, ax: Axes | None
) -> Axes:
    counts = [pivot(table, column, name)[2] for name in COUNTS]
    groups, keys, _ = pivot(table, column, "share")
    keys = [k for k in keys if any(cells.get((g, k), 0) > 0 for g in groups for cells in counts)] or keys
    totals = dict(zip(table[str(table.columns[0])].astype(str), table["n_referent"], strict=True))
    limits = [pivot(table, column, end)[2] for end in ENDS] if set(ENDS) <= set(table.columns) else []
    grid = Grid(
        rows=tuple(f"{clean(g)} (n\u00a0=\u00a0{totals[g]:,})" for g in groups),
        columns=tuple(clean(k) for k in keys),
        texts=tuple(tuple(three(*(cells.get((g, k), math.nan) for cells in counts)) for k in keys) for g in groups),
        top=1.0,
        title=title,
        note=_note(table, what, lines=bool(limits), arrow=any(n > totals[g] for (g, _), n in counts[-1].items()))
        + more,
        legend=LEGEND,
        tall=UPPER + LOWER + 0.01 + (LANE if limits else 0.0),
        wide=inches(width),
    )
    ax = set_up(grid, ax)
    _tracks(ax, grid)
    for columns, y in grid.blocks:
        for c in columns:
            lengths = [[_length(cells.get((g, keys[c]), 0), totals[g]) for g in groups] for cells in counts]
            _cells(ax, grid, column=c, y=y, lengths=lengths)
    ends = [np.array([[cells.get((g, k), math.nan) for k in keys] for g in groups]) for cells in limits]
    if ends:
        _intervals(ax, grid, (ends[0], ends[1]))
    return ax


def _note(table: pd.DataFrame, what: str, *, lines: bool, arrow: bool) -> str:
    above = f"; the line above it, the {interval_words(table)} of the share" if lines else ""
    return (
        f"Numbers: mentions {what}, unattributed + indirect + direct. Upper bar: share of the outlet's unquoted "
        f"mentions (n); the grey track is 100%{above}. Lower bar: direct, at the same length a mention."
        + (" An arrow: more than n." if arrow else "")
    )


def _length(n: float, n_referent: int) -> float:
    """How much of the track, which is n_referent mentions long, n mentions take."""
    return n / n_referent if n_referent else math.inf if n else 0.0


def _tracks(ax: Axes, grid: Grid) -> None:
    """The track of every cell, and the zero of every column."""
    cells = [(grid.left(c), y) for columns, y in grid.blocks for c in columns]
    lefts = [left for left, y in cells for _ in grid.rows]
    ys = [at for _, y in cells for at in _upper(grid, y)]
    style: dict[str, Any] = {"facecolor": TRACK, "linewidth": 0, "zorder": 1}
    draw_bars(ax, ys, (lefts, [grid.top] * len(ys)), high=UPPER / grid.row_height, **style)
    starts, ends = zip(*((y, y + len(grid.rows)) for _, y in cells), strict=True)
    ax.vlines([left for left, _ in cells], starts, ends, color=INK, linewidth=0.6, zorder=3, clip_on=False)


def _cells(ax: Axes, grid: Grid, *, column: int, y: float, lengths: list[list[float]]) -> None:
    """The cells of one column: the upper bar in two parts, the lower bar, and the numbers before them."""
    upper = _upper(grid, y)
    lower = [at + (UPPER + LOWER + 0.02) / 2 / grid.row_height for at in upper]
    left = grid.left(column)
    own, indirect, direct = ([min(length, 1.0) for length in part] for part in lengths)
    first = [left] * len(own)
    second = [left + length for length in own]
    for (voice, style), ys, start, long in zip(
        STYLES.items(), (upper, upper, lower), (first, second, first), (own, indirect, direct), strict=True
    ):
        high = (LOWER if voice == "direct" else UPPER) / grid.row_height
        draw_bars(ax, ys, (start, long), high=high, label=f"{grid.columns[column]}: {voice}", zorder=2, **style)
    for row, texts in enumerate(grid.texts):
        style = {"ha": "right", "color": SOFT if texts[column] in ("0", "–") else INK}
        write(ax, (left - 0.06 * grid.inch, y + row + 0.5), texts[column], **style)
    beyond = [at for at, length in zip(lower, lengths[2], strict=True) if length > 1]
    if beyond:
        style = {"color": INK, "markersize": 3, "linestyle": "none", "clip_on": False}
        ax.plot([left + grid.top + 0.04 * grid.inch] * len(beyond), beyond, ">", **style)


def _upper(grid: Grid, y: float) -> list[float]:
    """The middle of each row's upper bar."""
    lane = max(grid.tall - UPPER - LOWER - 0.01, 0.0)
    return [y + row + 0.5 + (lane - LOWER - 0.01) / 2 / grid.row_height for row in range(len(grid.rows))]


def _intervals(ax: Axes, grid: Grid, limits: tuple[Floats, Floats]) -> None:
    """The intervals, outlets by labels, each above its bar."""
    found: list[list[float]] = [[], [], []]
    for columns, y in grid.blocks:
        for c in columns:
            found[0] += [at - (UPPER + LANE) / 2 / grid.row_height for at in _upper(grid, y)]
            found[1] += (grid.left(c) + limits[0][:, c]).tolist()
            found[2] += (grid.left(c) + limits[1][:, c]).tolist()
    # No share is above 1, and none of an interval's ends: nothing is cut.
    scale = Scale(-math.inf, math.inf, (), 0.0, "share")
    ends_of = np.array(found[1]), np.array(found[2])
    draw_intervals(ax, found[0], ends_of, scale=scale, cap=0.02 / grid.row_height)


def three(unattributed: float, indirect: float, direct: float) -> str:
    """The three counts of a cell in the words of a figure.

    >>> three(7, 5, 1), three(0, 0, 0), three(math.nan, math.nan, math.nan)
    ('7+5+1', '0', '–')
    """
    counts = (unattributed, indirect, direct)
    if any(math.isnan(n) for n in counts):
        return "–"
    return "+".join(f"{n:,.0f}" for n in counts) if any(counts) else "0"


def describe_naming(table: pd.DataFrame, *, referent: str | None = None) -> str:
    """The figure of `naming` in words, for readers who do not see it: up to three labels an outlet.

    Examples
    --------
    >>> table = pd.DataFrame({"outlet": ["Herald", "Gazette"], "referent": "STRIKERS", "label": "striker",
    ...     "n_unattributed": [2, 0], "n_indirect": [1, 0], "n_direct": [0, 2], "n_unquoted": [3, 0],
    ...     "n_referent": [4, 0], "share": [0.75, float("nan")]})
    >>> print(describe_naming(table).replace(". ", ".\\n"))
    Labels for STRIKERS by outlet: unattributed + indirect + direct, and the share of unquoted mentions.
    Herald, 4 unquoted labelled mentions: striker 2+1+0 (75%).
    Gazette, 0 unquoted labelled mentions: striker 0+0+2 (–).
    """
    check_table(table, NAMING, "naming")
    chosen, name = of_referent(table, referent)
    more = f" with its {interval_words(table)}" if set(ENDS) <= set(table.columns) else ""
    return f"Labels for {_who(name)} {_HOW}{more}. " + _in_words(chosen, list(chosen["label"]), "labelled mentions")


def describe_modifiers(table: pd.DataFrame, *, referent: str | None = None) -> str:
    """The figure of `modifiers` in words: up to three modifiers an outlet.

    Examples
    --------
    >>> table = pd.DataFrame({"outlet": ["Herald", "Gazette"], "referent": "STRIKERS", "modifier": "union",
    ...     "kind": "backed", "n_unattributed": [1, 0], "n_indirect": 0, "n_direct": 0, "n_unquoted": [1, 0],
    ...     "n_referent": 4, "share": [0.25, 0.0]})
    >>> print(describe_modifiers(table).split(". ")[1])
    Herald, 4 unquoted mentions: union (backed) 1+0+0 (25%)
    """
    check_table(table, MODIFIERS, "modifiers")
    chosen, name = of_referent(table, referent)
    heads = [_modifier(m, k) for m, k in zip(chosen["modifier"], chosen["kind"], strict=True)]
    return f"Modifiers of {_who(name)} {_HOW}. " + _in_words(chosen, heads, "mentions")


_HOW = "by outlet: unattributed + indirect + direct, and the share of unquoted mentions"


def _in_words(table: pd.DataFrame, names: list[str], unit: str) -> str:
    by_group: dict[str, list[tuple[int, int, str]]] = {}
    totals: dict[str, int] = {}
    columns = [table[c] for c in (*COUNTS, "n_unquoted", "share", "n_referent")]
    shares = [_share(*row) for row in zip(table["share"], *_ends(table), strict=True)]
    for group, name, own, indirect, direct, unquoted, _, total, share in zip(
        table[str(table.columns[0])], names, *columns, shares, strict=True
    ):
        found = by_group.setdefault(clean(group), [])
        totals[clean(group)] = int(total)
        if own + indirect + direct > 0:
            said = f"{clean(name)} {three(own, indirect, direct)} ({share})"
            found.append((-int(unquoted), -int(direct), said))
    sentences = []
    for group, found in by_group.items():
        said = ", ".join(words for _, _, words in sorted(found, key=lambda cell: cell[:2])[:3])
        more = f" and {len(found) - 3} more" if len(found) > 3 else ""
        sentences.append(f"{group}, {totals[group]:,} unquoted {unit}: {said}{more}." if found else f"{group}: none.")
    return " ".join(sentences)


def _ends(table: pd.DataFrame) -> list[pd.Series]:
    """The columns of the interval; missing values where the table has none."""
    missing = pd.Series(math.nan, index=table.index)
    return [table[end] if end in table.columns else missing for end in ENDS]


def _share(share: float, low: float, high: float) -> str:
    """A share with its interval in words, where it has one."""
    return percent(share) + ("" if math.isnan(share + low) else f", {percent(low)} to {percent(high)}")


def _modifier(modifier: object, kind: object) -> str:
    return f"{modifier} ({kind})" if str(kind) else str(modifier)


def _who(referent: str) -> str:
    return clean(referent) or "All categories"
