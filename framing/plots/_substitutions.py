"""Which label stands in one outlet where another has which: a row for two labels, a group for two outlets."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from framing.plots._contrasts import p_value
from framing.plots._forest import Forest, Group, set_up
from framing.plots._grid import Swatch
from framing.plots._intervals import linear_scale
from framing.plots._look import INK, SOFT, Width, check_table, clean, inches

SUBSTITUTIONS = (
    "other", "kind", "referent", "label", "other_label", "n", "n_reverse", "n_events", "p_adjusted",
)  # fmt: skip
NOTHING = "(no word)"
THIS: dict[str, Any] = {"marker": "o", "color": INK, "markersize": 4.5}
OTHER: dict[str, Any] = {"marker": "o", "color": INK, "markerfacecolor": "none", "markersize": 7.5}
LEGEND: tuple[Swatch, ...] = (
    ("places with the labels this way round", THIS),
    ("the other way round", OTHER),
)


def substitutions(table: pd.DataFrame, *, most: int = 40, width: Width = "page", ax: Axes | None = None) -> Axes:
    """Draw which label stands in one outlet where the other has which.

    Answers: in copies of one text, which of two outlets has which word, and is it ever the other way round?

    Parameters
    ----------
    table
        What `framing.label_substitutions` returned.
    most
        How many rows to draw: the first, which have most events. The note says how many there are.
    width
        How wide the figure may be: ``"page"`` (183 mm), ``"column"`` (89 mm) or millimetres.
    ax
        Where to draw; a figure of the size that the names need is made when it is not given.

    Returns
    -------
    matplotlib.axes.Axes
        A group for two outlets, a row in it for two labels in the same order: a dot at `n`, a ring at `n_reverse`. At
        the right both numbers, the independent events, and `p_adjusted` where there is any.

    Raises
    ------
    FramingError
        If the table is not one of `label_substitutions`, or empty.

    Notes
    -----
    The figure does not say who changed what: either wording may be the agency's.

    Examples
    --------
    >>> table = pd.DataFrame({"outlet": ["Gazette"], "other": ["Herald"], "kind": ["label"], "referent": ["STRIKERS"],
    ...     "label": ["rioter"], "other_label": ["docker"], "n": [3], "n_reverse": [1], "n_events": [2],
    ...     "p_adjusted": [float("nan")]})
    >>> ax = substitutions(table)
    >>> [line.get_xdata().tolist() for line in ax.lines if line.get_label() in ("n", "n_reverse")]
    [[1.0], [3.0]]
    """
    check_table(table, SUBSTITUTIONS, "label_substitutions")
    drawn = table.head(most)
    tested = bool(drawn["p_adjusted"].notna().any())
    groups, order = _groups(drawn, tested=tested)
    values = {column: drawn[column].to_numpy(dtype=np.float64)[order] for column in ("n", "n_reverse")}
    scale = linear_scale([1.0, *values["n"], *values["n_reverse"]], [], name="places in the articles", signed=False)
    whole = tuple(tick for tick in scale.ticks if float(tick[0]).is_integer())  # there are no half places
    forest = Forest(
        groups=groups,
        heads=("places", "other way", "events", *(["adjusted p"] if tested else [])),
        scale=replace(scale, ticks=whole),
        title="Which label stands where the other has which",
        note=_note(table, most, tested=tested),
        legend=LEGEND,
        wide=inches(width),
    )
    ax = set_up(forest, ax)
    low, high = np.minimum(*values.values()), np.maximum(*values.values())
    ax.hlines(forest.ys, low, high, color=SOFT, linewidth=0.9, zorder=3, clip_on=False)
    for column, style in (("n_reverse", OTHER), ("n", THIS)):
        (line,) = ax.plot(values[column], forest.ys, linestyle="none", zorder=5, label=column, **style)
        line.set_clip_on(False)
    return ax


def _groups(drawn: pd.DataFrame, *, tested: bool) -> tuple[tuple[Group, ...], list[int]]:
    """Rows under their two outlets, in the order in which these come; and the rows of the table in that order."""
    named = drawn["referent"].nunique() > 1
    found: dict[str, list[tuple[int, str, tuple[str, ...]]]] = {}
    for place, row in enumerate(drawn.to_dict("records")):
        heading = f"{clean(row[str(drawn.columns[0])])} / {clean(row['other'])}"
        of = f" ({clean(row['referent'])})" if named and row["referent"] else ""
        p = (p_value(float(row["p_adjusted"])),) if tested else ()
        texts = (f"{row['n']:,}", f"{row['n_reverse']:,}", f"{row['n_events']:,}", *p)
        found.setdefault(heading, []).append((place, _pair(row) + of, texts))
    groups = tuple(
        Group(heading, tuple(name for _, name, _ in rows), tuple(texts for _, _, texts in rows))
        for heading, rows in found.items()
    )
    return groups, [place for rows in found.values() for place, _, _ in rows]


def _pair(row: Any) -> str:
    return f"{clean(row['label']) or NOTHING} / {clean(row['other_label']) or NOTHING}"


def _note(table: pd.DataFrame, most: int, *, tested: bool) -> str:
    sentences = ["Outlets and labels stand in the same order: the first outlet has the first label."]
    if len(table) > most:
        sentences.append(f"{len(table) - most:,} more rows are in the table.")
    if not tested:
        sentences.append("No p is given: of so few independent events none could be below .05.")
    sentences.append("Nobody is said to have changed anything: either wording may be the agency's.")
    return " ".join(sentences)


def describe_substitutions(table: pd.DataFrame) -> str:
    """The figure of `substitutions` in words: how many rows, and the three with most events.

    Examples
    --------
    >>> table = pd.DataFrame({"outlet": ["Gazette"], "other": ["Herald"], "kind": ["label"], "referent": ["STRIKERS"],
    ...     "label": ["rioter"], "other_label": ["docker"], "n": [3], "n_reverse": [1], "n_events": [2],
    ...     "p_adjusted": [float("nan")]})
    >>> print(describe_substitutions(table).replace(". ", ".\\n"))
    1 pair of labels that stand for each other in two outlets.
    Gazette has rioter where Herald has docker in 3 places, the other way round in 1 (2 independent events).
    """
    check_table(table, SUBSTITUTIONS, "label_substitutions")
    count = f"{len(table)} pair{'' if len(table) == 1 else 's'} of labels"
    sentences = [f"{count} that stand for each other in two outlets."]
    for row in table.head(3).to_dict("records"):
        label, other_label = clean(row["label"]) or "no word", clean(row["other_label"]) or "no word"
        places = f"{row['n']:,} place{'' if row['n'] == 1 else 's'}"
        events = f"{row['n_events']:,} independent event{'' if row['n_events'] == 1 else 's'}"
        outlet, other = clean(row[str(table.columns[0])]), clean(row["other"])
        sentences.append(
            f"{outlet} has {label} where {other} has {other_label} in {places}, "
            f"the other way round in {row['n_reverse']:,} ({events})."
        )
    return " ".join(sentences)
