"""What matplotlib draws, as few SVG elements: text as text, marks of one style together, no digits that nobody sees.

matplotlib's own SVG repeats the style of every mark and wraps each in groups; of these figures it writes three times as
much, which a page with many of them pays for. This is a renderer as any other, and draws whatever figure it is given.
"""

from __future__ import annotations

import base64
import io
import math
from itertools import groupby, pairwise
from typing import Any, NamedTuple
from xml.sax.saxutils import escape, quoteattr

import numpy as np
from matplotlib.backend_bases import GraphicsContextBase, RendererBase
from matplotlib.colors import to_hex
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import Affine2D, Bbox

from framing.plots._fonts import ASCENT, DESCENT, natural_width
from framing.plots._look import INK, SIZE, clean

Style = tuple[tuple[str, str], ...]
ANCHORS = {"left": "", "center": "middle", "right": "end"}
HATCH = 72.0
"""Width of the tile of a pattern, in points."""
PREFIX = "\0"
"""Stands in ids for what they begin with, which may follow from the picture; no text holds it."""
BOLD = 600
"""From this weight on a font is the bold one."""


class Element(NamedTuple):
    """An element: what it is, what others may share with it, its place, what it holds, whether it may be joined."""

    tag: str
    style: Style
    place: str
    text: str = ""
    joins: bool = False


class Drawing(RendererBase):
    """Elements of a picture in the order in which they are painted."""

    def __init__(self, width: float, height: float) -> None:
        super().__init__()
        self.width, self.height = width, height
        self.elements: list[Element] = []
        self.definitions: dict[str, str] = {}

    def svg(self) -> str:
        """All elements, those of one style in one group."""
        ordered: list[Element] = []
        for is_text, elements in groupby(self.elements, key=lambda e: e.tag == "text"):
            run = list(elements)
            # Words do not lie on each other, so those of one style may come together.
            ordered += sorted(run, key=lambda e: e.style) if is_text else run
        groups = [_group(style, list(run)) for style, run in groupby(ordered, key=lambda e: e.style)]
        made = "".join(f"<{body.format(id=quoteattr(name))}" for body, name in self.definitions.items())
        return (f"<defs>{made}</defs>" if made else "") + "".join(groups)

    def draw_path(self, gc: GraphicsContextBase, path: Path, transform: Any, rgbFace: Any = None) -> None:  # noqa: N803
        """A path; nothing where it has neither line nor filling."""
        style = self._style(gc, rgbFace)
        if style is None or not np.size(path.vertices):
            return
        place, plain = _data(path, self._down(transform))
        self._add(gc, path.get_extents(transform), Element("path", style, place, joins=plain or rgbFace is None))

    def draw_markers(
        self,
        gc: GraphicsContextBase,
        marker_path: Path,
        marker_trans: Any,
        path: Path,
        trans: Any,
        rgbFace: Any = None,  # noqa: N803
    ) -> None:
        """A mark at each point; the round ones as circles."""
        if marker_path is not Path.unit_circle():
            super().draw_markers(gc, marker_path, marker_trans, path, trans, rgbFace)
            return
        style = self._style(gc, rgbFace)
        radius = abs(float(marker_trans.get_matrix()[0, 0]))
        for x, y in trans.transform(path.vertices):
            if style is not None and np.isfinite(x) and np.isfinite(y):
                place = f'cx="{number(x)}" cy="{number(self.height - y)}" r="{number(radius)}"'
                around = Bbox([[x - radius, y - radius], [x + radius, y + radius]])
                self._add(gc, around, Element("circle", style, place))

    def draw_text(
        self,
        gc: GraphicsContextBase,
        x: float,
        y: float,
        s: str,
        prop: FontProperties,
        angle: float,
        ismath: Any = False,
        mtext: Text | None = None,
    ) -> None:
        """A line of text, held where it is aligned, so that another font's widths move it as little as can be."""
        if ismath:
            super().draw_text(gc, x, y, s, prop, angle, ismath, mtext)
            return
        anchor = ""
        if mtext is not None and (angle == 0 or mtext.get_rotation_mode() == "anchor"):
            at, up = mtext.get_transform().transform(mtext.get_unitless_position())
            sine, cosine = np.sin(np.radians(angle)), np.cos(np.radians(angle))
            off = sine * (x - at) + cosine * (y - (self.height - up))
            x, y, anchor = at + off * sine, self.height - up + off * cosine, ANCHORS[mtext.get_horizontalalignment()]
        size, colour = prop.get_size_in_points(), to_hex(gc.get_rgb())
        style = {
            "font-size": number(size) if size != SIZE else "",
            "font-weight": "bold" if _is_bold(prop) else "",
            "font-style": str(prop.get_style()) if prop.get_style() != "normal" else "",
            "text-anchor": anchor,
            "fill": _short(colour) if colour != INK else "",
            "opacity": number(_alpha(gc)) if _alpha(gc) < 1 else "",
        }
        place = f'x="{number(x, 1)}" y="{number(y, 1)}"'
        if angle:
            place += f' transform="rotate({number(-angle, 1)} {number(x, 1)} {number(y, 1)})"'
        self.elements.append(Element("text", tuple((k, v) for k, v in style.items() if v), place, escape(clean(s))))

    def draw_image(self, gc: GraphicsContextBase, x: float, y: float, im: Any, transform: Any = None) -> None:
        """A picture of points, such as `imshow` makes."""
        from PIL import Image

        drawn = io.BytesIO()
        Image.fromarray(im[::-1]).save(drawn, format="png")
        high, wide = im.shape[:2]
        matrix = Affine2D().translate(x, y) if transform is None else Affine2D(transform.get_matrix()).translate(x, y)
        corners = matrix.transform([(0, 0), (wide, high)] if transform is None else [(0, 0), (1, 1)])
        (left, low), (right, top) = corners
        place = (
            f'x="{number(left)}" y="{number(self.height - top)}" width="{number(right - left)}" '
            f'height="{number(top - low)}" href="data:image/png;base64,{base64.b64encode(drawn.getvalue()).decode()}"'
        )
        self.elements.append(Element("image", (), place))

    def get_text_width_height_descent(self, s: str, prop: FontProperties, ismath: Any) -> tuple[float, float, float]:
        """Size of a line by the widths of its letters; to ask for outlines takes other renderers most of their time."""
        if ismath:
            measured = super().get_text_width_height_descent(s, prop, ismath)
            return float(measured[0]), float(measured[1]), float(measured[2])
        size = prop.get_size_in_points()
        return natural_width(s, _is_bold(prop)) * size, (ASCENT + DESCENT) * size, DESCENT * size

    def flipy(self) -> bool:
        """SVG counts downwards."""
        return True

    def get_canvas_width_height(self) -> tuple[float, float]:
        """In points."""
        return self.width, self.height

    def _down(self, transform: Any) -> Any:
        return transform + Affine2D().scale(1.0, -1.0).translate(0.0, self.height)

    def _add(self, gc: GraphicsContextBase, extent: Bbox, element: Element) -> None:
        """The element, cut where it reaches beyond what it may cover."""
        cut, (path, transform) = gc.get_clip_rectangle(), gc.get_clip_path()
        style = element.style
        if isinstance(path, Path):
            style += (("clip-path", self._define(_clip(f'<path d="{_data(path, self._down(transform))[0]}"/>'), "c")),)
        elif cut is not None and not _inside(extent, cut):
            sides = (cut.x0, self.height - cut.y1, cut.width, cut.height)
            x, y, w, h = (number(side) for side in sides)
            inner = f'<rect x="{x}" y="{y}" width="{w}" height="{h}"/>'
            style += (("clip-path", self._define(_clip(inner), "c")),)
        self.elements.append(element._replace(style=style))

    def _style(self, gc: GraphicsContextBase, face: Any) -> Style | None:
        """Filling and line; None where there is neither."""
        wide = float(gc.get_linewidth())
        alpha = gc.get_alpha() if gc.get_forced_alpha() else None
        filled = face is not None and (len(face) < 4 or face[3] > 0 or alpha is not None)
        lined = wide > 0 and (gc.get_rgb()[3] > 0)
        if not filled and not lined and gc.get_hatch() is None:
            return None
        style = {"fill": _short(to_hex(face)) if filled else "none"}
        if gc.get_hatch() is not None:
            style["fill"] = self._hatch(gc, face if filled else None)
        elif filled and alpha is None and len(face) > 3 and face[3] < 1:
            style["fill-opacity"] = number(face[3])
        if lined:
            style |= _line(gc, wide, forced=alpha is not None)
        if alpha is not None and alpha < 1:
            style["opacity"] = number(alpha)
        return tuple(style.items())

    def _hatch(self, gc: GraphicsContextBase, face: Any) -> str:
        """A pattern of the lines that a hatch has."""
        down = Affine2D().scale(HATCH, -HATCH).translate(0, HATCH)
        colour = _short(to_hex(gc.get_hatch_color()))
        under = f'<path fill="{_short(to_hex(face))}" d="M0 0h73v73h-73z"/>' if face is not None else ""
        lines = f'<path fill="{colour}" stroke="{colour}" stroke-width="{number(gc.get_hatch_linewidth())}" '
        lines += f'stroke-linejoin="miter" d="{_data(gc.get_hatch_path(), down)[0]}"/>'
        tile = 'patternUnits="userSpaceOnUse" width="72" height="72"'
        return self._define(f"pattern id={{id}} {tile}>{under}{lines}</pattern>", "h")

    def _define(self, body: str, kind: str) -> str:
        """How a definition is referred to; one for equal ones."""
        name = self.definitions.setdefault(body, f"{PREFIX}-{kind}{len(self.definitions)}")
        return f"url(#{name})"


def number(value: float, places: int = 2) -> str:
    """A number as short as can be: a hundredth of a point is less than a printer shows.

    >>> number(12.30499), number(-0.001), number(7.0)
    ('12.3', '0', '7')
    """
    text = f"{value:.{places}f}".rstrip("0").rstrip(".") if places else f"{value:.0f}"
    return "0" if text in ("-0", "") else text


def _group(style: Style, elements: list[Element]) -> str:
    """Elements of one style: in a group where they are several, in one path where that draws the same."""
    joined: list[Element] = []
    solid = not any("opacity" in name for name, _ in style)  # what shines through shows what lies on what
    for element in elements:
        last = joined[-1] if joined else None
        if last and element.tag == "path" and element.joins and last.joins and solid:
            joined[-1] = last._replace(place=last.place + element.place)
        else:
            joined.append(element)
    own = "".join(f" {name}={quoteattr(value)}" for name, value in style)
    if len(joined) == 1 or not own:
        return "".join(_element(element, own) for element in joined)
    return f"<g{own}>{''.join(_element(element, '') for element in joined)}</g>"


def _element(element: Element, style: str) -> str:
    place = f'd="{element.place}"' if element.tag == "path" else element.place
    return f"<{element.tag}{style} {place}" + (f">{element.text}</text>" if element.tag == "text" else "/>")


def _data(path: Path, transform: Any) -> tuple[str, bool]:
    """The data of a path, and whether it is an upright rectangle, which may be joined with others."""
    codes = [] if path.codes is None else [int(code) for code in np.asarray(path.codes)]
    if set(codes[1:]) <= {Path.LINETO} or codes == _BOX:
        points = [(float(x), float(y)) for x, y in transform.transform(path.vertices)]
        if codes == _BOX:
            points[-1] = points[0]
        if all(math.isfinite(x) and math.isfinite(y) for x, y in points):
            return _straight(points)
    said = {Path.MOVETO: "M", Path.LINETO: "L", Path.CURVE3: "Q", Path.CURVE4: "C"}
    pieces = []
    for vertices, code in path.iter_segments(transform, simplify=False):
        pieces.append(
            "z" if code == Path.CLOSEPOLY else said[code] + " ".join(number(float(v)) for v in np.asarray(vertices))
        )
    return "".join(pieces), False


_BOX = [int(code) for code in (Path.MOVETO, Path.LINETO, Path.LINETO, Path.LINETO, Path.CLOSEPOLY)]
_CORNERS = 5


def _straight(points: list[tuple[float, float]]) -> tuple[str, bool]:
    """Straight lines between points; an upright rectangle by its sides, always the same way round."""
    xs, ys = {number(x) for x, _ in points}, {number(y) for _, y in points}
    closed = len(points) == _CORNERS and points[0] == points[-1]
    steps = all((a[0] == b[0]) != (a[1] == b[1]) for a, b in pairwise(points))
    if closed and steps and len(xs) == 2 and len(ys) == 2:
        (left, right), (top, low) = sorted(map(float, xs)), sorted(map(float, ys))
        wide, high = number(right - left), number(low - top)
        return f"M{number(left)} {number(top)}h{wide}v{high}h-{wide}z", True
    said = f"M{number(points[0][0])} {number(points[0][1])}"
    for (ax, ay), (x, y) in pairwise(points):
        same_x, same_y = number(ax) == number(x), number(ay) == number(y)
        said += f"V{number(y)}" if same_x else f"H{number(x)}" if same_y else f"L{number(x)} {number(y)}"
    return said + ("z" if closed else ""), False


def _line(gc: GraphicsContextBase, wide: float, *, forced: bool) -> dict[str, str]:
    style = {"stroke": _short(to_hex(gc.get_rgb()))}
    if wide != 1:
        style["stroke-width"] = number(wide)
    if not forced and gc.get_rgb()[3] < 1:
        style["stroke-opacity"] = number(gc.get_rgb()[3])
    dashes: Any
    offset, dashes = gc.get_dashes()
    if dashes is not None:
        style["stroke-dasharray"] = " ".join(number(dash) for dash in dashes)
        if offset:
            style["stroke-dashoffset"] = number(float(offset))
    if gc.get_joinstyle() != "round":
        style["stroke-linejoin"] = str(gc.get_joinstyle())
    if gc.get_capstyle() != "butt":
        style["stroke-linecap"] = {"projecting": "square"}.get(str(gc.get_capstyle()), "round")
    return style


def _clip(inner: str) -> str:
    return f"clipPath id={{id}}>{inner}</clipPath>"


def _inside(extent: Bbox, cut: Bbox) -> bool:
    """Whether nothing of it but half a line would be cut."""
    slack = 0.6
    return bool(
        extent.x0 >= cut.x0 - slack
        and extent.x1 <= cut.x1 + slack
        and extent.y0 >= cut.y0 - slack
        and extent.y1 <= cut.y1 + slack
    )


def _alpha(gc: GraphicsContextBase) -> float:
    return float(gc.get_alpha() if gc.get_forced_alpha() else gc.get_rgb()[3])


def _is_bold(prop: FontProperties) -> bool:
    weight = prop.get_weight()
    return weight in ("bold", "heavy", "black", "semibold") or (isinstance(weight, int) and weight >= BOLD)


def _short(colour: str) -> str:
    """A colour in three digits where that is the same.

    >>> _short("#222222"), _short("#3f90da")
    ('#222', '#3f90da')
    """
    return "#" + colour[1::2] if colour[1::2] == colour[2::2] else colour
