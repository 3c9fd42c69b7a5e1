"""Intervals in a figure: a line with caps, an arrow where it goes on beyond the scale, and where a scale may end."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from matplotlib.axes import Axes

from framing.plots._look import INK

Floats = npt.NDArray[np.float64]

BAND = "#bcd8f2"
"""A light band for what is not a mark of its own: it stays light in grey."""
STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
NUMBERS = 7
"""About so many numbers stand at a scale at most."""
REACH = 2.5
"""An interval that is so many times as long as the largest value is cut, for it would leave no room for the others."""
FURTHEST = 32.0
"""On a scale of ratios an interval is cut there, unless a value lies beyond."""


@dataclass(frozen=True)
class Scale:
    """A scale across: its ends, where it is numbered and with what, the value of no difference, and what it shows."""

    low: float
    high: float
    ticks: tuple[tuple[float, str], ...]
    zero: float
    name: str
    log: bool = False

    def at(self, fraction: float) -> float:
        """The value at a fraction of the way across: 0 the lower end, 1 the upper; outside them beyond."""
        if self.log:
            return float(self.low * (self.high / self.low) ** fraction)
        return self.low + fraction * (self.high - self.low)

    def inside(self, values: Iterable[float]) -> Floats:
        """The values, those beyond the scale moved to its end."""
        return np.clip(np.asarray(list(values), dtype=np.float64), self.low, self.high)


def linear_scale(
    values: Iterable[float],
    ends: Iterable[float],
    *,
    name: str,
    factor: float = 1.0,
    signed: bool = True,
    reach: float = REACH,
) -> Scale:
    """A scale that holds zero, all values, and the ends of intervals as far as they leave room for the values.

    Parameters
    ----------
    values, ends
        What is drawn; what is not finite is left out.
    name
        What the scale shows.
    factor
        What numbers are multiplied by where they are written: 100 for percentage points.
    signed
        Whether numbers above zero are written with a plus.
    reach
        How many times as far as the largest value an interval may go.
    """
    points = [float(v) for v in values if math.isfinite(v)]
    furthest = max((abs(v) for v in points), default=0.0)
    most = reach * furthest if furthest else math.inf
    held = [0.0, *points, *(min(max(float(e), -most), most) for e in ends if math.isfinite(e))]
    low, high = min(held), max(held)
    if low == high:
        low, high = low - 1 / factor, high + 1 / factor
    # No interval but one that is cut touches the end of the scale.
    low, high = (low - 0.03 * (high - low) if low < 0 else low), high + 0.03 * (high - low)
    step = _step((high - low) * factor / NUMBERS) / factor
    ticks = [k * step for k in range(math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9) + 1)]
    return Scale(low, high, tuple((t, _number(factor * t, signed)) for t in ticks), 0.0, name)


def log_scale(values: Iterable[float], ends: Iterable[float], *, name: str) -> Scale:
    """A scale of ratios, numbered with powers of two, with room for an arrow at either end."""
    points = [float(v) for v in values if math.isfinite(v) and v > 0]
    cut = (min(max(float(e), 1 / FURTHEST), FURTHEST) for e in ends if math.isfinite(e) and e >= 0)
    room = 1.3  # between the furthest point and the end, where arrows stand
    held = [0.5, 2.0, *(p / room for p in points), *(p * room for p in points), *cut]
    low, high = math.floor(math.log2(min(held))), math.ceil(math.log2(max(held)))
    step = max(1, math.ceil((high - low) / 9))
    powers = [k for k in range(low, high + 1) if k % step == 0]
    ticks = tuple((2.0**k, f"{2**k:,}" if k >= 0 else f"1/{2**-k:,}") for k in powers)
    return Scale(2.0**low, 2.0**high, ticks, 1.0, name, log=True)


def _step(least: float) -> float:
    """The next round number at or above."""
    power = 10.0 ** math.floor(math.log10(least))
    return next(step * power for step in STEPS if step * power >= least * (1 - 1e-9))


def _number(value: float, signed: bool) -> str:
    """A number at a scale: with a minus as wide as the plus, and no zeros behind that say nothing."""
    text = f"{abs(value):,.10g}" if round(abs(value), 9) else "0"
    sign = "" if text == "0" else "−" if value < 0 else "+" if signed else ""
    return sign + text


def draw_intervals(
    ax: Axes,
    ys: Iterable[float],
    limits: tuple[Floats, Floats],
    *,
    scale: Scale,
    cap: float,
    colour: str = INK,
) -> None:
    """Draw a line from the lower to the upper limit of each row, with caps; an arrow where it is cut.

    Parameters
    ----------
    ax
        Where to draw.
    ys
        Where each row lies.
    limits
        Lower and upper limits; what is missing is not drawn.
    scale
        Beyond its ends nothing is drawn.
    cap
        Half the height of a cap, in units of y.
    colour
        Of all lines.
    """
    known = ~(np.isnan(limits[0]) | np.isnan(limits[1]))
    ys = np.asarray(list(ys), dtype=np.float64)[known]
    lows, highs = limits[0][known], limits[1][known]
    style: dict[str, Any] = {"color": colour, "linewidth": 0.9, "zorder": 4, "clip_on": False}
    ax.hlines(ys, scale.inside(lows), scale.inside(highs), **style)
    for head, ends, beyond in (("<", lows, lows < scale.low), (">", highs, highs > scale.high)):
        ax.vlines(ends[~beyond], ys[~beyond] - cap, ys[~beyond] + cap, **style)
        arrows(ax, ys[beyond], scale, head, colour=colour)


def arrows(ax: Axes, ys: Iterable[float], scale: Scale, head: str, *, colour: str = INK, hollow: bool = False) -> None:
    """Arrow heads at the lower ("<") or the upper (">") end of the scale."""
    at = list(ys)
    end = scale.low if head == "<" else scale.high
    face = "white" if hollow else colour
    style: dict[str, Any] = {
        "color": colour,
        "markersize": 4,
        "markerfacecolor": face,
        "markeredgewidth": 0.9,
        "clip_on": False,
    }
    if at:
        ax.plot([end] * len(at), at, head, zorder=5, **style)


def limits_of(table: pd.DataFrame, low: str, high: str) -> tuple[Floats, Floats]:
    """Two columns of limits as arrays."""
    return table[low].to_numpy(dtype=np.float64), table[high].to_numpy(dtype=np.float64)


def interval_words(table: pd.DataFrame) -> str:
    """How the intervals of a table are called: with their level, where the table says it."""
    level = table.attrs.get("level")
    return f"{100 * level:g}% interval" if isinstance(level, float) else "interval"


def counted_words(table: pd.DataFrame) -> str:
    """What the counts of a table are of: "unquoted " of those outside quotation marks; of all, where the table says in
    its `attrs` that whose words stand where was not looked for.

    >>> counted_words(pd.DataFrame())
    'unquoted '
    """
    return "" if table.attrs.get("attribution") == "none" else "unquoted "


def in_words(value: float, low: float, high: float, *, factor: float = 1.0, signed: bool = True) -> str:
    """A value with its interval in words.

    >>> in_words(0.12, -0.03, 0.28, factor=100)
    '+12 (−3 to +28)'
    >>> in_words(2.0, float("nan"), float("nan"), signed=False)
    '2'
    """
    said, *ends = ("–" if math.isnan(v) else _short(factor * v, signed) for v in (value, low, high))
    return said if "–" in (said, *ends) else f"{said} ({ends[0]} to {ends[1]})"


def _short(value: float, signed: bool) -> str:
    if math.isinf(value):
        return "infinity" if value > 0 else "−infinity"
    return _number(float(f"{value:.3g}"), signed)
