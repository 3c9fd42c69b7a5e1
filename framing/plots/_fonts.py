"""Fonts: the one of every figure, what stands in where it lacks a letter, and how wide letters are."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from matplotlib.font_manager import FontProperties, findfont, fontManager, get_font
from matplotlib.ft2font import FT2Font

FONT = "DejaVu Sans"
"""It comes with matplotlib, so that figures are the same on every machine."""
OTHERS = (
    "Noto Sans CJK SC", "Noto Sans CJK JP", "Noto Sans SC", "Noto Sans JP", "Source Han Sans SC", "WenQuanYi Zen Hei",
    "PingFang SC", "Hiragino Sans", "Microsoft YaHei", "Yu Gothic", "Malgun Gothic", "Arial Unicode MS", "Noto Sans",
    "Noto Sans Devanagari", "Noto Sans Thai", "Noto Sans Bengali", "Noto Sans Ethiopic", "Nirmala UI", "Segoe UI",
)  # fmt: skip
"""Fonts of many letters, as systems have them: the first that has a letter draws it in a PDF or PNG."""
ASCENT, DESCENT = 0.76, 0.24
"""How far the font's letters reach above and below the line they stand on, in parts of their size."""


@lru_cache(maxsize=1)
def families() -> tuple[str, ...]:
    """The font of the figures, and those of `OTHERS` that are installed."""
    installed = {entry.name for entry in fontManager.ttflist}
    return (FONT, *(name for name in OTHERS if name in installed))


def missing_letters(text: str, names: Iterable[str]) -> set[str]:
    """The letters that none of the fonts has."""
    if text.isascii():
        return set()
    fonts = [get_font(findfont(FontProperties(family=[name]))) for name in names]
    return {c for c in text if not c.isascii() and not any(font.get_char_index(ord(c)) for font in fonts)}


@lru_cache(maxsize=2)
def _font(bold: bool) -> FT2Font:
    """A font of its own, for what is measured with it must not be set to another size elsewhere."""
    font = FT2Font(findfont(FontProperties(family=FONT, weight="bold" if bold else "normal")))
    font.set_size(100, 72)
    return font


@lru_cache(maxsize=16384)
def _advance(letter: str, bold: bool) -> float:
    """How far a letter leads on, in parts of its size. Letters that the font lacks are taken as wide as a W."""
    font, code = _font(bold), ord(letter)
    wide = unicodedata.east_asian_width(letter) in "WF" or code >= 0x2E80 or not font.get_char_index(code)
    return float(font.load_char(ord("W") if wide else code).linearHoriAdvance) / 65536 / 100


@lru_cache(maxsize=4096)
def natural_width(text: str, bold: bool = False) -> float:
    """Width of one line of text in parts of its size: letter by letter, which is a little more than a shaper needs."""
    return sum(_advance(letter, bold) for letter in text)
