"""Questions and hints as HTML: three marks of Markdown are known, and everything else in them is escaped."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

_MARKS = re.compile(r"`([^`]+)`|\*\*([^*]+)\*\*|\*([^*]+)\*")
_NAMES = ("code", "strong", "em")


def marked(text: str) -> Markup:
    """A text with `code`, **strong** and *emphasis*.

    >>> str(marked("Look at `zone`, *not* at <b>."))
    'Look at <code>zone</code>, <em>not</em> at &lt;b&gt;.'
    """
    parts, place = [], 0
    for found in _MARKS.finditer(text):
        parts.append(escape(text[place : found.start()]))
        name, own = next((n, g) for n, g in zip(_NAMES, found.groups(), strict=True) if g)
        parts.append(Markup("<{0}>{1}</{0}>").format(Markup(name), own))
        place = found.end()
    return Markup().join([*parts, escape(text[place:])])
