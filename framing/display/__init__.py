"""Articles and sentences as HTML, for notebooks and the report: what was counted, what was not, who is named where,
and whose words they are.

Every text is escaped: what an article contains is shown as text and never runs. What readers wrote under an article is
never shown, because their names would be.
"""

from __future__ import annotations

from framing._html import HIDDEN
from framing.display._article import article_html, zones_text
from framing.display._copies import copies_html
from framing.display._evidence import evidence_html, passages_html
from framing.display._look import Html, legend, style
from framing.display._readers import without_readers
from framing.display._show import show
from framing.display._speech import Content, Quote, Speech, Voice

__all__ = [
    "HIDDEN",
    "Content",
    "Html",
    "Quote",
    "Speech",
    "Voice",
    "article_html",
    "copies_html",
    "evidence_html",
    "legend",
    "passages_html",
    "show",
    "style",
    "without_readers",
    "zones_text",
]
