"""Colours that carry meaning stay apart in grey and for readers with any colour vision."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from matplotlib import colormaps
from matplotlib.colors import to_rgb

from framing.plots import _contrasts, _distance, _intervals, _keyness, _look, _rates, _shares, _zones

# Machado, Oliveira and Fernandes (2009), A physiologically-based model for simulation of color vision deficiency,
# doi:10.1109/TVCG.2009.113: severity 1, of linear RGB.
SEEN = {
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "tritanopia": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
    "grey": [[0.2126, 0.7152, 0.0722]] * 3,
    "any": np.eye(3).tolist(),
}
VOICES = {name: style["facecolor"] for name, style in _shares.STYLES.items()}
TOGETHER = {
    "whose words": [VOICES["unattributed"], VOICES["indirect"], VOICES["direct"], _look.TRACK],
    "crude and adjusted": [_contrasts.CRUDE, _look.INK],
    "sure and not": [_keyness.LIGHT, _look.INK],
    "chance and distance": [_distance.NULL["facecolor"], _look.INK],
    "band and dot": [_intervals.BAND, _look.INK],
    "counted and not": [_zones.KEPT["facecolor"], _zones.LEFT["facecolor"]],
}
PAIRS = (("indirect", _look.TRACK), ("direct", _look.TRACK), ("direct", VOICES["indirect"]))
BY_FORM = {frozenset({VOICES[voice], other}) for voice, other in PAIRS}
"""Told apart by an outline, or by hatching, too."""


def lightness(colour: str, vision: str) -> float:
    """CIE L* (0 black, 100 white) of a colour as it is seen."""
    rgb = np.array(to_rgb(colour))
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    seen = np.clip(np.array(SEEN[vision]) @ linear, 0, 1)
    luminance = float(np.dot([0.2126, 0.7152, 0.0722], seen))
    return 116 * luminance ** (1 / 3) - 16 if luminance > 0.008856 else 903.3 * luminance


@pytest.mark.parametrize("vision", SEEN)
@pytest.mark.parametrize("what", TOGETHER)
def test_colours_differ_in_lightness(what, vision):
    """By 15 steps of a hundred at least, or by their form."""
    for a, b in combinations(TOGETHER[what], 2):
        apart = abs(lightness(a, vision) - lightness(b, vision))
        assert apart >= 15 or frozenset({a, b}) in BY_FORM, (a, b, apart)


def test_what_is_told_apart_by_form_has_one():
    """Bars have an outline that their track lacks, and direct speech its lines."""
    assert all(style["linewidth"] > 0 and style["edgecolor"] == _look.INK for style in _shares.STYLES.values())
    assert [name for name, style in _shares.STYLES.items() if "hatch" in style] == ["direct"]


@pytest.mark.parametrize("vision", SEEN)
def test_shades_only_get_darker(vision):
    """A darker cell is a higher value for every reader, without a step back."""
    rgbs = [colormaps[_rates.SHADES](x)[:3] for x in np.linspace(0, _rates.DEEPEST, 21)]
    shades = ["#" + "".join(f"{round(255 * c):02x}" for c in rgb) for rgb in rgbs]
    steps = np.diff([lightness(shade, vision) for shade in shades])
    assert (steps < 0).all()


@pytest.mark.parametrize("vision", SEEN)
def test_type_is_readable_for_all(vision):
    """The two inks have a contrast of 4.5 with white at least (WCAG 2 AA), and so has type on every shade."""

    def luminance(colour: str) -> float:
        light = lightness(colour, vision)
        return ((light + 16) / 116) ** 3 if light > 8 else light / 903.3

    for ink in (_look.INK, _look.SOFT):
        assert 1.05 / (luminance(ink) + 0.05) >= 4.5
    for x in np.linspace(0, _rates.DEEPEST, 21):
        rgba = colormaps[_rates.SHADES](x)
        shade = "#" + "".join(f"{round(255 * c):02x}" for c in rgba[:3])
        pair = sorted((luminance(shade), luminance("#ffffff" if _look.ink_on(rgba) == "white" else _look.INK)))
        assert (pair[1] + 0.05) / (pair[0] + 0.05) >= 4.5
