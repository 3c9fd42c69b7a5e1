"""Transcripts: who speaks is written before each line, and nothing is in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from framing.text.attribution.spans import Attribution

_LABEL = re.compile(r"^(?P<name>[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,4}):[ \t\u00a0]+(?P<said>\S.*)", re.MULTILINE)
_FEWEST_LABELS = 3


def transcript(text: str) -> Iterator[Attribution]:
    """What speakers say in a transcript: *OKOYE: We stay.*

    Labels in capitals are taken for speakers where three lines or more begin with one; a single one may be a dateline.
    """
    labels = list(_LABEL.finditer(text)) if text.count(":") >= _FEWEST_LABELS else []
    for label in labels if len(labels) >= _FEWEST_LABELS else ():
        yield Attribution((label.span("said"),), label.span("name"), None, "neutral", "transcript")
