"""Keyness as a forest: the words of which one outlet has more than another, each with its interval."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from framing._checks import FramingError, check_choice
from framing.plots._contrasts import REST, p_value
from framing.plots._forest import Forest, Group, draw_points, explain, set_up
from framing.plots._intervals import in_words, interval_words, limits_of, linear_scale
from framing.plots._look import INK, Width, check_table, clean, inches

KEYNESS = (
    "target", "reference", "feature", "n_target", "n_reference", "n_documents_target", "n_documents_reference",
    "log_ratio", "ci_low", "ci_high", "p_adjusted",
)  # fmt: skip
LIGHT = "#9c9c9c"
"""Of what could be no difference."""


def keyness(
    table: pd.DataFrame,
    *,
    target: str | None = None,
    reference: str | None = None,
    n: int = 15,
    width: Width = "page",
    ax: Axes | None = None,
) -> Axes:
    """Draw the words that one outlet has more of than another, and those it has less of, with intervals.

    Answers: of which words is it surest that these outlets differ, and by how much at least?

    Parameters
    ----------
    table
        What `framing.keyness` returned.
    target, reference
        Which comparison; needed where the table holds several.
    n
        How many features of each side to draw: the surest, in the order of the table.
    width
        How wide the figure may be: ``"page"`` (183 mm), ``"column"`` (89 mm) or millimetres.
    ax
        Where to draw; a figure of the size that the names need is made when it is not given.

    Returns
    -------
    matplotlib.axes.Axes
        A point a feature at `log_ratio`, with its interval. Light: the interval holds zero. Hollow: there is none. At
        the right how often each side has it and, in brackets, in how many articles; `p_adjusted` where there is any.

    Raises
    ------
    FramingError
        If the table is not one of `keyness`, is empty, or the comparison has to be named.

    Notes
    -----
    The order is that of the nearer end of the interval, where that holds zero of the log-odds; never of G2, which takes
    each word as a draw of its own, so that one article that repeats a word is taken for a habit of the outlet.

    Examples
    --------
    >>> table = pd.DataFrame({"target": "Herald", "reference": "(rest)", "feature": ["quay", "mob"],
    ...     "n_target": [9, 1], "n_reference": [2, 8], "n_documents_target": [5, 1], "n_documents_reference": [2, 6],
    ...     "log_ratio": [2.1, -3.0], "ci_low": [0.6, -5.0], "ci_high": [3.5, 0.2], "p_adjusted": [0.03, 0.2]})
    >>> [t.get_text() for t in keyness(table).texts if t.get_gid() == "row"]
    ['quay', 'mob']
    """
    more, less, names = _chosen(table, target, reference, n)
    drawn = pd.concat([more, less])
    tested = bool(drawn["p_adjusted"].notna().any())
    values, limits = drawn["log_ratio"].to_numpy(dtype=np.float64), limits_of(drawn, "ci_low", "ci_high")
    name = "←\u00a0less · log ratio: 1 is twice as often, 2 four times · more\u00a0→"
    scale = linear_scale(values, np.concatenate(limits), name=name)
    sides = ((f"More in {names[0]}", more), (f"More in {names[1]}", less))
    held = (limits[0] <= 0) & (limits[1] >= 0)
    forest = Forest(
        groups=tuple(_group(heading, rows, tested) for heading, rows in sides if len(rows)),
        heads=(*names, *(["adjusted p"] if tested else [])),
        scale=scale,
        title=f"Keyness: {names[0]} beside {names[1]}",
        note=" ".join(filter(None, [_note(table, n, held=bool(held.any())), explain(values, limits, scale)])),
        wide=inches(width),
    )
    ax = set_up(forest, ax)
    shades = [LIGHT if light else INK for light in held]
    draw_points(ax, forest, values, limits, ys=forest.ys, label="log_ratio", shades=shades)
    return ax


def _group(heading: str, rows: pd.DataFrame, tested: bool) -> Group:
    return Group(heading, tuple(map(clean, rows["feature"])), tuple(_texts(row, tested) for row in rows.itertuples()))


def _texts(row: Any, tested: bool) -> tuple[str, ...]:
    """Counts and articles of both sides, and the adjusted p where any row has one."""
    sides = (
        f"{row.n_target:,} ({row.n_documents_target:,})",
        f"{row.n_reference:,} ({row.n_documents_reference:,})",
    )
    return (*sides, p_value(row.p_adjusted)) if tested else sides


def _note(table: pd.DataFrame, n: int, *, held: bool) -> str:
    """What is drawn, how it is ordered, and what `keyness` said of the design."""
    light = " (light: the interval holds zero)" if held else ""
    said = (
        f"Point: log ratio of the rates, with its {interval_words(table)}{light}.",
        "Numbers: how often, in brackets in how many articles.",
        f"The surest {n} of each side at most, by the end of the interval that is nearer to zero, then by log-odds.",
        "G2 gives no order here: it takes every word as a draw of its own, and one article that repeats a word for a "
        "habit.",
        clean(table.attrs.get("note", "")),
    )
    return " ".join(filter(None, said))


def _chosen(
    table: pd.DataFrame, target: str | None, reference: str | None, n: int
) -> tuple[pd.DataFrame, pd.DataFrame, tuple[str, str]]:
    """The first rows of each side of one comparison, the surest first, and the names of the sides."""
    check_table(table, KEYNESS, "keyness")
    if type(n) is not int or n < 1:
        raise FramingError(f"`n` must be a whole number from 1; got {n!r}.")
    rows = table
    for name, value in (("target", target), ("reference", reference)):
        if value is not None:
            check_choice(name, value, list(dict.fromkeys(rows[name].astype(str))))
            rows = rows[rows[name].astype(str) == value]
    pairs = list(dict.fromkeys(zip(rows["target"].astype(str), rows["reference"].astype(str), strict=True)))
    if len(pairs) > 1:
        raise FramingError(
            f"the table holds {len(pairs)} comparisons: name one, as in target={pairs[0][0]!r}, "
            f"reference={pairs[0][1]!r}."
        )
    a, b = pairs[0]
    more = rows[rows["log_ratio"] > 0].head(n)
    less = rows[rows["log_ratio"] < 0].iloc[::-1].head(n)
    if more.empty and less.empty:
        raise FramingError(f"no feature differs between {a!r} and {b!r}: there is nothing to draw.")
    return more, less, (clean(a), "the rest" if b == REST else clean(b))


def describe_keyness(table: pd.DataFrame, *, target: str | None = None, reference: str | None = None) -> str:
    """The figure of `keyness` in words: of each side the five surest features with their intervals and counts.

    Examples
    --------
    >>> table = pd.DataFrame({"target": "Herald", "reference": "(rest)", "feature": ["quay", "mob"],
    ...     "n_target": [9, 1], "n_reference": [2, 8], "n_documents_target": [5, 1], "n_documents_reference": [2, 6],
    ...     "log_ratio": [2.1, -3.0], "ci_low": [0.6, -5.0], "ci_high": [3.5, 0.2], "p_adjusted": [0.03, 0.2]})
    >>> print(describe_keyness(table).replace(". ", ".\\n"))
    Log ratios of Herald beside the rest, each with its interval, and how often each side has the word.
    More in Herald: quay +2.1 (+0.6 to +3.5; 9 and 2).
    More in the rest: mob −3 (−5 to +0.2; 1 and 8).
    """
    *sides, names = _chosen(table, target, reference, 5)
    sentences = [
        f"Log ratios of {names[0]} beside {names[1]}, each with its {interval_words(table)}, "
        "and how often each side has the word."
    ]
    for name, rows in zip(names, sides, strict=True):
        said = ", ".join(_one(row) for row in rows.itertuples())
        sentences.append(f"More in {name}: {said or 'none'}.")
    return " ".join(filter(None, [*sentences, clean(table.attrs.get("note", ""))]))


def _one(row: Any) -> str:
    said = in_words(row.log_ratio, row.ci_low, row.ci_high)
    counts = f"{row.n_target:,} and {row.n_reference:,}"
    end = f"{said[:-1]}; {counts})" if not math.isnan(row.ci_low) else f"{said} ({counts})"
    return f"{clean(row.feature)} {end}"
