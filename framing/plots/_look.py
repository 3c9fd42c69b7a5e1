"""The one look of every figure: colours, type, and text that is measured before it is drawn.

A figure's size follows from its text, so that no name is cut off; text is wrapped to a width in inches, not to a number
of letters. Nothing here changes a setting of matplotlib.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

from framing._checks import FramingError

# Ten colours told apart by most readers with a colour vision deficiency (Petroff 2021, arXiv:2107.02270). No figure
# relies on them: what a mark stands for is written beside it.
PALETTE = ("#3f90da", "#ffa90e", "#bd1f01", "#94a4a2", "#832db6", "#a96b59", "#e76300", "#b9ac70", "#717581", "#92dadd")
INK = "#222222"
SOFT = "#595959"
TRACK = "#ececec"
WIDTH = 7.2
"""Width of a full figure in inches: the text width of an A4 page."""
SIZE = 8.0
"""Size of type in points."""
LINE = SIZE * 1.25 / 72
"""Height of a line of type in inches."""
PLAIN: dict[str, Any] = {"parse_math": False, "usetex": False}
"""Goes with every text: names are words, and "$5 to $10" is no formula."""


def clean(text: object) -> str:
    """One line of printable text: control characters and lone surrogates would make an SVG file unreadable.

    >>> clean("The\\tHerald\\x00")
    'The Herald\\ufffd'
    """
    blanks = re.sub(r"[^\S\u00a0]+", " ", str(text)).strip()  # a no-break space stays: it holds "n = 3" together
    return "".join("\ufffd" if unicodedata.category(c) in ("Cc", "Cs") or c in "\ufffe\uffff" else c for c in blanks)


@lru_cache(maxsize=4096)
def width(text: str, size: float = SIZE, bold: bool = False) -> float:
    """Width of one line of text in inches. East Asian letters, which the font may lack, are taken as wide as a W."""
    stand_in = "".join("W" if unicodedata.east_asian_width(c) in "WF" else c if ord(c) < 0x2E80 else "M" for c in text)
    font = FontProperties(size=size, weight="bold" if bold else "normal")
    points, _, _ = text_to_path.get_text_width_height_descent(stand_in, font, ismath=False)
    return float(points) / 72 * 1.03  # renderers round glyphs to their pixels


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
        if width((lines[-1] + part).rstrip(), size, bold) > inches and lines[-1]:
            lines.append("")
        rest = part
        while width(rest.rstrip(), size, bold) > inches and len(rest.rstrip()) > 1:
            end = next(n for n in range(len(rest) - 1, 0, -1) if n == 1 or width(rest[:n], size, bold) <= inches)
            lines[-1:] = [rest[:end], ""]
            rest = rest[end:]
        lines[-1] += rest
    return "\n".join(line.strip() for line in lines)


def n_lines(texts: Iterable[str]) -> int:
    """The most lines that any of the texts has."""
    return max((text.count("\n") + 1 for text in texts), default=1)


def colours(names: Iterable[object]) -> dict[str, str]:
    """A colour for each name, in the order in which the names come: give the same names and they keep their colours.

    >>> colours(["rebel", "fighter", "rebel"])
    {'rebel': '#3f90da', 'fighter': '#ffa90e'}
    """
    distinct = dict.fromkeys(str(name) for name in names)
    return {name: PALETTE[i % len(PALETTE)] for i, name in enumerate(distinct)}


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
    ax.set_facecolor("none")


def write(ax: Axes, xy: tuple[float, float], text: str, **style: Any) -> None:
    """Write text that is never read as mathematics."""
    ax.text(*xy, text, **{"fontsize": SIZE, "color": INK, "va": "center", **PLAIN, **style})


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
