"""How it looks: the style sheet, the legend, and what is never printed."""

from __future__ import annotations

from importlib.resources import files

from markupsafe import Markup

from framing.text.tokens import TOKEN_PATTERN

HIDDEN = ("comment",)
"""Zones whose text is never printed."""


class Html(Markup):
    """Markup that a notebook shows as it looks, with its style sheet, and an article with its legend."""

    def _repr_html_(self) -> str:
        article = self.startswith('<article class="framing-article">')
        return "\n".join([style(), *([legend()] if article else []), self])


def style() -> Markup:
    """The style sheet of what this package returns, as a `<style>` element; a page needs it once."""
    sheet = (files("framing") / "templates" / "display.css").read_text(encoding="utf-8")
    return Markup("<style>\n{}</style>").format(Markup(sheet))


def legend() -> Html:
    """What the colours and patterns of an article mean; each pattern can be told without its colour.

    Examples
    --------
    >>> "Small capitals" in legend()
    True
    """
    return Html(
        '<p class="framing-legend">Plain: unattributed. '
        '<span class="framing-indirect">Dotted line, pale</span>: indirect, given to a source outside quotation marks. '
        '<span class="framing-direct">Solid tint</span>: direct, inside quotation marks. '
        '<span class="framing-direct framing-scare">Wavy line</span>: scare-quoted. '
        '<span class="framing-source">Small capitals</span>: a source. '
        '<span class="framing-cue">Underlined</span>: a cue. '
        "<mark>Marked</mark>: a mention. "
        '<span class="framing-out">Grey</span>: not counted.</p>'
    )


def hidden_words(text: str) -> int:
    """How many words of a text that is not printed."""
    return sum(1 for _ in TOKEN_PATTERN.finditer(text))


def hidden(words: int) -> Markup:
    """What stands in the place of readers' words, nothing where there are none."""
    notice = Markup('<span class="framing-out">[reader comments, {:,} words, not shown]</span>')
    return notice.format(words) if words else Markup()
