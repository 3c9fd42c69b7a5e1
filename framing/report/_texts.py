"""Whole articles in the page: whose words stand where."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
from markupsafe import Markup

from framing.display import Speech, article_html
from framing.report._data import ReportData

MOST_WORDS = 40_000
"""Words of whole articles that a page holds: with more it is slow to open."""
LONGEST_TITLE = 90


@dataclass(frozen=True)
class Text:
    """One article as it is shown."""

    id: str
    outlet: str
    title: str
    shown: Markup


def texts(data: ReportData, speech: Speech) -> list[Text]:
    """Articles from the first on, as many as a page holds; none where outlets stand under other names, for a whole
    article names its own. The mentions of all lexicons of labels are marked."""
    if data.pseudonymised:
        return []
    tables = [coded.mentions for coded in data.coded if coded.has_labels]
    mentions = pd.concat(tables, ignore_index=True) if tables else data.coded[0].mentions.head(0)
    by_document = {str(id): rows for id, rows in mentions.groupby("document", sort=False)}
    zones = {str(id): rows for id, rows in data.zones.groupby("document", sort=False)}
    titles = data.documents["title"].astype(str) if "title" in data.documents else pd.Series("", data.documents.index)
    shown: list[Text] = []
    words = 0
    for document, title, n in zip(data.corpus, titles, data.documents["n_words"], strict=True):
        words += int(n)
        if words > MOST_WORDS:
            break
        html = article_html(
            document, zones.get(document.id, data.zones.head(0)), by_document.get(document.id), speech=speech
        )
        short = title if len(title) <= LONGEST_TITLE else title[:LONGEST_TITLE].rsplit(" ", 1)[0] + " …"
        shown.append(Text(document.id, document.outlet, short, html))
    return shown
