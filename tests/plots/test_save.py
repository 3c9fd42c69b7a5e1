"""`plots.save` and `plots.rendered`."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import matplotlib
import numpy as np
import pytest
from matplotlib.figure import Figure
from matplotlib.image import imread

from framing import plots
from framing._checks import FramingError, FramingWarning

KINDS = ["svg", "pdf", "png"]


@pytest.mark.parametrize("kind", KINDS)
def test_equal_figures_give_equal_files(naming_table, tmp_path, kind):
    """To the byte, from one drawing to the next and with any settings."""
    first = plots.save(plots.naming(naming_table(2, 2)), tmp_path / f"a.{kind}", title="t").read_bytes()
    with matplotlib.rc_context({"svg.hashsalt": "x", "pdf.fonttype": 3, "savefig.dpi": 10, "savefig.facecolor": "red"}):
        second = plots.save(plots.naming(naming_table(2, 2)), tmp_path / f"b.{kind}", title="t").read_bytes()
    assert first == second


def test_no_date_and_no_program_stands_in_a_file(naming_table):
    """Else two runs would differ, and a file would say who has which version."""
    ax = plots.naming(naming_table())
    pdf = plots.rendered(ax, "pdf", title="Labels", description="Two outlets.")
    assert b"CreationDate" not in pdf
    assert b"atplotlib" not in pdf.replace(b"BaseFont", b"")
    assert b"atplotlib" not in plots.rendered(ax, "png")
    assert b"Labels" in pdf
    assert b"Two outlets." in pdf


def test_pdf_embeds_its_font_as_truetype(naming_table):
    """Type 42, which journals take; no letter is drawn as a picture (type 3)."""
    pdf = plots.rendered(plots.naming(naming_table()), "pdf")
    assert b"/FontFile2" in pdf
    assert b"/Type3" not in pdf


@pytest.mark.parametrize(("width", "inches"), [("column", 89 / 25.4), ("page", 7.2), (120, 120 / 25.4)])
def test_a_file_is_as_wide_as_asked(naming_table, tmp_path, width, inches):
    """In each format; what the figure leaves is white, and its type is of one size."""
    figure = plots.naming(naming_table(2, 1), width=60).figure
    svg = plots.save(figure, tmp_path / "f.svg", width=width).read_text(encoding="utf-8")
    assert float(ElementTree.fromstring(svg).get("width").removesuffix("pt")) == pytest.approx(72 * inches, abs=0.1)
    box = re.search(rb"/MediaBox \[ ?0 0 ([\d.]+)", plots.rendered(figure, "pdf", width=width))
    assert float(box[1]) == pytest.approx(72 * inches, abs=0.1)
    drawn = imread(plots.save(figure, tmp_path / "f.png", width=width))
    assert drawn.shape[1] == pytest.approx(600 * inches, abs=2)
    assert np.allclose(drawn[:, -5:, :3], 1)


def test_a_figure_that_is_too_wide_is_not_made_smaller(naming_table, tmp_path):
    """Its type would be too small to read: the remedy is said, and nothing is written."""
    with pytest.raises(FramingError, match=r"draw it for that width, as in plots.naming\(table, width='column'\)"):
        plots.save(plots.naming(naming_table(5, 4)), tmp_path / "f.pdf", width="column")
    assert not list(tmp_path.iterdir())


def test_axes_of_several_panels_are_one_figure(terms_table, tmp_path):
    """What `terms` returned is saved as it is."""
    panels = plots.terms(terms_table(3))
    whole = plots.rendered(panels[0].figure, "svg")
    assert plots.rendered(panels, "svg") == whole == plots.rendered(panels[1], "svg")


def test_what_is_no_figure_is_refused(naming_table, tmp_path):
    """And so is a suffix that is not known."""
    with pytest.raises(FramingError, match="a figure is saved, or the Axes of one; got DataFrame"):
        plots.save(naming_table(), tmp_path / "f.svg")
    with pytest.raises(FramingError, match="suffix"):
        plots.save(plots.naming(naming_table()), tmp_path / "f.jpg")


def test_a_file_is_there_whole_or_not_at_all(naming_table, tmp_path, monkeypatch):
    """What stood there stays where writing fails, and nothing is left beside it."""
    target = tmp_path / "f.svg"
    target.write_text("old")
    monkeypatch.setattr("os.fsync", lambda _: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    with pytest.raises(FramingError, match="No space left"):
        plots.save(plots.naming(naming_table()), target)
    assert [(f.name, f.read_text()) for f in tmp_path.iterdir()] == [("f.svg", "old")]


def test_letters_that_no_font_has_are_told(naming_table):
    """PDF would show empty boxes in silence; SVG has the letters and is drawn with the reader's fonts."""
    ax = plots.naming(naming_table(2, 1).assign(label="\U00012345"))
    with pytest.warns(FramingWarning, match="empty boxes"):
        plots.rendered(ax, "pdf")
    assert "\U00012345" in plots.rendered(ax, "svg").decode()


def test_arabic_and_hebrew_are_letters_of_the_font(naming_table):
    """They raise no warning, which would be an error here."""
    for label in ("الجزيرة", "הארץ"):
        assert plots.rendered(plots.naming(naming_table(2, 1).assign(label=label)), "pdf").startswith(b"%PDF")


def test_an_empty_figure_can_be_saved(tmp_path):
    """In every format."""
    for kind in KINDS:
        assert plots.save(Figure(figsize=(3, 1)), tmp_path / f"f.{kind}").stat().st_size > 100
