"""What was read: the outlets and the first articles, as the page lists them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from framing.report._data import ReportData
from framing.report._opening import zone_words

MOST_ARTICLES = 200
"""Articles that the page lists; `documents.csv` has all."""


@dataclass(frozen=True)
class OutletView:
    """A row of the table of outlets."""

    name: str
    basis: str
    articles: int
    agencies: str
    copy_groups: str
    n_words: int
    left_out: Mapping[str, int]


def outlet_of(data: ReportData, name: str) -> OutletView:
    """What is known of an outlet, and how much of it was read."""
    rows = data.documents[data.documents["outlet"].astype(str) == name]

    def distinct(column: str) -> list[str]:
        return list(dict.fromkeys(str(v) for v in rows[column] if str(v))) if column in rows else []

    notes = "; ".join(distinct("basis_note"))
    basis = "; ".join(distinct("outlet_basis"))
    return OutletView(
        name=name,
        basis=f"{basis}: {notes}" if basis and notes else basis,
        articles=len(rows),
        agencies=", ".join(distinct("news_agency")),
        copy_groups=", ".join(distinct("copy_group")[:5]) + (" …" if len(distinct("copy_group")) > 5 else ""),
        n_words=int(rows["n_words"].sum()),
        left_out=zone_words(data, name),
    )


def articles_of(data: ReportData) -> list[dict[str, Any]]:
    """What is printed of the first articles; a link only to http and https."""
    hidden = data.pseudonymised
    rows = []
    for row in data.documents.head(MOST_ARTICLES).to_dict("records"):
        url = "" if hidden else str(row.get("url", ""))
        rows.append(
            {
                "id": row["id"],
                "outlet": row["outlet"],
                "date": row.get("date", ""),
                "title": "" if hidden else row.get("title", ""),
                "url": url if web_address(url) else "",
                "agency": row.get("news_agency", ""),
                "copy_group": row.get("copy_group", ""),
                "n_words": int(row["n_words"]),
            }
        )
    return rows


def web_address(url: str) -> bool:
    """Whether a link may lead there: an address of the web, and no `javascript:` or `data:`.

    >>> web_address("https://example.org/a"), web_address("javascript:alert(1)"), web_address(" https://[")
    (True, False, False)
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc) and url.isprintable() and " " not in url
