"""A figure as SVG that can stand in a page beside others, the same bytes for the same figure."""

from __future__ import annotations

import hashlib
import io
import re
import warnings
from xml.etree import ElementTree

import matplotlib
from matplotlib.figure import Figure

from framing.plots._look import clean

_SVG = "{http://www.w3.org/2000/svg}"
_LINK = "{http://www.w3.org/1999/xlink}href"
_URL = re.compile(r"url\(#([^)]+)\)")


def to_svg(figure: Figure, title: str, description: str, *, prefix: str | None = None) -> str:
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

    Returns
    -------
    str
        One element, with no declaration before it: it can stand in HTML and is a file of its own as well.

    Notes
    -----
    Text stays text: it can be searched, selected and read aloud, the file is a fifth as large as one with outlines, and
    letters that matplotlib's font lacks are drawn by the reader's. The danger is another font's widths; sizes are
    measured in DejaVu Sans, which is wider than the fonts that replace it, so nothing is cut off.

    Examples
    --------
    >>> to_svg(Figure(figsize=(1, 1)), "Empty", "Nothing is drawn.")[:16]
    '<svg xmlns="http'
    """
    drawn = io.StringIO()
    with matplotlib.rc_context({"svg.hashsalt": "framing", "svg.fonttype": "none"}), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing from font", category=UserWarning)
        figure.savefig(drawn, format="svg", metadata={"Date": None, "Creator": None, "Format": None, "Type": None})
    source = drawn.getvalue()
    root = ElementTree.fromstring(source)
    if prefix is None:
        prefix = "f" + hashlib.sha256(f"{title}\n{source}".encode()).hexdigest()[:10]
    _isolate(root, prefix)
    for name, text in (("desc", description), ("title", title)):
        element = ElementTree.Element(name, {"id": f"{prefix}-{name}"})
        element.text = clean(text)
        root.insert(0, element)
    size = dict(root.attrib)
    root.attrib.clear()
    root.attrib.update(xmlns="http://www.w3.org/2000/svg", role="img")
    root.set("aria-labelledby", f"{prefix}-title {prefix}-desc")
    root.attrib.update({name: size[name] for name in ("width", "height", "viewBox")})
    root.set("style", "stroke-linejoin: round; stroke-linecap: butt")
    return ElementTree.tostring(root, encoding="unicode") + "\n"


def _isolate(root: ElementTree.Element, prefix: str) -> None:
    """Give ids and links the prefix; drop metadata and the style sheet, which would rule the whole page."""
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag in (f"{_SVG}metadata", f"{_SVG}style"):
                parent.remove(child)
        parent.tag = str(parent.tag).removeprefix(_SVG)
        for name, value in list(parent.attrib.items()):
            if name == "id":
                parent.set(name, f"{prefix}-{value}")
            elif name == _LINK:
                del parent.attrib[name]
                parent.set("href", f"#{prefix}-{value.removeprefix('#')}")
            elif "url(#" in value:
                parent.set(name, _URL.sub(rf"url(#{prefix}-\1)", value))
