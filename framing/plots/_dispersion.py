"""How evenly frequent terms are spread: a dot a term, from even at the left to one article alone at the right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from matplotlib.axes import Axes

from framing._checks import FramingError
from framing.plots._intervals import Scale
from framing.plots._look import Width, check_table, clean, decimal, inches, measure
from framing.plots._panels import FOOT, ONE, Panels, draw_dots, set_up

DISPERSION = ("term", "n", "n_parts_with", "n_parts", "dp_norm")
EVENNESS = Scale(0.0, 1.0, ((0.0, "0 even"), (1.0, "1 uneven")), 0.0, "dp_norm")


def dispersion(
    table: pd.DataFrame, *, n: int = 20, width: Width = "page", ax: Sequence[Axes] | None = None
) -> npt.NDArray[np.object_]:
    """Draw how unevenly the most frequent terms are spread over the articles (or other parts).

    Answers: does a whole outlet write so, or one article of it?

    Parameters
    ----------
    table
        What `framing.dispersion` returned.
    n
        How many terms to draw, the most frequent first; with `within`, of each of its values.
    width
        How wide the figure may be: ``"page"`` (183 mm), ``"column"`` (89 mm) or millimetres.
    ax
        As many Axes as there are values of `within`, one without it; a figure is made when they are not given.

    Returns
    -------
    numpy.ndarray of matplotlib.axes.Axes
        One for each value of `within` in the order of the table: a dot a term at `dp_norm`, and at its right how often
        it is found and in how many of the parts. A term that cannot be uneven, for there is one part, has no dot.

    Raises
    ------
    FramingError
        If the table is not one of `dispersion` or empty, or the Axes given are not as many as the panels.

    Notes
    -----
    Terms stand in order of frequency because a rare term cannot be even: compare a dot with those just above and below.

    Examples
    --------
    >>> table = pd.DataFrame({"term": ["strike", "quay"], "n": [9, 4], "n_parts_with": [5, 1], "n_parts": 5,
    ...     "dp_norm": [0.1, 1.0]})
    >>> [float(x) for x in dispersion(table)[0].lines[0].get_xdata()]
    [0.1, 1.0]
    """
    rows, unit = _chosen(table, n)
    texts = {name: [_text(row) for row in own.itertuples()] for name, own in rows.items()}
    total = int(table["term"].nunique())
    panels = Panels(
        {name: [str(term) for term in own["term"]] for name, own in rows.items()},
        f"Dot: DPnorm, 0 where every part has its share of a term and 1 where one alone has it. Numbers: times found, "
        f"and in how many of all parts. The {n} most frequent at most, of {total:,} terms; rare terms cannot be even.",
        title="How evenly terms are spread",
        foot=FOOT,
        one=ONE,
        wide=inches(width),
        slot=max(measure(text) for own in texts.values() for text in own),
    )
    axes = set_up(panels, ax, unit=unit)
    for name, panel in axes.items():
        values = rows[name]["dp_norm"].to_numpy(dtype=np.float64)
        draw_dots(panel, panels, values, scale=EVENNESS, texts=texts[name])
    return np.array(list(axes.values()), dtype=object)


def _chosen(table: pd.DataFrame, n: int) -> tuple[dict[str, pd.DataFrame], str]:
    """The most frequent terms of each panel by its name, and what the panels are."""
    check_table(table, DISPERSION, "dispersion")
    if type(n) is not int or n < 1:
        raise FramingError(f"`n` must be a whole number from 1; got {n!r}.")
    unit = str(table.columns[0])
    found = table[table["n"] > 0]
    if found.empty:
        raise FramingError("no term of the table is found anywhere: there is nothing to draw.")
    if unit == "term":
        return {"All terms" if len(found) <= n else f"The {n} most frequent terms": found.head(n)}, "term"
    keys = found[unit].astype(str)
    return {name: found[keys == name].head(n) for name in dict.fromkeys(keys)}, unit


def _text(row: Any) -> str:
    return f"{row.n:,} in {row.n_parts_with:,}/{row.n_parts:,}"


def describe_dispersion(table: pd.DataFrame) -> str:
    """The figure of `dispersion` in words: of the 20 most frequent terms the most even and the least even.

    Examples
    --------
    >>> table = pd.DataFrame({"term": ["strike", "quay"], "n": [9, 4], "n_parts_with": [5, 1], "n_parts": 5,
    ...     "dp_norm": [0.1, 1.0]})
    >>> describe_dispersion(table)
    'DPnorm from 0, even, to 1, one part alone. All terms: from strike 0.10 (9 in 5/5) to quay 1.00 (4 in 1/5).'
    """
    rows, _ = _chosen(table, 20)
    sentences = ["DPnorm from 0, even, to 1, one part alone."]
    for name, own in rows.items():
        known = own[own["dp_norm"].notna()].sort_values("dp_norm", kind="stable")
        ends = [known.iloc[0], known.iloc[-1]] if len(known) else []
        said = [f"{clean(row['term'])} {decimal(row['dp_norm'], 2)} ({_text(row)})" for row in ends]
        sentences.append(f"{clean(name)}: from {said[0]} to {said[1]}." if said else f"{clean(name)}: one part only.")
    return " ".join(sentences)
