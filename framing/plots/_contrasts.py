"""Contrasts as a forest: how much more of a label one outlet has than another, each with its interval."""

from __future__ import annotations

import math
from typing import Any, Literal, get_args

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from framing._checks import check_choice
from framing.plots._forest import Forest, Group, draw_points, explain, set_up
from framing.plots._grid import Swatch, of_referent
from framing.plots._intervals import (
    Floats,
    Scale,
    counted_words,
    in_words,
    interval_words,
    limits_of,
    linear_scale,
    log_scale,
)
from framing.plots._look import INK, LINE, Width, check_table, clean, inches

CONTRASTS = (
    "target", "reference", "referent", "label", "n_target", "of_target", "n_reference", "of_reference", "value_target",
    "value_reference", "p_adjusted",
)  # fmt: skip
Value = Literal["difference", "ratio", "adjusted_ratio"]
REST = "(rest)"
CRUDE = "#8a8a8a"
CRUDE_STYLE: dict[str, Any] = {"marker": "o", "color": CRUDE, "markersize": 4.5}
ADJUSTED_STYLE: dict[str, Any] = {"marker": "D", "color": INK, "markersize": 4}
ALONE = ", and with events held constant a label that does not hang on one article"
APART = 0.065
"""Inches of the crude and the adjusted ratio above and below the middle of a row."""


def contrasts(
    table: pd.DataFrame,
    *,
    referent: str | None = None,
    value: Value = "difference",
    most: int = 8,
    width: Width = "page",
    ax: Axes | None = None,
) -> Axes:
    """Draw how much more of each label one outlet has than another, with the interval of each difference.

    Answers: which differences in word choice are larger than chance makes them, and how large are they at least?

    Parameters
    ----------
    table
        What `framing.contrasts` returned.
    referent
        Whose labels; needed where the table holds several referents.
    value
        ``"difference"`` of the shares (or rates), ``"ratio"`` of the two, or ``"adjusted_ratio"``: the crude ratio and
        the one with events held constant, side by side.
    most
        How many labels to draw: those that are most often unquoted. The note says how many there are.
    width
        How wide the figure may be: ``"page"`` (183 mm), ``"column"`` (89 mm) or millimetres.
    ax
        Where to draw; a figure of the size that the names need is made when it is not given.

    Returns
    -------
    matplotlib.axes.Axes
        A point a row at the value of the table, with a line from the lower to the upper end of its interval: the labels
        of one comparison under each other, or under each label a row for each comparison. At the right the counts of
        both sides and, where there is any, `p_adjusted`. A point without an interval is hollow; what lies beyond the
        scale, or is infinite, is an arrow.

    Raises
    ------
    FramingError
        If the table is not one of `contrasts`, holds nothing to draw, or lacks the referent or the values.

    Notes
    -----
    Ratios are drawn on a scale on which half as often and twice as often are equally far from no difference. The
    interval says what other articles of the same outlets would give; it does not say why the outlets differ.

    Examples
    --------
    >>> table = pd.DataFrame({"target": ["Herald", "Gazette"], "reference": "(rest)", "referent": "STRIKERS",
    ...     "label": "striker", "n_target": [6, 2], "of_target": [10, 10], "n_reference": [2, 6],
    ...     "of_reference": [10, 10], "value_target": [0.6, 0.2], "value_reference": [0.2, 0.6],
    ...     "difference": [0.4, -0.4], "difference_ci_low": [0.1, -0.6], "difference_ci_high": [0.6, -0.1],
    ...     "p_adjusted": [0.03, 0.03]})
    >>> [float(x) for x in contrasts(table).lines[-1].get_xdata()]
    [0.4, -0.4]
    """
    drawn, name, more = _chosen(table, referent, value, most)
    columns = ["ratio", "adjusted_ratio"] if value == "adjusted_ratio" else [value]
    groups, order, heads, who = _rows(drawn)
    drawn = drawn.loc[order]
    values = [drawn[column].to_numpy(dtype=np.float64) for column in columns]
    limits = [limits_of(drawn, f"{column}_ci_low", f"{column}_ci_high") for column in columns]
    scale = _scale(drawn, value, np.concatenate(values), np.concatenate([*map(np.concatenate, limits)]))
    both = np.concatenate([part[0] for part in limits]), np.concatenate([part[1] for part in limits])
    forest = Forest(
        groups=groups,
        heads=heads,
        scale=scale,
        title=f"{clean(name) or 'All categories'}: {who}",
        note=" ".join(
            filter(
                None,
                [
                    _note(drawn, value, heads),
                    explain(np.concatenate(values), both, scale, why=ALONE if len(columns) > 1 else ""),
                    more,
                    _said(table),
                ],
            )
        ),
        legend=_legend() if len(columns) > 1 else (),
        tall=LINE + (APART if len(columns) > 1 else 0.0),
        wide=inches(width),
    )
    ax = set_up(forest, ax)
    for column, points, ends in zip(columns, values, limits, strict=True):
        two = len(columns) > 1
        crude = two and column == "ratio"
        draw_points(
            ax,
            forest,
            points,
            ends,
            ys=forest.ys + ((-APART if crude else APART) if two else 0.0),
            label=column,
            marker="D" if two and not crude else "o",
            shades=[CRUDE if crude else INK] * len(points),
        )
    return ax


def _legend() -> tuple[Swatch, ...]:
    return ("crude", CRUDE_STYLE), ("with events held constant", ADJUSTED_STYLE)


def _chosen(table: pd.DataFrame, referent: str | None, value: str, most: int) -> tuple[pd.DataFrame, str, str]:
    """The rows of the referent's most frequent labels, its name, and what the note says of the labels left out."""
    check_choice("value", value, get_args(Value))
    needed = [f"{value}{end}" for end in ("", "_ci_low", "_ci_high")]
    check_table(table, [*CONTRASTS, *needed], "contrasts")
    chosen, name = of_referent(table.reset_index(drop=True), referent)
    counts = (chosen["n_target"] + chosen["n_reference"]).groupby(chosen["label"].astype(str), sort=False).max()
    first = counts.sort_values(ascending=False, kind="stable").index[:most]
    more = f"The {most} most frequent of {len(counts)} labels; the table has all." if len(counts) > most else ""
    return chosen[chosen["label"].astype(str).isin(set(first))], name, more


def _rows(table: pd.DataFrame) -> tuple[tuple[Group, ...], list[int], tuple[str, ...], str]:
    """Groups of rows, the order of the table's rows in them, heads of the columns of counts, and the title's end."""
    targets, references = ([clean(v) for v in dict.fromkeys(table[side])] for side in ("target", "reference"))
    against = "the rest" if references == [REST] else references[0]
    row = table["target"].map(clean)
    keys = table["label"].map(clean)
    if len(targets) == 1 and len(references) == 1:
        row, keys = keys, pd.Series("", index=table.index)
        heads, who = (targets[0], against), f"labels, {targets[0]} beside {against}"
    elif len(references) == 1:
        heads, who = ("here", against), f"labels, each beside {against}"
    elif len(targets) == 1:
        row = table["reference"].map(clean)
        heads, who = (targets[0], "here"), f"labels, {targets[0]} beside each"
    else:
        row = row + " – " + table["reference"].map(clean)
        heads, who = ("first", "second"), "labels, each beside each"
    tested = bool(table["p_adjusted"].notna().any())
    groups, order = [], []
    for key in dict.fromkeys(keys):
        own = table[keys == key]
        order += list(own.index)
        groups.append(Group(key, tuple(row[own.index]), tuple(_texts(cells, tested) for cells in own.itertuples())))
    return tuple(groups), order, (*heads, *(["adjusted p"] if tested else [])), who


def _texts(row: Any, tested: bool) -> tuple[str, ...]:
    """The counts of both sides, and the adjusted p where any row has one."""
    sides = f"{row.n_target:,}/{row.of_target:,}", f"{row.n_reference:,}/{row.of_reference:,}"
    return (*sides, p_value(row.p_adjusted)) if tested else sides


def p_value(p: float) -> str:
    """A p-value in words of a figure.

    >>> p_value(0.0312), p_value(0.0001), p_value(float("nan"))
    ('0.031', '<0.001', '–')
    """
    return "–" if math.isnan(p) else "<0.001" if p < 0.001 else f"{p:.3f}"


def _is_share(table: pd.DataFrame) -> bool:
    """Whether the table was made with `measure="share"`: of a share, the value is the count over what it is of."""
    for side in ("target", "reference"):
        known = table[table[f"n_{side}"] > 0]
        if len(known):
            row = known.iloc[0]
            return math.isclose(row[f"value_{side}"], row[f"n_{side}"] / row[f"of_{side}"], rel_tol=1e-9)
    return True


def _scale(table: pd.DataFrame, value: str, points: Floats, ends: Floats) -> Scale:
    share = _is_share(table)
    what = "share" if share else "rate"
    if value == "difference":
        unit = "percentage points" if share else "per 1,000 words"
        name = f"←\u00a0less · difference in {what}, {unit} · more\u00a0→"
        # No share is above 100 %, so no interval takes the room of the others.
        more: dict[str, Any] = {"factor": 100.0, "reach": math.inf} if share else {}
        return linear_scale(points, ends, name=name, **more)
    return log_scale(points, ends, name=f"←\u00a0less · ratio of the {what}s · more\u00a0→")


def _note(table: pd.DataFrame, value: str, heads: tuple[str, ...]) -> str:
    unquoted = counted_words(table)
    of = "all labelled ones" if _is_share(table) else f"{unquoted}words"
    first, second = ("the outlet named at the left" if heads[0] == "here" else heads[0]), heads[1]
    if heads[0] == "first":
        first, second = "the first outlet", "the second"
    elif second == "here":
        second = "the outlet named at the left"
    return (
        f"Point: {'difference' if value == 'difference' else 'ratio'}, with its {interval_words(table)}; at the right "
        f"of the upright line {first} has more than {second}. Numbers: {unquoted}mentions with the label / {of}."
    )


def _said(table: pd.DataFrame) -> str:
    """What `contrasts` said of the design."""
    return clean(table.attrs.get("note", ""))


def describe_contrasts(table: pd.DataFrame, *, referent: str | None = None, value: Value = "difference") -> str:
    """The figure of `contrasts` in words: of each label the comparisons with the lowest and the highest value.

    Examples
    --------
    >>> table = pd.DataFrame({"target": ["Herald", "Gazette"], "reference": "(rest)", "referent": "STRIKERS",
    ...     "label": "striker", "n_target": [6, 2], "of_target": [10, 10], "n_reference": [2, 6],
    ...     "of_reference": [10, 10], "value_target": [0.6, 0.2], "value_reference": [0.2, 0.6],
    ...     "difference": [0.4, -0.4], "difference_ci_low": [0.1, -0.6], "difference_ci_high": [0.6, -0.1],
    ...     "p_adjusted": [0.03, 0.03]})
    >>> print(describe_contrasts(table).replace(". ", ".\\n"))
    Labels of STRIKERS, 2 comparisons: difference in share, percentage points, with its interval.
    Intervals without 0: 2 of 2.
    striker: from −40 (−60 to −10; Gazette 2/10, the rest 6/10) to +40 (+10 to +60; Herald 6/10, the rest 2/10).
    """
    chosen, name, _ = _chosen(table, referent, value, len(table))
    share, plain = _is_share(chosen), value == "difference"
    unit = ("percentage points" if share else "per 1,000 words") if plain else "1 is no difference"
    what = {"difference": "difference in", "ratio": "ratio of", "adjusted_ratio": "ratio with events held constant of"}
    n = len(chosen[["target", "reference"]].drop_duplicates())
    low, high = limits_of(chosen, f"{value}_ci_low", f"{value}_ci_high")
    none = 0.0 if plain else 1.0
    sentences = [
        f"Labels of {clean(name) or 'all categories'}, {n} comparison{'s' * (n != 1)}: {what[value]} "
        f"{'share' if share else 'rate'}, {unit}, with its {interval_words(table)}.",
        f"Intervals without {none:g}: {int(((low > none) | (high < none)).sum())} of {len(chosen)}.",
    ]
    for label, rows in chosen.groupby(chosen["label"].map(clean), sort=False):
        known = rows[rows[value].notna()].sort_values(value, kind="stable")
        ends = [_one(known.iloc[i], value, 100.0 if share and plain else 1.0) for i in ((0, -1) if len(known) else ())]
        if ends:
            sentences.append(f"{label}: " + (f"from {ends[0]} to {ends[1]}." if len(known) > 1 else f"{ends[0]}."))
    return " ".join(filter(None, [*sentences, _said(table)]))


def _one(row: Any, value: str, factor: float) -> str:
    """A row in words: its value and interval, and the counts of both sides."""
    said = in_words(
        *(float(row[f"{value}{end}"]) for end in ("", "_ci_low", "_ci_high")),
        factor=factor,
        signed=value == "difference",
    )
    names = (clean(row["target"]), "the rest" if row["reference"] == REST else clean(row["reference"]))
    sides = zip(names, ("target", "reference"), strict=True)
    counts = ", ".join(f"{name} {row[f'n_{side}']:,}/{row[f'of_{side}']:,}" for name, side in sides)
    return f"{said[:-1]}; {counts})" if said.endswith(")") else f"{said} ({counts})"
