"""Forms: what one line alone says of itself. Rules are asked in order; the first that fits decides."""

from __future__ import annotations

from framing.text.zones.dates import is_date_line
from framing.text.zones.lines import Line
from framing.text.zones.menus import MENUS, RELATED
from framing.text.zones.notices import CAPTIONS, NOTICES
from framing.text.zones.shapes import Form, holds, word_set
from framing.text.zones.widgets import COMMENTS, EMBEDS, TICKERS

LINE_FORMS: tuple[Form, ...] = (*TICKERS, *EMBEDS, *NOTICES, *COMMENTS, *MENUS, *RELATED, *CAPTIONS)
"""The rules on single lines, in the order in which they are asked."""

LONGEST = 2500
"""Longer lines (code points) are not asked: no furniture is that long."""

MOST_WORDS = 120
"""Nor are lines of more words."""

_FORMS_FOR = [tuple(form for form in LINE_FORMS if words <= form.most) for words in range(MOST_WORDS + 1)]
_SIGNS_FOR = [tuple(dict.fromkeys(sign for form in forms for sign in form.signs)) for forms in _FORMS_FOR]

_WIDGET_WORDS = word_set(
    """
    share tweet post email e-mail mail print copy link facebook twitter x whatsapp telegram linkedin reddit pinterest
    instagram youtube pocket flipboard messenger tumblr threads bluesky signal viber xing rss sms save comment comments
    comments0 shares likes like pin it this article on via to more menu home news search login subscribe close icon
    button logo opens in new window tab expand play mute listen gift bookmark follow url
    """
)
_SURE_WIDGETS = word_set(
    "facebook twitter whatsapp telegram linkedin reddit pinterest instagram tweet email share print"
)


def apply_forms(lines: list[Line]) -> None:
    """Give every line that says of itself what it is its zone."""
    for line in lines:
        if line.is_open and line.words <= MOST_WORDS and len(line.text) <= LONGEST:
            _apply_forms(line)


def _apply_forms(line: Line) -> None:
    bare = line.bare
    lowered = bare.lower()
    signed = holds(lowered, _SIGNS_FOR[line.words])  # most lines hold no sign of any form
    for form in _FORMS_FOR[line.words]:
        if (not form.signs or (signed and holds(lowered, form.signs))) and form.pattern.match(bare):
            line.give(form.zone, form.name)
            return
    if line.words <= 16 and is_date_line(line.bare):
        line.give("dateline", "date_line")
    elif line.words <= 15 and is_widget(line.bare):
        line.give("navigation", "widget")


def is_widget(text: str) -> bool:
    """Whether every word is a button.

    >>> is_widget("Facebook Twitter WhatsApp Email Print")
    True
    """
    words = [word.strip(".,:;|()·•+").casefold() for word in text.split()]
    words = [word for word in words if word and not word.replace(":", "").isdigit()]
    return bool(words) and all(word in _WIDGET_WORDS for word in words) and any(word in _SURE_WIDGETS for word in words)
