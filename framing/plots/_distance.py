"""The distance of each two outlets in how they name a referent, on the range that chance alone gives."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from framing.plots._contrasts import p_value
from framing.plots._forest import Forest, Group, set_up
from framing.plots._grid import Swatch, of_referent
from framing.plots._intervals import BAND, counted_words, linear_scale
from framing.plots._look import INK, Width, check_table, clean, decimal, draw_bars, inches

DISTANCE = (
    "referent", "a", "b", "n_a", "n_b", "n_clusters_a", "n_clusters_b", "distance", "null_mean", "null_high", "excess",
    "p_adjusted",
)  # fmt: skip
BAR = 0.1  # inches
NULL: dict[str, Any] = {"facecolor": BAND, "edgecolor": INK, "linewidth": 0.4}
MEAN: dict[str, Any] = {"marker": "|", "color": INK, "markersize": 7, "markeredgewidth": 0.9}
DOT: dict[str, Any] = {"marker": "o", "color": INK, "markersize": 4.5}
LEGEND: tuple[Swatch, ...] = (("distance", DOT), ("what chance gives", NULL), ("its mean", MEAN))


def naming_distance(
    table: pd.DataFrame,
    *,
    referent: str | None = None,
    most: int = 40,
    width: Width = "page",
    ax: Axes | None = None,
) -> Axes:
    """Draw how differently each two outlets name a referent, over the range that chance alone would give.

    Answers: which two outlets are further apart in their choice of labels than two samples of one outlet would be?

    Parameters
    ----------
    table
        What `framing.naming_distance` returned.
    referent
        Whose labels; needed where the table holds several referents.
    most
        How many pairs to draw: those furthest above what chance gives on average. The note says how many there are.
    width
        How wide the figure may be: ``"page"`` (183 mm), ``"column"`` (89 mm) or millimetres.
    ax
        Where to draw; a figure of the size that the names need is made when it is not given.

    Returns
    -------
    matplotlib.axes.Axes
        A row a pair, that with the largest `excess` first: a dot at `distance`, over a bar from 0 to `null_high` with a
        stroke at `null_mean`. At the right the labelled mentions of each outlet and, in brackets, in how many
        independent articles; `p_adjusted` where there is any.

    Raises
    ------
    FramingError
        If the table is not one of `naming_distance`, is empty, or lacks the referent.

    Notes
    -----
    The bars differ in length because the samples differ in size: of few mentions chance alone makes profiles that are
    far apart. Distances are compared with their own bar, not with one another.

    Examples
    --------
    >>> table = pd.DataFrame({"referent": "STRIKERS", "a": ["Gazette"], "b": ["Herald"], "n_a": [20], "n_b": [30],
    ...     "n_clusters_a": [8], "n_clusters_b": [9], "distance": [0.25], "null_mean": [0.08], "null_high": [0.16],
    ...     "excess": [0.17], "p_adjusted": [0.01]})
    >>> ax = naming_distance(table)
    >>> bars = next(c for c in ax.collections if c.get_label() == "null_high")
    >>> [float(bar.get_extents().width) for bar in bars.get_paths()]
    [0.16]
    """
    check_table(table, DISTANCE, "naming_distance")
    chosen, name = of_referent(table, referent)
    drawn = chosen.sort_values("excess", ascending=False, kind="stable").head(most)
    tested = bool(drawn["p_adjusted"].notna().any())
    pairs = tuple(f"{clean(a)} – {clean(b)}" for a, b in zip(drawn["a"], drawn["b"], strict=True))
    values = {c: drawn[c].to_numpy(dtype=np.float64) for c in ("distance", "null_mean", "null_high")}
    label = "distance in bits: 0 the same shares of all labels, 1 no label in common"
    forest = Forest(
        groups=(Group("", pairs, tuple(_texts(row, tested) for row in drawn.itertuples())),),
        heads=("first", "second", *(["adjusted p"] if tested else [])),
        scale=linear_scale([0.2, *np.concatenate([*values.values()])], [], name=label, signed=False),
        title=f"{clean(name) or 'All categories'}: how far apart outlets are in their labels",
        note=_note(chosen, most, tested=tested),
        legend=LEGEND,
        tall=BAR + 0.04,
        wide=inches(width),
    )
    ax = set_up(forest, ax)
    spans = [0.0] * len(drawn), values["null_high"].tolist()
    draw_bars(ax, forest.ys.tolist(), spans, high=BAR, zorder=2, label="null_high", **NULL)
    for column, style in (("null_mean", MEAN), ("distance", DOT)):
        (line,) = ax.plot(values[column], forest.ys, linestyle="none", zorder=5, label=column, **style)
        line.set_clip_on(False)
    return ax


def _texts(row: Any, tested: bool) -> tuple[str, ...]:
    """Mentions and articles of both outlets, and the adjusted p where any row has one."""
    sides = f"{row.n_a:,} ({row.n_clusters_a:,})", f"{row.n_b:,} ({row.n_clusters_b:,})"
    return (*sides, p_value(row.p_adjusted)) if tested else sides


def _beyond(table: pd.DataFrame) -> str:
    """How many pairs are further apart than chance alone puts them."""
    further = int((table["distance"] > table["null_high"]).sum())
    return f"{further} of {len(table)} {'pairs lie' if len(table) != 1 else 'pair lies'} beyond"


def _note(table: pd.DataFrame, most: int, *, tested: bool) -> str:
    sentences = [
        "A distance inside its bar is what chance gives where both outlets choose alike: articles are exchanged "
        "between them, and the bar ends where the largest of the distances so made begin.",
        f"{_beyond(table)} it; of many pairs, chance alone puts some there.",
        f"Numbers: {counted_words(table)}labelled mentions, in brackets in how many independent articles.",
    ]
    if len(table) > most:
        sentences.append(f"The {most} of {len(table)} pairs furthest above chance; the table has all.")
    if not tested:
        sentences.append("No p is given: of so few articles no exchange could have reached .05.")
    return " ".join(sentences)


def describe_naming_distance(table: pd.DataFrame, *, referent: str | None = None) -> str:
    """The figure of `naming_distance` in words: how many pairs are beyond chance, and the three furthest.

    Examples
    --------
    >>> table = pd.DataFrame({"referent": "STRIKERS", "a": ["Gazette"], "b": ["Herald"], "n_a": [20], "n_b": [30],
    ...     "n_clusters_a": [8], "n_clusters_b": [9], "distance": [0.25], "null_mean": [0.08], "null_high": [0.16],
    ...     "excess": [0.17], "p_adjusted": [0.01]})
    >>> print(describe_naming_distance(table).replace(". ", ".\\n"))
    Distance of outlets in the labels of STRIKERS, in bits: 1 of 1 pair lies beyond what chance gives.
    Gazette and Herald 0.25 (chance up to 0.16; 20 and 30 mentions).
    """
    check_table(table, DISTANCE, "naming_distance")
    chosen, name = of_referent(table, referent)
    sentences = [
        f"Distance of outlets in the labels of {clean(name) or 'all categories'}, in bits: {_beyond(chosen)} what "
        "chance gives."
    ]
    first = chosen.sort_values("excess", ascending=False, kind="stable").head(3)
    for row in first.itertuples():
        said: Any = row
        sentences.append(
            f"{clean(said.a)} and {clean(said.b)} {decimal(said.distance, 2)} "
            f"(chance up to {decimal(said.null_high, 2)}; {said.n_a:,} and {said.n_b:,} mentions)."
        )
    return " ".join(sentences)
