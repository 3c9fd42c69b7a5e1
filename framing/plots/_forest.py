"""The forest that three figures share: a row for each comparison, its mark on one scale, its numbers at the right.

All rows lie under one scale, so that they are compared from a common zero; groups of rows stand under headings. Lengths
downwards are in inches.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from framing.plots._grid import KEY, PAD, SLACK, Swatch
from framing.plots._intervals import Floats, Scale, arrows, draw_intervals
from framing.plots._look import (
    INK,
    LINE,
    PLAIN,
    SIZE,
    SOFT,
    TRACK,
    WIDTH,
    bare,
    n_lines,
    new_figure,
    parts,
    width,
    wrap,
    write,
)

NARROWEST, WIDEST = 2.0, 3.8  # inches of the scale
CAP = 0.028
INSET = 0.07  # inches between the names and the scale, for half an arrow
MANY_ROWS = 6
"""A group of so many rows has numbers of its own below it; of smaller ones only the last."""


@dataclass(frozen=True)
class Group:
    """Rows under one heading ("" for none): their names, and for each the texts at its right."""

    heading: str
    names: tuple[str, ...]
    texts: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Forest:
    """What is drawn beside the marks: groups of rows, heads of the columns of texts, the scale, title, note, legend."""

    groups: tuple[Group, ...]
    heads: tuple[str, ...]
    scale: Scale
    title: str
    note: str
    legend: tuple[Swatch, ...] = ()
    tall: float = LINE  # inches that the marks of a row need

    @cached_property
    def names_up_to(self) -> float:
        """Inches of a row's name before it goes on in a second line."""
        return min(max(WIDTH - INSET - 3 * PAD - sum(self.slots) - NARROWEST, 1.6), 2.6)

    @cached_property
    def names(self) -> list[str]:
        """Names of all rows in lines that fit before the scale."""
        return [wrap(name, self.names_up_to) for group in self.groups for name in group.names]

    @cached_property
    def label_width(self) -> float:
        """Inches that the names take."""
        return max(width(line) for name in self.names for line in name.split("\n"))

    @cached_property
    def row_height(self) -> float:
        """Inches of a row."""
        return max(n_lines(self.names) * LINE, self.tall) + 0.05

    @cached_property
    def slots(self) -> list[float]:
        """Inches of each column of texts."""
        found = []
        for column, head in enumerate(self.heads):
            texts = [row[column] for group in self.groups for row in group.texts]
            word = max((width(part.rstrip(), SIZE - 1, True) for part in parts(head)), default=0.0)
            # A head may be half as wide again as what it stands above, before a word of it is broken.
            whole = min(width(head, SIZE - 1, True), 0.95)
            found.append(max(*(width(text) for text in texts), min(word, 0.95), whole) + PAD)
        return found

    @cached_property
    def across(self) -> float:
        """Inches of the scale."""
        room = WIDTH - self.label_width - INSET - 3 * PAD - sum(self.slots)
        return min(max(room, NARROWEST), WIDEST)

    @property
    def inner(self) -> float:
        """Inches of the Axes: the scale and the columns of texts."""
        return INSET + self.across + sum(self.slots) + PAD

    @cached_property
    def column_heads(self) -> list[str]:
        """Heads of the columns of texts in lines."""
        return [wrap(head, slot - PAD, SIZE - 1, True) for head, slot in zip(self.heads, self.slots, strict=True)]

    @property
    def room(self) -> float:
        """Inches from the names to the right edge."""
        return self.label_width + PAD + self.inner

    @cached_property
    def legend_at(self) -> list[tuple[float, float, Swatch]]:
        """Each word of the legend with its distance from the left and from above."""
        x, y, found = 0.0, LINE / 2, []
        for swatch in self.legend:
            long = KEY + 0.06 + width(swatch[0])
            if x and x + long > self.room:
                x, y = 0.0, y + LINE + 0.05
            found.append((x, y, swatch))
            x += long + 0.22
        return found

    @cached_property
    def heads_at(self) -> float:
        """Where the heads of the columns end."""
        legend = self.legend_at[-1][1] + LINE / 2 + 0.1 if self.legend else 0.0
        return legend + n_lines(self.column_heads) * (SIZE - 1) * 1.25 / 72

    @cached_property
    def layout(self) -> tuple[list[tuple[float, float]], list[list[float]], float]:
        """Of each group, where its heading ends and where its scale is numbered (0 for nowhere), its rows; the end."""
        y = self.heads_at + 0.05
        edges, rows = [], []
        for place, group in enumerate(self.groups):
            last = place == len(self.groups) - 1
            y += n_lines([self.heading(group)]) * LINE + 0.05 if group.heading else 0.0
            heading = y - 0.05
            rows.append([y + (i + 0.5) * self.row_height for i in range(len(group.names))])
            y += len(group.names) * self.row_height
            numbered = last or len(group.names) >= MANY_ROWS
            edges.append((heading, y + 0.09 if numbered else 0.0))
            y += 0.18 * numbered + 0.1 * (not last)
        return edges, rows, y + LINE + 0.03

    def heading(self, group: Group) -> str:
        """A heading in lines."""
        return wrap(group.heading, self.room, bold=True)

    @property
    def ys(self) -> Floats:
        """Where each row lies, over all groups."""
        return np.concatenate([np.asarray(rows) for rows in self.layout[1]])

    def x(self, inches: float) -> float:
        """The value so many inches from the lower end of the scale."""
        return self.scale.at(inches / self.across)


def set_up(forest: Forest, ax: Axes | None) -> Axes:
    """Axes with all that stands beside the marks; a figure of the right size if there is none."""
    tall = forest.layout[-1]
    left = 0.0
    if ax is None:
        full = max(forest.room + 2 * PAD, 4.6)
        title = wrap(forest.title, full - 2 * PAD, SIZE + 1, bold=True)
        note = wrap(forest.note, (full - 3 * PAD) * SLACK, SIZE - 1)
        above, below = n_lines([title]) * LINE * 1.15 + 0.15, n_lines([note]) * LINE + 0.18
        high = tall + above + below
        ax = new_figure(full, high).add_axes(
            ((forest.label_width + 2 * PAD) / full, below / high, forest.inner / full, tall / high)
        )
        left = -(forest.label_width + PAD)
    else:
        title, note = forest.title, wrap(forest.note, forest.inner * SLACK, SIZE - 1)
    if forest.scale.log:
        ax.set_xscale("log")
    bare(ax)
    ax.minorticks_off()
    ax.set_xlim(forest.x(-INSET), forest.x(forest.inner - INSET))
    ax.set_ylim(tall, 0)
    ax.set_yticks(forest.ys, forest.names, fontsize=SIZE, color=INK, **PLAIN)
    x = left / forest.inner
    ax.set_title(title, loc="left", x=x, fontsize=SIZE + 1, fontweight="bold", color=INK, pad=8, **PLAIN)
    write(ax, (x, -0.1 / tall), note, transform=ax.transAxes, va="top", fontsize=SIZE - 1, color=SOFT)
    _legend(forest, ax, left)
    _texts(forest, ax, left)
    _scale(forest, ax)
    return ax


def _legend(forest: Forest, ax: Axes, left: float) -> None:
    """What each mark means, above the rows."""
    for inches, y, (word, style) in forest.legend_at:
        x = left - INSET + inches
        if "marker" in style:
            ax.plot(forest.x(x + KEY / 2), y, **style, linestyle="none", clip_on=False)
        else:
            start, end = forest.x(x), forest.x(x + KEY)
            ax.add_patch(Rectangle((start, y - 0.045), end - start, 0.09, **style, clip_on=False))
        write(ax, (forest.x(x + KEY + 0.06), y), word)


def _texts(forest: Forest, ax: Axes, left: float) -> None:
    """Headings, the heads of the columns, and each row's texts."""
    edges, rows, _ = forest.layout
    ends = forest.across + PAD + np.cumsum(forest.slots)
    for end, head in zip(ends, forest.column_heads, strict=True):
        style = {"fontsize": SIZE - 1, "fontweight": "bold", "ha": "right", "va": "bottom"}
        write(ax, (forest.x(end), forest.heads_at), head, **style)
    for group, (heading, _), ys in zip(forest.groups, edges, rows, strict=True):
        if group.heading:
            write(ax, (forest.x(left - INSET), heading), forest.heading(group), va="bottom", fontweight="bold")
        for y, texts in zip(ys, group.texts, strict=True):
            for end, text in zip(ends, texts, strict=True):
                write(ax, (forest.x(end), y), text, ha="right", color=SOFT if text == "–" else INK)


def _scale(forest: Forest, ax: Axes) -> None:
    """A track for each row, lines at the numbers of the scale, the line of no difference, and what the scale shows."""
    edges, rows, tall = forest.layout
    scale, half = forest.scale, forest.row_height / 2
    ax.hlines(forest.ys, scale.low, scale.high, color=TRACK, linewidth=0.8, zorder=0, clip_on=False)
    for (_, numbers), ys in zip(edges, rows, strict=True):
        span = ys[0] - half, ys[-1] + half
        ax.vlines([x for x, _ in scale.ticks], *span, color=TRACK, linewidth=0.8, zorder=0, clip_on=False)
        ax.plot([scale.zero] * 2, span, color=SOFT, linewidth=0.9, zorder=1, clip_on=False)
        for x, text in scale.ticks if numbers else ():
            write(ax, (x, numbers), text, ha="center", fontsize=SIZE - 1.5, color=SOFT)
    name = {"ha": "center", "fontsize": SIZE - 1, "color": SOFT}
    write(ax, (scale.at(0.5), tall - LINE / 2), scale.name, **name)


def draw_points(
    ax: Axes,
    forest: Forest,
    values: Floats,
    limits: tuple[Floats, Floats],
    *,
    ys: Floats,
    label: str,
    marker: str = "o",
    shades: Sequence[str] = (),
) -> None:
    """Draw a point and its interval in each row: hollow where there is none, an arrow where it lies beyond the scale.

    Parameters
    ----------
    ax, forest
        Where to draw.
    values, limits
        One of each a row; what is missing is not drawn.
    ys
        Where each row lies.
    label
        How the points are called in the Axes; of those without an interval ": no interval" follows.
    marker
        Of the points.
    shades
        A colour a row; all dark where none are given.
    """
    scale = forest.scale
    colours = np.array(shades or [INK] * len(values), dtype=object)
    bare_row = np.isnan(limits[0]) | np.isnan(limits[1])
    for shade in dict.fromkeys(colours):
        own = colours == shade
        draw_intervals(ax, ys[own], (limits[0][own], limits[1][own]), scale=scale, cap=CAP, colour=shade)
        for hollow in (False, True):
            rows = own & (bare_row == hollow)
            there = rows & (values >= scale.low) & (values <= scale.high)
            style = {"color": shade, "markerfacecolor": "white" if hollow else shade, "markeredgewidth": 0.9}
            name = f"{label}: no interval" if hollow else label
            if there.any():
                (line,) = ax.plot(values[there], ys[there], marker, markersize=4.5, label=name, zorder=6, **style)
                line.set_clip_on(False)
            for head, gone in (("<", values < scale.low), (">", values > scale.high)):
                arrows(ax, ys[rows & gone], scale, head, colour=shade, hollow=hollow)


def explain(values: Floats, limits: tuple[Floats, Floats], scale: Scale, *, why: str = "") -> str:
    """What the note has to say of hollow points and arrows, "" where there are none."""
    known = ~np.isnan(values)
    hollow = known & (np.isnan(limits[0]) | np.isnan(limits[1]))
    sentences = []
    if hollow.any():
        sentences.append(f"Hollow: no interval, for it needs two independent articles on each side{why}.")
    if (known & ((values < scale.low) | (values > scale.high))).any():
        sentences.append("An arrow in place of a point: one of the counts is zero.")
    if ((limits[0] < scale.low) | (limits[1] > scale.high)).any():
        sentences.append("An arrow at the end of a line: it goes on beyond the scale.")
    return " ".join(sentences)
