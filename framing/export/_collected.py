"""The figures of a report, as files for print."""

from __future__ import annotations

from dataclasses import dataclass

from framing import plots
from framing._checks import FramingError
from framing.report import ReportData
from framing.report._figures import Sketch, sketches


@dataclass(frozen=True, eq=False)
class Drawn:
    """A figure: the name of its files, what it shows in words, its height in inches, and its bytes in each format."""

    name: str
    title: str
    description: str
    height: float
    pdf: bytes
    svg: bytes


def figures_of(data: ReportData, *, width: plots.Width = "page") -> list[Drawn]:
    """Every figure of the report for print; as wide as a page where its names and numbers do not fit into a column."""
    return [_drawn(sketch, width) for sketch in sketches(data).values()]


def _drawn(sketch: Sketch, width: plots.Width) -> Drawn:
    try:
        return _rendered(sketch, width)
    except FramingError:
        return _rendered(sketch, "page")


def _rendered(sketch: Sketch, width: plots.Width) -> Drawn:
    figure = sketch.figure(width)
    words = {"title": sketch.title, "description": sketch.description}
    pdf = plots.rendered(figure, "pdf", width=width, **words)
    svg = plots.rendered(figure, "svg", width=width, **words)
    return Drawn(sketch.name, sketch.title, sketch.description, float(figure.get_figheight()), pdf, svg)
