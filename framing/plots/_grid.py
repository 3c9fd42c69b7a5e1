"""The grid that four figures share: a row for each outlet, a column for each label, marks and numbers in each cell.

Columns stand beside each other on one scale, so that a label is compared down its own column from a common zero, which
a stacked bar does not allow, and each is named where it stands: nothing needs colour. Columns that do not fit the width
of the page go on in a further block below. What the marks mean stands once, above the columns.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from framing._checks import FramingError, check_choice
from framing.plots._look import (
    INK,
    LINE,
    PLAIN,
    SIZE,
    SOFT,
    TRACK,
    WIDTH,
    bare,
    draw_bars,
    measure,
    n_lines,
    new_figure,
    parts,
    wrap,
    write,
    write_rows,
)

PAD = 0.12  # inches
SLACK = 0.94  # small letters run wider at a low resolution than they measure
KEY = 0.16  # inches of a swatch in the legend
NARROW = 5.0  # inches of a figure that is a column of a page
ONE_BAR = 0.1  # inches of a bar that stands alone in its cell

Swatch = tuple[str, dict[str, Any]]
"""A word of the legend, and the style of its mark: of a patch, or of a marker where it has one."""


@dataclass(frozen=True)
class Grid:
    """What is drawn beside the marks: names of rows and columns, a text a cell, the end of the scale, the legend."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    texts: tuple[tuple[str, ...], ...]
    top: float
    title: str
    note: str
    legend: tuple[Swatch, ...] = ()
    least: float = 0.45  # inches that the marks of a column need
    beside: bool = True  # whether the text stands beside the marks, or in them
    tall: float = 0.0  # inches that the marks of a row need
    foot: float = 0.0  # inches that the scale below a block needs
    wide: float = WIDTH  # inches of the figure, unless one column needs more

    @cached_property
    def row_names(self) -> list[str]:
        """Row names in lines that fit beside the columns."""
        return [wrap(row, 2.3 if self.wide > NARROW else 0.3 * self.wide) for row in self.rows]

    @cached_property
    def label_width(self) -> float:
        """Inches that the row names take."""
        return max(measure(line) for row in self.row_names for line in row.split("\n"))

    @cached_property
    def row_height(self) -> float:
        """Inches of a row."""
        return max(n_lines(self.row_names) * LINE, self.tall) + 0.09

    @cached_property
    def slot(self) -> float:
        """Inches of a column that its text takes; 0 if the text stands in the mark."""
        return max((measure(text) for row in self.texts for text in row), default=0.0) + PAD if self.beside else 0.0

    @cached_property
    def per_block(self) -> int:
        """Columns in a block: as many as leave room for the longest word above them."""
        word = max(measure(part.rstrip(), SIZE, True) for column in self.columns for part in parts(column)) + 0.12
        need = max(self.slot + self.marks + PAD, min(word, 1.6))
        most = max(1, int((self.wide - self.label_width - 3 * PAD) / need))
        return math.ceil(len(self.columns) / math.ceil(len(self.columns) / most))

    @cached_property
    def column_width(self) -> float:
        """Inches of a column."""
        room = max((self.wide - self.label_width - 3 * PAD) / self.per_block, self.slot + self.marks + PAD)
        return min(room, self.slot + 1.7 if self.beside else 1.25)

    @property
    def across(self) -> float:
        """Inches of all columns of a block."""
        return self.column_width * self.per_block

    @property
    def marks(self) -> float:
        """Inches that the marks of a column need: on a narrow page fewer, for two columns beside each other."""
        return self.least if self.wide > NARROW or not self.beside else 0.76 * self.least

    @property
    def least_wide(self) -> float:
        """Inches of the figure where few columns would leave no room for the note."""
        return min(4.6, self.wide)

    @cached_property
    def legend_lines(self) -> list[list[tuple[float, Swatch]]]:
        """The legend in lines no wider than the figure, each swatch with its distance from the left in inches."""
        room, x = max(self.label_width + PAD + self.across, self.least_wide - 2 * PAD), 0.0
        lines: list[list[tuple[float, Swatch]]] = [[]] if self.legend else []
        for swatch in self.legend:
            long = KEY + 0.06 + measure(swatch[0])
            if lines[-1] and x + long > room:
                lines.append([])
                x = 0.0
            lines[-1].append((x, swatch))
            x += long + 0.22
        return lines

    @cached_property
    def blocks(self) -> list[tuple[list[int], float]]:
        """Columns of each block, and where its first row lies, in rows from the top."""
        found: list[tuple[list[int], float]] = []
        y = (len(self.legend_lines) * (LINE + 0.05) + 0.08 * bool(self.legend)) / self.row_height
        for start in range(0, len(self.columns), self.per_block):
            columns = list(range(start, min(start + self.per_block, len(self.columns))))
            y += (n_lines(self.header(c) for c in columns) * LINE + 0.1) / self.row_height
            found.append((columns, y))
            y += len(self.rows) + (self.foot + 0.2) / self.row_height
        return found

    def header(self, column: int) -> str:
        """A column's name in lines that fit above it."""
        return wrap(self.columns[column], self.column_width - 0.1, bold=True)

    @property
    def pitch(self) -> float:
        """From one column to the next, in units of the value."""
        return self.top * self.column_width / (self.column_width - self.slot - PAD) if self.beside else self.top

    def left(self, column: int) -> float:
        """Where zero of a column lies."""
        return (column % self.per_block) * self.pitch

    @property
    def inch(self) -> float:
        """An inch across, in units of the value."""
        return self.pitch / self.column_width


def pivot(table: pd.DataFrame, column: str, value: str) -> tuple[list[str], list[str], dict[tuple[str, str], float]]:
    """Groups and columns of a tidy table in the order in which they come, and the value of each cell."""
    group = str(table.columns[0])
    groups = list(dict.fromkeys(str(g) for g in table[group]))
    keys = table[column].astype(str)
    cells = {(str(g), key): float(v) for g, key, v in zip(table[group], keys, table[value], strict=True)}
    if len(cells) != len(table):
        raise FramingError(f"the table holds a cell of {group!r} and {column!r} more than once: choose one referent.")
    return groups, list(dict.fromkeys(keys)), cells


def of_referent(table: pd.DataFrame, referent: str | None) -> tuple[pd.DataFrame, str]:
    """The rows of one referent, which need not be named where the table has only one."""
    referents = list(dict.fromkeys(str(r) for r in table["referent"]))
    if referent is None and len(referents) > 1:
        raise FramingError(f"the table holds several referents: name one, as in referent={referents[0]!r}.")
    chosen = referents[0] if referent is None else referent
    check_choice("referent", chosen, referents)
    return table[table["referent"].astype(str) == chosen], chosen


def set_up(grid: Grid, ax: Axes | None) -> Axes:
    """Axes with the names of rows and columns, title, legend and note; a figure of the right size if there is none."""
    columns, y = grid.blocks[-1]
    height = y + len(grid.rows)
    across = grid.across
    left = 0.0
    if ax is None:
        full = max(grid.label_width + 3 * PAD + across, grid.least_wide)
        title = wrap(grid.title, full - 2 * PAD, SIZE + 1, bold=True)
        note = wrap(grid.note, (full - 3 * PAD) * SLACK, SIZE - 1)
        above, below = n_lines([title]) * LINE * 1.15 + 0.15, n_lines([note]) * LINE + 0.18 + grid.foot
        tall = height * grid.row_height + above + below
        ax = new_figure(full, tall).add_axes(
            ((grid.label_width + 2 * PAD) / full, below / tall, across / full, height * grid.row_height / tall)
        )
        left = -(grid.label_width + PAD) / across
    else:
        title, note = grid.title, wrap(grid.note, across * SLACK, SIZE - 1)
    bare(ax)
    ax.set_xlim(-grid.slot * grid.inch, (across - grid.slot) * grid.inch)
    ax.set_ylim(height, 0)
    ticks = [y + row + 0.5 for _, y in grid.blocks for row in range(len(grid.rows))]
    write_rows(ax, ticks, grid.row_names * len(grid.blocks))
    ax.set_title(title, loc="left", x=left, fontsize=SIZE + 1, fontweight="bold", color=INK, pad=8, **PLAIN)
    drop = (0.12 + grid.foot) / (height * grid.row_height)
    write(ax, (left, -drop), note, transform=ax.transAxes, va="top", fontsize=SIZE - 1, color=SOFT)
    _legend(grid, ax, (left * across - grid.slot) * grid.inch)
    for columns, y in grid.blocks:
        for c in columns:
            x = grid.left(c) - 0.85 * grid.slot * grid.inch if grid.beside else grid.left(c) + grid.pitch / 2
            style = {"ha": "left" if grid.beside else "center", "va": "bottom", "fontweight": "bold"}
            write(ax, (x, y - 0.06 / grid.row_height), grid.header(c), **style)
    return ax


def _legend(grid: Grid, ax: Axes, left: float) -> None:
    """What each mark means, in lines above the columns."""
    for i, line in enumerate(grid.legend_lines):
        y = (i * (LINE + 0.05) + LINE / 2) / grid.row_height
        for inches, (word, style) in line:
            x = left + inches * grid.inch
            if "marker" in style:
                ax.plot(x + KEY / 2 * grid.inch, y, **style, linestyle="none", clip_on=False)
            else:
                size = (KEY * grid.inch, 0.09 / grid.row_height)
                ax.add_patch(Rectangle((x, y - size[1] / 2), *size, **style, clip_on=False))
            write(ax, (x + (KEY + 0.06) * grid.inch, y), word)


def draw_columns(ax: Axes, grid: Grid, columns: Sequence[tuple[str, Sequence[float], dict[str, Any]]]) -> None:
    """One bar a cell on its track, with the cell's text before it.

    Parameters
    ----------
    ax, grid
        Where to draw.
    columns
        Of each column how its bars are called, their lengths, and their style.
    """
    high = ONE_BAR / grid.row_height
    for places, y in grid.blocks:
        ys = [y + row + 0.5 for row in range(len(grid.rows))]
        for c in places:
            label, lengths, style = columns[c]
            left = grid.left(c)
            lefts = [left] * len(ys)
            draw_bars(ax, ys, (lefts, [grid.top] * len(ys)), high=high, facecolor=TRACK, linewidth=0, zorder=1)
            draw_bars(ax, ys, (lefts, lengths), high=high, label=label, zorder=2, **style)
            for row, at in enumerate(ys):
                text = grid.texts[row][c]
                write(ax, (left - 0.06 * grid.inch, at), text, ha="right", color=SOFT if text in ("0", "–") else INK)
            ax.vlines(left, y, y + len(grid.rows), color=INK, linewidth=0.6, zorder=3, clip_on=False)
