"""The one look of every figure: colours, type, and text that is measured before it is drawn.

A figure's size follows from its text, so that no name is cut off; text is wrapped to a width in inches, not to a number
of letters. Nothing here changes a setting of matplotlib.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any, Literal

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection
from matplotlib.figure import Figure

from framing._checks import FramingError, check_choice
from framing.plots._fonts import families, natural_width

# Outlets, referents and labels have no colours: they stand in their places, under their names. What is coloured is
# whose words they are, dark, light and hatched, the same in every figure and told apart in grey.
INK = "#222222"
SOFT = "#595959"
TRACK = "#ececec"
FILL = "#8fa3b5"
"""Of bars that stand for one thing only."""
WIDTH = 7.2
"""Width of a full figure in inches: 183 mm, both columns of a journal."""
Width = Literal["column", "page"] | float
"""How wide a figure may be: a name of `WIDTHS`, or millimetres."""
WIDTHS = {"column": 89.0, "page": 183.0}
NARROW = 60.0
"""Millimetres; in less no name and no scale have room beside each other."""
SIZE = 8.0
"""Size of type in points."""
LINE = SIZE * 1.25 / 72
"""Height of a line of type in inches."""
ROW = "row"
"""Gid of the texts that name rows."""
PLAIN: dict[str, Any] = {"parse_math": False, "usetex": False, "fontfamily": list(families())}
"""Goes with every text: names are words, and "$5 to $10" is no formula."""


def clean(text: object) -> str:
    """One line of printable text: control characters and lone surrogates would make an SVG file unreadable.

    >>> clean("The\\tHerald\\x00")
    'The Herald\\ufffd'
    """
    blanks = re.sub(r"[^\S\u00a0]+", " ", str(text)).strip()  # a no-break space stays: it holds "n = 3" together
    return "".join("\ufffd" if unicodedata.category(c) in ("Cc", "Cs") or c in "\ufffe\uffff" else c for c in blanks)


def measure(text: str, size: float = SIZE, bold: bool = False) -> float:
    """Width of one line of text in inches."""
    return natural_width(text, bold) * size / 72 * 1.03  # renderers round glyphs to their pixels


def parts(text: str) -> list[str]:
    """The pieces between which a line may end: after a blank, which is dropped there, or after a hyphen.

    >>> parts("anti-government side")
    ['anti-', 'government ', 'side']
    """
    return re.findall(r"[^ -]*-+|[^ -]+ ?| ", clean(text))


def wrap(text: str, inches: float, size: float = SIZE, bold: bool = False) -> str:
    """The text in lines no wider than `inches`; a piece that is too long by itself is broken."""
    lines = [""]
    for part in parts(text):
        if measure((lines[-1] + part).rstrip(), size, bold) > inches and lines[-1]:
            lines.append("")
        rest = part
        while measure(rest.rstrip(), size, bold) > inches and len(rest.rstrip()) > 1:
            end = next(n for n in range(len(rest) - 1, 0, -1) if n == 1 or measure(rest[:n], size, bold) <= inches)
            lines[-1:] = [rest[:end], ""]
            rest = rest[end:]
        lines[-1] += rest
    return "\n".join(line.strip() for line in lines)


def n_lines(texts: Iterable[str]) -> int:
    """The most lines that any of the texts has."""
    return max((text.count("\n") + 1 for text in texts), default=1)


def inches(width: Width) -> float:
    """A width in inches.

    Raises
    ------
    FramingError
        If it is no name of a width, and no number of millimetres from 60.

    >>> inches("page"), round(inches(89), 2)
    (7.2, 3.5)
    """
    if isinstance(width, str):
        check_choice("width", width, list(WIDTHS))
        width = WIDTHS[width]
    if type(width) not in (int, float) or not NARROW <= width < math.inf:
        raise FramingError(f"`width` must be one of {list(WIDTHS)} or millimetres from {NARROW:g}; got {width!r}.")
    return WIDTH if width == WIDTHS["page"] else width / 25.4


def ink_on(rgba: Sequence[float]) -> str:
    """White or the dark ink, whichever has the higher contrast on a shade (relative luminance as in WCAG 2).

    >>> ink_on((1.0, 1.0, 1.0, 1.0)), ink_on((0.0, 0.0, 0.4, 1.0))
    ('#222222', 'white')
    """
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in rgba[:3])
    luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    on_white, on_ink = 1.05 / (luminance + 0.05), (luminance + 0.05) / (0.0159 + 0.05)
    return "white" if on_white > on_ink else INK


def new_figure(inches_wide: float, inches_high: float) -> Figure:
    """A white figure that no global state knows of."""
    return Figure(figsize=(round(inches_wide, 3), round(inches_high, 3)), facecolor="white")


def bare(ax: Axes) -> None:
    """Take frame and ticks from the Axes: the numbers stand in the picture."""
    for spine in ax.spines.values():
        spine.set_visible(False)
    ax.tick_params(length=0, labelsize=SIZE, colors=INK)
    ax.set_xticks([])
    ax.set_yticks([])
    ax.set_facecolor("none")


def write(ax: Axes, xy: tuple[float, float], text: str, **style: Any) -> None:
    """Write text that is never read as mathematics."""
    ax.text(*xy, text, **{"fontsize": SIZE, "color": INK, "va": "center", **PLAIN, **style})


def write_rows(ax: Axes, ys: Iterable[float], names: Iterable[str]) -> None:
    """Write the names of rows before the Axes, as texts with the gid "row".

    Ticks would do the same, and each takes as long as five texts: they were a quarter of the time of a figure.
    """
    across = ax.get_yaxis_transform()
    gap = 3.5 / 72 / max(ax.bbox.width / ax.figure.dpi, 0.1)
    for y, name in zip(ys, names, strict=True):
        write(ax, (-gap, float(y)), name, ha="right", transform=across, gid=ROW)


def row_names(ax: Axes) -> list[str]:
    """The names of the rows of a figure, from above."""
    return [text.get_text() for text in ax.texts if text.get_gid() == ROW]


def draw_bars(
    ax: Axes, ys: Sequence[float], spans: tuple[Sequence[float], Sequence[float]], *, high: float, **style: Any
) -> PolyCollection:
    """Bars across, as one mark: where each lies, where it starts and how long it is; none where that is nothing.

    A bar of its own is an artist of its own, and a figure with hundreds of them takes a second.
    """
    half = high / 2
    corners = [
        [(x, y - half), (x + long, y - half), (x + long, y + half), (x, y + half)]
        for y, x, long in zip(ys, *spans, strict=True)
        if long > 0
    ]
    bars = PolyCollection(corners, closed=True, clip_on=False, **{"edgecolor": INK, "linewidth": 0.5, **style})
    ax.add_collection(bars, autolim=False)
    return bars


def check_table(table: pd.DataFrame, columns: Sequence[str], source: str) -> None:
    """Raise `FramingError` unless the table has rows and the columns that `source` returns."""
    missing = [c for c in columns if c not in table.columns]
    if missing:
        raise FramingError(f"the table lacks {missing}; it should be one that `{source}` returned.")
    if table.empty:
        raise FramingError(f"the table of `{source}` has no rows: there is nothing to draw.")


def percent(share: float) -> str:
    """A share in words of a figure.

    >>> percent(0.5833), percent(float("nan"))
    ('58%', '–')
    """
    return "–" if math.isnan(share) else f"{100 * share:.0f}%"


def decimal(value: float, places: int = 1) -> str:
    """A number in words of a figure; what is not known is a dash.

    >>> decimal(12.345), decimal(float("nan"))
    ('12.3', '–')
    """
    return "–" if math.isnan(value) else f"{value:,.{places}f}"
