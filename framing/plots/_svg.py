"""A figure as SVG that can stand in a page beside others, the same bytes for the same figure."""

from __future__ import annotations

import hashlib
from xml.sax.saxutils import escape

from matplotlib.figure import Figure

from framing.plots._drawing import PREFIX, Drawing, number
from framing.plots._look import INK, SIZE, clean

FAMILY = "'DejaVu Sans', Verdana, sans-serif"


def to_svg(
    figure: Figure, title: str, description: str, *, prefix: str | None = None, page: float | None = None
) -> str:
    """The figure as an `<svg>` element with a title and a description for readers who do not see it.

    Parameters
    ----------
    figure
        The figure; `ax.figure` of what a plot returned.
    title, description
        Shown by screen readers; the description is what a `describe_` function returned.
    prefix
        What the ids of the picture begin with. Needed only where one picture stands twice in one page: else it is made
        from the picture itself.
    page
        Width of the picture in inches, where it is wider than the figure: white at its right.

    Returns
    -------
    str
        One element, with no declaration before it: it can stand in HTML and is a file of its own as well.

    Notes
    -----
    Text stays text: it can be searched, selected and read aloud, the file is a tenth as large as one with outlines, and
    letters that matplotlib's font lacks are drawn by the reader's. The danger is another font's widths; sizes are
    measured in DejaVu Sans, which is wider than the fonts that replace it, so nothing is cut off.

    Examples
    --------
    >>> to_svg(Figure(figsize=(1, 1)), "Empty", "Nothing is drawn.")[:16]
    '<svg xmlns="http'
    """
    wide, high = (72 * float(inches) for inches in figure.get_size_inches())
    drawing = Drawing(wide, high)
    resolution = figure.dpi
    try:
        figure.dpi = 72  # a dot is a point
        figure.draw(drawing)
    finally:
        figure.dpi = resolution
    body = drawing.svg()
    if page is not None and 72 * page > wide:
        wide = 72 * page
        body = f'<path fill="#fff" d="M0 0h{number(wide)}v{number(high)}h-{number(wide)}z"/>{body}'
    if prefix is None:
        prefix = "f" + hashlib.sha256(f"{title}\n{body}".encode(errors="replace")).hexdigest()[:10]
    body = body.replace(PREFIX, prefix)
    attributes = (
        f'role="img" aria-labelledby="{prefix}-title {prefix}-desc" width="{number(wide)}pt" '
        f'height="{number(high)}pt" viewBox="0 0 {number(wide)} {number(high)}" font-family="{FAMILY}" '
        f'font-size="{number(SIZE)}" fill="{INK}" stroke-linejoin="round"'
    )
    words = f'<title id="{prefix}-title">{escape(clean(title))}</title>'
    words += f'<desc id="{prefix}-desc">{escape(clean(description))}</desc>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}>{words}{body}</svg>\n'
