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
_FONT = re.compile(r"font: (bold |\d+ )?([\d.]+px)[^;]*")
_FAMILIES = re.compile(r"font-family: [^;]*;? ?")
_LONG = re.compile(r"-?\d+\.\d{3,}")  # a hundredth of a point is less than a screen shows
FAMILY = "'DejaVu Sans', Verdana, sans-serif"


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
        warnings.filterwarnings("ignore", message="Glyph .* missing from", category=UserWarning)
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
    root.set("style", f"stroke-linejoin: round; stroke-linecap: butt; font-family: {FAMILY}")
    return ElementTree.tostring(root, encoding="unicode") + "\n"


def _font(found: re.Match[str]) -> str:
    """Size and weight of a shorthand that older versions write; the family stands once, in the root."""
    weight = (found[1] or "").strip()
    return f"font-size: {found[2]}" + (f"; font-weight: {weight}" if weight else "")


def _isolate(root: ElementTree.Element, prefix: str) -> None:
    """Make the picture safe beside others: ids and links get the prefix; the style sheet, which rules a page, goes.

    What says nothing goes too: metadata, ids that nothing refers to, blanks between elements.
    """
    used = {v.removeprefix("#") for e in root.iter() for k, v in e.attrib.items() if k == _LINK}
    used |= {name for e in root.iter() for v in e.attrib.values() for name in _URL.findall(v)}
    for element in list(root.iter()):
        for child in list(element):
            if child.tag in (f"{_SVG}metadata", f"{_SVG}style"):
                element.remove(child)
        element.tag = str(element.tag).removeprefix(_SVG)
        element.tail = None
        if element.tag != "text":
            element.text = None
        attributes = [_attribute(name, value, used=used, prefix=prefix) for name, value in element.attrib.items()]
        element.attrib.clear()
        element.attrib.update({name: value for name, value in attributes if value})


def _attribute(name: str, value: str, *, used: set[str], prefix: str) -> tuple[str, str]:
    """An attribute as it stands in the page; "" where it is not needed."""
    if name == "id":
        return name, f"{prefix}-{value}" if value in used else ""
    if name == _LINK:
        return "href", f"#{prefix}-{value.removeprefix('#')}"
    if name == "transform" and value.startswith("rotate(-0 "):
        return name, ""
    if name in ("d", "x", "y", "transform"):
        return name, _LONG.sub(lambda n: f"{float(n[0]):.2f}", " ".join(value.split()))
    if name == "style":
        value = _FAMILIES.sub("", _FONT.sub(_font, value))
    return name, _URL.sub(rf"url(#{prefix}-\1)", value)
