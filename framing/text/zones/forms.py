"""Forms: what one line alone says of itself. Rules are asked in order; the first that fits decides."""

from __future__ import annotations

import re
from functools import lru_cache

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
_LABEL_WORDS = 16
"""Longer lines are seldom anything but text, so that all forms are asked at once before each is."""

_BRIEF_WORDS = 45
"""Lines that are longer still, as most paragraphs are, may have few of the forms."""


def _signs_of(words: int) -> tuple[str, ...]:
    """The signs of the forms that lines of so many words may have."""
    return tuple(dict.fromkeys(sign for form in _FORMS_FOR[words] for sign in form.signs))


_SIGNS, _LONG_SIGNS = _signs_of(1), _signs_of(_BRIEF_WORDS + 1)
_RAREST = {sign: max(sign) for sign in _SIGNS}  # a letter beyond ASCII where it has one: no text without it holds it

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


def apply_forms(lines: list[Line], lowered: str) -> None:
    """Give every line that says of itself what it is its zone; `lowered` is the text in small letters."""
    if any(line.spaced is not line.text for line in lines):  # a sign may stand there with wider blanks
        lowered = "\n".join([line.spaced for line in lines]).lower()
    brief = any(_LABEL_WORDS < line.words <= _BRIEF_WORDS for line in lines)
    signs = [sign for sign in (_SIGNS if brief else _LONG_SIGNS) if _RAREST[sign] in lowered and sign in lowered]
    fits_brief, fits_long = _any_form(_LABEL_WORDS + 1).match, _any_form(_BRIEF_WORDS + 1).match
    for line in lines:
        if line.zone or line.words > MOST_WORDS or len(line.text) > LONGEST:
            continue
        if line.words <= _LABEL_WORDS:
            found = _label_form(line.bare, line.words)
        elif (signs and holds(line.bare.lower(), signs)) or (
            fits_brief(line.bare) if line.words <= _BRIEF_WORDS else fits_long(line.bare)
        ):
            found = _form_of(line.bare, line.words)
        else:
            continue
        if found is not None:
            line.give(*found)


@lru_cache(maxsize=3)
def _any_form(words: int) -> re.Pattern[str]:
    """The forms that lines of so many words may have and that need no sign, as one pattern."""
    forms = (form for form in LINE_FORMS if form.most >= words and not form.signs)
    return re.compile(
        "|".join(f"(?{'i' if form.pattern.flags & re.IGNORECASE else '-i'}:{form.pattern.pattern})" for form in forms)
    )


@lru_cache(maxsize=4096)
def _label_form(bare: str, words: int) -> tuple[str, str] | None:
    """Zone and rule of a short line; kept, for outlets print the same labels again and again."""
    if _any_form(1).match(bare) or holds(bare.lower(), _SIGNS):
        found = _form_of(bare, words)
        if found is not None:
            return found
    if is_date_line(bare):
        return "dateline", "date_line"
    if words <= 15 and is_widget(bare):
        return "navigation", "widget"
    return None


def _form_of(bare: str, words: int) -> tuple[str, str] | None:
    """Zone and rule of the first form that a line of so many words fits."""
    lowered = bare.lower()
    for form in _FORMS_FOR[words]:
        if (not form.signs or holds(lowered, form.signs)) and form.pattern.match(bare):
            return form.zone, form.name
    return None


def is_widget(text: str) -> bool:
    """Whether every word is a button.

    >>> is_widget("Facebook Twitter WhatsApp Email Print")
    True
    """
    words = [word.strip(".,:;|()·•+").casefold() for word in text.split()]
    words = [word for word in words if word and not word.replace(":", "").isdigit()]
    return bool(words) and all(word in _WIDGET_WORDS for word in words) and any(word in _SURE_WIDGETS for word in words)
