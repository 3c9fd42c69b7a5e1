"""A figure as a file for print: SVG, PDF or PNG, the same bytes for the same figure, whole or not at all."""

from __future__ import annotations

import io
import os
import warnings
from pathlib import Path
from typing import Any, Literal, get_args

import matplotlib
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from framing._checks import FramingError, FramingWarning, check_choice
from framing.io.whole import write_whole
from framing.plots._fonts import missing_letters
from framing.plots._look import Width, clean, inches
from framing.plots._svg import to_svg

Format = Literal["svg", "pdf", "png"]
RESOLUTION = 600
"""Dots an inch of a PNG: what journals ask of drawings."""
SLACK = 0.02
"""Inches that a figure may be wider than asked, which no page shows."""
PLAIN = ("backend", "toolbar", "interactive", "webagg")


def save(
    figure: Figure | Axes | Any,
    path: str | os.PathLike[str],
    *,
    width: Width | None = None,
    title: str | None = None,
    description: str = "",
) -> Path:
    """Write a figure to a file, as its suffix says: ``.svg``, ``.pdf`` or ``.png``.

    Parameters
    ----------
    figure
        What a plot returned: Axes, several of them, or their figure.
    path
        Where to write. What stands there is replaced when all is written.
    width
        How wide the picture is to be: ``"page"`` (183 mm), ``"column"`` (89 mm) or millimetres. A narrower figure has
        white at its right; nothing is ever made smaller, so type stays at 6 to 9 points. None: as wide as it is.
    title, description
        What the file says of itself to readers who do not see it; the title is the file's name where none is given,
        and the description best what a ``describe_`` function returned.

    Returns
    -------
    pathlib.Path
        Where it was written.

    Raises
    ------
    FramingError
        If the suffix is another, the figure is wider than `width`, or the file cannot be written.

    Warns
    -----
    FramingWarning
        If no installed font has a letter that is written: PDF and PNG then show an empty box, SVG does not.

    Notes
    -----
    Equal figures give equal bytes: no date and no name of a program stands in the file. Text stays text: PDF embeds its
    font as TrueType (type 42), which journals take and readers can search; SVG names the font and uses the reader's.
    PNG has 600 dots an inch.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     save(Figure(figsize=(3, 1)), Path(folder) / "empty.svg", width="column").read_text()[:4]
    '<svg'
    """
    target = Path(path)
    kind = target.suffix.lower().removeprefix(".")
    check_choice("suffix of the file", kind, get_args(Format))
    written = rendered(figure, kind, width=width, title=title or target.stem, description=description)  # type: ignore[arg-type]
    write_whole(target, written)
    return target


def rendered(
    figure: Figure | Axes | Any, kind: Format, *, width: Width | None = None, title: str = "", description: str = ""
) -> bytes:
    """What `save` writes, as bytes.

    Parameters
    ----------
    figure, width, title, description
        As in `save`.
    kind
        ``"svg"``, ``"pdf"`` or ``"png"``.

    Examples
    --------
    >>> rendered(Figure(figsize=(3, 1)), "pdf")[:5]
    b'%PDF-'
    """
    drawn = _figure_of(figure)
    page = _page(drawn, width)
    if kind == "svg":
        return to_svg(drawn, title, description, page=page).encode("utf-8", "replace")
    _warn(drawn)
    about: dict[str, Any] = {"Creator": None, "Producer": None, "CreationDate": None}
    about |= _said(Title=title, Subject=description)
    metadata = about if kind == "pdf" else {"Software": None, **_said(Title=title, Description=description)}
    box = Bbox([[0, 0], [page, drawn.get_size_inches()[1]]])
    stream = io.BytesIO()
    plain = {k: v for k, v in matplotlib.rcParamsDefault.items() if not k.startswith(PLAIN)}
    with matplotlib.rc_context(plain | {"pdf.fonttype": 42}), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing from", category=UserWarning)
        # The white at the right is the page's, which has no colour of its own in a box that is larger than the figure.
        options: dict[str, Any] = {"facecolor": "white", "bbox_inches": box, "metadata": metadata}
        drawn.savefig(stream, format=kind, dpi=RESOLUTION, **options)
    return stream.getvalue()


def _said(**texts: str) -> dict[str, str]:
    """What is said of the file, where anything is."""
    return {name: clean(text) for name, text in texts.items() if clean(text)}


def _figure_of(figure: Any) -> Figure:
    """The figure of Axes, of several, or itself."""
    found = figure.flat[0] if hasattr(figure, "flat") and len(figure) else figure
    found = found.get_figure(root=True) if isinstance(found, Axes) else found
    if not isinstance(found, Figure):
        raise FramingError(f"a figure is saved, or the Axes of one; got {type(figure).__name__}.")
    return found


def _page(figure: Figure, width: Width | None) -> float:
    """Width of the page in inches."""
    own = float(figure.get_size_inches()[0])
    page = own if width is None else inches(width)
    if own > page + SLACK:
        raise FramingError(
            f"the figure is {25.4 * own:.0f} mm wide, more than {25.4 * page:.0f}: draw it for that width, as in "
            f"plots.naming(table, width={width!r}). If it was, its names and numbers need more: draw fewer of them."
        )
    return max(own, page)


def _warn(figure: Figure) -> None:
    """Say which letters no font has."""
    texts: list[Any] = figure.findobj(Text)
    said: set[str] = {c for text in texts for c in missing_letters(text.get_text(), text.get_fontfamily())}
    if said:
        shown = "".join(sorted(said)[:10])
        warnings.warn(
            f"no font of the figure has {len(said)} of its letters ({shown}): they are empty boxes here. Save it as "
            "SVG, which is drawn with the reader's fonts, or install a font that has them, such as Noto Sans CJK.",
            FramingWarning,
            stacklevel=4,
        )
