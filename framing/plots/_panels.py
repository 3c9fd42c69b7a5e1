"""Small multiples: a panel for each outlet, of equal size, with its rows under each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
from matplotlib.axes import Axes

from framing._checks import FramingError
from framing.plots._grid import SLACK
from framing.plots._intervals import Scale
from framing.plots._look import (
    INK,
    LINE,
    PLAIN,
    SIZE,
    SOFT,
    TRACK,
    WIDTH,
    bare,
    clean,
    measure,
    n_lines,
    new_figure,
    wrap,
    write,
    write_rows,
)

GAP = 0.15
LEAST = 0.8  # inches of a scale with texts at its right
INSET = 0.05  # inches between the names and the scale, for half a dot
ONE = 4.6  # inches of a panel that stands alone
LEADING = 0.04  # inches between rows
FOOT = 0.15  # inches of the numbers of a scale


@dataclass(frozen=True)
class Panels:
    """What stands beside the marks: the rows of each panel by its name, the note, and the title if there is one."""

    rows: Mapping[str, Sequence[str]]
    note: str
    title: str = ""
    foot: float = 0.0  # inches that the scale below a panel needs
    one: float = WIDTH / 3  # inches of a panel that stands alone
    wide: float = WIDTH  # inches of the figure
    slot: float = 0.0  # inches that the texts at the right of a panel need
    tall: float = 0.0  # inches that the marks of a row need

    @cached_property
    def most(self) -> list[int]:
        """Of each panel, the most rows that it or a panel beside it has."""
        sizes = [len(names) for names in self.rows.values()]
        starts = [i - i % self.per_row for i in range(len(sizes))]
        return [max(sizes[start : start + self.per_row]) for start in starts]

    @cached_property
    def label_width(self) -> float:
        """Inches that the names of rows take."""
        return min(
            1.6, 0.22 * self.wide, max(measure(clean(name)) for names in self.rows.values() for name in names) + 0.01
        )

    def label(self, name: str) -> str:
        """A row's name in lines."""
        return wrap(name, self.label_width)

    @property
    def label_gap(self) -> float:
        """Inches from a panel's left edge to its marks."""
        return self.label_width + 0.16

    @cached_property
    def per_row(self) -> int:
        """Panels beside each other."""
        need = max(self.label_gap + 1.1 + GAP, self.label_gap + GAP + self.slot + LEAST)
        return min(len(self.rows), max(int((self.wide + 1e-9) / need), 1), 3)

    @property
    def across(self) -> float:
        """Inches of a panel with its names."""
        if len(self.rows) == 1:
            return min(self.one, self.wide)
        return self.wide / max(self.per_row, 2 if self.wide > ONE else 1)

    @property
    def inner(self) -> float:
        """Inches of a panel's marks."""
        return self.across - self.label_gap - GAP

    def heading(self, name: str) -> str:
        """A panel's name in lines."""
        return wrap(name, min(1.9, self.inner + GAP / 2), bold=True)

    def axes(self) -> list[Axes]:
        """The panels of a new figure, title and note beside them."""
        full = self.per_row * self.across
        line = n_lines(self.label(name) for names in self.rows.values() for name in names) * LINE
        line = max(line, self.tall) + LEADING
        head = n_lines(self.heading(name) for name in self.rows) * LINE + 0.12
        title = wrap(self.title, full - GAP, SIZE + 1, bold=True)
        above = n_lines([title]) * LINE * 1.15 + 0.1 if self.title else 0.0
        note = wrap(self.note, (full - GAP) * SLACK, SIZE - 1)
        below = n_lines([note]) * LINE + 0.12
        beside = head + self.foot + GAP
        tops = [above]
        for most in self.most[:: self.per_row]:
            tops.append(tops[-1] + beside + most * line)
        tall = tops[-1] + below
        figure = new_figure(full, tall)
        panels = []
        for i, most in enumerate(self.most):
            row, column = divmod(i, self.per_row)
            left = (column * self.across + self.label_gap) / full
            bottom = 1 - (tops[row] + head + most * line) / tall
            panels.append(figure.add_axes((left, bottom, self.inner / full, most * line / tall)))
        small = {"fontsize": SIZE - 1, "color": SOFT, **PLAIN}
        figure.text(GAP / 2 / full, 0.08 / tall, note, va="bottom", **small)
        if title:
            style = {"fontsize": SIZE + 1, "fontweight": "bold", "color": INK, **PLAIN}
            figure.text(GAP / 2 / full, 1 - 0.08 / tall, title, va="top", **style)
        return panels


def set_up(panels: Panels, ax: Sequence[Axes] | None, *, unit: str) -> dict[str, Axes]:
    """The Axes of each panel with its name and those of its rows, which lie at 0.5, 1.5 and so on from above."""
    axes = panels.axes() if ax is None else list(np.ravel(np.asarray(ax, dtype=object)))
    if len(axes) != len(panels.rows):
        raise FramingError(
            f"`ax` holds {len(axes)} Axes, but the table has {len(panels.rows)} of {unit!r}: give one each."
        )
    for panel, most, (name, rows) in zip(axes, panels.most, panels.rows.items(), strict=True):
        bare(panel)
        panel.set_ylim(most, 0)
        labels = [panels.label(row) for row in rows]
        write_rows(panel, np.arange(len(rows)) + 0.5, labels)
        heading = panels.heading(name)
        panel.set_title(heading, loc="left", fontsize=SIZE, fontweight="bold", color=INK, pad=4, **PLAIN)
    return dict(zip(panels.rows, axes, strict=True))


def draw_dots(
    panel: Axes, panels: Panels, values: npt.NDArray[np.float64], *, scale: Scale, texts: Sequence[str]
) -> None:
    """Dots on one scale with numbers at its ends, and a text at the right of each row.

    Parameters
    ----------
    panel, panels
        Where to draw.
    values
        One a row; what is missing has no dot.
    scale
        Of all panels; the first and the last of its numbers are written.
    texts
        One a row.
    """
    ys = np.arange(len(values)) + 0.5
    across = panels.inner - INSET - panels.slot - 0.1
    panel.set_xlim(scale.at(-INSET / across), scale.at((panels.inner - INSET) / across))
    panel.hlines(ys, scale.low, scale.high, color=TRACK, linewidth=1, zorder=1, clip_on=False)
    panel.vlines([scale.low, scale.high], 0, len(values), color=TRACK, linewidth=0.8, zorder=1, clip_on=False)
    (line,) = panel.plot(values, ys, "o", color=INK, markersize=4.5, zorder=3, linestyle="none")
    line.set_clip_on(False)
    for y, text in zip(ys, texts, strict=True):
        write(panel, (scale.at((panels.inner - INSET - 0.02) / across), float(y)), text, ha="right", color=INK)
    small = {"fontsize": SIZE - 1.5, "color": SOFT, "va": "top"}
    for x, text in (scale.ticks[0], scale.ticks[-1]):
        write(panel, (x, len(values) + 0.12), text, ha="center", **small)
