"""Distinctive terms of each outlet, as small multiples."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd
from matplotlib.axes import Axes

from framing.plots._look import FILL, INK, SIZE, SOFT, Width, check_table, clean, draw_bars, inches, write
from framing.plots._panels import Panels, set_up

TERMS = ("rank", "term", "tfidf", "n")
NOTE = (
    "Bar: TF-IDF weight, the {most} highest at most, on one scale. Number: how often the term stands in the outlet's "
    "counted text."
)


def terms(
    table: pd.DataFrame, *, most: int = 10, width: Width = "page", ax: Sequence[Axes] | None = None
) -> npt.NDArray[np.object_]:
    """Draw the terms that set each outlet's articles apart, one panel an outlet, on one scale.

    Answers: which words are typical of each outlet's articles beside those of the others?

    Parameters
    ----------
    table
        What `framing.distinctive_terms` returned.
    most
        How many terms of each outlet to draw, by rank.
    width
        How wide the figure may be: ``"page"`` (183 mm), ``"column"`` (89 mm) or millimetres.
    ax
        As many Axes as there are outlets; a figure is made when they are not given.

    Returns
    -------
    numpy.ndarray of matplotlib.axes.Axes
        One for each outlet in the order of the table: one bar a term, as long as its TF-IDF weight, with its count.

    Raises
    ------
    FramingError
        If the table is not one of `distinctive_terms` or empty, or the Axes given are not as many as the outlets.

    Examples
    --------
    >>> table = pd.DataFrame({"outlet": ["Herald", "Herald"], "rank": [1, 2], "term": ["quay", "crane"],
    ...     "tfidf": [0.4, 0.2], "n": [5, 3]})
    >>> [float(bar.get_extents().width) for bar in terms(table)[0].collections[0].get_paths()]
    [0.4, 0.2]
    """
    check_table(table, TERMS, "distinctive_terms")
    table = table[table["rank"] <= most]
    group = str(table.columns[0])
    keys = table[group].astype(str)
    rows = {name: table[keys == name] for name in dict.fromkeys(keys)}
    panels = Panels(
        {name: [str(term) for term in own["term"]] for name, own in rows.items()},
        " ".join(filter(None, [NOTE.format(most=most), clean(table.attrs.get("note", ""))])),
        title="Words with the highest TF-IDF weights, by outlet",
        wide=inches(width),
    )
    axes = set_up(panels, ax, unit=group)
    top = float(table["tfidf"].max())
    for name, panel in axes.items():
        own, ys = rows[name], np.arange(len(rows[name])) + 0.5
        spans = [0.0] * len(own), own["tfidf"].tolist()
        draw_bars(panel, ys.tolist(), spans, high=0.6, facecolor=FILL, label="tfidf")
        panel.set_xlim(0, top * 1.25)
        for y, value, n in zip(ys, own["tfidf"], own["n"], strict=True):
            write(panel, (float(value) + 0.03 * top, float(y)), f"{int(n):,}", fontsize=SIZE - 1, color=SOFT)
        panel.vlines(0, 0, len(own), color=INK, linewidth=0.6, clip_on=False)
    return np.array(list(axes.values()), dtype=object)


def describe_terms(table: pd.DataFrame) -> str:
    """The figure of `terms` in words: the first five terms of each outlet.

    Examples
    --------
    >>> table = pd.DataFrame({"outlet": ["Herald", "Herald"], "rank": [1, 2], "term": ["quay", "crane"],
    ...     "tfidf": [0.4, 0.2], "n": [5, 3]})
    >>> describe_terms(table)
    'Terms with the highest TF-IDF weight. Herald: quay, crane.'
    """
    check_table(table, TERMS, "distinctive_terms")
    group = str(table.columns[0])
    parts = ["Terms with the highest TF-IDF weight."]
    for name, rows in table.groupby(table[group].astype(str), sort=False):
        parts.append(f"{clean(name)}: {', '.join(clean(t) for t in rows['term'][:5])}.")
    return " ".join(parts)
