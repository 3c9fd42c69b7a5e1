"""Labels over time: a panel an outlet, a strip a label, a point a period with its interval, and what each rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, get_args

import numpy as np
import numpy.typing as npt
import pandas as pd
from matplotlib.axes import Axes

from framing._checks import FramingError, check_choice
from framing.plots._grid import of_referent
from framing.plots._intervals import BAND, Floats, interval_words
from framing.plots._look import (
    INK,
    SIZE,
    SOFT,
    TRACK,
    Width,
    check_table,
    clean,
    decimal,
    inches,
    measure,
    percent,
    write,
)
from framing.plots._panels import FOOT, LEADING, ONE, Panels, set_up
from framing.plots._rates import ceiling

TIMELINE = ("start", "end", "referent", "label", "n_unquoted", "n_referent", "n_articles", "few")
Value = Literal["share", "rate"]
COLUMNS = {
    "share": ("share", "share_ci_low", "share_ci_high"),
    "rate": ("rate_unquoted", "rate_ci_low", "rate_ci_high"),
}
STRIP, AIR = 0.32, 0.12
"""Height of a strip, and from one to the next, in inches: a point at a top is not one at the foot above."""
FULL: dict[str, Any] = {"marker": "o", "color": INK, "markersize": 3.2, "linestyle": "none", "clip_on": False}
HOLLOW: dict[str, Any] = {**FULL, "markerfacecolor": "white", "markeredgewidth": 0.8}
ARTICLES = "articles"


@dataclass(frozen=True)
class _Panel:
    """One panel: its labels, the days on which its periods begin and the articles of each, and its cells by label."""

    labels: tuple[str, ...]
    cells: dict[str, pd.DataFrame]
    n_articles: tuple[int, ...]


def timeline(
    table: pd.DataFrame,
    *,
    referent: str | None = None,
    value: Value = "share",
    most: int = 4,
    width: Width = "page",
    ax: Sequence[Axes] | None = None,
) -> npt.NDArray[np.object_]:
    """Draw how often each outlet used each label, period by period, and how many articles each period rests on.

    Answers: when did which outlet use which word, and is there enough of each period to say so?

    Parameters
    ----------
    table
        What `framing.timeline` returned.
    referent
        Whose labels; needed where the table holds several referents.
    value
        ``"share"`` of the namings of the referent, or ``"rate"`` per 1,000 unquoted words.
    most
        How many labels to draw: those that are most often unquoted. The note says how many there are.
    width
        How wide the figure may be: ``"page"`` (183 mm), ``"column"`` (89 mm) or millimetres.
    ax
        As many Axes as there are outlets; a figure is made when they are not given.

    Returns
    -------
    numpy.ndarray of matplotlib.axes.Axes
        One for each outlet in the order of the table: a strip a label, from 0 at its foot to the same top everywhere, a
        point a period with its interval, a thin line between periods that follow each other. A hollow point rests on
        fewer than five independent articles. The last strip has the number of articles of each period.

    Raises
    ------
    FramingError
        If the table is not one of `timeline`, is empty, or the Axes given are not as many as the outlets.

    Notes
    -----
    Nothing is smoothed: what looks like a course may be a few articles more or less, and the intervals say how much of
    it is. A period in which the referent is not named has no point.

    Examples
    --------
    >>> table = pd.DataFrame({"outlet": "Herald", "start": ["2024-12-02", "2024-12-09"],
    ...     "end": ["2024-12-08", "2024-12-15"], "referent": "STRIKERS", "label": "striker", "n_unquoted": [3, 6],
    ...     "n_referent": [6, 8], "share": [0.5, 0.75], "share_ci_low": [0.2, 0.5], "share_ci_high": [0.8, 0.9],
    ...     "n_articles": [6, 7], "few": False})
    >>> (panel,) = timeline(table)
    >>> [len(line.get_xdata()) for line in panel.lines if line.get_label() == "striker"]
    [2]
    """
    panels_of, days, title, more = _chosen(table, referent, value, most)
    top = _top(panels_of, value)
    widest = max(measure(f"{max(panel.n_articles):,}", SIZE - 1.5) for panel in panels_of.values())
    panels = Panels(
        {name: [*panel.labels, ARTICLES] for name, panel in panels_of.items()},
        _note(table, value, top) + more,
        title=title,
        foot=FOOT,
        one=ONE + 1.2,
        wide=inches(width),
        slot=widest + 0.08,
        tall=STRIP + AIR - LEADING,
    )
    unit = str(table.columns[0])
    axes = set_up(panels, ax, unit="panel" if unit == "start" else unit)
    for name, axis in axes.items():
        _draw(axis, panels, panels_of[name], days=days, columns=COLUMNS[value], top=top)
    return np.array(list(axes.values()), dtype=object)


def _chosen(
    table: pd.DataFrame, referent: str | None, value: str, most: int
) -> tuple[dict[str, _Panel], tuple[str, ...], str, str]:
    """The panels by name, first and last day, the title, and what the note says of labels left out."""
    check_choice("value", value, get_args(Value))
    check_table(table, (*TIMELINE, *COLUMNS[value]), "timeline")
    if type(most) is not int or most < 1:
        raise FramingError(f"`most` must be a whole number from 1; got {most!r}.")
    chosen, name = of_referent(table, referent)
    labels = chosen["label"].astype(str)
    counts = chosen.groupby(labels, sort=False)["n_unquoted"].sum().sort_values(ascending=False, kind="stable")
    kept = [str(label) for label in counts.index[:most]]
    unit = str(table.columns[0])
    keys = pd.Series("All articles", index=chosen.index) if unit == "start" else chosen[unit].astype(str)
    panels = {}
    for key in dict.fromkeys(keys):
        own = chosen[keys == key].sort_values("start", kind="stable")
        cells = {label: own[own["label"].astype(str) == label] for label in kept}
        n = tuple(int(n) for n in cells[kept[0]]["n_articles"])
        panels[key] = _Panel(tuple(map(clean, kept)), cells, n)
    days = tuple(sorted({*chosen["start"].astype(str), *chosen["end"].astype(str)}))
    more = f" The {most} most frequent of {len(counts)} labels; the table has all." if len(counts) > most else ""
    return panels, days, f"{clean(name) or 'All categories'}: labels over time", more


def _top(panels: dict[str, _Panel], value: str) -> float:
    """Where every strip ends: 1 for shares; for rates a round number that no point is above."""
    if value == "share":
        return 1.0
    rates = [cells["rate_unquoted"].max() for panel in panels.values() for cells in panel.cells.values()]
    return ceiling(max((float(rate) for rate in rates if rate > 0), default=0.0))


def _draw(
    panel: Axes, panels: Panels, content: _Panel, *, days: tuple[str, ...], columns: tuple[str, str, str], top: float
) -> None:
    """The strips of one panel."""
    first, last = _day(days[0]), _day(days[-1]) + 1
    across = panels.inner - panels.slot - 0.08
    panel.set_xlim(first, first + (last - first) * panels.inner / across)
    high = STRIP / (STRIP + AIR)
    foot = 0.5 + high / 2
    n = len(content.labels)
    panel.hlines([i + foot for i in range(n + 1)], first, last, color=SOFT, linewidth=0.5, zorder=1, clip_on=False)
    panel.hlines([i + foot - high for i in range(n)], first, last, color=TRACK, linewidth=0.8, zorder=0, clip_on=False)
    for i, (label, cells) in enumerate(content.cells.items()):
        xs, few = _middles(cells), cells["few"].to_numpy(dtype=bool)
        values, low, high_end = (np.minimum(cells[c].to_numpy(dtype=np.float64), top) for c in columns)
        ys, lows, highs = (i + foot - high * part / top for part in (values, low, high_end))
        known = ~(np.isnan(lows) | np.isnan(highs))
        panel.vlines(xs[known], lows[known], highs[known], color=BAND, linewidth=2, zorder=2, clip_on=False)
        panel.plot(xs, ys, color=SOFT, linewidth=0.6, zorder=3, clip_on=False, label=f"{clean(label)}: course")
        for style, rows in ((HOLLOW, few), (FULL, ~few)):
            there = rows & ~np.isnan(ys)
            if there.any():
                panel.plot(xs[there], ys[there], zorder=4, label=clean(label) + ": few" * (style is HOLLOW), **style)
    _articles(panel, content, at=(n + foot, high), across=across)
    small = {"fontsize": SIZE - 1.5, "color": SOFT, "va": "top"}
    write(panel, (first, n + foot + 0.1), days[0], ha="left", **small)
    if across > 2 * measure(days[-1], SIZE - 1.5) + 0.1:
        write(panel, (last, n + foot + 0.1), days[-1], ha="right", **small)


def _articles(panel: Axes, content: _Panel, *, at: tuple[float, float], across: float) -> None:
    """How many articles each period has: numbers where they fit, else strokes with the highest number beside them."""
    cells = next(iter(content.cells.values()))
    xs, most = _middles(cells), max(content.n_articles)
    foot, high = at
    small: dict[str, Any] = {"fontsize": SIZE - 1.5, "color": SOFT}
    room = max(measure(f"{most:,}", SIZE - 1.5), 0.08) + 0.05
    if len(xs) * room <= across:
        for x, n in zip(xs, content.n_articles, strict=True):
            write(panel, (float(x), foot - 0.45 * high), f"{n:,}", ha="center", **small)
        return
    tops = [foot - 0.8 * high * n / max(most, 1) for n in content.n_articles]
    panel.vlines(xs, tops, foot, color=SOFT, linewidth=1.2, clip_on=False)
    end = float(panel.get_xlim()[0] + (panel.get_xlim()[1] - panel.get_xlim()[0]))
    write(panel, (end, foot - 0.8 * high), f"{most:,}", ha="right", **small)


def _middles(cells: pd.DataFrame) -> Floats:
    """The middle of each period, in days."""
    pairs = zip(cells["start"].astype(str), cells["end"].astype(str), strict=True)
    return np.array([(_day(start) + _day(end) + 1) / 2 for start, end in pairs])


def _day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


def _note(table: pd.DataFrame, value: str, top: float) -> str:
    what = "share of the outlet's namings" if value == "share" else "mentions per 1,000 unquoted words"
    end = "100%" if value == "share" else f"{top:g}"
    said = (
        f"Point: {what}, unquoted; every strip runs from 0 to {end}. Band: its {interval_words(table)}. Hollow: fewer "
        "than five independent articles. No point: not named. Last strip: articles of each period.",
        clean(table.attrs.get("note", "")),
    )
    return " ".join(filter(None, said))


def describe_timeline(
    table: pd.DataFrame, *, referent: str | None = None, value: Value = "share", most: int = 4
) -> str:
    """The figure of `timeline` in words: of each outlet and label the first and the last period in which it is known.

    Examples
    --------
    >>> table = pd.DataFrame({"outlet": "Herald", "start": ["2024-12-02", "2024-12-09"],
    ...     "end": ["2024-12-08", "2024-12-15"], "referent": "STRIKERS", "label": "striker", "n_unquoted": [3, 6],
    ...     "n_referent": [6, 8], "share": [0.5, 0.75], "share_ci_low": [0.2, 0.5], "share_ci_high": [0.8, 0.9],
    ...     "n_articles": [6, 7], "few": False})
    >>> print(describe_timeline(table).replace(". ", ".\\n"))
    STRIKERS: labels over time, 2024-12-02 to 2024-12-15, share of each outlet's namings.
    Herald, 13 articles in 2 of 2 periods: striker 50% (from 2024-12-02) to 75% (from 2024-12-09).
    """
    panels, days, title, _ = _chosen(table, referent, value, most)
    what = "share of each outlet's namings" if value == "share" else "mentions per 1,000 unquoted words"
    sentences = [f"{title}, {days[0]} to {days[-1]}, {what}."]
    for name, panel in panels.items():
        said = [f"{clean(label)} {_ends(cells, value)}" for label, cells in panel.cells.items()]
        n, of = sum(panel.n_articles), len(panel.n_articles)
        held = sum(number > 0 for number in panel.n_articles)
        articles = f"{n:,} article{'s' * (n != 1)} in {held:,} of {of:,} period{'s' * (of != 1)}"
        sentences.append(f"{clean(name)}, {articles}: {', '.join(said)}.")
    return " ".join([*sentences, *filter(None, [clean(table.attrs.get("note", ""))])])


def _ends(cells: pd.DataFrame, value: str) -> str:
    """The first and the last known value of a label, each with its period."""
    column = COLUMNS[value][0]
    known = cells[cells[column].notna()]
    if known.empty:
        return "never named"
    rows = [known.iloc[0], known.iloc[-1]] if len(known) > 1 else [known.iloc[0]]
    words = percent if value == "share" else decimal
    said = [f"{words(float(row[column]))} (from {row['start']}{_few(row)})" for row in rows]
    return " to ".join(said)


def _few(row: Any) -> str:
    return ", few articles" if bool(row["few"]) else ""
