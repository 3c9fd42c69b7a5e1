"""The forest that three figures share: a row for each comparison, its mark on one scale, its numbers at the right.

All rows lie under one scale, so that they are compared from a common zero; groups of rows stand under headings. Lengths
downwards are in inches.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from framing.plots._grid import KEY, NARROW, PAD, SLACK, Swatch
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
    measure,
    n_lines,
    new_figure,
    parts,
    wrap,
    write,
    write_rows,
)

NARROWEST, WIDEST = 2.0, 3.8  # inches of the scale
CAP = 0.028
TWO = 2
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
    wide: float = WIDTH  # inches of the figure, unless names and numbers need more

    @cached_property
    def names_up_to(self) -> float:
        """Inches of a row's name before it goes on in a second line."""
        room = self.wide - INSET - 4 * PAD - sum(self.slots) - self.least_scale
        return min(max(room, 0.16 * self.wide if self.is_narrow else 1.6), 2.6)

    @property
    def is_narrow(self) -> bool:
        """Whether it is for a column of a page: its numbers are smaller then, and closer."""
        return self.wide < NARROW

    @property
    def size(self) -> float:
        """Size of the numbers in points."""
        return SIZE - 1.5 if self.is_narrow else SIZE

    @property
    def pad(self) -> float:
        """Inches between columns of numbers."""
        return PAD * 0.6 if self.is_narrow else PAD

    @property
    def least_scale(self) -> float:
        """Inches of the scale where names and numbers leave little."""
        return 0.7 if self.is_narrow else NARROWEST

    @cached_property
    def names(self) -> list[str]:
        """Names of all rows in lines that fit before the scale."""
        return [wrap(name, self.names_up_to) for group in self.groups for name in group.names]

    @cached_property
    def label_width(self) -> float:
        """Inches that the names take."""
        return max(measure(line) for name in self.names for line in name.split("\n"))

    @cached_property
    def row_height(self) -> float:
        """Inches of a row."""
        return max(n_lines(self.names) * LINE, self.tall) + 0.05

    @property
    def head_size(self) -> float:
        """Size of the heads of numbers in points."""
        return SIZE - 2 if self.is_narrow else SIZE - 1

    @cached_property
    def slots(self) -> list[float]:
        """Inches of each column of texts."""
        found = []
        for column, head in enumerate(self.heads):
            texts = [row[column] for group in self.groups for row in group.texts]
            most = 0.5 if self.is_narrow else 0.95
            word = max((measure(part.rstrip(), self.head_size, True) for part in parts(head)), default=0.0)
            # A head may be half as wide again as what it stands above, before a word of it is broken.
            whole = 0.0 if self.is_narrow else min(measure(head, self.head_size, True), most)
            found.append(max(*(measure(text, self.size) for text in texts), min(word, most), whole) + self.pad)
        return found

    @cached_property
    def across(self) -> float:
        """Inches of the scale."""
        room = self.wide - self.label_width - INSET - 4 * PAD - sum(self.slots)
        return min(max(room, self.least_scale), WIDEST)

    @property
    def inner(self) -> float:
        """Inches of the Axes: the scale and the columns of texts."""
        return INSET + self.across + sum(self.slots) + PAD

    @cached_property
    def column_heads(self) -> list[str]:
        """Heads of the columns of texts in lines."""
        rooms = [slot - self.pad + 0.001 for slot in self.slots]
        return [wrap(head, room, self.head_size, True) for head, room in zip(self.heads, rooms, strict=True)]

    @property
    def room(self) -> float:
        """Inches from the names to the right edge."""
        return self.label_width + PAD + self.inner

    @cached_property
    def legend_at(self) -> list[tuple[float, float, Swatch]]:
        """Each word of the legend with its distance from the left and from above."""
        x, y, found = 0.0, LINE / 2, []
        for swatch in self.legend:
            long = KEY + 0.06 + measure(swatch[0])
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
        return edges, rows, y + n_lines([self.scale_name]) * LINE + 0.03

    @cached_property
    def scale_name(self) -> str:
        """What the scale shows, in lines that stand under its middle and inside the figure."""
        middle = self.label_width + PAD + INSET + self.across / 2
        return wrap(self.scale.name, 2 * min(middle, self.room - middle), SIZE - 1)

    @cached_property
    def ticks(self) -> tuple[tuple[float, str], ...]:
        """Where the scale is numbered: at every number, or at every second or third where they would touch."""
        scale, numbers = self.scale, self.scale.ticks
        if len(numbers) < TWO:
            return numbers
        ends = [math.log(x) if scale.log else x for x in (scale.low, scale.high, numbers[0][0], numbers[1][0])]
        apart = self.across * (ends[3] - ends[2]) / (ends[1] - ends[0])
        step = max(1, math.ceil((max(measure(text, SIZE - 1.5) for _, text in numbers) + 0.05) / apart))
        zero = next((i for i, (x, _) in enumerate(numbers) if x == scale.zero), 0)
        return tuple(tick for i, tick in enumerate(numbers) if (i - zero) % step == 0)

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
        full = max(forest.room + 2 * PAD, min(4.6, forest.wide))
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
    write_rows(ax, forest.ys, forest.names)
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
        style = {"fontsize": forest.head_size, "fontweight": "bold", "ha": "right", "va": "bottom"}
        write(ax, (forest.x(end), forest.heads_at), head, **style)
    for group, (heading, _), ys in zip(forest.groups, edges, rows, strict=True):
        if group.heading:
            write(ax, (forest.x(left - INSET), heading), forest.heading(group), va="bottom", fontweight="bold")
        for y, texts in zip(ys, group.texts, strict=True):
            for end, text in zip(ends, texts, strict=True):
                write(
                    ax, (forest.x(end), y), text, ha="right", fontsize=forest.size, color=SOFT if text == "–" else INK
                )


def _scale(forest: Forest, ax: Axes) -> None:
    """A track for each row, lines at the numbers of the scale, the line of no difference, and what the scale shows."""
    edges, rows, tall = forest.layout
    scale, half = forest.scale, forest.row_height / 2
    ax.hlines(forest.ys, scale.low, scale.high, color=TRACK, linewidth=0.8, zorder=0, clip_on=False)
    for (_, numbers), ys in zip(edges, rows, strict=True):
        span = ys[0] - half, ys[-1] + half
        ax.vlines([x for x, _ in scale.ticks], *span, color=TRACK, linewidth=0.8, zorder=0, clip_on=False)
        ax.plot([scale.zero] * 2, span, color=SOFT, linewidth=0.9, zorder=1, clip_on=False)
        for x, text in forest.ticks if numbers else ():
            write(ax, (x, numbers), text, ha="center", fontsize=SIZE - 1.5, color=SOFT)
    name = {"ha": "center", "fontsize": SIZE - 1, "color": SOFT}
    write(ax, (scale.at(0.5), tall), forest.scale_name, va="bottom", **name)


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
